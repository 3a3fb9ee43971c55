//! What is seen of a photo: its covers as they will be, the photo beneath them, where a line of text is; and of all photos,
//! how far each is.

use iced::widget::image::Handle;

use super::*;

/// The colour in the middle of a picture of the screen.
pub(super) fn middle(handle: &Handle) -> [u8; 3] {
    let Handle::Rgba {
        width,
        height,
        pixels,
        ..
    } = handle
    else {
        panic!("no picture");
    };
    let at = ((height / 2 * width + width / 2) * 4) as usize;
    pixels[at..at + 3].try_into().unwrap()
}

/// A grey photo, open.
fn open_photo(stage: &mut Stage, photo: &Path) {
    picture(photo, 90);
    stage.say(Message::Audience(Audience::Public));
    stage.say(given(vec![photo.to_owned()]));
}

#[test]
fn covers_are_seen_as_soon_as_they_are_decided_and_the_photo_beneath_them() {
    let folder = tempfile::tempdir().unwrap();
    let mut stage = Stage::new();
    open_photo(&mut stage, &folder.path().join("a.png"));
    let bare = middle(stage.view_of_photo().shown().unwrap());
    stage.say(Message::Edit(EditMessage::NewBox));
    let covered = middle(stage.view_of_photo().shown().unwrap());
    assert_ne!(covered, bare);
    stage.press("See beneath");
    assert_eq!(middle(stage.view_of_photo().shown().unwrap()), bare);
    stage.key(Shortcut::Peek);
    assert_eq!(middle(stage.view_of_photo().shown().unwrap()), covered);
    stage.key(Shortcut::Undo);
    assert_eq!(middle(stage.view_of_photo().shown().unwrap()), bare);
}

#[test]
fn whoever_looks_closer_sees_covers_with_the_pixels_of_the_photo() {
    let folder = tempfile::tempdir().unwrap();
    let photo = folder.path().join("a.png");
    let mut stage = Stage::new();
    RgbImage::from_pixel(2400, 1600, Rgb([90, 90, 90]))
        .save(&photo)
        .unwrap();
    stage.say(Message::Audience(Audience::Public));
    stage.say(given(vec![photo]));
    stage.say(Message::Edit(EditMessage::NewBox));
    let width = |stage: &Stage| match stage.view_of_photo().shown().unwrap() {
        Handle::Rgba { width, .. } => *width,
        _ => panic!("no picture"),
    };
    assert_eq!(width(&stage), 1600);
    stage.say(Message::View(ViewMessage::Zoom(3.0)));
    assert_eq!(width(&stage), 2400);
    assert_ne!(middle(stage.view_of_photo().shown().unwrap()), [90; 3]);
}

#[test]
fn what_no_copy_holds_is_counted_and_told_in_the_grid() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["a.png", "b.png"] {
        picture(&folder.path().join(name), 90);
    }
    let mut stage = Stage::new();
    stage.say(Message::Audience(Audience::Public));
    stage.say(given(vec![folder.path().to_owned()]));
    stage.say(Message::Gallery(GalleryMessage::Open(0)));
    assert_eq!(stage.state.unsaved(), 0, "looking decides nothing");
    stage.say(Message::Edit(EditMessage::NewBox));
    assert_eq!(stage.state.unsaved(), 1);
    stage.press("Save a protected copy");
    assert_eq!(stage.state.unsaved(), 0);
    let told = stage.told.pop().unwrap();
    assert!(told.what.contains("It is called a.protected.png."));
    assert_eq!(told.file, Some(folder.path().join("a.protected.png")));
    stage.say(Message::Gallery(GalleryMessage::Leave));
    assert!(stage.shows("no face · copy saved"));
    stage.say(Message::Gallery(GalleryMessage::Open(0)));
    stage.say(Message::View(ViewMessage::Choose(Some(1))));
    stage.say(Message::Edit(EditMessage::Nudge(1.0, 0.0)));
    assert_eq!(stage.state.unsaved(), 1);
    stage.say(Message::Gallery(GalleryMessage::Leave));
    assert!(stage.shows("no face · changed since its copy"));
}

