//! What a window shows: pixels at the size of the screen, never a file. Nothing here is an export.

use std::path::Path;

use super::{Decoding, Inspection, Opened, Plan};
use crate::error::{Error, ErrorKind, MediaError};
use crate::evaluate;
use crate::face::{self, Face};
use crate::photo::{self, Kind, Limits, Picture, Region};
use crate::progress::Progress;
use crate::redact;

/// Pixels for the screen: red, green, blue, opacity, eight bits each, row-major.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preview {
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
    /// `4 * width * height` bytes.
    pub rgba: Vec<u8>,
}

/// A picture made so small that its longer side is at most `side` pixels; never enlarged.
///
/// # Errors
/// [`MediaError::Damaged`] for a picture without pixels.
pub fn preview(picture: &Picture, side: u32) -> Result<Preview, ErrorKind> {
    let small = at_most(picture, side)?;
    Ok(pixels(small.as_ref().unwrap_or(picture)))
}

/// A face with some of what is around it, in a square of at most 144 pixels a side: what tells a person who it is.
pub fn portrait(picture: &Picture, face: &Region, side: u32) -> Preview {
    let rgb = face::tile(picture, face);
    let square = Picture { rgb, alpha: None };
    match at_most(&square, side) {
        Ok(Some(small)) => pixels(&small),
        // A square that is no larger, or that has no pixels, is shown as it is.
        Ok(None) | Err(_) => pixels(&square),
    }
}

/// What the covers of a plan look like, on a picture as small as [`preview`] makes it. Cloaks are left out: they are
/// made for the full size alone.
///
/// # Errors
/// [`RedactError::RegionOutside`](crate::error::RedactError::RegionOutside), [`ErrorKind::Cancelled`], with the photo's path.
pub fn sketch(
    opened: &Opened,
    plan: &Plan,
    side: u32,
    progress: &Progress,
) -> Result<Preview, Error> {
    let drawn = || {
        let small = match at_most(&opened.picture, side)? {
            Some(small) => small,
            None => opened.picture.clone(),
        };
        let size = (opened.picture.width(), opened.picture.height());
        covered(small, &plan.grown(opened), size, progress)
    };
    drawn().map_err(|reason: ErrorKind| reason.at(&opened.path))
}

/// What the covers of a plan look like, on a preview of the photo, which has this size. Cloaks are left out.
///
/// # Errors
/// [`RedactError::RegionOutside`](crate::error::RedactError::RegionOutside), [`ErrorKind::Cancelled`]; [`MediaError::Damaged`] where the preview's bytes do
/// not fit its size.
pub(super) fn sketch_small(
    small: &Preview,
    plan: &Plan,
    size: (u32, u32),
    progress: &Progress,
) -> Result<Preview, ErrorKind> {
    let bytes = u64::from(small.width) * u64::from(small.height) * 4;
    let fits = small.rgba.len() as u64 == bytes;
    let picture = picture((small.width, small.height), &small.rgba).filter(|_| fits);
    let picture = picture.ok_or_else(|| {
        ErrorKind::Media(MediaError::Damaged {
            detail: "preview".into(),
        })
    })?;
    covered(picture, plan, size, progress)
}

/// A photo of this size that was made smaller, with the covers of its plan.
fn covered(
    mut small: Picture,
    plan: &Plan,
    (width, height): (u32, u32),
    progress: &Progress,
) -> Result<Preview, ErrorKind> {
    let size = (small.width(), small.height());
    let across = size.0 as f32 / width.max(1) as f32;
    let down = size.1 as f32 / height.max(1) as f32;
    let plan = plan.scaled(across, down);
    let (targets, shown) = (plan.targets(size), plan.shown());
    redact::cover(&mut small, &targets, &shown, plan.seed, progress)?;
    Ok(pixels(&small))
}

/// A finished photo, opened from its bytes as a recipient opens it.
///
/// # Errors
/// Those of decoding, with `path`.
pub(super) fn reopen(
    bytes: &[u8],
    path: &Path,
    decoding: &Decoding,
    progress: &Progress,
) -> Result<Opened, Error> {
    let kind =
        Kind::sniff(bytes).ok_or_else(|| ErrorKind::Media(MediaError::NotAPicture).at(path))?;
    let decoded = decoding
        .open(bytes, &Limits::default(), progress)
        .map_err(|error| Error::at(path, error))?;
    Ok(Opened {
        path: path.to_owned(),
        kind,
        picture: decoded.picture,
        inspection: nothing(),
        blocks: decoded.blocks,
    })
}

/// The preview of what changed between a photo and its protected copy, ten times as large, over the faces given.
///
/// # Errors
/// [`EvaluateError::OtherProportions`](crate::error::EvaluateError::OtherProportions), [`ErrorKind::Cancelled`], with the copy's path.
pub fn preview_difference(
    original: &Opened,
    faces: &[Face],
    exported: &Opened,
    side: u32,
    progress: &Progress,
) -> Result<Preview, Error> {
    evaluate::difference(&original.picture, faces, &exported.picture, progress)
        .and_then(|png| Ok(photo::decode(&png, &Limits::default(), progress)?))
        .and_then(|picture| preview(&picture, side))
        .map_err(|reason| reason.at(&exported.path))
}

