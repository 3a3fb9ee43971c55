//! The consent book: who is in the pictures, who agreed to what, for whom and until when. The rule is core's.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use ombrelle_core::calendar;
use ombrelle_core::consent::{
    self, Age as CoreAge, Audience as CoreAudience, Book, Date, Passphrase, Reply as CoreReply,
    Visibility,
};
use ombrelle_core::error::{ConsentError, ErrorKind};
use zeroize::Zeroizing;

use crate::copy::ProtectedCopy;
use crate::error::OmbrelleError;
use crate::language::{Language, words};
use crate::mirror::mirrored;

mirrored! {
    /// Who gets to see a photo; each one includes those before it.
    Audience = CoreAudience {
        /// The people who live with the photo: it is not handed on.
        OnlyUs,
        /// A chat of the family.
        FamilyChat,
        /// A group that people are let into: a class, a club.
        ClosedGroup,
        /// Anybody.
        Public,
    }
}

mirrored! {
    /// Grown up, or in which of three bands of age a child is.
    Age = CoreAge {
        /// 18 or older: decides alone.
        Adult,
        /// Up to six.
        Under7,
        /// Seven to eleven.
        From7,
        /// Twelve to seventeen.
        From12,
    }
}

mirrored! {
    /// What a child said.
    Reply = CoreReply {
        /// Yes.
        Yes,
        /// No.
        No,
        /// Only with the face covered.
        OnlyCovered,
        /// The child does not know, which counts as no.
        DontKnow,
    }
}

/// A day, on the calendar where the person lives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Record)]
pub struct Day {
    /// The year.
    pub year: i16,
    /// The month, 1 to 12.
    pub month: u8,
    /// The day, 1 to 31.
    pub day: u8,
}

impl From<Date> for Day {
    fn from(date: Date) -> Self {
        // Neither is ever below 1 or above 31.
        let small = |number: i8| u8::try_from(number).unwrap_or(1);
        Self {
            year: date.year(),
            month: small(date.month()),
            day: small(date.day()),
        }
    }
}

impl Day {
    pub(crate) fn date(self) -> Option<Date> {
        let (month, day) = (i8::try_from(self.month).ok()?, i8::try_from(self.day).ok()?);
        Date::new(self.year, month, day).ok()
    }
}

/// Somebody to be written down.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct NewPerson {
    /// The chosen name, at most 100 characters; no other person has it.
    pub name: String,
    /// Grown up, or the band of age.
    pub age: Age,
    /// Whether of the family that keeps the book.
    pub ours: bool,
    /// For a child, everybody who holds parental authority.
    pub parents: Vec<String>,
}

/// A person of the book.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct BookPerson {
    /// From 1; stays the same while the person is there, and is not given again.
    pub number: u32,
    /// The chosen name.
    pub name: String,
    /// Grown up, or the band of age.
    pub age: Age,
    /// Whether of the family that keeps the book.
    pub ours: bool,
    /// For a child, everybody who holds parental authority.
    pub parents: Vec<String>,
}

/// A decision to be written down; made today.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct NewDecision {
    /// For whom.
    pub audience: Audience,
    /// Whether the face may be shown; otherwise it is to be covered.
    pub shown: bool,
    /// The last day on which "shown" holds; none without an end.
    pub until: Option<Day>,
    /// Who agreed: names of parents, or the grown-up's own.
    pub agreed: Vec<String>,
}

/// A decision of the book.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct BookDecision {
    /// From 1; later ones have greater numbers.
    pub number: u32,
    /// About whom.
    pub person: u32,
    /// For whom.
    pub audience: Audience,
    /// Whether the face may be shown.
    pub shown: bool,
    /// The last day on which "shown" holds.
    pub until: Option<Day>,
    /// The day on which it was withdrawn.
    pub withdrawn: Option<Day>,
    /// All of it in a line.
    pub sentence: String,
}

/// What the book says of a person.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Ruling {
    /// Whether the face may be shown.
    pub shown: bool,
    /// Whether a shown face is to be cloaked.
    pub cloak: bool,
    /// The decision that it rests on, where there is one.
    pub decision: Option<u32>,
    /// Why, in kebab case: `agreed`, `withdrawn`, ... (docs/consent.md).
    pub ground: String,
    /// The same as a sentence.
    pub sentence: String,
}

