//! What is known already: to the consent book, of a withdrawn decision and of a photo that left; to the register, of an item and its evidence log.

use zeroize::Zeroizing;

use super::{Error, Field, Letter};
use crate::consent::{Book, Error as ConsentError, Export, Person, Visibility, once, same};
use crate::error::ErrorKind;
use crate::register::{Entries, Entry, Error as RegisterError, Evidence};

impl Letter {
    /// Fills in what a withdrawn decision tells: who is shown, who speaks for them, both days, the photos that left on it and where they were posted.
    /// Where nobody agreed to anything, since it had been decided that the face be covered or an agreement was still missing, no day is told. The day of
    /// the agreement is that of the last one that was given, be it to a decision before, whose place this one took for fewer people or a shorter time.
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
        let agreed = decision.agreed.iter().map(|agreed| agreed.on).max();
        if let Some(agreed) = agreed.filter(|_| decision.wish == Visibility::Shown) {
            self.fill(Field::Agreed, &agreed.to_string());
            self.fill(Field::Withdrawn, &withdrawn.to_string());
        }
        for export in once(&book.concerned(number, withdrawn)?) {
            self.add_export(&export);
        }
        Ok(())
    }

    /// Fills in what is noted about a photo that left, found by the words with which it was noted: which it is, where it was posted, and who is
    /// shown where that is one person in all copies of that name. Of several copies, the places of all.
    ///
    /// # Errors
    /// [`Error::NoSuchExport`].
    pub fn fill_from_export(&mut self, book: &Book, photo: &str) -> Result<(), ErrorKind> {
        let named = |export: &&Export| same(&export.photo, photo);
        let exports: Vec<Export> = book.exports().filter(named).cloned().collect();
        if exports.is_empty() {
            let photo = photo.to_owned();
            return Err(Error::NoSuchExport { photo }.into());
        }
        let shown = || exports.iter().flat_map(|export| &export.shown);
        let first = shown().next().map(|shown| shown.person);
        let alone = first.filter(|first| shown().all(|shown| shown.person == *first));
        if let Some(person) = alone.and_then(|number| book.person(number)) {
            self.fill_from_person(person);
        }
        for export in once(&exports) {
            self.add_export(&export);
        }
        Ok(())
    }

    /// Says which file an item is by its SHA-256, in a line of its own among the pictures, or takes that line out again; every other line stays.
    ///
    /// # Errors
    /// [`RegisterError::NoSuchEntry`].
    pub fn name_by_hash(
        &mut self,
        entries: &Entries,
        number: u32,
        named: bool,
    ) -> Result<(), ErrorKind> {
        let entry = entries.get(number);
        let entry: &Entry = entry.ok_or(RegisterError::NoSuchEntry { number })?;
        self.tell_hash(entry, named);
        Ok(())
    }

    fn tell_hash(&mut self, entry: &Entry, told: bool) {
        let hash = entry.fingerprint.sha256.to_hex();
        // Without a mark between: French has a space before a colon, and the letter can be in either language.
        let line = Zeroizing::new(format!("SHA-256 {}", *hash));
        match told {
            true => self.add_once(Field::Photos, &line),
            false => self.take_out(Field::Photos, &line),
        }
    }

    /// Which photo, and where it was posted.
    fn add_export(&mut self, export: &Export) {
        self.add_once(Field::Photos, &export.photo);
        for posted in &export.posted {
            self.add_once(Field::Places, &posted.place);
        }
    }

    /// Fills in what the register tells of an item: what the person calls it, and where, by whom and when it was seen, as its evidence log has it,
    /// one line each by `seen`, the oldest first. What was said stays out, and so do the hashes: only SHA-256 of the file comes in, which nobody
    /// can turn back into a picture, and only `with_hash`.
    ///
    /// # Errors
    /// [`RegisterError::NoSuchEntry`].
    pub fn fill_from_item(
        &mut self,
        entries: &Entries,
        number: u32,
        with_hash: bool,
        seen: impl Fn(&Evidence) -> String,
    ) -> Result<(), ErrorKind> {
        let entry = entries.get(number);
        let entry: &Entry = entry.ok_or(RegisterError::NoSuchEntry { number })?;
        if !entry.name.trim().is_empty() {
            self.add_once(Field::Photos, &entry.name);
        }
        if with_hash {
            self.tell_hash(entry, true);
        }
        let mut log = entries.evidence();
        log.retain(|evidence| evidence.item == Some(number));
        // Where nothing says where, a day alone finds nothing.
        log.retain(|evidence| !(evidence.platform.is_empty() && evidence.account.is_empty()));
        for evidence in log {
            self.add_once(Field::Places, &Zeroizing::new(seen(evidence)));
        }
        Ok(())
    }

    /// Adds a line to a field that does not have it.
    fn add_once(&mut self, field: Field, line: &str) {
        // What the field holds, whether or not this kind of letter shows it.
        let there = self.fields.get(&field).map_or("", String::as_str);
        if !there.lines().any(|there| there == line.trim()) {
            self.add(field, line);
        }
    }

    /// Takes a line out of a field.
    fn take_out(&mut self, field: Field, line: &str) {
        let there = self.fields.get(&field).map_or("", String::as_str);
        let mut rest = Zeroizing::new(String::with_capacity(there.len()));
        for kept in there.lines().filter(|there| *there != line) {
            rest.push_str(kept);
            rest.push('\n');
        }
        self.fill(field, &rest);
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
