//! What a parent gets: files that are no photos, photos that go, disks that are full, refusals in the book.

use std::path::Path;

use iced::futures::StreamExt;
use iced::futures::executor::block_on_stream;
use iced::{Point, Size, Task, mouse};
use iced_test::Simulator;
use iced_test::runtime::{self, task};
use image::{Rgb, RgbImage};
use ombrelle_core::consent::{Age, NewPerson};
use ombrelle_core::paths;
use ombrelle_core::progress::Progress;
use ombrelle_core::protect::{
    Cover, Decision, Draft, DraftFace, Evaluation, Extent, Looks, Region, Terms, cores,
};
use ombrelle_core::settings::Settings;
use ombrelle_i18n::{Language, Words};
use proptest::prelude::*;

use super::*;
use crate::album::SharedAlbum;
use crate::clipboard::Copied;
use crate::dialog::Picked;
use crate::keys::Shortcut;
use crate::places::Places;
use crate::widget::{Notice, Tone, Ui};

mod changed;
mod coming;
mod handing;
mod harder;
mod judged;
mod results;
mod saving;
mod seen;
mod several;

/// A window so high that all of the panel is in it.
const SIZE: Size = Size::new(1180.0, 2400.0);

/// A screen with what it needs.
pub(super) struct Stage {
    pub(super) state: State,
    pub(super) words: Words,
    pub(super) session: Arc<Session>,
    album: Arc<SharedAlbum>,
    places: Places,
    settings: Settings,
    pub(super) told: Vec<Notice>,
    went: Vec<Screen>,
    /// What somebody who looks at another window was told.
    called: Vec<String>,
}

impl Stage {
    pub(super) fn new() -> Self {
        Self::with(Session::new(paths::models(), cores()))
    }

    /// One where none of these networks is installed.
    fn without(folder: &Path, missing: &[&str]) -> Self {
        std::fs::create_dir_all(folder).unwrap();
        for file in std::fs::read_dir(paths::models()).unwrap() {
            let file = file.unwrap();
            let name = file.file_name();
            let name = name.to_string_lossy();
            if !missing.iter().any(|one| name.starts_with(one)) {
                let target = folder.join(&*name);
                std::os::unix::fs::symlink(file.path(), target).unwrap();
            }
        }
        Self::with(Session::new(folder, cores()))
    }

    fn with(session: Session) -> Self {
        let mut play = Self {
            state: State::default(),
            words: Words::new(Language::English),
            session: Arc::new(session),
            album: Arc::default(),
            places: Places::default(),
            settings: Settings::default(),
            told: Vec::new(),
            went: Vec::new(),
            called: Vec::new(),
        };
        let context = Context {
            words: &play.words,
            session: &play.session,
            album: &play.album,
            places: &play.places,
            settings: &play.settings,
        };
        let look = Look::of(&play.settings, iced::theme::Mode::Light);
        // Nothing is open whose small pictures could be wanted.
        let _ = play.state.resized(&look, &context);
        play
    }

    /// Takes a message, and everything that threads answer to it.
    pub(super) fn say(&mut self, message: Message) {
        let mut waiting = vec![message];
        while let Some(message) = waiting.pop() {
            // The first answer is taken first.
            let mut answers = self.begin(message);
            answers.reverse();
            waiting.extend(answers);
        }
    }

    /// Takes a message; what threads answer to it comes later.
    fn begin(&mut self, message: Message) -> Vec<Message> {
        let action = self.take(message);
        self.perform(action)
    }

    /// Takes a message; what threads do for it is not waited for.
    fn take(&mut self, message: Message) -> Action<Message> {
        let context = Context {
            words: &self.words,
            session: &self.session,
            album: &self.album,
            places: &self.places,
            settings: &self.settings,
        };
        self.state.update(message, &context)
    }

    fn perform(&mut self, action: Action<Message>) -> Vec<Message> {
        match action {
            Action::None => Vec::new(),
            Action::CallBack(words) => {
                self.called.push(words);
                Vec::new()
            }
            Action::KeepSettings(settings) => {
                self.settings = *settings;
                Vec::new()
            }
            Action::Tell(telling) => {
                self.told.push(telling(&self.words));
                Vec::new()
            }
            Action::Notify(notice) => {
                self.told.push(notice);
                Vec::new()
            }
            Action::Go(screen) => {
                self.went.push(screen);
                Vec::new()
            }
            Action::Run(task) => outputs(task),
            Action::All(all) => all.into_iter().flat_map(|one| self.perform(one)).collect(),
        }
    }

