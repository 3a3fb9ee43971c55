//! `ombrelle people`, `ombrelle consent`, `ombrelle letter` and `ombrelle parents`: who is in the photos, who agreed to what and where photos went, in
//! one encrypted book; the letters that take a picture down; what parents find.

mod class;
mod command;
mod decisions;
mod exports;
mod fault;
mod letter;
mod papers;
mod parents;
mod people;
mod questions;

use std::path::PathBuf;

use clap::ArgMatches;
use ombrelle_core::consent::{Book, ConsentBook, Passphrase, Person};
use ombrelle_core::error::{BOOK, Cancelled, ConsentError, Error, ErrorKind, VaultError};
use ombrelle_core::paths;
use ombrelle_core::progress::{Cancel, Progress};
use ombrelle_core::register::ScryptCost;
use ombrelle_i18n::{Value, Words};

use crate::commands::Asked;
use crate::output::{Output, option};
use crate::passphrase::Source;
use crate::prompt::Asker;
use crate::{exit, interrupt, prompt};

pub use command::{consent_shape, opening, people_shape};
pub use fault::Fault;
pub use letter::{run as write_letter, shape as letter_shape};
pub use parents::{run as guide_parents, shape as parents_shape};

/// Does what a command below `above` (`people` or `consent`) asks: the exit status.
pub fn run(above: &str, asked: &Asked) -> u8 {
    let Some((name, given)) = asked.given.subcommand() else {
        // Clap requires one.
        return exit::Class::Impossible as u8;
    };
    let mut session = Session::start(given, asked);
    let done = match name {
        _ if session.book.path.as_os_str().is_empty() => Err(Fault::NoPlace),
        "init" => people::init(&mut session),
        "add" => people::add(&mut session, given),
        "change" => people::change(&mut session, given),
        "remove" => people::remove(&mut session, given),
        "passwd" => people::passwd(&mut session, given),
        "restore" => people::restore(&mut session),
        "destroy" => people::destroy(&mut session, given.get_flag("yes")),
        "ask" => questions::ask(&mut session, given),
        "record" => decisions::record(&mut session, given),
        "withdraw" => decisions::withdraw(&mut session, given),
        "list" if above == "consent" => decisions::list(&mut session, given),
        "exports" => exports::list(&mut session, given),
        "posted" => exports::posted(&mut session, given),
        "look-again" => exports::look_again(&mut session, given),
        "class-import" => class::import(&mut session, given),
        "class-export" => class::export(&mut session, given),
        "form" => papers::form(&mut session, given),
        "class-forms" => papers::class_forms(&mut session, given),
        "receipt" => papers::receipt(&mut session, given),
        _ => people::list(&mut session),
    };
    if let Err(fault) = done {
        session.fail(&fault);
    }
    session.end()
}

/// Where the book is, and how it is opened.
pub struct Place<'w> {
    /// The sentences of questions.
    pub words: &'w Words,
    /// The book; empty where the system names no place for one.
    pub path: PathBuf,
    /// ` --book FILE` as it was chosen, so that an advised command is about the same; empty where it was not.
    at: String,
    passphrases: Source,
    /// How much work a guess of the passphrase is, once the book is written.
    cost: ScryptCost,
}

impl<'w> Place<'w> {
    /// What was chosen with `--book` and `--passphrase-fd` of the command that is `asked`, or of one below it.
    pub fn chosen(given: &ArgMatches, asked: &Asked<'w>) -> Self {
        // Guides for parents that need no book have neither option.
        let book = given.try_get_one::<PathBuf>("book").ok().flatten().cloned();
        let descriptor = given.try_get_one::<u32>("passphrase-fd").ok().flatten();
        let descriptor = descriptor.copied();
        let at = book.as_deref().map(|path| option("book", path));
        Self {
            words: asked.words,
            at: at.unwrap_or_default(),
            path: book.or_else(paths::book).unwrap_or_default(),
            passphrases: Source::new(descriptor),
            cost: asked.cost,
        }
    }

    /// The book, to be changed.
    pub fn open(&mut self) -> Result<ConsentBook, Fault> {
        self.needs_a_book()?;
        let passphrase = self.passphrases.current(self.words)?;
        ConsentBook::open_at(&self.path, passphrase, self.cost).map_err(Fault::opening)
    }

    /// What it holds, to be looked at.
    fn look(&mut self) -> Result<Book, Fault> {
        self.needs_a_book()?;
        let passphrase = self.passphrases.current(self.words)?;
        ConsentBook::look(&self.path, &passphrase).map_err(Fault::opening)
    }

    /// Nobody types a passphrase for nothing.
    fn needs_a_book(&self) -> Result<(), Fault> {
        let there = self.path.symlink_metadata().is_ok();
        match () {
            () if self.path.as_os_str().is_empty() => Err(Fault::NoPlace),
            () if there || ConsentBook::has_previous(&self.path) => Ok(()),
            () => Err(Fault::Core(
                ErrorKind::Vault(VaultError::Missing { title: BOOK }).at(&self.path),
            )),
        }
    }
}

/// Names that are suggested where nobody is called as somebody typed, at most.
const SUGGESTED: usize = 3;

