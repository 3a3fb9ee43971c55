//! What a session promises whatever a person does in a draft: the same bytes for the same decisions, and no face uncovered
//! that was refused, or that nobody decided to show. The faces here are made up, so that no model is needed.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::unreachable,
    reason = "a test fails by panicking"
)]

use std::path::Path;

use image::RgbImage;
use ombrelle_core::cloak::Strength;
use ombrelle_core::consent::{Age, Audience, Book, NewDecision, NewPerson, Visibility};
use ombrelle_core::error::{Cancelled, ErrorKind, FileError, NetworkError, ProtectError};
use ombrelle_core::face::Face;
use ombrelle_core::leaks;
use ombrelle_core::metadata::inspect;
use ombrelle_core::photo::{Blocks, Encoding, Format, Kind, Picture, Point, Region, encode};
use ombrelle_core::progress::{Cancel, Progress};
use ombrelle_core::protect::{
    Basis, Decision, Draft, Evaluation, Extent, Gap, NoticeKind, Opened, Overwrite, Photo, Refusal,
    Search, Session, Terms,
};
use ombrelle_core::redact::{Cover, Fit, Target, opaque_mask};
use proptest::prelude::*;

const WIDTH: u32 = 120;
const HEIGHT: u32 = 90;
/// In the book below: agreed to by himself, for everybody.
const AGREED: u32 = 1;
/// In the book below: a child about whom nothing was decided.
const REFUSED: u32 = 2;

fn day() -> jiff::civil::Date {
    jiff::civil::date(2026, 11, 28)
}

fn book() -> Book {
    let mut book = Book::default();
    let person = |name: &str, age: Age, parents: &[&str]| NewPerson {
        name: name.into(),
        age,
        ours: true,
        parents: parents.iter().map(|name| (*name).to_owned()).collect(),
    };
    assert_eq!(book.add(person("Adam", Age::Adult, &[])).unwrap(), AGREED);
    assert_eq!(
        book.add(person("Emma", Age::From7, &["Anna"])).unwrap(),
        REFUSED
    );
    let shown = NewDecision {
        audience: Audience::Public,
        wish: Visibility::Shown,
        until: None,
        agreed: vec!["Adam".to_owned()],
        on: day(),
    };
    book.record(AGREED, &shown).unwrap();
    book
}

fn session() -> Session {
    let session = Session::new("no models here", 1).on_day(day());
    session.set_book(book());
    session
}

fn region(x: f32, y: f32, width: f32, height: f32) -> Region {
    Region {
        x,
        y,
        width,
        height,
    }
}

fn face(x: f32, y: f32, size: f32) -> Face {
    let at = |dx: f32, dy: f32| Point {
        x: x + dx * size,
        y: y + dy * size,
    };
    Face {
        region: region(x, y, size * 0.8, size),
        landmarks: Some([
            at(0.22, 0.42),
            at(0.6, 0.4),
            at(0.42, 0.6),
            at(0.26, 0.78),
            at(0.55, 0.78),
        ]),
        score: Some(0.9),
    }
}

fn pixels(seed: u32) -> RgbImage {
    RgbImage::from_fn(WIDTH, HEIGHT, |x, y| {
        let mut n = x
            .wrapping_mul(0x9E37_79B1)
            .wrapping_add(y.wrapping_mul(0x85EB_CA77))
            .wrapping_add(seed.wrapping_mul(0xC2B2_AE3D));
        n = (n ^ (n >> 15)).wrapping_mul(0x2C1B_3C6D);
        let [r, g, b, _] = (n ^ (n >> 13)).to_le_bytes();
        image::Rgb([r, g, b])
    })
}

fn photo_of(rgb: RgbImage, faces: Option<Vec<Face>>) -> Photo {
    let opened = Opened {
        path: Path::new("beach.png").into(),
        kind: Kind::Png,
        picture: Picture { rgb, alpha: None },
        inspection: inspect(&[], None, &Progress::default()),
        blocks: None,
    };
    Photo {
        faces,
        text: Some(Vec::new()),
        ..Photo::of(opened)
    }
}

fn photo(faces: Vec<Face>) -> Photo {
    photo_of(pixels(1), Some(faces))
}

fn draft(session: &Session, photo: &Photo, audience: Option<Audience>) -> Draft {
    let terms = Terms {
        audience,
        cloak: None,
        ..Terms::default()
    };
    let mut draft = session.draft(photo, terms);
    draft.copy.format = Some(Format::Png);
    draft
}