    pub(super) fn view(&self) -> Simulator<'_, Message> {
        self.view_of_size(SIZE)
    }

    pub(super) fn view_of_size(&self, size: Size) -> Simulator<'_, Message> {
        let ui = Ui {
            words: &self.words,
            look: Look::of(&self.settings, iced::theme::Mode::Light),
            now: ombrelle_core::calendar::now(),
        };
        let settings = iced::Settings {
            default_font: crate::theme::FONT,
            ..iced::Settings::default()
        };
        Simulator::with_size(settings, size, self.state.view(&ui))
    }

    pub(super) fn shows(&self, words: &str) -> bool {
        self.view().find(words).is_ok()
    }

    pub(super) fn press(&mut self, words: &str) {
        let mut view = self.view();
        view.click(words).unwrap_or_else(|_| panic!("no {words}"));
        let said: Vec<Message> = view.into_messages().collect();
        assert!(!said.is_empty(), "{words} does nothing");
        said.into_iter().for_each(|message| self.say(message));
    }

    fn view_of_photo(&self) -> &PhotoView {
        self.state.photo_view.as_ref().expect("an open photo")
    }

    pub(super) fn key(&mut self, shortcut: Shortcut) {
        let message = self.state.shortcut(shortcut).expect("a meaning");
        self.say(message);
    }

    fn faces(&self) -> &[DraftFace] {
        self.state.edit().expect("an open photo").draft().faces()
    }
}

pub(super) fn given(paths: Vec<PathBuf>) -> Message {
    Message::Gallery(GalleryMessage::Given(paths))
}

fn copied(copied: Copied) -> Message {
    Message::Gallery(GalleryMessage::Copied(Arc::new(copied)))
}

fn outputs(task: Task<Message>) -> Vec<Message> {
    let Some(stream) = task::into_stream(task) else {
        return Vec::new();
    };
    let told = stream.filter_map(|action| async move {
        match action {
            runtime::Action::Output(message) => Some(message),
            _ => None,
        }
    });
    block_on_stream(Box::pin(told)).collect()
}

fn picture(path: &Path, shade: u8) {
    let photo = RgbImage::from_fn(320, 240, |x, y| {
        Rgb([shade, (x % 256) as u8, (y % 256) as u8])
    });
    photo.save(path).unwrap();
}

#[test]
fn a_dropped_text_file_is_told_and_no_photo() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("notes.txt");
    std::fs::write(&file, "shopping").unwrap();
    let mut stage = Stage::new();
    stage.say(Message::Audience(Audience::Public));
    stage.say(given(vec![file]));
    assert!(stage.state.gallery.items.is_empty());
    let notice = stage.told.pop().expect("it is told");
    assert_eq!(notice.tone, Tone::Bad);
    assert!(notice.what.contains("notes.txt") && !notice.advice.is_empty());
}

#[test]
fn videos_are_told_as_videos_from_a_folder_and_dropped_alike() {
    const CLIP: &[u8] = b"\0\0\0\x14ftypisom\0\0\0\0mp42";
    let folder = tempfile::tempdir().unwrap();
    picture(&folder.path().join("a.png"), 40);
    picture(&folder.path().join("b.png"), 80);
    std::fs::write(folder.path().join("list.txt"), "x").unwrap();
    let clips = ["one.mp4", "two.mp4"].map(|name| folder.path().join(name));
    for clip in &clips {
        std::fs::write(clip, CLIP).unwrap();
    }
    let mut stage = Stage::new();
    stage.say(Message::Audience(Audience::Public));
    stage.say(given(vec![folder.path().to_owned()]));
    assert_eq!(stage.state.gallery.items.len(), 2);
    let notice = stage.told.pop().expect("it is told");
    assert_eq!(notice.tone, Tone::Warn);
    assert!(
        notice.what.contains("1 file that is no photo was left out"),
        "{}",
        notice.what
    );
    assert!(
        notice.what.contains("2 videos were left out")
            && notice.what.contains("whoever is in them stays visible"),
        "{}",
        notice.what
    );
    // One that is dropped by itself is no broken picture.
    let [clip, _] = clips;
    stage.say(given(vec![clip]));
    assert_eq!(stage.state.gallery.items.len(), 2);
    let notice = stage.told.pop().expect("it is told");
    assert_eq!(notice.tone, Tone::Warn);
    assert!(
        notice.what.contains("1 video was left out")
            && notice.what.contains("whoever is in it stays visible"),
        "{}",
        notice.what
    );
}

