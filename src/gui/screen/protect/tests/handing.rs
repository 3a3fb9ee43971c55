//! Copies that go on to the clipboard or a printer: only what was saved and proved, and not without a note in the album book.

use std::sync::Mutex;

use ombrelle_core::consent::{ConsentBook, Date, NewDecision, Visibility};
use ombrelle_core::error::ErrorKind;
use ombrelle_core::protect::Preview;
use ombrelle_core::register::Passphrase;

use super::hand_on::{self, Takers, Way};
use super::*;
use crate::desktop::Printed;
use crate::sealing;

/// What went where.
#[derive(Clone, Default)]
struct Taken {
    pictures: Arc<Mutex<Vec<Preview>>>,
    pages: Arc<Mutex<Vec<Page>>>,
}

/// What a printer gets.
struct Page {
    title: String,
    pdf: Vec<u8>,
}

impl Taken {
    /// A clipboard, and a printer in whose dialog somebody answers so.
    fn takers(&self, printed: Printed) -> Takers {
        let (pictures, pages) = (self.pictures.clone(), self.pages.clone());
        Takers {
            clipboard: Arc::new(move |picture| {
                pictures.lock().unwrap().push(picture);
                true
            }),
            printer: Arc::new(move |title, page, goes| {
                if printed != Printed::Handed {
                    return printed;
                }
                if !goes() {
                    return Printed::HeldBack;
                }
                let page = Page {
                    title: title.to_owned(),
                    pdf: page.to_vec(),
                };
                pages.lock().unwrap().push(page);
                Printed::Handed
            }),
        }
    }

    fn count(&self) -> (usize, usize) {
        (
            self.pictures.lock().unwrap().len(),
            self.pages.lock().unwrap().len(),
        )
    }
}

/// A photo of two colours, open on a stage whose clipboard and printer are tests'.
fn open(folder: &Path, taken: &Taken) -> Stage {
    let photo = folder.join("Lea at school.png");
    picture(&photo, 90);
    let mut stage = Stage::new();
    stage.state.takers = taken.takers(Printed::Handed);
    stage.say(Message::Audience(Audience::FamilyChat));
    stage.say(given(vec![photo]));
    stage
}

const COPY: &str = "Copy the picture";
const PRINT: &str = "Print…";
const CHANGED: &str =
    "Changed since its copy was saved. Save it again before you copy or print it.";

#[test]
fn nothing_is_copied_or_printed_before_there_is_a_copy_or_after_a_change() {
    let folder = tempfile::tempdir().unwrap();
    let taken = Taken::default();
    let mut stage = open(folder.path(), &taken);
    assert!(!stage.shows(COPY) && !stage.shows(PRINT));
    for shortcut in [Shortcut::Copy, Shortcut::Print] {
        stage.key(shortcut);
        let told = stage.told.pop().expect("it is told");
        assert!(
            told.what.contains("Save a protected copy first"),
            "{}",
            told.what
        );
    }
    assert_eq!(taken.count(), (0, 0));

    stage.press("Save a protected copy");
    stage.press(COPY);
    stage.press(PRINT);
    assert_eq!(taken.count(), (1, 1));

    stage.key(Shortcut::NewBox);
    assert!(!stage.shows(COPY) && !stage.shows(PRINT) && stage.shows(CHANGED));
    for shortcut in [Shortcut::Copy, Shortcut::Print] {
        stage.key(shortcut);
        assert_eq!(stage.told.pop().expect("it is told").what, CHANGED);
    }
    // What is as it was when the copy was made is that copy again.
    stage.key(Shortcut::Undo);
    assert!(stage.shows(COPY) && !stage.shows(CHANGED));
    // For others another copy may be due.
    stage.say(Message::Audience(Audience::Public));
    assert!(!stage.shows(COPY) && stage.shows(CHANGED));
    assert_eq!(taken.count(), (1, 1));
}

/// It may end while somebody is on the page of settings.
#[test]
fn where_a_copy_went_is_said_in_the_language_that_is_chosen_then() {
    let folder = tempfile::tempdir().unwrap();
    let mut stage = open(folder.path(), &Taken::default());
    stage.press("Save a protected copy");
    let hand = hand_on::Message::Hand(Way::Printer, 0);
    let mut answers = stage.begin(Message::HandOn(hand));
    let ended = answers.pop().expect("how it ended");
    let Action::Tell(telling) = stage.take(ended) else {
        panic!("it can be said in one language alone");
    };
    for (language, said) in [
        (Language::English, "is with the printer"),
        (Language::French, "est à l’imprimante"),
    ] {
        let told = telling(&Words::new(language)).what;
        assert!(told.contains(said), "{told}");
    }
}

