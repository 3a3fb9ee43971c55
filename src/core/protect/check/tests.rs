use super::*;
use crate::face::Face;
use crate::metadata::Inspection;
use crate::photo::{Kind, Picture};
use crate::protect::Opened;

fn opened(findings: Vec<Finding>) -> Opened {
    Opened {
        path: "photo.jpg".into(),
        kind: Kind::Jpeg,
        picture: Picture {
            rgb: image::RgbImage::new(400, 300),
            alpha: None,
        },
        inspection: Inspection {
            findings,
            complete: true,
        },
        blocks: None,
    }
}

fn looked_at(opened: Opened, faces: Option<&[Face]>, lines: Option<&[TextLine]>) -> Check {
    check(&Photo {
        faces: faces.map(<[Face]>::to_vec),
        text: lines.map(<[TextLine]>::to_vec),
        ..Photo::of(opened)
    })
}

fn finding(clue: Clue, tag: &str, value: Option<&str>, place: Option<(f64, f64)>) -> Finding {
    Finding {
        clue,
        carrier: Carrier::Exif,
        tag: tag.to_owned(),
        value: value.map(str::to_owned),
        bytes: None,
        place,
    }
}

fn face(height: f32) -> Face {
    let region = Region {
        x: 1.0,
        y: 2.0,
        width: height,
        height,
    };
    crate::protect::drawn(region)
}

#[test]
fn a_place_is_told_once_with_its_country_and_first() {
    let paris = Some((48.858, 2.294));
    let opened = opened(vec![
        finding(Clue::Place, "GPSLatitude", Some("48 deg"), paris),
        finding(Clue::Place, "exif:GPSLatitude", Some("48"), paris),
        finding(Clue::Place, "GPSLatitudeRef", Some("N"), None),
        finding(Clue::Date, "DateTimeOriginal", Some("2026-06-01"), None),
        finding(Clue::Device, "Model", Some("Phone 12"), None),
        finding(Clue::ColourProfile, "ICC", None, None),
    ]);
    let check = looked_at(opened, Some(&[]), Some(&[]));
    let kinds: Vec<LeakKind> = check.found.iter().map(|leak| leak.kind).collect();
    assert_eq!(kinds, [LeakKind::Place, LeakKind::Date, LeakKind::Device]);
    assert_eq!(check.found[0].country.as_deref(), Some("FR"));
    assert_eq!(check.found[1].content.as_deref(), Some("2026-06-01"));
    assert!(
        check
            .found
            .iter()
            .all(|leak| leak.remedy == Remedy::LeftOut)
    );
}

#[test]
fn everybody_whom_a_file_names_is_told_and_no_corner_of_a_face_for_a_name() {
    let people = |tag: &str, value: &str| finding(Clue::People, tag, Some(value), None);
    let told = |findings: Vec<Finding>| {
        let check = looked_at(opened(findings), Some(&[]), Some(&[]));
        let names = check
            .found
            .into_iter()
            .map(|leak| (leak.kind, leak.content));
        names.collect::<Vec<_>>()
    };
    let area = || {
        people(
            "mwg-rs:Regions/mwg-rs:RegionList/mwg-rs:Area/stArea:x",
            "0.5",
        )
    };
    let name = |name: &str| people("mwg-rs:Regions/mwg-rs:RegionList/mwg-rs:Name", name);
    let file = LeakKind::NamesInFile;
    assert_eq!(told(vec![area()]), [(file, None)]);
    let owner = finding(Clue::Owner, "Artist", Some("Camille Martin"), None);
    let names = vec![owner, name("Léa"), name("Tom"), name("Léa"), area()];
    let all = Some("Camille Martin; Léa; Tom".to_owned());
    assert_eq!(told(names), [(file, all)]);
    let class: Vec<Finding> = (1..=25).map(|n| name(&format!("Pupil {n}"))).collect();
    let content = told(class)[0].1.clone().unwrap();
    assert_eq!(content.matches("Pupil").count(), MOST_TOLD);
    assert!(content.ends_with("Pupil 12; …"), "{content}");
}

