//! The cloak and its limits: a portrait in the public domain, cloaked before, and what recognisers made of it, measured once (`cargo xtask cloak-room`).
//!
//! The portrait is `docs/before.jpg` (Eileen Collins, NASA, 1993, public domain). Seed, strength and steps stand in `jury.toml` with the likeness that each
//! recogniser saw after each journey. What a messenger does is done here, before everybody's eyes, to pixels; the numbers are those of the same journeys.

use std::sync::LazyLock;

use image::{Rgb, RgbImage, imageops};
use ombrelle_base::progress::Progress;
use ombrelle_media::{Limits, Picture, decode, resized, through_jpeg};
use serde::Deserialize;

const PORTRAIT: &[u8] = include_bytes!("../../assets/workshop/cloak/portrait.jpg");
const CLOAKED: &[u8] = include_bytes!("../../assets/workshop/cloak/cloaked.png");

/// The part that is shown, with the head in it: left, top, width and height.
const SHOWN: [u32; 4] = [116, 16, 216, 216];

/// How many times the change is made stronger to be seen.
pub const STRONGER: u8 = 10;

/// A journey whose pixels are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, strum::VariantArray, strum::IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum Journey {
    /// The file itself.
    AsExported,
    /// JPEG of quality 70. The photo is smaller than what messengers make smaller.
    Messenger,
    /// JPEG of quality 65.
    SmallFeed,
    /// 0.6 times the size, then JPEG of quality 80.
    Screenshot,
}

impl Journey {
    /// The key of its measurement.
    pub fn code(self) -> &'static str {
        self.into()
    }
}

/// A recogniser that was asked.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Program {
    /// Its name as its authors write it.
    pub title: String,
    /// The likeness from which it takes two faces for one person.
    pub threshold: f32,
    /// Whether the cloak was made against it.
    pub against: bool,
}

/// What all of them said after a journey.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Hearing {
    /// Which journey, by its key.
    pub journey: String,
    /// The likeness of cloaked and unprotected face, a program each.
    pub likeness: Vec<f32>,
}

/// All that was measured.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Jury {
    /// The version of Ombrelle that measured.
    pub ombrelle: String,
    /// The seed of all chance.
    pub seed: u64,
    /// The strength of the cloak.
    pub strength: String,
    /// Its steps.
    pub steps: u32,
    /// Who was asked.
    #[serde(rename = "program")]
    pub programs: Vec<Program>,
    /// What they said.
    #[serde(rename = "hearing")]
    pub hearings: Vec<Hearing>,
}

impl Jury {
    /// What each program says after a journey: its likeness, and whether it still knows the face. Nothing for a journey that was not tried.
    pub fn after<'j>(
        &'j self,
        journey: &str,
    ) -> impl Iterator<Item = (&'j Program, f32, bool)> + use<'j> {
        let hearing = self.hearings.iter().find(|one| one.journey == journey);
        let likeness = hearing.map(|one| one.likeness.as_slice());
        let pairs = self.programs.iter().zip(likeness.unwrap_or_default());
        pairs.map(|(program, likeness)| (program, *likeness, *likeness >= program.threshold))
    }

    /// How many still know the face after a journey, and of how many.
    pub fn count(&self, journey: &str) -> (usize, usize) {
        let known = self.after(journey).filter(|(_, _, knows)| *knows).count();
        (known, self.after(journey).count())
    }
}

static JURY: LazyLock<Jury> = LazyLock::new(|| {
    // A test reads it; without it nobody was asked.
    toml::from_str(include_str!("../../assets/workshop/cloak/jury.toml")).unwrap_or_default()
});

/// What was measured.
pub fn jury() -> &'static Jury {
    &JURY
}

fn opened(bytes: &[u8]) -> Option<Picture> {
    decode(bytes, &Limits::default(), &Progress::default()).ok()
}

/// Of a picture made smaller or not, the part that is shown.
fn shown(picture: &RgbImage, scale: f32) -> RgbImage {
    let [left, top, width, height] = SHOWN.map(|side| (side as f32 * scale).round() as u32);
    imageops::crop_imm(picture, left, top, width, height).to_image()
}

/// The portrait as it was.
pub fn portrait() -> Option<RgbImage> {
    Some(shown(&opened(PORTRAIT)?.rgb, 1.0))
}

/// The cloaked portrait after a journey.
pub fn cloaked(journey: Journey) -> Option<RgbImage> {
    let picture = opened(CLOAKED)?;
    let quick = Progress::default();
    Some(match journey {
        Journey::AsExported => shown(&picture.rgb, 1.0),
        Journey::Messenger => shown(&through_jpeg(&picture.rgb, 70, &quick).ok()?, 1.0),
        Journey::SmallFeed => shown(&through_jpeg(&picture.rgb, 65, &quick).ok()?, 1.0),
        Journey::Screenshot => {
            let scale = 0.6;
            let side = |pixels: u32| (pixels as f32 * scale).round() as u32;
            let small = resized(&picture, side(picture.width()), side(picture.height())).ok()?;
            shown(&through_jpeg(&small.rgb, 80, &quick).ok()?, scale)
        }
    })
}

/// What the cloak changed, [`STRONGER`] times as strong: grey where nothing did.
pub fn amplified() -> Option<RgbImage> {
    let (before, mut after) = (portrait()?, cloaked(Journey::AsExported)?);
    for (Rgb(after), Rgb(before)) in after.pixels_mut().zip(before.pixels()) {
        for (after, before) in after.iter_mut().zip(before) {
            let change = (i32::from(*after) - i32::from(*before)) * i32::from(STRONGER);
            *after = (128 + change).clamp(0, 255) as u8;
        }
    }
    Some(after)
}

#[cfg(test)]
mod tests {
    use strum::VariantArray;

    use super::*;

    #[test]
    fn the_jury_of_the_room_was_asked_after_every_journey_that_is_shown() {
        let jury = jury();
        assert!(jury.programs.len() >= 6);
        assert!(jury.programs.iter().any(|program| !program.against));
        for hearing in &jury.hearings {
            assert_eq!(hearing.likeness.len(), jury.programs.len());
        }
        for journey in Journey::VARIANTS {
            assert_eq!(jury.count(journey.code()).1, jury.programs.len());
        }
        // The room says where it fails: after a strong clean-up more know the face than before.
        let (before, all) = jury.count("as-exported");
        let (after, _) = jury.count("strong-denoising");
        assert!(before < after && after < all + 1, "{before} {after}");
        assert!(before > 0, "the room says that one still knows the face");
    }

    #[test]
    fn the_cloak_changes_the_face_a_little_and_the_rest_not_at_all() {
        let (before, after) = (portrait().unwrap(), cloaked(Journey::AsExported).unwrap());
        assert_eq!(before.dimensions(), after.dimensions());
        let change = |x, y| {
            let pairs = before.get_pixel(x, y).0.into_iter();
            let pairs = pairs.zip(after.get_pixel(x, y).0);
            pairs.map(|(a, b)| a.abs_diff(b)).max().unwrap()
        };
        assert_eq!(change(4, 4), 0);
        let most = (70..150).flat_map(|x| (50..150).map(move |y| (x, y)));
        let most = most.map(|(x, y)| change(x, y)).max().unwrap();
        assert!((6..=20).contains(&most), "{most}");
        assert_eq!(amplified().unwrap().get_pixel(4, 4).0, [128; 3]);
        for journey in Journey::VARIANTS {
            assert!(cloaked(*journey).is_some(), "{journey:?}");
        }
    }
}