/// The same photo with every pixel under the whole heads of these faces turned around, but for what gives way to those that are shown.
fn with_others_under(photo: &Photo, faces: &[&Face], shown: &[Region]) -> Photo {
    let targets: Vec<Target> = faces
        .iter()
        .map(|face| Target {
            region: face.region,
            landmarks: face.landmarks,
            cover: Cover::Fill,
            fit: Fit::default(),
            slant: None,
            core: None,
            apart: true,
        })
        .collect();
    let mask = opaque_mask(WIDTH, HEIGHT, &targets, shown).unwrap();
    let mut rgb = photo.opened.picture.rgb.clone();
    for (pixel, hidden) in rgb.pixels_mut().zip(mask.pixels()) {
        if hidden.0 == [255] {
            pixel.0 = pixel.0.map(|value| value.wrapping_add(101));
        }
    }
    photo_of(rgb, photo.faces.clone())
}

/// Something that a person does.
#[derive(Debug, Clone)]
enum Step {
    Decide(usize, Decision),
    Name(usize, Option<u32>),
    Draw(Region),
    Place(usize, Region),
    Shrink(usize, Region),
    TakeAway(usize),
    Text(Region),
    Terms(Option<Audience>, Cover),
    Keep(Vec<usize>),
}

impl Step {
    /// Does it; what the draft refuses stays undone.
    fn take(&self, draft: &mut Draft) -> Result<(), Refusal> {
        match self {
            Self::Decide(number, decision) => draft.decide(*number, *decision),
            Self::Name(number, person) => draft.name(*number, *person),
            Self::Draw(region) => draft.draw(*region).map(drop),
            Self::Place(number, region) => draft.place(*number, *region),
            Self::Shrink(number, region) => draft.shrink(*number, *region),
            Self::TakeAway(number) => draft.take_away(*number),
            Self::Text(region) => draft.cover_text(*region),
            Self::Keep(numbers) => draft.keep(numbers),
            Self::Terms(audience, cover) => {
                draft.set_terms(Terms {
                    audience: *audience,
                    cover: *cover,
                    cloak: None,
                });
                Ok(())
            }
        }
    }

    /// Whether it is one of the decisions by which a face may become visible.
    fn uncovers(&self) -> bool {
        match self {
            Self::Decide(_, decision) => !decision.covers(),
            Self::Shrink(..) | Self::TakeAway(_) | Self::Keep(_) => true,
            Self::Name(..) | Self::Draw(_) | Self::Place(..) | Self::Text(_) | Self::Terms(..) => {
                false
            }
        }
    }
}

fn any_region() -> impl Strategy<Value = Region> {
    (
        -30.0..110.0_f32,
        -30.0..80.0_f32,
        0.5..50.0_f32,
        0.5..50.0_f32,
    )
        .prop_map(|(x, y, width, height)| region(x, y, width, height))
}

fn any_cover() -> impl Strategy<Value = Cover> {
    prop_oneof![
        Just(Cover::Fill),
        Just(Cover::Pixels),
        Just(Cover::Soft),
        Just(Cover::Sticker)
    ]
}

fn any_audience() -> impl Strategy<Value = Option<Audience>> {
    prop_oneof![
        Just(None),
        Just(Some(Audience::OnlyUs)),
        Just(Some(Audience::ClosedGroup)),
        Just(Some(Audience::Public))
    ]
}

fn any_step() -> impl Strategy<Value = Step> {
    let number = 0..6_usize;
    let person = prop_oneof![
        Just(None),
        Just(Some(AGREED)),
        Just(Some(REFUSED)),
        Just(Some(9))
    ];
    prop_oneof![
        (number.clone(), any_cover())
            .prop_map(|(n, cover)| Step::Decide(n, Decision::Cover(cover))),
        number.clone().prop_map(|n| Step::Decide(n, Decision::Show)),
        (number.clone(), person).prop_map(|(n, person)| Step::Name(n, person)),
        any_region().prop_map(Step::Draw),
        (number.clone(), any_region()).prop_map(|(n, region)| Step::Place(n, region)),
        (number.clone(), any_region()).prop_map(|(n, region)| Step::Shrink(n, region)),
        number.clone().prop_map(Step::TakeAway),
        any_region().prop_map(Step::Text),
        (any_audience(), any_cover()).prop_map(|(audience, cover)| Step::Terms(audience, cover)),
        prop::collection::vec(number, 0..3).prop_map(Step::Keep),
    ]
}

