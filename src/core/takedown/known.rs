//! What the consent book knows already: a withdrawn decision, a photo that left.

use super::{Error, Field, Letter};
use crate::consent::{Book, Error as ConsentError, Export, Person, same};
use crate::error::ErrorKind;

impl Letter {
    /// Fills in what a withdrawn decision tells: who is shown, who speaks for them, both days, and the photos that left on it.
    ///
    /// # Errors
    /// [`ConsentError::NoSuchDecision`]; [`Error::DecisionHolds`] while it is not withdrawn.
    pub fn fill_from_decision(&mut self, book: &Book, number: u32) -> Result<(), ErrorKind> {
        let decision = book.decisions().find(|d| d.number == number);
        let decision = decision.ok_or(ConsentError::NoSuchDecision { number })?;
        let withdrawn = decision.withdrawn.ok_or(Error::DecisionHolds { number })?;
        if let Some(person) = book.person(decision.person) {
            self.fill_from_person(person);
        }
        self.fill(Field::Agreed, &decision.made.to_string());
        self.fill(Field::Withdrawn, &withdrawn.to_string());
        let concerned = |export: &&Export| export.shown.iter().any(|s| s.decision == number);
        for export in book.exports().filter(concerned) {
            self.add(Field::Photos, &export.photo);
        }
        Ok(())
    }

    /// Fills in what is noted about a photo that left, found by the words with which it was noted: which it is, and who is shown where that is one person.
    ///
    /// # Errors
    /// [`Error::NoSuchExport`].
    pub fn fill_from_export(&mut self, book: &Book, photo: &str) -> Result<(), ErrorKind> {
        let export = book.exports().find(|export| same(&export.photo, photo));
        let export = export.ok_or_else(|| Error::NoSuchExport {
            photo: photo.to_owned(),
        })?;
        if let [shown] = export.shown.as_slice()
            && let Some(person) = book.person(shown.person)
        {
            self.fill_from_person(person);
        }
        self.add(Field::Photos, &export.photo);
        Ok(())
    }

    /// A child's parents write for it; grown-ups write for themselves.
    fn fill_from_person(&mut self, person: &Person) {
        match person.age.is_child() {
            true => {
                self.fill(Field::Child, &person.name);
                self.fill(Field::Sender, &person.parents.join(", "));
            }
            false => self.fill(Field::Sender, &person.name),
        }
    }
}
