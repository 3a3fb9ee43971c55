//! What the jury says of a finished photo, in the panel beside it.

use ombrelle_core::error::{ErrorKind, EvaluateError};
use ombrelle_core::evaluate::{FaceJudgement, Judgement, Verdict, VisualDifference};
use ombrelle_core::protect::Made;

use super::*;

/// The finished photo that is open, and of which version of the edit it is.
fn finished(stage: &Stage) -> (u64, Made) {
    let edit = stage.state.edit().unwrap();
    let photo = stage.view_of_photo().photo.as_ref().unwrap();
    let made = stage
        .session
        .protect(photo, edit.draft(), &Progress::default());
    (edit.version(), made.unwrap())
}

#[test]
fn a_verdict_that_cannot_be_given_never_takes_the_copy_away() {
    let folder = tempfile::tempdir().unwrap();
    let mut stage = astronaut_in(folder.path());
    let (version, mut made) = finished(&stage);
    made.evaluation = Evaluation::NotJudged(ErrorKind::Evaluate(EvaluateError::OtherPhoto));
    stage.state.photo_view.as_mut().unwrap().made = Some((version, Arc::new(made)));
    assert!(stage.shows("No verdict could be given; the copy is made as you decided. The covers leave too little of the photo to compare."));
    stage.key(Shortcut::Save);
    assert!(folder.path().join("a.protected.jpg").is_file());
    let notice = stage.told.pop().expect("it is told");
    assert!(notice.what.contains("1 protected copy is saved."));
    assert!(
        notice
            .advice
            .contains("No verdict on the cloak could be given for 1 photo: a.jpg.")
    );
}

/// A judgement of one face that is as like to what it was as `ssim` says.
fn judged(ssim: f32, covered: bool) -> Judgement {
    let face = FaceJudgement {
        number: 1,
        region: Region {
            x: 10.0,
            y: 10.0,
            width: 90.0,
            height: 120.0,
        },
        found: None,
        covered,
        verdict: Verdict::HiddenFromSome,
        elsewhere: None,
        doubts: Vec::new(),
        looks: Some(VisualDifference {
            ssim: Some(ssim),
            ssimulacra2: None,
            psnr: Some(30.0),
        }),
        hearings: Vec::new(),
    };
    Judgement {
        version: 2,
        ombrelle: "0",
        width: 640,
        height: 480,
        seed: 0,
        others: 0,
        witnesses: Vec::new(),
        journeys: Vec::new(),
        faces: vec![face],
        not_tried: Vec::new(),
    }
}

#[test]
fn below_the_verdict_on_a_face_stands_how_plainly_its_change_is_seen() {
    let folder = tempfile::tempdir().unwrap();
    let mut stage = astronaut_in(folder.path());
    let (version, made) = finished(&stage);
    let sentences = [
        "The change of this face is hardly seen.",
        "The change of this face is seen when you look for it.",
        "The change of this face is plainly seen.",
    ];
    for (ssim, covered, seen) in [
        (0.99, false, Some(0)),
        (0.96, false, Some(1)),
        (0.9, false, Some(2)),
        // Of what nothing is left, nobody has to hear that its change is seen.
        (0.2, true, None),
    ] {
        let mut made = made.clone();
        let judgement = judged(ssim, covered);
        let verdict = stage.words.verdict(&judgement, &judgement.faces[0]);
        made.evaluation = Evaluation::Judged(judgement);
        stage.state.photo_view.as_mut().unwrap().made = Some((version, Arc::new(made)));
        assert!(stage.shows(&verdict));
        for (number, sentence) in sentences.into_iter().enumerate() {
            assert_eq!(stage.shows(sentence), seen == Some(number), "{ssim}");
        }
    }
}