#[test]
fn the_menu_hands_on_what_was_saved_and_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let taken = Taken::default();
    let mut stage = open(folder.path(), &taken);
    // Nothing else on the screen has the same words.
    stage.settings.panel_folded = true;
    let open_entries = |stage: &mut Stage, on| {
        stage.say(Message::Menu(MenuMessage::On(on)));
        let mut view = stage.view();
        view.click(COPY).unwrap();
        view.click(PRINT).unwrap();
        let hands = |message: &Message| match message {
            Message::Menu(MenuMessage::Do(said)) => matches!(**said, Message::HandOn(_)),
            _ => false,
        };
        let count = view.into_messages().filter(hands).count();
        stage.say(Message::Menu(MenuMessage::Close));
        count
    };
    assert_eq!(open_entries(&mut stage, Subject::Photo), 0);
    stage.key(Shortcut::Save);
    assert_eq!(open_entries(&mut stage, Subject::Photo), 2);
    stage.say(Message::Gallery(GalleryMessage::Leave));
    assert_eq!(open_entries(&mut stage, Subject::Cell(0)), 2);
}

#[test]
fn what_is_copied_are_the_pixels_of_the_copy_and_no_others() {
    let folder = tempfile::tempdir().unwrap();
    let taken = Taken::default();
    let mut stage = open(folder.path(), &taken);
    stage.key(Shortcut::NewBox);
    stage.press("Save a protected copy");
    stage.press(COPY);
    let told = stage.told.pop().expect("it is told").what;
    let name = "Lea at school.protected.png";
    assert!(
        told.contains(name) && told.contains("can read it"),
        "{told}"
    );
    let pictures = taken.pictures.lock().unwrap();
    let [put] = &pictures[..] else {
        panic!("one picture");
    };
    let copy = image::open(folder.path().join(name)).unwrap().to_rgba8();
    assert_eq!((put.width, put.height), copy.dimensions());
    assert_eq!(put.rgba, copy.into_raw());
    let photo = image::open(folder.path().join("Lea at school.png")).unwrap();
    assert_ne!(put.rgba, photo.to_rgba8().into_raw());
}

#[test]
fn a_page_holds_the_copy_and_says_nothing_of_the_photo() {
    let folder = tempfile::tempdir().unwrap();
    let taken = Taken::default();
    let mut stage = open(folder.path(), &taken);
    stage.press("Save a protected copy");
    stage.press(PRINT);
    assert!(
        stage
            .told
            .pop()
            .expect("it is told")
            .what
            .contains("with the printer")
    );
    let pages = taken.pages.lock().unwrap();
    let [Page { title, pdf }] = &pages[..] else {
        panic!("one page");
    };
    assert_eq!(title, "Photo");
    assert!(pdf.starts_with(b"%PDF-"));
    for word in [&b"Lea"[..], b"school", b"protected"] {
        assert!(!pdf.windows(word.len()).any(|part| part == word));
    }
}

/// As `pdfinfo` (poppler) sees it; a wide photo lies on its side.
#[test]
fn a_page_is_of_the_paper_that_the_settings_name() {
    use ombrelle_core::paper::Size as Paper;

    let folder = tempfile::tempdir().unwrap();
    let taken = Taken::default();
    let mut stage = open(folder.path(), &taken);
    stage.press("Save a protected copy");
    let file = folder.path().join("page.pdf");
    for (paper, size) in [
        (Paper::A4, "841.89 x 595.276 pts (A4)"),
        (Paper::Letter, "792 x 612 pts (letter)"),
    ] {
        stage.settings.paper = paper;
        stage.press(PRINT);
        let page = taken.pages.lock().unwrap().pop().expect("a page");
        std::fs::write(&file, page.pdf).unwrap();
        let said = std::process::Command::new("pdfinfo").arg(&file).output();
        let said = String::from_utf8(said.unwrap().stdout).unwrap();
        assert!(said.contains(size), "{said}");
    }
}

