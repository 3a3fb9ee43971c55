//! What the person types: wiped when it is used, when it changes, and when the screen is locked.

use std::mem;

use ombrelle_core::register::Passphrase;
use ombrelle_i18n::Words;
use zeroize::Zeroizing;

/// Text that is wiped when it is dropped. The toolkit's own copies, in its fields and messages, are freed but not wiped.
pub type Secret = Zeroizing<String>;

/// The fields of this screen.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// The passphrase that opens the register.
    Passphrase,
    /// A new one.
    New,
    /// The new one again.
    Again,
    /// What an item is to be called.
    Label,
    /// Where an item was reported.
    Service,
    /// The number of the case there.
    Case,
    /// The day of the report.
    Day,
    /// The word that confirms.
    Word,
    /// What was said or done.
    Said,
    /// Which account said or did it.
    Account,
    /// On which application or site.
    Platform,
    /// Whatever else is to be remembered of it.
    Note,
}

/// What is typed into them.
#[derive(Default)]
pub struct Typed {
    passphrase: Secret,
    new: Secret,
    again: Secret,
    label: Secret,
    service: Secret,
    case: Secret,
    day: Secret,
    word: Secret,
    said: Secret,
    account: Secret,
    platform: Secret,
    note: Secret,
    /// Whether the new passphrase is shorter than advised.
    short: bool,
    /// The passphrase that the person wants to see.
    seen: Option<Field>,
    /// How many times something was typed.
    typings: usize,
}

impl Typed {
    /// The text of a field.
    pub fn of(&self, field: Field) -> &str {
        match field {
            Field::Passphrase => &self.passphrase,
            Field::New => &self.new,
            Field::Again => &self.again,
            Field::Label => &self.label,
            Field::Service => &self.service,
            Field::Case => &self.case,
            Field::Day => &self.day,
            Field::Word => &self.word,
            Field::Said => &self.said,
            Field::Account => &self.account,
            Field::Platform => &self.platform,
            Field::Note => &self.note,
        }
    }

    /// Sets the text of a field; the previous text is wiped.
    pub fn set(&mut self, field: Field, text: Secret) {
        if field == Field::New {
            self.short = Passphrase::new(&text).is_ok_and(|new| new.is_short());
        }
        self.typings += 1;
        *self.place(field) = text;
    }

    /// Shows a passphrase, or masks it again.
    pub fn turn(&mut self, field: Field) {
        self.seen = (!self.is_seen(field)).then_some(field);
    }

    /// Whether a passphrase is shown.
    pub fn is_seen(&self, field: Field) -> bool {
        self.seen == Some(field)
    }

    /// Empties a field and returns its text; it is masked again.
    pub fn take(&mut self, field: Field) -> Secret {
        self.seen = self.seen.filter(|seen| *seen != field);
        mem::take(self.place(field))
    }

    /// Whether the new passphrase is shorter than advised.
    pub fn is_short(&self) -> bool {
        self.short && !self.new.is_empty()
    }

    /// Whether a passphrase is in one of the fields.
    pub fn holds_a_passphrase(&self) -> bool {
        !(self.passphrase.is_empty() && self.new.is_empty() && self.again.is_empty())
    }

    /// Whether words of a report or for the evidence log are in the fields.
    pub fn holds_words(&self) -> bool {
        let said = [&self.said, &self.account, &self.platform, &self.note];
        let reported = [&self.service, &self.case];
        let mut all = said.into_iter().chain(reported);
        all.any(|text| !text.trim().is_empty())
    }

    /// A day that was typed in this language is that day in every other: it is kept as a day, and shown as people type it.
    pub fn keep_day(&mut self, words: &Words) {
        if let Some(day) = words.read_day(&self.day) {
            self.day = Zeroizing::new(day.to_string());
        }
    }

    /// How many times something was typed so far.
    pub fn typings(&self) -> usize {
        self.typings
    }

    fn place(&mut self, field: Field) -> &mut Secret {
        match field {
            Field::Passphrase => &mut self.passphrase,
            Field::New => &mut self.new,
            Field::Again => &mut self.again,
            Field::Label => &mut self.label,
            Field::Service => &mut self.service,
            Field::Case => &mut self.case,
            Field::Day => &mut self.day,
            Field::Word => &mut self.word,
            Field::Said => &mut self.said,
            Field::Account => &mut self.account,
            Field::Platform => &mut self.platform,
            Field::Note => &mut self.note,
        }
    }
}

#[cfg(test)]
mod tests {
    use ombrelle_i18n::Language;

    use super::*;

    #[test]
    fn a_day_that_was_typed_is_that_day_in_another_language() {
        let french = Words::new(Language::French);
        let mut typed = Typed::default();
        for (day, kept) in [("05/03/2026", "2026-03-05"), ("en mars", "en mars")] {
            typed.set(Field::Day, Zeroizing::new(day.to_owned()));
            typed.keep_day(&french);
            assert_eq!(typed.of(Field::Day), kept);
        }
    }
}
