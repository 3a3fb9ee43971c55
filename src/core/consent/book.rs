//! What an album book holds, its changes, and its written form: versioned JSON (docs/consent.md).

use std::io::{self, Write};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use strum::VariantArray;

use super::answer::{Answer, Question, Reply, questions};
use super::audit::{AuditItem, Audited};
use super::decision::{Agreed, Audience, By, Decision, Visibility};
use super::exports::{Export, MOST_PLACES, Posted, Shown};
use super::person::{Age, Person, fit, holds, same};
use super::rule::rule;
use crate::calendar;
use crate::error::{BOOK, ConsentError, ErrorKind, VaultError};
use crate::vault::{Content, Store, title};

/// The version of the written form that this program writes, and the newest that it reads.
pub const VERSION: u32 = 2;

/// Tells our JSON from anybody else's.
const KIND: &str = "ombrelle-album";

/// The people, what was decided about them, what children said, and which photos left.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Book {
    people: Vec<Person>,
    decisions: Vec<Decision>,
    answers: Vec<Answer>,
    exports: Vec<Export>,
    /// What of the audit was looked at; empty unless somebody wants that kept.
    audit: Vec<Audited>,
    /// The last number given to a person, to a decision and to an export: none is given twice, so that a face
    /// meant for somebody who was taken out never means somebody else.
    last: [u32; 3],
}

/// An open album book: a sealed file that holds a [`Book`].
pub type ConsentBook = Store<Book>;

/// Somebody to be written down.
#[derive(Clone, PartialEq, Eq)]
pub struct NewPerson {
    /// The chosen name.
    pub name: String,
    /// Grown up, or the band of age.
    pub age: Age,
    /// Whether of the family that keeps the book.
    pub ours: bool,
    /// For a child, everybody who holds parental authority.
    pub parents: Vec<String>,
}

/// A decision to be written down.
#[derive(Clone, PartialEq, Eq)]
pub struct NewDecision {
    /// For whom.
    pub audience: Audience,
    /// What may be seen.
    pub wish: Visibility,
    /// The last day on which "shown" holds.
    pub until: Option<Date>,
    /// Who agreed: names of parents, or the grown-up's own.
    pub agreed: Vec<String>,
    /// On which day they agreed.
    pub on: Date,
}

impl Book {
    /// The people, in the order in which they were added.
    pub fn people(&self) -> impl ExactSizeIterator<Item = &Person> {
        self.people.iter()
    }

    /// The decisions, oldest first.
    pub fn decisions(&self) -> impl ExactSizeIterator<Item = &Decision> {
        self.decisions.iter()
    }

    /// The newest decision about a person that speaks for an audience: the one that rules.
    pub fn ruling_decision(&self, person: u32, audience: Audience) -> Option<&Decision> {
        self.decisions
            .iter()
            .filter(|decision| decision.person == person && decision.speaks_for(audience))
            .max_by_key(|decision| decision.number)
    }

    /// The last day on which it was said that somebody is to be covered for an audience, or for fewer people, where that rules by now: a decision to
    /// cover, or a withdrawal.
    pub fn refused_since(&self, person: u32, audience: Audience) -> Option<Date> {
        let covered = |one: &Audience| {
            let ruling = self.ruling_decision(person, *one);
            ruling.is_some_and(Decision::covers)
        };
        let within = Audience::VARIANTS.iter().filter(|one| **one <= audience);
        let within: Vec<Audience> = within.copied().filter(covered).collect();
        let speaks = |decision: &&Decision| {
            let mut within = within.iter();
            decision.person == person && within.any(|one| decision.speaks_for(*one))
        };
        let refusals = self.decisions().filter(speaks);
        refusals.filter_map(Decision::covers_since).max()
    }

    /// The children's answers, oldest first.
    pub fn answers(&self) -> impl ExactSizeIterator<Item = &Answer> {
        self.answers.iter()
    }

