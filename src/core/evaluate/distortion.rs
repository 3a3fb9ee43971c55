//! What happens to a photo after it was shared, and before a machine looks at it.
//!
//! Platforms publish neither their sizes nor their qualities for good, and change them; the numbers here are
//! those of issue reports and measurements around 2026, on the strong side. docs/jury.md says more.

use image::RgbImage;
use imageproc::filter::{gaussian_blur_f32, median_filter};

use crate::chance::Chance;
use crate::error::ErrorKind;
use crate::photo::{denoised, through_jpeg};
use crate::progress::Progress;

/// A journey of a shared photo: what is done to it on the way.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Hash,
    serde::Serialize,
    strum::IntoStaticStr,
    strum::VariantNames,
    strum::VariantArray,
)]
#[strum(serialize_all = "kebab-case")]
#[serde(rename_all = "kebab-case")]
pub enum Distortion {
    /// The file itself.
    AsExported,
    /// Longest side 1600 pixels, JPEG 70.
    Messenger,
    /// Longest side 1080 pixels, JPEG 78.
    SocialFeed,
    /// Longest side 720 pixels, JPEG 65.
    SmallFeed,
    /// 0.6 times the size, without loss, then JPEG 80.
    Screenshot,
    /// Gaussian blur, standard deviation 1 pixel.
    LightCleanUp,
    /// Gaussian noise, standard deviation 8 of 255; median of 3 x 3 pixels; JPEG 50.
    HeavyCleanUp,
    /// 0.4 times as many pixels as there are, drawn by chance one after another, replaced by the mean of their 3 x 3.
    MeanFilter,
    /// Non-local means (`photo/denoise.rs`).
    StrongDenoising,
    /// Through the encoder and the decoder of a picture generator.
    GenerativeRoundTrip,
}

/// The height, in pixels, to which a larger face is made smaller before the clean-ups: their reach is a few
/// pixels, and on a face of thousands of pixels they would do nothing at all.
pub const CLEANED_HEIGHT: f32 = 640.0;
/// The height, in pixels, to which a larger face is made smaller before the round trip: generators work on
/// pictures of about a thousand pixels, of which a face is a part.
pub const GENERATED_HEIGHT: f32 = 320.0;

impl Distortion {
    /// The key of its words in the catalogues.
    pub fn code(self) -> &'static str {
        self.into()
    }

    /// The size of the whole picture on this journey, for a picture of `size` with a face of `face_height`
    /// pixels. Never larger.
    pub fn size(self, size: (u32, u32), face_height: f32) -> (u32, u32) {
        let longest = f64::from(size.0.max(size.1).max(1));
        let factor = match self {
            Self::AsExported => 1.0,
            Self::Messenger => 1600.0 / longest,
            Self::SocialFeed => 1080.0 / longest,
            Self::SmallFeed => 720.0 / longest,
            Self::Screenshot => 0.6,
            Self::LightCleanUp | Self::HeavyCleanUp | Self::MeanFilter | Self::StrongDenoising => {
                f64::from(CLEANED_HEIGHT / face_height.max(1.0))
            }
            Self::GenerativeRoundTrip => f64::from(GENERATED_HEIGHT / face_height.max(1.0)),
        };
        let scaled = |side: u32| ((f64::from(side) * factor.min(1.0)).round() as u32).max(1);
        (scaled(size.0), scaled(size.1))
    }

    /// What happens to the pixels, after resizing. The round trip is not done here: it needs a model.
    ///
    /// # Errors
    /// [`ErrorKind::Cancelled`]; [`MediaError::Damaged`](crate::error::MediaError::Damaged) where our own JPEG cannot be read, which no test has seen.
    pub(super) fn treat(
        self,
        picture: RgbImage,
        chance: &mut Chance,
        threads: usize,
        progress: &Progress,
    ) -> Result<RgbImage, ErrorKind> {
        progress.check()?;
        if picture.width() == 0 || picture.height() == 0 {
            return Ok(picture);
        }
        match self {
            Self::AsExported | Self::GenerativeRoundTrip => Ok(picture),
            Self::Messenger => Ok(through_jpeg(&picture, 70, progress)?),
            Self::SocialFeed => Ok(through_jpeg(&picture, 78, progress)?),
            Self::SmallFeed => Ok(through_jpeg(&picture, 65, progress)?),
            Self::Screenshot => Ok(through_jpeg(&picture, 80, progress)?),
            Self::LightCleanUp => Ok(gaussian_blur_f32(&picture, 1.0)),
            Self::HeavyCleanUp => {
                let noisy = noisy(chance, picture, 8.0);
                progress.check()?;
                Ok(through_jpeg(&median_filter(&noisy, 1, 1), 50, progress)?)
            }
            Self::MeanFilter => Ok(mean_filtered(chance, picture, 0.4)),
            Self::StrongDenoising => Ok(denoised(&picture, threads, progress)?),
        }
    }
}

