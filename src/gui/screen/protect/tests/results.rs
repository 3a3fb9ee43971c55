//! All results at once: the small pictures show what becomes of each photo, and are called copies only while they are.

use iced::widget::image::Handle;

use super::seen::middle;
use super::*;

/// The colour in the middle of each photo here.
const BARE: [u8; 3] = [90, 160, 120];

/// Two photos in a grid; a box is drawn over the middle of the first.
fn grid(folder: &Path) -> Stage {
    for name in ["a.png", "b.png"] {
        picture(&folder.join(name), 90);
    }
    let mut stage = Stage::new();
    stage.say(Message::Audience(Audience::Public));
    stage.say(given(vec![folder.to_owned()]));
    stage.say(Message::Gallery(GalleryMessage::Open(0)));
    stage.say(Message::Edit(EditMessage::NewBox));
    stage.say(Message::Gallery(GalleryMessage::Leave));
    stage
}

/// What is seen of a photo in the grid.
fn small(stage: &Stage, at: usize) -> &Handle {
    stage.state.gallery.thumbnail(at).expect("a small picture")
}

/// Its pixels: the photos here are no larger than it.
fn pixels(stage: &Stage, at: usize) -> RgbImage {
    let Handle::Rgba {
        width,
        height,
        pixels,
        ..
    } = small(stage, at)
    else {
        panic!("no picture");
    };
    RgbImage::from_fn(*width, *height, |x, y| {
        let at = ((y * width + x) * 4) as usize;
        Rgb(pixels[at..at + 3].try_into().unwrap())
    })
}

fn file(path: &Path) -> RgbImage {
    image::open(path).unwrap().to_rgb8()
}

/// Changes the first photo, whose box is moved.
fn move_box(stage: &mut Stage) {
    stage.say(Message::Gallery(GalleryMessage::Open(0)));
    stage.say(Message::View(ViewMessage::Choose(Some(1))));
    stage.say(Message::Edit(EditMessage::Nudge(2.0, 0.0)));
    stage.say(Message::Gallery(GalleryMessage::Leave));
}

fn undo(stage: &mut Stage) {
    stage.say(Message::Gallery(GalleryMessage::Open(0)));
    stage.key(Shortcut::Undo);
    stage.say(Message::Gallery(GalleryMessage::Leave));
}

#[test]
fn covers_are_seen_in_the_grid_before_anything_is_saved() {
    let folder = tempfile::tempdir().unwrap();
    let mut stage = grid(folder.path());
    assert_ne!(middle(small(&stage, 0)), BARE);
    assert_eq!(middle(small(&stage, 1)), BARE);
    assert!(!stage.state.gallery.shows_copy(0), "nothing is saved");
    assert!(stage.shows("not opened yet"), "of the second");
    undo(&mut stage);
    assert_eq!(middle(small(&stage, 0)), BARE);
    let read: Vec<_> = std::fs::read_dir(folder.path()).unwrap().collect();
    assert_eq!(read.len(), 2, "nothing is written");
}

#[test]
fn covers_follow_the_settings() {
    let folder = tempfile::tempdir().unwrap();
    let photos = folder.path().join("photos");
    std::fs::create_dir(&photos).unwrap();
    std::fs::copy(astronaut(), photos.join("face.jpg")).unwrap();
    picture(&photos.join("other.png"), 90);
    let mut stage = Stage::new();
    stage.say(Message::Audience(Audience::Public));
    stage.say(given(vec![photos]));
    let bare = pixels(&stage, 0);
    stage.say(Message::Gallery(GalleryMessage::Open(0)));
    let covered = pixels(&stage, 0);
    assert_ne!(covered, bare, "also below the open photo");
    let first = std::mem::replace(&mut stage.settings.cover, Cover::Sticker);
    stage.say(Message::Gallery(GalleryMessage::Leave));
    assert_ne!(pixels(&stage, 0), covered);
    stage.settings.cover = first;
    stage.key(Shortcut::Right);
    assert_eq!(pixels(&stage, 0), covered);
}

