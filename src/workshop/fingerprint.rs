//! The fingerprint: a drawing, its copies, and which of them a register knows again.
//!
//! The hash is PDQ ([`ombrelle_pdq`]), the likeness from which a copy counts as known is the register's, [`MATCH_DISTANCE`] bits of 256, and as the
//! register does, a copy is compared with the eight hashes of the ways in which the original can be turned and mirrored. What the register guesses
//! besides, borders and cut edges, is no part of the game: a service that is told a hash need not guess.

use image::{Rgb, RgbImage, imageops};
use ombrelle_base::progress::Progress;
use ombrelle_media::through_jpeg;
use ombrelle_pdq::{Dihedral, MIN_QUALITY, Picture};

use crate::paint::{Colour, Sheet};

pub use ombrelle_pdq::MATCH_DISTANCE;

/// Width and height of the drawing, in pixels.
pub const SIZE: [u32; 2] = [480, 360];

/// Bits along each side of a fingerprint, drawn as a square.
pub const SIDE: usize = 16;

/// What is done to a copy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, strum::VariantArray, strum::IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum Change {
    /// Saved once more, as a JPEG of quality 50.
    SavedAgain,
    /// A third as wide and as high.
    Smaller,
    /// 5 % of its left side cut off.
    CutLittle,
    /// 10 % of its left side cut off.
    CutMore,
    /// Left and right exchanged.
    Mirrored,
    /// Other colours, and a little brighter.
    Recoloured,
    /// A white border of 5 % of its width.
    Bordered,
    /// Black bars above and below, of 15 % of its height each.
    Barred,
}

/// The fingerprint of a picture: of the eight ways to turn and to mirror it, 256 bits each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fingerprint(Dihedral);

/// How a copy compares with the original.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Compared {
    /// Bits of 256 that differ from the nearest of the original's eight hashes.
    pub distance: u32,
    /// Bits that differ from the hash of the original as it is, which is all that some services keep.
    pub alone: u32,
}

impl Compared {
    /// Whether the copy is known again by one who keeps eight hashes, as Ombrelle's register does.
    pub fn is_known(self) -> bool {
        self.distance <= MATCH_DISTANCE
    }

    /// The same for one who keeps a single hash.
    pub fn is_known_alone(self) -> bool {
        self.alone <= MATCH_DISTANCE
    }
}

impl Fingerprint {
    /// Of a picture; none where it is too small, or so even that its bits say nothing.
    pub fn of(picture: &RgbImage) -> Option<Self> {
        let side = |pixels: u32| usize::try_from(pixels).ok();
        let (width, height) = (side(picture.width())?, side(picture.height())?);
        let hashes = Picture::rgb(picture.as_raw(), width, height)
            .ok()?
            .dihedral();
        (hashes.quality >= MIN_QUALITY).then_some(Self(hashes))
    }

    /// Compared with that of the original.
    pub fn compared(&self, original: &Self) -> Compared {
        let own = &self.0.original;
        let all = original.0.all().map(|hash| hash.distance(own));
        Compared {
            distance: all.into_iter().min().unwrap_or(u32::MAX),
            alone: original.0.original.distance(own),
        }
    }

    /// Its bits as a picture of [`SIDE`] x [`SIDE`] pixels: light and dark; those that differ from another fingerprint in orange.
    pub fn drawn(&self, beside: Option<&Self>) -> RgbImage {
        let bits = |one: &Self| -> Vec<bool> {
            let bytes = one.0.original.as_bytes().iter();
            bytes
                .flat_map(|byte| (0..8).map(move |bit| byte >> (7 - bit) & 1 == 1))
                .collect()
        };
        let (own, other) = (bits(self), beside.map(bits));
        let side = SIDE as u32;
        RgbImage::from_fn(side, side, |x, y| {
            let place = (y * side + x) as usize;
            let bit = own.get(place).copied().unwrap_or_default();
            let differs = other
                .as_ref()
                .is_some_and(|other| other.get(place) != Some(&bit));
            Rgb(match (differs, bit) {
                (true, true) => [201, 88, 16],
                (true, false) => [255, 178, 102],
                (false, true) => [38, 50, 74],
                (false, false) => [226, 231, 240],
            })
        })
    }
}

impl Change {
    /// A copy of a picture, changed; none where it is too small.
    pub fn copy(self, picture: &RgbImage) -> Option<RgbImage> {
        let (width, height) = picture.dimensions();
        let cut = |part: u32| {
            let gone = width * part / 100;
            imageops::crop_imm(picture, gone, 0, width - gone, height).to_image()
        };
        let framed = |[across, down]: [u32; 2], colour: Colour| {
            let size = (width + 2 * across, height + 2 * down);
            let mut framed = RgbImage::from_pixel(size.0, size.1, Rgb(colour));
            imageops::replace(&mut framed, picture, across.into(), down.into());
            framed
        };
        Some(match self {
            Self::SavedAgain => through_jpeg(picture, 50, &Progress::default()).ok()?,
            Self::Smaller => {
                let size = (width / 3, height / 3);
                smaller(picture, size)?
            }
            Self::CutLittle => cut(5),
            Self::CutMore => cut(10),
            Self::Mirrored => imageops::flip_horizontal(picture),
            Self::Recoloured => recoloured(picture),
            Self::Bordered => framed([width / 20; 2], [255; 3]),
            Self::Barred => framed([0, height * 15 / 100], [0; 3]),
        })
    }
}

fn smaller(picture: &RgbImage, (width, height): (u32, u32)) -> Option<RgbImage> {
    let picture = ombrelle_media::Picture {
        rgb: picture.clone(),
        alpha: None,
    };
    let small = ombrelle_media::resized(&picture, width, height).ok()?;
    Some(small.rgb)
}