fn any_faces() -> impl Strategy<Value = Vec<Face>> {
    let one = (-4.0..110.0_f32, -4.0..80.0_f32, 6.0..30.0_f32);
    prop::collection::vec(one.prop_map(|(x, y, size)| face(x, y, size)), 1..4)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn nothing_of_a_face_shows_that_is_covered_whatever_was_done(
        faces in any_faces(), audience in any_audience(),
        steps in prop::collection::vec(any_step(), 0..16), seed in 0..4_u64,
    ) {
        let (session, photo) = (session(), photo(faces));
        let mut draft = draft(&session, &photo, audience);
        draft.copy.seed = seed;
        for step in &steps {
            let before = draft.clone();
            if step.take(&mut draft).is_err() {
                prop_assert_eq!(&before, &draft, "a refused step changes nothing");
            }
        }
        let mut hidden = Vec::new();
        for (place, decided) in draft.faces().iter().enumerate() {
            let Some(found) = decided.found() else { continue };
            let refused = matches!(decided.person(), Some(REFUSED | 9));
            if refused {
                prop_assert!(decided.decision().covers() && decided.extent() == Extent::Whole);
                prop_assert!(draft.bound(place + 1).unwrap().is_some());
            }
            if decided.decision().covers() && decided.extent() == Extent::Whole {
                hidden.push(found);
            }
        }
        let progress = Progress::default();
        let made = session.protect(&photo, &draft, &progress).unwrap();
        let again = session.protect(&photo, &draft.clone(), &progress).unwrap();
        prop_assert_eq!(made.bytes(), again.bytes(), "the same decisions, the same bytes");
        // Whatever stood under the whole heads, the copy is the same: nothing of them is in it.
        let shown: Vec<Region> = draft.faces().iter().filter(|face| !face.decision().covers() && face.extent() != Extent::TakenAway)
            .map(|face| face.face().region).collect();
        let other = with_others_under(&photo, &hidden, &shown);
        let other = session.protect(&other, &draft, &progress).unwrap();
        prop_assert!(made.bytes() == other.bytes(), "a part of a covered head shows");
    }

    #[test]
    fn a_face_is_never_uncovered_but_by_a_decision_to_uncover_it(
        faces in any_faces(), audience in any_audience(),
        steps in prop::collection::vec(any_step(), 0..16),
    ) {
        let (session, photo) = (session(), photo(faces));
        let mut draft = draft(&session, &photo, audience);
        let agreed = |step: &Step| matches!(step, Step::Name(_, Some(AGREED)));
        for step in steps.iter().filter(|step| !step.uncovers() && !agreed(step)) {
            let _ = step.take(&mut draft);
        }
        let found: Vec<&Face> = photo.found().iter().collect();
        let progress = Progress::default();
        let made = session.protect(&photo, &draft, &progress).unwrap();
        let other = session.protect(&with_others_under(&photo, &found, &[]), &draft, &progress).unwrap();
        prop_assert!(made.bytes() == other.bytes());
        prop_assert!(made.report().faces.iter().all(|face| face.cover.is_some()));
        let told = |kind: NoticeKind| made.report().notices.iter().any(|told| told.kind == kind);
        prop_assert!(!told(NoticeKind::TakenAway) && !told(NoticeKind::MadeSmaller));
    }
}

#[test]
fn a_box_that_is_nudged_and_put_back_covers_what_it_covered() {
    let (session, photo) = (session(), photo(vec![face(40.0, 30.0, 24.0)]));
    let untouched = draft(&session, &photo, None);
    let mut nudged = untouched.clone();
    let there = photo.found()[0].region;
    nudged
        .place(1, region(there.x + 1.0, there.y, there.width, there.height))
        .unwrap();
    nudged.place(1, there).unwrap();
    let progress = Progress::default();
    let untouched = session.protect(&photo, &untouched, &progress).unwrap();
    let nudged = session.protect(&photo, &nudged, &progress).unwrap();
    assert_eq!(untouched.bytes(), nudged.bytes());
}

#[test]
fn a_box_taken_away_is_told_and_can_come_back() {
    let (session, photo) = (session(), photo(vec![face(40.0, 30.0, 24.0)]));
    let mut draft = draft(&session, &photo, Some(Audience::Public));
    draft.take_away(1).unwrap();
    let progress = Progress::default();
    let made = session.protect(&photo, &draft, &progress).unwrap();
    let report = made.report();
    assert_eq!((report.faces.len(), report.faces[0].cover), (1, None));
    assert_eq!(report.notices[0].kind, NoticeKind::TakenAway);
    assert_eq!(report.notices[0].faces, [1]);
    assert!(report.not_protected.contains(&Gap::FacesShown));
    draft.decide(1, Decision::Cover(Cover::Fill)).unwrap();
    assert_eq!(draft.faces()[0].extent(), Extent::Whole);
    assert!(draft.faces()[0].decision().covers());
}

