//! Copies that are saved: of one photo and of many, what stands in the way, what they are called.

use super::*;

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
    stage.say(given(vec![folder.path().to_owned()]));
    assert_eq!(stage.state.gallery.items.len(), 5);
    assert!(stage.shows("5 photos") && stage.shows("3.png"));
    stage.press("Save copies of all");
    assert!(stage.state.saving.is_none());
    assert!(stage.shows("no face · copy saved"));
    let other = std::fs::read(folder.path().join("2.protected.png")).unwrap();
    assert_eq!(other, b"not ours");
    assert!(folder.path().join("2-2.protected.png").is_file());
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 12);
}

/// Whoever saved a whole folder looks at what becomes of each face before anything is posted.
#[test]
fn saved_photos_are_looked_through_from_the_first_that_is_as_its_copy() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["a.png", "b.png", "c.png"] {
        picture(&folder.path().join(name), 90);
    }
    let mut stage = Stage::new();
    stage.say(Message::Audience(Audience::Public));
    stage.say(given(vec![folder.path().to_owned()]));
    let look = "Look through the saved photos";
    assert!(!stage.shows(look), "nothing is saved yet");
    stage.press("Save copies of all");
    stage.press(look);
    assert_eq!(stage.view_of_photo().at, 0);
    // With what is decided drawn in it, and not bare.
    assert!(stage.view_of_photo().covered().is_some() && !stage.view_of_photo().peek);
    stage.key(Shortcut::Right);
    assert_eq!(stage.view_of_photo().at, 1);
    // What is decided now is in no copy.
    stage.say(Message::Gallery(GalleryMessage::Open(0)));
    stage.say(Message::Edit(EditMessage::NewBox));
    stage.say(Message::Gallery(GalleryMessage::Leave));
    stage.press(look);
    assert_eq!(stage.view_of_photo().at, 1);
}

#[test]
fn a_photo_that_goes_while_it_is_open_can_still_be_saved() {
    let folder = tempfile::tempdir().unwrap();
    let photo = folder.path().join("a.png");
    picture(&photo, 90);
    let mut stage = Stage::new();
    stage.say(Message::Audience(Audience::FamilyChat));
    stage.say(given(vec![photo.clone()]));
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
    stage.say(given(vec![folder.path().to_owned()]));
    std::fs::remove_file(folder.path().join("b.png")).unwrap();
    stage.say(Message::Gallery(GalleryMessage::Open(1)));
    let error = stage.view_of_photo().fault.clone();
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
    stage.say(given(vec![photo]));
    stage.press("Save a protected copy");
    let notice = stage.told.pop().expect("it is told");
    assert_eq!(notice.tone, Tone::Bad);
    assert!(!notice.advice.is_empty());
    std::fs::remove_file(&file).unwrap();
    stage.press("Save a protected copy");
    assert!(file.join("below/a.protected.png").is_file());
}

#[test]
fn where_a_folder_takes_no_copy_no_other_copy_is_made_for_it() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file");
    std::fs::write(&file, "no folder").unwrap();
    let mut stage = photos(folder.path(), 3);
    stage.settings.folder = Some(file.join("below"));
    let answers = stage.begin(Message::Save(SaveMessage::All));
    let tried = |message: &&Message| matches!(message, Message::Save(SaveMessage::Ended(..)));
    assert_eq!(answers.iter().filter(tried).count(), 1);
    answers.into_iter().for_each(|message| stage.say(message));
    let told = stage.told.pop().expect("it is told");
    assert_eq!(told.tone, Tone::Bad);
    assert!(told.what.contains("3 photos could not be saved."));
    // Once it takes them, they are saved.
    std::fs::remove_file(&file).unwrap();
    stage.say(Message::Save(SaveMessage::All));
    assert_eq!(std::fs::read_dir(file.join("below")).unwrap().count(), 3);
}

#[test]
fn saving_that_breaks_off_says_what_was_saved_before() {
    let mut stage = Stage::new();
    stage.say(Message::Audience(Audience::Public));
    stage.state.pretend_to_save();
    let saving = stage.state.saving.as_mut().unwrap();
    (saving.total, saving.done) = (5, 2);
    let job = saving.job.id();
    stage.say(Message::Save(SaveMessage::Lost(job)));
    let told = stage.told.pop().expect("it is told");
    assert_eq!(told.tone, Tone::Bad);
    assert!(told.what.contains("2 protected copies are saved."));
    assert!(told.what.contains("3 photos could not be saved."));
    assert!(!stage.state.is_busy());
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
        let mut mixed = (x * 7_919 + y * 104_729).wrapping_mul(2_654_435_761);
        // One product is a pattern, which a good filter takes out.
        for _ in 0..3 {
            mixed = (mixed ^ (mixed >> 15)).wrapping_mul(0x2C1B_3C6D);
        }
        Rgb(mixed.to_le_bytes()[1..].try_into().unwrap())
    });
    noise.save(&photo).unwrap();
    let mut stage = Stage::new();
    stage.settings.folder = Some(disk.clone());
    stage.say(Message::Audience(Audience::Public));
    stage.say(given(vec![photo]));
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
    stage.say(Message::Save(SaveMessage::Stop));
    assert!(stage.state.saving.as_ref().unwrap().job.is_stopping());
    let job = stage.state.saving.as_ref().unwrap().job.id();
    stage.say(Message::Save(SaveMessage::AllEnded(job, Ok(0))));
    assert!(stage.told.pop().unwrap().what.contains("0 of 1"));
    assert!(!stage.state.is_busy());
}

