//! `ombrelle protect --audience`: what the album book decides about the faces of a photo.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgAction, ArgMatches};
use ombrelle_core::calendar;
use ombrelle_core::consent::{Audience, Book, ConsentBook};
use ombrelle_core::error::ErrorKind;
use ombrelle_core::progress::Progress;
use ombrelle_core::protect::{
    Anchor, AnchorFault, Grouped, Placed, Sharing, Strength, Terms, Unnoted,
};
use ombrelle_i18n::Words;
use strum::VariantNames;

use crate::commands::album::{Fault, Place, named};
use crate::output::shown;
use crate::prompt::Asker;
use crate::shape::flag;
use crate::values;

/// Its options of `protect`.
pub fn options(words: &Words) -> Vec<Arg> {
    let say = |key| words.say(key, &[]);
    let text = |name: &'static str, value: &str, help: &str| {
        Arg::new(name)
            .long(name)
            .value_name(words.say(value, &[]))
            .help(words.say(help, &[]))
    };
    let mut options = vec![
        text("audience", "help-value-audience", "help-protect-audience")
            .value_parser(PossibleValuesParser::new(Audience::VARIANTS))
            .hide_possible_values(true)
            .conflicts_with_all(["keep", "cloak-only", "no-detect", "show-like"]),
        text("person", "help-value-face-name", "help-protect-person")
            .value_parser(face_and_name)
            .action(ArgAction::Append)
            .requires("audience"),
        text("who", "help-value-name", "help-protect-who")
            .value_name(format!(
                "{}={}:N",
                say("help-value-name"),
                say("help-value-photo")
            ))
            .value_parser(name_and_anchor)
            .action(ArgAction::Append)
            .requires("audience"),
        flag("no-cloak", say("help-protect-no-cloak"))
            .requires("audience")
            .conflicts_with("cloak"),
        text("noted-as", "help-value-text", "help-protect-noted-as").requires("audience"),
        flag("not-noted", say("help-protect-not-noted"))
            .requires("audience")
            .conflicts_with("noted-as"),
    ];
    options.extend(crate::commands::album::opening(words).map(|arg| arg.requires("audience")));
    let heading = say("help-consent-heading");
    let headed = options.into_iter().map(|arg| arg.help_heading(&heading));
    headed.collect()
}

/// `N=NAME`. The sentence about a wrong one is in `usage`.
fn face_and_name(text: &str) -> Result<(u32, String), &'static str> {
    let (number, name) = text.split_once('=').ok_or("no face")?;
    let number = number.trim().parse().map_err(|_| "no number")?;
    match number {
        0 => Err("no face"),
        _ if name.trim().is_empty() => Err("no name"),
        _ => Ok((number, name.trim().to_owned())),
    }
}

/// `NAME=PHOTO:N`. The sentence about a wrong one is in `usage`.
fn name_and_anchor(text: &str) -> Result<(Anchor, String), &'static str> {
    let (name, anchor) = text.split_once('=').ok_or("no name")?;
    let anchor = anchor
        .trim_start()
        .parse()
        .map_err(|_| "no face of a photo")?;
    match name.trim() {
        "" => Err("no name"),
        name => Ok((anchor, name.to_owned())),
    }
}

/// What was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// For whom.
    pub audience: Audience,
    /// Which face is who.
    pub people: Vec<(u32, String)>,
    /// Which group of faces is who, each named by a face that it holds.
    pub groups: Vec<(Anchor, String)>,
    /// Whether agreed faces are cloaked, where the audience wants it.
    pub cloak: bool,
    /// What the book is to call the photo; none for its own file's name.
    noted_as: Option<String>,
    /// Whether the book notes the photo.
    noted: bool,
}

/// What `protect` was asked for; none without `--audience`.
pub fn wanted(given: &ArgMatches) -> Option<Wanted> {
    Some(Wanted {
        audience: given.get_one::<String>("audience")?.parse().ok()?,
        people: values::all(given, "person"),
        groups: values::all(given, "who"),
        cloak: !given.get_flag("no-cloak"),
        noted_as: given.get_one::<String>("noted-as").cloned(),
        noted: !given.get_flag("not-noted"),
    })
}

