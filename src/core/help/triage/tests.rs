use std::collections::BTreeSet;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use strum::VariantArray;

use super::*;
use crate::help::{Country, Days, Helps, OpensOn, Stage};

/// Every combination of answers, in every country that the directory knows, and in one that it does not.
fn all() -> Vec<Answers> {
    let known = Country::listed().into_iter().map(Some);
    let countries: Vec<_> = known.chain(["FJ".parse().ok(), None]).collect();
    let mut all = Vec::new();
    for &who in Who::VARIANTS {
        for &what in What::VARIANTS {
            for &age in Age::VARIANTS {
                for &country in &countries {
                    for &online in Online::VARIANTS {
                        for &place in Place::VARIANTS {
                            all.extend([false, true].map(|threatened| Answers {
                                who,
                                what,
                                age,
                                country,
                                online,
                                place,
                                threatened,
                            }));
                        }
                    }
                }
            }
        }
    }
    all
}

fn kinds_of(answers: &Answers) -> Vec<StepKind> {
    advise(answers).steps.iter().map(|step| step.kind).collect()
}

/// Where a kind stands among the steps.
fn place(kinds: &[StepKind], kind: StepKind) -> Option<usize> {
    kinds.iter().position(|one| *one == kind)
}

#[test]
fn each_of_the_24_branches_has_all_that_its_person_needs() {
    let mut branches = BTreeSet::new();
    for answers in all() {
        let advice = advise(&answers);
        let stages: BTreeSet<Stage> = advice.steps.iter().map(|step| step.stage).collect();
        for stage in [
            Stage::FirstHour,
            Stage::Say,
            Stage::Evidence,
            Stage::Report,
            Stage::After,
        ] {
            assert!(stages.contains(&stage), "{stage:?} of {answers:?}");
        }
        // Whoever speaks to a child, a friend, or whom they hurt, reads what not to say.
        assert_eq!(
            stages.contains(&Stage::DoNotSay),
            answers.who != Who::Me,
            "{answers:?}"
        );
        assert!(advice.steps.is_sorted_by_key(|step| step.stage));
        let danger = [StepKind::Danger, StepKind::IfDanger];
        let told = advice.steps.iter().filter(|s| danger.contains(&s.kind));
        assert_eq!(told.count(), 1, "{answers:?}");
        for step in &advice.steps {
            let twice = advice.steps.iter().filter(|other| other.kind == step.kind);
            assert_eq!(twice.count(), 1, "{:?}", step.kind);
        }
        let who: &str = answers.who.into();
        let what: &str = answers.what.into();
        branches.insert((who, what));
    }
    assert_eq!(branches.len(), 24);
}

#[test]
fn every_step_is_in_some_branch_and_every_branch_differs() {
    let mut seen = Vec::new();
    let mut branches = Vec::new();
    for answers in all() {
        for kind in kinds_of(&answers) {
            if !seen.contains(&kind) {
                seen.push(kind);
            }
        }
    }
    for kind in StepKind::VARIANTS {
        assert!(seen.contains(kind), "{kind:?} is never said");
    }
    for &who in Who::VARIANTS {
        for &what in What::VARIANTS {
            let answers = Answers {
                who,
                what,
                ..Answers::default()
            };
            let kinds = kinds_of(&answers);
            assert!(!branches.contains(&kinds), "{who:?} {what:?}");
            branches.push(kinds);
        }
    }
}

#[test]
fn danger_and_threats_put_emergency_and_help_lines_first() {
    for answers in all().iter().filter(|answers| answers.is_threatened()) {
        let advice = advise(answers);
        assert_eq!(advice.steps[0].kind, StepKind::Danger, "{answers:?}");
        let unknown = answers
            .country
            .is_none_or(|country| !Country::listed().contains(&country));
        assert_eq!(advice.steps[0].numbers.is_empty(), unknown, "{answers:?}");
        let kinds = kinds_of(answers);
        let nothing = place(&kinds, StepKind::AnswerNothing).unwrap();
        for later in [StepKind::Block, StepKind::PassedBlock, StepKind::Remove] {
            assert!(place(&kinds, later).is_none_or(|later| nothing < later));
        }
        for talk in [StepKind::Talk, StepKind::PassedTell, StepKind::WorriedTalk] {
            assert!(place(&kinds, talk).is_none_or(|talk| talk < nothing));
        }
    }
}

