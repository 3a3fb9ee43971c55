//! Naming a class with few clicks, what is taken back, what is refused, and what the page says while it looks.

use std::path::{Path, PathBuf};

use iced::{Point, Size};
use iced_test::selector::Candidate;
use iced_test::simulator;
use image::{Rgb, RgbImage};
use ombrelle_core::calendar::today;
use ombrelle_core::consent::{Age, Book, NewDecision, NewPerson, Visibility};
use ombrelle_core::face::{Face, FaceOf};
use ombrelle_core::progress::Progress;
use ombrelle_core::protect::{Looks, Region, Terms};
use ombrelle_i18n::{Language, Words};

use super::super::Message as ScreenMessage;
use super::super::gallery::tests::lines;
use super::super::tests::{Stage, given};
use super::*;
use ombrelle_core::consent::Audience;

/// The window as it opens.
const WINDOW: Size = Size::new(1180.0, 780.0);

/// Children of a class, of whom every fifth may not be shown in a closed group.
fn class(count: u32) -> Book {
    let mut book = Book::default();
    for number in 0..count {
        let child = NewPerson {
            name: name(number),
            age: Age::Under7,
            ours: true,
            parents: vec!["Ada".to_owned()],
        };
        let child = book.add(child).unwrap();
        let decision = NewDecision {
            audience: Audience::ClosedGroup,
            wish: match number % 5 {
                0 => Visibility::Covered,
                _ => Visibility::Shown,
            },
            until: None,
            agreed: vec!["Ada".to_owned()],
            on: today(),
        };
        book.record(child, &decision).unwrap();
        let everybody = NewDecision {
            audience: Audience::FamilyChat,
            ..decision.clone()
        };
        book.record(child, &everybody).unwrap();
    }
    book
}

fn name(child: u32) -> String {
    const FIRST: [&str; 5] = ["Adam", "Chloé", "Inès", "Louise", "Zoé"];
    const LAST: [&str; 5] = ["B.", "D.", "F.", "M.", "T."];
    let (first, last) = (child as usize % 5, child as usize / 5 % 5);
    format!("{} {}", FIRST[first], LAST[last])
}

/// Photos in which so many faces are said to be found, on a stage with this book; nobody is grouped yet.
fn photos_of(folder: &Path, faces: &[usize], book: Book) -> Stage {
    let paths: Vec<PathBuf> = (0..faces.len())
        .map(|number| folder.join(format!("{number:03}.png")))
        .collect();
    for path in &paths {
        let plain = RgbImage::from_pixel(640, 120, Rgb([90, 120, 160]));
        plain.save(path).unwrap();
    }
    let mut stage = Stage::new();
    let session = stage.session.clone();
    stage.state.take_book(Some(Arc::new(book)), &session);
    stage.say(ScreenMessage::Audience(Audience::ClosedGroup));
    stage.say(given(paths.clone()));
    stage.say(ScreenMessage::Gallery(super::super::GalleryMessage::Leave));
    let job = begin(&mut stage, paths.len());
    for (at, (path, faces)) in paths.iter().zip(faces).enumerate() {
        let mut photo = session
            .open(path, Looks::default(), &Progress::default())
            .unwrap();
        photo.faces = Some((0..*faces).map(face).collect());
        let seen = Seen {
            photo,
            looks: Vec::new(),
        };
        say(&mut stage, Message::Looked(job, at, Arc::new(Ok(seen))));
    }
    stage
}

fn face(number: usize) -> Face {
    Face {
        region: Region {
            x: 10.0 + 100.0 * number as f32,
            y: 20.0,
            width: 60.0,
            height: 70.0,
        },
        landmarks: None,
        score: Some(0.9),
    }
}

fn begin(stage: &mut Stage, total: usize) -> JobId {
    let job = Job::default();
    let id = job.id();
    stage.state.who.looking = Some(Looking {
        job,
        total,
        done: 0,
        faults: Vec::new(),
    });
    id
}

fn say(stage: &mut Stage, message: Message) {
    stage.say(ScreenMessage::Who(message));
}

