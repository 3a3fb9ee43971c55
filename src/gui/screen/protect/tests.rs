//! What a parent gets: files that are no photos, photos that go, disks that are full, refusals in the book.

use std::path::Path;

use iced::Size;
use iced::futures::StreamExt;
use iced::futures::executor::block_on_stream;
use iced_test::Simulator;
use iced_test::runtime::{self, task};
use image::{Rgb, RgbImage};
use ombrelle_core::plan::consent::{Age, NewPerson};
use ombrelle_core::settings::Settings;
use ombrelle_i18n::{Language, Words};

use super::*;
use crate::desk::Desk;
use crate::keys::Shortcut;
use crate::places::Places;
use crate::widget::{Notice, Tone, Ui};

/// A screen with what it needs.
struct Stage {
    state: State,
    words: Words,
    desk: Arc<Desk>,
    places: Places,
    settings: Settings,
    told: Vec<Notice>,
    went: Vec<Screen>,
}

impl Stage {
    fn new() -> Self {
        let mut state = State::default();
        let settings = Settings::default();
        state.resized(&Look::of(&settings, iced::theme::Mode::Light));
        Self {
            state,
            words: Words::new(Language::English),
            desk: Arc::default(),
            places: Places::default(),
            settings,
            told: Vec::new(),
            went: Vec::new(),
        }
    }

    /// Takes a message, and everything that threads answer to it.
    fn say(&mut self, message: Message) {
        let mut waiting = vec![message];
        while let Some(message) = waiting.pop() {
            let context = Context {
                words: &self.words,
                desk: &self.desk,
                places: &self.places,
                settings: &self.settings,
            };
            let action = self.state.update(message, &context);
            // The first answer is taken first.
            let mut answers = self.perform(action);
            answers.reverse();
            waiting.extend(answers);
        }
    }

    fn perform(&mut self, action: Action<Message>) -> Vec<Message> {
        match action {
            Action::None | Action::Settle(_) => Vec::new(),
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

    fn view(&self) -> Simulator<'_, Message> {
        let ui = Ui {
            words: &self.words,
            look: Look::of(&self.settings, iced::theme::Mode::Light),
        };
        let settings = iced::Settings {
            default_font: crate::theme::FONT,
            ..iced::Settings::default()
        };
        Simulator::with_size(settings, Size::new(1180.0, 2400.0), self.state.view(&ui))
    }

    fn shows(&self, words: &str) -> bool {
        self.view().find(words).is_ok()
    }

    fn press(&mut self, words: &str) {
        let mut view = self.view();
        view.click(words).unwrap_or_else(|_| panic!("no {words}"));
        let said: Vec<Message> = view.into_messages().collect();
        assert!(!said.is_empty(), "{words} does nothing");
        said.into_iter().for_each(|message| self.say(message));
    }

    fn spots(&self) -> &[edit::Spot] {
        &self.state.edit().expect("an open photo").draft().spots
    }
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
    stage.say(Message::Given(vec![file]));
    assert!(stage.state.tray.slots.is_empty());
    let notice = stage.told.pop().expect("it is told");
    assert_eq!(notice.tone, Tone::Bad);
    assert!(notice.what.contains("notes.txt") && !notice.advice.is_empty());
}

#[test]
fn a_folder_of_photos_is_a_grid_and_all_are_saved_with_nothing_replaced() {
    let folder = tempfile::tempdir().unwrap();
    for number in 0..5 {
        picture(&folder.path().join(format!("{number}.png")), 40 * number);
    }
    std::fs::write(folder.path().join("list.txt"), "x").unwrap();
    std::fs::write(folder.path().join("2.protected.png"), "not ours").unwrap();
    let mut stage = Stage::new();
    stage.say(Message::Audience(Audience::Public));
    stage.say(Message::Given(vec![folder.path().to_owned()]));
    assert_eq!(stage.state.tray.slots.len(), 5);
    assert!(stage.shows("5 photos") && stage.shows("3.png"));
    stage.press("Save copies of all");
    assert!(stage.state.saving.is_none());
    assert!(stage.shows("copy saved"));
    let other = std::fs::read(folder.path().join("2.protected.png")).unwrap();
    assert_eq!(other, b"not ours");
    assert!(folder.path().join("2-2.protected.png").is_file());
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 12);
}