/// Replaces pixels, drawn one after another, by the mean of their 3 x 3 (what lies in the picture of it): `part` times as many
/// draws as there are pixels. A pixel drawn later sees those drawn before.
fn mean_filtered(chance: &mut Chance, mut picture: RgbImage, part: f32) -> RgbImage {
    let (width, height) = picture.dimensions();
    let pixels = width as usize * height as usize;
    for _ in 0..(pixels as f32 * part) as usize {
        let place = chance.below(pixels) as u32;
        let (x, y) = (place % width.max(1), place / width.max(1));
        let (mut sums, mut count) = ([0_u32; 3], 0);
        for near in y.saturating_sub(1)..=(y + 1).min(height.saturating_sub(1)) {
            for beside in x.saturating_sub(1)..=(x + 1).min(width.saturating_sub(1)) {
                let pixel = picture.get_pixel_checked(beside, near);
                for (sum, value) in sums.iter_mut().zip(pixel.map(|p| p.0).unwrap_or_default()) {
                    *sum += u32::from(value);
                }
                count += 1;
            }
        }
        if let Some(pixel) = picture.get_pixel_mut_checked(x, y) {
            pixel.0 = sums.map(|sum| (sum + count / 2).checked_div(count).unwrap_or(0) as u8);
        }
    }
    picture
}

/// Adds Gaussian noise of this standard deviation to every value.
fn noisy(chance: &mut Chance, mut picture: RgbImage, deviation: f32) -> RgbImage {
    let bytes: &mut [u8] = &mut picture;
    for pair in bytes.chunks_mut(2) {
        for (value, normal) in pair.iter_mut().zip(chance.normal()) {
            *value = (f32::from(*value) + deviation * normal).round() as u8;
        }
    }
    picture
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Cancelled;

    #[test]
    fn sizes_are_those_of_the_journeys_and_never_grow() {
        let size = |journey: Distortion| journey.size((4000, 3000), 400.0);
        assert_eq!(size(Distortion::AsExported), (4000, 3000));
        assert_eq!(size(Distortion::Messenger), (1600, 1200));
        assert_eq!(size(Distortion::SocialFeed), (1080, 810));
        assert_eq!(size(Distortion::SmallFeed), (720, 540));
        assert_eq!(size(Distortion::Screenshot), (2400, 1800));
        assert_eq!(size(Distortion::StrongDenoising), (4000, 3000));
        assert_eq!(
            Distortion::StrongDenoising.size((4000, 3000), 1280.0),
            (2000, 1500)
        );
        for journey in <Distortion as strum::VariantArray>::VARIANTS {
            assert!(journey.size((300, 200), 90.0).0 <= 300);
            assert_eq!(journey.size((1, 1), f32::NAN), (1, 1));
        }
    }

    #[test]
    fn noise_has_the_strength_that_it_says_and_depends_on_seed_and_face() {
        let grey = RgbImage::from_pixel(200, 200, image::Rgb([128; 3]));
        let noisy = |seed, face| noisy(&mut Chance::stream(seed, face), grey.clone(), 8.0);
        let once = noisy(1, 0);
        let squares = once.iter().map(|v| (f64::from(*v) - 128.0).powi(2));
        let deviation = (squares.sum::<f64>() / once.len() as f64).sqrt();
        assert!((7.8..8.2).contains(&deviation), "{deviation}");
        assert_eq!(once, noisy(1, 0));
        assert_ne!(once, noisy(1, 1));
        assert_ne!(once, noisy(2, 0));
    }

    #[test]
    fn the_mean_filter_takes_noise_away_and_depends_on_its_seed() {
        let grey = RgbImage::from_pixel(120, 120, image::Rgb([128; 3]));
        let before = noisy(&mut Chance::stream(1, 0), grey, 8.0);
        let after = |seed| mean_filtered(&mut Chance::stream(seed, 0), before.clone(), 0.4);
        let once = after(3);
        assert_eq!(once, after(3));
        assert_ne!(once, after(4));
        let touched = once.pixels().zip(before.pixels()).filter(|(a, b)| a != b);
        // 1 - exp(-.4) of all pixels are drawn at least once.
        let part = touched.count() as f64 / (120.0 * 120.0);
        assert!((0.29..0.36).contains(&part), "{part}");
        let spread = |p: &RgbImage| {
            p.iter()
                .map(|v| (f64::from(*v) - 128.0).powi(2))
                .sum::<f64>()
        };
        assert!(spread(&once) < 0.85 * spread(&before));
    }

    #[test]
    fn whoever_wants_to_stop_is_heard_on_every_journey() {
        let cancel = crate::progress::Cancel::default();
        cancel.cancel();
        let progress = Progress::silent(cancel);
        for journey in <Distortion as strum::VariantArray>::VARIANTS {
            let picture = RgbImage::new(40, 40);
            let treated = journey.treat(picture, &mut Chance::stream(0, 0), 1, &progress);
            assert_eq!(treated, Err(ErrorKind::Cancelled(Cancelled)), "{journey:?}");
        }
    }
}
