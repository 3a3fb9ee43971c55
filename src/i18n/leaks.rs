//! What a photo also tells, in plain words, and what to do about it.

use ombrelle_core::leaks::{Caption, CaptionLeak};
use ombrelle_core::protect::{Check, Leak, LeakKind, OneHour, OnePlace, Region, Together};

use crate::{Language, Words};

/// Code and name of each country in each language, under a line of titles (assets/countries/README.md).
const COUNTRIES: &str = include_str!("../../assets/countries/names.tsv");

impl Words {
    /// One thing that the photo tells.
    pub fn leak(&self, leak: &Leak) -> String {
        let content = match leak.place {
            Some(place) => self.located(place, leak),
            None => leak.content.clone().unwrap_or_default(),
        };
        let content = match leak.kind {
            LeakKind::Date => self.moment(&content),
            _ => content,
        };
        let kind: &'static str = leak.kind.into();
        let values = [
            ("content", content.as_str().into()),
            // Only sentences about a face name one.
            ("face", leak.face.unwrap_or(0).into()),
        ];
        if content.is_empty() && self.has(&format!("leak-{kind}-bare")) {
            return self.say(&format!("leak-{kind}-bare"), &values);
        }
        self.say(&format!("leak-{kind}"), &values)
    }

    /// What to do about it.
    pub fn remedy(&self, leak: &Leak) -> String {
        let code: &'static str = leak.remedy.into();
        let values = [
            // Only what can be covered has a box, and only then is it named.
            (
                "box",
                leak.region
                    .as_ref()
                    .map(as_option)
                    .unwrap_or_default()
                    .into(),
            ),
            ("face", leak.face.unwrap_or(0).into()),
        ];
        self.say(&format!("remedy-{code}"), &values)
    }

    /// That nothing was found, where nothing was; never more than was looked for.
    pub fn nothing_found(&self, check: &Check) -> String {
        self.say(
            match check.is_complete() {
                true => "check-nothing-found",
                false => "check-nothing-said",
            },
            &[],
        )
    }

    /// What was looked for in this photo in part: that there is more writing than is looked at, that a look for codes was given up.
    pub fn given_up(&self, check: &Check) -> Vec<String> {
        let keys = [
            (check.text_given_up(), "check-text-given-up"),
            (check.codes_given_up(), "check-codes-given-up"),
        ];
        let told = keys.into_iter().filter(|(given_up, _)| *given_up);
        told.map(|(_, key)| self.say(key, &[])).collect()
    }

    /// What only the person can answer, then what nobody looked for, under a heading.
    pub fn unchecked(&self, check: &Check) -> Vec<String> {
        let questions = check.questions.iter().map(|question| {
            let code: &'static str = question.into();
            self.say(&format!("question-{code}"), &[])
        });
        let mut lines: Vec<String> = questions.collect();
        lines.push(self.say("check-not-looked-for", &[]));
        for missing in &check.not_looked_for {
            let code: &'static str = missing.into();
            let values = [("pixels", check.smallest_text.into())];
            lines.push(format!(
                "- {}",
                self.say(&format!("not-looked-for-{code}"), &values)
            ));
        }
        lines.push(self.say("check-no-promise", &[]));
        lines
    }

    /// What a caption tells, each with what to do about it, and that this is never everything.
    pub fn caption(&self, caption: &Caption) -> Vec<String> {
        let mut lines = vec![self.caption_heading(caption)];
        for leak in &caption.found {
            lines.push(format!("  {}", self.caption_leak(leak)));
            lines.push(format!("    {}", self.caption_remedy(leak)));
        }
        lines.extend(self.caption_limits(caption));
        lines
    }

    /// How many things a caption tells.
    pub fn caption_heading(&self, caption: &Caption) -> String {
        match caption.found.len() {
            0 => self.say("caption-nothing", &[]),
            count => self.say("caption-heading", &[("count", count.into())]),
        }
    }

    /// One thing that a caption tells.
    pub fn caption_leak(&self, leak: &CaptionLeak) -> String {
        let values = [("content", leak.content.as_str().into())];
        self.say(&format!("caption-{}", leak.kind.code()), &values)
    }

    /// What to do about it.
    pub fn caption_remedy(&self, leak: &CaptionLeak) -> String {
        self.say(&format!("caption-remedy-{}", leak.kind.code()), &[])
    }

    /// What was not read, and that words are missed.
    pub fn caption_limits(&self, caption: &Caption) -> Vec<String> {
        let cut = (!caption.complete).then(|| self.say("caption-cut", &[]));
        let promise = self.say("caption-no-promise", &[]);
        cut.into_iter().chain([promise]).collect()
    }

    /// The title of a map with a place on it.
    pub fn map_title(&self, leak: &Leak) -> String {
        let place = leak.place.map(|place| self.located(place, leak));
        self.say(
            "check-map-title",
            &[("place", place.unwrap_or_default().into())],
        )
    }