#[test]
fn a_name_among_keywords_is_told_and_not_the_first_caption_alone() {
    let word = |tag: &str, value: &str| finding(Clue::Caption, tag, Some(value), None);
    let findings = vec![
        word("ImageDescription", "At the lake; a summer"),
        word("Urgency", "5"),
        word("Keywords", "Léa Martin"),
        word("dc:description", "At the lake; a summer"),
        word("dc:subject", "Léa Martin"),
        word("dc:subject", "beach"),
    ];
    let check = looked_at(opened(findings), Some(&[]), Some(&[]));
    let told: Vec<Option<&str>> = check
        .found
        .iter()
        .map(|leak| leak.content.as_deref())
        .collect();
    assert_eq!(told, [Some("At the lake; a summer; Léa Martin; beach")]);
}

#[test]
fn a_place_in_the_name_of_a_file_is_told_beside_that_of_the_file() {
    let gps = finding(Clue::Place, "GPSLatitude", None, Some((48.858, 2.294)));
    let code = Finding {
        carrier: Carrier::FileName,
        ..finding(Clue::Place, "plus code", Some("8FW4V75V+8Q"), None)
    };
    let check = looked_at(opened(vec![gps, code]), None, None);
    let told = check.found.iter().map(|leak| (leak.kind, leak.remedy));
    let told: Vec<_> = told.collect();
    let place = LeakKind::Place;
    assert_eq!(told, [(place, Remedy::LeftOut), (place, Remedy::Rename)]);
}

#[test]
fn two_places_are_both_told_and_the_name_of_a_file_is_to_be_changed() {
    let mut named = finding(Clue::Date, "name", Some("2026-06-01"), None);
    named.carrier = Carrier::FileName;
    let opened = opened(vec![
        finding(Clue::Place, "GPS", None, Some((48.858, 2.294))),
        finding(Clue::Place, "Iptc", None, Some((40.0, -30.0))),
        named,
    ]);
    let check = looked_at(opened, Some(&[]), Some(&[]));
    let places: Vec<_> = check
        .found
        .iter()
        .map(|leak| leak.country.as_deref())
        .collect();
    assert_eq!(places, [Some("FR"), None, None]);
    assert_eq!(check.found[2].remedy, Remedy::Rename);
}

#[test]
fn a_cameras_number_is_no_leak_and_what_a_name_says_is() {
    let told = |name: &str| {
        let told = told_by_name(Path::new(name)).into_iter();
        told.map(|leak| (leak.kind, leak.remedy))
            .collect::<Vec<_>>()
    };
    for camera in [
        "IMG_0004.JPG",
        "DSC_0001.JPG",
        "DSC01234.JPG",
        "photo-2.jpg",
        "x.png",
    ] {
        assert!(told(camera).is_empty(), "{camera}");
    }
    let rename = |kind| vec![(kind, Remedy::Rename)];
    assert_eq!(told("IMG_20240512_123456.jpg"), rename(LeakKind::Date));
    assert_eq!(told("anniversaire_lea_6ans.jpg"), rename(LeakKind::Name));
    assert_eq!(told("in/Claire_Martin.jpg"), rename(LeakKind::Name));
    assert_eq!(
        told("Léa_Martin_école_Jules_Ferry_Brest.jpg"),
        rename(LeakKind::School)
    );
    // As a Mac writes them, with the accent behind its letter.
    assert_eq!(told("Le\u{301}a au parc.jpg"), rename(LeakKind::Name));
    assert_eq!(
        told("e\u{301}cole_Jules_Ferry.jpg"),
        rename(LeakKind::School)
    );
    // In a check, too, as little as dots an inch.
    let mut number = finding(Clue::Other, "camera number", Some("IMG_0004"), None);
    number.carrier = Carrier::FileName;
    let dots = finding(Clue::Other, "JFIF density", Some("72x72"), None);
    let check = looked_at(opened(vec![number, dots]), Some(&[]), Some(&[]));
    assert!(check.found.is_empty());
}

