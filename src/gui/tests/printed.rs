//! Papers that the window prints for a family or for whoever helps, as another program reads them (`pdftotext`, `pdfinfo`), in both languages.
//! `PRINTED=FOLDER` leaves them there, to be looked at.

mod stage;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Mutex, PoisonError};

use ombrelle_core::paper::Size;
use ombrelle_core::parents::Guide;
use ombrelle_core::settings::Scheme;
use ombrelle_gui::app::Message;
use ombrelle_gui::dialog::{self, Picked};
use ombrelle_gui::screen::fingerprints::{Field, Message as FpMessage, Page, Request};
use ombrelle_gui::screen::{Screen, parents, settings};
use ombrelle_i18n::{Language, Words};
use stage::Play;
use zeroize::Zeroizing;

const LANGUAGES: [&str; 2] = ["en", "fr"];

/// The window in a language, and where its papers go.
struct Press {
    play: Play,
    words: Words,
    folder: PathBuf,
    language: &'static str,
    /// What `pdfinfo` says of the pages of the paper that was printed last.
    page: String,
    _kept: tempfile::TempDir,
}

impl Press {
    fn new(folder: &Path, language: &'static str) -> Self {
        let kept = tempfile::tempdir().unwrap();
        let wanted = std::env::var_os("PRINTED").map(PathBuf::from);
        let folder_of_papers = wanted.clone().unwrap_or_else(|| kept.path().to_owned());
        std::fs::create_dir_all(&folder_of_papers).unwrap();
        Self {
            // So long that nothing is scrolled away.
            play: Play::new(folder, (language, Scheme::Light), (1000.0, 4000.0)),
            words: Words::new(language.parse::<Language>().unwrap()),
            folder: folder_of_papers,
            language,
            page: String::new(),
            _kept: kept,
        }
    }

    fn press(&mut self, key: &str) {
        let words = self.words.say(key, &[]);
        self.play.press(&words);
    }

    /// Presses what asks where a paper goes, and what `pdftotext` reads in it, each row one line; how many pages it has.
    fn printed(&mut self, key: &str, name: &str) -> (String, usize) {
        /// One dialog at a time: answers to come are the whole program's.
        static DIALOG: Mutex<()> = Mutex::new(());
        let file = self.folder.join(format!("{name}-{}.pdf", self.language));
        let _ = std::fs::remove_file(&file);
        let alone = DIALOG.lock().unwrap_or_else(PoisonError::into_inner);
        dialog::answer(Picked::Paths(vec![file.clone()]));
        self.press(key);
        drop(alone);
        let asked = |program: &str, rest: &[&str]| {
            let ran = Command::new(program).arg(&file).args(rest).output();
            String::from_utf8(ran.unwrap().stdout).unwrap()
        };
        let info = asked("pdfinfo", &[]);
        let fact = |begin: &str| {
            let fact = info.lines().find_map(|line| line.strip_prefix(begin));
            let fact = fact.unwrap_or_else(|| panic!("{name}: {info}"));
            fact.trim().to_owned()
        };
        self.page = fact("Page size:");
        let pages = fact("Pages:");
        let text = asked("pdftotext", &["-"]);
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        (text, pages.parse().unwrap())
    }

    fn say(&mut self, message: FpMessage) {
        self.play.say(Message::Fingerprints(message));
    }

    fn typed(&mut self, field: Field, text: &str) {
        self.say(FpMessage::Typed(field, Zeroizing::new(text.to_owned())));
    }
}

/// A register with one picture, said to be made by a program, and two entries in its log.
fn threatened(press: &mut Press, folder: &Path) {
    let file = folder.join("secret-name.png");
    stage::beach(&file);
    press.play.say(Message::Go(Screen::Fingerprints));
    for field in [Field::New, Field::Again] {
        press.typed(field, "correct horse battery staple");
    }
    press.press("app-fp-make");
    press.say(FpMessage::Register(Request::Dropped(file)));
    let (name, said, again) = match press.language {
        "en" => (
            "the red towel",
            "asks for 500 euros, or everybody sees it",
            "writes to my sister",
        ),
        _ => (
            "la serviette rouge",
            "demande 500 euros, sinon tout le monde la voit",
            "écrit à ma sœur",
        ),
    };
    press.typed(Field::Label, name);
    press.press("app-fp-add-these");
    press.say(FpMessage::To(Page::Item(1)));
    let made = press.words.origin(ombrelle_core::register::Origin::Made);
    let made = ombrelle_i18n::capitalised(&made);
    press.play.press(&made);
    press.say(FpMessage::To(Page::Log(Some(1))));
    for (said, account, day) in [(said, "x_77", "2026-11-24"), (again, "x_78", "2026-11-26")] {
        press.typed(Field::Said, said);
        press.typed(Field::Account, account);
        press.typed(Field::Platform, "Snapchat");
        press.typed(Field::Day, day);
        press.say(FpMessage::Register(Request::Keep));
    }
}

