//! What a person is told about a protected photo: what was heard follows from the photo alone, and never says more than
//! was tried. The witnesses here are made up, so that no model is needed; `jury_witnesses.rs` asks the real ones.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

#[path = "jury/scene.rs"]
mod scene;

use image::{GrayImage, Luma, Rgb, RgbImage};
use ombrelle_core::error::{Cancelled, ErrorKind, EvaluateError, MediaError};
use ombrelle_core::evaluate::{
    Doubt, Ensemble, Judgement, NotTried, Reference, Unprotected, Verdict, Witness, around, chart,
    judge, judge_copy, judge_picture,
};
use ombrelle_core::face::Face;
use ombrelle_core::model::recogniser::{Card, Embedding, Likeness, Role};
use ombrelle_core::photo::{Picture, Region, resized};
use ombrelle_core::progress::{Cancel, Progress};
use proptest::prelude::*;
use scene::{Squares, covered, ground, painted, panel, portrait};

fn judged(
    exported: &Picture,
    (picture, faces): &(Picture, Vec<Face>),
    others: &[Unprotected<'_>],
) -> Result<Judgement, ErrorKind> {
    let original = Unprotected { picture, faces };
    judge_picture(
        exported,
        &original,
        others,
        1,
        (&mut panel(), None),
        &Progress::default(),
    )
}

#[test]
fn a_photo_beside_itself_is_recognised_by_every_witness_on_every_journey() {
    let original = portrait(1);
    let judgement = judged(&original.0, &original, &[]).unwrap();
    let face = &judgement.faces[0];
    assert_eq!(face.verdict, Verdict::Recognised);
    assert_eq!(face.hearings.len(), judgement.journeys.len() * 2);
    for hearing in &face.hearings {
        assert!(hearing.recognised, "{hearing:?}");
        assert_eq!(hearing.reference, Reference::Itself);
    }
    assert!(face.hearings[0].likeness > 0.999);
    let looks = face.looks.unwrap();
    assert_eq!((looks.ssimulacra2, looks.psnr), (Some(100.0), None));
}

#[test]
fn a_covered_face_is_hidden_from_all_that_were_asked() {
    let original = portrait(1);
    let judgement = judged(&covered(&original), &original, &[]).unwrap();
    assert_eq!(judgement.faces[0].verdict, Verdict::HiddenFromAll);
    assert!(
        judgement.faces[0]
            .hearings
            .iter()
            .all(|h| !h.recognised && !h.blind)
    );
}

#[test]
fn a_copy_of_ours_is_judged_however_much_its_covers_took() {
    let original = portrait(1);
    let mut exported = original.0.clone();
    // A neighbour's cover takes all but the face itself.
    let face = original.1[0].region;
    for (x, y, pixel) in exported.rgb.enumerate_pixels_mut() {
        let inside = (face.x..face.x + face.width).contains(&(x as f32))
            && (face.y..face.y + face.height).contains(&(y as f32));
        if !inside {
            *pixel = Rgb([255 - pixel.0[0], 7, 255 - pixel.0[2]]);
        }
    }
    let progress = Progress::default();
    let (picture, faces) = &original;
    let before = Unprotected { picture, faces };
    let judges = (&mut panel(), None);
    let judgement = judge_copy(&exported, &before, &[], 1, judges, &progress).unwrap();
    assert!(!judgement.faces[0].hearings.is_empty());
    // Given from outside, the same two pictures are taken for different photos.
    assert_eq!(
        judged(&exported, &original, &[]),
        Err(ErrorKind::Evaluate(EvaluateError::OtherPhoto))
    );
}

/// Sees every bit of a crop: where one is another, it sees somebody else.
struct Bits(Card);

impl Witness for Bits {
    fn card(&self) -> &Card {
        &self.0
    }

    fn embed_crops(&mut self, crops: &[f32]) -> Result<Vec<Embedding>, ErrorKind> {
        let crops = crops.chunks_exact(3 * 112 * 112);
        Ok(crops
            .map(|crop| {
                let mix =
                    |sum: u64, bits: u32| (sum ^ u64::from(bits)).wrapping_mul(0x100_0000_01B3);
                let mut sum = crop.iter().fold(1, |sum, value| mix(sum, value.to_bits()));
                let values = (0..8).map(|place| {
                    sum = mix(sum, place) ^ (sum >> 29);
                    (sum >> 40) as f32 / (1 << 23) as f32 - 1.0
                });
                Embedding::new(values.collect(), Likeness::Cosine)
            })
            .collect())
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(8))]
    #[test]
    fn what_is_kept_of_an_original_is_judged_like_the_whole_of_it(
        place in (0.0_f32..1500.0, 0.0_f32..1100.0), height in 30.0_f32..100.0, longest in 500_u32..1600,
        by_hand in any::<bool>(),
    ) {
        // Grain everywhere, so that a pixel that is missing tells.
        let mut rgb = RgbImage::from_fn(1500, 1100, |x, y| {
            let grain = (x.wrapping_mul(2_654_435_761) ^ y.wrapping_mul(0x85EB_CA77)) >> 13;
            Rgb([90 + grain as u8 % 80, 80 + (grain >> 7) as u8 % 90, 110])
        });
        let mut face = painted(&mut rgb, 3, place, height);
        let second = painted(&mut rgb, 4, (700.0, 500.0), 200.0);
        if by_hand {
            face.landmarks = None;
        }
        let original = Picture { rgb, alpha: None };
        let faces = [face, second];
        let mut exported = resized(&original, longest, longest * 1100 / 1500).unwrap();
        exported.rgb.iter_mut().step_by(3).for_each(|value| *value = value.saturating_add(9));
        let crops = Squares::boxed("near", Role::Surrogate, 0.6).card().crop;
        let size = (exported.width(), exported.height());
        let kept = around(&original, &faces, &[crops], size);
        let judged = |picture: &Picture| {
            let before = Unprotected { picture, faces: &faces };
            let card = Squares::boxed("bits", Role::HeldOut, 0.0).card().clone();
            let mut bits = Ensemble::of(vec![Box::new(Bits(card))], Vec::new(), 2).unwrap();
            let judges = (&mut bits, None);
            judge_copy(&exported, &before, &[], 1, judges, &Progress::default()).unwrap()
        };
        prop_assert_eq!(judged(&kept), judged(&original));
    }
}