#[test]
fn whom_the_book_refuses_can_be_covered_in_another_way_and_nothing_else() {
    let (session, photo) = (session(), photo(vec![face(40.0, 30.0, 24.0)]));
    let mut draft = draft(&session, &photo, Some(Audience::ClosedGroup));
    draft.take_away(1).unwrap();
    draft.name(1, Some(REFUSED)).unwrap();
    assert_eq!(draft.faces()[0].extent(), Extent::Whole);
    let there = photo.found()[0].region;
    for refused in [
        draft.decide(1, Decision::Show),
        draft.clone().take_away(1),
        draft.clone().shrink(1, there),
        draft.clone().keep(&[1]),
    ] {
        assert!(matches!(refused, Err(Refusal::Bound { number: 1, .. })));
    }
    draft.decide(1, Decision::Cover(Cover::Sticker)).unwrap();
    assert_eq!(draft.faces()[0].decision(), Decision::Cover(Cover::Sticker));
    // Without an audience nothing is looser: the photo may be for everybody.
    draft.set_terms(Terms::default());
    assert!(matches!(
        draft.decide(1, Decision::Show),
        Err(Refusal::Bound { .. })
    ));
}

#[test]
fn a_consent_withdrawn_after_the_draft_was_made_counts() {
    let (session, photo) = (session(), photo(vec![face(40.0, 30.0, 24.0)]));
    let mut draft = draft(&session, &photo, Some(Audience::Public));
    draft.name(1, Some(AGREED)).unwrap();
    assert_eq!(draft.faces()[0].decision(), Decision::Show);
    let progress = Progress::default();
    let made = session.protect(&photo, &draft, &progress).unwrap();
    assert_eq!(made.shown().len(), 1);
    assert!(made.report().faces[0].consent.is_some());
    let mut book = book();
    book.withdraw(1, day()).unwrap();
    session.set_book(book);
    let made = session.protect(&photo, &draft, &progress).unwrap();
    assert!(made.report().faces[0].cover.is_some());
    assert!(made.shown().is_empty());
    // And a decision that comes later shows nobody whom the person saw covered.
    let mut covered = self::draft(&session, &photo, Some(Audience::Public));
    covered.name(1, Some(AGREED)).unwrap();
    session.set_book(self::book());
    let made = session.protect(&photo, &covered, &progress).unwrap();
    assert!(made.report().faces[0].cover.is_some());
}

#[test]
fn whoever_is_shown_is_noted_for_the_book_even_if_a_hand_chose_it() {
    let (session, photo) = (session(), photo(vec![face(40.0, 30.0, 24.0)]));
    let mut draft = draft(&session, &photo, Some(Audience::Public));
    draft.name(1, Some(AGREED)).unwrap();
    draft.decide(1, Decision::Show).unwrap();
    assert_eq!(draft.faces()[0].basis(), Basis::Chosen);
    let made = session
        .protect(&photo, &draft, &Progress::default())
        .unwrap();
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().join("new/beach.protected.png");
    let saved = session.save(&made, &target, Overwrite::No).unwrap();
    let sharing = saved.sharing.expect("somebody is shown");
    assert_eq!(sharing.photo, "beach.protected.png");
    let mut book = book();
    sharing.note(&mut book);
    assert_eq!(book.exports().len(), 1);
    let error = session.save(&made, &target, Overwrite::No).unwrap_err();
    assert_eq!(error.kind, ErrorKind::File(FileError::ExistsAlready));
}

#[test]
fn a_shown_face_under_a_neighbours_cover_is_told() {
    let faces = vec![face(30.0, 30.0, 24.0), face(44.0, 32.0, 22.0)];
    let (session, photo) = (session(), photo(faces));
    let mut draft = draft(&session, &photo, None);
    draft.keep(&[2]).unwrap();
    let made = session
        .protect(&photo, &draft, &Progress::default())
        .unwrap();
    let notice = &made.report().notices[0];
    assert_eq!(
        (notice.kind, &notice.faces[..]),
        (NoticeKind::UnderACover, &[2][..])
    );
}