/// Groups, each of pairs of a photo and a face, from 1.
fn group(stage: &mut Stage, groups: &[Vec<FaceKey>]) {
    let job = stage.state.who.looking.as_ref().unwrap().job.id();
    let face_of = |(photo, number): &FaceKey| FaceOf {
        photo: *photo,
        face: *number,
        region: face(number - 1).region,
        compared: true,
    };
    let groups = (1..).zip(groups).map(|(number, faces)| Group {
        number,
        faces: faces.iter().map(face_of).collect(),
    });
    say(stage, Message::Grouped(job, Ok(groups.collect())));
}

/// Who presses, and how often.
struct Presser {
    stage: Stage,
    clicks: usize,
}

impl Presser {
    /// Presses the name of a child where names are offered: what stands there comes after the faces that have it already.
    fn name(&mut self, child: u32) {
        self.press(&name(child), None);
    }

    /// Presses what says this in a window of its first size: the one of this number of those that do, or the last.
    fn press(&mut self, words: &str, number: Option<usize>) {
        assert!(self.clicks < 200, "it does not come to an end");
        let mut view = self.stage.view_of_size(WINDOW);
        let mut places: Vec<Point> = Vec::new();
        let _ = view.find(|candidate: Candidate<'_>| {
            if let Candidate::Text {
                content,
                visible_bounds: Some(seen),
                ..
            } = candidate
                && content == words
            {
                places.push(seen.center());
            }
            None::<()>
        });
        let place = match number {
            Some(number) => places.get(number),
            None => places.last(),
        };
        view.point_at(*place.unwrap_or_else(|| panic!("no {words} in sight")));
        view.simulate(simulator::click());
        let said: Vec<ScreenMessage> = view.into_messages().collect();
        assert_eq!(said.len(), 1, "{words} does one thing");
        said.into_iter().for_each(|message| self.stage.say(message));
        self.clicks += 1;
    }

    fn chosen(&self) -> &Card {
        self.stage.state.who.card().expect("a group")
    }

    fn all_settled(&self) -> bool {
        let state = &self.stage.state;
        state.who.cards.iter().all(|card| state.is_settled(card))
    }

    /// Every face has the name that it should have, and is shown exactly where that was agreed.
    fn assert_named(&self, truth: impl Fn(FaceKey) -> Option<u32>) {
        let state = &self.stage.state;
        for face in state.who.cards.iter().flat_map(|card| &card.faces) {
            let drafted = state.drafted(face).unwrap();
            let person = drafted
                .person()
                .and_then(|number| state.book.person(number));
            let wanted = truth(face.key);
            let found = person.map(|person| person.name.clone());
            assert_eq!(found, wanted.map(name), "{:?}", face.key);
            let may = wanted.is_some_and(|child| child % 5 != 0);
            // Faces without landmarks cannot be cloaked, so whoever may be seen is shown.
            assert_eq!(drafted.decision().covers(), !may, "{:?}", face.key);
        }
    }
}

#[test]
fn a_class_of_25_portraits_takes_at_most_35_clicks() {
    let folder = tempfile::tempdir().unwrap();
    let mut stage = photos_of(folder.path(), &[1; 25], class(25));
    let groups: Vec<Vec<FaceKey>> = (1..=25).map(|photo| vec![(photo, 1)]).collect();
    group(&mut stage, &groups);
    let mut presser = Presser { stage, clicks: 0 };
    presser.press("Who is who", Some(0));
    while !presser.all_settled() {
        let (photo, _) = presser.chosen().faces[0].key;
        presser.name(photo as u32 - 1);
    }
    presser.assert_named(|(photo, _)| Some(photo as u32 - 1));
    assert!(presser.clicks <= 35, "{} clicks", presser.clicks);
    println!("25 portraits: {} clicks", presser.clicks);
}