    /// What several photos tell together by their files; nothing where that is nothing.
    pub fn together(&self, together: &Together) -> Vec<String> {
        let photos = together.photos;
        let place = |one: &OnePlace| {
            let values = [
                ("count", one.photos.into()),
                ("photos", photos.into()),
                ("place", self.place(one.place).into()),
                ("days", one.days.into()),
            ];
            self.say("together-place", &values)
        };
        let hour = |one: &OneHour| {
            let values = [
                ("count", one.photos.into()),
                ("photos", photos.into()),
                ("weekday", u32::from(one.weekday).into()),
                ("from", u32::from(one.hour).into()),
                ("to", (u32::from(one.hour) + 1).into()),
                ("days", one.days.into()),
            ];
            self.say("together-hour", &values)
        };
        let mut lines: Vec<String> = together.places.iter().map(place).collect();
        lines.extend(together.hours.iter().map(hour));
        if !lines.is_empty() {
            lines.push(self.say("together-copies", &[]));
        }
        lines
    }

    /// A country by its code; the code itself where it has no name here.
    pub fn country(&self, code: &str) -> String {
        let named = || {
            let column = column_of(self.language())?;
            let mut lines = COUNTRIES.lines();
            let line = lines.find(|line| line.split('\t').next() == Some(code))?;
            line.split('\t').nth(column)
        };
        named().unwrap_or(code).to_owned()
    }

    fn located(&self, place: (f64, f64), leak: &Leak) -> String {
        let place = self.place(place);
        let Some(code) = &leak.country else {
            return place;
        };
        let values = [
            ("place", place.into()),
            ("country", self.country(code).into()),
        ];
        if leak.near {
            self.say("check-near", &values)
        } else {
            self.say("check-in", &values)
        }
    }
}

/// Where a language's names stand in [`COUNTRIES`].
fn column_of(language: Language) -> Option<usize> {
    let mut titles = COUNTRIES.lines().next()?.split('\t');
    titles.position(|title| title == language.code())
}

/// A box as `--box` takes it.
fn as_option(region: &Region) -> String {
    format!(
        "{:.0},{:.0},{:.0},{:.0}",
        region.x, region.y, region.width, region.height
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use ombrelle_core::protect::Remedy;

    #[test]
    fn what_photos_tell_together_is_told_with_the_weekday_and_only_where_they_do() {
        let together = Together {
            photos: 12,
            places: vec![OnePlace {
                photos: 5,
                days: 3,
                place: (48.3904, -4.4861),
            }],
            hours: vec![OneHour {
                photos: 4,
                days: 4,
                weekday: 2,
                hour: 16,
            }],
        };
        let said = |language| Words::new(language).together(&together);
        let english = said(Language::English);
        assert_eq!(english.len(), 3);
        assert!(english[0].contains("5 of 12 photos were taken at one place"));
        assert!(english[0].contains("48.39040, -4.48610, on 3 days"));
        assert!(english[1].contains("on 4 different Tuesdays, between 16:00 and 17:00"));
        let french = said(Language::French);
        assert!(french[0].contains("5 photos sur 12"));
        assert!(french[1].contains("sur 4 mardis différents, entre 16\u{a0}h et 17\u{a0}h"));
        let nothing = Words::new(Language::English).together(&Together::default());
        assert!(nothing.is_empty());
    }

    #[test]
    fn every_language_names_the_countries() {
        for language in Language::ALL {
            assert!(column_of(language).is_some_and(|column| column > 0));
        }
        let germany = |language| Words::new(language).country("DE");
        assert_eq!(germany(Language::English), "Germany");
        assert_eq!(germany(Language::French), "Allemagne");
    }

    fn leak(kind: LeakKind, remedy: Remedy) -> Leak {
        Leak {
            kind,
            content: None,
            region: None,
            corners: None,
            face: None,
            place: None,
            country: None,
            near: false,
            remedy,
        }
    }

    #[test]
    fn a_place_is_told_with_its_country_in_the_language() {
        let paris = Leak {
            place: Some((48.858, 2.294)),
            country: Some("DE".to_owned()),
            ..leak(LeakKind::Place, Remedy::LeftOut)
        };
        assert_eq!(
            Words::new(Language::French).leak(&paris),
            "Où la photo a été prise\u{a0}: 48.85800, 2.29400 (Allemagne)"
        );
        let boat = Leak {
            near: true,
            ..paris
        };
        assert_eq!(
            Words::new(Language::English).leak(&boat),
            "Where the photo was taken: 48.85800, 2.29400 (near Germany)"
        );
    }

    #[test]
    fn text_from_a_photo_cannot_talk_to_the_terminal() {
        let text = Leak {
            content: Some("Em\u{1b}[31mma".to_owned()),
            region: Some(Region {
                x: 1.0,
                y: 2.0,
                width: 30.0,
                height: 40.0,
            }),
            ..leak(LeakKind::Name, Remedy::CoverBox)
        };
        let words = Words::new(Language::English);
        assert!(!words.leak(&text).contains('\u{1b}'));
        assert_eq!(words.remedy(&text), "To cover it: --box 1,2,30,40");
    }

    #[test]
    fn every_country_has_a_name_in_both_languages() {
        for line in COUNTRIES.lines() {
            let columns: Vec<&str> = line.split('\t').collect();
            assert_eq!(columns.len(), 3, "{line}");
            assert!(columns.iter().all(|name| name.len() > 1), "{line}");
        }
        assert_eq!(Words::new(Language::French).country("ZZ"), "ZZ");
    }
}
