//! Made-up witnesses and faces painted by code, so that no model and no photo of anybody is needed.

use image::{Rgb, RgbImage};
use ombrelle_core::error::ErrorKind;
use ombrelle_core::evaluate::{Ensemble, Witness};
use ombrelle_core::face::Face;
use ombrelle_core::model::recogniser::{Card, Crop, Embedding, Likeness, Order, Preparation, Role};
use ombrelle_core::photo::{Picture, Point, Region};
use ombrelle_core::progress::Progress;
use ombrelle_core::redact::{Cover, Fit, Target, cover};

const TEMPLATE: [[f32; 2]; 5] = [
    [38.0, 51.0],
    [73.0, 51.0],
    [56.0, 71.0],
    [41.0, 92.0],
    [70.0, 92.0],
];

/// Compares faces as a child would: dark where dark, light where light, in squares of the crop.
pub struct Squares {
    card: Card,
}

impl Squares {
    pub fn boxed(name: &str, role: Role, threshold: f32) -> Box<dyn Witness> {
        let card = Card {
            name: name.to_owned(),
            title: name.to_uppercase(),
            family: name.to_owned(),
            role,
            crop: Crop {
                side: 112,
                template: TEMPLATE,
            },
            likeness: Likeness::Cosine,
            threshold,
            grouping: threshold,
            false_match: 0.01,
            false_non_match: 0.02,
            preparation: Preparation {
                order: Order::Rgb,
                mean: [0.0; 3],
                scale: 1.0,
                mirror: false,
            },
        };
        Box::new(Self { card })
    }
}

impl Witness for Squares {
    fn card(&self) -> &Card {
        &self.card
    }

    fn embed_crops(&mut self, crops: &[f32]) -> Result<Vec<Embedding>, ErrorKind> {
        let squares = |crop: &[f32]| {
            let mut sums = [0.0; 49];
            for (place, value) in crop[..112 * 112].iter().enumerate() {
                let (x, y) = (place % 112, place / 112);
                sums[y / 16 * 7 + x / 16] += value / 256.0;
            }
            // Squares outside the picture say nothing.
            let seen: Vec<f32> = sums.iter().copied().filter(|sum| *sum > 0.0).collect();
            let mean = seen.iter().sum::<f32>() / seen.len().max(1) as f32;
            sums.iter()
                .map(|sum| if *sum > 0.0 { sum - mean } else { 0.0 })
                .collect()
        };
        let crops = crops.chunks_exact(3 * 112 * 112);
        Ok(crops
            .map(|crop| Embedding::new(squares(crop), Likeness::Cosine))
            .collect())
    }
}

pub fn panel() -> Ensemble {
    let witnesses = vec![
        Squares::boxed("near", Role::Surrogate, 0.6),
        Squares::boxed("far", Role::HeldOut, 0.7),
    ];
    Ensemble::of(witnesses, vec!["Away".to_owned()], 2).unwrap()
}

/// A "face" of `person` around (x, y): coarse squares of light and dark, as large as a crop.
pub fn painted(picture: &mut RgbImage, person: u32, (x, y): (f32, f32), height: f32) -> Face {
    let scale = height / 80.0;
    let at = |u: f32, v: f32| Point {
        x: x + (u - 56.0) * scale,
        y: y + (v - 66.0) * scale,
    };
    let (from, to) = (at(0.0, 0.0), at(112.0, 112.0));
    for py in from.y.max(0.0) as u32..(to.y.max(0.0) as u32).min(picture.height()) {
        for px in from.x.max(0.0) as u32..(to.x.max(0.0) as u32).min(picture.width()) {
            let (u, v) = (
                (px as f32 - from.x) / scale / 16.0,
                (py as f32 - from.y) / scale / 16.0,
            );
            let mut n = (v as u32 * 7 + u as u32 + 1).wrapping_mul(0x9E37_79B1)
                ^ person.wrapping_mul(0x85EB_CA77);
            n = (n ^ (n >> 15)).wrapping_mul(0x2C1B_3C6D);
            let light = 40 + (n >> 24) as u8 % 170;
            picture.put_pixel(px, py, Rgb([light, light / 2 + 40, light / 3 + 60]));
        }
    }
    let corner = at(25.0, 26.0);
    Face {
        region: Region {
            x: corner.x,
            y: corner.y,
            width: 62.0 * scale,
            height,
        },
        landmarks: Some(TEMPLATE.map(|[u, v]| at(u, v))),
        score: Some(0.9),
    }
}

pub fn ground(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| {
        Rgb([(x * 200 / width) as u8, (y * 200 / height) as u8, 120])
    })
}

pub fn portrait(person: u32) -> (Picture, Vec<Face>) {
    let mut rgb = ground(400, 360);
    let face = painted(&mut rgb, person, (200.0, 170.0), 130.0);
    (Picture { rgb, alpha: None }, vec![face])
}

pub fn covered((picture, faces): &(Picture, Vec<Face>)) -> Picture {
    let mut covered = picture.clone();
    let targets: Vec<Target> = faces
        .iter()
        .map(|face| Target {
            region: face.region,
            landmarks: face.landmarks,
            cover: Cover::Fill,
            fit: Fit::default(),
            slant: None,
            core: None,
            apart: true,
        })
        .collect();
    cover(&mut covered, &targets, &[], 0, &Progress::default()).unwrap();
    covered
}
