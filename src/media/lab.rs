//! CIE L*a*b* in eight bits, as the strong denoiser needs it.
//!
//! OpenCV's `COLOR_LBGR2Lab` and back: red, green and blue taken as they are, without the curve of sRGB
//! (that is what its denoiser does), D65 white; L* times 255/100, a* and b* plus 128.

/// Red, green, blue to X, Y, Z of sRGB's primaries (IEC 61966-2-1), each row over the white point D65.
const TO_XYZ: [[f32; 3]; 3] = [
    [
        0.412_453 / WHITE_X,
        0.357_580 / WHITE_X,
        0.180_423 / WHITE_X,
    ],
    [0.212_671, 0.715_160, 0.072_169],
    [
        0.019_334 / WHITE_Z,
        0.119_193 / WHITE_Z,
        0.950_227 / WHITE_Z,
    ],
];
/// The way back, each column times the white point.
const FROM_XYZ: [[f32; 3]; 3] = [
    [3.240_479 * WHITE_X, -1.537_15, -0.498_535 * WHITE_Z],
    [-0.969_256 * WHITE_X, 1.875_991, 0.041_556 * WHITE_Z],
    [0.055_648 * WHITE_X, -0.204_043, 1.057_311 * WHITE_Z],
];
const WHITE_X: f32 = 0.950_456;
const WHITE_Z: f32 = 1.088_754;

/// One colour, to L*, a*, b*.
pub(super) fn from_rgb(rgb: [u8; 3]) -> [u8; 3] {
    let rgb = rgb.map(|value| f32::from(value) / 255.0);
    let [x, y, z] = TO_XYZ.map(|row| bent(product(row, rgb)));
    [
        // L* times 2.55, with 295.8 rounded as OpenCV does.
        byte(296.0 * y - 40.8),
        byte(500.0 * (x - y) + 128.0),
        byte(200.0 * (y - z) + 128.0),
    ]
}

/// And back.
pub(super) fn to_rgb([l, a, b]: [u8; 3]) -> [u8; 3] {
    let y = (f32::from(l) / 2.55 + 16.0) / 116.0;
    let x = y + (f32::from(a) - 128.0) / 500.0;
    let z = y - (f32::from(b) - 128.0) / 200.0;
    let xyz = [x, y, z].map(straight);
    // Not rounded: nor does OpenCV on the way back.
    FROM_XYZ.map(|row| (product(row, xyz) * 255.0) as u8)
}

fn product(row: [f32; 3], values: [f32; 3]) -> f32 {
    row.iter().zip(values).map(|(a, b)| a * b).sum()
}

/// CIE 15:2004: a cube root with a linear start.
fn bent(value: f32) -> f32 {
    if value > 0.008_856 {
        value.cbrt()
    } else {
        7.787 * value + 16.0 / 116.0
    }
}

fn straight(value: f32) -> f32 {
    // The bent value of 0.008856.
    if value > 0.206_893 {
        value.powi(3)
    } else {
        (value - 16.0 / 116.0) / 7.787
    }
}

fn byte(value: f32) -> u8 {
    // A conversion to `u8` keeps to 0-255.
    value.round() as u8
}