/// A picture that comes from the clipboard and stands in no file: `rgba` has four bytes a pixel. `path` is what the
/// program calls it; its copy is written beside that.
///
/// # Errors
/// [`MediaError::Damaged`] where the bytes do not fit the size, [`MediaError::TooManyPixels`], with `path`.
pub fn pasted(path: &Path, (width, height): (u32, u32), rgba: &[u8]) -> Result<Opened, Error> {
    let wrong = || {
        ErrorKind::Media(MediaError::Damaged {
            detail: "clipboard".into(),
        })
    };
    let limit = Limits::default().pixels;
    let pixels = u64::from(width) * u64::from(height);
    if pixels > limit {
        return Err(ErrorKind::Media(MediaError::TooManyPixels {
            width,
            height,
            limit,
        })
        .at(path));
    }
    if pixels == 0 || rgba.len() as u64 != pixels * 4 {
        return Err(wrong().at(path));
    }
    let picture = picture((width, height), rgba).ok_or_else(|| wrong().at(path))?;
    Ok(Opened {
        path: path.to_owned(),
        kind: Kind::Png,
        picture,
        inspection: nothing(),
        blocks: None,
    })
}

/// A picture of this size by its bytes, four a pixel; none where they are too few.
fn picture((width, height): (u32, u32), rgba: &[u8]) -> Option<Picture> {
    let (colours, _) = rgba.as_chunks::<4>();
    let rgb: Vec<u8> = colours
        .iter()
        .flat_map(|[r, g, b, _]| [*r, *g, *b])
        .collect();
    let opacity: Vec<u8> = colours.iter().map(|[_, _, _, a]| *a).collect();
    let opaque = opacity.iter().all(|a| *a == 255);
    let rgb = image::RgbImage::from_raw(width, height, rgb)?;
    let alpha = match opaque {
        true => None,
        false => image::GrayImage::from_raw(width, height, opacity),
    };
    Some(Picture { rgb, alpha })
}

/// Nothing is given away by a file that holds pixels alone.
fn nothing() -> Inspection {
    Inspection {
        findings: Vec::new(),
        complete: true,
    }
}

/// The picture made smaller; none where it is small enough.
fn at_most(picture: &Picture, side: u32) -> Result<Option<Picture>, ErrorKind> {
    let encoding = super::Encoding {
        format: super::Format::Png,
        quality: 100,
        max_side: Some(side),
    };
    let (width, height) = encoding.size(picture.width(), picture.height());
    if (width, height) == (picture.width(), picture.height()) {
        return Ok(None);
    }
    Ok(Some(photo::resized(picture, width, height)?))
}

fn pixels(picture: &Picture) -> Preview {
    let mut rgba = Vec::with_capacity(picture.rgb.len() / 3 * 4);
    match &picture.alpha {
        None => {
            for image::Rgb([r, g, b]) in picture.rgb.pixels() {
                rgba.extend_from_slice(&[*r, *g, *b, 255]);
            }
        }
        Some(alpha) => {
            for (image::Rgb([r, g, b]), image::Luma([a])) in
                picture.rgb.pixels().zip(alpha.pixels())
            {
                rgba.extend_from_slice(&[*r, *g, *b, *a]);
            }
        }
    }
    Preview {
        width: picture.width(),
        height: picture.height(),
        rgba,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::photo::Region;
    use crate::protect::names::Naming;
    use crate::protect::{Cover, Decision, Encoding, Fit, Format, drawn};

    fn photo(width: u32, height: u32) -> Opened {
        let rgba = vec![200; (width * height * 4) as usize];
        pasted(Path::new("pasted"), (width, height), &rgba).unwrap()
    }

    fn plan(region: Region) -> Plan {
        Plan {
            faces: vec![(drawn(region), Decision::Cover(Cover::Fill)).into()],
            fit: Fit::default(),
            text: None,
            detector: None,
            encoding: Encoding {
                format: Format::Png,
                quality: 90,
                max_side: None,
            },
            naming: Naming::default(),
            mining_mark: false,
            steps: 0,
            seed: 1,
        }
    }

    #[test]
    fn a_preview_is_small_and_keeps_its_proportions() {
        let shown = preview(&photo(400, 200).picture, 100).unwrap();
        assert_eq!((shown.width, shown.height), (100, 50));
        assert_eq!(shown.rgba.len(), 100 * 50 * 4);
        let whole = preview(&photo(40, 20).picture, 100).unwrap();
        assert_eq!((whole.width, whole.height), (40, 20));
    }

    #[test]
    fn a_sketch_shows_the_covers_in_their_places() {
        let region = Region {
            x: 0.0,
            y: 0.0,
            width: 200.0,
            height: 200.0,
        };
        let opened = photo(400, 200);
        let progress = Progress::silent(Default::default());
        let shown = sketch(&opened, &plan(region), 100, &progress).unwrap();
        let untouched = preview(&opened.picture, 100).unwrap();
        let at = |shown: &Preview, x: usize| shown.rgba[(25 * 100 + x) * 4];
        assert_ne!(at(&shown, 20), at(&untouched, 20));
        assert_eq!(at(&shown, 80), at(&untouched, 80));
    }

    #[test]
    fn covers_on_a_preview_are_those_on_the_photo_made_as_small() {
        let region = Region {
            x: 40.0,
            y: 20.0,
            width: 120.0,
            height: 100.0,
        };
        let (opened, plan) = (photo(400, 200), plan(region));
        let progress = Progress::silent(Default::default());
        let small = preview(&opened.picture, 100).unwrap();
        let drawn = sketch_small(&small, &plan, (400, 200), &progress).unwrap();
        assert_ne!(drawn, small);
        assert_eq!(drawn, sketch(&opened, &plan, 100, &progress).unwrap());
        let cut = Preview {
            rgba: vec![0; 8],
            ..small
        };
        assert!(sketch_small(&cut, &plan, (400, 200), &progress).is_err());
    }

    #[test]
    fn bytes_of_another_size_than_the_clipboard_says_are_refused() {
        let wrong = pasted(Path::new("pasted"), (3, 3), &[0; 35]);
        assert!(matches!(
            wrong.unwrap_err().kind,
            ErrorKind::Media(MediaError::Damaged { .. })
        ));
    }
}