#[test]
fn the_screen_shows_how_covers_give_way_as_the_copy_does() {
    let faces = vec![
        face(20.0, 30.0, 24.0),
        face(44.0, 32.0, 22.0),
        face(66.0, 28.0, 24.0),
    ];
    let (session, photo) = (session(), photo(faces));
    let mut draft = draft(&session, &photo, None);
    draft.keep(&[2]).unwrap();
    let quiet = Progress::default();
    let made = session.protect(&photo, &draft, &quiet).unwrap();
    assert!(made.report().notices.is_empty(), "the shown face is seen");
    let copy = ombrelle_core::photo::decode(made.bytes(), &Default::default(), &quiet).unwrap();
    let shown = session
        .sketch(&photo, &draft, WIDTH.max(HEIGHT), &quiet)
        .unwrap();
    let (colours, _) = shown.rgba.as_chunks::<4>();
    let mut same = colours.iter().zip(copy.rgb.pixels());
    assert!(same.all(|([r, g, b, _], copied)| [*r, *g, *b] == copied.0));
    // A box that was taken away may hold no face: nothing gives way to it.
    let whole = |draft: &Draft| {
        session
            .protect(&photo, draft, &quiet)
            .unwrap()
            .outcome
            .bytes
    };
    let mut taken = draft.clone();
    taken.decide(2, Decision::Cover(Cover::Fill)).unwrap();
    taken.take_away(2).unwrap();
    assert_ne!(whole(&taken), whole(&draft));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    /// In a photo that was a JPEG, no block that holds something of a covered face is given up, so far as the cover of its head reaches.
    #[test]
    fn no_block_of_a_covered_face_is_given_up_to_a_shown_one(faces in any_faces(), shown in 0..4_usize) {
        let how = Encoding { format: Format::Jpeg, quality: 80, max_side: None };
        let picture = Picture { rgb: RgbImage::new(32, 32), alpha: None };
        let file = encode(&picture, &how, &Progress::default()).unwrap();
        let blocks = Blocks::of(&file).unwrap();
        let session = session();
        let of = |rgb: RgbImage| {
            let mut opened = photo(vec![]).opened.as_ref().clone();
            opened.picture.rgb = rgb;
            opened.blocks = Some(blocks);
            Photo { faces: Some(faces.clone()), text: Some(Vec::new()), ..Photo::of(opened) }
        };
        let photo = of(pixels(1));
        let mut draft = draft(&session, &photo, None);
        let keep: Vec<usize> = (1..=faces.len()).filter(|number| *number == shown).collect();
        draft.keep(&keep).unwrap();
        let quiet = Progress::default();
        let made = session.protect(&photo, &draft, &quiet).unwrap();
        let mut rgb = pixels(1);
        for (_, face) in faces.iter().enumerate().filter(|(place, _)| place + 1 != shown) {
            let head = Target {
                region: face.region, landmarks: face.landmarks, cover: Cover::Fill, fit: Fit::default(), slant: None, core: None, apart: true,
            };
            let Ok(whole) = opaque_mask(WIDTH, HEIGHT, &[head], &[]) else { continue };
            let r = face.region;
            let by = 0.07 * r.height;
            let around = blocks.around(&region(r.x - by, r.y - by, r.width + 2.0 * by, r.height + 2.0 * by), (WIDTH, HEIGHT));
            for (x, y, pixel) in rgb.enumerate_pixels_mut().filter(|(x, y, _)| whole.get_pixel(*x, *y).0[0] > 0) {
                let (x, y) = (x as f32, y as f32);
                if x >= around.x && x < around.x + around.width && y >= around.y && y < around.y + around.height {
                    pixel.0 = pixel.0.map(|value| value ^ 85);
                }
            }
        }
        let other = session.protect(&of(rgb), &draft, &quiet).unwrap();
        prop_assert!(made.bytes() == other.bytes());
    }
}

#[test]
fn faces_at_the_border_and_unsure_ones_ask_a_person_to_look() {
    let mut faces = vec![face(-2.0, 30.0, 24.0), face(60.0, 40.0, 20.0)];
    faces[1].score = Some(0.5);
    let (session, photo) = (session(), photo(faces));
    let draft = draft(&session, &photo, None);
    let made = session
        .protect(&photo, &draft, &Progress::default())
        .unwrap();
    let told: Vec<_> = made
        .report()
        .notices
        .iter()
        .map(|notice| (notice.kind, notice.faces.clone()))
        .collect();
    assert_eq!(
        told,
        [
            (NoticeKind::AtTheBorder, vec![1]),
            (NoticeKind::Unsure, vec![2])
        ]
    );
}

