use std::path::Path;

use super::*;
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
