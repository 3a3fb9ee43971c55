//! Colours stay right when the profile is dropped. Expected values are computed here from the
//! published primaries and curves, not with the library under test.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::unreachable,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a test fails by panicking"
)]

mod making;

use image::{Rgb, RgbImage};
use making::*;
use moxcms::ColorProfile;
use ombrelle_core::error::{ErrorKind, MediaError};
use proptest::prelude::*;
use tiff::encoder::colortype;

fn srgb_to_linear(v: f64) -> f64 {
    if v <= 0.040_45 {
        v / 12.92
    } else {
        ((v + 0.055) / 1.055).powf(2.4)
    }
}

fn linear_to_srgb(v: f64) -> u8 {
    let v = v.clamp(0.0, 1.0);
    let encoded = if v <= 0.003_130_8 {
        v * 12.92
    } else {
        1.055 * v.powf(1.0 / 2.4) - 0.055
    };
    (encoded * 255.0).round() as u8
}

fn through(colour: [u8; 3], curve: impl Fn(f64) -> f64, matrix: [[f64; 3]; 3]) -> Rgb<u8> {
    let linear = colour.map(|c| curve(f64::from(c) / 255.0));
    Rgb(matrix.map(|row| linear_to_srgb(row.iter().zip(linear).map(|(m, v)| m * v).sum())))
}

/// Display P3 (D65, DCI primaries) to sRGB in linear light.
const P3: [[f64; 3]; 3] = [
    [1.224_94, -0.224_94, 0.0],
    [-0.042_06, 1.042_06, 0.0],
    [-0.019_64, -0.078_64, 1.098_27],
];
/// Adobe RGB (1998) to sRGB in linear light.
const ADOBE: [[f64; 3]; 3] = [
    [1.398_28, -0.398_28, 0.0],
    [0.0, 1.0, 0.0],
    [0.0, -0.042_94, 1.042_94],
];
const COLOURS: [[u8; 3]; 5] = [
    [200, 80, 60],
    [90, 160, 70],
    [60, 90, 180],
    [128, 128, 128],
    [230, 190, 170],
];

fn flat(colour: [u8; 3]) -> RgbImage {
    RgbImage::from_pixel(16, 16, Rgb(colour))
}

fn assert_near(bytes: &[u8], expected: Rgb<u8>, tolerance: u8) {
    let opened = open(bytes).unwrap();
    let got = *opened.rgb.get_pixel(8, 8);
    let off = got
        .0
        .iter()
        .zip(expected.0)
        .map(|(a, b)| a.abs_diff(b))
        .max()
        .unwrap();
    assert!(off <= tolerance, "{got:?} for {expected:?}");
}

#[test]
fn display_p3_photos_keep_their_colours_in_every_kind() {
    let beside = Beside::profile(&ColorProfile::new_display_p3());
    for colour in COLOURS {
        let expected = through(colour, srgb_to_linear, P3);
        assert_near(&png(&flat(colour), &beside), expected, 2);
        assert_near(&webp(&flat(colour), &beside), expected, 2);
        assert_near(&tiff(&flat(colour), &beside), expected, 2);
        assert_near(&jpeg(&flat(colour), &beside), expected, 4);
    }
    // The conversion is not nothing.
    assert_ne!(
        through([200, 80, 60], srgb_to_linear, P3),
        Rgb([200, 80, 60])
    );
}

#[test]
fn display_p3_by_code_points_is_read_in_png_and_heic() {
    for colour in COLOURS {
        let expected = through(colour, srgb_to_linear, P3);
        let mut info = png::Info::with_size(16, 16);
        info.color_type = png::ColorType::Rgb;
        let points = vec![(*b"cICP", vec![12, 13, 0, 1])];
        assert_near(&png_of(info, &flat(colour), points), expected, 2);
        let Some(coded) = heif::code(&RgbImage::from_pixel(64, 64, Rgb(colour))) else {
            return;
        };
        let bytes = heif::file(&[coded], None, &[heif::nclx(12, 13, 6)], None);
        assert_near(&bytes, expected, 4);
    }
}

#[test]
fn adobe_rgb_photos_keep_their_colours() {
    let beside = Beside::profile(&ColorProfile::new_adobe_rgb());
    for colour in COLOURS {
        let expected = through(colour, |v| v.powf(563.0 / 256.0), ADOBE);
        assert_near(&png(&flat(colour), &beside), expected, 2);
        assert_near(&jpeg(&flat(colour), &beside), expected, 4);
    }
}

