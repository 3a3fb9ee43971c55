//! The real recognisers as witnesses, on portraits of adults in the public domain. Skipped where they are not installed.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a test fails by panicking"
)]

use std::path::{Path, PathBuf};

use ombrelle_core::error::{Cancelled, Error, ErrorKind, EvaluateError, MediaError, NetworkError};
use ombrelle_core::evaluate::{
    Distortion, Ensemble, Judgement, NotTried, RecogniserResult, Reference, Unprotected, Verdict,
    judge_picture,
};
use ombrelle_core::face::{Face, Finder};
use ombrelle_core::paths;
use ombrelle_core::photo::{Limits, Picture, decode};
use ombrelle_core::progress::{Cancel, Progress};
use ombrelle_core::protect::{Evaluation, Looks, Made, Photo, Session, Strength, Terms};
use ombrelle_core::redact::{Cover, Fit, Target, cover};
use strum::VariantArray;

/// Where the portraits are.
fn portraits() -> PathBuf {
    let shared = std::env::var_os("OMBRELLE_SHARED").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared"),
        PathBuf::from,
    );
    shared.join("data/photos")
}

struct Court {
    panel: Ensemble,
    finder: Finder,
}

impl Court {
    fn open(test: &str) -> Option<Self> {
        let skipped = |why: &str| {
            println!("{test}: skipped, {why}");
            assert!(std::env::var_os("CI").is_none(), "{test}: in CI, {why}");
            None
        };
        let panel = match Ensemble::load(&paths::models(), 2) {
            Ok(panel) => panel,
            Err(
                ErrorKind::Evaluate(EvaluateError::NoWitness)
                | ErrorKind::Network(NetworkError::RuntimeMissing),
            ) => {
                return skipped("no recogniser is installed");
            }
            Err(reason) => panic!("{reason:?}"),
        };
        match Finder::load(&paths::models(), 2) {
            Ok(finder) => Some(Self { panel, finder }),
            Err(_) => skipped("the face finder is not installed"),
        }
    }

    fn portrait(&mut self, name: &str) -> Option<(Picture, Vec<Face>)> {
        let Ok(bytes) = std::fs::read(portraits().join(name)) else {
            println!("skipped, the public-domain portraits are not here (OMBRELLE_SHARED)");
            return None;
        };
        let picture = decode(&bytes, &Limits::default(), &Progress::default()).unwrap();
        let faces = self.finder.find(&picture, &Progress::default()).unwrap();
        Some((picture, faces))
    }

    fn judge(&mut self, exported: &Picture, (picture, faces): &(Picture, Vec<Face>)) -> Judgement {
        let original = Unprotected { picture, faces };
        let judges = (&mut self.panel, Some(&mut self.finder));
        judge_picture(exported, &original, &[], 1, judges, &Progress::default()).unwrap()
    }
}

#[test]
fn real_recognisers_know_a_face_and_not_a_cover() {
    let Some(mut court) = Court::open("real_recognisers_know_a_face_and_not_a_cover") else {
        return;
    };
    let Some(original) = court.portrait("obama.jpg") else {
        return;
    };
    let plain = court.judge(&original.0, &original);
    assert_eq!(plain.faces[0].verdict, Verdict::Recognised);
    assert_eq!(plain.faces[0].found, Some(true));
    for hearing in &plain.faces[0].hearings {
        assert!(hearing.recognised, "{hearing:?}");
    }
    for &kind in Cover::VARIANTS {
        let mut covered = original.0.clone();
        let targets: Vec<Target> = original
            .1
            .iter()
            .map(|face| Target {
                region: face.region,
                landmarks: face.landmarks,
                cover: kind,
                fit: Fit::default(),
                slant: None,
                core: None,
                apart: true,
            })
            .collect();
        cover(&mut covered, &targets, &[], 0, &Progress::default()).unwrap();
        let judgement = court.judge(&covered, &original);
        let face = &judgement.faces[0];
        let known: Vec<_> = face.hearings.iter().filter(|h| h.recognised).collect();
        assert_eq!(face.verdict, Verdict::HiddenFromAll, "{kind:?}: {known:?}");
        assert_eq!(face.found, Some(false), "{kind:?}");
    }
}