/// A photo that left with somebody shown.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct SharedPhoto {
    /// From 1.
    pub number: u32,
    /// The day.
    pub day: Day,
    /// For whom.
    pub audience: Audience,
    /// What finds it again, in the words that the host gave.
    pub photo: String,
    /// Who is shown, by their numbers.
    pub people: Vec<u32>,
    /// All of it in a line.
    pub sentence: String,
}

/// The questions for a child of an age before a photo leaves, in their order; the answer to the last one is kept. None for grown-ups.
#[uniffi::export]
pub fn questions_for_child(age: Age, audience: Audience, language: Language) -> Vec<String> {
    let (words, audience) = (words(language), audience.into());
    let questions = consent::questions(age.into()).iter();
    questions
        .map(|question| words.question(*question, audience))
        .collect()
}

/// Which book it is of all that this process has seen: where it lies, and how many were made there or put back before. In each a number means
/// somebody else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Which {
    path: PathBuf,
    before: usize,
}

/// How many books were made, or put back from their previous version, at each path since the process began.
static BEFORE: Mutex<BTreeMap<PathBuf, usize>> = Mutex::new(BTreeMap::new());

impl Which {
    /// The one that lies at this path now.
    fn at(path: &Path) -> Self {
        Self {
            path: path.to_owned(),
            before: held(&BEFORE).get(path).copied().unwrap_or_default(),
        }
    }

    /// Notes that another one, or an earlier version, lies at this path from now on.
    fn another_at(path: &Path) {
        *held(&BEFORE).entry(path.to_owned()).or_default() += 1;
    }
}

/// A consent book that is open: an encrypted file in the age format, which no other program changes meanwhile. Every change is on the
/// disk before its call returns, and takes a second or more: the passphrase is stretched each time.
#[derive(uniffi::Object)]
pub struct ConsentBook {
    language: Language,
    /// By this it is the same book when it is opened again.
    pub(crate) which: Which,
    store: Mutex<consent::ConsentBook>,
    /// What it holds, to be asked while a change is being written.
    content: Mutex<Arc<Book>>,
}

#[uniffi::export]
impl ConsentBook {
    /// Makes an empty book, and its folder if that is missing. The path is one that the app alone can read.
    ///
    /// # Errors
    /// `Sealed`: there is one already, an empty passphrase, reasons of writing.
    #[uniffi::constructor]
    pub fn create(
        path: String,
        passphrase: String,
        language: Language,
    ) -> Result<Arc<Self>, OmbrelleError> {
        Self::opened(path, passphrase, language, |path, passphrase| {
            let made = consent::ConsentBook::create(path, passphrase);
            made.inspect(|_| Which::another_at(path))
        })
    }

    /// Opens a book.
    ///
    /// # Errors
    /// `Sealed`: there is none, it is damaged, the passphrase does not open it, another program has it open.
    #[uniffi::constructor]
    pub fn open(
        path: String,
        passphrase: String,
        language: Language,
    ) -> Result<Arc<Self>, OmbrelleError> {
        Self::opened(path, passphrase, language, consent::ConsentBook::open)
    }

    /// Puts the previous version in place of one that is damaged or lost, and opens it.
    ///
    /// # Errors
    /// `Sealed`: the present version opens, there is no previous one, the passphrase does not open it.
    #[uniffi::constructor]
    pub fn restore(
        path: String,
        passphrase: String,
        language: Language,
    ) -> Result<Arc<Self>, OmbrelleError> {
        Self::opened(path, passphrase, language, |path, passphrase| {
            drop(consent::ConsentBook::restore(path, &passphrase)?);
            Which::another_at(path);
            consent::ConsentBook::open(path, passphrase)
        })
    }

    /// The people, in the order in which they were added.
    pub fn people(&self) -> Vec<BookPerson> {
        let person = |person: &consent::Person| BookPerson {
            number: person.number,
            name: person.name.clone(),
            age: person.age.into(),
            ours: person.ours,
            parents: person.parents.clone(),
        };
        self.content().people().map(person).collect()
    }

