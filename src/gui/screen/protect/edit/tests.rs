//! What a person gets when they decide about faces.

use ombrelle_core::plan::consent::{Age, NewDecision, NewPerson, Wish};
use ombrelle_core::plan::today;

use super::*;

fn face(x: f32) -> Face {
    Face {
        region: Region {
            x,
            y: 10.0,
            width: 80.0,
            height: 100.0,
        },
        landmarks: Some([plan::Point { x: 40.0, y: 40.0 }; 5]),
        score: Some(0.9),
    }
}

fn terms(book: &Book, audience: Audience) -> Terms<'_> {
    Terms {
        audience,
        book,
        today: today(),
        cover: Cover::Fill,
    }
}

#[test]
fn nobody_is_shown_before_somebody_says_who_it_is() {
    let book = Book::default();
    for audience in [Audience::OnlyUs, Audience::Public] {
        let draft = Draft::new(vec![face(0.0), face(200.0)], &terms(&book, audience));
        for spot in &draft.spots {
            assert_eq!(spot.decision, Decision::Cover(Cover::Fill));
            assert!(matches!(spot.why, Why::Ruled(r) if r.ground == Ground::Unknown));
        }
    }
}

/// A book with a grown-up who agreed to the family chat alone.
fn book() -> Book {
    let mut book = Book::default();
    let new = NewPerson {
        name: "Ada".to_owned(),
        age: Age::Adult,
        parents: Vec::new(),
        ours: true,
    };
    let ada = book.add(new).unwrap();
    let decision = NewDecision {
        audience: Audience::FamilyChat,
        wish: Wish::Shown,
        until: None,
        agreed: vec!["Ada".to_owned()],
        on: today(),
    };
    book.record(ada, &decision).unwrap();
    book
}

#[test]
fn a_refusal_in_the_book_binds_and_the_kind_of_cover_does_not() {
    let book = book();
    let public = terms(&book, Audience::Public);
    let mut draft = Draft::new(vec![face(0.0)], &public);
    draft.name(0, Some(1), &public);
    draft.choose(0, Decision::Show, &public);
    assert_eq!(draft.spots[0].decision, Decision::Cover(Cover::Fill));
    draft.choose(0, Decision::Cover(Cover::Sticker), &public);
    assert_eq!(draft.spots[0].decision, Decision::Cover(Cover::Sticker));
    assert!(matches!(draft.spots[0].why, Why::Ruled(_)));

    let chat = terms(&book, Audience::FamilyChat);
    draft.follow(&chat);
    assert!(!matches!(draft.spots[0].decision, Decision::Cover(_)));
    // Back to everybody: shown by the rule for a smaller audience, covered again for this one.
    draft.follow(&public);
    assert!(matches!(draft.spots[0].decision, Decision::Cover(_)));
}

#[test]
fn what_was_shown_by_hand_is_covered_once_the_book_refuses_it() {
    let book = book();
    let public = terms(&book, Audience::Public);
    let mut draft = Draft::new(vec![face(0.0)], &public);
    draft.choose(0, Decision::Show, &public);
    assert_eq!(draft.spots[0].why, Why::Chosen);
    draft.name(0, Some(1), &public);
    assert!(matches!(draft.spots[0].decision, Decision::Cover(_)));
}

#[test]
fn a_box_moved_by_hand_covers_exactly_what_it_shows() {
    let book = Book::default();
    let mut draft = Draft::new(vec![face(0.0)], &terms(&book, Audience::Public));
    let region = Region {
        x: 5.0,
        y: 6.0,
        width: 70.0,
        height: 80.0,
    };
    draft.place(0, region);
    assert_eq!(draft.spots[0].face.region, region);
    assert_eq!(draft.spots[0].face.landmarks, None);
}

#[test]
fn everything_can_be_taken_back_and_done_again() {
    let book = Book::default();
    let terms = terms(&book, Audience::Public);
    let mut edit = Edit::new(Draft::new(vec![face(0.0)], &terms));
    let first = edit.draft().clone();
    let region = face(300.0).region;
    edit.change(|draft| draft.choose(0, Decision::Show, &terms));
    edit.change(|draft| draft.draw(region, Cover::Pixels));
    edit.change(|draft| draft.cover_text(region));
    edit.change(|draft| draft.plain_name = true);
    let last = edit.draft().clone();
    assert_eq!(last.spots.len(), 2);
    while edit.undo() {}
    assert_eq!(edit.draft(), &first);
    while edit.redo() {}
    assert_eq!(edit.draft(), &last);
    edit.undo();
    assert!(edit.change(|draft| draft.cover_text(region)));
    assert_eq!(
        edit.steps(),
        (true, false),
        "a new step ends the undone future"
    );
}

#[test]
fn what_changes_nothing_is_no_step() {
    let book = Book::default();
    let terms = terms(&book, Audience::Public);
    let mut edit = Edit::new(Draft::new(vec![face(0.0)], &terms));
    assert!(!edit.change(|draft| draft.follow(&terms)));
    assert_eq!(edit.steps(), (false, false));
}
