//! Looking harder for faces in the open photo: what is new is covered and told, and what was decided stays.

use ombrelle_core::protect::Photo;

use super::*;
use crate::screen::protect::gallery::Found;
use crate::screen::protect::photo_view::Known;

/// Another photo from the repository.
const OTHER: &str = "obama1.jpg";
const ALREADY: &str = "Faces were looked for harder here already.";
const PERHAPS: &str = "Perhaps no face: found only by looking harder.";

fn look() -> Message {
    Message::Harder(HarderMessage::Look)
}

/// The astronaut's two faces, of which the usual look found the second alone, open large.
fn with_one_missed() -> Stage {
    let mut stage = Stage::new();
    let progress = Progress::default();
    let mut photo = stage
        .session
        .open(&astronaut(), Looks::FACES, &progress)
        .unwrap();
    let second = photo.found()[1].clone();
    photo.faces = Some(vec![second]);
    photo.text = Some(Vec::new());
    stage.say(Message::Audience(Audience::Public));
    let other = astronaut().with_file_name(OTHER);
    stage.say(given(vec![astronaut(), other]));
    stage.state.gallery.items[0].found = Some(Found::of(&photo));
    stage.say(Message::Gallery(GalleryMessage::Open(0)));
    assert_eq!(stage.faces().len(), 1);
    stage
}

fn open_photo(stage: &Stage) -> &Photo {
    stage.view_of_photo().photo.as_ref().expect("it is open")
}

#[test]
fn what_looking_harder_finds_is_covered_and_told_and_what_was_decided_stays() {
    let mut stage = with_one_missed();
    assert!(!stage.shows(PERHAPS) && !stage.shows(ALREADY));
    stage.say(Message::Edit(EditMessage::Decide(1, Decision::Show)));
    stage.press("Add a box");
    assert_eq!(stage.view_of_photo().chosen, Some(2));
    stage.press("Look harder for faces");
    let notice = stage.told.pop().expect("it is told");
    assert_eq!(notice.tone, Tone::Warn);
    assert_eq!(
        notice.what,
        "1 more place found; it may be no face: look at it."
    );
    let faces = stage.faces();
    assert_eq!(faces.len(), 3);
    assert_eq!(faces[0].decision(), Decision::Show);
    assert!(faces[1].found().is_some() && faces[1].decision().covers());
    assert!(faces[2].found().is_none(), "the box that was drawn");
    assert_eq!(stage.view_of_photo().chosen, None, "2 is another one now");
    assert!(stage.shows(PERHAPS) && stage.shows(ALREADY));
    // No step back leads before what was found.
    stage.key(Shortcut::Undo);
    stage.key(Shortcut::Undo);
    assert_eq!(stage.faces().len(), 2);
    assert!(stage.faces().iter().all(|face| face.decision().covers()));
    // Looked at again later, it is known, and not looked for again.
    stage.say(Message::Gallery(GalleryMessage::Leave));
    stage.say(Message::Gallery(GalleryMessage::Open(0)));
    assert!(open_photo(&stage).is_perhaps_no_face(2));
    assert!(stage.shows(PERHAPS) && stage.shows(ALREADY));
    stage.say(look());
    assert!(stage.told.is_empty() && stage.faces().len() == 2);
}

#[test]
fn who_is_who_has_also_what_looking_harder_found_after_all_were_grouped() {
    let mut stage = with_one_missed();
    let people = |stage: &Stage| {
        let mut counts = 1..9;
        counts.find(|count| stage.shows(&format!("0 of {count} named")))
    };
    stage.say(Message::Who(WhoMessage::Enter));
    let before = people(&stage).expect("groups");
    stage.say(Message::Who(WhoMessage::Leave));
    stage.say(Message::Gallery(GalleryMessage::Open(0)));
    stage.press("Look harder for faces");
    assert_eq!(stage.faces().len(), 2);
    stage.say(Message::Who(WhoMessage::Enter));
    assert_eq!(people(&stage), Some(before + 1));
}