#[test]
fn a_class_in_25_photos_of_six_faces_takes_at_most_60_clicks() {
    let folder = tempfile::tempdir().unwrap();
    let mut stage = photos_of(folder.path(), &[6; 25], class(25));
    // 24 children, each in six photos, and a stranger in six of the 25 places of the last one.
    let truth = |(photo, number): FaceKey| {
        let child = ((photo - 1) * 6 + number - 1) as u32 % 25;
        (child != 24).then_some(child)
    };
    let all = || (1..=25).flat_map(|photo| (1..=6).map(move |number| (photo, number)));
    let mut groups: Vec<Vec<FaceKey>> = Vec::new();
    for child in 0..24 {
        let faces: Vec<FaceKey> = all().filter(|key| truth(*key) == Some(child)).collect();
        // The recogniser does not know some children in some photos.
        match child < 8 {
            true => groups.extend(faces.chunks(4).map(<[_]>::to_vec)),
            false => groups.push(faces),
        }
    }
    // It takes one child for another, twice.
    for (from, to) in [(9, 17), (10, 18)] {
        let child = |groups: &[Vec<FaceKey>], child| {
            let holds = |group: &Vec<FaceKey>| truth(group[0]) == Some(child);
            groups.iter().position(holds).unwrap()
        };
        let (from, to) = (child(&groups, from), child(&groups, to));
        let photos: Vec<usize> = groups[to].iter().map(|(photo, _)| *photo).collect();
        let apart = |(photo, _): &FaceKey| !photos.contains(photo);
        let wrong = groups[from].iter().rposition(apart).unwrap();
        let wrong = groups[from].remove(wrong);
        groups[to].push(wrong);
    }
    // Strangers, each alone.
    groups.extend(
        all()
            .filter(|key| truth(*key).is_none())
            .map(|key| vec![key]),
    );
    group(&mut stage, &groups);
    let mut presser = Presser { stage, clicks: 0 };
    presser.press("Who is who", Some(0));
    while !presser.all_settled() {
        let faces: Vec<FaceKey> = presser.chosen().faces.iter().map(|face| face.key).collect();
        let child = truth(faces[0]);
        if let Some(wrong) = faces.iter().position(|key| truth(*key) != child) {
            presser.press("Somebody else: take this face out", Some(wrong));
            continue;
        }
        match child {
            Some(child) => presser.name(child),
            None => presser.press("Leave without a name", None),
        }
    }
    presser.assert_named(truth);
    assert!(presser.clicks <= 60, "{} clicks", presser.clicks);
    println!("25 photos of six faces: {} clicks", presser.clicks);
}

/// Two photos; in the first the two faces of two children, in the second one of them.
fn two_photos(folder: &Path) -> Stage {
    let mut stage = photos_of(folder, &[2, 1], class(5));
    group(&mut stage, &[vec![(1, 1), (2, 1)], vec![(1, 2)]]);
    say(&mut stage, Message::Enter);
    stage
}

fn people(stage: &Stage) -> Vec<Option<u32>> {
    let cards = stage.state.who.cards.iter();
    let mut faces: Vec<Member> = cards.flat_map(|card| card.faces.clone()).collect();
    faces.sort_by_key(|face| face.key);
    let person = |face: &Member| stage.state.drafted(face).unwrap().person();
    faces.iter().map(person).collect()
}

#[test]
fn a_photo_counts_as_looked_at_once_the_person_opened_it_and_not_before() {
    let folder = tempfile::tempdir().unwrap();
    let mut stage = two_photos(folder.path());
    say(&mut stage, Message::Leave);
    // How many faces there are is known of both; that somebody looked is said of none.
    assert!(stage.shows("2 faces") && stage.shows("1 face"));
    let gallery = ScreenMessage::Gallery;
    stage.say(gallery(super::super::GalleryMessage::Open(0)));
    stage.say(gallery(super::super::GalleryMessage::Leave));
    assert!(stage.shows("2 faces · looked at") && stage.shows("1 face"));
}

#[test]
fn photos_that_come_while_others_are_looked_at_are_looked_at_after_them() {
    let folder = tempfile::tempdir().unwrap();
    let mut stage = two_photos(folder.path());
    let job = begin(&mut stage, 1);
    let late = folder.path().join("late.png");
    let plain = RgbImage::from_pixel(640, 120, Rgb([10, 120, 160]));
    plain.save(&late).unwrap();
    stage.say(given(vec![late]));
    assert_eq!(stage.state.gallery.items.len(), 3);
    // Those that are there are grouped, and the new one is looked at.
    assert_eq!(stage.state.who.looking.as_ref().unwrap().job.id(), job);
    assert!(stage.state.who.more);
    say(&mut stage, Message::Leave);
    group(&mut stage, &[vec![(1, 1), (2, 1)], vec![(1, 2)]]);
    assert!(stage.state.who.looking.is_none() && !stage.state.who.more);
}