/// The book at work.
pub struct Consents {
    wanted: Wanted,
    /// Face and person, in the only photo.
    people: Vec<(u32, u32)>,
    /// Face and person of each photo, out of groups.
    grouped: HashMap<PathBuf, Placed>,
    book: Book,
    album: Option<Mutex<ConsentBook>>,
    /// Copies that were written and that the album book does not note yet.
    to_note: Unnoted,
    /// How many it has noted.
    noted: AtomicUsize,
    /// Whether there are several photos, which the same words would make one of.
    several: bool,
}

impl Consents {
    /// Asks for the names that were not to stand on the command line.
    pub fn asked(wanted: Wanted, words: &Words, progress: &Progress) -> Result<Wanted, ErrorKind> {
        let ask = |name: String, question: &dyn Fn(&str) -> String, key: &str| {
            let asker = Asker {
                progress: progress.clone(),
                shown: true,
                question,
            };
            asker.text(name, key)
        };
        let mut people = Vec::new();
        for (number, name) in wanted.people {
            let question = |key: &str| words.say(key, &[("number", number.into())]);
            people.push((number, ask(name, &question, "ask-face")?));
        }
        let mut groups = Vec::new();
        for (anchor, name) in wanted.groups {
            let values = [
                ("number", anchor.face.into()),
                ("photo", shown(&anchor.photo).into()),
            ];
            let question = |key: &str| words.say(key, &values);
            let name = ask(name, &question, "ask-who")?;
            groups.push((anchor, name));
        }
        Ok(Wanted {
            people,
            groups,
            ..wanted
        })
    }

    /// Opens the book if a face has a name; without one everybody is unknown, and no book is needed. `photos` is how many there are.
    pub fn open(wanted: Wanted, place: &mut Place, photos: usize) -> Result<Self, Fault> {
        let album = match wanted.people.is_empty() && wanted.groups.is_empty() {
            true => None,
            false => Some(place.open()?),
        };
        let book = album
            .as_ref()
            .map(ConsentBook::content)
            .cloned()
            // An empty book agrees to nothing.
            .unwrap_or_default();
        let mut people = Vec::new();
        for (face, name) in &wanted.people {
            let person = named(&book, name)?;
            people.push((*face, person.number));
        }
        Ok(Self {
            wanted,
            people,
            grouped: HashMap::new(),
            book,
            album: album.map(Mutex::new),
            to_note: Unnoted::default(),
            noted: AtomicUsize::default(),
            several: photos > 1,
        })
    }

    /// Gives the faces of groups to the people that were named for them: or says which name leads to no group.
    pub fn place_groups(&mut self, grouped: &Grouped) -> Result<Result<(), AnchorFault>, Fault> {
        let mut people = Vec::new();
        for (anchor, name) in &self.wanted.groups {
            let person = named(&self.book, name)?;
            people.push((anchor.clone(), person.number));
        }
        Ok(grouped.named(&people).map(|faces| self.grouped = faces))
    }

    /// What the book says.
    pub fn book(&self) -> &Book {
        &self.book
    }

    /// Which decisions about the audience end within a month, in one sentence; none where none does.
    pub fn ending(&self, words: &Words) -> Option<String> {
        words.ending_for(&self.book, self.wanted.audience, calendar::today())
    }

    /// Who was named face by face in the only photo: faces and people.
    pub fn people(&self) -> &[(u32, u32)] {
        &self.people
    }

    /// Who is in a photo by the groups that were named.
    pub fn grouped(&self, photo: &Path) -> Option<&Placed> {
        self.grouped.get(photo)
    }

    /// Whether any face may have to be cloaked.
    pub fn may_cloak(&self) -> bool {
        let named = !(self.people.is_empty() && self.wanted.groups.is_empty());
        self.wanted.cloak && self.wanted.audience.wants_cloak() && named
    }