#[test]
fn copies_get_names_that_tell_nothing_where_the_settings_say_so() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["Lea CP.png", "b.png"] {
        picture(&folder.path().join(name), 90);
    }
    let mut stage = Stage::new();
    stage.say(Message::Audience(Audience::FamilyChat));
    stage.say(given(vec![folder.path().to_owned()]));
    stage.press("Save copies of all");
    let named = "a name can tell who, when and where";
    assert!(stage.told.pop().unwrap().advice.contains(named));
    assert!(folder.path().join("Lea CP.protected.png").is_file());
    stage.settings.neutral_names = true;
    stage.say(Message::Save(save::Message::All));
    assert!(!stage.told.pop().unwrap().advice.contains(named));
    for name in ["photo-1.png", "photo-2.png"] {
        assert!(folder.path().join(name).is_file(), "{name}");
    }
}

#[test]
fn a_copy_for_everybody_is_smaller_unless_the_settings_say_otherwise() {
    let folder = tempfile::tempdir().unwrap();
    let photo = folder.path().join("a.png");
    RgbImage::new(1700, 20).save(&photo).unwrap();
    let saved = |audience, smaller, name: &str| {
        let mut stage = Stage::new();
        stage.settings.smaller_for_everybody = smaller;
        stage.say(Message::Audience(audience));
        stage.say(given(vec![photo.clone()]));
        stage.press("Save a protected copy");
        let told = stage.told.pop().unwrap().advice;
        let (width, _) = image::image_dimensions(folder.path().join(name)).unwrap();
        (width, told.contains("as large as its photo"))
    };
    assert_eq!(
        saved(Audience::Public, true, "a.protected.png"),
        (1600, false)
    );
    assert_eq!(
        saved(Audience::Public, false, "a-2.protected.png"),
        (1700, true)
    );
    assert_eq!(
        saved(Audience::OnlyUs, true, "a-3.protected.png"),
        (1700, true)
    );
}

#[test]
fn photos_that_are_saved_after_the_person_said_for_whom_they_are_now_follow_that() {
    let folder = tempfile::tempdir().unwrap();
    let mut stage = photos(folder.path(), 2);
    stage.say(Message::Audience(Audience::FamilyChat));
    let late = stage.begin(Message::Save(SaveMessage::All));
    stage.say(Message::Audience(Audience::Public));
    // One is opened before its copy is there, the other by nobody.
    stage.say(Message::Gallery(GalleryMessage::Open(0)));
    late.into_iter().for_each(|message| stage.say(message));
    assert!(folder.path().join("1.protected.png").is_file());
    for item in &stage.state.gallery.items {
        let draft = item.edit.as_ref().expect("it is known").draft();
        assert_eq!(draft.terms().audience, Some(Audience::Public));
        assert!(item.copy().is_none(), "for everybody another copy is due");
    }
    // What was made for the family is not taken for what is made now.
    let version = stage.state.edit().unwrap().version();
    assert!(stage.view_of_photo().made(version).is_none());
}

#[test]
fn a_result_is_kept_though_an_earlier_copy_of_its_photo_is_saved_after_it() {
    let folder = tempfile::tempdir().unwrap();
    let mut stage = photos(folder.path(), 2);
    stage.say(Message::Gallery(GalleryMessage::Open(0)));
    let late = stage.begin(Message::Save(SaveMessage::All));
    stage.say(Message::Edit(EditMessage::NewBox));
    stage.say(Message::Job(JobMessage::Try));
    let version = stage.state.edit().unwrap().version();
    assert!(stage.view_of_photo().made(version).is_some());
    late.into_iter().for_each(|message| stage.say(message));
    assert!(stage.view_of_photo().made(version).is_some());
    assert!(stage.state.gallery.items[0].copy().is_none());
}

#[test]
fn a_folder_that_is_said_late_is_for_the_photo_that_was_meant() {
    let folder = tempfile::tempdir().unwrap();
    let other = folder.path().join("other");
    std::fs::create_dir(&other).unwrap();
    let mut stage = photos(folder.path(), 3);
    for (meant, copy, elsewhere) in [
        ("0.png", "0.protected.png", GalleryMessage::Open(1)),
        ("2.png", "2.protected.png", GalleryMessage::Leave),
    ] {
        stage.say(Message::Gallery(elsewhere));
        stage.say(Message::Save(SaveMessage::In(
            save::Which::One(folder.path().join(meant)),
            Picked::Paths(vec![other.clone()]),
        )));
        assert!(other.join(copy).is_file(), "{meant}");
    }
    assert_eq!(std::fs::read_dir(&other).unwrap().count(), 2);
}