    /// The newest answer of a child that speaks for an audience: the one that counts. A yes that was written down late, of a day before the child said
    /// something else, is no newer one.
    pub fn ruling_answer(&self, person: u32, audience: Audience) -> Option<&Answer> {
        let speaks = |answer: &&Answer| answer.person == person && answer.speaks_for(audience);
        let mut counts = None;
        // The last day on which anything but a yes was said, until a yes of that day or after it.
        let mut doubted: Option<Date> = None;
        for answer in self.answers.iter().filter(speaks) {
            if answer.reply != Reply::Yes {
                doubted = doubted.max(Some(answer.on));
            } else if doubted.is_some_and(|day| answer.on < day) {
                continue;
            } else {
                doubted = None;
            }
            counts = Some(answer);
        }
        counts
    }

    /// The photos that left with somebody shown, oldest first.
    pub fn exports(&self) -> impl ExactSizeIterator<Item = &Export> {
        self.exports.iter()
    }

    /// What of the audit was looked at, as far as somebody wanted that kept.
    pub fn audited(&self) -> &[Audited] {
        &self.audit
    }

    /// Notes that a thing of the audit was looked at; once more, on a newer day.
    pub fn audit(&mut self, item: AuditItem, on: Date) {
        self.reopen(item);
        self.audit.push(Audited { item, on });
    }

    /// A thing of the audit is to be looked at again.
    pub fn reopen(&mut self, item: AuditItem) {
        self.audit.retain(|there| there.item != item);
    }

    /// Forgets the whole audit.
    pub fn forget_audit(&mut self) {
        self.audit.clear();
    }

    /// Decisions that show somebody today and do so for a month more at most, the first to end first: time to ask again.
    pub fn ending(&self, today: Date) -> Vec<&Decision> {
        let within = |decision: &&Decision| {
            let soon = today..=calendar::a_month_after(today);
            decision.wish == Visibility::Shown
                && decision.withdrawn.is_none()
                && decision.until.is_some_and(|until| soon.contains(&until))
        };
        let rules = |decision: &&Decision| {
            let ruling = self.ruling_decision(decision.person, decision.audience);
            ruling.is_some_and(|ruling| ruling.number == decision.number)
        };
        let mut ending: Vec<&Decision> = self.decisions.iter().filter(within).collect();
        ending.retain(rules);
        ending.sort_by_key(|decision| decision.until);
        ending
    }

    /// Those of [`Book::ending`] that are about one audience.
    pub fn ending_for(&self, audience: Audience, today: Date) -> Vec<&Decision> {
        let mut ending = self.ending(today);
        ending.retain(|decision| decision.audience == audience);
        ending
    }

    /// Photos that have been out for a year since they were posted, or since somebody last looked; those of nobody but us, which are not handed
    /// on, only where a place is noted.
    pub fn look_again(&self, today: Date) -> Vec<&Export> {
        let due = |export: &&Export| {
            let out = export.audience != Audience::OnlyUs || !export.posted.is_empty();
            out && export.look_again_from() <= today
        };
        self.exports.iter().filter(due).collect()
    }

    /// Notes where a photo was posted.
    ///
    /// # Errors
    /// [`ConsentError::NoSuchPhoto`], [`ConsentError::TooManyPlaces`].
    pub fn post(&mut self, photo: u32, posted: Posted) -> Result<(), ErrorKind> {
        let export = self.export_mut(photo)?;
        if export.posted.len() >= MOST_PLACES {
            let limit = MOST_PLACES;
            return Err(ErrorKind::Consent(ConsentError::TooManyPlaces { limit }));
        }
        export.posted.push(posted);
        Ok(())
    }

    /// Changes what is noted of a photo's place, counted from 1; nothing takes it out.
    ///
    /// # Errors
    /// [`ConsentError::NoSuchPhoto`], [`ConsentError::NoSuchPlace`].
    pub fn change_place(
        &mut self,
        photo: u32,
        number: u32,
        posted: Option<Posted>,
    ) -> Result<(), ErrorKind> {
        let export = self.export_mut(photo)?;
        let missing = ErrorKind::Consent(ConsentError::NoSuchPlace { photo, number });
        let at = usize::try_from(number).ok().and_then(|n| n.checked_sub(1));
        let at = at.filter(|at| *at < export.posted.len()).ok_or(missing)?;
        drop(export.posted.remove(at));
        if let Some(posted) = posted {
            export.posted.insert(at, posted);
        }
        Ok(())
    }