#[test]
fn a_copy_is_that_of_now_also_after_the_album_book_was_opened_and_locked() {
    let folder = tempfile::tempdir().unwrap();
    let mut stage = Stage::new();
    open_photo(&mut stage, &folder.path().join("a.png"));
    stage.say(Message::Edit(EditMessage::NewBox));
    stage.press("Save a protected copy");
    let changed = stage.words.say("app-hand-on-changed", &[]);
    let session = stage.session.clone();
    for book in [Some(refusing_book()), None] {
        stage.state.take_book(book, &session);
        assert_eq!(stage.state.unsaved(), 0);
        assert!(!stage.shows(&changed));
    }
    stage.say(Message::Edit(EditMessage::Undo));
    stage.say(Message::Edit(EditMessage::NewBox));
    assert_eq!(stage.state.unsaved(), 0, "the same box again");
    stage.say(Message::Edit(EditMessage::Nudge(1.0, 0.0)));
    assert_eq!(stage.state.unsaved(), 1);
    assert!(stage.shows(&changed));
}

/// Somebody did say who it is, and nobody refused anything: the book that knows both is locked.
#[test]
fn of_a_face_whose_name_is_in_the_locked_book_nothing_untrue_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let mut stage = astronaut_in(folder.path());
    let session = stage.session.clone();
    stage.state.take_book(Some(refusing_book()), &session);
    // Of the other face in the picture nobody says who it is, and it is decided by hand.
    stage.press("Face 2");
    stage.press("Show");
    stage.press("Face 1");
    stage.press("Zoe");
    let say = |stage: &Stage, key: &str| stage.words.say(key, &[]);
    let (unknown, bound) = (say(&stage, "app-why-unknown"), say(&stage, "app-bound"));
    assert!(stage.shows(&bound));
    stage.state.take_book(None, &session);
    assert!(!stage.shows(&unknown));
    assert!(!stage.shows(&bound));
    assert!(stage.shows(&say(&stage, "app-why-locked")));
    assert!(stage.shows(&say(&stage, "app-bound-locked")));
    stage.key(Shortcut::Delete);
    let notice = stage.told.pop().expect("it is told");
    assert!(
        notice.what.contains("No open album book"),
        "{}",
        notice.what
    );
    assert!(stage.faces()[0].decision().covers());
}

#[test]
fn a_folder_is_shown_below_the_photo_whose_copy_is_in_it_and_below_no_other() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["a.png", "b.png"] {
        picture(&folder.path().join(name), 90);
    }
    let mut stage = Stage::new();
    stage.say(Message::Audience(Audience::Public));
    stage.say(given(vec![folder.path().to_owned()]));
    let shown = |stage: &mut Stage, at: usize| {
        stage.say(Message::Gallery(GalleryMessage::Open(at)));
        let mut view = stage.view();
        view.click("Show in folder").ok()?;
        view.into_messages().find_map(|message| match message {
            Message::Save(SaveMessage::ShowInFolder(path)) => path.file_name().map(PathBuf::from),
            _ => None,
        })
    };
    assert_eq!((shown(&mut stage, 1), shown(&mut stage, 0)), (None, None));
    stage.press("Save a protected copy");
    assert_eq!(shown(&mut stage, 1), None);
    stage.press("Save a protected copy");
    let copies = [0, 1].map(|at| shown(&mut stage, at));
    let names = ["a.protected.png", "b.protected.png"].map(PathBuf::from);
    assert_eq!(copies, names.map(Some));
}

#[test]
fn a_copy_goes_to_the_folder_that_the_person_says() {
    let folder = tempfile::tempdir().unwrap();
    let other = folder.path().join("other");
    std::fs::create_dir(&other).unwrap();
    let mut stage = Stage::new();
    let photo = folder.path().join("a.png");
    open_photo(&mut stage, &photo);
    stage.say(Message::Save(SaveMessage::In(
        save::Which::One(photo),
        Picked::Paths(vec![other.clone()]),
    )));
    assert!(other.join("a.protected.png").is_file());
    assert!(!folder.path().join("a.protected.png").exists());
    assert!(stage.shows("Save in another folder…"));
}

#[test]
fn no_box_is_chosen_because_it_has_the_number_of_one_that_went_or_came() {
    let folder = tempfile::tempdir().unwrap();
    let mut stage = Stage::new();
    open_photo(&mut stage, &folder.path().join("a.png"));
    for x in [10.0, 110.0, 210.0] {
        let region = Region {
            x,
            y: 20.0,
            width: 40.0,
            height: 40.0,
        };
        stage.say(Message::Edit(EditMessage::Draw(region)));
    }
    let choose = |stage: &mut Stage, number| {
        stage.say(Message::View(ViewMessage::Choose(Some(number))));
    };
    let chosen = |stage: &Stage| (stage.faces().len(), stage.view_of_photo().chosen);
    choose(&mut stage, 2);
    stage.key(Shortcut::Delete);
    assert_eq!(chosen(&stage), (2, None));
    // Held down, the key takes no other away.
    assert_eq!(stage.state.shortcut(Shortcut::Delete).map(drop), None);
    choose(&mut stage, 2);
    stage.key(Shortcut::Undo);
    assert_eq!(chosen(&stage), (3, None));
    // One before it stays chosen.
    choose(&mut stage, 1);
    stage.key(Shortcut::Redo);
    assert_eq!(chosen(&stage), (2, Some(1)));
}