#[test]
fn photos_that_came_while_the_page_was_left_are_looked_at_for_whoever_is_back() {
    let folder = tempfile::tempdir().unwrap();
    let mut stage = two_photos(folder.path());
    begin(&mut stage, 1);
    say(&mut stage, Message::Leave);
    let late = folder.path().join("late.png");
    let plain = RgbImage::from_pixel(640, 120, Rgb([10, 120, 160]));
    plain.save(&late).unwrap();
    stage.say(given(vec![late]));
    say(&mut stage, Message::Enter);
    group(&mut stage, &[vec![(1, 1), (2, 1)], vec![(1, 2)]]);
    assert!(stage.state.who.photos.contains(&Some(2)), "it was seen");
}

#[test]
fn nobody_is_told_that_every_face_is_covered_where_a_name_lets_one_be_seen() {
    let folder = tempfile::tempdir().unwrap();
    let mut stage = two_photos(folder.path());
    let covered = stage.words.say("app-grid-hint", &[]);
    let seen = stage.words.say("app-grid-hint-seen", &[]);
    say(&mut stage, Message::Leave);
    assert!(stage.shows(&covered) && !stage.shows(&seen));
    say(&mut stage, Message::Enter);
    // Of whom it was agreed.
    say(&mut stage, Message::Find("lou".to_owned()));
    say(&mut stage, Message::NameFirst);
    say(&mut stage, Message::Leave);
    assert!(!stage.shows(&covered) && stage.shows(&seen));
}

#[test]
fn a_group_with_a_name_says_so_while_the_album_book_is_locked() {
    let folder = tempfile::tempdir().unwrap();
    let mut stage = two_photos(folder.path());
    say(&mut stage, Message::Find("lou".to_owned()));
    say(&mut stage, Message::NameFirst);
    let session = stage.session.clone();
    stage.state.take_book(None, &session);
    assert!(!stage.shows("Louise B.") && stage.shows("name locked"));
}

#[test]
fn whoever_was_taken_out_of_the_album_book_has_no_name_any_more() {
    let folder = tempfile::tempdir().unwrap();
    let mut stage = two_photos(folder.path());
    let done = "Nobody is left to name.";
    stage.press("Louise B.");
    say(&mut stage, Message::Pass);
    assert!(stage.shows(done) && stage.shows("1 of 2 named"));
    let mut book = Book::clone(&stage.state.book);
    let louise = book.named("Louise B.").unwrap().number;
    book.remove(louise).unwrap();
    let session = stage.session.clone();
    stage.state.take_book(Some(Arc::new(book)), &session);
    assert!(!stage.shows(done) && stage.shows("0 of 2 named"));
    // She is asked about again, and named anew.
    say(&mut stage, Message::Choose(0));
    stage.press("Zoé B.");
    assert!(stage.shows(done) && stage.shows("1 of 2 named"));
}

#[test]
fn letters_that_are_typed_and_enter_name_a_person_in_every_photo() {
    let folder = tempfile::tempdir().unwrap();
    let mut stage = two_photos(folder.path());
    say(&mut stage, Message::Find("lou".to_owned()));
    assert!(stage.shows("Louise B.") && !stage.shows("Zoé B."));
    say(&mut stage, Message::NameFirst);
    let louise = stage.state.book.named("Louise B.").unwrap().number;
    assert_eq!(people(&stage), [Some(louise), None, Some(louise)]);
    // The next one is being named.
    assert_eq!(stage.state.who.chosen, 1);
    // Enter without a letter names nobody.
    say(&mut stage, Message::NameFirst);
    assert_eq!(people(&stage)[1], None);
    say(&mut stage, Message::Find("zoe".to_owned()));
    say(&mut stage, Message::NameFirst);
    assert!(stage.shows("Nobody is left to name."));
    stage.key(Shortcut::Undo);
    stage.key(Shortcut::Undo);
    assert_eq!(people(&stage), [None; 3]);
}