#[test]
fn a_label_of_a_program_is_told_in_one_line_and_none_is_told_of_a_file_without() {
    let label = |clue, tag: &str| Finding {
        clue,
        carrier: Carrier::Container,
        tag: tag.to_owned(),
        value: Some("Steps: 20".to_owned()),
        bytes: None,
        place: None,
    };
    let findings = vec![
        label(Clue::MadeByProgram, "tEXt parameters"),
        label(Clue::MadeByProgram, "tEXt prompt"),
        label(Clue::ContentCredentials, "C2PA"),
    ];
    let told = |findings| looked_at(opened(findings), Some(&[]), Some(&[])).found;
    let found = told(findings);
    let kinds: Vec<LeakKind> = found.iter().map(|leak| leak.kind).collect();
    assert_eq!(
        kinds,
        [LeakKind::MadeByProgram, LeakKind::ContentCredentials]
    );
    assert!(
        found
            .iter()
            .all(|leak| leak.content.is_none() && leak.remedy == Remedy::LeftOut)
    );
    assert!(told(Vec::new()).is_empty());
}

#[test]
fn every_line_of_text_is_told_with_a_box_also_what_could_not_be_read() {
    let line = |text: &str| TextLine {
        region: Region {
            x: 5.0,
            y: 5.0,
            width: 40.0,
            height: 12.0,
        },
        corners: [Point { x: 5.0, y: 5.0 }; 4],
        text: text.to_owned(),
        confidence: 0.9,
        kind: leaks::classify(text),
    };
    let lines = ["STOP", "", "Emma", "École Jules Ferry"].map(line);
    let found = looked_at(opened(Vec::new()), Some(&[]), Some(&lines)).found;
    let kinds: Vec<LeakKind> = found.iter().map(|leak| leak.kind).collect();
    assert_eq!(
        kinds,
        [
            LeakKind::School,
            LeakKind::Name,
            LeakKind::Text,
            LeakKind::UnreadText
        ]
    );
    assert!(
        found
            .iter()
            .all(|leak| leak.region.is_some() && leak.remedy == Remedy::CoverBox)
    );
}

#[test]
fn background_faces_keep_their_numbers_and_a_class_of_200_has_none() {
    let faces = [face(30.0), face(200.0), face(6.0)];
    let found = looked_at(opened(Vec::new()), Some(&faces), Some(&[])).found;
    let told: Vec<_> = found.iter().map(|leak| (leak.kind, leak.face)).collect();
    assert_eq!(
        told,
        [
            (LeakKind::FaceBackground, Some(1)),
            (LeakKind::FaceTiny, Some(3))
        ]
    );
    assert!(
        looked_at(opened(Vec::new()), Some(&vec![face(40.0); 200]), Some(&[]))
            .found
            .is_empty()
    );
}

#[test]
fn a_photo_that_tells_nothing_still_asks_and_says_what_was_not_looked_for() {
    let check = looked_at(opened(Vec::new()), Some(&[]), Some(&[]));
    assert!(check.found.is_empty());
    assert_eq!(check.questions, [Question::LampPost]);
    assert!(check.not_looked_for.contains(&NotLookedFor::Dress));
    assert!(check.not_looked_for.contains(&NotLookedFor::Routine));
}

#[test]
fn what_nobody_looked_for_is_told_and_never_counts_as_nothing() {
    let looked = looked_at(opened(Vec::new()), Some(&[]), Some(&[]));
    assert!(looked.is_complete());
    for (faces, text, missing) in [
        (None, Some(&[][..]), NotLookedFor::Faces),
        (Some(&[][..]), None, NotLookedFor::Text),
    ] {
        let check = looked_at(opened(Vec::new()), faces, text);
        assert!(!check.is_complete());
        assert_eq!(check.not_looked_for.first(), Some(&missing));
    }
}