#[test]
fn every_answer_leads_somewhere_and_keeps_the_original() {
    for answers in all() {
        let kinds = kinds_of(&answers);
        let at = |kind| place(&kinds, kind);
        let (keep, block) = (at(StepKind::KeepOriginal), at(StepKind::Block));
        // Who passed a picture on, or is worried about pictures, is never told to keep one.
        match answers.who {
            Who::PassedOn | Who::Worried => assert!(keep.is_none() && block.is_none()),
            _ => assert!(keep.is_some() && keep < block, "{answers:?}"),
        }
        assert!(at(StepKind::Danger).or(at(StepKind::IfDanger)).is_some());
        let is_out = answers.online != Online::No && answers.what != What::Threat;
        assert_eq!(
            at(StepKind::Remove).is_some() || at(StepKind::ReportThere).is_some(),
            is_out && answers.who != Who::Worried,
        );
    }
}

#[test]
fn stopncii_is_for_adults_and_take_it_down_for_minors() {
    for answers in all() {
        if answers.who == Who::Worried {
            continue;
        }
        let advice = advise(&answers);
        let services = || advice.steps.iter().flat_map(|step| &step.services);
        let has = |name: &str| services().any(|service| service.name.starts_with(name));
        let (adult, minor) = match (answers.who, answers.age) {
            (_, Age::Under18) => (false, true),
            (Who::PassedOn, _) | (_, Age::Unknown) => (true, true),
            (_, Age::Under18Then) => (false, true),
            (_, Age::Adult) => (true, false),
        };
        assert_eq!(has("StopNCII"), adult, "{answers:?}");
        assert_eq!(has("Take It Down"), minor, "{answers:?}");
    }
}

#[test]
fn young_people_of_every_listed_country_find_a_service_of_their_own() {
    for answers in all() {
        let Some(country) = answers.country.filter(|c| Country::listed().contains(c)) else {
            assert!(advise(&answers).nobody_near);
            continue;
        };
        if answers.age == Age::Under18 && answers.online == Online::Yes && answers.who == Who::Me {
            let advice = advise(&answers);
            let mut services = advice.steps.iter().flat_map(|step| &step.services);
            assert!(
                !advice.nobody_near && services.any(|s| s.country == country.code()),
                "{answers:?}"
            );
        }
    }
}

/// For whoever lives where nobody is known, and for whoever did not say: somebody is named all the same.
#[test]
fn whoever_lives_elsewhere_is_led_to_the_services_of_the_world() {
    for country in ["FJ".parse().ok(), None] {
        let advice = advise(&Answers {
            country,
            age: Age::Under18,
            ..Answers::default()
        });
        let services = advice.steps.iter().flat_map(|step| &step.services);
        let names: Vec<&str> = services.map(|service| service.name.as_str()).collect();
        assert!(names.contains(&"INHOPE") && names.iter().any(|n| n.starts_with("Take It Down")));
        assert!(advice.nobody_near);
    }
}

#[test]
fn under_18_in_the_united_kingdom_report_remove_is_named_before_anything_is_online() {
    for what in [What::Real, What::Made, What::Threat, What::Unknown] {
        let advice = advise(&Answers {
            what,
            age: Age::Under18,
            country: "GB".parse().ok(),
            online: Online::No,
            ..Answers::default()
        });
        let mut services = advice.steps.iter().flat_map(|step| &step.services);
        assert!(
            services.any(|s| s.name.starts_with("Report Remove")),
            "{what:?}"
        );
    }
}

/// Report Remove wants a proof of being under 18 today (iwf.org.uk/what-we-do/why-we-exist/report-remove): it turns grown-ups
/// away, whatever the picture shows. Take It Down asks for the age in the picture.
#[test]
fn whoever_is_grown_up_by_now_is_sent_to_nobody_who_turns_grown_ups_away() {
    for answers in all() {
        // Who passed it on tells their own age, and not that of the person in the picture.
        if answers.age != Age::Under18Then || answers.who == Who::PassedOn {
            continue;
        }
        let advice = advise(&answers);
        let mut services = advice.steps.iter().flat_map(|step| &step.services);
        assert!(
            !services.any(|one| one.prepare.contains(&Preparation::ProofOfAge)),
            "{answers:?}"
        );
        for step in &advice.steps {
            let lines = step.services.iter().filter(|one| one.part == Part::Talk);
            assert!(
                lines.is_sorted_by_key(|one| one.helps == Helps::Minors),
                "{answers:?}"
            );
        }
    }
}

