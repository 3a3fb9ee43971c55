//! Several photos at once, the menu of one thing, and the part beside the photo that can be folded away.

use iced::keyboard::{self, Modifiers};
use iced::{Event, window};
use iced_test::selector::Candidate;

use super::*;

/// A grid of five photos without a face, and one with two; none is open.
fn grid(folder: &Path) -> Stage {
    for number in 0..5 {
        picture(&folder.join(format!("{number}.png")), 40 * number);
    }
    std::fs::copy(astronaut(), folder.join("face.jpg")).unwrap();
    let mut stage = Stage::new();
    stage.say(Message::Audience(Audience::Public));
    stage.say(given(vec![folder.to_owned()]));
    assert_eq!(stage.state.gallery.items.len(), 6);
    stage
}

const FACE: usize = 5;

fn chosen(stage: &Stage) -> Vec<usize> {
    let all = 0..stage.state.gallery.items.len();
    all.filter(|at| stage.state.selection.has(*at)).collect()
}

/// Holds keys down, as the window tells the grid.
fn hold(stage: &mut Stage, modifiers: Modifiers) {
    let mut view = stage.view();
    view.simulate([Event::Keyboard(keyboard::Event::ModifiersChanged(
        modifiers,
    ))]);
    let said: Vec<Message> = view.into_messages().collect();
    said.into_iter().for_each(|message| stage.say(message));
}

fn right_click(stage: &mut Stage, words: &str) {
    let at = {
        let mut view = stage.view();
        let found = view.find(words).unwrap_or_else(|_| panic!("no {words}"));
        found.visible_bounds().expect("in sight").center()
    };
    right_press(stage, at);
}

fn right_press(stage: &mut Stage, at: Point) {
    let mut view = stage.view();
    view.point_at(at);
    let pressed = mouse::Event::ButtonPressed(mouse::Button::Right);
    view.simulate([Event::Mouse(pressed)]);
    let said: Vec<Message> = view.into_messages().collect();
    said.into_iter().for_each(|message| stage.say(message));
}

/// Presses what has these words on it and lies over everything else that has.
fn press_last(stage: &mut Stage, words: &str) {
    let mut last = None;
    {
        let mut view = stage.view();
        let _ = view.find(|candidate: Candidate<'_>| {
            if let Candidate::Text {
                content,
                visible_bounds: Some(bounds),
                ..
            } = candidate
                && content == words
            {
                last = Some(bounds.center());
            }
            None::<Point>
        });
    }
    let mut view = stage.view();
    view.point_at(last.unwrap_or_else(|| panic!("no {words}")));
    view.simulate(iced_test::simulator::click());
    let said: Vec<Message> = view.into_messages().collect();
    assert!(!said.is_empty(), "{words} does nothing");
    said.into_iter().for_each(|message| stage.say(message));
}

#[test]
fn photos_are_chosen_with_keys_held_and_a_plain_press_opens_one() {
    let folder = tempfile::tempdir().unwrap();
    let mut stage = grid(folder.path());
    hold(&mut stage, Modifiers::COMMAND);
    stage.press("1.png");
    stage.press("3.png");
    assert_eq!(chosen(&stage), [1, 3]);
    stage.press("1.png");
    assert_eq!(chosen(&stage), [3]);
    hold(&mut stage, Modifiers::SHIFT);
    stage.press("3.png");
    assert_eq!(chosen(&stage), [1, 2, 3], "from where it began");
    assert!(stage.shows("3 photos chosen"));
    // Whoever comes back to the window holds nothing any more.
    let mut view = stage.view();
    view.simulate([Event::Window(window::Event::Unfocused)]);
    let said: Vec<Message> = view.into_messages().collect();
    said.into_iter().for_each(|message| stage.say(message));
    stage.press("4.png");
    assert_eq!(stage.view_of_photo().at, 4);
    stage.say(Message::Gallery(GalleryMessage::Leave));
    assert_eq!(chosen(&stage), [1, 2, 3]);
    stage.press("Choose none");
    assert!(chosen(&stage).is_empty());
    // A key that is let go of on another page is held no more.
    hold(&mut stage, Modifiers::SHIFT);
    stage.say(Message::Caption(CaptionMessage::Enter));
    hold(&mut stage, Modifiers::empty());
    stage.say(Message::Caption(CaptionMessage::Leave));
    stage.press("2.png");
    assert_eq!(stage.view_of_photo().at, 2);
}

