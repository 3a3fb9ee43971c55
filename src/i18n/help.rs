//! Who helps in a country, in words.

use ombrelle_core::help::{Nearby, Service};

use crate::Words;

impl Words {
    /// The emergency number first, then the services of the country, of the European Union and of the world.
    pub fn help_near(&self, near: &Nearby) -> Vec<String> {
        let numbers = [
            ("count", near.numbers.len().into()),
            ("numbers", near.numbers.join(" / ").into()),
        ];
        let mut lines = vec![self.say("help-me-danger", &numbers)];
        match near.land {
            Some(land) => {
                let name = self.say(&format!("land-{}", land.code()), &[]);
                let key = match near.own.is_empty() {
                    true => "help-me-none",
                    false => "help-me-country",
                };
                lines.push(self.say(key, &[("land", name.into())]));
            }
            None => lines.push(self.say("help-me-anywhere", &[])),
        }
        lines.extend(self.helpers(&near.own));
        if !near.union.is_empty() {
            lines.push(self.say("help-me-union", &[]));
            lines.extend(self.helpers(&near.union));
        }
        lines.push(self.say("help-me-world", &[]));
        lines.extend(self.helpers(&near.world));
        lines.push(self.say("help-me-more", &[]));
        lines
    }

    /// Each with its contact, who may use it, and what it does with pictures.
    fn helpers(&self, services: &[Service]) -> Vec<String> {
        let mut lines = Vec::new();
        for service in services {
            let helps: &'static str = service.helps.into();
            let who = self.say(&format!("help-me-helps-{helps}"), &[]);
            let mut told = self.service(service).into_iter();
            lines.extend(told.next());
            lines.extend(told.map(|about| format!("     {who} {}", about.trim_start())));
        }
        lines
    }
}