/// The photo with its first face `height` pixels high, and a third of the contrast around a dark grey.
fn small_and_dim((picture, faces): &(Picture, Vec<Face>), height: f32) -> (Picture, Vec<Face>) {
    let scale = height / faces[0].region.height;
    let size = |side: u32| (side as f32 * scale) as u32;
    let filter = image::imageops::FilterType::Lanczos3;
    let (width, rows) = (size(picture.width()), size(picture.height()));
    let mut rgb = image::imageops::resize(&picture.rgb, width, rows, filter);
    for value in rgb.iter_mut() {
        *value = (60.0 + (f32::from(*value) - 120.0) * 0.3).clamp(0.0, 255.0) as u8;
    }
    let faces = faces.iter().map(|face| face.scaled(scale, scale)).collect();
    (Picture { rgb, alpha: None }, faces)
}

#[test]
fn a_blur_of_a_small_dim_face_is_never_told_as_a_cover_and_a_haze_mostly_is() {
    let test = "a_blur_of_a_small_dim_face_is_never_told_as_a_cover_and_a_haze_mostly_is";
    let Some(mut court) = Court::open(test) else {
        return;
    };
    let (mut hazes, mut told) = (0, 0);
    for name in ["obama.jpg", "obama1.jpg", "biden.jpg"] {
        let Some(portrait) = court.portrait(name) else {
            return;
        };
        let original = small_and_dim(&portrait, 48.0);
        let face = &original.1[0];
        let side = face.region.width.min(face.region.height);
        for part in [20.0, 12.0, 8.0, 6.0, 4.0] {
            let mut blurred = original.0.clone();
            blurred.rgb = imageproc::filter::gaussian_blur_f32(&blurred.rgb, side / part);
            let judgement = court.judge(&blurred, &original);
            assert!(!judgement.faces[0].covered, "{name}, 1/{part}");
        }
        for seed in 0..2 {
            let target = Target {
                region: face.region,
                landmarks: face.landmarks,
                cover: Cover::Soft,
                fit: Fit::default(),
                slant: None,
                core: None,
                apart: true,
            };
            let mut covered = original.0.clone();
            cover(&mut covered, &[target], &[], seed, &Progress::default()).unwrap();
            hazes += 1;
            told += usize::from(court.judge(&covered, &original).faces[0].covered);
        }
    }
    assert!(told * 3 >= hazes * 2, "{told} of {hazes}");
}

#[test]
fn no_haze_is_recognised_by_chance_and_a_face_that_shows_through_is() {
    let test = "no_haze_is_recognised_by_chance_and_a_face_that_shows_through_is";
    let Some(mut court) = Court::open(test) else {
        return;
    };
    // What lies around this face makes hazes that recognisers find like it, whatever their seed.
    let Some(original) = court.portrait("obama2.jpg") else {
        return;
    };
    let face = &original.1[0];
    let mut by_threshold = 0;
    for seed in 0..2 {
        let target = Target {
            region: face.region,
            landmarks: face.landmarks,
            cover: Cover::Soft,
            fit: Fit::default(),
            slant: None,
            core: None,
            apart: true,
        };
        let mut covered = original.0.clone();
        cover(&mut covered, &[target], &[], seed, &Progress::default()).unwrap();
        let judgement = court.judge(&covered, &original);
        let known = |name: &str| judgement.witnesses.iter().find(|w| w.name == name).unwrap();
        let heard = &judgement.faces[0].hearings;
        let reaches = heard
            .iter()
            .filter(|h| h.likeness >= known(&h.witness).threshold);
        by_threshold += reaches.count();
        let recognised: Vec<_> = heard.iter().filter(|h| h.recognised).collect();
        assert!(recognised.is_empty(), "{seed}: {recognised:?}");
    }
    assert!(
        by_threshold > 0,
        "no likeness reaches a threshold, so nothing was tried"
    );
    // Blurred within its box by a sixth of its side, it is known still.
    let region = face.region;
    let (left, top) = (region.x as u32, region.y as u32);
    let (width, height) = (region.width as u32, region.height as u32);
    let mut blurred = original.0.clone();
    let head = image::imageops::crop_imm(&blurred.rgb, left, top, width, height).to_image();
    let head = imageproc::filter::gaussian_blur_f32(&head, region.width.min(region.height) / 6.0);
    image::imageops::replace(&mut blurred.rgb, &head, i64::from(left), i64::from(top));
    let judgement = court.judge(&blurred, &original);
    assert!(!judgement.faces[0].covered);
    assert!(judgement.faces[0].hearings.iter().any(|h| h.recognised));
}