#[test]
fn the_photos_around_the_open_one_are_a_press_away() {
    let folder = tempfile::tempdir().unwrap();
    for number in 0..40 {
        picture(&folder.path().join(format!("{number:02}.png")), 5 * number);
    }
    let mut stage = Stage::new();
    stage.say(Message::Audience(Audience::Public));
    stage.say(given(vec![folder.path().to_owned()]));
    stage.say(Message::Gallery(GalleryMessage::Open(20)));
    let around = stage.state.gallery.around(20, 360.0);
    assert!(around.contains(&20) && around.len() >= 8 && around.len() < 20);
    assert_eq!(stage.state.gallery.around(0, 360.0).start, 0);
    assert_eq!(stage.state.gallery.around(39, 360.0).end, 40);
    assert!(
        around
            .clone()
            .all(|at| stage.state.gallery.has_thumbnail(at))
    );
    let ui = Ui {
        words: &stage.words,
        look: Look::of(&stage.settings, iced::theme::Mode::Light),
        now: ombrelle_core::calendar::now(),
    };
    let strip = stage.state.gallery.strip(&ui, 20, 360.0);
    let settings = iced::Settings::default();
    let mut strip = Simulator::with_size(settings, Size::new(1180.0, 80.0), strip);
    // The middle of a picture to the right of the open one.
    strip.point_at(Point::new(590.0 + 88.0 * 1.5, 40.0));
    strip.simulate(iced_test::simulator::click());
    let pressed = strip.into_messages().find_map(|message| match message {
        GalleryMessage::Open(at) => Some(at),
        _ => None,
    });
    assert!(matches!(pressed, Some(at) if at > 20 && at < 25));
}

#[test]
fn a_second_copy_replaces_nothing_and_says_that_the_first_stays() {
    let folder = tempfile::tempdir().unwrap();
    let mut stage = Stage::new();
    open_photo(&mut stage, &folder.path().join("a.png"));
    stage.say(Message::Edit(EditMessage::NewBox));
    stage.press("Save a protected copy");
    let told = stage.told.pop().unwrap();
    assert!(!told.advice.contains("earlier"), "{}", told.advice);
    let first = std::fs::read(folder.path().join("a.protected.png")).unwrap();
    stage.say(Message::Edit(EditMessage::Nudge(5.0, 0.0)));
    stage.press("Save a protected copy");
    let told = stage.told.pop().unwrap();
    assert!(
        told.what.contains("It is called a-2.protected.png."),
        "{}",
        told.what
    );
    let stays = "An earlier copy stays beside it: a.protected.png.";
    assert!(told.advice.contains(stays), "{}", told.advice);
    let kept = std::fs::read(folder.path().join("a.protected.png")).unwrap();
    assert_eq!(kept, first);
}

#[test]
fn the_colours_of_the_difference_are_explained() {
    let folder = tempfile::tempdir().unwrap();
    let mut stage = Stage::new();
    open_photo(&mut stage, &folder.path().join("a.png"));
    stage.say(Message::Edit(EditMessage::NewBox));
    stage.say(Message::Job(JobMessage::Try));
    let words = stage.words.say("app-difference-colours", &[]);
    assert!(!stage.shows(&words));
    stage.press("Difference ×10");
    assert!(words.contains("Black lies over whatever is covered") && stage.shows(&words));
}

#[test]
fn home_and_end_go_to_the_first_and_the_last_photo() {
    let folder = tempfile::tempdir().unwrap();
    for number in 0..30 {
        picture(&folder.path().join(format!("{number:02}.png")), 5 * number);
    }
    let mut stage = Stage::new();
    stage.say(Message::Audience(Audience::Public));
    stage.say(given(vec![folder.path().to_owned()]));
    stage.key(Shortcut::Last);
    assert_eq!(stage.state.gallery.current, 29);
    stage.key(Shortcut::First);
    assert_eq!(stage.state.gallery.current, 0);
}