    /// For whom the photos are, and how agreed faces are cloaked where the audience wants it.
    pub fn terms(&self, strength: Option<Strength>) -> Terms {
        let terms = Terms::default();
        Terms {
            audience: Some(self.wanted.audience),
            cloak: strength.or(terms.cloak).filter(|_| self.wanted.cloak),
            ..terms
        }
    }

    /// What the book is to note of a photo that was written.
    fn exported(&self, sharing: Option<Sharing>) -> Option<Sharing> {
        let sharing = sharing.filter(|_| self.wanted.noted)?;
        let photo = match &self.wanted.noted_as {
            // No words find nothing again.
            Some(words) if words.trim().is_empty() => sharing.photo.clone(),
            Some(words) if self.several => format!("{words}: {}", sharing.photo),
            Some(words) => words.clone(),
            None => sharing.photo.clone(),
        };
        Some(Sharing { photo, ..sharing })
    }

    /// Has the book note a copy of a photo as soon as it is written: however the program ends after that, a decision that is withdrawn lists it.
    pub fn note(&self, sharing: Option<Sharing>, photo: &Path) {
        if let Some(exported) = self.exported(sharing) {
            self.to_note.add(self.to_note.told_apart(exported, photo));
            // What cannot be noted is tried again with the next copy, and told at the end.
            let _ = self.note_all();
        }
    }

    /// Has the book note what was written and could not be noted before.
    pub fn note_all(&self) -> Result<(), Fault> {
        let Some(album) = &self.album else {
            return Ok(());
        };
        let mut album = album.lock().unwrap_or_else(PoisonError::into_inner);
        let count = self.to_note.note_in(&mut album).map_err(Fault::core)?;
        self.noted.fetch_add(count, Ordering::Relaxed);
        Ok(())
    }

    /// How many photos the book has noted.
    pub fn noted(&self) -> usize {
        self.noted.load(Ordering::Relaxed)
    }

    /// The photos that it could not note, by what it was to call them.
    pub fn not_noted(&self) -> Vec<String> {
        self.to_note.photos()
    }
}

#[cfg(test)]
mod tests {
    use ombrelle_core::consent::{
        Age, Export, NewDecision, NewPerson, Passphrase, Shown, Visibility, counted,
    };
    use ombrelle_core::register::ScryptCost;

    use super::*;

    /// A book with somebody who is shown on her own decision, at work; a copy of her.
    fn with_a_copy(path: &Path) -> (Consents, Sharing) {
        let passphrase = Passphrase::new("five plain words in a row").unwrap();
        let mut album = ConsentBook::create_at(path, passphrase, ScryptCost::LEAST).unwrap();
        let recorded: Result<(u32, u32), ErrorKind> = album.change(|book| {
            let ana = book.add(NewPerson {
                name: "Ana".to_owned(),
                age: Age::Adult,
                ours: true,
                parents: Vec::new(),
            })?;
            let decision = NewDecision {
                audience: Audience::Public,
                wish: Visibility::Shown,
                until: None,
                agreed: vec!["Ana".to_owned()],
                on: calendar::today(),
            };
            Ok((ana, book.record(ana, &decision)?))
        });
        let (person, decision) = recorded.unwrap();
        let sharing = Sharing {
            day: calendar::today(),
            audience: Audience::Public,
            photo: "beach.jpg".to_owned(),
            shown: vec![Shown { person, decision }],
        };
        let wanted = Wanted {
            audience: Audience::Public,
            people: Vec::new(),
            groups: Vec::new(),
            cloak: true,
            noted_as: None,
            noted: true,
        };
        let consents = Consents {
            wanted,
            people: Vec::new(),
            grouped: HashMap::new(),
            book: album.content().clone(),
            album: Some(Mutex::new(album)),
            to_note: Unnoted::default(),
            noted: AtomicUsize::default(),
            several: false,
        };
        (consents, sharing)
    }