#[test]
fn a_missing_network_is_told_everywhere_and_hides_nothing() {
    let session = session();
    let mut photo = photo_of(pixels(1), None);
    photo.text = None;
    let progress = Progress::default();
    session.find_faces(&mut photo, &progress).unwrap();
    session.read_text(&mut photo, &progress).unwrap();
    assert!(photo.faces.is_none() && photo.text.is_none());
    let searches: Vec<Search> = photo.missing.iter().map(|missing| missing.search).collect();
    assert_eq!(searches, [Search::Faces, Search::Text]);
    assert!(
        photo
            .missing
            .iter()
            .all(|missing| missing.reason.is_hopeless())
    );
    assert!(!session.check(&photo).is_complete());
    let draft = draft(&session, &photo, None);
    let made = session.protect(&photo, &draft, &progress).unwrap();
    assert_eq!(made.report().missing, searches);
    let gaps = &made.report().not_protected;
    assert!(gaps.contains(&Gap::NotLookedForFaces) && gaps.contains(&Gap::NotLookedForText));
    assert!(photo.complete().is_err());
}

#[test]
fn a_photo_nobody_looked_at_is_never_drawn_as_one_without_faces() {
    let session = session();
    let progress = Progress::default();
    assert!(session.draw(photo(Vec::new()), &progress).is_ok());
    // There is no finder here, so nobody can tell where faces are.
    assert!(session.draw(photo_of(pixels(1), None), &progress).is_err());
}

#[test]
fn faces_found_after_the_draft_was_made_are_covered() {
    let session = session();
    let unseen = photo_of(pixels(1), None);
    let mut draft = draft(&session, &unseen, None);
    assert_eq!(draft.draw(region(2.0, 2.0, 9.0, 9.0)), Ok(1));
    let seen = photo(vec![face(40.0, 30.0, 24.0)]);
    let made = session
        .protect(&seen, &draft, &Progress::default())
        .unwrap();
    let faces = &made.report().faces;
    assert_eq!(faces.len(), 2);
    assert!(faces[0].found && faces.iter().all(|face| face.cover.is_some()));
    // A draft of another photo is refused.
    draft.learn(&seen);
    let other = photo(vec![face(50.0, 30.0, 24.0)]);
    let wrong = session.protect(&other, &draft, &Progress::default());
    assert_eq!(
        wrong.unwrap_err().kind,
        ErrorKind::Protect(ProtectError::PhotoChanged)
    );
}

/// The installed networks without the finder, which the jury needs; none, with a printed reason, where nothing is installed.
fn models_without_a_finder() -> Option<tempfile::TempDir> {
    let models = ombrelle_core::paths::models();
    if !models.join("sface/sface.packed").exists() {
        assert!(std::env::var_os("CI").is_none(), "no models in CI");
        println!("skipped: the models are not installed (`cargo xtask setup`)");
        return None;
    }
    let without = tempfile::tempdir().unwrap();
    copied(
        &models,
        without.path(),
        &["centerface", "sources", "libtorch"],
    );
    Some(without)
}

/// Links the files of a folder into another, but those of the folders named.
fn copied(from: &Path, to: &Path, but: &[&str]) {
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let (name, at) = (entry.file_name(), entry.path());
        if but.iter().any(|but| name == *but) {
            continue;
        }
        if at.is_dir() {
            std::fs::create_dir(to.join(&name)).unwrap();
            copied(&at, &to.join(&name), but);
        } else if std::fs::hard_link(&at, to.join(&name)).is_err() {
            std::fs::copy(&at, to.join(&name)).unwrap();
        }
    }
}

#[test]
fn a_verdict_that_cannot_be_given_does_not_take_the_copy_away() {
    let Some(models) = models_without_a_finder() else {
        return;
    };
    let faces = vec![face(20.0, 30.0, 26.0), face(70.0, 30.0, 26.0)];
    let session = Session::new(models.path(), 1).on_day(day());
    session.set_book(book());
    let photo = photo(faces);
    let mut draft = draft(&session, &photo, None);
    draft.copy.steps = 1;
    draft.cloak(Strength::Balanced, &[2]).unwrap();
    assert!(draft.cloaks());
    let made = session
        .protect(&photo, &draft, &Progress::default())
        .unwrap();
    assert!(!made.bytes().is_empty());
    assert!(
        matches!(made.evaluation, Evaluation::NotJudged(_)),
        "{:?}",
        made.evaluation
    );
    assert!(made.report().faces[1].cloak.is_some());
}

#[test]
fn a_cloak_that_was_chosen_and_cannot_be_made_is_an_error() {
    let (session, photo) = (session(), photo(vec![face(40.0, 30.0, 26.0)]));
    let mut draft = draft(&session, &photo, None);
    draft.decide(1, Decision::Cloak(Strength::Light)).unwrap();
    let error = session
        .protect(&photo, &draft, &Progress::default())
        .unwrap_err();
    assert!(matches!(
        error.kind,
        ErrorKind::Network(NetworkError::ModelMissing { .. })
    ));
    assert_eq!(error.path.as_deref(), Some(Path::new("beach.png")));
}