#[test]
fn photos_are_chosen_by_keyboard() {
    let folder = tempfile::tempdir().unwrap();
    let mut stage = grid(folder.path());
    stage.key(Shortcut::Right);
    stage.key(Shortcut::Choose);
    assert_eq!(chosen(&stage), [1]);
    stage.key(Shortcut::Wider);
    stage.key(Shortcut::Wider);
    assert_eq!(chosen(&stage), [1, 2, 3]);
    stage.key(Shortcut::Narrower);
    assert_eq!(chosen(&stage), [1, 2]);
    stage.key(Shortcut::All);
    assert_eq!(chosen(&stage).len(), 6);
    stage.key(Shortcut::Escape);
    assert!(chosen(&stage).is_empty());
    assert_eq!(stage.state.shortcut(Shortcut::Delete).map(drop), None);
}

#[test]
fn one_decision_goes_to_every_face_that_was_found_and_what_nobody_looked_at_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let mut stage = grid(folder.path());
    stage.say(Message::Gallery(GalleryMessage::Open(FACE)));
    let faces = stage.faces().len();
    assert_eq!(faces, 2);
    stage.say(Message::Gallery(GalleryMessage::Leave));
    stage.key(Shortcut::All);
    stage.press("Show every face");
    let notice = stage.told.pop().unwrap();
    assert!(notice.what.contains("2 faces are shown"), "{}", notice.what);
    assert!(notice.advice.contains("In 5 of these photos nobody looked"));
    let item = &stage.state.gallery.items[FACE];
    let draft = item.edit.as_ref().unwrap().draft();
    assert!(
        draft
            .faces()
            .iter()
            .all(|face| face.decision() == Decision::Show)
    );
    // One step back takes it back whole.
    stage.say(Message::Gallery(GalleryMessage::Open(FACE)));
    stage.key(Shortcut::Undo);
    assert!(stage.faces().iter().all(|face| face.decision().covers()));
}

#[test]
fn what_was_decided_about_several_photos_is_taken_back_among_all_photos() {
    let folder = tempfile::tempdir().unwrap();
    let mut stage = grid(folder.path());
    stage.say(Message::Gallery(GalleryMessage::Open(FACE)));
    stage.say(Message::Edit(EditMessage::Decide(1, Decision::Show)));
    stage.say(Message::Gallery(GalleryMessage::Leave));
    assert_eq!(stage.state.shortcut(Shortcut::Undo).map(drop), None);
    let shown = |stage: &Stage| {
        let item = &stage.state.gallery.items[FACE];
        let faces = item.edit.as_ref().unwrap().draft().faces().iter();
        let shown: Vec<bool> = faces.map(|face| !face.decision().covers()).collect();
        shown
    };
    stage.key(Shortcut::All);
    stage.press("Cover every face");
    assert_eq!(shown(&stage), [false, false]);
    stage.press("Show every face");
    assert_eq!(shown(&stage), [true, true]);
    // One step after the other, and what was decided in the photo itself stays.
    stage.key(Shortcut::Undo);
    assert_eq!(shown(&stage), [false, false]);
    stage.key(Shortcut::Undo);
    assert_eq!(shown(&stage), [true, false]);
    let told = stage.told.pop().unwrap().what;
    assert!(told.contains("taken back in 1 photo"), "{told}");
    assert_eq!(stage.state.shortcut(Shortcut::Undo).map(drop), None);
}

