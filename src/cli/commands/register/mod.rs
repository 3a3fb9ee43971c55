//! `ombrelle register`: fingerprints kept in one encrypted file.

mod check;
mod command;
mod entries;
mod evidence;
mod export;
mod fault;
mod files;
mod manage;

use std::path::PathBuf;

use clap::ArgMatches;
use ombrelle_core::error::{ErrorKind, REGISTER, VaultError};
use ombrelle_core::paths;
use ombrelle_core::progress::{Cancel, Progress};
use ombrelle_core::register::{Entries, Passphrase, Register, ScryptCost};
use ombrelle_i18n::{Value, Words};

use crate::commands::Asked;
use crate::output::{Output, option};
use crate::passphrase::Source;
use crate::prompt::Asker;
use crate::{exit, interrupt, prompt, values};

pub use command::shape;
use fault::Fault;
pub use fault::not_confirmed;

/// Does what a command below `register` asks: the exit status.
pub fn run(asked: &Asked) -> u8 {
    let Some((name, given)) = asked.given.subcommand() else {
        // Clap requires one.
        return exit::Class::Impossible as u8;
    };
    // Its commands are one level lower.
    let (name, given) = match given.subcommand() {
        Some((lowest, given)) => (lowest_name(lowest), given),
        None => (name, given),
    };
    let mut session = Session::start(name, given, asked);
    let done = match name {
        _ if session.path.as_os_str().is_empty() => Err(Fault::NoPlace),
        "init" => manage::init(&mut session),
        "add" => entries::add(&mut session, given),
        "list" => entries::list(&mut session),
        "check" => check::check(&mut session, &values::paths(given)),
        "change" => entries::change(&mut session, given),
        "evidence add" => evidence::add(&mut session, given),
        "evidence list" => evidence::list(&mut session),
        "evidence remove" => evidence::remove(&mut session, given),
        "evidence save" => evidence::save(&mut session, given),
        "note" => entries::note(&mut session, given),
        "export" => export::export(&mut session, given),
        "withdraw" => entries::withdraw(&mut session, given),
        "passwd" => manage::passwd(&mut session),
        "restore" => manage::restore(&mut session),
        _ => manage::destroy(&mut session, given.get_flag("yes")),
    };
    if let Err(fault) = done {
        session.fail(&fault);
    }
    session.end()
}

/// The name of a command of `register evidence`.
fn lowest_name(lowest: &str) -> &'static str {
    match lowest {
        "add" => "evidence add",
        "list" => "evidence list",
        "save" => "evidence save",
        _ => "evidence remove",
    }
}

/// What all these commands share while one of them runs.
struct Session<'w> {
    words: &'w Words,
    output: Output<'w>,
    discreet: bool,
    /// The register; empty where the system names no place for one.
    path: PathBuf,
    /// ` --register FILE` as it was chosen, so that an advised command is about the same; empty where it was not.
    at: String,
    passphrases: Source,
    new_descriptor: Option<u32>,
    /// How much work a guess of the passphrase is, once the register is written.
    cost: ScryptCost,
    cancel: Cancel,
    faults: Vec<exit::Class>,
}

impl<'w> Session<'w> {
    fn start(name: &str, given: &ArgMatches, asked: &Asked<'w>) -> Self {
        let number = |option: &str| given.get_one::<u32>(option).copied();
        let json = name == "list" && given.get_flag("json");
        let chosen = values::path(given, "register");
        let at = chosen.as_deref().map(|path| option("register", path));
        let path = chosen.or_else(paths::register);
        Self {
            words: asked.words,
            output: Output::new(asked.words, json),
            discreet: given.get_flag("discreet"),
            path: path.unwrap_or_default(),
            at: at.unwrap_or_default(),
            passphrases: Source::new(number("passphrase-fd")),
            new_descriptor: (name == "passwd")
                .then(|| number("new-passphrase-fd"))
                .flatten(),
            cost: asked.cost,
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

    /// A sentence, or the neutral one in its place.
    fn tell(&mut self, plain: &str, discreet: &str, values: &[(&str, Value)]) {
        let key = if self.discreet { discreet } else { plain };
        self.output.say(&self.words.say(key, values));
    }

    /// A sentence that the discreet leave out.
    fn add(&mut self, plain: &str, values: &[(&str, Value)]) {
        if !self.discreet {
            self.output.say(&self.words.say(plain, values));
        }
    }

    fn fail(&mut self, fault: &Fault) {
        self.faults.push(fault.class());
        if self.discreet {
            return self.output.complain(&fault.discreetly(self.words));
        }
        let previous = Register::has_previous(&self.path);
        let hint = fault.hint(previous, &self.at, self.words);
        let advice = fault.advice(self.words);
        self.output.advise(&advice, hint.as_deref());
    }

    /// A new passphrase: the next line of a descriptor, or typed twice.
    fn new_passphrase(&mut self, descriptor: Option<u32>) -> Result<Passphrase, Fault> {
        let passphrase = self.passphrases.replacement(descriptor, self.words)?;
        if passphrase.is_short() {
            let values = [("count", Passphrase::ADVISED.into())];
            self.add("register-short", &values);
        }
        Ok(passphrase)
    }

    /// The register, to be changed.
    fn open(&mut self) -> Result<Register, Fault> {
        self.needs_a_register()?;
        let passphrase = self.passphrases.current(self.words)?;
        Register::open_at(&self.path, passphrase, self.cost).map_err(Fault::opening)
    }

    /// What it holds, to be looked at.
    fn look(&mut self) -> Result<Entries, Fault> {
        self.needs_a_register()?;
        let passphrase = self.passphrases.current(self.words)?;
        Register::look(&self.path, &passphrase).map_err(Fault::opening)
    }

    /// Nobody types a passphrase for nothing.
    fn needs_a_register(&self) -> Result<(), Fault> {
        let there = self.path.symlink_metadata().is_ok();
        if there || Register::has_previous(&self.path) {
            Ok(())
        } else {
            Err(Fault::Core(
                ErrorKind::Vault(VaultError::Missing { title: REGISTER }).at(&self.path),
            ))
        }
    }

    /// The text of an option, asked for where that was wished; empty where it was not given.
    fn text(&self, given: &ArgMatches, name: &str, question: &str) -> Result<String, Fault> {
        let asker = Asker {
            progress: self.progress(),
            shown: !self.discreet,
            question: &|key| self.words.say(key, &[]),
        };
        let text = asker.text(values::text(given, name), question);
        text.map_err(Fault::core)
    }

    /// Asks for a word, so that a slip of the hand destroys nothing; `option` says beforehand what the word says.
    fn confirm(
        &mut self,
        (question, word): (&str, &str),
        item: u32,
        option: &'static str,
    ) -> Result<(), Fault> {
        let (question, word) = match self.discreet {
            true => ("discreet-confirm", "discreet-word"),
            false => (question, word),
        };
        let word = self.words.say(word, &[]);
        let values = [("item", item.into()), ("word", word.as_str().into())];
        let question = self.words.say(question, &values);
        match prompt::confirmed(&question, &word, &self.progress()).map_err(Fault::core)? {
            true => self.go_on(),
            false => Err(Fault::NotConfirmed(option)),
        }
    }
}