#[test]
fn the_name_of_a_group_keeps_its_place_among_the_names_where_that_group_is_chosen() {
    let folder = tempfile::tempdir().unwrap();
    let mut stage = two_photos(folder.path());
    let order = |stage: &Stage| -> Vec<u32> {
        let found = stage.state.found_names();
        found.iter().map(|offered| offered.number).collect()
    };
    let before = order(&stage);
    stage.press("Adam B.");
    // For the next group whoever is somebody already stands last.
    assert_eq!(stage.state.who.chosen, 1);
    assert_eq!(order(&stage).last(), before.first());
    say(&mut stage, Message::Choose(0));
    assert_eq!(order(&stage), before);
}

#[test]
fn nobody_is_named_twice_in_one_photo_and_the_page_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let mut stage = two_photos(folder.path());
    stage.press("Louise B.");
    say(&mut stage, Message::Find("lou".to_owned()));
    say(&mut stage, Message::NameFirst);
    assert_eq!(people(&stage)[1], None);
    let notice = stage.told.pop().expect("it is told");
    assert!(notice.what.contains("another face is Louise B. already"));
}

#[test]
fn taking_a_name_back_brings_back_that_a_group_stays_without_one() {
    let folder = tempfile::tempdir().unwrap();
    let mut stage = two_photos(folder.path());
    say(&mut stage, Message::Pass);
    say(&mut stage, Message::Choose(0));
    stage.press("Louise B.");
    assert!(!stage.state.who.cards[0].passed);
    stage.key(Shortcut::Undo);
    assert_eq!(people(&stage), [None; 3]);
    assert!(stage.state.who.cards[0].passed);
    // What was refused everywhere is no step: the one before it is taken back.
    stage.press("Louise B.");
    say(&mut stage, Message::Choose(1));
    say(&mut stage, Message::Pass);
    say(&mut stage, Message::Choose(1));
    say(&mut stage, Message::Find("lou".to_owned()));
    say(&mut stage, Message::NameFirst);
    assert!(stage.told.pop().unwrap().what.contains("already"));
    assert!(stage.state.who.cards[1].passed, "it is as it was");
    stage.key(Shortcut::Undo);
    assert!(!stage.state.who.cards[1].passed);
}

#[test]
fn a_face_that_is_taken_out_loses_the_name_and_stays_out() {
    let folder = tempfile::tempdir().unwrap();
    let mut stage = two_photos(folder.path());
    stage.press("Louise B.");
    say(&mut stage, Message::Choose(0));
    say(&mut stage, Message::TakeOut(1));
    let louise = stage.state.book.named("Louise B.").unwrap().number;
    assert_eq!(people(&stage), [Some(louise), None, None]);
    assert_eq!(stage.state.who.cards.len(), 3);
    // Another photo comes, and everything is grouped anew.
    begin(&mut stage, 0);
    group(&mut stage, &[vec![(1, 1), (2, 1)], vec![(1, 2)]]);
    assert_eq!(stage.state.who.cards.len(), 3, "it stays out");
}

#[test]
fn a_photo_in_which_more_was_found_is_grouped_anew_and_who_was_taken_out_stays_out() {
    let folder = tempfile::tempdir().unwrap();
    let mut stage = two_photos(folder.path());
    say(&mut stage, Message::TakeOut(0));
    stage.state.who.look_anew(0);
    assert_eq!(people(&stage), [None], "that of the other photo");
    let session = stage.session.clone();
    let path = folder.path().join("000.png");
    let photo = session.open(&path, Looks::default(), &Progress::default());
    let mut photo = photo.unwrap();
    photo.faces = Some((0..2).map(face).collect());
    let fewer = photo.clone();
    photo.faces = Some((0..3).map(face).collect());
    let draft = session.draft(&photo, Terms::default());
    stage.state.gallery.items[0].learn(&photo, || draft);
    let job = begin(&mut stage, 2);
    // What began before the third was found counts for nothing.
    for photo in [fewer, photo] {
        let looks = Vec::new();
        let seen = Arc::new(Ok(Seen { photo, looks }));
        say(&mut stage, Message::Looked(job, 0, seen));
    }
    assert!(stage.state.who.more, "it would be looked at once more");
    stage.state.who.more = false;
    assert_eq!(stage.state.who.photos, [None, Some(1), None, Some(0)]);
    group(
        &mut stage,
        &[vec![(2, 1), (4, 1)], vec![(4, 2)], vec![(4, 3)]],
    );
    assert_eq!(people(&stage), [None; 4]);
    assert_eq!(stage.state.who.cards.len(), 4, "it stays out");
}