#[test]
fn a_photo_that_goes_while_it_is_open_can_still_be_saved() {
    let folder = tempfile::tempdir().unwrap();
    let photo = folder.path().join("a.png");
    picture(&photo, 90);
    let mut stage = Stage::new();
    stage.say(Message::Audience(Audience::FamilyChat));
    stage.say(Message::Given(vec![photo.clone()]));
    assert!(stage.shows("No face was found. Look at the photo yourself: a face that is turned away, hidden or very small can be missed."));
    std::fs::remove_file(&photo).unwrap();
    stage.press("Save a protected copy");
    assert!(folder.path().join("a.protected.png").is_file());
}

#[test]
fn a_photo_that_went_before_it_was_opened_is_told() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["a.png", "b.png"] {
        picture(&folder.path().join(name), 90);
    }
    let mut stage = Stage::new();
    stage.say(Message::Audience(Audience::Public));
    stage.say(Message::Given(vec![folder.path().to_owned()]));
    std::fs::remove_file(folder.path().join("b.png")).unwrap();
    stage.say(Message::Open(1));
    let error = stage
        .state
        .sheet
        .as_ref()
        .and_then(|sheet| sheet.fault.clone());
    let advice = stage.words.error(&error.expect("a fault"));
    assert!(stage.shows(&advice.what_happened) && stage.shows(&advice.what_to_do));
}

#[test]
fn a_folder_where_nothing_can_be_written_is_told_and_trying_again_helps() {
    let folder = tempfile::tempdir().unwrap();
    let (photo, file) = (folder.path().join("a.png"), folder.path().join("file"));
    picture(&photo, 90);
    std::fs::write(&file, "no folder").unwrap();
    let mut stage = Stage::new();
    stage.settings.folder = Some(file.join("below"));
    stage.say(Message::Audience(Audience::Public));
    stage.say(Message::Given(vec![photo]));
    stage.press("Save a protected copy");
    let notice = stage.told.pop().expect("it is told");
    assert_eq!(notice.tone, Tone::Bad);
    assert!(!notice.advice.is_empty());
    std::fs::remove_file(&file).unwrap();
    stage.press("Save a protected copy");
    assert!(file.join("below/a.protected.png").is_file());
}

/// A disk of 64 kilobytes, gone with the test; none where it cannot be had.
struct SmallDisk(PathBuf);

impl SmallDisk {
    fn mounted(at: &Path) -> Option<Self> {
        let mut mount = std::process::Command::new("mount");
        mount
            .args(["-t", "tmpfs", "-o", "size=64k", "tmpfs"])
            .arg(at);
        let mounted = mount.stderr(std::process::Stdio::null()).status();
        mounted
            .is_ok_and(|status| status.success())
            .then(|| Self(at.to_owned()))
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _ = std::process::Command::new("umount").arg(&self.0).status();
    }
}

#[test]
fn a_full_disk_is_told_and_leaves_nothing_half_written() {
    let folder = tempfile::tempdir().unwrap();
    let (photo, disk) = (folder.path().join("a.png"), folder.path().join("disk"));
    std::fs::create_dir(&disk).unwrap();
    let Some(small) = SmallDisk::mounted(&disk) else {
        println!("a_full_disk_is_told: skipped, only root may mount a small disk");
        return;
    };
    // Noise, which PNG cannot make smaller than the disk.
    let noise = RgbImage::from_fn(320, 240, |x, y| {
        let mixed = (x * 7_919 + y * 104_729).wrapping_mul(2_654_435_761);
        Rgb(mixed.to_le_bytes()[1..].try_into().unwrap())
    });
    noise.save(&photo).unwrap();
    let mut stage = Stage::new();
    stage.settings.folder = Some(disk.clone());
    stage.say(Message::Audience(Audience::Public));
    stage.say(Message::Given(vec![photo]));
    stage.press("Save a protected copy");
    assert_eq!(stage.told.pop().expect("it is told").tone, Tone::Bad);
    assert_eq!(std::fs::read_dir(&disk).unwrap().count(), 0);
    drop(small);
}