#[test]
fn a_face_that_the_album_book_covers_stays_covered_whatever_is_said_of_all() {
    let folder = tempfile::tempdir().unwrap();
    let mut stage = grid(folder.path());
    let session = stage.session.clone();
    stage.state.take_book(Some(refusing_book()), &session);
    stage.say(Message::Gallery(GalleryMessage::Open(FACE)));
    let person = stage.state.book.people().next().unwrap().number;
    stage.say(Message::Edit(EditMessage::Name(1, Some(person))));
    stage.say(Message::Gallery(GalleryMessage::Leave));
    stage.say(Message::Selection(SelectionMessage::Decide(
        Wish::Show,
        Some(FACE),
    )));
    let notice = stage.told.pop().unwrap();
    assert_eq!(notice.tone, Tone::Warn);
    assert!(notice.advice.contains("1 face stays as it was"));
    stage.say(Message::Gallery(GalleryMessage::Open(FACE)));
    assert!(stage.faces()[0].decision().covers());
    assert_eq!(stage.faces()[1].decision(), Decision::Show);
}

#[test]
fn photos_go_at_once_unless_decisions_would_be_lost() {
    let folder = tempfile::tempdir().unwrap();
    let mut stage = grid(folder.path());
    stage.say(Message::Selection(SelectionMessage::Turn(0)));
    stage.say(Message::Selection(SelectionMessage::Turn(2)));
    stage.key(Shortcut::Delete);
    assert!(stage.told.pop().unwrap().what.contains("2 photos are out"));
    let names: Vec<String> = stage
        .state
        .gallery
        .items
        .iter()
        .map(|item| item.name())
        .collect();
    assert_eq!(names, ["1.png", "3.png", "4.png", "face.jpg"]);
    assert!(chosen(&stage).is_empty());
    stage.say(Message::Gallery(GalleryMessage::Open(1)));
    stage.say(Message::Edit(EditMessage::NewBox));
    stage.say(Message::Gallery(GalleryMessage::Leave));
    stage.key(Shortcut::All);
    stage.key(Shortcut::Delete);
    assert_eq!(stage.state.gallery.items.len(), 4, "it asks");
    assert!(stage.shows("If you take these 4 photos out of the list, what you decided in them is lost. The photos themselves stay as they are."));
    assert_eq!(stage.state.shortcut(Shortcut::Delete).map(drop), None);
    stage.key(Shortcut::Escape);
    assert_eq!(stage.state.gallery.items.len(), 4);
    stage.key(Shortcut::Delete);
    stage.press("Take out all the same");
    assert!(stage.state.gallery.items.is_empty());
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 6);
}

#[test]
fn the_menu_of_a_photo_in_the_grid_does_what_the_buttons_do() {
    let folder = tempfile::tempdir().unwrap();
    let mut stage = grid(folder.path());
    right_click(&mut stage, "3.png");
    stage.press("Choose, with others");
    assert_eq!(chosen(&stage), [3]);
    assert!(stage.state.menu.is_none());
    right_click(&mut stage, "1.png");
    press_last(&mut stage, "Take out of the list");
    assert_eq!(stage.state.gallery.items.len(), 5);
    // A press beside it closes it.
    right_click(&mut stage, "0.png");
    assert!(stage.shows("Show every face"));
    let mut view = stage.view();
    view.point_at(Point::new(900.0, 2000.0));
    view.simulate(iced_test::simulator::click());
    let said: Vec<Message> = view.into_messages().collect();
    said.into_iter().for_each(|message| stage.say(message));
    assert!(stage.state.menu.is_none() && !stage.shows("Show every face"));
    // By keyboard.
    stage.key(Shortcut::Menu);
    stage.key(Shortcut::Down);
    assert_eq!(stage.state.shortcut(Shortcut::Save).map(drop), None);
    stage.key(Shortcut::Escape);
    assert!(stage.state.menu.is_none());
}

#[test]
fn a_menu_on_one_of_the_chosen_photos_is_about_all_of_them() {
    let folder = tempfile::tempdir().unwrap();
    let mut stage = grid(folder.path());
    stage.say(Message::Selection(SelectionMessage::Turn(0)));
    stage.say(Message::Selection(SelectionMessage::Turn(1)));
    stage.say(Message::Menu(MenuMessage::On(Subject::Cell(1))));
    let out = Message::Selection(SelectionMessage::Remove(None));
    stage.say(Message::Menu(MenuMessage::Do(Box::new(out))));
    assert_eq!(stage.state.gallery.items.len(), 4);
    stage.say(Message::Selection(SelectionMessage::Turn(0)));
    stage.say(Message::Selection(SelectionMessage::Turn(1)));
    stage.say(Message::Menu(MenuMessage::On(Subject::Cell(3))));
    press_last(&mut stage, "Take out of the list");
    assert_eq!(stage.state.gallery.items.len(), 3, "the one that was meant");
}