#[test]
fn taking_out_is_taken_back() {
    let folder = tempfile::tempdir().unwrap();
    let mut stage = two_photos(folder.path());
    stage.press("Louise B.");
    say(&mut stage, Message::Choose(0));
    let before = (people(&stage), stage.state.who.cards.clone());
    say(&mut stage, Message::TakeOut(1));
    say(&mut stage, Message::Undo);
    assert_eq!((people(&stage), stage.state.who.cards.clone()), before);
}

#[test]
fn the_faces_of_a_photo_that_is_taken_out_of_the_list_go_and_the_others_keep_their_names() {
    let folder = tempfile::tempdir().unwrap();
    let mut stage = two_photos(folder.path());
    stage.press("Louise B.");
    say(&mut stage, Message::Leave);
    stage.say(ScreenMessage::Gallery(
        super::super::GalleryMessage::Remove(0),
    ));
    // It has decisions that no copy holds: it asks before they are lost.
    let anyway = super::super::SelectionMessage::RemoveAnyway;
    stage.say(ScreenMessage::Selection(anyway));
    say(&mut stage, Message::Enter);
    let louise = stage.state.book.named("Louise B.").unwrap().number;
    assert_eq!(people(&stage), [Some(louise)]);
}

#[test]
fn photos_that_cannot_be_taken_out_while_faces_are_looked_for_are_not_passed_over_in_silence() {
    let folder = tempfile::tempdir().unwrap();
    let mut stage = two_photos(folder.path());
    say(&mut stage, Message::Leave);
    begin(&mut stage, 2);
    stage.told.clear();
    stage.say(ScreenMessage::Gallery(
        super::super::GalleryMessage::Remove(0),
    ));
    let told = stage.told.pop().expect("it is told").what;
    assert!(told.contains("faces are being looked for"), "{told}");
    assert_eq!(stage.state.gallery.items.len(), 2);
}

#[test]
fn groups_that_are_left_are_drawn_where_the_page_was_scrolled_before() {
    let folder = tempfile::tempdir().unwrap();
    let mut stage = two_photos(folder.path());
    say(&mut stage, Message::Pass);
    // As it was told while there were many more.
    stage.state.who.offset = 5000.0;
    assert!(stage.shows("stays without a name"), "the group is drawn");
}

#[test]
fn what_is_said_below_a_face_has_space_at_every_size_of_letters() {
    for language in Language::ALL {
        let words = Words::new(language);
        for (key, marked) in [
            ("app-who-unnamed", false),
            ("app-who-passed", false),
            ("app-who-several", false),
            ("app-who-name-locked", true),
        ] {
            let said = words.say(key, &[]);
            for text in [0.8_f32, 1.0, 1.2, 1.4, 1.6, 1.8, 2.0] {
                let wide = view::width_for_name(text, marked);
                let lines = lines(&said, (14.0 * text).round(), wide);
                assert!(lines <= 2.0, "{said}: {lines} lines at {text}");
            }
        }
    }
}

#[test]
fn whoever_is_refused_is_marked_and_cannot_be_shown() {
    let folder = tempfile::tempdir().unwrap();
    let mut stage = two_photos(folder.path());
    // Adam B. is the first of the class, and the book wants him covered.
    stage.press("Adam B.");
    say(&mut stage, Message::Choose(0));
    assert!(
        stage.shows("Whoever has this mark stays covered for those who will see these photos.")
    );
    let mut view = stage.view();
    view.click("Show").unwrap();
    assert_eq!(view.into_messages().count(), 0, "it cannot be pressed");
    say(&mut stage, Message::Decide(Decision::Show));
    assert!(stage.told.pop().unwrap().what.contains("stay covered"));
    let card = stage.state.who.cards[0].clone();
    let covered = |face: &Member| stage.state.drafted(face).unwrap().decision().covers();
    assert!(card.faces.iter().all(covered));
}

