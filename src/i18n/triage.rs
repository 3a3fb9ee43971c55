//! Where to find help, in words.

use ombrelle_core::help::{Advice, Preparation, Service, Stage, Step, Voice};

use crate::{Language, Value, Words};

impl Words {
    /// The whole advice: a heading, then the steps under when they are done, with their services and what to have at hand.
    pub fn advice(&self, advice: &Advice) -> Vec<String> {
        let mut lines = vec![self.advice_heading(advice)];
        if advice.nobody_near {
            lines.push(self.say("triage-nobody-near", &[]));
        }
        let mut stage = None;
        for (place, step) in advice.steps.iter().enumerate() {
            if stage != Some(step.stage) {
                stage = Some(step.stage);
                lines.push(String::new());
                lines.push(self.advice_stage(step.stage));
            }
            lines.push(self.numbered(place, &self.advice_step(step)));
            for service in &step.services {
                lines.extend(self.service_of(step, service));
            }
            lines.extend(self.advice_prepare(step).map(|line| format!("   {line}")));
        }
        lines.push(String::new());
        lines.push(self.say("triage-nothing-sent", &[]));
        lines
    }

    /// The same for a screen that others may see: no word of pictures, only whom to call and which
    /// page to look at.
    pub fn advice_discreetly(&self, advice: &Advice) -> Vec<String> {
        let mut lines = vec![self.say("discreet-triage-heading", &[])];
        let told = advice.steps.iter().filter_map(|step| {
            let discreet = step.kind.discreetly()?;
            let code: &'static str = discreet.into();
            // Steps that only name somebody say nothing without.
            let named = !matches!(code, "look" | "talk") || !step.services.is_empty();
            named.then_some((code, step))
        });
        for (place, (code, step)) in told.enumerate() {
            let key = format!("discreet-triage-step-{code}");
            let sentence = self.say(&key, &self.emergency(step));
            lines.push(self.numbered(place, &sentence));
            let contacts = step.services.iter().map(|service| self.contact(service));
            lines.extend(contacts.map(|contact| format!("   {contact}")));
        }
        lines.push(self.say("discreet-triage-nothing-sent", &[]));
        lines
    }

    /// The branches of *which door* in short: for each who asks and what it is about the steps, without services.
    pub fn branch(&self, name: &str, advice: &Advice) -> Vec<String> {
        let mut lines = vec![name.to_owned(), self.advice_heading(advice)];
        let mut stage = None;
        for (place, step) in advice.steps.iter().enumerate() {
            if stage != Some(step.stage) {
                stage = Some(step.stage);
                lines.push(format!("  {}", self.advice_stage(step.stage)));
            }
            let line = self.numbered(place, &self.advice_step(step));
            lines.push(format!("    {line}"));
        }
        lines.push(String::new());
        lines
    }

    /// What is said above the steps.
    pub fn advice_heading(&self, advice: &Advice) -> String {
        let who: &'static str = advice.who.into();
        self.voiced(&format!("triage-heading-{who}"), advice.voice, &[])
    }

    /// When the steps below are done.
    pub fn advice_stage(&self, stage: Stage) -> String {
        let code: &'static str = stage.into();
        self.say(&format!("triage-stage-{code}"), &[])
    }

    /// The sentence of one step.
    pub fn advice_step(&self, step: &Step) -> String {
        let key = format!("triage-step-{}", step.kind.code());
        self.voiced(&key, step.voice, &self.emergency(step))
    }

    /// The sentence for this voice: somebody young has sentences of their own.
    fn voiced(&self, key: &str, voice: Voice, values: &[(&str, Value)]) -> String {
        let young = format!("{key}-young");
        match voice {
            Voice::Young if self.has(&young) => self.say(&young, values),
            _ => self.say(key, values),
        }
    }

