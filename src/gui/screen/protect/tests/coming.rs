//! Photos that come in: many at once, twice, beside what is no photo or cannot be read.

use super::*;

/// A stage for everybody's photos, and files in a folder: pictures and texts by the ending of their names.
fn stage_with(folder: &Path, names: &[&str]) -> (Stage, Vec<PathBuf>) {
    let paths: Vec<PathBuf> = names.iter().map(|name| folder.join(name)).collect();
    for path in &paths {
        match path.extension().is_some_and(|ending| ending == "png") {
            true => picture(path, 90),
            false => std::fs::write(path, "pack hats").unwrap(),
        }
    }
    let mut stage = Stage::new();
    stage.say(Message::Audience(Audience::Public));
    (stage, paths)
}

#[test]
fn of_files_that_are_dropped_together_all_that_are_left_out_are_told() {
    let folder = tempfile::tempdir().unwrap();
    let names = ["a.png", "one.txt", "b.png", "two.txt", "c.png"];
    let (mut stage, paths) = stage_with(folder.path(), &names);
    // Each comes by itself, and all before any was looked at.
    let begun: Vec<Action<Message>> = paths
        .into_iter()
        .map(|path| stage.take(given(vec![path])))
        .collect();
    let come: Vec<Message> = begun
        .into_iter()
        .flat_map(|action| stage.perform(action))
        .collect();
    come.into_iter().for_each(|message| stage.say(message));
    assert_eq!(stage.state.gallery.items.len(), 3);
    let told = stage.told.pop().expect("it is told");
    assert!(told.what.contains("one.txt"), "{}", told.what);
    let count = "2 files that are no photos were left out.";
    assert!(told.what.contains(count), "{}", told.what);
    // What comes after that is told alone.
    stage.say(given(vec![folder.path().join("two.txt")]));
    let told = stage.told.pop().expect("it is told").what;
    assert!(told.contains("two.txt") && !told.contains("left out"));
}

#[test]
fn a_photo_that_is_given_again_is_said_to_be_there() {
    let folder = tempfile::tempdir().unwrap();
    let (mut stage, paths) = stage_with(folder.path(), &["a.png", "b.png"]);
    stage.say(given(paths.clone()));
    assert!(stage.told.is_empty());
    stage.say(given(paths[..1].to_vec()));
    let told = stage.told.pop().expect("it is told").what;
    assert_eq!(told, "This photo is in the list already.");
    stage.say(given(vec![folder.path().to_owned()]));
    let told = stage.told.pop().expect("it is told").what;
    assert_eq!(told, "These 2 photos are in the list already.");
}

#[test]
fn a_photo_that_is_named_from_its_folder_and_in_whole_is_in_the_list_once() {
    let mut stage = Stage::new();
    stage.say(Message::Audience(Audience::Public));
    let golden = |name: &str| Path::new("tests/golden").join(name);
    let [first, second] = ["home-en-light.png", "home-fr-dark.png"].map(golden);
    let here = std::env::current_dir().unwrap();
    stage.say(given(vec![here.join(&first), here.join(second)]));
    assert_eq!(stage.state.gallery.items.len(), 2);
    stage.say(given(vec![first.clone(), Path::new(".").join(first)]));
    assert_eq!(stage.state.gallery.items.len(), 2);
    let told = stage.told.pop().expect("it is told").what;
    assert_eq!(told, "This photo is in the list already.");
}

#[cfg(unix)]
#[test]
fn a_photo_that_is_given_through_a_link_too_is_in_the_list_once() {
    use std::os::unix::fs::symlink;
    let folder = tempfile::tempdir().unwrap();
    let elsewhere = tempfile::tempdir().unwrap();
    let (mut stage, paths) = stage_with(folder.path(), &["a.png", "b.png"]);
    let [photo, album] = ["favourite.png", "album"].map(|name| elsewhere.path().join(name));
    symlink(&paths[0], &photo).unwrap();
    symlink(folder.path(), &album).unwrap();
    stage.say(given(paths.clone()));
    for again in [photo.clone(), album.join("a.png")] {
        stage.say(given(vec![again]));
        assert_eq!(stage.state.gallery.items.len(), 2);
        let told = stage.told.pop().expect("it is told").what;
        assert_eq!(told, "This photo is in the list already.");
    }
    // The other way round, it stays where the person gave it, so that its copy goes there.
    let (mut stage, _) = stage_with(folder.path(), &[]);
    stage.say(given(vec![photo.clone(), paths[1].clone()]));
    stage.say(given(vec![paths[0].clone()]));
    assert_eq!(stage.state.gallery.items.len(), 2);
    assert_eq!(stage.state.gallery.items[0].file.path, photo);
}

#[test]
fn what_cannot_be_read_is_counted_beside_the_first_that_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let (mut stage, mut paths) = stage_with(folder.path(), &["a.png", "list.txt"]);
    paths.extend(["gone.jpg", "gone too.jpg"].map(|name| folder.path().join(name)));
    stage.say(given(paths));
    assert_eq!(stage.state.gallery.items.len(), 1);
    let told = stage.told.pop().expect("it is told").what;
    assert!(told.contains("list.txt"), "{told}");
    assert!(told.contains("2 more could not be read."), "{told}");
}

#[test]
fn nobody_is_told_that_the_file_of_a_pasted_picture_stays() {
    let mut stage = Stage::new();
    stage.say(Message::Audience(Audience::Public));
    let paste = |stage: &mut Stage| {
        let rgba = vec![120; 64 * 48 * 4];
        stage.say(copied(Copied::Picture(64, 48, rgba)));
    };
    paste(&mut stage);
    stage.say(Message::Gallery(GalleryMessage::Remove(0)));
    let told = stage.told.pop().expect("it is told").what;
    assert!(told.contains("It lay in no file here"), "{told}");
    paste(&mut stage);
    assert!(!stage.state.loses_pasted(), "nothing is decided");
    stage.say(Message::Edit(EditMessage::NewBox));
    assert!(stage.state.loses_pasted());
    stage.say(Message::Gallery(GalleryMessage::Remove(0)));
    let lost = "If you take this picture out of the list, what you decided in it is lost, and so is the picture: you pasted it, and it lies in no file here.";
    assert!(stage.shows(lost));
}

#[test]
fn files_that_are_dropped_by_the_hundred_all_come_on_a_few_threads() {
    let folder = tempfile::tempdir().unwrap();
    let names: Vec<String> = (0..40).map(|number| format!("{number:02}.png")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let (mut stage, paths) = stage_with(folder.path(), &names);
    let begun: Vec<Action<Message>> = paths
        .into_iter()
        .map(|path| stage.take(given(vec![path])))
        .collect();
    assert!(stage.state.gallery.gathering <= 4);
    let come: Vec<Message> = begun
        .into_iter()
        .flat_map(|action| stage.perform(action))
        .collect();
    come.into_iter().for_each(|message| stage.say(message));
    assert_eq!(stage.state.gallery.gathering, 0);
    assert_eq!(stage.state.gallery.items.len(), 40);
}