#[test]
fn of_a_folder_only_photos_of_the_same_person_are_compared_with() {
    let test = "of_a_folder_only_photos_of_the_same_person_are_compared_with";
    let Some(_) = Court::open(test) else { return };
    let photos = portraits();
    if !photos.join("obama.jpg").exists() {
        println!("skipped, the public-domain portraits are not here (OMBRELLE_SHARED)");
        return;
    }
    let album = tempfile::tempdir().unwrap();
    for name in ["obama.jpg", "obama1.jpg", "biden.jpg"] {
        std::fs::copy(photos.join(name), album.path().join(name)).unwrap();
    }
    let copy = album.path().join("obama.protected.jpg");
    std::fs::copy(photos.join("obama2.jpg"), &copy).unwrap();
    let session = Session::new(paths::models(), 2);
    let quiet = Progress::default();
    let original = album.path().join("obama.jpg");
    let original = session.open(&original, Looks::FACES, &quiet).unwrap();
    let others = |path: PathBuf| session.others(&[path], &original, &copy, &quiet).unwrap();
    // Neither the original, nor a protected copy, nor somebody else.
    let found = others(album.path().to_owned());
    let names: Vec<_> = found.iter().map(|photo| photo.path().to_owned()).collect();
    assert_eq!(names, [album.path().join("obama1.jpg")]);
    assert_eq!(found[0].found().len(), 1);
    // Whatever is named counts as it is.
    let named = others(album.path().join("biden.jpg"));
    assert_eq!(named.len(), 1);
    assert!(!named[0].found().is_empty());
    let judgement = session.judge(&original.opened, &original, &found, 0, &quiet);
    assert_eq!(
        judgement.unwrap().faces[0].elsewhere,
        Some(Verdict::Recognised)
    );
}

/// A copy of the first portrait with a lightly cloaked face, the portrait itself, and where the portraits lie; none, with a printed reason, where something is
/// missing for it.
fn cloaked(session: &Session, test: &str) -> Option<(Photo, Made, PathBuf)> {
    Court::open(test)?;
    let photos = portraits();
    if !photos.join("obama.jpg").exists() {
        println!("{test}: skipped, the public-domain portraits are not here (OMBRELLE_SHARED)");
        return None;
    }
    let quiet = Progress::default();
    let photo = session
        .open(&photos.join("obama.jpg"), Looks::FACES, &quiet)
        .unwrap();
    let mut draft = session.draft(&photo, Terms::default());
    draft.cloak(Strength::Light, &[1]).unwrap();
    // A good cloak is not what is tried here.
    draft.copy.steps = 2;
    match session.protect(&photo, &draft, &quiet) {
        Ok(made) => Some((photo, made, photos)),
        Err(error) => {
            println!("{test}: skipped, no cloak can be made ({error})");
            assert!(std::env::var_os("CI").is_none(), "{test}: in CI, {error}");
            None
        }
    }
}

#[test]
fn beside_other_photos_a_face_is_compared_with_those_of_the_same_person_alone() {
    let test = "beside_other_photos_a_face_is_compared_with_those_of_the_same_person_alone";
    let session = Session::new(paths::models(), 2);
    let Some((photo, made, photos)) = cloaked(&session, test) else {
        return;
    };
    let quiet = Progress::default();
    let before = made.evaluation.judgement().unwrap().clone();
    assert_eq!((before.others, before.faces[0].elsewhere), (0, None));
    // As a window holds them: nobody looked for faces yet, one was looked through, one is broken, and the photo itself is among them.
    let others = || {
        let bare = |name: &str| session.open(&photos.join(name), Looks::default(), &quiet);
        let looked = session.open(&photos.join("biden.jpg"), Looks::FACES, &quiet);
        let broken: Error = MediaError::NotAPicture.into();
        vec![
            bare("obama1.jpg"),
            looked,
            Err(broken),
            bare("obama.jpg"),
            bare("obama2.jpg"),
        ]
    };
    let beside = session
        .judge_beside((&photo, &made), others(), &quiet)
        .unwrap();
    assert_eq!((beside.looked_at, beside.not_opened), (3, 1));
    assert_eq!(
        beside.photos,
        [2],
        "two of the person, none of the stranger"
    );
    let (then, now) = (&before.faces[0], &beside.judgement.faces[0]);
    assert!(now.elsewhere.is_some());
    assert_eq!(beside.judgement.others, 2);
    assert!(!beside.judgement.not_tried.contains(&NotTried::OtherPhotos));
    // What was said of the face itself stays.
    assert_eq!(now.verdict, then.verdict);
    let itself = |hearing: &&RecogniserResult| hearing.reference == Reference::Itself;
    let own: Vec<_> = now.hearings.iter().filter(itself).cloned().collect();
    assert_eq!(own, then.hearings);
    let found = now.hearings.len() - own.len();
    assert_eq!(
        found,
        own.len(),
        "each recogniser after each journey, once for each question"
    );
}