    /// The services of one step: each with its contact, then what it does with the picture and its languages.
    pub fn advice_services(&self, step: &Step) -> Vec<(String, String)> {
        let told = step.services.iter().map(|service| {
            let lines = self.service_of(step, service).into_iter();
            let mut lines = lines.map(|line| line.trim_start_matches([' ', '-']).to_owned());
            let name = lines.next().unwrap_or_default();
            (name, lines.collect::<Vec<_>>().join(" "))
        });
        told.collect()
    }

    /// What to have at hand for a step, in one line; none where nothing is needed.
    pub fn advice_prepare(&self, step: &Step) -> Option<String> {
        let things = step
            .prepare
            .iter()
            .map(|thing| self.advice_preparation(thing));
        let list = things.collect::<Vec<_>>();
        let joined = list.join(&self.say("list-joint", &[]));
        let line = || self.say("triage-prepare", &[("list", joined.into())]);
        (!list.is_empty()).then(line)
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

    fn emergency(&self, step: &Step) -> [(&'static str, Value); 3] {
        let numbers = step.numbers.join(" / ");
        [
            ("count", step.numbers.len().into()),
            ("numbers", numbers.into()),
            // Nobody is told to call where nobody is named.
            ("lines", step.lines().into()),
        ]
    }

    /// A service as a step names it.
    fn service_of(&self, step: &Step, service: &Service) -> Vec<String> {
        match step.for_whom {
            true => self.service_for_whom(service),
            false => self.service(service),
        }
    }

    /// As [`Words::service`], with who may use it.
    pub(crate) fn service_for_whom(&self, service: &Service) -> Vec<String> {
        let helps: &'static str = service.helps.into();
        let who = self.say(&format!("help-me-helps-{helps}"), &[]);
        let mut told = self.service(service).into_iter();
        let mut lines: Vec<String> = told.next().into_iter().collect();
        lines.extend(told.map(|about| format!("     {who} {}", about.trim_start())));
        lines
    }

    /// Name and contact, then what it does with the picture, its hours and its languages.
    pub(crate) fn service(&self, service: &Service) -> Vec<String> {
        let contact = self.contact(service);
        let values = [
            ("name", self.service_name(service).into()),
            ("contact", contact.into()),
        ];
        let picture: &'static str = service.picture.into();
        let mut about = vec![self.say(&format!("triage-picture-{picture}"), &[])];
        if service.anonymous == Some(true) {
            about.push(self.say("triage-anonymous", &[]));
        }
        about.extend(self.languages(service));
        if service.sign_language {
            about.push(self.say("triage-sign-language", &[]));
        }
        if !service.prepare.is_empty() {
            let things = service.prepare.iter();
            let things = things.map(|thing| self.advice_preparation(thing));
            let list = things.collect::<Vec<_>>();
            let list = list.join(&self.say("list-joint", &[]));
            about.push(self.say("triage-prepare", &[("list", list.into())]));
        }
        vec![
            format!("   - {}", self.say("triage-service", &values)),
            format!("     {}", about.join(" ")),
        ]
    }

    /// How a service is reached, to be copied: it is read at another time, so it does not say who is closed now.
    pub fn reached(&self, service: &Service) -> String {
        let usual = Service {
            opens: None,
            ..service.clone()
        };
        let values = [
            ("name", self.service_name(service).into()),
            ("contact", self.contact(&usual).into()),
        ];
        self.say("triage-service", &values)
    }

    /// What a button that copies how a service is reached is called beside others: what it copies, and whose.
    pub fn copying(&self, service: &Service) -> String {
        let key = match (&service.phone, &service.web) {
            (Some(_), Some(_)) => "app-copy-both",
            (Some(_), None) => "app-copy-number",
            (None, _) => "app-copy-address",
        };
        self.say(key, &[("name", self.service_name(service).into())])
    }

    /// Number with its hours, and page.
    pub(crate) fn contact(&self, service: &Service) -> String {
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

    /// Its hours, and where it is closed at the moment at which somebody asks, that it is and when it answers again.
    fn hours(&self, service: &Service) -> Option<String> {
        let hours = self.usual_hours(service)?;
        let Some(opening) = &service.opens else {
            return Some(hours);
        };
        let on: &'static str = opening.on.into();
        let time = [("time", self.clock(&opening.at).into())];
        let values = [
            ("hours", hours.into()),
            (
                "when",
                self.say(&format!("triage-opens-{on}"), &time).into(),
            ),
        ];
        Some(self.say("triage-closed", &values))
    }

    fn usual_hours(&self, service: &Service) -> Option<String> {
        let hours = service.hours.as_ref()?;
        let code: &'static str = hours.days.into();
        let days = self.say(&format!("triage-days-{code}"), &[]);
        if hours.from.is_empty() {
            return Some(days);
        }
        let values = [
            ("days", days.into()),
            ("from", self.clock(&hours.from).into()),
            ("to", self.clock(&hours.to).into()),
        ];
        Some(self.say("triage-hours", &values))
    }

    /// A time as the directory has it, as people write it: `09:00` is `9 h` in French.
    fn clock(&self, time: &str) -> String {
        let (Language::French, Some((hour, minute))) = (self.language(), time.split_once(':'))
        else {
            return time.to_owned();
        };
        let hour = match hour.trim_start_matches('0') {
            "" => "0",
            hour => hour,
        };
        match minute {
            "00" => format!("{hour}\u{a0}h"),
            minute => format!("{hour}\u{a0}h\u{a0}{minute}"),
        }
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
    use ombrelle_core::help::{
        Age, Answers, Country, Online, Place, StepKind, What, Who, advise, advise_at, near_at,
    };
    use strum::VariantArray;

    use super::*;

    #[test]
    fn times_are_told_as_people_write_them() {
        let french = Words::new(Language::French);
        for (time, told) in [
            ("09:00", "9\u{a0}h"),
            ("23:30", "23\u{a0}h\u{a0}30"),
            ("00:00", "0\u{a0}h"),
        ] {
            assert_eq!(french.clock(time), told);
            assert_eq!(Words::new(Language::English).clock(time), time);
        }
    }

    /// A child in France who asks on a Tuesday at nine minutes to midnight, on a Monday before nine, and in the afternoon.
    #[test]
    fn a_line_that_is_closed_is_told_as_closed_with_when_it_opens() {
        let answers = Answers {
            age: Age::Under18,
            country: "FR".parse().ok(),
            ..Answers::default()
        };
        let (english, french) = (Language::English, Language::French);
        for (now, language, hours) in [
            (
                "2026-12-01T23:51:00",
                english,
                "(every day, 09:00 to 23:00; closed now, opens tomorrow at 09:00)",
            ),
            (
                "2026-12-01T23:51:00",
                french,
                "(tous les jours, de 9\u{a0}h à 23\u{a0}h\u{202f}; fermé maintenant, ouvre demain à 9\u{a0}h)",
            ),
            (
                "2026-11-30T08:00:00",
                english,
                "(every day, 09:00 to 23:00; closed now, opens at 09:00)",
            ),
            (
                "2026-11-30T08:00:00",
                french,
                "(tous les jours, de 9\u{a0}h à 23\u{a0}h\u{202f}; fermé maintenant, ouvre à 9\u{a0}h)",
            ),
            (
                "2026-12-01T15:00:00",
                english,
                "phone 3018 (every day, 09:00 to 23:00)",
            ),
        ] {
            let (words, now) = (Words::new(language), now.parse().unwrap());
            let advice = advise_at(&answers, now);
            let near = near_at(answers.country, now);
            let steps = advice
                .steps
                .iter()
                .flat_map(|step| words.advice_services(step));
            let steps: Vec<String> = steps.map(|(line, _)| line).collect();
            let services = advice.steps.iter().flat_map(|step| &step.services);
            let copied = services.map(|service| words.reached(service));
            assert!(copied.into_iter().all(|line| {
                !line.contains("closed now") && !line.contains("fermé maintenant")
            }));
            for told in [
                words.advice(&advice).join("\n"),
                words.advice_discreetly(&advice).join("\n"),
                words.help_near(&near).join("\n"),
                steps.join("\n"),
            ] {
                assert!(told.contains(hours), "{hours}: {told}");
            }
        }
        // A paper is read at another time than it was printed.
        let printed = Words::new(english).advice(&advise(&answers)).join("\n");
        assert!(!printed.contains("closed now"), "{printed}");
    }

    #[test]
    fn after_a_weekend_a_line_opens_on_monday() {
        let answers = Answers {
            age: Age::Under18,
            country: "DE".parse().ok(),
            ..Answers::default()
        };
        // A Saturday evening.
        let advice = advise_at(&answers, "2026-12-05T21:00:00".parse().unwrap());
        for (language, told) in [
            (Language::English, "closed now, opens on Monday at 14:00)"),
            (
                Language::French,
                "fermé maintenant, ouvre lundi à 14\u{a0}h)",
            ),
        ] {
            let said = Words::new(language).advice(&advice).join("\n");
            assert!(said.contains(told), "{said}");
        }
    }

    fn all() -> Vec<Answers> {
        let countries = ["FR", "GB", "US", "CH", "FJ"].map(|code| code.parse::<Country>().ok());
        let mut all = Vec::new();
        for &who in Who::VARIANTS {
            for &what in What::VARIANTS {
                for &age in Age::VARIANTS {
                    for country in countries.into_iter().chain([None]) {
                        for (online, place, threatened) in [
                            (Online::Yes, Place::Messages, true),
                            (Online::No, Place::Unknown, false),
                            (Online::Unknown, Place::Unknown, false),
                        ] {
                            all.push(Answers {
                                who,
                                what,
                                age,
                                country,
                                online,
                                place,
                                threatened,
                            });
                        }
                    }
                }
            }
        }
        all
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
            "pourquoi as-tu",
            "auriez dû",
            "aurais dû",
            "erreur",
            "poursuiv",
            "tribunal",
            "court",
            "prison",
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
    fn that_nothing_is_sent_is_no_step_and_numbers_can_be_dialled() {
        for language in Language::ALL {
            let words = Words::new(language);
            for answers in all() {
                let advice = advise(&answers);
                let lines = words.advice(&advice);
                assert_eq!(lines.last(), Some(&words.say("triage-nothing-sent", &[])));
                let digit = |line: &&String| line.starts_with(|c: char| c.is_ascii_digit());
                assert_eq!(lines.iter().filter(digit).count(), advice.steps.len());
                let mut services = advice.steps.iter().flat_map(|step| &step.services);
                assert!(services.all(|one| {
                    let phone = one.phone.as_deref().unwrap_or_default();
                    !phone.chars().any(char::is_alphabetic)
                }));
            }
        }
    }

    #[test]
    fn nobody_is_told_to_call_where_nobody_is_named() {
        for language in Language::ALL {
            let words = Words::new(language);
            for answers in all() {
                let advice = advise(&answers);
                let calls =
                    |step: &&Step| matches!(step.kind, StepKind::Talk | StepKind::PassedTell);
                for step in advice.steps.iter().filter(calls) {
                    let said = words.advice_step(step);
                    let none = ["no help line to name", "aucune ligne d’écoute"];
                    let told = none.iter().any(|none| said.contains(none));
                    assert_eq!(told, step.lines() == 0, "{said}");
                    let asked = ["Call ", "Appelez"].iter().any(|call| said.contains(call));
                    assert!(!(told && asked), "{said}");
                    // Whoever left the country out hears that it helps to say it.
                    let country = ["your country, say it", "dites-le", "dis-le"];
                    let led_on = country.iter().any(|words| said.contains(words));
                    assert_eq!(led_on, told, "{said}");
                }
                let care =
                    |step: &&Step| matches!(step.kind, StepKind::Care | StepKind::WorriedAfter);
                for step in advice.steps.iter().filter(care) {
                    let said = words.advice_step(step);
                    let emergency = ["the emergency number", "le numéro d’urgence"];
                    let told = emergency.iter().any(|number| said.contains(number));
                    assert_eq!(told, step.lines() == 0, "{said}");
                }
            }
        }
    }

    /// Words and marks of a sentence, as lengths: a service's line and an address are none.
    fn sentences(text: &str) -> Vec<usize> {
        let text = text.split(['.', '!', '?', ':', ';', '\n', '“', '”', '«', '»', '…']);
        let lengths = text.map(|sentence| {
            let words = sentence.split_whitespace();
            words
                .filter(|word| word.chars().any(char::is_alphabetic))
                .count()
        });
        lengths.filter(|length| *length > 0).collect()
    }

    #[test]
    fn sentences_are_short_enough_for_a_person_of_twelve() {
        for language in Language::ALL {
            let words = Words::new(language);
            for answers in all() {
                let young = answers.voice() == Voice::Young;
                let advice = advise(&answers);
                let mut lengths = Vec::new();
                for said in advice
                    .steps
                    .iter()
                    .map(|step| words.advice_step(step))
                    .chain([words.advice_heading(&advice)])
                {
                    for length in sentences(&said) {
                        let most = if young { 18 } else { 26 };
                        assert!(length <= most, "{length} words: {said}");
                        lengths.push(length);
                    }
                }
                let mean = lengths.iter().sum::<usize>() as f32 / lengths.len() as f32;
                let most = if young { 9.0 } else { 11.0 };
                assert!(mean <= most, "{}: {mean} {answers:?}", language.code());
            }
        }
    }

    /// Whoever is under 18 is spoken to with `tu`, and with sentences of their own.
    #[test]
    fn somebody_young_is_spoken_to_as_somebody_young() {
        let french = Words::new(Language::French);
        let formal = [
            "vous ", "votre", "vos ", "ez ", "ez-", "ez.", "ez,", "ez\u{a0}",
        ];
        let allowed = [
            "chez ",
            "assez ",
            "nez ",
            "avez confiance",
            "allez voir ensemble",
            "appelez ensemble",
            "en qui vous ",
        ];
        for answers in all() {
            let advice = advise(&answers);
            if advice.voice != Voice::Young {
                continue;
            }
            let steps = advice
                .steps
                .iter()
                .map(|step| (step.kind, french.advice_step(step)));
            for (kind, said) in steps {
                let key = format!("triage-step-{}-young", kind.code());
                assert!(french.has(&key), "{key}");
                let mut said = said.to_lowercase();
                // Words that the person says to several friends, and what stays between two people.
                for quote in [
                    "effacez-la, ne la passez à personne",
                    "ce qui reste entre vous",
                    "riez, sortez, parlez d’autre chose",
                    "si toi ou un ami pensez",
                ] {
                    said = said.replace(quote, "");
                }
                for word in allowed {
                    said = said.replace(word, "");
                }
                for word in formal {
                    assert!(!said.contains(word), "{word} in {said}");
                }
            }
        }
    }

    #[test]
    fn a_threat_is_never_answered_paid_or_hidden() {
        for language in Language::ALL {
            let words = Words::new(language);
            for answers in all().iter().filter(|answers| answers.is_threatened()) {
                let said = words.advice(&advise(answers)).join(" ").to_lowercase();
                let all = match language {
                    Language::English => ["do not pay", "do not answer", "do not hide it"],
                    Language::French if answers.voice() == Voice::Young => {
                        ["ne paie pas", "ne réponds pas", "ne les cache pas"]
                    }
                    Language::French => ["ne payez pas", "ne répondez pas", "ne les cachez pas"],
                };
                for words in all {
                    assert!(said.contains(words), "{words}: {said}");
                }
            }
        }
    }
}
