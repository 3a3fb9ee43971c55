//! Covers that cannot be undone.
//!
//! No cover depends on a pixel that it hides. How that is kept, by construction:
//! `shape` says which pixels are hidden, by all covers together; `surroundings` reads the others
//! alone; all covers are prepared from the untouched picture before the first is painted; `paint`
//! writes hidden pixels without reading them and blends feathers on the others only.
//!
//! Memory: a few bytes a row and at most 60 kB a target, and two megabytes for the sticker being
//! drawn; never a plane of the picture's size.

mod edge;
mod error;
mod fill;
mod give_way;
mod head;
mod paint;
mod pixels;
mod shape;
mod slant;
mod soft;
mod sticker;
mod surroundings;
#[cfg(test)]
mod tests;

use image::GrayImage;
use serde::{Deserialize, Serialize};

pub use error::Error;
pub use slant::Slant;

use self::paint::Painted;
use self::shape::{Shape, hidden_spans};
use self::surroundings::Field;
use crate::chance::Chance;
use crate::error::{ErrorKind, RedactError};
use crate::photo::{Picture, Point, Region};
use crate::progress::{Phase, Progress};

/// What a face is covered with. None of them depends on a pixel that it hides.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Hash,
    Serialize,
    Deserialize,
    strum::IntoStaticStr,
    strum::EnumString,
    strum::VariantArray,
    strum::VariantNames,
)]
#[strum(serialize_all = "kebab-case")]
#[serde(rename_all = "kebab-case")]
pub enum Cover {
    /// One even colour.
    Fill,
    /// Large squares, the look of a mosaic, coloured from the surroundings.
    Pixels,
    /// The look of a blur, coloured from the surroundings.
    Soft,
    /// A friendly drawing.
    Sticker,
}

/// How closely the cover of a head follows it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Fit {
    /// Upright, and of one shape for all: it tells where the head was and how large, and no more.
    #[default]
    Upright,
    /// Tilted like the head, and moved to its back where the face is turned: smaller, and it tells how the head was held.
    Close,
}

/// A face to cover.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Target {
    /// A face from forehead to chin and from cheek to cheek, or a box drawn by hand.
    pub region: Region,
    /// Right eye, left eye, nose, right and left mouth corner. With landmarks the whole head is
    /// covered, hair and ears included; without, the box is exactly what is hidden.
    pub landmarks: Option<[Point; 5]>,
    /// What to cover it with.
    pub cover: Cover,
    /// How closely a head is followed; of no account without landmarks.
    pub fit: Fit,
    /// Hides this turned rectangle instead of the region, which lies around it; of no account with landmarks, and where no part of it lies in
    /// the picture: then the region is hidden.
    pub slant: Option<Slant>,
    /// What of the head is hidden whoever is shown beside, where that is more than [`core()`]: the blocks of a lossy file that hold something of it.
    pub core: Option<Region>,
    /// Whether an edge tells it from the covers of others that it meets: it hides somebody of their own. What hides writing, or something of a head that has a
    /// cover besides, runs into its neighbours.
    pub apart: bool,
}

/// Covers each target, in place.
///
/// With landmarks the whole head is hidden, unless one of the faces `shown` lies beside it: there the cover ends at a straight line between the two, and
/// hides the [`core()`] of the head whatever is shown. The whole head is: a superellipse 1.6 face heights high and 1.44 wide or
/// more, tilted like the head and moved back where the face is turned (`head.rs` gives the sources), or an
/// upright one of fixed proportions around that ([`Fit`]).
/// It always contains the whole region. Without landmarks exactly the pixels that the region touches
/// are hidden, or those of a slanted line ([`Slant`]) and up to two rows more. Hidden pixels are opaque; around them the cover fades out within 7 % of half the
/// smaller side (1 px at least, 2 % of the picture's longer side at most).
///
/// The result depends on no pixel under any of the covers: neither colours, nor opacity, nor
/// noise, which comes from `seed` and the target's place in `targets` alone. Where covers overlap,
/// the later lies on top; heads share what they both hide. Between heads, and around a box on or beside another cover, there is an edge, so that each can be
/// told from the next; it takes no more of the picture. Transparent pictures become opaque where something is hidden.
///
/// # Errors
/// [`RedactError::RegionOutside`] when a region has no area in the picture (also one that is not finite,
/// or has no positive sides); the picture is then untouched. [`ErrorKind::Cancelled`], and
/// [`RedactError::CoverFailed`] where not every pixel that has to be hidden was painted over; the picture is
/// then covered in part, and not to be used.
pub fn cover(
    picture: &mut Picture,
    targets: &[Target],
    shown: &[Region],
    seed: u64,
    progress: &Progress,
) -> Result<(), ErrorKind> {
    let (width, height) = (picture.width(), picture.height());
    let painted = paint_all(
        picture,
        &shapes(width, height, targets, shown)?,
        seed,
        progress,
    )?;
    // Worked out once more from the targets themselves: nothing that went astray on the way can pass for a cover.
    if !painted.covers_exactly(&shapes(width, height, targets, shown)?, height) {
        return Err(ErrorKind::Redact(RedactError::CoverFailed));
    }
    let total = targets.len() as u64;
    Ok(progress.step(Phase::Covering, total, total)?)
}

