//! What a person gets when they decide about faces.

use ombrelle_core::calendar::today;
use ombrelle_core::consent::{Age, Audience, Book, Ground, NewDecision, NewPerson, Visibility};
use ombrelle_core::face::Face;
use ombrelle_core::protect::{self, Basis, Cover, Extent};

use super::*;

fn face(x: f32) -> Face {
    Face {
        region: Region {
            x,
            y: 10.0,
            width: 80.0,
            height: 100.0,
        },
        landmarks: Some([protect::Point { x: 40.0, y: 40.0 }; 5]),
        score: Some(0.9),
    }
}

fn photo(faces: Vec<Face>) -> Photo {
    let rgba = vec![120; 600 * 400 * 4];
    let opened = protect::pasted("a.png".as_ref(), (600, 400), &rgba).unwrap();
    Photo {
        faces: Some(faces),
        ..Photo::of(opened)
    }
}

fn session(book: Book) -> Session {
    let session = Session::new("models", 1);
    session.set_book(book);
    session
}

fn terms(audience: Audience) -> Terms {
    Terms {
        audience: Some(audience),
        ..Terms::default()
    }
}

fn edit(session: &Session, audience: Audience, faces: Vec<Face>) -> Edit {
    Edit::new(session.draft(&photo(faces), terms(audience)))
}

