//! Who helps in a country, in words.

use ombrelle_core::help::{Country, Directory, Nearby, Platform, Service};
use ombrelle_core::letters::plain;

use crate::Words;

/// Services that people of another language know by another name: what the directory calls them, and the key of what they are called. The other
/// name cannot stand in the directory: a program that is out already refuses an update of it that has a word it does not know.
const CALLED_OTHERWISE: [(&str, &str); 1] = [("143 (Die Dargebotene Hand)", "service-ch-143")];

impl Words {
    /// What a service is called: by its own name, in the language where it has one.
    pub fn service_name(&self, service: &Service) -> String {
        let own = service.name.as_str();
        let known = CALLED_OTHERWISE.iter().find(|(name, _)| *name == own);
        match known {
            Some((_, key)) => self.say(key, &[]),
            None => own.to_owned(),
        }
    }

    /// The countries for which the directory has a service of their own, with their names and in the order of these.
    pub fn countries(&self) -> Vec<(Country, String)> {
        let listed = Country::listed().into_iter();
        let named = listed.map(|country| (country, self.country(country.code())));
        let mut named: Vec<_> = named.collect();
        named.sort_by_cached_key(|(_, name)| plain(name));
        named
    }

    /// Where the directory that counts comes from, and the day on which it was checked.
    pub fn directory_checked(&self) -> String {
        let key = match Directory::is_updated() {
            true => "help-me-checked-update",
            false => "help-me-checked",
        };
        let day = self.day(Directory::ours().checked);
        self.say(key, &[("day", day.into())])
    }

    /// The emergency number first, then the services of the country, of the European Union and of the world. Names no
    /// command: whoever reads it may never have seen one.
    pub fn help_near(&self, near: &Nearby) -> Vec<String> {
        self.helping(near, None, "help-me-numbers-change")
    }

    /// The same at a terminal, with the commands that lead on.
    pub fn help_near_by_command(&self, near: &Nearby) -> Vec<String> {
        self.helping(near, Some("help-me-anywhere"), "help-me-more")
    }

    /// `anywhere` is said where no country was named, `last` at the end.
    fn helping(&self, near: &Nearby, anywhere: Option<&str>, last: &str) -> Vec<String> {
        let numbers = [
            ("count", near.numbers.len().into()),
            ("numbers", near.numbers.join(" / ").into()),
        ];
        let mut lines = vec![self.say("help-me-danger", &numbers)];
        match near.country {
            Some(country) => {
                let name = self.country(country.code());
                let key = match near.own.is_empty() {
                    true => "help-me-none",
                    false => "help-me-country",
                };
                lines.push(self.say(key, &[("land", name.into())]));
            }
            None => lines.extend(anywhere.map(|key| self.say(key, &[]))),
        }
        lines.extend(self.helpers(&near.own));
        if !near.union.is_empty() {
            lines.push(self.say("help-me-union", &[]));
            lines.extend(self.helpers(&near.union));
        }
        lines.push(self.say("help-me-world", &[]));
        lines.extend(self.helpers(&near.world));
        lines.push(self.say(last, &[]));
        lines
    }

    /// Under what they are for; each with its contact, who may use it, and what it does with pictures.
    fn helpers(&self, services: &[Service]) -> Vec<String> {
        let mut lines = Vec::new();
        let mut part = None;
        for service in services {
            if part != Some(service.part) {
                part = Some(service.part);
                let code: &'static str = service.part.into();
                lines.push(self.say(&format!("help-me-part-{code}"), &[]));
            }
            lines.extend(self.service_for_whom(service));
        }
        lines
    }

    /// How to report on a platform: what to press, which words to choose, and the page.
    pub fn platform(&self, platform: &Platform) -> Vec<String> {
        let text = |list: &[String]| list.join(" > ");
        let mut lines = vec![platform.name.clone()];
        if !platform.press.is_empty() {
            let values = [("list", text(&platform.press).into())];
            lines.push(format!("   {}", self.say("help-me-press", &values)));
        }
        if !platform.choose.is_empty() {
            let values = [("list", text(&platform.choose).into())];
            lines.push(format!("   {}", self.say("help-me-choose", &values)));
        }
        let values = [("web", platform.web.as_str().into())];
        lines.push(format!("   {}", self.say("help-me-page", &values)));
        lines
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Language;

    #[test]
    fn a_service_is_called_as_people_of_the_language_call_it() {
        let switzerland = "CH".parse::<Country>().ok();
        let near = ombrelle_core::help::near(switzerland);
        let told = |language| Words::new(language).help_near(&near).join("\n");
        let french = told(Language::French);
        assert!(french.contains("143 (La Main Tendue)"), "{french}");
        assert!(!french.contains("Dargebotene"), "{french}");
        assert!(told(Language::English).contains("143 (Die Dargebotene Hand)"));
        // A name that the directory has no more is a name that nobody is told.
        let directory = Directory::built_in();
        for (name, _) in CALLED_OTHERWISE {
            assert!(directory.service.iter().any(|one| one.name == name));
        }
    }

    #[test]
    fn help_speaks_of_commands_only_at_a_terminal() {
        for language in Language::ALL {
            let words = Words::new(language);
            for country in [None, "FR".parse::<Country>().ok()] {
                let near = ombrelle_core::help::near(country);
                let told = words.help_near(&near).join("\n");
                assert!(
                    !told.contains("ombrelle ") && !told.contains("--country"),
                    "{told}"
                );
                let typed = words.help_near_by_command(&near).join("\n");
                assert!(typed.contains("ombrelle which-door"), "{typed}");
            }
        }
    }
}
