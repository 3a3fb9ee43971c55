//! The form of a letter that takes a picture down: every field is on the page before it is written, as PDF or as text to paste. The screen that
//! shows it fills it, from the album book or from the register, and writes it.

use std::collections::BTreeMap;

use iced::widget::{Column, Id, column};
use iced::{Element, Task};
use ombrelle_core::error::{ErrorKind, TakedownError};
use ombrelle_core::paper::{Paper, Size};
use ombrelle_core::settings::Settings;
use ombrelle_core::takedown::{Field, Kind, Law, Letter};
use ombrelle_i18n::Words;
use zeroize::Zeroizing;

use crate::theme::{APART, NEAR};
use crate::widget::{self, Ui};

/// What parts the rows of a field that is typed in one line.
const BETWEEN: &str = "; ";

/// What is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// A PDF to print.
    Pdf,
    /// Text to paste.
    Text,
}

impl Sort {
    /// The key of the suggested file name, which does not reveal what the letter is about.
    pub fn file(self) -> &'static str {
        match self {
            Self::Pdf => "app-letter-file",
            Self::Text => "app-letter-text-file",
        }
    }

    /// The file; text has no size.
    ///
    /// # Errors
    /// Those of [`ombrelle_papers::pdf`].
    pub fn bytes(
        self,
        paper: &Paper,
        language: &str,
        size: Size,
    ) -> Result<Zeroizing<Vec<u8>>, ErrorKind> {
        match self {
            Self::Pdf => ombrelle_papers::pdf(paper, language, size).map_err(ErrorKind::Paper),
            Self::Text => {
                let text = paper.plain_text();
                Ok(Zeroizing::new(text.as_bytes().to_vec()))
            }
        }
    }
}

/// A change of what is filled in. No `Debug`: some of it is secret.
#[derive(Clone)]
pub enum Change {
    /// Another kind.
    Kind(Kind),
    /// Another law that it names.
    Law(Law),
    /// Without the name of who writes, or with it.
    Unnamed,
    /// Text in a field.
    Typed(Field, Zeroizing<String>),
}

/// What is filled in; wiped when it is dropped.
pub struct Form {
    kind: Kind,
    law: Law,
    unnamed: bool,
    typed: BTreeMap<Field, Zeroizing<String>>,
    /// What was missing when it was last to be written.
    missing: Vec<Field>,
    /// How many times something was typed.
    typings: usize,
    /// How many of these are in what was written last.
    kept: usize,
}

/// The identity of a field, for giving it the focus.
fn field_id(field: Field) -> Id {
    Id::from(format!("letter-{}", field.code()))
}

/// Brings the first field that is missing into sight, with the cursor in it: what a letter lacks is told where it is written, far below. None where nothing is.
pub fn to_missing<M: Send + 'static>(
    error: &TakedownError,
    settings: &Settings,
) -> Option<Task<M>> {
    let TakedownError::LetterIncomplete { fields } = error else {
        return None;
    };
    // Its label, and that it is missing: each a line and what is between.
    let above = 2.0 * (16.0 * 1.35 * f32::from(settings.text) / 100.0 + 4.0);
    let first = fields.first()?;
    Some(widget::focus_below(field_id(*first), above))
}

impl Form {
    /// With all that is known.
    pub fn of(known: &Letter, words: &Words) -> Self {
        let mut form = Self {
            kind: known.kind,
            law: known.law,
            unnamed: known.unnamed,
            typed: BTreeMap::new(),
            missing: Vec::new(),
            typings: 0,
            kept: 0,
        };
        for field in Field::all() {
            form.take(*field, known, words);
        }
        form
    }

    /// Takes what a letter says in one field; days as people type them.
    pub fn take(&mut self, field: Field, known: &Letter, words: &Words) {
        let text = known.text(field);
        let day = match field {
            Field::Day | Field::Agreed | Field::Withdrawn => text.parse().ok(),
            _ => None,
        };
        let text = match day {
            Some(day) => words.typed_day(day),
            None => text.replace('\n', BETWEEN),
        };
        self.typed.insert(field, Zeroizing::new(text));
    }