#[test]
fn saved_photos_are_seen_as_their_copies_in_the_grid() {
    let folder = tempfile::tempdir().unwrap();
    let mut stage = grid(folder.path());
    let told = "Each photo is shown as in its copy. Open one and choose “See beneath” to see the photo itself.";
    assert!(!stage.shows(told));
    stage.press("Save copies of all");
    assert!(stage.shows(told));
    for (at, name) in ["a.protected.png", "b.protected.png"].iter().enumerate() {
        assert!(stage.state.gallery.shows_copy(at), "{name}");
        assert_eq!(
            pixels(&stage, at),
            file(&folder.path().join(name)),
            "{name}"
        );
    }
    assert_ne!(middle(small(&stage, 0)), BARE);
    // They came with the copies: no file is read for them.
    for file in std::fs::read_dir(folder.path()).unwrap() {
        std::fs::remove_file(file.unwrap().path()).unwrap();
    }
    stage.key(Shortcut::Right);
    assert!(stage.state.gallery.shows_copy(0) && stage.state.gallery.shows_copy(1));
}

#[test]
fn what_was_changed_since_is_no_result_any_more_until_that_is_taken_back() {
    let folder = tempfile::tempdir().unwrap();
    let mut stage = grid(folder.path());
    stage.press("Save copies of all");
    let copy = pixels(&stage, 0);
    move_box(&mut stage);
    assert!(!stage.state.gallery.shows_copy(0) && stage.state.gallery.shows_copy(1));
    assert!(stage.shows("no face · changed since its copy"));
    assert_ne!(pixels(&stage, 0), copy, "its covers, as they are now");
    assert_ne!(middle(small(&stage, 0)), BARE);
    undo(&mut stage);
    assert!(stage.state.gallery.shows_copy(0) && stage.shows("no face · copy saved"));
    assert_eq!(pixels(&stage, 0), copy);
    // For others another copy may be due.
    stage.say(Message::Audience(Audience::FamilyChat));
    assert!(!stage.state.gallery.shows_copy(0) && !stage.state.gallery.shows_copy(1));
}

#[test]
fn a_copy_that_is_not_any_more_what_was_proved_is_not_seen_and_no_cover_goes() {
    let folder = tempfile::tempdir().unwrap();
    let mut stage = grid(folder.path());
    stage.press("Save copies of all");
    let copy = folder.path().join("a.protected.png");
    move_box(&mut stage);
    // Somebody puts the bare photo there.
    std::fs::copy(folder.path().join("a.png"), &copy).unwrap();
    undo(&mut stage);
    assert!(!stage.state.gallery.shows_copy(0));
    assert_ne!(middle(small(&stage, 0)), BARE);
}

#[test]
fn a_copy_that_is_gone_is_told_and_saved_again() {
    let folder = tempfile::tempdir().unwrap();
    let mut stage = grid(folder.path());
    stage.press("Save copies of all");
    let copy = folder.path().join("a.protected.png");
    let proved = std::fs::read(&copy).unwrap();
    move_box(&mut stage);
    std::fs::remove_file(&copy).unwrap();
    undo(&mut stage);
    assert!(stage.shows("no face · copy gone or changed"));
    assert!(!stage.state.gallery.shows_copy(0));
    // The memory stick is back.
    std::fs::write(&copy, &proved).unwrap();
    stage.say(Message::Gallery(GalleryMessage::Open(0)));
    stage.say(Message::Gallery(GalleryMessage::Leave));
    assert!(!stage.shows("no face · copy gone or changed"));
    assert!(stage.state.gallery.shows_copy(0));
    // Another file of that name is no copy of this photo: one is saved beside it.
    move_box(&mut stage);
    std::fs::write(&copy, "another").unwrap();
    undo(&mut stage);
    assert!(stage.shows("no face · copy gone or changed"));
    stage.press("Save copies of all");
    assert!(stage.state.gallery.shows_copy(0));
    assert_eq!(std::fs::read(&copy).unwrap(), b"another");
    assert!(folder.path().join("a-2.protected.png").is_file());
}

#[test]
fn small_pictures_go_with_their_photos() {
    let folder = tempfile::tempdir().unwrap();
    let mut stage = grid(folder.path());
    stage.press("Save copies of all");
    let second = pixels(&stage, 1);
    stage.say(Message::Gallery(GalleryMessage::Remove(0)));
    assert!(stage.state.gallery.shows_copy(0));
    assert_eq!(pixels(&stage, 0), second);
    stage.say(Message::Gallery(GalleryMessage::Remove(0)));
    assert_eq!(stage.state.gallery.thumbnail_count(), 0);
}