#[test]
fn a_file_that_is_not_any_more_what_was_proved_goes_nowhere() {
    let folder = tempfile::tempdir().unwrap();
    let taken = Taken::default();
    let mut stage = open(folder.path(), &taken);
    stage.key(Shortcut::NewBox);
    stage.press("Save a protected copy");
    let copy = folder.path().join("Lea at school.protected.png");
    // Somebody puts the photo itself there.
    std::fs::copy(folder.path().join("Lea at school.png"), &copy).unwrap();
    for button in [COPY, PRINT] {
        stage.press(button);
        let told = stage.told.pop().expect("it is told");
        assert_eq!(told.tone, Tone::Bad);
        assert!(
            told.what.contains("not any more what was saved"),
            "{}",
            told.what
        );
    }
    std::fs::remove_file(&copy).unwrap();
    stage.press(COPY);
    let gone = stage.told.pop().expect("it is told");
    assert_eq!(gone.tone, Tone::Bad);
    assert_eq!(gone.advice, "Save the protected copy again.");
    assert_eq!(taken.count(), (0, 0));
}

#[test]
fn where_there_is_no_print_dialog_it_is_said_how_to_print() {
    let folder = tempfile::tempdir().unwrap();
    let taken = Taken::default();
    let mut stage = open(folder.path(), &taken);
    stage.press("Save a protected copy");
    stage.told.clear();
    stage.state.takers = taken.takers(Printed::Cancelled);
    stage.press(PRINT);
    assert!(stage.told.is_empty(), "whoever closed the dialog knows");
    stage.state.takers = taken.takers(Printed::NoDialog);
    stage.press(PRINT);
    let told = stage.told.pop().expect("it is told");
    assert!(
        told.advice.contains("print it from there"),
        "{}",
        told.advice
    );
    assert!(told.file.is_some(), "and its folder is a press away");
}

/// A photo in which Zoe is shown on a decision of the album book, which is open.
fn with_zoe_shown(folder: &Path, taken: &Taken) -> Stage {
    let passphrase = Passphrase::new("five plain words in a row").unwrap();
    let mut album =
        ConsentBook::create_at(&folder.join("album.age"), passphrase, sealing::cost()).unwrap();
    let zoe = NewPerson {
        name: "Zoe".to_owned(),
        age: Age::Under7,
        parents: vec!["Ada".to_owned()],
        ours: true,
    };
    let agreed = NewDecision {
        audience: Audience::FamilyChat,
        wish: Visibility::Shown,
        until: None,
        agreed: vec!["Ada".to_owned()],
        on: ombrelle_core::calendar::today(),
    };
    let recorded: Result<(), ErrorKind> = album.change(|book| {
        let zoe = book.add(zoe)?;
        book.record(zoe, &agreed).map(drop)
    });
    recorded.unwrap();
    let photo = folder.join("beach.jpg");
    std::fs::copy(astronaut(), &photo).unwrap();
    let mut stage = Stage::new();
    stage.state.takers = taken.takers(Printed::Handed);
    let book = Arc::new(album.content().clone());
    *stage.album.lock() = Some(album);
    let session = stage.session.clone();
    stage.state.take_book(Some(book), &session);
    stage.say(Message::Audience(Audience::FamilyChat));
    stage.say(given(vec![photo]));
    stage.press("Face 1");
    stage.press("Zoe");
    stage.key(Shortcut::Save);
    stage
}

/// Where photos went by the album book: each photo's name with its places.
fn places(stage: &Stage) -> Vec<(String, Vec<(String, Date)>)> {
    let album = stage.album.lock();
    let book = album.as_ref().expect("an open book").content();
    let places = book.exports().map(|export| {
        let posted = export.posted.iter();
        let posted = posted.map(|posted| (posted.place.clone(), posted.on));
        (export.photo.clone(), posted.collect())
    });
    places.collect()
}

#[test]
fn what_was_made_before_a_decision_was_withdrawn_is_not_saved_after_it() {
    let folder = tempfile::tempdir().unwrap();
    let mut stage = with_zoe_shown(folder.path(), &Taken::default());
    let shows_somebody = |stage: &Stage| {
        let saved = stage.state.gallery.items[0].saved.as_ref();
        saved.expect("a copy").saved.sharing.is_some()
    };
    assert!(shows_somebody(&stage));
    // While the photos before it were being saved.
    stage.session.set_book(Book::default());
    stage.say(Message::Save(SaveMessage::One));
    assert!(!shows_somebody(&stage));
}