#[test]
fn without_an_album_book_a_person_is_shown_in_all_photos_by_one_press() {
    let folder = tempfile::tempdir().unwrap();
    let mut stage = photos_of(folder.path(), &[2, 1], Book::default());
    group(&mut stage, &[vec![(1, 1), (2, 1)], vec![(1, 2)]]);
    say(&mut stage, Message::Enter);
    assert!(stage.shows("Names and what was agreed are in the album book."));
    stage.press("Show");
    let shown = |stage: &Stage, card: usize| {
        let faces = stage.state.who.cards[card].faces.clone();
        let mut faces = faces.iter();
        faces.all(|face| stage.state.drafted(face).unwrap().decision() == Decision::Show)
    };
    assert!(shown(&stage, 0) && !shown(&stage, 1));
    stage.key(Shortcut::Undo);
    assert!(!shown(&stage, 0));
}

#[test]
fn the_page_answers_while_photos_are_being_looked_at() {
    let folder = tempfile::tempdir().unwrap();
    let mut stage = photos_of(folder.path(), &[1, 1, 1], class(5));
    say(&mut stage, Message::Enter);
    stage.state.who.looking.as_mut().unwrap().done = 1;
    assert!(stage.shows("Looking for faces: photo 2 of 3"));
    stage.key(Shortcut::Escape);
    assert!(stage.state.who.looking.is_some(), "it goes on");
    assert!(stage.shows("Who is who"));
    say(&mut stage, Message::Enter);
    stage.press("Stop");
    assert!(stage.state.who.looking.as_ref().unwrap().job.is_stopping());
}

#[test]
fn the_same_face_in_two_photos_is_found_and_named_once() {
    let pair = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/cloaked/astronaut.jpg");
    let pair = image::open(pair).unwrap().to_rgb8();
    let folder = tempfile::tempdir().unwrap();
    let paths = [1.0_f32, 1.3].map(|size| {
        let face = image::imageops::crop_imm(&pair, 0, 0, 138, 161).to_image();
        let (width, height) = ((276.0 * size) as u32, (322.0 * size) as u32);
        let face = image::imageops::resize(
            &face,
            width,
            height,
            image::imageops::FilterType::CatmullRom,
        );
        let path = folder.path().join(format!("{width}.png"));
        face.save(&path).unwrap();
        path
    });
    let mut stage = Stage::new();
    let session = stage.session.clone();
    stage.state.take_book(Some(Arc::new(class(5))), &session);
    stage.say(ScreenMessage::Audience(Audience::ClosedGroup));
    stage.say(given(paths.to_vec()));
    stage.press("Who is who");
    // The finder may see something else in these pictures, too; that is nobody's twin.
    let both = stage.state.who.cards[0].clone();
    let photos: Vec<usize> = both.faces.iter().map(|face| face.at).collect();
    assert_eq!(photos, [0, 1]);
    stage.press("Zoé B.");
    let zoe = stage.state.book.named("Zoé B.").unwrap().number;
    assert_eq!(stage.state.named(&both), Named::As(zoe, 2));
    // Opening a photo shows what was decided here.
    say(&mut stage, Message::Leave);
    stage.say(ScreenMessage::Gallery(super::super::GalleryMessage::Open(
        0,
    )));
    assert!(stage.shows("Zoé B."));
}

#[test]
fn while_faces_are_looked_for_the_page_says_once_what_it_is_for() {
    let folder = tempfile::tempdir().unwrap();
    let mut stage = photos_of(folder.path(), &[0], class(1));
    stage.state.who.shown = true;
    begin(&mut stage, 30);
    let count = |stage: &Stage, begins: &str| {
        let mut seen = 0;
        let mut view = stage.view_of_size(WINDOW);
        let _ = view.find(|candidate: Candidate<'_>| {
            if let Candidate::Text { content, .. } = candidate
                && content.starts_with(begins)
            {
                seen += 1;
            }
            None::<()>
        });
        seen
    };
    assert_eq!(count(&stage, "Faces that look alike are together"), 1);
    assert_eq!(count(&stage, "No face was found"), 0);
    stage.state.who.looking = None;
    assert_eq!(count(&stage, "No face was found"), 1);
}