    #[test]
    fn photos_that_are_remembered_by_the_same_words_stay_several() {
        let folder = tempfile::tempdir().unwrap();
        let (mut consents, sharing) = with_a_copy(&folder.path().join("album.age"));
        consents.wanted.noted_as = Some("the club's page".to_owned());
        let noted = |consents: &Consents| {
            let exported = consents.exported(Some(sharing.clone()));
            exported.unwrap().photo
        };
        assert_eq!(noted(&consents), "the club's page");
        consents.several = true;
        assert_eq!(noted(&consents), "the club's page: beach.jpg");
        consents.wanted.noted_as = Some(" ".to_owned());
        assert_eq!(noted(&consents), "beach.jpg");
    }

    #[test]
    fn a_copy_is_noted_once_it_is_written_and_what_could_not_be_noted_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("album.age");
        let (consents, sharing) = with_a_copy(&path);
        let noted = || {
            let passphrase = Passphrase::new("five plain words in a row").unwrap();
            let book = ConsentBook::look(&path, &passphrase).unwrap();
            book.exports().count()
        };
        let photo = Path::new("june/beach.jpg");
        consents.note(None, photo);
        assert_eq!((noted(), consents.noted()), (0, 0));
        // Nothing else ends or closes the book.
        consents.note(Some(sharing.clone()), photo);
        assert_eq!((noted(), consents.noted()), (1, 1));
        assert_eq!(consents.not_noted(), Vec::<String>::new());

        let in_the_way = folder.path().join("album.age.previous");
        std::fs::remove_file(&in_the_way).unwrap();
        std::fs::create_dir(&in_the_way).unwrap();
        consents.note(Some(sharing), photo);
        assert!(consents.note_all().is_err());
        assert_eq!((consents.noted(), consents.not_noted().len()), (1, 1));
        std::fs::remove_dir(&in_the_way).unwrap();
        assert_eq!(consents.note_all(), Ok(()));
        assert_eq!((noted(), consents.noted()), (2, 2));
        assert_eq!(consents.not_noted(), Vec::<String>::new());
    }

    #[test]
    fn two_photos_of_one_name_are_two_in_the_album_book_and_one_that_was_made_again_is_one() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("album.age");
        let (consents, sharing) = with_a_copy(&path);
        for photo in ["june/beach.jpg", "july/beach.jpg", "june/beach.jpg"] {
            consents.note(Some(sharing.clone()), Path::new(photo));
        }
        let passphrase = Passphrase::new("five plain words in a row").unwrap();
        let book = ConsentBook::look(&path, &passphrase).unwrap();
        let exports: Vec<Export> = book.exports().cloned().collect();
        let counted = counted(&exports);
        let told: Vec<_> = counted
            .iter()
            .map(|(export, times)| (export.photo.as_str(), *times))
            .collect();
        assert_eq!(told, [("beach.jpg", 2), ("beach.jpg (2)", 1)]);
    }

    #[test]
    fn a_group_is_a_name_and_a_face_of_a_photo() {
        let of = |photo: &str, face| Anchor {
            photo: photo.into(),
            face,
        };
        let lea = Ok((of("IMG_2.JPG", 1), "Léa".to_owned()));
        assert_eq!(name_and_anchor("Léa=IMG_2.JPG:1"), lea);
        let path = Ok((of("a=b/c:d.jpg", 12), "Léa".to_owned()));
        assert_eq!(name_and_anchor("Léa = a=b/c:d.jpg:12"), path);
        for wrong in ["", "Léa", "=a.jpg:1", "Léa=a.jpg", "Léa=a.jpg:0", "1=Léa"] {
            assert!(name_and_anchor(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_face_is_a_number_and_a_name() {
        assert_eq!(face_and_name("2=Léa"), Ok((2, "Léa".to_owned())));
        assert_eq!(face_and_name(" 2 = a=b "), Ok((2, "a=b".to_owned())));
        for wrong in ["", "Léa", "0=Léa", "2=", "x=Léa", "-1=Léa"] {
            assert!(face_and_name(wrong).is_err(), "{wrong}");
        }
    }
}