#[test]
fn a_look_for_codes_that_was_given_up_is_told_and_never_counts_as_nothing() {
    let check = check(&Photo {
        faces: Some(Vec::new()),
        text: Some(Vec::new()),
        codes_given_up: true,
        ..Photo::of(opened(Vec::new()))
    });
    assert!(!check.is_complete());
    assert_eq!(
        check.not_looked_for.first(),
        Some(&NotLookedFor::CodesGivenUp)
    );
}

#[test]
fn nobody_stands_behind_a_place_that_may_be_no_face() {
    let told = |harder: Option<Vec<usize>>| {
        let photo = Photo {
            faces: Some(vec![face(60.0), face(290.0)]),
            harder: harder.map(crate::protect::Harder),
            text: Some(Vec::new()),
            ..Photo::of(opened(Vec::new()))
        };
        check(&photo).found.len()
    };
    assert_eq!(told(None), 1, "a small face beside a large one");
    assert_eq!(told(Some(vec![2])), 0, "a small face beside a curtain");
}

#[test]
fn writing_in_a_place_that_may_be_no_face_is_still_told() {
    let at = |x: f32, y: f32| Point { x, y };
    let line = TextLine {
        region: Region {
            x: 20.0,
            y: 40.0,
            width: 60.0,
            height: 20.0,
        },
        corners: [
            at(20.0, 40.0),
            at(80.0, 40.0),
            at(80.0, 60.0),
            at(20.0, 60.0),
        ],
        text: "Emma".to_owned(),
        confidence: 0.6,
        kind: leaks::classify("Emma"),
    };
    let session = crate::protect::Session::new("/nowhere", 1);
    let told = |harder: Option<Vec<usize>>| {
        let mut photo = Photo {
            faces: Some(vec![face(100.0)]),
            harder: harder.map(crate::protect::Harder),
            text: Some(vec![line.clone()]),
            ..Photo::of(opened(Vec::new()))
        };
        session.text_beside_faces(&mut photo);
        check(&photo)
            .found
            .iter()
            .any(|leak| leak.content.as_deref() == Some("Emma"))
    };
    assert!(!told(None), "an eye, or a beard");
    assert!(told(Some(vec![1])), "a sign that was taken for a face");
}

#[test]
fn more_writing_than_is_looked_at_is_told_and_never_counts_as_nothing() {
    let check = check(&Photo {
        faces: Some(Vec::new()),
        text: Some(Vec::new()),
        text_given_up: true,
        ..Photo::of(opened(Vec::new()))
    });
    assert!(!check.is_complete() && check.text_given_up());
    assert_eq!(
        check.not_looked_for.first(),
        Some(&NotLookedFor::TextGivenUp)
    );
}

#[test]
fn names_and_schools_in_a_file_name_are_told_and_a_counter_and_dots_an_inch_are_not() {
    let named = |name: &str| {
        let opened = Opened {
            path: name.into(),
            ..opened(vec![finding(
                Clue::Other,
                "JFIF density",
                Some("72x72 dpi"),
                None,
            )])
        };
        let check = looked_at(opened, Some(&[]), Some(&[]));
        let told: Vec<(LeakKind, Remedy)> = check
            .found
            .iter()
            .map(|leak| (leak.kind, leak.remedy))
            .collect();
        told
    };
    for plain in ["photo.jpg", "IMG_0004.JPG", "DSC01234.JPG", "beach day.png"] {
        assert!(named(plain).is_empty(), "{plain}");
    }
    let school = named("Léa_Martin_école_Jules_Ferry_Brest.jpg");
    assert_eq!(school, [(LeakKind::School, Remedy::Rename)]);
    for name in [
        "anniversaire_lea_6ans.jpg",
        "Claire_Martin.jpg",
        "Emma.protected.jpg",
    ] {
        assert_eq!(named(name), [(LeakKind::Name, Remedy::Rename)], "{name}");
    }
}