    /// Notes that somebody looked at all places of a photo again.
    ///
    /// # Errors
    /// [`ConsentError::NoSuchPhoto`].
    pub fn looked(&mut self, photo: u32, on: Date) -> Result<(), ErrorKind> {
        self.export_mut(photo)?.looked = Some(on);
        Ok(())
    }

    /// The exported photo with this number.
    ///
    /// # Errors
    /// [`ConsentError::NoSuchPhoto`].
    pub fn export(&self, number: u32) -> Result<&Export, ErrorKind> {
        let found = self.exports.iter().find(|export| export.number == number);
        found.ok_or(ErrorKind::Consent(ConsentError::NoSuchPhoto { number }))
    }

    fn export_mut(&mut self, number: u32) -> Result<&mut Export, ErrorKind> {
        let found = self
            .exports
            .iter_mut()
            .find(|export| export.number == number);
        found.ok_or(ErrorKind::Consent(ConsentError::NoSuchPhoto { number }))
    }

    /// The person with this number.
    pub fn person(&self, number: u32) -> Option<&Person> {
        self.people.iter().find(|person| person.number == number)
    }

    /// The person with this name, in upper or lower case, or else with this number.
    ///
    /// # Errors
    /// [`ConsentError::NoSuchPerson`].
    pub fn named(&self, name: &str) -> Result<&Person, ErrorKind> {
        let exactly = self.people.iter().find(|person| person.name == name.trim());
        let by_name = || self.people.iter().find(|person| same(&person.name, name));
        let by_number = || self.person(name.trim().parse().ok()?);
        exactly
            .or_else(by_name)
            .or_else(by_number)
            .ok_or(ErrorKind::Consent(ConsentError::NoSuchPerson {
                name: name.trim().to_owned(),
            }))
    }

    /// Whom somebody may mean whose words are nobody's whole name: those whose names hold all of them. Nobody is chosen for the person who typed them.
    pub fn meant(&self, typed: &str) -> Vec<&Person> {
        let people = self.people.iter();
        people.filter(|person| holds(&person.name, typed)).collect()
    }

    /// Adds a person: the number.
    ///
    /// # Errors
    /// [`ConsentError::UnfitName`], [`ConsentError::NameTaken`].
    pub fn add(&mut self, new: NewPerson) -> Result<u32, ErrorKind> {
        let person = self.fit(new, None)?;
        self.people.push(person);
        Ok(self.last[0])
    }

    /// Changes who a person is; decisions stay, and hold as far as the rule lets them for whom the person is now.
    ///
    /// # Errors
    /// [`ConsentError::NoSuchPerson`], [`ConsentError::UnfitName`], [`ConsentError::NameTaken`].
    pub fn change(&mut self, number: u32, new: NewPerson) -> Result<(), ErrorKind> {
        let changed = self.fit(new, Some(number))?;
        let there = self.people.iter_mut().find(|p| p.number == number);
        *there.ok_or_else(|| no_such(number))? = changed;
        Ok(())
    }

    fn fit(&mut self, new: NewPerson, number: Option<u32>) -> Result<Person, ErrorKind> {
        let name = fit(&new.name)?;
        let others = self.people.iter().filter(|p| Some(p.number) != number);
        if others.into_iter().any(|person| same(&person.name, &name)) {
            return Err(ErrorKind::Consent(ConsentError::NameTaken { name }));
        }
        let mut parents: Vec<String> = Vec::new();
        for parent in new.parents.iter().filter(|_| new.age.is_child()) {
            let parent = fit(parent)?;
            if !parents.iter().any(|there| same(there, &parent)) {
                parents.push(parent);
            }
        }
        let number = number.unwrap_or_else(|| next(&mut self.last[0]));
        Ok(Person {
            number,
            name,
            age: new.age,
            ours: new.ours,
            parents,
        })
    }