#[cfg(unix)]
#[test]
fn a_linked_folder_is_not_entered_and_that_is_told() {
    let folder = tempfile::tempdir().unwrap();
    picture(&folder.path().join("a.png"), 40);
    picture(&folder.path().join("b.png"), 80);
    std::os::unix::fs::symlink(".", folder.path().join("again")).unwrap();
    let mut stage = Stage::new();
    stage.say(Message::Audience(Audience::Public));
    stage.say(given(vec![folder.path().to_owned()]));
    assert_eq!(stage.state.gallery.items.len(), 2);
    let notice = stage.told.pop().expect("it is told");
    assert!(notice.what.contains("1 link to a folder"));
}

#[test]
fn a_pasted_picture_is_protected_where_the_person_says() {
    let folder = tempfile::tempdir().unwrap();
    let mut stage = Stage::new();
    stage.say(Message::Audience(Audience::Public));
    let rgba = vec![120; 64 * 48 * 4];
    stage.say(copied(Copied::Picture(64, 48, rgba)));
    assert!(stage.shows("pasted-1.png"));
    crate::dialog::answer(Picked::Paths(vec![folder.path().to_owned()]));
    stage.press("Save a protected copy");
    assert!(folder.path().join("pasted-1.protected.png").is_file());
    stage.say(copied(Copied::Nothing));
    assert_eq!(stage.told.pop().unwrap().tone, Tone::Warn);
}

/// A photo with a face, from the repository.
fn astronaut() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/cloaked/astronaut.jpg")
}

#[test]
fn a_child_whose_parents_did_not_agree_stays_covered_and_the_screen_says_why() {
    let mut book = Book::default();
    let person = |name: &str, age, parents: &[&str]| NewPerson {
        name: name.to_owned(),
        age,
        parents: parents.iter().map(|name| (*name).to_owned()).collect(),
        ours: true,
    };
    book.add(person("Zoe", Age::From7, &["Ada", "Ben"]))
        .unwrap();
    let mut stage = Stage::new();
    let session = stage.session.clone();
    stage.state.take_book(Some(Arc::new(book)), &session);
    stage.say(Message::Audience(Audience::ClosedGroup));
    stage.say(given(vec![astronaut()]));
    assert_eq!(stage.faces().len(), 2, "a face before and after its cloak");
    stage.press("Face 1");
    stage.press("Zoe");
    let draft = stage.state.edit().unwrap().draft();
    assert!(draft.bound(1).unwrap().is_some());
    assert!(stage.faces()[0].decision().covers());
    // Show cannot be pressed: a click on it says nothing.
    let mut view = stage.view();
    view.click("Show").unwrap();
    assert_eq!(view.into_messages().count(), 0);
    assert!(stage.shows("What was decided for this person does not allow showing the face here. Only the kind of cover can be changed."));
}

#[test]
fn boxes_are_drawn_moved_and_taken_away_by_keyboard_and_all_of_it_taken_back() {
    let mut stage = Stage::new();
    stage.say(Message::Audience(Audience::Public));
    stage.say(given(vec![astronaut()]));
    let before = stage.faces().to_vec();
    stage.key(Shortcut::NewBox);
    assert_eq!(stage.faces().len(), 3);
    let at = stage.faces()[2].region();
    stage.key(Shortcut::Right);
    stage.key(Shortcut::Taller);
    let moved = stage.faces()[2].region();
    assert!(moved.x > at.x && moved.height > at.height);
    stage.key(Shortcut::Delete);
    assert_eq!(stage.faces().len(), 2);
    for _ in 0..4 {
        stage.key(Shortcut::Undo);
    }
    assert_eq!(stage.faces(), before);
    stage.key(Shortcut::Redo);
    assert_eq!(stage.faces().len(), 3);
}