#[test]
fn a_face_too_small_for_a_cloak_is_covered() {
    let (session, photo) = (
        session(),
        photo(vec![face(40.0, 30.0, 12.0), face(70.0, 30.0, 26.0)]),
    );
    let mut draft = draft(&session, &photo, None);
    let strength = Strength::Light;
    assert_eq!(
        draft.decide(1, Decision::Cloak(strength)),
        Err(Refusal::TooSmall { number: 1 })
    );
    draft.cloak(strength, &[]).unwrap();
    assert!(draft.faces()[0].decision().covers());
    assert_eq!(draft.faces()[1].decision(), Decision::Cloak(strength));
}

#[test]
fn whoever_asks_to_stop_gets_no_copy() {
    let (session, photo) = (session(), photo(vec![face(40.0, 30.0, 24.0)]));
    let draft = draft(&session, &photo, None);
    let cancel = Cancel::default();
    cancel.cancel();
    let stopped = session.protect(&photo, &draft, &Progress::silent(cancel));
    assert_eq!(stopped.unwrap_err().kind, ErrorKind::Cancelled(Cancelled));
}

#[test]
fn text_that_was_found_is_covered_with_the_faces() {
    let session = session();
    let mut photo = photo(vec![face(40.0, 30.0, 24.0)]);
    let corner = |x: f32, y: f32| Point { x, y };
    photo.text = Some(vec![leaks::Line {
        region: region(2.0, 70.0, 40.0, 10.0),
        corners: [
            corner(2.0, 70.0),
            corner(42.0, 70.0),
            corner(42.0, 80.0),
            corner(2.0, 80.0),
        ],
        text: "Emma".to_owned(),
        confidence: 0.9,
        kind: leaks::TextKind::Name,
    }]);
    let mut draft = draft(&session, &photo, None);
    draft.cover_all_text(&photo).unwrap();
    draft.cover_all_text(&photo).unwrap();
    let made = session
        .protect(&photo, &draft, &Progress::default())
        .unwrap();
    assert_eq!(made.report().text_covered, Some(1));
}

#[test]
fn a_smaller_cover_is_told_and_shows_what_it_no_longer_hides() {
    let (session, photo) = (session(), photo(vec![face(40.0, 30.0, 24.0)]));
    let mut draft = draft(&session, &photo, None);
    draft.shrink(1, region(42.0, 32.0, 10.0, 10.0)).unwrap();
    let progress = Progress::default();
    let made = session.protect(&photo, &draft, &progress).unwrap();
    assert_eq!(made.report().notices[0].kind, NoticeKind::MadeSmaller);
    let other = with_others_under(&photo, &[&photo.found()[0]], &[]);
    let other = session.protect(&other, &draft, &progress).unwrap();
    assert_ne!(made.bytes(), other.bytes());
    // Moving the box makes the cover whole again.
    draft.place(1, region(42.0, 32.0, 12.0, 10.0)).unwrap();
    assert_eq!(draft.faces()[0].extent(), Extent::Whole);
}

fn any_opacity() -> impl Strategy<Value = (u32, u32, u8)> {
    // In the box below, with its edges.
    (40..80_u32, 30..60_u32, 0..=255_u8)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// An opaque picture, and the same one with other opacities under the cover.
    #[test]
    fn opacity_under_a_cover_decides_neither_the_kind_of_file_nor_a_byte(
        hidden in prop::collection::vec(any_opacity(), 1..20),
        kind in prop_oneof![Just(Kind::Png), Just(Kind::Webp), Just(Kind::Tiff), Just(Kind::Heic)],
        format in prop_oneof![Just(None), Just(Some(Format::Png)), Just(Some(Format::Webp)), Just(Some(Format::Jpeg))],
        cover in any_cover(),
    ) {
        let session = session();
        let made = |alpha: Option<image::GrayImage>| {
            let mut opened = photo(vec![]).opened.as_ref().clone();
            opened.kind = kind;
            opened.picture.alpha = alpha;
            let photo = Photo { faces: Some(Vec::new()), text: Some(Vec::new()), ..Photo::of(opened) };
            let mut draft = draft(&session, &photo, None);
            draft.copy.format = format;
            let number = draft.draw(region(40.0, 30.0, 40.0, 30.0)).unwrap();
            draft.decide(number, Decision::Cover(cover)).unwrap();
            let promised = draft.format(&photo);
            let made = session.protect(&photo, &draft, &Progress::default()).unwrap();
            assert_eq!(made.format(), promised);
            (made.format(), made.outcome.bytes)
        };
        let mut alpha = image::GrayImage::from_pixel(WIDTH, HEIGHT, image::Luma([255]));
        for (x, y, opacity) in hidden {
            alpha.put_pixel(x, y, image::Luma([opacity]));
        }
        let opaque = made(None);
        prop_assert!(opaque == made(Some(alpha)));
    }
}