    /// Takes a person out, with all decisions and answers: the photos that show the person, which stay listed
    /// without the person as long as they show somebody else.
    ///
    /// # Errors
    /// [`ConsentError::NoSuchPerson`].
    pub fn remove(&mut self, number: u32) -> Result<Vec<Export>, ErrorKind> {
        let at = self.people.iter().position(|p| p.number == number);
        drop(self.people.remove(at.ok_or_else(|| no_such(number))?));
        self.decisions.retain(|decision| decision.person != number);
        self.answers.retain(|answer| answer.person != number);
        let shows = |export: &&Export| export.shown.iter().any(|s| s.person == number);
        let showing: Vec<Export> = self.exports.iter().filter(shows).cloned().collect();
        for export in &mut self.exports {
            export.shown.retain(|shown| shown.person != number);
        }
        self.exports.retain(|export| !export.shown.is_empty());
        Ok(showing)
    }

    /// Writes a decision down: its number.
    ///
    /// What is no looser than the decision that rules now takes over the agreements given to that one, so that a
    /// shorter time or a second parent's agreement can be added without asking the first again.
    ///
    /// # Errors
    /// [`ConsentError::NoSuchPerson`]; [`ConsentError::OverBefore`] where it ends before the day on which it is made;
    /// [`ConsentError::BeforeRefusal`] for "shown" of before a day on which somebody refused;
    /// [`ConsentError::NotAParent`] for the agreement of somebody who has no say;
    /// [`ConsentError::ParentsMissing`] for "shown" of another family's child without the agreement of each of its
    /// parents, unless that is no looser than what holds.
    pub fn record(&mut self, person: u32, new: &NewDecision) -> Result<u32, ErrorKind> {
        let about = self.person(person).ok_or_else(|| no_such(person))?;
        if new.until.is_some_and(|until| until < new.on) {
            return Err(ErrorKind::Consent(ConsentError::OverBefore));
        }
        let refused = self.refused_since(person, new.audience);
        if new.wish == Visibility::Shown && refused.is_some_and(|since| new.on < since) {
            return Err(ErrorKind::Consent(ConsentError::BeforeRefusal));
        }
        let mut agreed: Vec<Agreed> = Vec::new();
        for name in &new.agreed {
            let by = has_a_say(about, name)?;
            // Somebody who is named twice agreed once.
            if !agreed.iter().any(|there| there.by == by) {
                agreed.push(Agreed { by, on: new.on });
            }
        }
        let before = self.ruling_decision(person, new.audience);
        let no_looser =
            before.filter(|_| new.wish == Visibility::Shown && self.is_no_looser(person, new));
        for earlier in no_looser.iter().flat_map(|before| &before.agreed) {
            if !agreed.iter().any(|there| there.by == earlier.by) {
                agreed.push(earlier.clone());
            }
        }
        let decision = Decision {
            number: self.last[1].saturating_add(1),
            person,
            audience: new.audience,
            wish: new.wish,
            until: new.until,
            agreed,
            made: new.on,
            withdrawn: None,
        };
        let needs_parents = new.wish == Visibility::Shown && !about.ours && about.age.is_child();
        if needs_parents && no_looser.is_none() {
            let missing = decision.parents_missing(about);
            if !missing.is_empty() || about.parents.is_empty() {
                return Err(ErrorKind::Consent(ConsentError::ParentsMissing {
                    child: about.name.clone(),
                    parents: missing.into_iter().map(str::to_owned).collect(),
                }));
            }
        }
        self.last[1] = decision.number;
        self.decisions.push(decision);
        Ok(self.last[1])
    }