#[test]
fn the_result_can_be_looked_at_before_anything_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let photo = folder.path().join("a.jpg");
    std::fs::copy(astronaut(), &photo).unwrap();
    let mut stage = Stage::new();
    stage.say(Message::Audience(Audience::Public));
    stage.say(given(vec![photo]));
    stage.press("Look at the result");
    let version = stage.state.edit().unwrap().version();
    let view = stage.view_of_photo();
    assert_eq!(view.mode, Mode::Compare);
    assert!(view.difference(version).is_some());
    assert_eq!(
        std::fs::read_dir(folder.path()).unwrap().count(),
        1,
        "nothing was written"
    );
    stage.press("Difference ×10");
    // A change makes it old.
    stage.press("Faces");
    stage.press("Face 1");
    stage.press("Show");
    let version = stage.state.edit().unwrap().version();
    assert!(stage.view_of_photo().difference(version).is_none());
}

#[test]
fn before_the_copy_is_made_it_is_said_that_the_cloak_is_still_to_come() {
    let mut stage = Stage::new();
    stage.say(Message::Audience(Audience::Public));
    stage.say(given(vec![astronaut()]));
    let told = "Cloaked faces still look as before: the cloak is made when the copy is made. “Look at the result” makes it now.";
    stage.press("Before and after");
    assert!(!stage.shows(told));
    stage.press("Faces");
    stage.press("Face 1");
    stage.press("Cloak");
    assert!(!stage.shows(told));
    stage.press("Before and after");
    assert!(stage.shows(told));
}

/// A stage with a photo of its own in which a face is, open for everybody.
fn astronaut_in(folder: &Path) -> Stage {
    let photo = folder.join("a.jpg");
    std::fs::copy(astronaut(), &photo).unwrap();
    let mut stage = Stage::new();
    stage.say(Message::Audience(Audience::Public));
    stage.say(given(vec![photo]));
    stage
}

/// A book with a child for whom nothing was agreed.
fn refusing_book() -> Arc<Book> {
    let mut book = Book::default();
    book.add(NewPerson {
        name: "Zoe".to_owned(),
        age: Age::From7,
        parents: vec!["Ada".to_owned()],
        ours: true,
    })
    .unwrap();
    Arc::new(book)
}

#[test]
fn a_face_whose_box_is_taken_away_stays_in_the_list_and_the_save_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let mut stage = astronaut_in(folder.path());
    let faces = stage.faces().len();
    stage.press("Face 1");
    stage.key(Shortcut::Delete);
    assert_eq!(stage.faces().len(), faces);
    assert_eq!(stage.faces()[0].extent(), Extent::TakenAway);
    assert!(stage.shows("Face 1: stays visible, you took its box away"));
    stage.key(Shortcut::Save);
    let notice = stage.told.pop().expect("it is told");
    assert_eq!(notice.tone, Tone::Warn);
    assert!(
        notice
            .advice
            .contains("1 face stays visible: you took its box away.")
    );
    // It is covered again by deciding so.
    stage.press("Cover");
    assert!(stage.faces()[0].decision().covers());
    assert!(!stage.shows("Face 1: stays visible, you took its box away"));
}

#[test]
fn nobody_takes_the_box_away_of_somebody_who_is_refused_and_the_window_says_why() {
    let folder = tempfile::tempdir().unwrap();
    let mut stage = astronaut_in(folder.path());
    let session = stage.session.clone();
    stage.state.take_book(Some(refusing_book()), &session);
    stage.press("Face 1");
    stage.press("Zoe");
    stage.key(Shortcut::Delete);
    let notice = stage.told.pop().expect("it is told");
    assert_eq!(notice.tone, Tone::Warn);
    assert!(notice.what.contains("does not allow showing face 1"));
    assert!(stage.faces()[0].decision().covers());
    assert_eq!(stage.faces()[0].extent(), Extent::Whole);
    // Nor is it uncovered by moving the box off the face.
    for _ in 0..40 {
        stage.key(Shortcut::Right);
    }
    let found = stage.faces()[0].found().unwrap().region;
    assert!(
        stage.faces()[0].region().x > found.x + found.width,
        "it is off the face"
    );
    stage.key(Shortcut::Save);
    let copy = image::open(folder.path().join("a.protected.jpg"))
        .unwrap()
        .to_rgb8();
    let before = image::open(folder.path().join("a.jpg")).unwrap().to_rgb8();
    let middle = found.centre();
    let at = |picture: &RgbImage| *picture.get_pixel(middle.x as u32, middle.y as u32);
    assert_ne!(at(&copy), at(&before), "the face itself is covered");
}

