//! Any colour space to sRGB, so that colours stay right when the profile is dropped.
//!
//! Profiles come as ICC.1 blocks, as code points of ITU-T H.273 (PNG cICP, HEIF nclx) or as
//! gamma and chromaticities (PNG gAMA, cHRM). A profile that cannot be read, or that belongs to
//! another number of channels than the picture has, counts as absent: without a profile RGB and
//! grey samples are sRGB, which is what every viewer assumes, and CMYK is mixed without one
//! (see [`mix_inks`]). PQ and HLG pictures are refused: without tone mapping their colours would
//! be wrong, not just clipped.

use std::sync::Arc;

use moxcms::{
    Chromaticity, CicpColorPrimaries, CicpProfile, CmsError, ColorPrimaries, ColorProfile,
    DataColorSpace, Layout, MatrixCoefficients, ToneReprCurve, TransferCharacteristics,
    TransformExecutor, TransformOptions, XyY, curve_from_gamma,
};

use super::depth;
use super::error::unsupported;
use super::raw::Channels;
use crate::error::Error;

/// What the file says about its colours.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Colour {
    /// sRGB, or nothing said.
    Srgb,
    /// An ICC profile.
    Icc(Vec<u8>),
    /// Adobe RGB (1998) said by Exif alone, as cameras do (DCF 2.0, optional colour space R03).
    AdobeRgb,
    /// Code points of ITU-T H.273.
    Cicp {
        /// Table 2.
        primaries: u8,
        /// Table 3.
        transfer: u8,
    },
    /// A power law, and chromaticities (white, red, green, blue) where they are not those of sRGB.
    Gamma {
        /// Exponent of the file: 0.45455 for the usual 2.2.
        gamma: f32,
        /// CIE 1931 x and y.
        chromaticities: Option<[(f32, f32); 4]>,
    },
}

impl Colour {
    /// Adobe RGB where Exif says so by its interoperability index.
    pub(super) fn of_exif(block: &[u8]) -> Self {
        let Ok(exif) = exif::Reader::new().read_raw(block.to_vec()) else {
            return Self::Srgb;
        };
        match exif.get_field(exif::Tag::InteroperabilityIndex, exif::In::PRIMARY) {
            Some(exif::Field {
                value: exif::Value::Ascii(texts),
                ..
            }) if texts.first().is_some_and(|text| text.starts_with(b"R03")) => Self::AdobeRgb,
            _ => Self::Srgb,
        }
    }

    /// The profile, or none for sRGB and for profiles that cannot be used with these channels.
    fn profile(&self, channels: Channels) -> Result<Option<ColorProfile>, Error> {
        let profile = match self {
            Self::Srgb => None,
            Self::AdobeRgb => Some(ColorProfile::new_adobe_rgb()),
            Self::Icc(block) => ColorProfile::new_from_slice(block).ok(),
            Self::Cicp {
                transfer: PQ | HLG, ..
            } => return Err(hdr()),
            Self::Cicp {
                primaries,
                transfer,
            } => from_code_points(*primaries, *transfer),
            Self::Gamma {
                gamma,
                chromaticities,
            } => from_gamma(*gamma, *chromaticities, channels),
        };
        let profile = profile.filter(|profile| fits(profile, channels));
        // Profiles can carry code points too.
        match profile.as_ref().and_then(|p| p.cicp) {
            Some(cicp) if is_hdr(cicp.transfer_characteristics) => Err(hdr()),
            _ => Ok(profile),
        }
    }
}

fn fits(profile: &ColorProfile, channels: Channels) -> bool {
    match channels {
        Channels::Gray | Channels::GrayAlpha => profile.color_space == DataColorSpace::Gray,
        Channels::Rgb | Channels::Rgba => profile.color_space == DataColorSpace::Rgb,
        Channels::Cmyk => profile.color_space == DataColorSpace::Cmyk,
    }
}

/// SMPTE ST 2084 and ARIB STD-B67 in table 3 of ITU-T H.273.
const PQ: u8 = 16;
const HLG: u8 = 18;

fn is_hdr(transfer: TransferCharacteristics) -> bool {
    use TransferCharacteristics as T;
    matches!(transfer, T::Smpte2084 | T::Hlg)
}

pub(super) fn hdr() -> Error {
    unsupported("HDR (PQ or HLG)")
}