    /// Writes days that were typed in the language of before as people type them in that of now: a letter would say another day, or a number.
    pub fn retype_days(&mut self, before: &Words, now: &Words) {
        for field in [Field::Day, Field::Agreed, Field::Withdrawn] {
            if let Some(text) = self.typed.get_mut(&field)
                && let Some(day) = before.read_day(text)
            {
                *text = Zeroizing::new(now.typed_day(day));
            }
        }
    }

    /// Handles a change.
    pub fn update(&mut self, change: Change) {
        match &change {
            Change::Typed(field, _) => self.missing.retain(|missing| missing != field),
            // Another letter needs other fields.
            Change::Kind(_) | Change::Law(_) | Change::Unnamed => self.missing.clear(),
        }
        self.typings += usize::from(matches!(change, Change::Typed(..)));
        match change {
            Change::Kind(kind) => self.kind = kind,
            Change::Law(law) => self.law = law,
            Change::Unnamed => self.unnamed = !self.unnamed,
            Change::Typed(field, text) => drop(self.typed.insert(field, text)),
        }
    }

    /// The letter, as far as it is filled in.
    pub fn letter(&self) -> Letter {
        let mut letter = Letter::new(self.kind, self.law);
        // Only a notice to a host goes without a name.
        letter.unnamed = self.unnamed && self.kind == Kind::HostNotice;
        for (field, text) in &self.typed {
            let rows = Zeroizing::new(text.replace(BETWEEN, "\n"));
            letter.fill(*field, &rows);
        }
        letter
    }

    /// The letter, if nothing is missing; what is, is told beside its field from then on.
    ///
    /// # Errors
    /// What the letter lacks.
    pub fn checked(&mut self) -> Result<Letter, TakedownError> {
        let letter = self.letter();
        let checked = letter.check();
        self.missing = match &checked {
            Err(TakedownError::LetterIncomplete { fields }) => fields.clone(),
            _ => Vec::new(),
        };
        checked.map(|()| letter)
    }

    /// How many times something was typed so far: what is written now has all of that, and nothing that is typed meanwhile.
    pub fn typings(&self) -> usize {
        self.typings
    }

    /// What was typed so many times is in a file, or on the clipboard.
    pub fn kept(&mut self, typings: usize) {
        self.kept = self.kept.max(typings);
    }

    /// Whether something was typed that is written nowhere yet.
    pub fn is_unsaved(&self) -> bool {
        self.kept < self.typings
    }

    /// The kinds, what belongs to the chosen one, and a field each for all that it says.
    pub fn view<'a, M: Clone + 'a>(&'a self, ui: &Ui<'a>, said: fn(Change) -> M) -> Column<'a, M> {
        let kinds = Kind::all()
            .iter()
            .map(|kind| (*kind, ui.capital(&ui.words.letter_kind(*kind))));
        let kinds = ui.choice(kinds, Some(self.kind), |kind| said(Change::Kind(kind)));
        let mut form = column![kinds].spacing(APART);
        if self.kind.names_a_law() {
            let laws = [
                (Law::France, ui.text("app-letter-france")),
                (Law::General, ui.text("app-letter-general")),
            ];
            form = form.push(ui.choice(laws, Some(self.law), |law| said(Change::Law(law))));
        }
        if self.kind == Kind::HostNotice {
            form = form.push(self.unnamed(ui, said));
        }
        form = form.push(ui.quiet(ui.text("app-letter-rows")));
        for (field, ..) in self.letter().fields() {
            let text = self.typed.get(&field).map_or("", |text| text.as_str());
            let typed = move |text| said(Change::Typed(field, Zeroizing::new(text)));
            let missing = self.missing.contains(&field);
            let fault = missing.then(|| ui.text("app-letter-missing"));
            let label = (ui.words.field(field), fault);
            form = form.push(ui.field_at(field_id(field), label, text, typed));
        }
        form
    }

    fn unnamed<'a, M: Clone + 'a>(&'a self, ui: &Ui<'a>, said: fn(Change) -> M) -> Element<'a, M> {
        let switch = ui.switch(
            ui.text("app-letter-unnamed"),
            self.unnamed,
            said(Change::Unnamed),
        );
        column![switch, ui.quiet(ui.text("app-letter-unnamed-about"))]
            .spacing(NEAR)
            .into()
    }
}