#[test]
fn one_person_has_one_face_in_a_photo_and_doubt_covers() {
    let session = session();
    let faces = vec![
        face(5.0, 20.0, 30.0),
        face(45.0, 20.0, 30.0),
        face(85.0, 20.0, 30.0),
    ];
    let photo = photo(faces);
    let mut draft = draft(&session, &photo, Some(Audience::Public));
    draft.name(1, Some(AGREED)).unwrap();
    let twice = Refusal::PersonTwice {
        number: 2,
        other: 1,
    };
    assert_eq!(draft.name(2, Some(AGREED)), Err(twice));
    assert!(!draft.faces()[0].decision().covers() && draft.faces()[1].decision().covers());
    // A likeness says less than a person: the second of two faces for one stays covered, and that is told.
    draft.name_alike(&[(1, AGREED), (2, AGREED)]).unwrap();
    assert!(!draft.faces()[0].decision().covers() && draft.faces()[1].decision().covers());
    draft.name(1, None).unwrap();
    draft
        .name_alike(&[(1, AGREED), (2, AGREED), (3, REFUSED)])
        .unwrap();
    assert!(draft.faces().iter().all(|face| face.decision().covers()));
    let made = session
        .protect(&photo, &draft, &Progress::default())
        .unwrap();
    let told = &made.report().notices;
    let rivals = told
        .iter()
        .find(|told| told.kind == NoticeKind::SeveralForOne);
    assert_eq!(rivals.unwrap().faces, [1, 2]);
    assert!(made.shown().is_empty());
    // Whoever says which it is has said so.
    draft.name(2, Some(AGREED)).unwrap();
    assert!(!draft.faces()[1].decision().covers());
}

#[test]
fn who_is_like_is_shown_alone_and_never_against_the_book() {
    let session = session();
    let faces = vec![
        face(5.0, 20.0, 30.0),
        face(45.0, 20.0, 30.0),
        face(85.0, 20.0, 30.0),
    ];
    let photo = photo(faces);
    let fresh = || draft(&session, &photo, None);
    let visible = |draft: &Draft| -> Vec<usize> {
        let numbered = (1..).zip(draft.faces());
        let visible = numbered.filter(|(_, face)| !face.decision().covers());
        visible.map(|(number, _)| number).collect()
    };
    let mut one = fresh();
    one.show_alike(&[vec![2], vec![]], None).unwrap();
    assert_eq!(visible(&one), [2]);
    // Two faces for one likeness: both stay covered, also where another likeness has one of them alone.
    for alike in [[vec![1, 2], vec![1]], [vec![1], vec![2, 1]]] {
        let mut several = fresh();
        several.show_alike(&alike, None).unwrap();
        assert_eq!(visible(&several), [0; 0]);
        let made = session
            .protect(&photo, &several, &Progress::default())
            .unwrap();
        let told = made
            .report()
            .notices
            .iter()
            .map(|told| (told.kind, told.faces.clone()));
        assert!(
            told.clone()
                .any(|told| told == (NoticeKind::SeveralForOne, vec![1, 2])),
            "{told:?}"
        );
    }
    // The album book is stronger than a likeness.
    let mut refused = fresh();
    refused.name(3, Some(REFUSED)).unwrap();
    refused.show_alike(&[vec![3]], None).unwrap();
    assert_eq!(visible(&refused), [0; 0]);
    // Too small for a cloak: covered.
    let small_face = self::photo(vec![face(5.0, 20.0, 20.0)]);
    let mut small = draft(&session, &small_face, None);
    small
        .show_alike(&[vec![1]], Some(Strength::Balanced))
        .unwrap();
    assert_eq!(visible(&small), [0; 0]);
}

#[test]
fn more_writing_than_is_looked_at_is_told_in_the_report_of_the_copy() {
    let session = session();
    let photo = Photo {
        text_given_up: true,
        ..photo(Vec::new())
    };
    let draft = draft(&session, &photo, None);
    let made = session.protect(&photo, &draft, &Progress::default());
    let told = made.unwrap().report().not_protected.clone();
    assert!(told.contains(&Gap::TextGivenUp));
}