#[test]
fn of_an_original_what_is_far_from_its_faces_is_not_kept() {
    let mut rgb = ground(4000, 3000);
    rgb.iter_mut().for_each(|value| *value |= 1);
    let face = painted(&mut rgb, 1, (900.0, 800.0), 300.0);
    let original = Picture { rgb, alpha: None };
    let crops = [Squares::boxed("near", Role::Surrogate, 0.6).card().crop];
    let black = |picture: &Picture| picture.rgb.pixels().filter(|p| p.0 == [0; 3]).count();
    let kept = around(&original, std::slice::from_ref(&face), &crops, (4000, 3000));
    assert_eq!(kept.rgb.dimensions(), (4000, 3000));
    assert!(black(&kept) > 4000 * 3000 * 3 / 4, "{}", black(&kept));
    // Opacity belongs to what is seen, and a face that is nowhere may be anywhere.
    let alpha = Some(GrayImage::from_pixel(4000, 3000, Luma([255])));
    let transparent = Picture {
        alpha,
        ..original.clone()
    };
    assert_eq!(
        around(
            &transparent,
            std::slice::from_ref(&face),
            &crops,
            (4000, 3000)
        ),
        transparent
    );
    let nowhere = Face {
        region: Region {
            x: f32::NAN,
            ..face.region
        },
        landmarks: None,
        ..face
    };
    assert_eq!(
        around(&original, &[nowhere], &crops, (4000, 3000)),
        original
    );
}

#[test]
fn a_judgement_says_what_was_not_tried() {
    let original = portrait(1);
    let alone = judged(&covered(&original), &original, &[]).unwrap();
    let absent = NotTried::Witness {
        title: "Away".to_owned(),
    };
    for gap in [
        absent,
        NotTried::OtherPhotos,
        NotTried::GenerativeRoundTrip,
        NotTried::Services,
        NotTried::Purifiers,
        NotTried::LaterRecognisers,
    ] {
        assert!(alone.not_tried.contains(&gap), "{gap:?}");
    }
    assert!(!alone.not_tried.contains(&NotTried::HeldOutWitness));
    let only = vec![Squares::boxed("near", Role::Surrogate, 0.6)];
    let only = Ensemble::of(only, Vec::new(), 1).unwrap();
    assert!(only.not_tried(0).contains(&NotTried::HeldOutWitness));
    assert!(matches!(
        Ensemble::of(Vec::new(), Vec::new(), 1),
        Err(ErrorKind::Evaluate(EvaluateError::NoWitness))
    ));
}

#[test]
fn another_photo_of_the_person_counts_too() {
    let original = portrait(1);
    // The face was replaced by that of person 2, of whom the caller has another photo.
    let mut exported = original.0.clone();
    painted(&mut exported.rgb, 2, (200.0, 170.0), 130.0);
    let alone = judged(&exported, &original, &[]).unwrap();
    assert_eq!(alone.faces[0].verdict, Verdict::HiddenFromAll);
    assert_eq!(alone.faces[0].elsewhere, None);
    let (picture, faces) = portrait(2);
    let known = Unprotected {
        picture: &picture,
        faces: &faces,
    };
    let judgement = judged(&exported, &original, &[known]).unwrap();
    let face = &judgement.faces[0];
    assert_eq!(face.elsewhere, Some(Verdict::Recognised));
    assert_eq!(face.hearings[1].reference, Reference::Other(1));
    // The two questions stay apart.
    assert_eq!(face.verdict, Verdict::HiddenFromAll);
    assert_eq!(face.hearings[0].reference, Reference::Itself);
    assert!(!judgement.not_tried.contains(&NotTried::OtherPhotos));
}