#[test]
fn a_moved_box_says_that_the_whole_head_stays_covered() {
    let folder = tempfile::tempdir().unwrap();
    let mut stage = astronaut_in(folder.path());
    stage.press("Face 1");
    stage.key(Shortcut::Right);
    stage.key(Shortcut::Left);
    assert!(stage.shows("You moved this box; the head that was found stays covered."));
    stage.press("Cover only my box");
    assert!(stage.shows("Only your box is covered: a part of the head may stay visible."));
    stage.key(Shortcut::Save);
    let notice = stage.told.pop().expect("it is told");
    assert!(notice.advice.contains("1 cover hides only your box"));
    stage.press("Cover the whole head again");
    assert!(stage.shows("You moved this box; the head that was found stays covered."));
}

#[test]
fn a_drag_moves_the_photo_unless_the_box_was_chosen_first() {
    let folder = tempfile::tempdir().unwrap();
    let mut stage = astronaut_in(folder.path());
    stage.say(Message::View(ViewMessage::Zoom(6.0)));
    let region = stage.faces()[0].region();
    stage.say(Message::View(ViewMessage::Look(photo_view::Viewport {
        zoom: 3.0,
        middle: middle_in_parts(&stage, region),
    })));
    let drag = |stage: &mut Stage| {
        let middle = canvas_middle();
        let mut view = stage.view();
        view.point_at(middle);
        let _ = view.simulate([press()]);
        let to = Point::new(middle.x + 40.0, middle.y + 30.0);
        view.point_at(to);
        let _ = view.simulate([moved(to), release()]);
        let said: Vec<Message> = view.into_messages().collect();
        said.into_iter().for_each(|message| stage.say(message));
    };
    let seen = stage.view_of_photo().viewport;
    drag(&mut stage);
    assert_ne!(stage.view_of_photo().viewport, seen, "the photo moved");
    assert_eq!(stage.faces()[0].region(), region, "the box did not");
    assert_eq!(stage.view_of_photo().chosen, None);
    stage.say(Message::View(ViewMessage::Look(seen)));
    stage.say(Message::View(ViewMessage::Choose(Some(1))));
    drag(&mut stage);
    assert_eq!(stage.view_of_photo().viewport, seen);
    assert_ne!(stage.faces()[0].region(), region, "the chosen box moved");
    // A click without a drag chooses what lies there.
    stage.say(Message::Edit(EditMessage::Undo));
    stage.say(Message::View(ViewMessage::Choose(None)));
    let middle = canvas_middle();
    let mut view = stage.view();
    view.point_at(middle);
    let _ = view.simulate([press(), release()]);
    let said: Vec<Message> = view.into_messages().collect();
    said.into_iter().for_each(|message| stage.say(message));
    assert_eq!(stage.view_of_photo().chosen, Some(1));
}

fn press() -> iced::Event {
    iced::Event::Mouse(mouse::Event::ButtonPressed(mouse::Button::Left))
}

fn release() -> iced::Event {
    iced::Event::Mouse(mouse::Event::ButtonReleased(mouse::Button::Left))
}

fn moved(position: Point) -> iced::Event {
    iced::Event::Mouse(mouse::Event::CursorMoved { position })
}

fn middle_in_parts(stage: &Stage, region: Region) -> (f32, f32) {
    let (width, height) = stage.view_of_photo().size();
    let middle = region.centre();
    (middle.x / width, middle.y / height)
}

