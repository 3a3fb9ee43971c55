//! The sentences of one language, and how one is filled in.

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

use crate::{Language, visible};

const ENGLISH: &[&str] = &[
    include_str!("catalogues/en/errors.ftl"),
    include_str!("catalogues/en/photo.ftl"),
    include_str!("catalogues/en/report.ftl"),
    include_str!("catalogues/en/command.ftl"),
    include_str!("catalogues/en/help.ftl"),
    include_str!("catalogues/en/fingerprint.ftl"),
    include_str!("catalogues/en/triage.ftl"),
    include_str!("catalogues/en/triage-steps.ftl"),
    include_str!("catalogues/en/help-me.ftl"),
    include_str!("catalogues/en/glossary.ftl"),
    include_str!("catalogues/en/register.ftl"),
    include_str!("catalogues/en/export.ftl"),
    include_str!("catalogues/en/jury.ftl"),
    include_str!("catalogues/en/leaks.ftl"),
    include_str!("catalogues/en/consent.ftl"),
    include_str!("catalogues/en/papers.ftl"),
    include_str!("catalogues/en/letters.ftl"),
    include_str!("catalogues/en/parents.ftl"),
    include_str!("catalogues/en/workshop.ftl"),
    include_str!("catalogues/en/app.ftl"),
    include_str!("catalogues/en/app-protect.ftl"),
    include_str!("catalogues/en/app-fingerprints.ftl"),
    include_str!("catalogues/en/app-people.ftl"),
    include_str!("catalogues/en/app-workshop.ftl"),
    include_str!("catalogues/en/phone.ftl"),
];
const FRENCH: &[&str] = &[
    include_str!("catalogues/fr/errors.ftl"),
    include_str!("catalogues/fr/photo.ftl"),
    include_str!("catalogues/fr/report.ftl"),
    include_str!("catalogues/fr/command.ftl"),
    include_str!("catalogues/fr/help.ftl"),
    include_str!("catalogues/fr/fingerprint.ftl"),
    include_str!("catalogues/fr/triage.ftl"),
    include_str!("catalogues/fr/triage-steps.ftl"),
    include_str!("catalogues/fr/help-me.ftl"),
    include_str!("catalogues/fr/glossary.ftl"),
    include_str!("catalogues/fr/register.ftl"),
    include_str!("catalogues/fr/export.ftl"),
    include_str!("catalogues/fr/jury.ftl"),
    include_str!("catalogues/fr/leaks.ftl"),
    include_str!("catalogues/fr/consent.ftl"),
    include_str!("catalogues/fr/papers.ftl"),
    include_str!("catalogues/fr/letters.ftl"),
    include_str!("catalogues/fr/parents.ftl"),
    include_str!("catalogues/fr/workshop.ftl"),
    include_str!("catalogues/fr/app.ftl"),
    include_str!("catalogues/fr/app-protect.ftl"),
    include_str!("catalogues/fr/app-fingerprints.ftl"),
    include_str!("catalogues/fr/app-people.ftl"),
    include_str!("catalogues/fr/app-workshop.ftl"),
    include_str!("catalogues/fr/phone.ftl"),
];

/// What a place in a sentence is filled with.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Text; hidden and control characters are spelled out when it is shown.
    Text(String),
    /// A count, which can change the words around it.
    Count(u64),
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<u32> for Value {
    fn from(count: u32) -> Self {
        Self::Count(count.into())
    }
}

impl From<u64> for Value {
    fn from(count: u64) -> Self {
        Self::Count(count)
    }
}

impl From<usize> for Value {
    fn from(count: usize) -> Self {
        Self::Count(count as u64)
    }
}

/// All sentences in one language. Cheap to share between threads.
pub struct Words {
    language: Language,
    bundle: FluentBundle<FluentResource>,
    on_a_phone: bool,
}

impl std::fmt::Debug for Words {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Words").field(&self.language).finish()
    }
}

impl Words {
    /// The sentences of a language.
    pub fn new(language: Language) -> Self {
        let mut bundle = FluentBundle::new_concurrent(vec![language.identifier()]);
        // Marks around inserted text show as boxes in many terminals, and both languages are
        // written in one direction.
        bundle.set_use_isolating(false);
        for source in Self::sources(language) {
            // A fault in a catalogue costs the sentence at fault, not the program; tests find it.
            let resource = match FluentResource::try_new((*source).to_owned()) {
                Ok(resource) => resource,
                Err((resource, _)) => resource,
            };
            let doubled = bundle.add_resource(resource);
            debug_assert!(doubled.is_ok(), "a key stands twice: {doubled:?}");
        }
        Self {
            language,
            bundle,
            on_a_phone: false,
        }
    }

    /// The same where there is neither command nor computer: `phone-KEY` is said in the place of `KEY`, where there is one.
    pub fn on_a_phone(self) -> Self {
        Self {
            on_a_phone: true,
            ..self
        }
    }

    /// The catalogues of a language, for tests and translators' tools.
    pub fn sources(language: Language) -> &'static [&'static str] {
        match language {
            Language::English => ENGLISH,
            Language::French => FRENCH,
        }
    }

    /// The language.
    pub fn language(&self) -> Language {
        self.language
    }

    /// The sentence of a key, filled in. A key without a sentence is shown as it is: a poor
    /// sentence is better than a program that stops in the middle of a family's photos.
    pub fn say(&self, key: &str, values: &[(&str, Value)]) -> String {
        let own = self.on_a_phone.then(|| format!("phone-{key}"));
        let own = own.filter(|own| self.has(own));
        let key = own.as_deref().unwrap_or(key);
        let pattern = self.bundle.get_message(key).and_then(|m| m.value());
        debug_assert!(pattern.is_some(), "no sentence for `{key}`");
        let Some(pattern) = pattern else {
            return key.to_owned();
        };
        let mut args = FluentArgs::with_capacity(values.len());
        for (name, value) in values {
            match value {
                Value::Text(text) => args.set(*name, FluentValue::from(visible(text))),
                Value::Count(count) => args.set(*name, FluentValue::from(*count)),
            }
        }
        let mut faults = Vec::new();
        let sentence = self
            .bundle
            .format_pattern(pattern, Some(&args), &mut faults);
        debug_assert!(faults.is_empty(), "`{key}`: {faults:?}");
        sentence.into_owned()
    }

    /// Whether there is a sentence for a key.
    pub fn has(&self, key: &str) -> bool {
        self.bundle
            .get_message(key)
            .is_some_and(|message| message.value().is_some())
    }

    /// The sentence of a key with its first letter in upper case, as a heading.
    pub(crate) fn heading(&self, key: &str) -> String {
        capitalised(&self.say(key, &[]))
    }
}

/// Words with their first letter in upper case.
pub fn capitalised(words: &str) -> String {
    let mut letters = words.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}
