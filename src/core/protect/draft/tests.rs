use std::path::Path;

use super::*;
use crate::consent::{Age, Audience, NewPerson};
use crate::face::Face;
use crate::photo::{Kind, Picture, Point};
use crate::protect::{Opened, Photo};
use crate::redact::Cover;

fn region(x: f32, y: f32, width: f32, height: f32) -> Region {
    Region {
        x,
        y,
        width,
        height,
    }
}

fn found(x: f32, y: f32, size: f32) -> Face {
    let at = |dx: f32, dy: f32| Point {
        x: x + dx * size,
        y: y + dy * size,
    };
    Face {
        region: region(x, y, size * 0.8, size),
        landmarks: Some([
            at(0.2, 0.4),
            at(0.6, 0.4),
            at(0.4, 0.6),
            at(0.25, 0.8),
            at(0.55, 0.8),
        ]),
        score: Some(0.9),
    }
}

fn photo(faces: Option<Vec<Face>>) -> Photo {
    let opened = Opened {
        path: Path::new("a.png").into(),
        kind: Kind::Png,
        picture: Picture {
            rgb: image::RgbImage::new(400, 300),
            alpha: None,
        },
        inspection: crate::metadata::inspect(&[], None, &crate::progress::Progress::default()),
        blocks: None,
    };
    Photo {
        faces,
        ..Photo::of(opened)
    }
}

fn draft(photo: &Photo) -> Draft {
    let day = jiff::civil::date(2026, 11, 28);
    Draft::of(photo, Terms::default(), Arc::default(), day)
}

#[test]
fn a_found_face_is_covered_unless_somebody_says_otherwise() {
    let photo = photo(Some(vec![found(50.0, 50.0, 60.0)]));
    let draft = draft(&photo);
    assert_eq!(draft.faces()[0].decision(), Decision::Cover(Cover::Fill));
    assert_eq!(draft.faces()[0].basis(), Basis::Unsaid);
}

#[test]
fn a_copy_is_the_same_whatever_the_album_book_says_of_who_is_covered() {
    let photo = photo(Some(vec![
        found(50.0, 50.0, 60.0),
        found(200.0, 50.0, 60.0),
    ]));
    let mut draft = draft(&photo);
    draft.decide(2, Decision::Show).unwrap();
    draft.set_terms(Terms {
        audience: Some(Audience::Public),
        ..Terms::default()
    });
    let copied = draft.clone().without_the_book();
    let mut book = Book::default();
    let zoe = NewPerson {
        name: "Zoe".to_owned(),
        age: Age::Under7,
        ours: true,
        parents: vec!["Ada".to_owned()],
    };
    let zoe = book.add(zoe).unwrap();
    let (book, today) = (Arc::new(book), draft.rules.today);
    draft.renew(book.clone(), today);
    draft.name(1, Some(zoe)).unwrap();
    assert_ne!(draft.faces()[0].basis(), copied.faces()[0].basis());
    assert!(draft.makes_what(&copied) && copied.makes_what(&draft));
    draft.renew(Arc::default(), today);
    assert!(draft.makes_what(&copied), "the book is locked again");
    // Another cover, a face that is seen no more, who a face is that is seen.
    let mut other = draft.clone();
    other.decide(1, Decision::Cover(Cover::Sticker)).unwrap();
    assert!(!other.makes_what(&copied));
    let mut other = draft.clone();
    other.renew(book, today);
    other.name(1, None).unwrap();
    other.name(2, Some(zoe)).unwrap();
    assert!(other.faces()[1].decision().covers() && !other.makes_what(&copied));
    let mut other = draft.clone();
    other.faces[1].person = Some(zoe);
    assert!(!other.makes_what(&copied));
    let mut other = draft;
    other.draw(region(10.0, 10.0, 20.0, 20.0)).unwrap();
    assert!(!other.makes_what(&copied) && !copied.makes_what(&other));
}