/// The middle of the place of the photo in the window: left of the panel, below the tools.
fn canvas_middle() -> Point {
    Point::new((SIZE.width - 360.0) / 2.0, SIZE.height / 2.0 + 30.0)
}

#[test]
fn without_the_text_reader_nothing_is_called_clean() {
    let folder = tempfile::tempdir().unwrap();
    let photo = folder.path().join("a.png");
    picture(&photo, 90);
    let models = folder.path().join("models");
    let mut stage = Stage::without(&models, &["text-"]);
    stage.say(Message::Audience(Audience::Public));
    stage.say(given(vec![photo]));
    let check = stage.view_of_photo().check.as_ref().unwrap();
    assert!(check.found.is_empty() && !check.is_complete());
    assert!(stage.shows(&stage.words.nothing_found(check)));
    let missing = &stage.view_of_photo().photo.as_ref().unwrap().missing[0];
    let advice = stage.words.missing(missing);
    let words = format!("{}\n{}", advice.what_happened, advice.what_to_do);
    assert!(stage.shows(&words));
    stage.key(Shortcut::Save);
    let notice = stage.told.pop().expect("it is told");
    assert_eq!(notice.tone, Tone::Warn);
    assert!(
        notice
            .advice
            .contains("Nobody looked for text in 1 photo, since what reads it is missing: a.png.")
    );
}

#[test]
fn without_the_face_finder_the_photo_is_shown_and_boxes_can_be_drawn() {
    let folder = tempfile::tempdir().unwrap();
    let photo = folder.path().join("a.png");
    picture(&photo, 90);
    let models = folder.path().join("models");
    let mut stage = Stage::without(&models, &["centerface"]);
    stage.say(Message::Audience(Audience::Public));
    stage.say(given(vec![photo]));
    let view = stage.view_of_photo();
    assert!(view.before.is_some() && view.fault.is_none());
    assert!(view.photo.as_ref().unwrap().faces.is_none());
    assert!(!stage.shows("No face was found. Look at the photo yourself: a face that is turned away, hidden or very small can be missed."));
    stage.press("Add a box");
    assert_eq!(stage.faces().len(), 1);
    stage.press("Save a protected copy");
    assert!(folder.path().join("a.protected.png").is_file());
    let notice = stage.told.pop().expect("it is told");
    assert!(notice.advice.contains("1 box that you drew is covered."));
    assert!(
        notice
            .advice
            .contains("Nobody looked for faces in 1 photo; only your boxes are covered: a.png.")
    );
}

#[test]
fn photos_that_nobody_looked_at_are_not_saved_without_the_face_finder() {
    let folder = tempfile::tempdir().unwrap();
    let photos = folder.path().join("photos");
    std::fs::create_dir(&photos).unwrap();
    for name in ["a.png", "b.png"] {
        picture(&photos.join(name), 90);
    }
    let models = folder.path().join("models");
    let mut stage = Stage::without(&models, &["centerface"]);
    stage.say(Message::Audience(Audience::Public));
    stage.say(given(vec![photos.clone()]));
    stage.say(Message::Gallery(GalleryMessage::Open(0)));
    stage.say(Message::Gallery(GalleryMessage::Leave));
    stage.press("Save copies of all");
    let notice = stage.told.pop().expect("it is told");
    assert_eq!(notice.tone, Tone::Bad);
    assert!(notice.what.contains("2 photos could not be saved."));
    assert_eq!(std::fs::read_dir(&photos).unwrap().count(), 2);
}

#[test]
fn saving_all_counts_and_names_the_photos_that_cannot_be_opened() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["a.png", "b.png", "c.png", "d.png"] {
        picture(&folder.path().join(name), 90);
    }
    for name in ["b.png", "d.png"] {
        let path = folder.path().join(name);
        let bytes = std::fs::read(&path).unwrap();
        std::fs::write(&path, &bytes[..bytes.len() / 2]).unwrap();
    }
    let mut stage = Stage::new();
    stage.say(Message::Audience(Audience::Public));
    stage.say(given(vec![folder.path().to_owned()]));
    assert!(stage.shows("cannot be opened"));
    stage.press("Save copies of all");
    let notice = stage.told.pop().expect("it is told");
    assert_eq!(notice.tone, Tone::Bad);
    assert!(notice.what.contains("2 protected copies are saved."));
    assert!(notice.what.contains("2 photos could not be saved."));
    assert!(notice.advice.contains("Not saved: b.png, d.png."));
    assert!(
        notice
            .advice
            .contains("No face was found in 2 photos. Look at them yourself: a.png, c.png.")
    );
    assert!(
        notice
            .advice
            .contains("Nobody looked for text in 2 photos.")
    );
}

