//! Where the passphrase comes from: the terminal, without being shown, or a file descriptor. Never an
//! argument or the environment, which other programs can read.

use std::fs::File;
use std::io::{self, Read};

use ombrelle_core::error::{Cancelled, ErrorKind};
use ombrelle_core::register::Passphrase;
use ombrelle_i18n::{Advice, Words};
use zeroize::Zeroizing;

use crate::exit::{Class, Stage};

/// Why there is no passphrase.
#[derive(Debug, Clone, PartialEq)]
pub enum Fault {
    /// Core says why.
    Core(ErrorKind),
    /// There is nobody to ask.
    NoTerminal,
    /// A file descriptor gave no line.
    Descriptor(u32),
    /// The new one was typed in two ways.
    Differ,
}

impl<E: Into<ErrorKind>> From<E> for Fault {
    fn from(error: E) -> Self {
        Self::Core(error.into())
    }
}

impl Fault {
    /// Its class, which is its exit status.
    pub fn class(&self) -> Class {
        match self {
            Self::Core(reason) => Class::of(reason, Stage::Writing),
            Self::NoTerminal | Self::Descriptor(_) => Class::NotOpened,
            Self::Differ => Class::Impossible,
        }
    }

    /// Its words.
    pub fn advice(&self, words: &Words) -> Advice {
        let key = match self {
            Self::Core(reason) => return words.error(&reason.clone().into()),
            Self::Descriptor(number) => {
                let values = [("number", (*number).into())];
                return Advice {
                    what_happened: words.say("register-descriptor", &values),
                    what_to_do: words.say("register-descriptor-advice", &[]),
                };
            }
            Self::NoTerminal => ("register-no-terminal", "register-no-terminal-advice"),
            Self::Differ => ("register-differ", "register-differ-advice"),
        };
        Advice {
            what_happened: words.say(key.0, &[]),
            what_to_do: words.say(key.1, &[]),
        }
    }
}

/// Longest line that is read as a passphrase, in bytes.
const LONGEST: usize = 4096;

/// A file descriptor from which passphrases are read, one per line.
pub struct Descriptor {
    number: u32,
    source: Box<dyn Read>,
}

impl Descriptor {
    /// Opens the descriptor that the caller of the program left for it.
    pub fn open(number: u32) -> Result<Self, Fault> {
        let source: io::Result<Box<dyn Read>> = match number {
            0 => Ok(Box::new(io::stdin())),
            // Standard output and error are not for reading.
            1 | 2 => Err(io::ErrorKind::InvalidInput.into()),
            _ if cfg!(unix) => {
                File::open(format!("/dev/fd/{number}")).map(|file| Box::new(file) as Box<dyn Read>)
            }
            _ => Err(io::ErrorKind::Unsupported.into()),
        };
        match source {
            Ok(source) => Ok(Self { number, source }),
            Err(_) => Err(Fault::Descriptor(number)),
        }
    }

    /// The next line, without its end.
    pub fn line(&mut self) -> Result<Passphrase, Fault> {
        let number = self.number;
        // Large enough from the start, so that nothing is moved and left behind.
        let mut line = Zeroizing::new(Vec::with_capacity(LONGEST));
        let mut byte = Zeroizing::new([0]);
        loop {
            // Byte by byte: a buffer would take what belongs to the next reader.
            match self.source.read(&mut *byte) {
                Ok(0) if line.is_empty() => return Err(Fault::Descriptor(number)),
                Ok(0) => break,
                Ok(_) if *byte == *b"\n" => break,
                Ok(_) if line.len() < LONGEST => line.extend_from_slice(&*byte),
                Ok(_) => return Err(Fault::Descriptor(number)),
                Err(e) if e.kind() == io::ErrorKind::Interrupted => {}
                Err(_) => return Err(Fault::Descriptor(number)),
            }
        }
        if line.last() == Some(&b'\r') {
            line.pop();
        }
        let text = str::from_utf8(&line).map_err(|_| Fault::Descriptor(number))?;
        Ok(Passphrase::new(text)?)
    }
}

/// Where the passphrases of one command come from: a descriptor that it was given, or the terminal.
pub struct Source {
    /// What was chosen with `--passphrase-fd`; none asks at the terminal.
    pub descriptor: Option<u32>,
    opened: Option<Descriptor>,
}

impl Source {
    /// From a descriptor, opened when it is first needed, or from the terminal.
    pub fn new(descriptor: Option<u32>) -> Self {
        Self {
            descriptor,
            opened: None,
        }
    }

    /// The passphrase that opens a file.
    pub fn current(&mut self, words: &Words) -> Result<Passphrase, Fault> {
        let Some(number) = self.descriptor else {
            return ask("register-ask", words);
        };
        let mut descriptor = Descriptor::open(number)?;
        let passphrase = descriptor.line();
        self.opened = Some(descriptor);
        passphrase
    }

    /// A new passphrase: the next line of this descriptor, or typed twice.
    pub fn replacement(&mut self, from: Option<u32>, words: &Words) -> Result<Passphrase, Fault> {
        match (from, &mut self.opened) {
            (None, _) => ask_new(words),
            // The same one goes on where it was: a file opened again would begin anew.
            (Some(number), Some(opened)) if self.descriptor == Some(number) => opened.line(),
            (Some(number), _) => Descriptor::open(number)?.line(),
        }
    }
}

/// Asks at the terminal.
fn ask(question: &str, words: &Words) -> Result<Passphrase, Fault> {
    let typed = rpassword::prompt_password(words.say(question, &[]));
    let typed = Zeroizing::new(typed.map_err(|e| match e.kind() {
        io::ErrorKind::Interrupted | io::ErrorKind::UnexpectedEof => Cancelled.into(),
        _ => Fault::NoTerminal,
    })?);
    Ok(Passphrase::new(&typed)?)
}

/// Asks for a new one twice.
fn ask_new(words: &Words) -> Result<Passphrase, Fault> {
    let first = ask("register-ask-new", words)?;
    let again = ask("register-ask-again", words)?;
    if first.is(&again) {
        Ok(first)
    } else {
        Err(Fault::Differ)
    }
}