/// The person of a name. Where a part of a name was typed nobody is chosen by it: the fault says who may be meant.
pub fn named<'b>(book: &'b Book, name: &str) -> Result<&'b Person, Fault> {
    book.named(name).map_err(|reason| {
        let meant = book.meant(name);
        let names = meant.iter().take(SUGGESTED);
        Fault::Nobody {
            error: reason.into(),
            meant: names.map(|person| person.name.clone()).collect(),
            more: meant.len().saturating_sub(SUGGESTED),
        }
    })
}

/// What all these commands share while one of them runs.
struct Session<'w> {
    words: &'w Words,
    output: Output<'w>,
    book: Place<'w>,
    cancel: Cancel,
    faults: Vec<exit::Class>,
}

impl<'w> Session<'w> {
    fn start(given: &ArgMatches, asked: &Asked<'w>) -> Self {
        let json = given
            .try_get_one::<bool>("json")
            .ok()
            .flatten()
            .is_some_and(|wish| *wish);
        Self {
            words: asked.words,
            output: Output::new(asked.words, json),
            book: Place::chosen(given, asked),
            // Ctrl-C only asks to stop: it neither cuts a save short nor leaves a terminal without echo.
            cancel: interrupt::on_ctrl_c(),
            faults: Vec::new(),
        }
    }

    fn end(self) -> u8 {
        self.output.end(exit::status(&self.faults))
    }

    fn progress(&self) -> Progress {
        Progress::silent(self.cancel.clone())
    }

    /// Stops before anything is changed, if the person asked to.
    fn go_on(&self) -> Result<(), Fault> {
        self.progress().check().map_err(Fault::core)
    }

    fn tell(&mut self, key: &str, values: &[(&str, Value)]) {
        self.output.say(&self.words.say(key, values));
    }

    fn fail(&mut self, fault: &Fault) {
        self.faults.push(fault.class());
        let previous = ConsentBook::has_previous(&self.book.path);
        let hint = fault.hint(previous, &self.book.at, self.words);
        for line in fault.lines(self.words) {
            self.output.complain(&line);
        }
        let advice = fault.advice(self.words);
        self.output.advise(&advice, hint.as_deref());
    }

    /// A new passphrase: the next line of a descriptor, or typed twice.
    fn new_passphrase(&mut self, descriptor: Option<u32>) -> Result<Passphrase, Fault> {
        let passphrases = &mut self.book.passphrases;
        let passphrase = passphrases.replacement(descriptor, self.words)?;
        if passphrase.is_short() {
            let values = [("count", Passphrase::ADVISED.into())];
            self.tell("register-short", &values);
        }
        Ok(passphrase)
    }

    /// The texts of an option or operand, each asked for where that was wished.
    fn texts(&self, given: &ArgMatches, name: &str, question: &str) -> Result<Vec<String>, Fault> {
        let asker = Asker {
            progress: self.progress(),
            shown: true,
            question: &|key| self.words.say(key, &[]),
        };
        asker.all(given, name, question).map_err(Fault::core)
    }

    /// The text of an option or operand; none where it was not given.
    fn text(
        &self,
        given: &ArgMatches,
        name: &str,
        question: &str,
    ) -> Result<Option<String>, Fault> {
        Ok(self.texts(given, name, question)?.pop())
    }

    /// The name of the person who is meant; empty where clap let a command begin without it, and then nobody is found.
    fn person(&self, given: &ArgMatches) -> Result<String, Fault> {
        let name = self.text(given, "person", "ask-name")?;
        Ok(name.unwrap_or_default())
    }

    /// Asks for a word, so that a slip of the hand destroys nothing.
    fn confirm(&mut self, question: &str, word: &str, name: &str) -> Result<(), Fault> {
        let word = self.words.say(word, &[]);
        let values = [("name", name.into()), ("word", word.as_str().into())];
        let question = self.words.say(question, &values);
        match prompt::confirmed(&question, &word, &self.progress()).map_err(Fault::core)? {
            true => self.go_on(),
            false => Err(Fault::NotConfirmed),
        }
    }

    /// The path of the book with a reason.
    fn of_book(&self, reason: ErrorKind) -> Fault {
        match reason {
            // These name a person or a decision, not the file.
            ErrorKind::Consent(ConsentError::NoSuchPerson { .. })
            | ErrorKind::Consent(ConsentError::NameTaken { .. })
            | ErrorKind::Consent(ConsentError::UnfitName { .. })
            | ErrorKind::Consent(ConsentError::NoSuchDecision { .. })
            | ErrorKind::Consent(ConsentError::NoSuchPhoto { .. })
            | ErrorKind::Consent(ConsentError::NoSuchPlace { .. })
            | ErrorKind::Consent(ConsentError::TooManyPlaces { .. } | ConsentError::UnfitPlace)
            | ErrorKind::Consent(ConsentError::NotAParent { .. })
            | ErrorKind::Consent(ConsentError::ParentsMissing { .. })
            | ErrorKind::Consent(ConsentError::NotAChild { .. } | ConsentError::OverBefore)
            | ErrorKind::Consent(ConsentError::BeforeRefusal)
            | ErrorKind::Takedown(_)
            | ErrorKind::Cancelled(Cancelled) => Fault::Core(Error::from(reason)),
            reason => Fault::Core(reason.at(&self.book.path)),
        }
    }
}
