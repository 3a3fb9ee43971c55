use std::time::{Duration, SystemTime, UNIX_EPOCH};

use strum::VariantArray;

use super::*;
use crate::help::Land;

/// Every combination of answers.
fn all() -> Vec<Answers> {
    let mut all = Vec::new();
    for &country in Country::VARIANTS {
        for online in [Online::Yes, Online::No, Online::Unknown] {
            for place in [
                Place::Network,
                Place::Messages,
                Place::Website,
                Place::Unknown,
            ] {
                for flags in 0..4 {
                    all.push(Answers {
                        under_18: flags & 1 == 1,
                        country,
                        online,
                        place,
                        threatened: flags & 2 == 2,
                    });
                }
            }
        }
    }
    all
}

fn advice(answers: &Answers) -> Vec<Step> {
    advise(answers).steps
}

fn names(steps: &[Step]) -> Vec<String> {
    let services = steps.iter().flat_map(|step| &step.services);
    services.map(|service| service.name.clone()).collect()
}

#[test]
fn danger_and_threats_put_emergency_and_help_lines_first() {
    for answers in all().iter().filter(|answers| answers.threatened) {
        let steps = advice(answers);
        assert_eq!(steps[0].kind, StepKind::Danger, "{answers:?}");
        assert_eq!(
            steps[0].numbers.is_empty(),
            answers.country == Country::Other
        );
        let at = |kind| steps.iter().position(|step| step.kind == kind);
        let block = at(StepKind::Block).unwrap();
        assert!(at(StepKind::AnswerNothing).unwrap() < block);
        assert!(at(StepKind::Talk).is_none_or(|talk| talk < block));
    }
}

#[test]
fn every_answer_leads_somewhere_and_keeps_the_original() {
    for answers in all() {
        let steps = advice(&answers);
        let at = |kind| steps.iter().position(|step| step.kind == kind);
        let (keep, block) = (at(StepKind::KeepOriginal), at(StepKind::Block));
        assert!(keep.is_some() && keep < block, "{answers:?}");
        assert!(at(StepKind::NothingSent).is_some());
        assert!(at(StepKind::Danger).or(at(StepKind::IfDanger)).is_some());
        assert_eq!(
            at(StepKind::Remove).is_some() || at(StepKind::ReportThere).is_some(),
            answers.online != Online::No
        );
        for step in &steps {
            let twice = steps.iter().filter(|other| other.kind == step.kind).count();
            assert_eq!(twice, 1, "{:?}", step.kind);
        }
    }
}

#[test]
fn stopncii_is_for_adults_and_take_it_down_for_minors() {
    for answers in all() {
        let named = names(&advice(&answers));
        let has = |name: &str| named.iter().any(|service| service.starts_with(name));
        assert_eq!(has("StopNCII"), !answers.under_18, "{answers:?}");
        assert_eq!(has("Take It Down"), answers.under_18, "{answers:?}");
    }
}

#[test]
fn young_people_of_every_listed_country_find_a_service_of_their_own() {
    for answers in all() {
        let listed = !matches!(answers.country, Country::Other | Country::EU);
        if answers.under_18 && listed && answers.online == Online::Yes {
            let steps = advice(&answers);
            let mut services = steps.iter().flat_map(|step| &step.services);
            assert!(
                services.any(|service| service.country == answers.country.code()),
                "{answers:?}"
            );
        }
    }
}

#[test]
fn every_service_is_complete() {
    let directory = Directory::ours();
    assert!(directory.service.len() >= 20, "the list was not read");
    for service in &directory.service {
        let name = &service.name;
        assert!(service.phone.is_some() || service.web.is_some(), "{name}");
        let secure = |web: &String| web.starts_with("https://") && !web.contains(' ');
        assert!(service.web.as_ref().is_none_or(secure), "{name}");
        assert!(!service.source.is_empty(), "{name}");
        assert!(service.checked.date.is_some(), "{name}");
        let mut lands = Land::VARIANTS.iter();
        let known = service.country == "EU"
            || lands.any(|land| land.code().eq_ignore_ascii_case(&service.country));
        assert!(known || service.country == "world", "{name}");
        assert!(service.languages.iter().all(|tag| tag.len() == 2), "{name}");
    }
    for country in &directory.emergency {
        assert!(!country.numbers.is_empty());
    }
}

/// Prints what to check before a release: telephone numbers do not keep.
#[test]
#[allow(clippy::print_stdout)]
fn services_that_were_not_checked_for_long_are_told() {
    let now = SystemTime::now().duration_since(UNIX_EPOCH);
    let today = now.unwrap_or(Duration::ZERO).as_secs() / 86_400;
    for service in &Directory::ours().service {
        let date = service.checked.date.unwrap();
        let age = today.saturating_sub(days(date.year.into(), date.month.into(), date.day.into()));
        if age > 180 {
            println!(
                "{}: checked {age} days ago, look at {}",
                service.name, service.source
            );
        }
    }
    assert_eq!(days(1970, 1, 1), 0);
    assert_eq!(days(2026, 11, 1), 20_758);
}

/// Days since 1970 (Hinnant, *chrono-compatible low-level date algorithms*).
fn days(year: u64, month: u64, day: u64) -> u64 {
    let year = if month <= 2 { year - 1 } else { year };
    let (era, year) = (year / 400, year % 400);
    let shifted = (month + 9) % 12;
    let day = (153 * shifted + 2) / 5 + day - 1;
    era * 146_097 + year * 365 + year / 4 - year / 100 + day - 719_468
}

#[test]
fn a_country_is_known_by_its_letters() {
    for &country in Country::VARIANTS {
        assert_eq!(country.code().parse(), Ok(country));
        assert_eq!(country.code().to_lowercase().parse(), Ok(country));
    }
    assert_eq!("UK".parse(), Ok(Country::GB));
}