#[test]
fn nobody_is_shown_before_somebody_says_who_it_is() {
    let session = session(Book::default());
    for audience in [Audience::OnlyUs, Audience::Public] {
        let edit = edit(&session, audience, vec![face(0.0), face(200.0)]);
        assert_eq!(edit.draft().faces().len(), 2);
        for face in edit.draft().faces() {
            assert_eq!(face.decision(), Decision::Cover(Cover::Fill));
            assert!(matches!(face.basis(), Basis::Ruled(r) if r.ground == Ground::Unknown));
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
        wish: Visibility::Shown,
        until: None,
        agreed: vec!["Ada".to_owned()],
        on: today(),
    };
    book.record(ada, &decision).unwrap();
    book
}

#[test]
fn a_refusal_in_the_book_binds_and_the_kind_of_cover_does_not() {
    let session = session(book());
    let mut edit = edit(&session, Audience::Public, vec![face(0.0)]);
    edit.change(|draft| draft.name(1, Some(1))).unwrap();
    let refused = edit.change(|draft| draft.decide(1, Decision::Show));
    assert!(matches!(refused, Err(Refusal::Bound { number: 1, .. })));
    let first = |edit: &Edit| edit.draft().faces()[0].clone();
    assert_eq!(first(&edit).decision(), Decision::Cover(Cover::Fill));
    let sticker = Decision::Cover(Cover::Sticker);
    edit.change(|draft| draft.decide(1, sticker)).unwrap();
    assert_eq!(first(&edit).decision(), sticker);
    assert!(matches!(first(&edit).basis(), Basis::Ruled(_)));

    edit.renew(
        &session,
        terms(Audience::FamilyChat),
        &CopyOptions::default(),
    );
    assert!(!first(&edit).decision().covers());
    // Back to everybody: shown by the rule for a smaller audience, covered again for this one.
    edit.renew(&session, terms(Audience::Public), &CopyOptions::default());
    assert!(first(&edit).decision().covers());
}

#[test]
fn what_was_shown_by_hand_is_covered_once_the_book_refuses_it() {
    let session = session(book());
    let mut edit = edit(&session, Audience::Public, vec![face(0.0)]);
    edit.change(|draft| draft.decide(1, Decision::Show))
        .unwrap();
    assert_eq!(edit.draft().faces()[0].basis(), Basis::Chosen);
    edit.change(|draft| draft.name(1, Some(1))).unwrap();
    assert!(edit.draft().faces()[0].decision().covers());
}

#[test]
fn a_box_moved_by_hand_shows_where_it_is_and_the_whole_head_stays_covered() {
    let session = session(Book::default());
    let mut edit = edit(&session, Audience::Public, vec![face(0.0)]);
    let region = Region {
        x: 5.0,
        y: 6.0,
        width: 70.0,
        height: 80.0,
    };
    edit.change(|draft| place(draft, 1, region)).unwrap();
    let moved = &edit.draft().faces()[0];
    assert_eq!(moved.region(), region);
    assert_eq!(moved.extent(), Extent::Whole);
    assert_eq!(moved.found(), Some(&face(0.0)), "the head is still known");
    // Covering less is a decision of its own, and stays one while the box is moved on.
    edit.change(|draft| draft.shrink(1, region)).unwrap();
    let further = Region { x: 9.0, ..region };
    edit.change(|draft| place(draft, 1, further)).unwrap();
    let moved = &edit.draft().faces()[0];
    assert_eq!((moved.region(), moved.extent()), (further, Extent::Smaller));
}

#[test]
fn everything_can_be_taken_back_and_done_again() {
    let session = session(Book::default());
    let mut edit = edit(&session, Audience::Public, vec![face(0.0)]);
    let first = edit.draft().clone();
    let region = face(300.0).region;
    edit.change(|draft| draft.decide(1, Decision::Show))
        .unwrap();
    edit.change(|draft| draft.draw(region)).unwrap();
    edit.change(|draft| draft.cover_text(region)).unwrap();
    edit.change(|draft| {
        draft.copy.naming = Naming::Neutral;
        Ok(())
    })
    .unwrap();
    let last = edit.draft().clone();
    assert_eq!(last.faces().len(), 2);
    while edit.undo() {}
    assert_eq!(edit.draft(), &first);
    assert_eq!(edit.draft().copy.naming, Naming::AfterPhoto);
    while edit.redo() {}
    assert_eq!(edit.draft(), &last);
    assert_eq!(edit.draft().copy.naming, Naming::Neutral);
    edit.undo();
    edit.change(|draft| {
        draft.show_text(&region);
        Ok(())
    })
    .unwrap();
    assert_eq!(
        edit.steps(),
        (true, false),
        "a new step ends the undone future"
    );
}

#[test]
fn what_changes_nothing_is_no_step() {
    let session = session(Book::default());
    let mut edit = edit(&session, Audience::Public, vec![face(0.0)]);
    let version = edit.version();
    edit.change(|draft| {
        draft.set_terms(terms(Audience::Public));
        Ok(())
    })
    .unwrap();
    edit.renew(&session, terms(Audience::Public), &CopyOptions::default());
    assert!(
        edit.change(|draft| draft.decide(7, Decision::Show))
            .is_err()
    );
    assert_eq!(edit.steps(), (false, false));
    assert_eq!(edit.version(), version);
}

#[test]
fn a_drag_that_begins_without_a_change_can_be_taken_back() {
    let session = session(Book::default());
    let mut edit = edit(&session, Audience::Public, Vec::new());
    let region = face(100.0).region;
    edit.change(|draft| draft.draw(region)).unwrap();
    edit.change(|draft| place(draft, 1, region)).unwrap();
    for x in [110.0, 120.0] {
        edit.amend(|draft| place(draft, 1, Region { x, ..region }))
            .unwrap();
    }
    assert_eq!(edit.draft().faces()[0].region().x, 120.0);
    assert!(edit.undo());
    assert_eq!(edit.draft().faces()[0].region(), region);
}

#[test]
fn no_step_back_leads_to_what_the_book_refuses_by_now() {
    let session = session(Book::default());
    let mut edit = edit(&session, Audience::FamilyChat, vec![face(0.0)]);
    edit.change(|draft| draft.name(1, Some(1))).unwrap();
    session.set_book(book());
    edit.renew(
        &session,
        terms(Audience::FamilyChat),
        &CopyOptions::default(),
    );
    assert!(!edit.draft().faces()[0].decision().covers(), "she agreed");
    let sticker = Decision::Cover(Cover::Sticker);
    edit.change(|draft| draft.decide(1, sticker)).unwrap();
    edit.renew(&session, terms(Audience::Public), &CopyOptions::default());
    while edit.undo() {
        assert!(edit.draft().faces()[0].decision().covers());
    }
}