/// None for sRGB and for code points that say nothing.
///
/// The camera curves of BT.709, BT.601 and BT.2020 (1, 6, 14, 15) and "unspecified" (2) are read as sRGB's:
/// phones write them for pictures made to be seen on an sRGB screen, and viewers show them so.
fn from_code_points(primaries: u8, transfer: u8) -> Option<ColorProfile> {
    const SRGB: u8 = 13;
    let transfer = match transfer {
        1 | 2 | 6 | 14 | 15 => SRGB,
        other => other,
    };
    let primaries = if primaries == 2 { 1 } else { primaries };
    if (primaries, transfer) == (1, SRGB) {
        return None;
    }
    let cicp = CicpProfile {
        color_primaries: CicpColorPrimaries::try_from(primaries).ok()?,
        transfer_characteristics: TransferCharacteristics::try_from(transfer).ok()?,
        matrix_coefficients: MatrixCoefficients::Identity,
        full_range: true,
    };
    ColorPrimaries::try_from(cicp.color_primaries).ok()?;
    ToneReprCurve::try_from(cicp.transfer_characteristics).ok()?;
    Some(ColorProfile::new_from_cicp(cicp))
}

fn from_gamma(
    gamma: f32,
    chromaticities: Option<[(f32, f32); 4]>,
    channels: Channels,
) -> Option<ColorProfile> {
    // Exponents outside this are mistakes (0 and 100000 are seen in the wild).
    if !(0.1..=1.0).contains(&gamma) {
        return None;
    }
    if matches!(channels, Channels::Gray | Channels::GrayAlpha) {
        return Some(ColorProfile::new_gray_with_gamma(1.0 / gamma));
    }
    let mut profile = ColorProfile::new_srgb();
    if let Some(points) = chromaticities {
        if points.iter().any(|(x, y)| !(x.is_finite() && *y > 0.01)) {
            return None;
        }
        let [white, red, green, blue] = points;
        let point = |(x, y): (f32, f32)| Chromaticity::new(x, y);
        profile.update_rgb_colorimetry(
            XyY {
                x: f64::from(white.0),
                y: f64::from(white.1),
                yb: 1.0,
            },
            ColorPrimaries {
                red: point(red),
                green: point(green),
                blue: point(blue),
            },
        );
    }
    profile.cicp = None;
    let curve: ToneReprCurve = curve_from_gamma(1.0 / gamma);
    profile.red_trc = Some(curve.clone());
    profile.green_trc = Some(curve.clone());
    profile.blue_trc = Some(curve);
    Some(profile)
}

/// A row of samples to RGB or RGBA of the same depth.
pub(super) type Transform<S> = Arc<dyn TransformExecutor<S> + Send + Sync>;

/// A sample of eight or sixteen bits.
pub(super) trait Sample: Copy + Default + Send + Sync + 'static {
    /// White, full ink, opaque.
    const MAX: u32;

    /// The sample as a number.
    fn number(self) -> u32;

    /// A sample from a number of at most [`Self::MAX`].
    fn of(number: u32) -> Self;

    /// The sample in eight bits at this place of the picture.
    fn to_u8(self, x: usize, y: usize) -> u8;

    /// moxcms's transform for this depth.
    fn transform(
        from: &ColorProfile,
        from_layout: Layout,
        to_layout: Layout,
    ) -> Result<Transform<Self>, CmsError>;
}

impl Sample for u8 {
    const MAX: u32 = 255;

    fn number(self) -> u32 {
        self.into()
    }

    fn of(number: u32) -> Self {
        number.min(Self::MAX.into()) as Self
    }

    fn to_u8(self, _x: usize, _y: usize) -> u8 {
        self
    }

    fn transform(
        from: &ColorProfile,
        from_layout: Layout,
        to_layout: Layout,
    ) -> Result<Transform<Self>, CmsError> {
        let (srgb, options) = (ColorProfile::new_srgb(), TransformOptions::default());
        from.create_transform_8bit(from_layout, &srgb, to_layout, options)
    }
}

impl Sample for u16 {
    const MAX: u32 = 65_535;

    fn number(self) -> u32 {
        self.into()
    }

    fn of(number: u32) -> Self {
        number.min(Self::MAX.into()) as Self
    }

    fn to_u8(self, x: usize, y: usize) -> u8 {
        depth::reduce(self, x, y)
    }

    fn transform(
        from: &ColorProfile,
        from_layout: Layout,
        to_layout: Layout,
    ) -> Result<Transform<Self>, CmsError> {
        let (srgb, options) = (ColorProfile::new_srgb(), TransformOptions::default());
        from.create_transform_16bit(from_layout, &srgb, to_layout, options)
    }
}