#[test]
fn whoever_thinks_of_dying_finds_somebody_to_call_where_that_is_said() {
    let directory = Directory::ours();
    for answers in all() {
        // A country whose only number that we know is that of an emergency has nobody else to name.
        let knows = [Part::Crisis, Part::Talk].iter().any(|part| {
            let found = directory.find(*part, answers.age, answers.country, None);
            found.iter().any(|service| service.phone.is_some())
        });
        let steps = advise(&answers).steps;
        for step in steps.iter().filter(|step| step.kind == StepKind::Care) {
            let named = step.services.iter().any(|service| service.phone.is_some());
            assert_eq!(named, knows, "{answers:?}");
            let called = step.services.iter().all(|service| service.phone.is_some());
            assert!(called, "a page among whom to call: {answers:?}");
        }
    }
}

/// 116 016 is for women, and 116 111 closes in the evening.
#[test]
fn everybody_in_germany_finds_somebody_to_call_day_and_night() {
    for (age, kind) in [
        (Age::Adult, StepKind::Talk),
        (Age::Adult, StepKind::Care),
        (Age::Under18, StepKind::Care),
    ] {
        let advice = advise(&Answers {
            age,
            country: "DE".parse().ok(),
            ..Answers::default()
        });
        let step = advice.steps.iter().find(|step| step.kind == kind).unwrap();
        let called = |one: &&Service| one.phone.as_deref() == Some("0800 111 0 111");
        let line = step.services.iter().find(called);
        let hours = line.and_then(|one| one.hours.as_ref());
        let days = hours.map(|hours| hours.days);
        assert_eq!(days, Some(Days::Always), "{age:?} {kind:?}");
    }
}

/// Lines that say of themselves that they are for women, or for young people: a country with such lines alone has nobody for others.
const NOT_FOR_ALL: [&str; 7] = [
    "1522 (Antiviolenza e Stalking)",
    "Hilfetelefon Gewalt gegen Frauen",
    "Linja e Këshillimit për Gra dhe Vajza",
    "Nacionalna SOS linija",
    "SOS 15900",
    "Telefonul de Încredere pentru Femei și Fete (La Strada)",
    "YK Support Line (10-24)",
];

#[test]
fn a_grown_up_who_is_no_woman_finds_a_line() {
    let all = &Directory::built_in().service;
    for name in NOT_FOR_ALL {
        assert!(all.iter().any(|one| one.name == name), "{name}");
    }
    let mut without = BTreeSet::new();
    for country in Country::listed() {
        let advice = advise(&Answers {
            age: Age::Adult,
            country: Some(country),
            ..Answers::default()
        });
        let mut talk = advice.steps.iter().filter(|s| s.kind == StepKind::Talk);
        let narrow = |one: &Service| NOT_FOR_ALL.contains(&one.name.as_str());
        let for_all = |one: &Service| one.phone.is_some() && !narrow(one);
        if !talk.any(|step| step.services.iter().any(for_all)) {
            without.insert(country.code());
        }
    }
    // No source names one there.
    assert_eq!(without, BTreeSet::from(["AL", "MD"]));
}

#[test]
fn somebody_young_finds_somebody_to_call_at_night() {
    let directory = Directory::built_in();
    let mut without = BTreeSet::new();
    for country in Country::listed() {
        let of = |part| directory.find(part, Age::Under18, Some(country), None);
        let lines = [Part::Talk, Part::Crisis].map(of).concat();
        let at_night = |one: &Service| {
            let hours = one.hours.as_ref();
            one.phone.is_some() && hours.is_some_and(|hours| hours.days == Days::Always)
        };
        if !lines.iter().any(at_night) {
            without.insert(country.code());
        }
    }
    // No source names one there.
    assert_eq!(without, BTreeSet::from(["HR", "LU"]));
}

fn moment(time: &str) -> DateTime {
    time.parse().unwrap()
}