/// Red becomes green, green becomes blue, blue becomes red, each a little lighter.
fn recoloured(picture: &RgbImage) -> RgbImage {
    let lighter = |value: u8| (f32::from(value) * 0.85 + 38.0) as u8;
    let mut other = picture.clone();
    for Rgb(pixel) in other.pixels_mut() {
        let [red, green, blue] = pixel.map(lighter);
        *pixel = [blue, red, green];
    }
    other
}

/// The drawing: a house, a tree, a kite.
pub fn drawing() -> RgbImage {
    let [width, height] = SIZE;
    let mut sheet = Sheet::new(width, height, [255; 3]);
    sheet.shade([120, 178, 232], [226, 238, 246]);
    sheet.ellipse([404.0, 62.0], [34.0, 34.0], [252, 214, 92]);
    for [x, y] in [[84.0, 66.0], [112.0, 58.0], [140.0, 70.0]] {
        sheet.ellipse([x, y], [30.0, 17.0], [250, 250, 252]);
    }
    let hill = [
        [0.0, 236.0],
        [120.0, 190.0],
        [250.0, 232.0],
        [390.0, 178.0],
        [480.0, 214.0],
        [480.0, 360.0],
        [0.0, 360.0],
    ];
    sheet.shape(&hill, [118, 170, 96]);
    let meadow = [
        [0.0, 292.0],
        [210.0, 262.0],
        [480.0, 300.0],
        [480.0, 360.0],
        [0.0, 360.0],
    ];
    sheet.shape(&meadow, [88, 142, 78]);
    house(&mut sheet);
    sheet.block([372.0, 214.0, 390.0, 312.0], 3.0, [108, 74, 48]);
    for ([x, y], size) in [
        ([380.0, 186.0], 46.0),
        ([352.0, 210.0], 30.0),
        ([410.0, 212.0], 32.0),
    ] {
        sheet.ellipse([x, y], [size, size * 0.9], [46, 110, 62]);
    }
    kite(&mut sheet);
    sheet.finish()
}

fn house(sheet: &mut Sheet) {
    sheet.block([70.0, 188.0, 222.0, 306.0], 0.0, [238, 218, 184]);
    let roof = [[54.0, 192.0], [146.0, 118.0], [238.0, 192.0]];
    sheet.block([186.0, 126.0, 206.0, 172.0], 0.0, [140, 72, 60]);
    sheet.shape(&roof, [178, 72, 56]);
    sheet.block([132.0, 238.0, 166.0, 306.0], 2.0, [96, 62, 44]);
    sheet.ellipse([159.0, 274.0], [2.5, 2.5], [236, 206, 110]);
    for left in [84.0, 180.0] {
        sheet.block([left, 212.0, left + 32.0, 244.0], 2.0, [64, 92, 128]);
        sheet.line(
            [left + 16.0, 212.0],
            [left + 16.0, 244.0],
            3.0,
            [246, 246, 246],
        );
        sheet.line([left, 228.0], [left + 32.0, 228.0], 3.0, [246, 246, 246]);
    }
    let path = [
        [134.0, 306.0],
        [166.0, 306.0],
        [232.0, 360.0],
        [150.0, 360.0],
    ];
    sheet.shape(&path, [206, 186, 150]);
}

fn kite(sheet: &mut Sheet) {
    let tail = [
        [300.0, 128.0],
        [286.0, 152.0],
        [304.0, 172.0],
        [290.0, 198.0],
    ];
    for (from, to) in tail.iter().zip(tail.iter().skip(1)) {
        sheet.line(*from, *to, 3.0, [70, 66, 92]);
    }
    let cloth = [[300.0, 40.0], [330.0, 78.0], [300.0, 130.0], [272.0, 78.0]];
    sheet.shape(&cloth, [214, 58, 104]);
    sheet.shape(
        &[[300.0, 40.0], [330.0, 78.0], [300.0, 130.0]],
        [246, 150, 60],
    );
}

#[cfg(test)]
mod tests {
    use strum::VariantArray;

    use super::*;

    fn compared(change: Change) -> Compared {
        let original = drawing();
        let copy = change.copy(&original).unwrap();
        let copy = Fingerprint::of(&copy).expect("enough to see");
        copy.compared(&Fingerprint::of(&original).unwrap())
    }

    #[test]
    fn copies_that_look_the_same_are_known_and_cut_or_framed_ones_are_not() {
        for change in Change::VARIANTS {
            let compared = compared(*change);
            let known = matches!(
                change,
                Change::SavedAgain | Change::Smaller | Change::Mirrored | Change::Recoloured
            );
            assert_eq!(compared.is_known(), known, "{change:?}: {compared:?}");
        }
    }

    #[test]
    fn a_mirror_image_is_known_by_eight_hashes_and_not_by_one() {
        let compared = compared(Change::Mirrored);
        assert!(compared.is_known() && !compared.is_known_alone());
    }

    #[test]
    fn bits_that_differ_are_drawn_in_orange_as_many_as_there_are() {
        let original = drawing();
        let own = Fingerprint::of(&original).unwrap();
        let cut = Fingerprint::of(&Change::CutMore.copy(&original).unwrap()).unwrap();
        let orange = |picture: &RgbImage| {
            let warm = |pixel: &&Rgb<u8>| pixel.0[0] > 200 && pixel.0[2] < 110;
            picture.pixels().filter(warm).count()
        };
        let drawn = cut.drawn(Some(&own));
        assert_eq!(orange(&drawn), cut.compared(&own).alone as usize);
        assert_eq!(orange(&own.drawn(Some(&own))), 0);
    }
}