#[test]
fn photos_of_strangers_are_no_proof_of_hiding() {
    let original = portrait(1);
    let (picture, faces) = portrait(2);
    let stranger = Unprotected {
        picture: &picture,
        faces: &faces,
    };
    let judgement = judged(&covered(&original), &original, &[stranger]).unwrap();
    // Not even the unprotected face is matched to them.
    assert_eq!(judgement.faces[0].elsewhere, Some(Verdict::TooSmallToTell));
    let (picture, faces) = &original;
    let own = Unprotected { picture, faces };
    let judgement = judged(&covered(&original), &original, &[own]).unwrap();
    assert_eq!(judgement.faces[0].elsewhere, Some(Verdict::HiddenFromAll));
    assert!(judgement.faces[0].covered);
}

#[test]
fn a_smaller_export_is_judged_where_its_face_is() {
    let original = portrait(1);
    for (width, height) in [(200, 180), (133, 120), (399, 359)] {
        let small = resized(&original.0, width, height).unwrap();
        let judgement = judged(&small, &original, &[]).unwrap();
        let face = &judgement.faces[0];
        assert_eq!(face.verdict, Verdict::Recognised, "{width}");
        let as_exported = &face.hearings[0];
        assert!(
            as_exported.recognised && as_exported.likeness > 0.98,
            "{as_exported:?}"
        );
        assert!(face.looks.unwrap().ssim.unwrap() > 0.97);
    }
}

#[test]
fn other_proportions_and_other_photos_are_refused_since_everything_would_look_hidden() {
    let original = portrait(1);
    let wide = Picture {
        rgb: ground(400, 300),
        alpha: None,
    };
    assert_eq!(
        judged(&wide, &original, &[]),
        Err(ErrorKind::Evaluate(EvaluateError::OtherProportions))
    );
    let turned = Picture {
        rgb: image::imageops::rotate90(&original.0.rgb),
        alpha: None,
    };
    assert_eq!(
        judged(&turned, &original, &[]),
        Err(ErrorKind::Evaluate(EvaluateError::OtherProportions))
    );
    let other = Picture {
        rgb: RgbImage::from_pixel(400, 360, Rgb([250, 250, 250])),
        alpha: None,
    };
    assert_eq!(
        judged(&other, &original, &[]),
        Err(ErrorKind::Evaluate(EvaluateError::OtherPhoto))
    );
    let nobody = (original.0.clone(), Vec::new());
    assert_eq!(
        judged(&original.0, &nobody, &[]),
        Err(ErrorKind::Evaluate(EvaluateError::NoFaceToJudge))
    );
}

#[test]
fn grey_and_transparent_pictures_are_judged_as_they_are_seen() {
    let original = portrait(1);
    let grey = image::DynamicImage::ImageRgb8(original.0.rgb.clone()).to_luma8();
    let grey = Picture {
        rgb: image::DynamicImage::ImageLuma8(grey).to_rgb8(),
        alpha: None,
    };
    let before = (grey.clone(), original.1.clone());
    assert_eq!(
        judged(&grey, &before, &[]).unwrap().faces[0].verdict,
        Verdict::Recognised
    );
    // A face under full transparency is white in the file that people see.
    let alpha = GrayImage::from_fn(400, 360, |x, y| {
        Luma([if (90..310).contains(&x) && (50..300).contains(&y) {
            0
        } else {
            255
        }])
    });
    let blanked = Picture {
        rgb: original.0.rgb.clone(),
        alpha: Some(alpha),
    };
    let judgement = judged(&blanked, &original, &[]).unwrap();
    assert_eq!(judgement.faces[0].verdict, Verdict::HiddenFromAll);
}