#[test]
fn whoever_answers_now_is_named_before_whoever_is_closed_and_nobody_is_left_out() {
    // A Tuesday afternoon, when all are open, a Tuesday night, a Saturday evening and a Sunday morning.
    let open = moment("2026-12-01T15:00:00");
    let closed = [
        "2026-12-01T23:51:00",
        "2026-12-05T21:00:00",
        "2026-12-06T07:00:00",
    ]
    .map(moment);
    for answers in all() {
        // Where it is online changes nothing here.
        if (answers.online, answers.place) != (Online::Yes, Place::Network) {
            continue;
        }
        let plain = advise(&answers);
        assert_eq!(advise_at(&answers, open), plain, "{answers:?}");
        for now in closed {
            let told = advise_at(&answers, now);
            for (step, usual) in told.steps.iter().zip(&plain.steps) {
                let names = |step: &Step| -> BTreeSet<(String, String)> {
                    let services = step.services.iter();
                    let both = services.map(|one| (one.name.clone(), one.country.clone()));
                    both.collect()
                };
                assert_eq!((step.kind, names(step)), (usual.kind, names(usual)));
                for pair in step.services.windows(2) {
                    let equals =
                        (pair[0].part, &pair[0].country) == (pair[1].part, &pair[1].country);
                    // Whoever is grown up by now hears of lines for grown-ups first.
                    let apart = answers.age == Age::Under18Then && pair[0].helps != pair[1].helps;
                    let answers_now = pair[1].hours.is_some() && pair[1].opens.is_none();
                    let pushed = pair[0].opens.is_some() && answers_now;
                    assert!(!(equals && pushed) || apart, "{now}: {answers:?}");
                }
            }
            assert_eq!(told.steps.len(), plain.steps.len());
        }
    }
}

/// 3018 answers from nine to eleven in the evening, 119 at any time.
#[test]
fn at_night_a_child_in_france_is_led_to_the_line_that_answers() {
    let answers = Answers {
        age: Age::Under18,
        country: "FR".parse().ok(),
        ..Answers::default()
    };
    let lines = |now: &str| -> Vec<(String, bool)> {
        let steps = advise_at(&answers, moment(now)).steps;
        let talk = steps.into_iter().find(|step| step.kind == StepKind::Talk);
        let lines = talk.unwrap().services.into_iter();
        let lines = lines.map(|line| (line.phone.unwrap_or_default(), line.opens.is_some()));
        lines.take(2).collect()
    };
    let line = |phone: &str, closed| (phone.to_owned(), closed);
    assert_eq!(
        lines("2026-12-01T22:59:00"),
        [line("3018", false), line("119", false)]
    );
    let night = lines("2026-12-01T23:51:00");
    assert_eq!(night[0], line("119", false));
    let near = |now: &str| crate::help::near_at(answers.country, moment(now)).own;
    let closed = near("2026-12-01T23:51:00");
    let at = |phone: &str| {
        let called = |one: &Service| one.phone.as_deref() == Some(phone);
        closed.iter().position(called).unwrap()
    };
    assert!(at("119") < at("3018"));
    let opens = closed[at("3018")].opens.as_ref().unwrap();
    assert_eq!((opens.on, opens.at.as_str()), (OpensOn::Tomorrow, "09:00"));
    assert!(
        near("2026-12-01T15:00:00")
            .iter()
            .all(|one| one.opens.is_none())
    );
}

#[test]
fn whoever_thinks_of_dying_finds_a_line_for_whoever_is_in_distress() {
    let directory = Directory::built_in();
    let mut without = BTreeSet::new();
    for country in Country::listed() {
        let found = directory.find(Part::Crisis, Age::Adult, Some(country), None);
        if found.is_empty() {
            without.insert(country.code());
        }
    }
    // There, whoever talks to grown-ups listens to anybody in distress.
    let listened = ["AT", "AU", "CH", "HU", "IS", "LT", "LV", "RO"];
    // No source names one there.
    let unknown = ["AL", "BG", "CY", "GE", "HR", "MD"];
    let known: BTreeSet<&str> = listened.into_iter().chain(unknown).collect();
    assert_eq!(without, known);
}