#[test]
fn the_album_book_notes_where_a_copy_went_once_and_with_its_photo() {
    let folder = tempfile::tempdir().unwrap();
    let taken = Taken::default();
    let mut stage = with_zoe_shown(folder.path(), &taken);
    let name = "beach.protected.jpg".to_owned();
    assert_eq!(
        places(&stage),
        [(name.clone(), vec![])],
        "saving noted the photo"
    );
    stage.state.takers = taken.takers(Printed::Cancelled);
    stage.press(PRINT);
    assert_eq!(
        places(&stage),
        [(name.clone(), vec![])],
        "nothing was printed"
    );
    stage.state.takers = taken.takers(Printed::Handed);
    for button in [COPY, PRINT, COPY] {
        stage.press(button);
        let told = stage.told.pop().expect("it is told").what;
        assert!(told.contains("The album book has noted it."), "{told}");
    }
    let today = ombrelle_core::calendar::today();
    let went = ["copied to the clipboard", "printed"];
    let went = went.map(|place| (place.to_owned(), today)).to_vec();
    assert_eq!(places(&stage), [(name, went)]);
    assert_eq!(taken.count(), (2, 1));
}

#[test]
fn a_copy_goes_nowhere_once_a_decision_is_withdrawn_though_its_dialog_is_open() {
    let folder = tempfile::tempdir().unwrap();
    let taken = Taken::default();
    let mut stage = with_zoe_shown(folder.path(), &taken);
    // By another page, which this one hears of once it is shown again.
    let today = ombrelle_core::calendar::today();
    let mut album = stage.album.lock();
    let book = album.as_mut().expect("an open book");
    let withdrawn: Result<(), ErrorKind> = book.change(|book| book.withdraw(1, today).map(drop));
    withdrawn.unwrap();
    drop(album);
    for button in [COPY, PRINT] {
        stage.press(button);
        let told = stage.told.pop().expect("it is told").what;
        assert!(told.contains("no longer lets somebody be seen"), "{told}");
    }
    assert_eq!(taken.count(), (0, 0));
    let (_, went) = places(&stage).pop().expect("a photo");
    assert!(went.is_empty(), "nothing is noted that did not happen");
}

#[test]
fn what_was_noted_as_printed_and_did_not_go_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let mut stage = with_zoe_shown(folder.path(), &Taken::default());
    // The printer is chosen, and the page is not taken after that.
    stage.state.takers.printer = Arc::new(|_, _, goes| match goes() {
        true => Printed::Cancelled,
        false => Printed::HeldBack,
    });
    stage.press(PRINT);
    let told = stage.told.pop().expect("it is told").what;
    assert!(told.contains("did not go to the printer"), "{told}");
    let (_, went) = places(&stage).pop().expect("a photo");
    assert_eq!(went.len(), 1, "as the book has it");
}

/// What threads answer to an action, as it comes.
fn answers(action: Action<Message>) -> Box<dyn Iterator<Item = Message>> {
    match action {
        Action::Run(task) => {
            let told = task::into_stream(task)
                .into_iter()
                .flat_map(block_on_stream);
            Box::new(told.filter_map(|action| match action {
                runtime::Action::Output(message) => Some(message),
                _ => None,
            }))
        }
        Action::All(all) => Box::new(all.into_iter().flat_map(answers)),
        _ => Box::new(std::iter::empty()),
    }
}

#[test]
fn a_copy_is_noted_once_it_is_written_and_not_once_all_are() {
    let folder = tempfile::tempdir().unwrap();
    let mut stage = with_zoe_shown(folder.path(), &Taken::default());
    let other = folder.path().join("other.png");
    picture(&other, 90);
    stage.say(given(vec![other]));
    assert_eq!(places(&stage).len(), 1);
    // A box more: another copy is due.
    let edit = stage.state.gallery.items[0].edit.as_mut().unwrap();
    let region = Region {
        x: 1.0,
        y: 1.0,
        width: 8.0,
        height: 8.0,
    };
    edit.change(|draft| draft.draw(region)).unwrap();
    let saving = stage.take(Message::Save(SaveMessage::All));
    let mut noted = Vec::new();
    for message in answers(saving) {
        match message {
            Message::Save(SaveMessage::Ended(..)) => noted.push(places(&stage).len()),
            Message::Save(SaveMessage::AllEnded(_, count)) => assert_eq!(count, Ok(1)),
            _ => {}
        }
    }
    assert_eq!(noted, [2, 2]);
}