#[test]
fn faces_at_the_border_and_small_ones_are_judged_with_a_doubt() {
    let mut rgb = ground(500, 400);
    let faces = vec![
        painted(&mut rgb, 1, (30.0, 100.0), 110.0),
        painted(&mut rgb, 2, (300.0, 150.0), 50.0),
        painted(&mut rgb, 3, (420.0, 330.0), 18.0),
        Face {
            region: Region {
                x: 9.0,
                y: 300.0,
                width: 30.0,
                height: 30.0,
            },
            landmarks: None,
            score: None,
        },
        painted(&mut rgb, 4, (9e6, -9e6), 60.0),
    ];
    let original = (Picture { rgb, alpha: None }, faces);
    let judgement = judged(
        &covered(&(original.0.clone(), original.1[..3].to_vec())),
        &original,
        &[],
    )
    .unwrap();
    let [border, small, tiny, drawn, nowhere] = &judgement.faces[..] else {
        panic!("{:?}", judgement.faces)
    };
    assert_eq!(border.doubts, [Doubt::AtTheBorder]);
    assert_eq!(border.verdict, Verdict::HiddenFromAll);
    assert_eq!(small.doubts, [Doubt::Small]);
    assert_eq!(tiny.verdict, Verdict::TooSmallToTell);
    assert_eq!(drawn.verdict, Verdict::NotJudged);
    assert!(nowhere.looks.is_none());
    assert_ne!(nowhere.verdict, Verdict::Recognised);
}

#[test]
fn forty_faces_are_judged_one_by_one() {
    let mut rgb = ground(1600, 1000);
    let faces: Vec<Face> = (0..40)
        .map(|n| {
            painted(
                &mut rgb,
                n,
                (
                    100.0 + (n % 8) as f32 * 200.0,
                    100.0 + (n / 8) as f32 * 200.0,
                ),
                82.0,
            )
        })
        .collect();
    let original = (Picture { rgb, alpha: None }, faces);
    // Every second face is covered.
    let half: Vec<Face> = original.1.iter().step_by(2).cloned().collect();
    let judgement = judged(&covered(&(original.0.clone(), half)), &original, &[]).unwrap();
    for (place, face) in judgement.faces.iter().enumerate() {
        let expected = if place % 2 == 0 {
            Verdict::HiddenFromAll
        } else {
            Verdict::Recognised
        };
        assert_eq!(face.verdict, expected, "face {}", face.number);
    }
}

#[test]
fn whoever_wants_to_stop_is_heard() {
    let original = portrait(1);
    let before = Unprotected {
        picture: &original.0,
        faces: &original.1,
    };
    // After this many steps.
    for patience in 0..4 {
        let cancel = Cancel::default();
        let (wish, told) = (cancel.clone(), std::sync::atomic::AtomicU64::new(0));
        let progress = Progress::new(cancel, move |_| {
            if told.fetch_add(1, std::sync::atomic::Ordering::Relaxed) >= patience {
                wish.cancel();
            }
        });
        let stopped = judge_picture(
            &original.0,
            &before,
            &[],
            1,
            (&mut panel(), None),
            &progress,
        );
        assert_eq!(stopped, Err(ErrorKind::Cancelled(Cancelled)), "{patience}");
    }
}

#[test]
fn exported_bytes_are_judged_like_their_pixels_and_damaged_ones_are_refused() {
    let original = portrait(1);
    let before = Unprotected {
        picture: &original.0,
        faces: &original.1,
    };
    let mut png = std::io::Cursor::new(Vec::new());
    original
        .0
        .rgb
        .write_to(&mut png, image::ImageFormat::Png)
        .unwrap();
    let png = png.into_inner();
    let of = |bytes: &[u8]| {
        judge(
            bytes,
            &before,
            &[],
            1,
            (&mut panel(), None),
            &Progress::default(),
        )
    };
    assert_eq!(of(&png), judged(&original.0, &original, &[]));
    assert_eq!(
        of(&png[..png.len() / 2]),
        Err(ErrorKind::Media(MediaError::Truncated))
    );
}

#[test]
fn the_same_photo_and_seed_give_the_same_judgement() {
    let original = portrait(1);
    let covered = covered(&original);
    assert_eq!(
        judged(&covered, &original, &[]),
        judged(&covered, &original, &[])
    );
}

#[test]
fn a_judgement_as_data_holds_no_embedding_and_no_path() {
    let original = portrait(1);
    let judgement = judged(&original.0, &original, &[]).unwrap();
    let data = serde_json::to_value(&judgement).unwrap();
    assert_eq!(data["version"], 2);
    assert_eq!(data["faces"][0]["verdict"], "recognised");
    assert_eq!(data["faces"][0]["hearings"][0]["journey"], "as-exported");
    let hearing = data["faces"][0]["hearings"][0].as_object().unwrap();
    assert_eq!(hearing.len(), 6, "{hearing:?}");
    let chart = chart(&judgement, &Default::default());
    assert!(chart.starts_with("<svg") && chart.ends_with("</svg>\n"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(6))]
    #[test]
    fn another_person_in_the_place_of_the_face_is_not_recognised(person in 2_u32..500) {
        let original = portrait(1);
        let mut exported = original.0.clone();
        painted(&mut exported.rgb, person, (200.0, 170.0), 130.0);
        let judgement = judged(&exported, &original, &[]).unwrap();
        prop_assert!(judgement.faces[0].hearings[0].likeness < 0.6);
    }
}