/// Of any age, in every country that the directory knows.
#[test]
fn whoever_is_asked_to_call_finds_a_line() {
    let mut without = BTreeSet::new();
    let listed = Country::listed();
    assert!(listed.len() >= 40);
    for answers in all() {
        let known = answers.country.filter(|one| listed.contains(one));
        let steps = advise(&answers).steps;
        let calls = |step: &&Step| matches!(step.kind, StepKind::Talk | StepKind::PassedTell);
        for step in steps.iter().filter(calls) {
            let named = step.lines() > 0;
            match known {
                Some(country) if !named => {
                    without.insert((country.code(), format!("{:?}", answers.age)));
                }
                // Where nobody is known, nobody is named, and the sentence is another one.
                None => assert!(!named, "{answers:?}"),
                Some(_) => {}
            }
        }
    }
    assert!(without.is_empty(), "nobody to call: {without:?}");
}

#[test]
fn whoever_reports_what_shows_children_is_told_where_however_old() {
    for answers in all().iter().filter(|answers| answers.who == Who::Worried) {
        let steps = advise(answers).steps;
        let report = steps
            .iter()
            .find(|step| step.kind == StepKind::WorriedReport);
        assert!(
            report.is_some_and(|step| !step.services.is_empty()),
            "{answers:?}"
        );
    }
}

#[test]
fn nobody_who_asks_about_thoughts_is_sent_to_the_police_unless_threatened() {
    for answers in all().iter().filter(|answers| answers.who == Who::Worried) {
        let kinds = kinds_of(answers);
        assert_eq!(
            kinds.contains(&StepKind::Complain),
            answers.is_threatened(),
            "{answers:?}"
        );
    }
}

/// They read that a line for young people listens to them, too.
#[test]
fn somebody_young_who_asks_about_thoughts_finds_the_line_for_young_people() {
    let talk = |country, age| {
        let advice = advise(&Answers {
            who: Who::Worried,
            age,
            country: Some(country),
            ..Answers::default()
        });
        let is_talk = |step: &Step| step.kind == StepKind::WorriedTalk;
        advice.steps.into_iter().find(is_talk).unwrap()
    };
    for country in Country::listed() {
        let young = talk(country, Age::Under18).services;
        let lines = Directory::ours().find(Part::Talk, Age::Under18, Some(country), None);
        for line in lines.iter().filter(|line| line.phone.is_some()) {
            assert!(young.contains(line), "{}: {}", country.code(), line.name);
        }
        let grown_up = talk(country, Age::Adult).services;
        assert!(grown_up.iter().all(|one| one.part == Part::Worried));
    }
}

#[test]
fn every_service_is_complete() {
    let directory = Directory::built_in();
    assert!(directory.service.len() >= 20, "the list was not read");
    assert_eq!(directory.fault(), None);
    let days = directory.service.iter().map(|one| one.checked.to_string());
    let last = days.max().unwrap();
    assert!(
        directory.checked.to_string() >= last,
        "checked on {}, a service on {last}",
        directory.checked
    );
}

/// What a directory is held to, whether it came with the program or as an update.
#[test]
fn what_is_incomplete_or_cannot_be_shown_is_no_directory() {
    type Spoil = fn(&mut Directory);
    let spoilt: [Spoil; 17] = [
        |all| all.service.clear(),
        |all| all.service.retain(|one| one.country != "world"),
        |all| all.service[3].name.clear(),
        |all| all.service[3].name = "x".repeat(401),
        |all| all.service[3].name = "a\u{1b}[31m".into(),
        |all| all.service[3].source = " ".into(),
        |all| all.service[3].country = "XX".into(),
        |all| (all.service[3].phone, all.service[3].web) = (None, None),
        |all| all.service[3].phone = Some("0800 CALL".into()),
        |all| all.service[3].web = Some("http://example.org".into()),
        |all| all.service[3].web = Some("https://a b".into()),
        |all| all.service[3].languages = vec!["french".into()],
        |all| all.service.push(all.service[3].clone()),
        |all| all.emergency[0].numbers.clear(),
        |all| all.emergency[0].country = "ZZ".into(),
        |all| all.platform[0].web = "javascript:x".into(),
        |all| all.platform[0].press = vec![String::new()],
    ];
    for (at, spoil) in spoilt.iter().enumerate() {
        let mut directory = Directory::built_in().clone();
        spoil(&mut directory);
        assert!(directory.fault().is_some(), "{at}");
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
