//! Where to find help, in words.

use ombrelle_core::help::{Advice, Preparation, Service, Step};

use crate::{Value, Words};

impl Words {
    /// The whole advice: a heading, then the steps with their services and what to have at hand.
    pub fn advice(&self, advice: &Advice) -> Vec<String> {
        let mut lines = vec![self.say("triage-heading", &[])];
        for (place, step) in advice.steps.iter().enumerate() {
            lines.push(self.numbered(place, &self.advice_step(step)));
            for service in &step.services {
                lines.extend(self.service(service));
            }
            if !step.prepare.is_empty() {
                let things = step
                    .prepare
                    .iter()
                    .map(|thing| self.advice_preparation(thing));
                let list = things
                    .collect::<Vec<_>>()
                    .join(&self.say("list-joint", &[]));
                let line = self.say("triage-prepare", &[("list", list.into())]);
                lines.push(format!("   {line}"));
            }
        }
        lines
    }

    /// The same for a screen that others may see: no word of pictures, only whom to call and which
    /// page to look at.
    pub fn advice_discreetly(&self, advice: &Advice) -> Vec<String> {
        let mut lines = vec![self.say("discreet-triage-heading", &[])];
        for (place, step) in advice.steps.iter().enumerate() {
            let key = format!("discreet-triage-step-{}", step.kind.code());
            let sentence = self.say(&key, &self.emergency(step));
            lines.push(self.numbered(place, &sentence));
            let contacts = step.services.iter().map(|service| self.contact(service));
            lines.extend(contacts.map(|contact| format!("   {contact}")));
        }
        lines
    }

    /// The sentence of one step.
    pub fn advice_step(&self, step: &Step) -> String {
        self.say(
            &format!("triage-step-{}", step.kind.code()),
            &self.emergency(step),
        )
    }

    /// The services of one step: each with its contact, then what it does with the picture and its languages.
    pub fn advice_services(&self, step: &Step) -> Vec<(String, String)> {
        let told = step.services.iter().map(|service| {
            let lines = self.service(service).into_iter();
            let mut lines = lines.map(|line| line.trim_start_matches([' ', '-']).to_owned());
            let name = lines.next().unwrap_or_default();
            (name, lines.collect::<Vec<_>>().join(" "))
        });
        told.collect()
    }

    /// One thing to have at hand.
    pub fn advice_preparation(&self, thing: &Preparation) -> String {
        let code: &'static str = thing.into();
        self.say(&format!("triage-prepare-{code}"), &[])
    }

    fn numbered(&self, place: usize, sentence: &str) -> String {
        let values = [
            ("number", (place + 1).into()),
            ("sentence", sentence.into()),
        ];
        self.say("triage-step", &values)
    }

    fn emergency(&self, step: &Step) -> [(&'static str, Value); 2] {
        let numbers = step.numbers.join(" / ");
        [
            ("count", step.numbers.len().into()),
            ("numbers", numbers.into()),
        ]
    }

    /// Name and contact, then what it does with the picture, its hours and its languages.
    pub(crate) fn service(&self, service: &Service) -> Vec<String> {
        let contact = self.contact(service);
        let values = [
            ("name", service.name.as_str().into()),
            ("contact", contact.into()),
        ];
        let picture: &'static str = service.picture.into();
        let mut about = vec![self.say(&format!("triage-picture-{picture}"), &[])];
        about.extend(self.languages(service));
        vec![
            format!("   - {}", self.say("triage-service", &values)),
            format!("     {}", about.join(" ")),
        ]
    }

    /// Number with its hours, and page.
    fn contact(&self, service: &Service) -> String {
        let phone = service.phone.as_deref().map(|number| {
            let phone = self.say("triage-phone", &[("number", number.into())]);
            match self.hours(service) {
                Some(hours) => format!("{phone} ({hours})"),
                None => phone,
            }
        });
        let parts: Vec<String> = phone.into_iter().chain(service.web.clone()).collect();
        parts.join(&self.say("list-joint", &[]))
    }

    fn hours(&self, service: &Service) -> Option<String> {
        let hours = service.hours.as_ref()?;
        let code: &'static str = hours.days.into();
        let days = self.say(&format!("triage-days-{code}"), &[]);
        if hours.from.is_empty() {
            return Some(days);
        }
        let values = [
            ("days", days.into()),
            ("from", hours.from.as_str().into()),
            ("to", hours.to.as_str().into()),
        ];
        Some(self.say("triage-hours", &values))
    }

    fn languages(&self, service: &Service) -> Option<String> {
        let name = |tag: &String| {
            let key = format!("language-{tag}");
            if self.has(&key) {
                self.say(&key, &[])
            } else {
                tag.clone()
            }
        };
        let list: Vec<String> = service.languages.iter().map(name).collect();
        if list.is_empty() {
            return None;
        }
        let key = if service.more_languages {
            "triage-languages-more"
        } else {
            "triage-languages"
        };
        Some(self.say(key, &[("list", list.join(", ").into())]))
    }
}

#[cfg(test)]
mod tests {
    use ombrelle_core::help::{Answers, Country, Online, Place, advise};

    use super::*;
    use crate::Language;

    fn all() -> impl Iterator<Item = Answers> {
        let countries = [Country::FR, Country::GB, Country::US, Country::Other];
        countries.into_iter().flat_map(|country| {
            (0..12).map(move |n| Answers {
                under_18: n & 1 == 1,
                country,
                online: [Online::Yes, Online::No, Online::Unknown][n / 4],
                place: if n & 2 == 2 {
                    Place::Messages
                } else {
                    Place::Unknown
                },
                threatened: n & 2 == 2,
            })
        })
    }

    #[test]
    fn the_words_of_help_never_blame() {
        let words = [
            "punish",
            "illegal",
            "crime",
            "guilty",
            "shame",
            "stupid",
            "careless",
            "why did you",
            "should have",
            "mistake",
            "prosecut",
            "puni",
            "illégal",
            "délit",
            "coupable",
            "honte",
            "imprud",
            "pourquoi avez",
            "auriez dû",
            "erreur",
            "poursuiv",
            "tribunal",
            "court",
        ];
        for language in Language::ALL {
            for answers in all() {
                let advice = advise(&answers);
                let said = Words::new(language)
                    .advice(&advice)
                    .join("\n")
                    .to_lowercase();
                for word in words {
                    assert!(!said.contains(word), "{word} in {said}");
                }
                assert!(!said.contains('{'), "{said}");
            }
        }
    }

    #[test]
    fn a_discreet_screen_names_neither_pictures_nor_services() {
        let words = [
            "picture",
            "image",
            "intim",
            "hash",
            "empreinte",
            "photo",
            "nude",
            "threat",
            "menace",
            "ombrelle",
            "take it down (",
            "stopncii.org:",
        ];
        for language in Language::ALL {
            for answers in all() {
                let advice = advise(&answers);
                let said = Words::new(language)
                    .advice_discreetly(&advice)
                    .join("\n")
                    .to_lowercase();
                for word in words {
                    assert!(!said.contains(word), "{word} in {said}");
                }
            }
        }
    }

    #[test]
    fn sentences_are_short_enough_for_a_person_of_twelve() {
        for language in Language::ALL {
            for answers in all() {
                for line in Words::new(language).advice(&advise(&answers)) {
                    for sentence in line.split(['.', ':', ';']) {
                        let count = sentence.split_whitespace().count();
                        assert!(count <= 26, "{count} words: {sentence}");
                    }
                }
            }
        }
    }
}