#[test]
fn a_save_says_who_is_covered_and_who_is_shown_on_whose_word() {
    let folder = tempfile::tempdir().unwrap();
    let mut stage = astronaut_in(folder.path());
    let covered = stage.faces().len() - 1;
    stage.press("Face 1");
    stage.press("Show");
    stage.key(Shortcut::NewBox);
    stage.key(Shortcut::Save);
    let notice = stage.told.pop().expect("it is told");
    assert!(notice.what.contains("1 protected copy is saved."));
    let lines: Vec<&str> = notice.advice.lines().collect();
    assert!(lines.contains(&"1 face stays visible, as you chose."));
    assert!(lines.contains(&"1 box that you drew is covered."));
    assert_eq!(lines.contains(&"1 face is covered."), covered == 1);
}

/// One thing that a hand does in the window.
#[derive(Debug, Clone)]
enum Hand {
    Draw(Region),
    Place(usize, Region),
    Cover(usize, Cover),
    Show(usize),
    TakeAway(usize),
}

fn hands() -> impl Strategy<Value = Vec<Hand>> {
    let region = || {
        (0_u8..200, 0_u8..150, 10_u8..100, 10_u8..80).prop_map(|(x, y, width, height)| Region {
            x: x.into(),
            y: y.into(),
            width: width.into(),
            height: height.into(),
        })
    };
    let number = || 1_usize..4;
    let cover = prop::sample::select(vec![
        Cover::Fill,
        Cover::Pixels,
        Cover::Soft,
        Cover::Sticker,
    ]);
    let hand = prop_oneof![
        3 => region().prop_map(Hand::Draw),
        1 => (number(), region()).prop_map(|(number, region)| Hand::Place(number, region)),
        2 => (number(), cover).prop_map(|(number, cover)| Hand::Cover(number, cover)),
        1 => number().prop_map(Hand::Show),
        1 => number().prop_map(Hand::TakeAway),
    ];
    prop::collection::vec(hand, 0..8)
}

impl Hand {
    /// In the window.
    fn move_in(&self, stage: &mut Stage) {
        let first = true;
        match *self {
            Self::Draw(region) => stage.say(Message::Edit(edit::Message::Draw(region))),
            Self::Place(number, region) => {
                stage.say(Message::Edit(edit::Message::Place {
                    number,
                    region,
                    first,
                }));
            }
            Self::Cover(number, cover) => {
                let cover = Decision::Cover(cover);
                stage.say(Message::Edit(edit::Message::Decide(number, cover)));
            }
            Self::Show(number) => {
                let show = Decision::Show;
                stage.say(Message::Edit(edit::Message::Decide(number, show)));
            }
            Self::TakeAway(number) => {
                if number <= stage.faces().len() {
                    stage.say(Message::View(photo_view::Message::Choose(Some(number))));
                    stage.say(Message::Edit(edit::Message::TakeAway));
                }
            }
        }
    }

    /// In a draft of core. What cannot be done is refused there as it is in the window.
    fn change(&self, draft: &mut Draft) {
        let _ = match *self {
            Self::Draw(region) => draft.draw(region).map(drop),
            Self::Place(number, region) => draft.place(number, region),
            Self::Cover(number, cover) => draft.decide(number, Decision::Cover(cover)),
            Self::Show(number) => draft.decide(number, Decision::Show),
            Self::TakeAway(number) => draft.take_away(number),
        };
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    // The command's bytes are compared with core's in its own tests: so all three are the same.
    #[test]
    fn the_window_makes_the_bytes_that_core_makes(hands in hands()) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.png");
        picture(&path, 90);
        let mut stage = Stage::new();
        stage.say(Message::Audience(Audience::Public));
        stage.say(given(vec![path.clone()]));
        hands.iter().for_each(|hand| hand.move_in(&mut stage));
        stage.say(Message::Save(save::Message::One));
        let saved = std::fs::read(folder.path().join("a.protected.png")).unwrap();

        let progress = Progress::default();
        let photo = stage.session.open(&path, Looks::FACES, &progress).unwrap();
        let terms = Terms {
            audience: Some(Audience::Public),
            ..Terms::default()
        };
        let mut draft = stage.session.draft(&photo, terms);
        hands.iter().for_each(|hand| hand.change(&mut draft));
        let made = stage.session.protect(&photo, &draft, &progress).unwrap();
        prop_assert_eq!(&saved, &made.outcome.bytes);
    }
}