/// Cameras set to Adobe RGB embed no profile; Exif's interoperability index says R03.
#[test]
fn adobe_rgb_said_by_exif_alone_is_heard() {
    let mut block = b"MM\0*\0\0\0\x08\0\x01\x87\x69\0\x04\0\0\0\x01\0\0\0\x1A\0\0\0\0".to_vec();
    block.extend(b"\0\x01\xA0\x05\0\x04\0\0\0\x01\0\0\0\x2C\0\0\0\0");
    block.extend(b"\0\x01\0\x01\0\x02\0\0\0\x04R03\0\0\0\0\0");
    let beside = Beside {
        profile: None,
        exif: Some(block),
    };
    let expected = through([90, 160, 70], |v| v.powf(563.0 / 256.0), ADOBE);
    assert_near(&jpeg(&flat([90, 160, 70]), &beside), expected, 4);
}

#[test]
fn gray_profiles_and_png_gamma_are_applied() {
    let gamma_18 = ColorProfile::new_gray_with_gamma(1.8);
    let mut info = png::Info::with_size(16, 16);
    info.color_type = png::ColorType::Grayscale;
    info.icc_profile = Some(gamma_18.encode().unwrap().into());
    let level = linear_to_srgb((128.0_f64 / 255.0).powf(1.8));
    assert_near(&png_of(info, &[128; 256], vec![]), Rgb([level; 3]), 2);
    // Linear light (gamma 1.0), in grey and in colour.
    let level = linear_to_srgb(128.0 / 255.0);
    for (kind, samples) in [(png::ColorType::Grayscale, 256), (png::ColorType::Rgb, 768)] {
        let mut info = png::Info::with_size(16, 16);
        info.color_type = kind;
        let gamma = vec![(*b"gAMA", 100_000_u32.to_be_bytes().to_vec())];
        assert_near(
            &png_of(info, &vec![128; samples], gamma),
            Rgb([level; 3]),
            2,
        );
    }
}

#[test]
fn hdr_is_refused_by_name() {
    let mut info = png::Info::with_size(16, 16);
    info.color_type = png::ColorType::Rgb;
    let pq = png_of(info, &flat([1, 2, 3]), vec![(*b"cICP", vec![9, 16, 0, 1])]);
    assert!(matches!(
        open(&pq),
        Err(ErrorKind::Media(MediaError::Unsupported { .. }))
    ));
}

#[test]
fn a_broken_profile_is_left_aside() {
    let mut broken = ColorProfile::new_display_p3().encode().unwrap();
    for (at, byte) in broken.iter_mut().enumerate().skip(128) {
        *byte = (at * 37) as u8;
    }
    for profile in [broken, vec![0; 200], vec![1, 2, 3]] {
        let beside = Beside {
            profile: Some(profile),
            exif: None,
        };
        assert_near(&png(&flat([200, 80, 60]), &beside), Rgb([200, 80, 60]), 0);
        assert_near(&webp(&flat([200, 80, 60]), &beside), Rgb([200, 80, 60]), 0);
    }
}

#[test]
fn cmyk_and_ycck_jpegs_without_a_profile_are_not_inverted() {
    use jpeg_encoder::ColorType::{Cmyk, CmykAsYcck};
    let none = Beside::default();
    for kind in [Cmyk, CmykAsYcck] {
        let ink = |inks: [u8; 4]| jpeg_of(&inks.repeat(256), (16, 16), kind, &none);
        assert_near(&ink([0, 0, 0, 0]), Rgb([255, 255, 255]), 4);
        assert_near(&ink([0, 0, 0, 255]), Rgb([0, 0, 0]), 4);
        assert_near(&ink([255, 0, 0, 0]), Rgb([0, 255, 255]), 4);
        assert_near(&ink([0, 128, 255, 64]), Rgb([191, 95, 0]), 6);
    }
}

#[test]
fn cmyk_goes_through_its_profile() {
    let beside = Beside {
        profile: Some(press_profile()),
        exif: None,
    };
    use jpeg_encoder::ColorType::{Cmyk, CmykAsYcck};
    for (inks, expected) in [
        ([0, 0, 0, 0], [255, 255, 255]),
        ([0, 0, 0, 255], [0, 0, 0]),
        ([0, 255, 255, 0], [255, 0, 0]),
        // This press prints grey where the mix without a profile would be pure cyan.
        ([255, 0, 0, 0], [119, 119, 119]),
    ] {
        for kind in [Cmyk, CmykAsYcck] {
            let bytes = jpeg_of(&inks.repeat(256), (16, 16), kind, &beside);
            assert_near(&bytes, Rgb(expected), 8);
        }
        let page = tiff_of::<colortype::CMYK8>(&inks.repeat(256), (16, 16), &beside);
        assert_near(&page, Rgb(expected), 8);
    }
}