    /// The decisions, oldest first.
    pub fn decisions(&self) -> Vec<BookDecision> {
        let (book, words) = (self.content(), words(self.language));
        let decision = |decision: &consent::Decision| BookDecision {
            number: decision.number,
            person: decision.person,
            audience: decision.audience.into(),
            shown: decision.wish == Visibility::Shown,
            until: decision.until.map(Into::into),
            withdrawn: decision.withdrawn.map(Into::into),
            sentence: words.decision(&book, decision).trim().to_owned(),
        };
        book.decisions().map(decision).collect()
    }

    /// The photos that left with somebody shown, oldest first.
    pub fn shared_photos(&self) -> Vec<SharedPhoto> {
        let book = self.content();
        book.exports().map(|one| self.shared(one)).collect()
    }

    /// What holds today for a person in a photo for an audience.
    ///
    /// # Errors
    /// `Refused` where there is no such person.
    pub fn ruling(&self, person: u32, audience: Audience) -> Result<Ruling, OmbrelleError> {
        let book = self.content();
        // By the number alone: somebody else may be called `3`.
        let about = book.person(person).ok_or_else(|| {
            let name = person.to_string();
            self.error(ConsentError::NoSuchPerson { name }.into())
        })?;
        let audience = audience.into();
        let ruling = consent::rule(&book, Some(person), audience, calendar::today());
        Ok(Ruling {
            shown: ruling.shows(),
            cloak: ruling.cloak,
            decision: ruling.decision,
            ground: ruling.ground.code().to_owned(),
            sentence: words(self.language).ruling(about, audience, &ruling),
        })
    }

    /// Adds a person: the number.
    ///
    /// # Errors
    /// `Refused` for a name that is empty, too long, taken or holds a slash; `Sealed` for reasons of writing.
    pub fn add_person(&self, person: NewPerson) -> Result<u32, OmbrelleError> {
        self.change(|book| book.add(person.into()))
    }

    /// Changes who a person is.
    ///
    /// # Errors
    /// Those of [`ConsentBook::add_person`]; `Refused` where there is no such person.
    pub fn change_person(&self, number: u32, person: NewPerson) -> Result<(), OmbrelleError> {
        self.change(|book| book.change(number, person.into()))
    }

    /// Takes a person out, of the previous version too, with all decisions and answers: the photos that show the person.
    ///
    /// # Errors
    /// `Refused` where there is no such person; `Sealed` for reasons of writing.
    pub fn remove_person(&self, number: u32) -> Result<Vec<SharedPhoto>, OmbrelleError> {
        let shown = self.written(|store| store.change_for_good(|book| book.remove(number)))?;
        Ok(shown.iter().map(|one| self.shared(one)).collect())
    }

    /// Writes a decision about a person down: its number.
    ///
    /// # Errors
    /// `Refused` where there is no such person, somebody agreed who has no say, or a parent's agreement is missing for another family's
    /// child; `Value` for a day that is on no calendar; `Sealed` for reasons of writing.
    pub fn record(&self, person: u32, decision: NewDecision) -> Result<u32, OmbrelleError> {
        let until = match decision.until.map(Day::date) {
            Some(None) => return Err(OmbrelleError::value(self.language)),
            until => until.flatten(),
        };
        let new = consent::NewDecision {
            audience: decision.audience.into(),
            wish: match decision.shown {
                true => Visibility::Shown,
                false => Visibility::Covered,
            },
            until,
            agreed: decision.agreed,
            on: calendar::today(),
        };
        self.change(|book| book.record(person, &new))
    }

    /// Keeps what a child said to the last of [`questions_for_child`].
    ///
    /// # Errors
    /// `Refused` where there is no such person, or it is a grown-up; `Sealed` for reasons of writing.
    pub fn answer(
        &self,
        person: u32,
        audience: Audience,
        reply: Reply,
    ) -> Result<(), OmbrelleError> {
        self.change(|book| {
            let age = book.person(person).map(|person| person.age);
            let last = age.and_then(|age| consent::questions(age).last().copied());
            let said = (last, reply.into());
            book.answer(person, audience.into(), said, calendar::today())
        })
    }

    /// Withdraws a decision from today on: the photos that it concerned, to be taken down.
    ///
    /// # Errors
    /// `Refused` where there is no such decision; `Sealed` for reasons of writing.
    pub fn withdraw(&self, decision: u32) -> Result<Vec<SharedPhoto>, OmbrelleError> {
        let concerned = self.change(|book| book.withdraw(decision, calendar::today()))?;
        Ok(concerned.iter().map(|one| self.shared(one)).collect())
    }