/// The transform to sRGB; none where the samples are sRGB already, or as good as (within one
/// 255th on a grid of colours), or where the profile is absent or broken.
///
/// # Errors
/// [`Error::Unsupported`] for HDR.
pub(super) fn transform<S: Sample>(
    colour: &Colour,
    channels: Channels,
) -> Result<Option<Transform<S>>, Error> {
    let Some(profile) = colour.profile(channels)? else {
        return Ok(None);
    };
    let (from, to) = match channels {
        Channels::Gray => (Layout::Gray, Layout::Rgb),
        Channels::GrayAlpha => (Layout::GrayAlpha, Layout::Rgba),
        Channels::Rgb => (Layout::Rgb, Layout::Rgb),
        Channels::Rgba => (Layout::Rgba, Layout::Rgba),
        // moxcms has one four-channel layout for colour with alpha and for four inks.
        Channels::Cmyk => (Layout::Rgba, Layout::Rgb),
    };
    if channels != Channels::Cmyk && changes_nothing(&profile, channels) {
        return Ok(None);
    }
    Ok(S::transform(&profile, from, to).ok())
}

fn changes_nothing(profile: &ColorProfile, channels: Channels) -> bool {
    let gray = matches!(channels, Channels::Gray | Channels::GrayAlpha);
    let layout = if gray { Layout::Gray } else { Layout::Rgb };
    let Ok(transform) = u8::transform(profile, layout, Layout::Rgb) else {
        return true;
    };
    // A grid of 16 levels (or of all greys) and what each becomes.
    let levels = || (0..=255_u8).step_by(17);
    let colours: Vec<u8> = if gray {
        (0..=255).collect()
    } else {
        levels()
            .flat_map(|r| levels().flat_map(move |g| levels().flat_map(move |b| [r, g, b])))
            .collect()
    };
    let channels = if gray { 1 } else { 3 };
    let mut seen = vec![0; colours.len() / channels * 3];
    if transform.transform(&colours, &mut seen).is_err() {
        return true;
    }
    let expected = colours
        .iter()
        .flat_map(|c| std::iter::repeat_n(c, 3 / channels));
    seen.iter().zip(expected).all(|(a, b)| a.abs_diff(*b) <= 1)
}

/// Four inks to RGB without a profile: each ink takes away its complement, black takes away all
/// (`R = (1 - C)(1 - K)`). Colours come out more vivid than in print, never inverted.
pub(super) fn mix_inks<S: Sample>([c, m, y, k]: [S; 4]) -> [S; 3] {
    let paper = S::MAX - k.number();
    [c, m, y].map(|ink| {
        let light = u64::from(S::MAX - ink.number()) * u64::from(paper);
        S::of(((light + u64::from(S::MAX) / 2) / u64::from(S::MAX)) as u32)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn srgb_profiles_cost_no_conversion() {
        let block = ColorProfile::new_srgb().encode().unwrap();
        let found = transform::<u8>(&Colour::Icc(block), Channels::Rgb).unwrap();
        assert!(found.is_none());
        let said = Colour::Cicp {
            primaries: 1,
            transfer: 13,
        };
        assert!(transform::<u8>(&said, Channels::Rgb).unwrap().is_none());
    }

    #[test]
    fn a_broken_or_foreign_profile_counts_as_absent() {
        let mut broken = ColorProfile::new_display_p3().encode().unwrap();
        broken.truncate(140);
        let foreign = ColorProfile::new_gray_with_gamma(1.8).encode().unwrap();
        for block in [broken, foreign, Vec::new(), vec![0xFF; 5000]] {
            let found = transform::<u8>(&Colour::Icc(block), Channels::Rgb).unwrap();
            assert!(found.is_none());
        }
    }

    #[test]
    fn hdr_is_refused_rather_than_shown_wrong() {
        for transfer in [16, 18] {
            let hdr = Colour::Cicp {
                primaries: 9,
                transfer,
            };
            assert!(matches!(
                transform::<u16>(&hdr, Channels::Rgb),
                Err(Error::Unsupported { .. })
            ));
        }
    }

    #[test]
    fn inks_without_a_profile_are_never_inverted() {
        assert_eq!(mix_inks([0_u8, 0, 0, 0]), [255, 255, 255]);
        assert_eq!(mix_inks([0_u8, 0, 0, 255]), [0, 0, 0]);
        assert_eq!(mix_inks([255_u8, 0, 0, 0]), [0, 255, 255]);
        assert_eq!(mix_inks([0_u16, 65_535, 0, 32_768]), [32_767, 0, 32_767]);
    }
}