#[test]
fn where_nothing_more_is_found_that_is_said() {
    let mut stage = Stage::new();
    stage.say(Message::Audience(Audience::Public));
    stage.say(given(vec![astronaut()]));
    stage.press("Look harder for faces");
    let notice = stage.told.pop().expect("it is told");
    assert_eq!(notice.tone, Tone::Good);
    assert_eq!(notice.what, "No further place found.");
    assert_eq!(stage.faces().len(), 2);
    assert!(stage.shows(ALREADY) && !stage.shows(PERHAPS));
}

#[test]
fn faces_are_looked_for_harder_once_the_usual_looks_are_done() {
    let mut stage = with_one_missed();
    let view = stage.state.photo_view.as_mut().expect("an open photo");
    view.known = Known::Reading;
    assert!(stage.shows("Possible once faces and text were looked for."));
    stage.say(look());
    assert!(stage.view_of_photo().harder.is_none());
    assert!(stage.told.is_empty() && stage.faces().len() == 1);
}

#[test]
fn an_answer_for_a_photo_that_is_gone_is_dropped() {
    let mut stage = with_one_missed();
    let answers = stage.begin(look());
    assert!(stage.shows("Looking harder for faces…") && stage.shows("Stop"));
    // A second one is not begun beside it.
    let job = |stage: &Stage| stage.view_of_photo().harder.as_ref().map(Job::id);
    let begun = job(&stage);
    stage.say(look());
    assert_eq!(job(&stage), begun);
    stage.say(Message::Gallery(GalleryMessage::Open(1)));
    answers.into_iter().for_each(|answer| stage.say(answer));
    assert!(stage.told.is_empty());
    let first = stage.state.gallery.items[0].edit.as_ref().unwrap();
    assert_eq!(first.draft().faces().len(), 1);
    assert_eq!(first.draft().harder(), None);
}

#[test]
fn whoever_stops_it_can_look_again() {
    let mut stage = with_one_missed();
    let action = stage.take(look());
    stage.press("Stop");
    let answers = stage.perform(action);
    answers.into_iter().for_each(|answer| stage.say(answer));
    assert!(stage.view_of_photo().harder.is_none());
    // It may have been done by then; in any case nothing is lost.
    stage.say(look());
    assert_eq!(stage.faces().len(), 2);
}

#[test]
fn without_the_face_finder_nobody_can_look_harder() {
    let folder = tempfile::tempdir().unwrap();
    let photo = folder.path().join("a.png");
    picture(&photo, 90);
    let mut stage = Stage::without(&folder.path().join("models"), &["centerface"]);
    stage.say(Message::Audience(Audience::Public));
    stage.say(given(vec![photo]));
    assert!(!stage.view_of_photo().can_look_harder());
    stage.say(look());
    assert!(stage.told.is_empty() && open_photo(&stage).harder.is_none());
}

#[test]
fn without_what_finds_faces_nobody_is_told_to_wait_for_it_nor_that_nobody_looked_before() {
    let folder = tempfile::tempdir().unwrap();
    let photo = folder.path().join("a.png");
    picture(&photo, 90);
    let models = folder.path().join("models");
    let later = "Possible once faces and text were looked for.";
    let missing = "Not possible here: nobody could look for faces in this photo.";
    let mut stage = Stage::without(&models, &["centerface"]);
    stage.say(Message::Audience(Audience::Public));
    stage.say(given(vec![photo.clone()]));
    assert!(stage.shows(missing) && !stage.shows(later));

    // It goes away after the usual look.
    let others = folder.path().join("others");
    let mut stage = Stage::without(&others, &[]);
    stage.say(Message::Audience(Audience::Public));
    stage.say(given(vec![photo]));
    assert!(!stage.shows(missing) && !stage.shows(later));
    stage.session.unload();
    for file in std::fs::read_dir(&others).unwrap() {
        let path = file.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy();
        if name.starts_with("centerface") {
            std::fs::remove_file(&path).unwrap();
        }
    }
    stage.press("Look harder for faces");
    let told = stage.told.pop().expect("it is told").what;
    let failed = "Faces could not be looked for harder: ";
    assert!(told.starts_with(failed), "{told}");
}