/// Paints every shape, and tells which pixels it painted over.
fn paint_all(
    picture: &mut Picture,
    shapes: &[Shape],
    seed: u64,
    progress: &Progress,
) -> Result<Painted, ErrorKind> {
    let drawings = sticker::choose(shapes, seed);
    let mut paints = Vec::with_capacity(shapes.len());
    for (index, (shape, drawing)) in shapes.iter().zip(drawings).enumerate() {
        progress.check()?;
        let mut noise = Chance::keyed(seed, index as u64);
        let field = || Field::over(picture, shapes, index);
        let paint: Box<dyn Paint> = match shape.cover {
            Cover::Fill => Box::new(fill::Fill),
            Cover::Pixels => Box::new(pixels::Pixels::of(shape, &field(), &mut noise)),
            Cover::Soft => Box::new(soft::Soft::of(field(), &mut noise)),
            Cover::Sticker => Box::new(sticker::Sticker::of(shape, drawing.unwrap_or(0))),
        };
        paints.push(paint);
    }
    let mut painted = Painted::default();
    let total = shapes.len() as u64;
    for (index, mut paint) in paints.into_iter().enumerate() {
        progress.step(Phase::Covering, index as u64, total)?;
        let paint = paint.as_mut();
        paint::paint(picture, shapes, index, paint, &mut painted, progress)?;
    }
    Ok(painted)
}

/// What of a head no shown face makes a cover give up: the box of the face and a tenth of its height around, so far as the whole head's cover reaches. None
/// where the landmarks contradict the box: such a cover never gives way.
pub fn core(face: &Region, landmarks: &[Point; 5]) -> Option<Region> {
    let sides = head::Head::core(face, landmarks)?;
    Some(Region {
        x: sides.left as f32,
        y: sides.top as f32,
        width: (sides.right - sides.left) as f32,
        height: (sides.bottom - sides.top) as f32,
    })
}

/// Which pixels the covers hide: 255 where one is opaque, 0 where the picture can still be seen,
/// feathers included. For front ends that show what will be hidden, and for tests.
///
/// # Errors
/// [`RedactError::RegionOutside`] and [`RedactError::CoverFailed`], as [`cover`].
pub fn opaque_mask(
    width: u32,
    height: u32,
    targets: &[Target],
    shown: &[Region],
) -> Result<GrayImage, ErrorKind> {
    let mut mask = GrayImage::new(width, height);
    for shape in shapes(width, height, targets, shown)? {
        for y in shape.top..shape.bottom() {
            let start = y as usize * width as usize;
            let hidden = shape.row(y).opaque;
            let hidden = start + hidden.start as usize..start + hidden.end as usize;
            let pixels = mask
                .get_mut(hidden)
                .ok_or(ErrorKind::Redact(RedactError::CoverFailed))?;
            pixels.fill(255);
        }
    }
    Ok(mask)
}

/// Whether anything outside of the covers is not opaque.
///
/// # Errors
/// [`RedactError::RegionOutside`], as [`cover`].
pub fn shows_through(
    alpha: &GrayImage,
    targets: &[Target],
    shown: &[Region],
) -> Result<bool, ErrorKind> {
    let shapes = shapes(alpha.width(), alpha.height(), targets, shown)?;
    let mut hidden = Vec::new();
    let rows = alpha.chunks_exact((alpha.width() as usize).max(1));
    Ok((0..).zip(rows).any(|(y, row)| {
        hidden_spans(shapes.iter(), y, &mut hidden);
        paint::gaps(&(0..alpha.width()), &hidden)
            .any(|x| row.get(x as usize).is_some_and(|opacity| *opacity != 255))
    }))
}

/// Whether the cover of a target hides every pixel of a region that lies in the picture.
pub fn hides(
    (width, height): (u32, u32),
    target: &Target,
    shown: &[Region],
    region: &Region,
) -> bool {
    let boxed = Target {
        region: *region,
        landmarks: None,
        slant: None,
        ..*target
    };
    let shapes = (
        Shape::of(target, shown, width, height),
        Shape::of(&boxed, &[], width, height),
    );
    let (Ok(cover), Ok(boxed)) = shapes else {
        return false;
    };
    (boxed.top..boxed.bottom()).all(|y| {
        let (hidden, wanted) = (cover.row(y).opaque, boxed.row(y).opaque);
        wanted.is_empty() || (hidden.start <= wanted.start && wanted.end <= hidden.end)
    })
}

fn shapes(
    width: u32,
    height: u32,
    targets: &[Target],
    shown: &[Region],
) -> Result<Vec<Shape>, ErrorKind> {
    let shapes = targets
        .iter()
        .map(|target| Shape::of(target, shown, width, height));
    let mut shapes = shapes.collect::<Result<Vec<_>, _>>()?;
    edge::draw_apart(&mut shapes);
    Ok(shapes)
}

/// What a shape is painted with.
trait Paint {
    /// The colour that it has on the whole.
    fn tone(&self) -> [u8; 3];

    /// The colours of row `y` from column `first` on. Both lie in the shape's rows and columns, and
    /// rows come in their order.
    fn row(&mut self, y: u32, first: u32, row: &mut [[u8; 3]]);
}