#[test]
fn photos_that_cannot_be_taken_out_while_copies_are_saved_are_not_passed_over_in_silence() {
    let folder = tempfile::tempdir().unwrap();
    let mut stage = grid(folder.path());
    stage.say(Message::Selection(SelectionMessage::Turn(0)));
    stage.state.pretend_to_save();
    stage.told.clear();
    stage.key(Shortcut::Delete);
    let told = stage.told.pop().expect("it is told").what;
    assert!(told.contains("copies are being saved just now"), "{told}");
    assert_eq!(stage.state.gallery.items.len(), 6);
}

#[test]
fn the_menu_of_a_face_decides_about_it_and_the_face_is_chosen() {
    let folder = tempfile::tempdir().unwrap();
    let mut stage = astronaut_in(folder.path());
    stage.say(Message::Menu(MenuMessage::On(Subject::Box(2))));
    assert_eq!(stage.view_of_photo().chosen, Some(2));
    stage.say(Message::Menu(MenuMessage::Do(Box::new(Message::Edit(
        EditMessage::Decide(2, Decision::Show),
    )))));
    assert_eq!(stage.faces()[1].decision(), Decision::Show);
    // The pointer's other button on the photo, where no box is.
    right_press(&mut stage, Point::new(60.0, 1200.0));
    assert!(stage.shows("This photo"));
    stage.key(Shortcut::Escape);
    stage.key(Shortcut::Menu);
    assert!(
        stage.shows("Take this box away"),
        "of the box that is chosen"
    );
}

#[test]
fn what_is_beside_the_photo_can_be_folded_away_and_saving_stays() {
    let folder = tempfile::tempdir().unwrap();
    let mut stage = astronaut_in(folder.path());
    assert!(stage.shows("Look at the result"));
    stage.key(Shortcut::Panel);
    assert!(!stage.shows("Look at the result") && stage.shows("Save a protected copy"));
    assert!(stage.settings.panel_folded, "it is remembered");
    stage.key(Shortcut::Panel);
    assert!(stage.shows("Look at the result"));
}

#[test]
fn a_look_for_codes_that_was_given_up_is_told_beside_the_photo_and_with_the_copy() {
    let folder = tempfile::tempdir().unwrap();
    let photo = folder.path().join("carpet.png");
    // Nothing but corner patterns: a picture made to keep a program busy.
    let carpet = RgbImage::from_fn(900, 900, |x, y| {
        let (x, y) = (x % 9, y % 9);
        let ring = x.abs_diff(4).max(y.abs_diff(4));
        Rgb([if ring == 2 || ring > 3 { 255 } else { 0 }; 3])
    });
    carpet.save(&photo).unwrap();
    picture(&folder.path().join("other.png"), 90);
    let mut stage = Stage::new();
    stage.say(Message::Audience(Audience::Public));
    stage.say(given(vec![folder.path().to_owned()]));
    let told = "A look for QR codes and bar codes in this photo was given up: there may be some that nobody saw. Look for them yourself.";
    for _ in 0..2 {
        // The second time it is not looked for again: what was found is remembered.
        stage.say(Message::Gallery(GalleryMessage::Open(0)));
        assert!(stage.shows(told));
        stage.say(Message::Gallery(GalleryMessage::Leave));
    }
    stage.say(Message::Gallery(GalleryMessage::Open(0)));
    stage.key(Shortcut::Save);
    let notice = stage.told.pop().unwrap();
    assert_eq!(notice.tone, Tone::Warn);
    assert!(
        notice
            .advice
            .contains("A look for QR codes and bar codes was given up in 1 photo")
    );
}