    /// Whether "shown" allows nothing, for any audience that it speaks for, that is not allowed already.
    fn is_no_looser(&self, person: u32, new: &NewDecision) -> bool {
        let mut spoken_for = Audience::VARIANTS
            .iter()
            .filter(|audience| **audience <= new.audience);
        spoken_for.all(|audience| {
            let before = self.ruling_decision(person, *audience);
            before.is_some_and(|before| is_within(new, before))
        })
    }

    /// Keeps what a child said.
    ///
    /// # Errors
    /// [`ConsentError::NoSuchPerson`]; [`ConsentError::NotAChild`].
    pub fn answer(
        &mut self,
        person: u32,
        audience: Audience,
        (question, reply): (Option<Question>, Reply),
        on: Date,
    ) -> Result<(), ErrorKind> {
        let about = self.person(person).ok_or_else(|| no_such(person))?;
        if questions(about.age).is_empty() {
            let name = about.name.clone();
            return Err(ErrorKind::Consent(ConsentError::NotAChild { name }));
        }
        self.answers.push(Answer {
            person,
            audience,
            question,
            reply,
            on,
        });
        Ok(())
    }

    /// Withdraws a decision from this day on: the photos that it concerned ([`Book::concerned`]). Once more, the first day stays.
    ///
    /// # Errors
    /// [`ConsentError::NoSuchDecision`].
    pub fn withdraw(&mut self, number: u32, today: Date) -> Result<Vec<Export>, ErrorKind> {
        let decision = self.decisions.iter_mut().find(|d| d.number == number);
        let decision =
            decision.ok_or(ErrorKind::Consent(ConsentError::NoSuchDecision { number }))?;
        decision.withdrawn.get_or_insert(today);
        self.concerned(number, today)
    }

    /// The photos that a decision concerns once it is withdrawn: those that were shared on it, and those that show the same person on another,
    /// which it had taken the place of, to people for whom nobody agrees any more.
    ///
    /// # Errors
    /// [`ConsentError::NoSuchDecision`].
    pub fn concerned(&self, number: u32, today: Date) -> Result<Vec<Export>, ErrorKind> {
        let decision = self.decisions.iter().find(|d| d.number == number);
        let decision =
            decision.ok_or(ErrorKind::Consent(ConsentError::NoSuchDecision { number }))?;
        let person = decision.person;
        // As if it held, and as if it did not.
        let agreed = |withdrawn: Option<Date>| -> Vec<Audience> {
            let mut book = self.clone();
            let same = |d: &&mut Decision| d.number == number;
            if let Some(decision) = book.decisions.iter_mut().find(same) {
                decision.withdrawn = withdrawn;
            }
            let audiences = Audience::VARIANTS.iter().copied();
            audiences
                .filter(|audience| rule(&book, Some(person), *audience, today).shows())
                .collect()
        };
        let (before, after) = (agreed(None), agreed(Some(today)));
        let concerned = |export: &&Export| {
            let ended = before.contains(&export.audience) && !after.contains(&export.audience);
            let mut shown = export.shown.iter();
            shown.any(|shown| shown.decision == number || (ended && shown.person == person))
        };
        Ok(self.exports.iter().filter(concerned).cloned().collect())
    }

    /// Notes a photo that left with somebody shown; one that shows nobody of the book is not noted: its number. Whoever was taken out of the book
    /// since the copy was begun is not noted either.
    pub fn note_export(
        &mut self,
        day: Date,
        audience: Audience,
        photo: &str,
        shown: Vec<Shown>,
    ) -> Option<u32> {
        let here = |shown: &Shown| self.person(shown.person).is_some();
        let shown: Vec<Shown> = shown.into_iter().filter(here).collect();
        if shown.is_empty() {
            return None;
        }
        let number = next(&mut self.last[2]);
        self.exports.push(Export {
            number,
            day,
            audience,
            photo: photo.chars().take(LONGEST_PHOTO).collect(),
            shown,
            posted: Vec::new(),
            looked: None,
        });
        Some(number)
    }
}

/// Longest words by which an export is remembered, in characters.
const LONGEST_PHOTO: usize = 300;