/// An ICC profile of an imaginary press: `A2B0` as `mft1` (ICC.1:2001-04, section 6.5.7) with two
/// levels an ink. Paper is white; magenta with yellow is sRGB's red; cyan is L* 50 grey; else black.
fn press_profile() -> Vec<u8> {
    let mut table = b"mft1\0\0\0\0\x04\x03\x02\0".to_vec();
    for row in 0..9 {
        table.extend(if row % 4 == 0 { [0, 1, 0, 0] } else { [0; 4] });
    }
    let identity: Vec<u8> = (0..=255).collect();
    table.extend(identity.repeat(4));
    for inks in 0..16 {
        // L* in 255ths of 100, a* and b* plus 128; the last ink (black) varies fastest.
        table.extend(match inks {
            0b0000 => [255, 128, 128],
            0b0110 => [138, 209, 198],
            0b1000 => [128, 128, 128],
            _ => [0, 128, 128],
        });
    }
    table.extend(identity.repeat(3));
    let offset = 128 + 4 + 12;
    let mut profile = vec![0; 128];
    profile[..4].copy_from_slice(&((offset + table.len()) as u32).to_be_bytes());
    profile[8] = 2;
    profile[12..24].copy_from_slice(b"prtrCMYKLab ");
    profile[36..40].copy_from_slice(b"acsp");
    // The white of the connection space: D50.
    profile[68..80].copy_from_slice(b"\0\0\xF6\xD6\0\x01\0\0\0\0\xD3\x2D");
    profile.extend(1_u32.to_be_bytes());
    profile.extend(b"A2B0");
    profile.extend((offset as u32).to_be_bytes());
    profile.extend((table.len() as u32).to_be_bytes());
    profile.extend(table);
    profile
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    /// Reducing sixteen bits, a pixel never reaches its neighbours: what a cover will hide
    /// leaves no trace beside it. With and without a profile, in PNG and in TIFF.
    #[test]
    fn a_deep_pixel_changes_nothing_but_itself(
        samples in prop::collection::vec(any::<u16>(), 12 * 9 * 3),
        at in 0_usize..12 * 9, other in any::<[u16; 3]>(), p3 in any::<bool>()
    ) {
        let beside = if p3 {
            Beside::profile(&ColorProfile::new_display_p3())
        } else {
            Beside::default()
        };
        let mut changed = samples.clone();
        changed[at * 3..at * 3 + 3].copy_from_slice(&other);
        let png = |samples: &[u16]| {
            let mut info = png::Info::with_size(12, 9);
            info.color_type = png::ColorType::Rgb;
            info.bit_depth = png::BitDepth::Sixteen;
            info.icc_profile = beside.profile.clone().map(Into::into);
            let bytes: Vec<u8> = samples.iter().flat_map(|s| s.to_be_bytes()).collect();
            open(&png_of(info, &bytes, vec![])).unwrap().rgb
        };
        let tiff = |samples: &[u16]| {
            open(&tiff_of::<colortype::RGB16>(samples, (12, 9), &beside)).unwrap().rgb
        };
        for (a, b) in [(png(&samples), png(&changed)), (tiff(&samples), tiff(&changed))] {
            for (place, (a, b)) in a.pixels().zip(b.pixels()).enumerate() {
                prop_assert!(a == b || place == at);
            }
        }
        prop_assert_eq!(png(&samples), tiff(&samples));
    }
}

#[test]
fn a_deep_sky_keeps_its_slow_gradient() {
    // From 100 to 102 over 64 columns: eight bits alone would give two or three flat bands.
    let sample = |x: u32| 25_700 + x * 514 / 64;
    let samples: Vec<u8> = (0..64 * 64_u32)
        .flat_map(|i| [(sample(i % 64) as u16).to_be_bytes(); 3].concat())
        .collect();
    let mut info = png::Info::with_size(64, 64);
    info.color_type = png::ColorType::Rgb;
    info.bit_depth = png::BitDepth::Sixteen;
    let opened = open(&png_of(info, &samples, vec![])).unwrap();
    for block in 0..8 {
        let places = (0..64 * 8).map(|i| (block * 8 + i % 8, i / 8));
        let sum: f64 = places
            .map(|(x, y)| f64::from(opened.rgb.get_pixel(x, y).0[0]))
            .sum();
        let expected: f64 = (0..8)
            .map(|i| f64::from(sample(block * 8 + i)) / 257.0)
            .sum();
        assert!((sum / 512.0 - expected / 8.0).abs() < 0.1);
    }
}