#[test]
fn a_copy_that_goes_on_while_others_are_saved_is_noted_once() {
    let folder = tempfile::tempdir().unwrap();
    let taken = Taken::default();
    let mut stage = with_zoe_shown(folder.path(), &taken);
    // A second copy, which the book is still to note.
    let item = &stage.state.gallery.items[0];
    let mut second = item.saved.as_ref().unwrap().saved.clone();
    let sharing = second.sharing.as_mut().unwrap();
    sharing.photo = "second.protected.jpg".to_owned();
    stage.album.will_note(sharing.clone());
    let saved = stage.state.gallery.items[0].saved.as_mut().unwrap();
    saved.saved = second;
    stage.press(COPY);
    assert_eq!(stage.album.note(), Ok(0), "it is noted already");
    let noted = places(&stage).into_iter().map(|(photo, _)| photo);
    let noted: Vec<String> = noted.collect();
    assert_eq!(noted, ["beach.protected.jpg", "second.protected.jpg"]);
}

#[test]
fn nothing_is_put_on_the_clipboard_after_a_quick_exit() {
    let folder = tempfile::tempdir().unwrap();
    let taken = Taken::default();
    let mut stage = with_zoe_shown(folder.path(), &taken);
    let album = stage.album.clone();
    let held = album.lock();
    let hand = HandOnMessage::Hand(Way::Clipboard, 0);
    let copying = stage.take(Message::HandOn(hand));
    // The copy is opened, and waits for the book.
    std::thread::sleep(std::time::Duration::from_millis(500));
    stage.state.stop();
    drop(held);
    stage.perform(copying);
    assert_eq!(taken.count(), (0, 0));
}

#[test]
fn what_the_album_book_cannot_note_goes_nowhere() {
    let folder = tempfile::tempdir().unwrap();
    let taken = Taken::default();
    let mut stage = with_zoe_shown(folder.path(), &taken);
    // It is locked between two presses.
    let album = stage.album.lock().take();
    for button in [COPY, PRINT] {
        stage.press(button);
        let told = stage.told.pop().expect("it is told");
        assert!(told.what.contains("it is locked"), "{}", told.what);
    }
    *stage.album.lock() = album;
    // It cannot be written.
    let book = folder.path().join("album.age");
    std::fs::remove_file(&book).unwrap();
    std::fs::create_dir(&book).unwrap();
    for button in [COPY, PRINT] {
        stage.press(button);
        assert_eq!(stage.told.pop().expect("it is told").tone, Tone::Bad);
    }
    assert_eq!(taken.count(), (0, 0));
    // Once the screen knows that it is locked, there is no copy any more that anybody agreed to.
    let session = stage.session.clone();
    stage.state.take_book(None, &session);
    assert!(!stage.shows(COPY) && stage.shows(CHANGED));
}

#[test]
fn whoever_looks_elsewhere_is_told_numbers_alone_and_only_after_long_work() {
    let mut stage = Stage::new();
    stage.say(Message::Audience(Audience::Public));
    let mut end = |long: bool| {
        stage.state.pretend_to_save();
        let saving = stage.state.saving.as_mut().unwrap();
        if long {
            saving.job.pretend_to_be_long();
        }
        let job = saving.job.id();
        let gone = ErrorKind::from(ombrelle_core::error::FileError::NotFound);
        let gone = Arc::new(Err(gone.at("Lea at school.png".as_ref())));
        stage.say(Message::Save(SaveMessage::Ended(job, 0, gone)));
        stage.say(Message::Save(SaveMessage::AllEnded(job, Ok(0))));
        stage.called.pop()
    };
    assert_eq!(end(false), None);
    assert_eq!(
        end(true).as_deref(),
        Some("0 photos are done. 1 needs a look.")
    );
    let french = Words::new(Language::French);
    assert_eq!(
        save::called_back(12, 3, &french),
        "12 photos sont traitées. 3 sont à regarder de plus près."
    );
    assert_eq!(save::called_back(1, 0, &french), "1 photo est traitée.");
}