fn next(last: &mut u32) -> u32 {
    *last = last.saturating_add(1);
    *last
}

fn no_such(number: u32) -> ErrorKind {
    ErrorKind::Consent(ConsentError::NoSuchPerson {
        name: number.to_string(),
    })
}

/// As whom somebody agrees.
fn has_a_say(about: &Person, name: &str) -> Result<By, ErrorKind> {
    let parent = about.parents.iter().find(|parent| same(parent, name));
    match parent {
        Some(parent) => Ok(By::Parent(parent.clone())),
        None if !about.age.is_child() && same(&about.name, name) => Ok(By::Themselves),
        None => Err(ErrorKind::Consent(ConsentError::NotAParent {
            name: name.trim().to_owned(),
            child: about.name.clone(),
        })),
    }
}

/// Whether "shown" allows nothing that the decision before it did not.
fn is_within(new: &NewDecision, before: &Decision) -> bool {
    let ends_no_later = match (new.until, before.until) {
        (_, None) => true,
        (Some(new), Some(before)) => new <= before,
        (None, Some(_)) => false,
    };
    before.wish == Visibility::Shown
        && before.withdrawn.is_none()
        && !before.is_over(new.on)
        && ends_no_later
}

/// As written.
#[derive(Serialize)]
struct Written<'b> {
    kind: &'static str,
    version: u32,
    #[serde(flatten)]
    book: &'b Book,
}

/// As read; the title was looked at before.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Read {
    #[serde(rename = "kind")]
    _kind: String,
    #[serde(rename = "version")]
    _version: u32,
    people: Vec<Person>,
    decisions: Vec<Decision>,
    answers: Vec<Answer>,
    exports: Vec<Export>,
    /// Not there in version 1.
    #[serde(default)]
    audit: Vec<Audited>,
    last: [u32; 3],
}

impl Content for Book {
    const TITLE: &'static str = super::TITLE;

    fn write(&self, out: &mut impl Write) -> io::Result<()> {
        let written = Written {
            kind: KIND,
            version: VERSION,
            book: self,
        };
        serde_json::to_writer(out, &written).map_err(io::Error::from)
    }

    fn read(json: &[u8]) -> Result<Self, VaultError> {
        title(json, KIND, VERSION, Self::TITLE)?;
        let read: Read =
            serde_json::from_slice(json).map_err(|_| VaultError::Damaged { title: BOOK })?;
        let book = Self {
            people: read.people,
            decisions: read.decisions,
            answers: read.answers,
            exports: read.exports,
            audit: read.audit,
            last: read.last,
        };
        if book.is_sound() {
            Ok(book)
        } else {
            Err(VaultError::Damaged { title: BOOK })
        }
    }

    /// A yes was withdrawn, somebody is to be covered, or a child said something else than yes.
    fn takes_back(&self, before: &Self) -> bool {
        let covering = |book: &Self| book.decisions.iter().filter(|d| d.covers()).count();
        let doubts = |book: &Self| {
            let answers = book.answers.iter();
            answers.filter(|answer| answer.reply != Reply::Yes).count()
        };
        covering(self) > covering(before) || doubts(self) > doubts(before)
    }
}

impl Book {
    /// Whether numbers are unique, given in order and mean somebody who is there.
    fn is_sound(&self) -> bool {
        let [person, decision, export] = self.last;
        let within = |numbers: Vec<u32>, last: u32| {
            let mut seen = std::collections::HashSet::new();
            numbers
                .into_iter()
                .all(|n| n > 0 && n <= last && seen.insert(n))
        };
        let there = |number: u32| self.person(number).is_some();
        within(self.people.iter().map(|p| p.number).collect(), person)
            && within(self.decisions.iter().map(|d| d.number).collect(), decision)
            && within(self.exports.iter().map(|e| e.number).collect(), export)
            && self.decisions.iter().all(|d| there(d.person))
            && self.answers.iter().all(|a| there(a.person))
    }
}