#[test]
fn where_no_other_photo_shows_the_person_there_is_no_answer_and_whoever_stops_it_gets_none() {
    let test =
        "where_no_other_photo_shows_the_person_there_is_no_answer_and_whoever_stops_it_gets_none";
    let session = Session::new(paths::models(), 2);
    let Some((photo, made, photos)) = cloaked(&session, test) else {
        return;
    };
    let quiet = Progress::default();
    let stranger = || session.open(&photos.join("biden.jpg"), Looks::default(), &quiet);
    let beside = session
        .judge_beside((&photo, &made), [stranger()], &quiet)
        .unwrap();
    assert_eq!((beside.looked_at, beside.not_opened), (1, 0));
    assert_eq!(beside.photos, [0]);
    assert_eq!(Some(&beside.judgement), made.evaluation.judgement());
    let cancel = Cancel::default();
    cancel.cancel();
    let stopped = session.judge_beside((&photo, &made), [stranger()], &Progress::silent(cancel));
    assert_eq!(stopped.unwrap_err().kind, ErrorKind::Cancelled(Cancelled));
    // A copy without a verdict has none beside other photos either, and one of another photo is refused.
    let mut bare = made.clone();
    bare.evaluation = Evaluation::NotNeeded;
    let refused = session.judge_beside((&photo, &bare), [stranger()], &quiet);
    let none = ErrorKind::Evaluate(EvaluateError::NoFaceToJudge);
    assert_eq!(refused.unwrap_err().kind, none);
    assert!(
        session
            .judge_beside((&stranger().unwrap(), &made), [], &quiet)
            .is_err()
    );
}

/// The face of somebody else, in the place of the person's own, is below every threshold as it is. (After strong denoising
/// faces are more alike, and some recognisers take strangers for one.)
#[test]
fn real_recognisers_tell_two_people_apart() {
    let Some(mut court) = Court::open("real_recognisers_tell_two_people_apart") else {
        return;
    };
    let both = (court.portrait("obama.jpg"), court.portrait("biden.jpg"));
    let (Some(one), Some(two)) = both else {
        return;
    };
    let (a, b) = (&one.1[0], &two.1[0]);
    // The second face at the size and place of the first.
    let cut = |p: &Picture, f: &Face| {
        let (r, m) = (f.region, f.region.width * 0.25);
        image::imageops::crop_imm(
            &p.rgb,
            (r.x - m).max(0.0) as u32,
            (r.y - m).max(0.0) as u32,
            (r.width + 2.0 * m) as u32,
            (r.height + 2.0 * m) as u32,
        )
        .to_image()
    };
    let (place, face) = (cut(&one.0, a), cut(&two.0, b));
    let face = image::imageops::resize(
        &face,
        place.width(),
        place.height(),
        image::imageops::FilterType::Triangle,
    );
    let mut swapped = one.0.clone();
    let m = a.region.width * 0.25;
    image::imageops::replace(
        &mut swapped.rgb,
        &face,
        (a.region.x - m).max(0.0) as i64,
        (a.region.y - m).max(0.0) as i64,
    );
    let judgement = court.judge(&swapped, &one);
    let as_it_is = |h: &&RecogniserResult| h.journey == Distortion::AsExported;
    for hearing in judgement.faces[0].hearings.iter().filter(as_it_is) {
        assert!(!hearing.recognised, "{hearing:?}");
    }
}