#[test]
fn saving_that_is_stopped_says_how_far_it_came() {
    let mut stage = Stage::new();
    stage.say(Message::Audience(Audience::Public));
    stage.state.pretend_to_save();
    stage.say(Message::StopSaving);
    assert!(stage.state.saving.as_ref().unwrap().job.is_stopping());
    stage.say(Message::News(News::Ended(Ok(0))));
    assert!(stage.told.pop().unwrap().what.contains("0 of 1"));
    assert!(!stage.state.is_busy());
}

#[test]
fn a_pasted_picture_is_protected_where_the_person_says() {
    let folder = tempfile::tempdir().unwrap();
    let mut stage = Stage::new();
    stage.say(Message::Audience(Audience::Public));
    let rgba = vec![120; 64 * 48 * 4];
    stage.say(Message::Copied(Arc::new(Copied::Picture(64, 48, rgba))));
    assert!(stage.shows("pasted-1.png"));
    crate::dialog::answer(Picked::Paths(vec![folder.path().to_owned()]));
    stage.press("Save a protected copy");
    assert!(folder.path().join("pasted-1.protected.png").is_file());
    stage.say(Message::Copied(Arc::new(Copied::Nothing)));
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
    stage.state.take_book(Some(Arc::new(book)));
    stage.say(Message::Audience(Audience::ClosedGroup));
    stage.say(Message::Given(vec![astronaut()]));
    assert_eq!(stage.spots().len(), 2, "a face before and after its cloak");
    stage.press("Face 1");
    stage.press("Zoe");
    let book = stage.state.book.clone();
    let terms = stage.state.terms(&book);
    assert!(stage.spots()[0].is_bound(&terms));
    assert!(matches!(stage.spots()[0].decision, Decision::Cover(_)));
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
    stage.say(Message::Given(vec![astronaut()]));
    let key = |stage: &mut Stage, shortcut| {
        let message = stage.state.shortcut(shortcut).expect("a meaning");
        stage.say(message);
    };
    let before = stage.spots().to_vec();
    key(&mut stage, Shortcut::NewBox);
    assert_eq!(stage.spots().len(), 3);
    let at = stage.spots()[2].face.region;
    key(&mut stage, Shortcut::Right);
    key(&mut stage, Shortcut::Taller);
    let moved = stage.spots()[2].face.region;
    assert!(moved.x > at.x && moved.height > at.height);
    key(&mut stage, Shortcut::Delete);
    assert_eq!(stage.spots().len(), 2);
    for _ in 0..4 {
        key(&mut stage, Shortcut::Undo);
    }
    assert_eq!(stage.spots(), before);
    key(&mut stage, Shortcut::Redo);
    assert_eq!(stage.spots().len(), 3);
}

#[test]
fn the_result_can_be_looked_at_before_anything_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let photo = folder.path().join("a.jpg");
    std::fs::copy(astronaut(), &photo).unwrap();
    let mut stage = Stage::new();
    stage.say(Message::Audience(Audience::Public));
    stage.say(Message::Given(vec![photo]));
    stage.press("Look at the result");
    let version = stage.state.edit().unwrap().version();
    let sheet = stage.state.sheet.as_ref().unwrap();
    assert_eq!(sheet.mode, Mode::Compare);
    assert!(sheet.difference(version).is_some());
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
    assert!(
        stage
            .state
            .sheet
            .as_ref()
            .unwrap()
            .difference(version)
            .is_none()
    );
}
