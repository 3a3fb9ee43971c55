//! What each journey does to a picture: golden pictures with a tolerance, and OpenCV's own denoising.

use std::path::PathBuf;

use image::{Rgb, RgbImage};
use strum::VariantArray;

use super::{
    ChartWords, Distortion, FaceJudgement, Judgement, RecogniserResult, Reference, VERSION,
    Verdict, WitnessReport, chart,
};
use crate::chance::Chance;
use crate::photo::Region;
use crate::progress::Progress;

fn golden(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/golden/jury");
    folder.join(format!("{name}.png"))
}

fn read(name: &str) -> RgbImage {
    let path = golden(name);
    let read = image::open(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    read.to_rgb8()
}

/// The largest and the mean difference of any value.
fn apart(a: &RgbImage, b: &RgbImage) -> (u8, f64) {
    assert_eq!(a.dimensions(), b.dimensions());
    let apart = || a.iter().zip(b.iter()).map(|(a, b)| a.abs_diff(*b));
    let sum: f64 = apart().map(f64::from).sum();
    (apart().max().unwrap(), sum / a.len() as f64)
}

/// `fastNlMeansDenoisingColored(picture, None, 10, 10, 7, 21)` of OpenCV 5.0.0 made the fixture.
#[test]
fn strong_denoising_is_what_opencv_does() {
    let ours = crate::photo::denoised(&read("noisy"), 2, &Progress::default()).unwrap();
    let (most, mean) = apart(&ours, &read("noisy.opencv-denoised"));
    assert!(
        most <= 5 && mean < 0.15,
        "at most {most}, {mean} in the mean"
    );
}

/// A drawing with an edge, a ramp and fine lines, in colour.
fn drawing() -> RgbImage {
    RgbImage::from_fn(96, 80, |x, y| {
        let line = if (x / 2 + y / 3) % 2 == 0 && x > 48 {
            40
        } else {
            0
        };
        let disc = (x as i32 - 30).pow(2) + (y as i32 - 40).pow(2) < 400;
        let [r, g, b] = if disc {
            [210, 150, 120]
        } else {
            [70, 110, 160]
        };
        Rgb([r + line, g - line + (y / 4) as u8, b - (x / 3) as u8])
    })
}

#[test]
fn every_journey_does_what_it_did_when_it_was_looked_at() {
    // The round trip needs a model.
    let without_model = |journey: &&Distortion| **journey != Distortion::GenerativeRoundTrip;
    for journey in Distortion::VARIANTS.iter().filter(without_model) {
        let mut chance = Chance::stream(7, 0);
        let treated = journey
            .treat(drawing(), &mut chance, 1, &Progress::default())
            .unwrap();
        let name = format!("journey-{}", journey.code());
        if std::env::var_os("REGENERATE").is_some() {
            treated.save(golden(&name)).unwrap();
        }
        let (most, mean) = apart(&treated, &read(&name));
        assert!(
            most <= 4 && mean < 0.3,
            "{name}: at most {most}, {mean} in the mean"
        );
    }
}

/// Two faces before two witnesses, with every kind of answer.
fn judgement() -> Judgement {
    let journeys = vec![Distortion::AsExported, Distortion::StrongDenoising];
    let witness = |name: &str, surrogate| WitnessReport {
        name: name.to_owned(),
        title: name.to_uppercase(),
        family: name.to_owned(),
        surrogate,
        kin: false,
        threshold: 0.4,
        false_match: 0.0,
        false_non_match: 0.0,
    };
    let hearing = |journey, witness: &str, likeness, blind| RecogniserResult {
        journey,
        witness: witness.to_owned(),
        likeness,
        reference: Reference::Itself,
        recognised: likeness >= 0.4,
        blind,
    };
    let face = |number, verdict, hearings| FaceJudgement {
        number,
        region: Region {
            x: 0.0,
            y: 0.0,
            width: 60.0,
            height: 70.0,
        },
        found: None,
        covered: false,
        verdict,
        elsewhere: None,
        doubts: Vec::new(),
        looks: None,
        hearings,
    };
    let heard = vec![
        hearing(Distortion::AsExported, "one", 0.12, false),
        hearing(Distortion::AsExported, "two", 0.875, false),
        hearing(Distortion::StrongDenoising, "one", -0.25, true),
        hearing(Distortion::StrongDenoising, "two", 0.5, true),
    ];
    Judgement {
        version: VERSION,
        ombrelle: "",
        width: 100,
        height: 100,
        seed: 0,
        others: 0,
        witnesses: vec![witness("one", true), witness("two", false)],
        journeys,
        faces: vec![
            face(1, Verdict::HiddenFromSome, heard),
            face(2, Verdict::NotJudged, Vec::new()),
        ],
        not_tried: Vec::new(),
    }
}

/// The golden chart was looked at in a browser's eyes.
#[test]
fn a_chart_is_what_it_was_when_it_was_looked_at() {
    let text = |text: &str| text.to_owned();
    let words = ChartWords {
        language: text("en"),
        title: text("Who knows <whom>?"),
        faces: vec![text("Face 1: some"), text("Face 2: not judged")],
        elsewhere: Vec::new(),
        journeys: vec![text("as it is"), text("denoised")],
        witnesses: vec![
            [text("ONE"), text("made against"), text("from 0.40")],
            [
                text("TWO of a rather long name"),
                text("kept out"),
                text("from 0.40"),
            ],
        ],
        recognised: text("recognised"),
        hidden: text("not recognised"),
        blind: text("no answer"),
        notes: vec![text("A note that is longer than a line. ").repeat(5)],
        decimal_mark: text(","),
    };
    let drawn = chart(&judgement(), &words);
    let path = golden("chart").with_extension("svg");
    if std::env::var_os("REGENERATE").is_some() {
        std::fs::write(&path, &drawn).unwrap();
    }
    assert_eq!(drawn, std::fs::read_to_string(path).unwrap());
}