/// A stage with so many photos for everybody, in a grid.
fn photos(folder: &Path, count: usize) -> Stage {
    let paths: Vec<PathBuf> = (0..count)
        .map(|number| folder.join(format!("{number}.png")))
        .collect();
    for path in &paths {
        picture(path, 90);
    }
    let mut stage = Stage::new();
    stage.say(Message::Audience(Audience::Public));
    stage.say(given(paths));
    stage
}

#[test]
fn the_arrows_turn_to_the_next_photo_and_it_says_which_of_how_many_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let mut stage = photos(folder.path(), 3);
    stage.say(Message::Gallery(GalleryMessage::Open(0)));
    assert!(stage.shows("1 of 3"));
    stage.key(Shortcut::Right);
    assert!(stage.shows("2 of 3"));
    stage.key(Shortcut::Left);
    stage.key(Shortcut::Left);
    assert!(stage.shows("1 of 3"), "there is none before the first");
    // Where one looks closer they move the photo, and with a box chosen the box.
    stage.say(Message::View(ViewMessage::Zoom(4.0)));
    stage.key(Shortcut::Right);
    assert!(stage.shows("1 of 3"));
    stage.key(Shortcut::Whole);
    stage.key(Shortcut::NewBox);
    let before = stage.faces()[0].region().x;
    stage.key(Shortcut::Right);
    assert!(stage.shows("1 of 3") && stage.faces()[0].region().x > before);
}

#[test]
fn a_photo_that_is_taken_out_of_the_list_is_not_saved_and_its_file_stays() {
    let folder = tempfile::tempdir().unwrap();
    let mut stage = photos(folder.path(), 4);
    stage.say(Message::Gallery(GalleryMessage::Open(1)));
    stage.say(Message::Gallery(GalleryMessage::Remove(1)));
    assert!(
        stage.shows("2 of 3") && stage.shows("2.png"),
        "the next one is open"
    );
    stage.say(Message::Gallery(GalleryMessage::Leave));
    assert!(stage.told.pop().unwrap().what.contains("1.png"));
    stage.say(Message::Gallery(GalleryMessage::Remove(2)));
    assert!(!stage.shows("3.png") && stage.shows("2 photos"));
    stage.key(Shortcut::SaveAll);
    let mut there: Vec<String> = std::fs::read_dir(folder.path())
        .unwrap()
        .map(|file| file.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    there.sort();
    let wanted = [
        "0.png",
        "0.protected.png",
        "1.png",
        "2.png",
        "2.protected.png",
        "3.png",
    ];
    assert_eq!(there, wanted);
}

#[test]
fn back_from_the_question_for_whom_photos_are_leaves_what_is_behind_it_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let mut stage = photos(folder.path(), 2);
    stage.say(Message::Gallery(GalleryMessage::Open(1)));
    stage.say(Message::AskAudience);
    let back = stage.state.back().expect("a way back");
    stage.say(back);
    assert!(!stage.state.asking && stage.view_of_photo().at == 1);
    assert_eq!(stage.state.audience, Some(Audience::Public));
    // Before anything was said, it leads out.
    assert!(Stage::new().state.back().is_none());
}

#[test]
fn no_photo_is_taken_out_while_photos_are_being_saved() {
    let folder = tempfile::tempdir().unwrap();
    let mut stage = photos(folder.path(), 2);
    stage.state.pretend_to_save();
    stage.say(Message::Gallery(GalleryMessage::Remove(0)));
    assert_eq!(stage.state.gallery.items.len(), 2);
}