#[cfg(test)]
mod tests {
    use ombrelle_i18n::Language;

    use super::*;

    fn filled(known: &Letter) -> Form {
        Form::of(known, &Words::new(Language::French))
    }

    #[test]
    fn days_are_shown_as_people_type_them_and_written_as_people_write_them() {
        let mut known = Letter::new(Kind::Relatives, Law::General);
        known.fill(Field::Day, "2026-11-30");
        let mut form = filled(&known);
        assert_eq!(form.typed[&Field::Day].as_str(), "30/11/2026");
        let words = Words::new(Language::French);
        for day in ["30/11/2026", "30 novembre 2026", "2026-11-30"] {
            typed(&mut form, Field::Day, day);
            let letter = form.letter();
            let told = words.field_text(Field::Day, letter.text(Field::Day));
            assert_eq!(told, "30\u{a0}novembre 2026");
        }
    }

    #[test]
    fn a_day_of_a_form_is_that_day_in_another_language() {
        let mut known = Letter::new(Kind::Relatives, Law::General);
        known.fill(Field::Day, "2026-03-05");
        let mut form = filled(&known);
        let english = Words::new(Language::English);
        form.retype_days(&Words::new(Language::French), &english);
        let letter = form.letter();
        let told = english.field_text(Field::Day, letter.text(Field::Day));
        assert_eq!(told, "5 March 2026");
    }

    fn typed(form: &mut Form, field: Field, text: &str) {
        form.update(Change::Typed(field, Zeroizing::new(text.to_owned())));
    }

    #[test]
    fn rows_of_a_field_are_typed_in_one_line_and_stay_rows() {
        let mut known = Letter::new(Kind::School, Law::General);
        known.fill(Field::Photos, "a.jpg\nb.jpg");
        let mut form = filled(&known);
        assert_eq!(form.typed[&Field::Photos].as_str(), "a.jpg; b.jpg");
        typed(&mut form, Field::Places, "a blog; a wall");
        let letter = form.letter();
        assert_eq!(letter.text(Field::Photos), "a.jpg\nb.jpg");
        assert_eq!(letter.text(Field::Places), "a blog\na wall");
    }

    #[test]
    fn what_is_missing_stays_marked_until_it_is_typed() {
        let mut form = filled(&Letter::new(Kind::Relatives, Law::General));
        assert!(!form.is_unsaved() && form.checked().is_err());
        let missing = [Field::Sender, Field::Addressee, Field::Photos, Field::Day];
        assert_eq!(form.missing, missing);
        typed(&mut form, Field::Addressee, "Ada");
        assert_eq!(form.missing, [Field::Sender, Field::Photos, Field::Day]);
        assert!(form.is_unsaved());
        form.update(Change::Kind(Kind::School));
        assert!(form.missing.is_empty());
        let written = form.typings();
        typed(&mut form, Field::Sender, "Eve");
        form.kept(written);
        assert!(form.is_unsaved(), "this was typed while it was written");
        form.kept(form.typings());
        assert!(!form.is_unsaved());
    }

    #[test]
    fn only_a_notice_to_a_host_goes_without_a_name_and_then_says_none() {
        let mut form = filled(&Letter::new(Kind::HostNotice, Law::General));
        typed(&mut form, Field::Sender, "Ada");
        form.update(Change::Unnamed);
        let letter = form.letter();
        assert!(letter.unnamed && letter.text(Field::Sender).is_empty());
        form.update(Change::Kind(Kind::School));
        let letter = form.letter();
        assert!(!letter.unnamed && letter.text(Field::Sender) == "Ada");
    }
}