#[test]
fn the_sheet_tells_once_what_the_item_is_and_what_happened() {
    for language in LANGUAGES {
        let folder = tempfile::tempdir().unwrap();
        let mut press = Press::new(folder.path(), language);
        threatened(&mut press, folder.path());
        press.say(FpMessage::To(Page::Export));
        let (sheet, pages) = press.printed("app-fp-export-save", "sheet");
        let told = match language {
            "en" => [
                "the red towel",
                "wholly made by a program",
                "asks for 500 euros",
                "my sister",
                "24 November 2026",
            ],
            _ => [
                "la serviette rouge",
                "entièrement fait par un programme",
                "demande 500 euros",
                "ma sœur",
                "24 novembre 2026",
            ],
        };
        for words in told.iter().chain(&["x_77", "x_78", "Snapchat"]) {
            assert!(sheet.contains(words), "{words}: {sheet}");
        }
        assert!(!sheet.contains("secret-name"), "{sheet}");
        // Days stand as people write them, and in no other way.
        assert!(!sheet.contains("2026-11"), "{sheet}");
        assert_eq!(pages, 1, "{sheet}");
    }
}

#[test]
fn letters_of_a_register_item_say_what_was_noted_and_nothing_of_what_was_said() {
    for language in LANGUAGES {
        let folder = tempfile::tempdir().unwrap();
        let mut press = Press::new(folder.path(), language);
        threatened(&mut press, folder.path());
        press.say(FpMessage::To(Page::Item(1)));
        press.press("app-letter");
        for (field, text) in [(0, "Ada Byron"), (2, "ada@example.org"), (3, "Snap")] {
            press.play.fill(field, text);
        }
        let (notice, pages) = press.printed("app-people-write-pdf", "letter-host");
        for words in ["Ada Byron", "ada@example.org", "Snapchat", "x_77", "x_78"] {
            assert!(notice.contains(words), "{words}: {notice}");
        }
        assert!(
            !notice.contains("500") && !notice.contains("SHA-256"),
            "{notice}"
        );
        assert_eq!(pages, 1, "{notice}");
        let kind = press
            .words
            .letter_kind(ombrelle_core::takedown::Kind::Relatives);
        press.play.press(&ombrelle_i18n::capitalised(&kind));
        let (kind, _) = press.printed("app-people-write-pdf", "letter-relatives");
        assert!(
            kind.contains("Ada Byron") && kind.contains("x_77"),
            "{kind}"
        );
    }
}

#[test]
fn papers_for_parents_are_printed_and_the_agreement_fits_one_page() {
    for language in LANGUAGES {
        let folder = tempfile::tempdir().unwrap();
        let mut press = Press::new(folder.path(), language);
        press.play.say(Message::Go(Screen::Parents));
        for guide in Guide::all() {
            let open = parents::Message::Guide(*guide);
            press.play.say(Message::Parents(open));
            let (text, pages) = press.printed("app-people-write-pdf", guide.code());
            assert!(text.len() > 500, "{text}");
            match guide {
                Guide::Agreement => assert_eq!(pages, 1, "{language}: {text}"),
                _ => assert!(pages <= 3, "{language}, {}: {pages} pages", guide.code()),
            }
        }
    }
}

#[test]
fn papers_are_on_letter_where_the_settings_say_so_and_the_agreement_fits_one_page_of_it() {
    let on_letter = "612 x 792 pts (letter)";
    for language in LANGUAGES {
        let folder = tempfile::tempdir().unwrap();
        let mut press = Press::new(folder.path(), language);
        press.play.say(Message::Go(Screen::Parents));
        press.printed("app-people-write-pdf", "a4");
        assert_eq!(press.page, "595.276 x 841.89 pts (A4)");
        press.play.say(Message::Go(Screen::Settings));
        press.press("app-paper-letter");
        press.play.say(Message::Go(Screen::Parents));
        for guide in Guide::all() {
            let open = parents::Message::Guide(*guide);
            press.play.say(Message::Parents(open));
            let name = format!("{}-letter", guide.code());
            let (text, pages) = press.printed("app-people-write-pdf", &name);
            assert_eq!(press.page, on_letter, "{language}, {name}");
            let most = if *guide == Guide::Agreement { 1 } else { 3 };
            assert!(pages <= most, "{language}, {name}: {pages} pages: {text}");
        }
        threatened(&mut press, folder.path());
        press.say(FpMessage::To(Page::Export));
        press.printed("app-fp-export-save", "sheet-letter");
        assert_eq!(press.page, on_letter);
        press.say(FpMessage::To(Page::Item(1)));
        press.press("app-letter");
        for (field, text) in [(0, "Ada Byron"), (2, "ada@example.org"), (3, "Snap")] {
            press.play.fill(field, text);
        }
        let (_, pages) = press.printed("app-people-write-pdf", "letter-host-letter");
        assert_eq!((press.page.as_str(), pages), (on_letter, 1));
        let choice = settings::Message::Paper(Size::A4);
        press.play.say(Message::Settings(choice));
        press.printed("app-people-write-pdf", "letter-host-a4");
        assert_eq!(press.page, "595.276 x 841.89 pts (A4)");
    }
}
