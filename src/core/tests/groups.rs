//! Faces of the project's public-domain portraits by person.

// A test may stop at what it did not expect, and prints what it skipped.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::print_stdout)]

use std::path::PathBuf;

use ombrelle_core::face::FaceGroups;
use ombrelle_core::paths;
use ombrelle_core::progress::Progress;
use ombrelle_core::protect::{Looks, Session};

/// The portraits, and who is in them from left to right.
const PORTRAITS: &[(&str, &str)] = &[
    ("biden.jpg", "B"),
    ("biden2.jpg", "B"),
    ("obama.jpg", "O"),
    ("obama1.jpg", "O"),
    ("obama2.jpg", "O"),
    ("obama_and_biden.jpg", "BO"),
];

/// What finds, what groups, and where the portraits are; none, with a word, where something is missing.
fn tools() -> Option<(Session, FaceGroups, PathBuf)> {
    let shared =
        std::env::var_os("OMBRELLE_SHARED").map_or_else(|| "../../../shared".into(), PathBuf::from);
    let folder = shared.join("data/photos");
    let models = paths::models();
    let session = Session::new(models.clone(), 2);
    let first = folder.join("obama.jpg");
    let found = session.open(&first, Looks::FACES, &Progress::default());
    let found = found.is_ok_and(|photo| photo.complete().is_ok());
    let (true, Ok(grouped)) = (found, FaceGroups::load(&models, 2, 1)) else {
        assert!(
            std::env::var_os("CI").is_none(),
            "no models or portraits in CI"
        );
        println!("skipped: no finder, no recogniser or no portraits");
        return None;
    };
    Some((session, grouped, folder))
}

#[test]
fn every_person_of_the_portraits_is_grouped_right() {
    let Some((session, mut grouped, folder)) = tools() else {
        return;
    };
    let mut who = Vec::new();
    for (photo, persons) in PORTRAITS {
        let looked = session
            .open(&folder.join(photo), Looks::FACES, &Progress::default())
            .unwrap();
        let mut faces = looked.faces.unwrap();
        // The people whom the photo shows; who stands behind is nobody that we know.
        faces.sort_by(|a, b| b.region.area().total_cmp(&a.region.area()));
        faces.truncate(persons.len());
        faces.sort_by(|a, b| a.region.x.total_cmp(&b.region.x));
        assert_eq!(faces.len(), persons.len(), "{photo}");
        grouped.add(&looked.opened.picture, &faces).unwrap();
        who.extend(persons.chars());
    }
    let groups = grouped.groups();
    assert_eq!(groups.len(), 2, "{groups:?}");
    let persons: Vec<char> = PORTRAITS
        .iter()
        .flat_map(|(_, persons)| persons.chars())
        .collect();
    assert_eq!(persons, who);
    let mut first_of = Vec::new();
    for (photo, (_, persons)) in (1..).zip(PORTRAITS) {
        first_of.extend((1..=persons.len()).map(|face| (photo, face)));
    }
    for group in &groups {
        let places = group.faces.iter().map(|face| {
            first_of
                .iter()
                .position(|place| *place == (face.photo, face.face))
                .unwrap()
        });
        let names: std::collections::BTreeSet<char> = places.map(|place| who[place]).collect();
        assert_eq!(names.len(), 1, "{group:?}");
    }
    // A stricter likeness separates, it never puts others together.
    assert!(grouped.stricter_groups(0.98).len() >= who.len() - 1);
}

#[test]
fn a_face_of_which_the_finder_is_hardly_sure_stays_alone() {
    let Some((session, mut grouped, folder)) = tools() else {
        return;
    };
    for (photo, score) in [("biden.jpg", 0.9), ("biden2.jpg", 0.5), ("biden2.jpg", 0.9)] {
        let looked = session.open(&folder.join(photo), Looks::FACES, &Progress::default());
        let looked = looked.unwrap();
        let mut faces = looked.faces.unwrap();
        faces.truncate(1);
        faces[0].score = Some(score);
        grouped.add(&looked.opened.picture, &faces).unwrap();
    }
    let groups = grouped.groups();
    let photos = |group: &ombrelle_core::face::Group| -> Vec<usize> {
        group.faces.iter().map(|face| face.photo).collect()
    };
    assert_eq!(
        groups.iter().map(photos).collect::<Vec<_>>(),
        [vec![1, 3], vec![2]]
    );
    assert!(!groups[1].faces[0].compared);
}