#[test]
fn a_folder_that_is_said_while_others_are_saved_is_not_passed_over_in_silence() {
    let folder = tempfile::tempdir().unwrap();
    let mut stage = photos(folder.path(), 1);
    stage.state.pretend_to_save();
    stage.told.clear();
    stage.say(Message::Save(SaveMessage::In(
        save::Which::All,
        Picked::Paths(vec![folder.path().join("other")]),
    )));
    let told = stage.told.pop().expect("it is told").what;
    assert!(told.contains("are being saved just now"), "{told}");
}

#[test]
fn a_folder_that_is_said_for_a_photo_that_was_taken_out_is_not_passed_over_in_silence() {
    let folder = tempfile::tempdir().unwrap();
    let mut stage = photos(folder.path(), 2);
    stage.say(Message::Gallery(GalleryMessage::Remove(1)));
    assert_eq!(stage.state.gallery.items.len(), 1);
    stage.told.clear();
    stage.say(Message::Save(SaveMessage::In(
        save::Which::One(folder.path().join("1.png")),
        Picked::Paths(vec![folder.path().join("other")]),
    )));
    let told = stage.told.pop().expect("it is told").what;
    assert!(told.contains("was taken out of the list"), "{told}");
    assert!(!folder.path().join("other").exists());
}

#[test]
fn copies_that_are_being_saved_are_waited_for_at_the_end_of_the_program() {
    let folder = tempfile::tempdir().unwrap();
    let mut stage = photos(folder.path(), 1);
    let album = stage.album.clone();
    // Saving waits for the album book at its end.
    let held = album.lock();
    let saving = stage.take(Message::Save(SaveMessage::All));
    assert!(album.writers().is_any());
    drop(held);
    stage.perform(saving);
    assert!(!album.writers().is_any());
}

#[test]
fn no_pasted_picture_has_the_name_of_one_that_is_gone() {
    let mut stage = Stage::new();
    stage.say(Message::Audience(Audience::Public));
    let paste = |stage: &mut Stage| {
        let rgba = vec![120; 64 * 48 * 4];
        stage.say(copied(Copied::Picture(64, 48, rgba)));
    };
    paste(&mut stage);
    paste(&mut stage);
    stage.say(Message::Gallery(GalleryMessage::Remove(0)));
    paste(&mut stage);
    let items = stage.state.gallery.items.iter();
    let names: Vec<String> = items.map(gallery::PhotoItem::name).collect();
    assert_eq!(names, ["pasted-2.png", "pasted-3.png"]);
}

#[test]
fn whoever_saves_all_again_gets_no_second_copy_of_what_is_saved_as_it_is_now() {
    let folder = tempfile::tempdir().unwrap();
    let mut stage = photos(folder.path(), 3);
    let photo = folder.path().join("1.png");
    let bytes = std::fs::read(&photo).unwrap();
    std::fs::remove_file(&photo).unwrap();
    let save = |stage: &mut Stage| {
        stage.say(Message::Save(SaveMessage::All));
        let there = std::fs::read_dir(folder.path()).unwrap().count();
        (there, stage.told.pop().expect("it is told").what)
    };
    let (there, told) = save(&mut stage);
    assert!(there == 4 && told.contains("2 protected copies are saved."));
    // What kept one from being saved is over.
    std::fs::write(&photo, bytes).unwrap();
    let (there, told) = save(&mut stage);
    assert!(told.contains("1 protected copy is saved."), "{told}");
    assert!(told.contains("2 photos have their copies already."));
    assert_eq!(there, 6);
    let (there, told) = save(&mut stage);
    assert!(told.contains("All 3 photos have their copies already"));
    assert_eq!(there, 6);
    // One that somebody took away, and others in another folder, are saved.
    std::fs::remove_file(folder.path().join("0.protected.png")).unwrap();
    let (there, told) = save(&mut stage);
    assert!(there == 6 && told.contains("1 protected copy is saved."));
    let other = folder.path().join("other");
    stage.settings.folder = Some(other.clone());
    let (_, told) = save(&mut stage);
    assert!(told.contains("3 protected copies are saved."), "{told}");
    assert_eq!(std::fs::read_dir(other).unwrap().count(), 3);
}

#[test]
fn what_a_person_should_look_at_is_said_before_what_every_copy_says() {
    let folder = tempfile::tempdir().unwrap();
    let photo = folder.path().join("a.png");
    picture(&photo, 90);
    let models = folder.path().join("models");
    let mut stage = Stage::without(&models, &["centerface"]);
    stage.say(Message::Audience(Audience::OnlyUs));
    stage.say(given(vec![photo]));
    stage.press("Add a box");
    stage.press("Save a protected copy");
    let notice = stage.told.pop().expect("it is told");
    let lines: Vec<&str> = notice.advice.lines().collect();
    let place = |begins: &str| lines.iter().position(|line| line.starts_with(begins));
    let of_faces = place("Nobody looked for faces").expect("it is told");
    let of_name = place("1 copy is called after its photo").expect("it is told");
    assert!(of_faces < of_name, "{lines:?}");
}
