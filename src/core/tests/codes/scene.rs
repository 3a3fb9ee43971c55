//! Synthetic photos of a sheet with a code, for the tests of codes and for the example that counts how many are read.

use std::path::Path;

use image::{Rgb, RgbImage};
use ombrelle_core::photo::{Encoding, Format, Limits, Picture, decode, encode};
use ombrelle_core::progress::Progress;
use qrcode::{Color, EcLevel, QrCode};

/// A code as modules, light or dark.
pub struct Modules {
    pub width: i32,
    pub height: i32,
    pub dark: Vec<bool>,
    /// Light modules around it: to the sides, above and below.
    zone: [i32; 2],
}

impl Modules {
    pub fn qr(content: &str) -> Self {
        let code = QrCode::with_error_correction_level(content, EcLevel::M).unwrap();
        let size = code.width() as i32;
        let colours = code.to_colors();
        Self {
            width: size,
            height: size,
            dark: colours
                .iter()
                .map(|colour| *colour == Color::Dark)
                .collect(),
            zone: [4, 4],
        }
    }

    /// One that an independent program wrote (tests/codes/README.md).
    pub fn written(name: &str) -> Self {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/codes");
        let picture = image::open(folder.join(format!("{name}.png")))
            .unwrap()
            .into_luma8();
        Self {
            width: picture.width() as i32,
            height: picture.height() as i32,
            dark: picture.pixels().map(|pixel| pixel[0] < 128).collect(),
            zone: [11, 6],
        }
    }
}

/// A sheet with a code on an uneven, noisy ground.
pub struct Scene<'a> {
    pub code: &'a Modules,
    /// Side of a module, in pixels.
    pub module: f32,
    /// In the plane, in degrees.
    pub turned: f32,
    /// Away from the camera, in degrees.
    pub away: f32,
    /// Width and height, in pixels.
    pub size: (u32, u32),
}

/// Where in a pixel light is measured, as a lens blurs edges.
const SAMPLES: [(f32, f32); 4] = [(0.25, 0.25), (0.75, 0.25), (0.25, 0.75), (0.75, 0.75)];

impl<'a> Scene<'a> {
    /// One of a row of eighteen that differ in how the sheet lies; with the quality of the JPEG file it is to become. The sides are as long as
    /// the code asks for.
    pub fn of_eighteen(code: &'a Modules, module: f32, place: usize) -> (Self, u8) {
        const TURNED: [f32; 18] = [
            0.0, 8.0, 22.0, 45.0, 60.0, 90.0, 118.0, 170.0, 200.0, 3.0, 12.0, 30.0, 50.0, 75.0,
            105.0, 135.0, 185.0, 270.0,
        ];
        let side = (module * (code.width as f32).hypot(code.height as f32)) as u32 + 180;
        let scene = Self {
            code,
            module,
            turned: TURNED[place % 18],
            away: [0.0, 15.0, 30.0][place % 3],
            size: (side, side),
        };
        (scene, [95, 60, 30][place / 3 % 3])
    }

    /// The column and row of the module that is seen at a place of the picture.
    fn module_at(&self, x: f32, y: f32) -> (i32, i32) {
        let (sin, cos) = self.turned.to_radians().sin_cos();
        let (sin_away, cos_away) = self.away.to_radians().sin_cos();
        // The sheet is as far as four times its width.
        let far = 4.0 * self.module * self.code.width.max(self.code.height) as f32;
        let u = x - self.size.0 as f32 / 2.0;
        let v = y - self.size.1 as f32 / 2.0;
        let depth = far * u / (far * cos_away - u * sin_away);
        let down = v * (far + depth * sin_away) / far;
        let place =
            |along: f32, size: i32| (along / self.module + size as f32 / 2.0).floor() as i32;
        (
            place(depth * cos + down * sin, self.code.width),
            place(down * cos - depth * sin, self.code.height),
        )
    }

    fn holds(&self, (column, row): (i32, i32), [across, above]: [i32; 2]) -> bool {
        (-across..self.code.width + across).contains(&column)
            && (-above..self.code.height + above).contains(&row)
    }

    fn is_dark(&self, (column, row): (i32, i32)) -> bool {
        self.holds((column, row), [0, 0])
            && self.code.dark[(row * self.code.width + column) as usize]
    }

    pub fn draw(&self) -> RgbImage {
        RgbImage::from_fn(self.size.0, self.size.1, |x, y| {
            let mut n = x.wrapping_mul(0x9E37_79B1) ^ y.wrapping_mul(0x85EB_CA77);
            n = (n ^ (n >> 15)).wrapping_mul(0x2C1B_3C6D);
            let noise = ((n >> 20) % 25) as f32 - 12.0;
            let mut sum = 0.0;
            for (dx, dy) in SAMPLES {
                let module = self.module_at(x as f32 + dx, y as f32 + dy);
                sum += match (self.is_dark(module), self.holds(module, self.code.zone)) {
                    (true, _) => 45.0,
                    (_, true) => 210.0,
                    _ => 110.0 + 40.0 * (x as f32 / 37.0).sin() * (y as f32 / 23.0).cos(),
                };
            }
            let light = 1.0 - 0.35 * x as f32 / self.size.0 as f32;
            let value = (sum / 4.0 * light + noise).clamp(0.0, 255.0) as u8;
            Rgb([value, value, value.saturating_add(6)])
        })
    }

    /// The pixels in which something of a dark module is seen.
    pub fn ink(&self) -> Vec<(u32, u32)> {
        let (width, height) = self.size;
        let all = (0..height).flat_map(|y| (0..width).map(move |x| (x, y)));
        let is_ink = |(x, y): &(u32, u32)| {
            let (x, y) = (*x as f32, *y as f32);
            let mut samples = SAMPLES.into_iter();
            samples.any(|(dx, dy)| self.is_dark(self.module_at(x + dx, y + dy)))
        };
        all.filter(is_ink).collect()
    }
}

pub fn through_jpeg(rgb: RgbImage, quality: u8) -> Picture {
    let picture = Picture { rgb, alpha: None };
    let how = Encoding {
        format: Format::Jpeg,
        quality,
        max_side: None,
    };
    let bytes = encode(&picture, &how, &Progress::default()).unwrap();
    decode(&bytes, &Limits::default(), &Progress::default()).unwrap()
}