    /// Notes that a copy has left, in words that find it again, so that withdrawing a decision can name it; without words, by the name of its file. A
    /// copy that shows nobody on a decision of the book is not noted: whether it was.
    ///
    /// # Errors
    /// `Refused` where another book let somebody be seen in it, since a number means somebody else here; `Sealed` for reasons of writing.
    pub fn note_copy(
        &self,
        copy: Arc<ProtectedCopy>,
        photo: String,
    ) -> Result<bool, OmbrelleError> {
        let photo = match photo.trim().is_empty() {
            true => copy.file_name(),
            false => photo,
        };
        let Some(sharing) = copy.made().sharing(photo) else {
            return Ok(false);
        };
        if !copy.is_of_book(&self.which) {
            return Err(OmbrelleError::another_book(self.language));
        }
        self.change(|book| Ok(sharing.note(book).is_some()))
    }

    /// Encrypts both versions anew, so that nothing opens with the old passphrase.
    ///
    /// # Errors
    /// `Sealed` for an empty passphrase, and reasons of writing.
    pub fn change_passphrase(&self, passphrase: String) -> Result<(), OmbrelleError> {
        let new = secret(passphrase, self.language)?;
        self.written(|store| Ok(store.change_passphrase(new)?))
    }
}

impl ConsentBook {
    fn opened<E: Into<ombrelle_core::error::Error>>(
        path: String,
        passphrase: String,
        language: Language,
        open: impl FnOnce(&Path, Passphrase) -> Result<consent::ConsentBook, E>,
    ) -> Result<Arc<Self>, OmbrelleError> {
        let (passphrase, path) = (secret(passphrase, language)?, Path::new(&path));
        let store =
            open(path, passphrase).map_err(|error| OmbrelleError::of_sealed(error, language))?;
        let content = Mutex::new(Arc::new(store.content().clone()));
        Ok(Arc::new(Self {
            language,
            which: Which::at(path),
            store: Mutex::new(store),
            content,
        }))
    }

    /// What it holds.
    pub(crate) fn content(&self) -> Arc<Book> {
        held(&self.content).clone()
    }

    fn change<T>(
        &self,
        change: impl FnOnce(&mut Book) -> Result<T, ErrorKind>,
    ) -> Result<T, OmbrelleError> {
        self.written(|store| store.change(change))
    }

    fn written<T>(
        &self,
        write: impl FnOnce(&mut consent::ConsentBook) -> Result<T, ErrorKind>,
    ) -> Result<T, OmbrelleError> {
        let mut store = held(&self.store);
        let done = write(&mut store).map_err(|error| self.error(error))?;
        *held(&self.content) = Arc::new(store.content().clone());
        Ok(done)
    }

    fn shared(&self, export: &consent::Export) -> SharedPhoto {
        // The command puts it into a list.
        let sentence = words(self.language).export(export);
        SharedPhoto {
            number: export.number,
            day: export.day.into(),
            audience: export.audience.into(),
            photo: export.photo.clone(),
            people: export.shown.iter().map(|shown| shown.person).collect(),
            sentence: sentence.strip_prefix("- ").unwrap_or(&sentence).to_owned(),
        }
    }

    fn error(&self, error: ErrorKind) -> OmbrelleError {
        OmbrelleError::of_sealed(error, self.language)
    }
}

impl From<NewPerson> for consent::NewPerson {
    fn from(ours: NewPerson) -> Self {
        Self {
            name: ours.name,
            age: ours.age.into(),
            ours: ours.ours,
            parents: ours.parents,
        }
    }
}

/// A passphrase from a text of the host's, of which no copy stays here.
///
/// # Errors
/// `Sealed` for an empty one.
pub(crate) fn secret(text: String, language: Language) -> Result<Passphrase, OmbrelleError> {
    let text = Zeroizing::new(text);
    Passphrase::new(&text).map_err(|error| OmbrelleError::of_sealed(error, language))
}

/// Work that broke off in the middle leaves a store that can be used again: a change is made on a copy.
pub(crate) fn held<T>(kept: &Mutex<T>) -> MutexGuard<'_, T> {
    kept.lock().unwrap_or_else(PoisonError::into_inner)
}
