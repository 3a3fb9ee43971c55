//! A fake of somebody, shown on a robot and a vase: a program that "opens" a panel paints what it never saw, and another guess is another picture; heads
//! change places. And what each can do: the one shown, a friend, the class, the one who made it.
//!
//! Nothing here could be done to a photo: the guesses are drawn by a few lines of chance, on this drawing alone.

use std::sync::LazyLock;

use image::RgbImage;
use ombrelle_base::chance::Chance;
use serde::Deserialize;

use crate::Text;
use crate::paint::{Colour, Sheet};

/// Width and height of a drawing, in pixels.
pub const SIZE: [u32; 2] = [240, 300];

/// The panel on the robot's belly: left, top, right and bottom.
const PANEL: [f32; 4] = [82.0, 138.0, 158.0, 206.0];

/// What is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Drawing {
    /// The robot, its panel shut.
    Robot,
    /// The same robot as a program "opens" it: an invention, another one for each number.
    Guess(u64),
    /// The robot whose panel its owner opened: what was really there.
    Opened,
    /// A vase with flowers.
    Vase,
    /// The robot's head on the vase.
    HeadOnVase,
    /// The flowers on the robot.
    FlowersOnRobot,
}

impl Drawing {
    /// The picture, of [`SIZE`].
    pub fn draw(self) -> RgbImage {
        let [width, height] = SIZE;
        let mut sheet = Sheet::new(width, height, [240, 243, 247]);
        sheet.block([0.0, 262.0, 240.0, 300.0], 0.0, [222, 214, 200]);
        match self {
            Self::Robot => {
                body(&mut sheet);
                head(&mut sheet, 0.0);
            }
            Self::Guess(number) => {
                body(&mut sheet);
                head(&mut sheet, 0.0);
                guess(&mut sheet, number);
            }
            Self::Opened => {
                body(&mut sheet);
                head(&mut sheet, 0.0);
                nest(&mut sheet);
            }
            Self::Vase => {
                flowers(&mut sheet, 0.0);
                vase(&mut sheet);
            }
            Self::HeadOnVase => {
                vase(&mut sheet);
                head(&mut sheet, 22.0);
            }
            Self::FlowersOnRobot => {
                flowers(&mut sheet, -10.0);
                body(&mut sheet);
            }
        }
        sheet.finish()
    }
}

const METAL: Colour = [126, 152, 178];
const DARK: Colour = [62, 80, 104];

fn head(sheet: &mut Sheet, down: f32) {
    let at = |x: f32, y: f32| [x, y + down];
    sheet.line(at(120.0, 38.0), at(120.0, 18.0), 4.0, DARK);
    sheet.ellipse(at(120.0, 16.0), [7.0, 7.0], [214, 76, 66]);
    sheet.block([80.0, 36.0 + down, 160.0, 100.0 + down], 12.0, METAL);
    for x in [102.0, 138.0] {
        sheet.ellipse(at(x, 62.0), [12.0, 12.0], [250, 250, 246]);
        sheet.ellipse(at(x + 2.0, 63.0), [5.0, 6.0], [30, 38, 52]);
    }
    sheet.block(
        [98.0, 82.0 + down, 142.0, 91.0 + down],
        4.0,
        [236, 240, 246],
    );
    for x in [109.0, 120.0, 131.0] {
        sheet.line(at(x, 83.0), at(x, 90.0), 1.6, DARK);
    }
}

fn body(sheet: &mut Sheet) {
    sheet.block([110.0, 98.0, 130.0, 118.0], 2.0, DARK);
    for [from, to] in [
        [[68.0, 132.0], [42.0, 182.0]],
        [[172.0, 132.0], [198.0, 182.0]],
    ] {
        sheet.line(from, to, 14.0, DARK);
        sheet.ellipse(to, [12.0, 12.0], METAL);
    }
    for left in [84.0, 132.0] {
        sheet.block([left, 218.0, left + 24.0, 268.0], 4.0, DARK);
        sheet.block([left - 6.0, 260.0, left + 30.0, 276.0], 6.0, METAL);
    }
    sheet.block([62.0, 114.0, 178.0, 224.0], 14.0, METAL);
    let [left, top, right, bottom] = PANEL;
    sheet.block(
        [left - 3.0, top - 3.0, right + 3.0, bottom + 3.0],
        6.0,
        DARK,
    );
    sheet.block(PANEL, 4.0, [164, 186, 208]);
    for (x, y) in [(left, top), (right, top), (left, bottom), (right, bottom)] {
        let inward = |at: f32, middle: f32| at + 7.0 * (middle - at).signum();
        sheet.ellipse([inward(x, 120.0), inward(y, 172.0)], [2.6, 2.6], DARK);
    }
    sheet.block([140.0, 166.0, 150.0, 180.0], 3.0, [232, 196, 84]);
}

/// What a program may paint that has seen the insides of many machines, and never this one.
fn guess(sheet: &mut Sheet, number: u64) {
    let mut chance = Chance::stream(number, 0);
    let [left, top, right, bottom] = PANEL;
    let grounds = [[38, 44, 58], [70, 48, 38], [34, 58, 50], [60, 40, 66]];
    let ground = usize::try_from(number % 4).unwrap_or_default();
    sheet.block(PANEL, 4.0, grounds.get(ground).copied().unwrap_or_default());
    for _ in 0..5 {
        let (y, end) = (
            chance.between(top + 6.0, bottom - 6.0),
            chance.between(top + 6.0, bottom - 6.0),
        );
        let wire = bright(&mut chance);
        sheet.line([left + 4.0, y], [right - 4.0, end], 2.4, wire);
    }
    for _ in 0..4 {
        let size = chance.between(6.0, 13.0);
        let middle = [
            chance.between(left + 15.0, right - 15.0),
            chance.between(top + 15.0, bottom - 15.0),
        ];
        match chance.below(3) {
            0 => gear(sheet, middle, size),
            1 => {
                let glow = bright(&mut chance);
                sheet.ellipse(middle, [size * 0.7, size], glow);
                sheet.ellipse(middle, [size * 0.3, size * 0.4], [255, 252, 226]);
            }
            _ => {
                let [x, y] = middle;
                let case = bright(&mut chance);
                let place = [x - size, y - size * 0.6, x + size, y + size * 0.6];
                sheet.block(place, 2.0, case);
                sheet.block([x - 3.0, y - 2.0, x + 3.0, y + 2.0], 0.0, [24, 28, 36]);
            }
        }
    }
}

fn bright(chance: &mut Chance) -> Colour {
    let colours = [
        [224, 92, 72],
        [240, 190, 74],
        [94, 190, 130],
        [92, 168, 226],
        [206, 124, 208],
    ];
    let which = chance.below(colours.len());
    colours.get(which).copied().unwrap_or_default()
}

fn gear(sheet: &mut Sheet, [x, y]: [f32; 2], size: f32) {
    let metal = [196, 200, 206];
    for tooth in 0..8_u8 {
        let turn = f32::from(tooth) * std::f32::consts::FRAC_PI_4;
        let end = [x + turn.cos() * size, y + turn.sin() * size];
        sheet.line([x, y], end, 3.4, metal);
    }
    sheet.ellipse([x, y], [size * 0.75, size * 0.75], metal);
    sheet.ellipse([x, y], [size * 0.3, size * 0.3], [48, 52, 62]);
}

/// No machine at all: a bird in its nest.
fn nest(sheet: &mut Sheet) {
    sheet.block(PANEL, 4.0, [196, 222, 240]);
    sheet.ellipse([120.0, 196.0], [30.0, 10.0], [134, 96, 58]);
    sheet.ellipse([118.0, 178.0], [18.0, 16.0], [244, 206, 74]);
    sheet.ellipse([132.0, 162.0], [10.0, 10.0], [244, 206, 74]);
    sheet.shape(
        &[[140.0, 160.0], [150.0, 164.0], [140.0, 167.0]],
        [232, 120, 48],
    );
    sheet.ellipse([134.0, 160.0], [2.0, 2.0], [30, 30, 34]);
    sheet.ellipse([112.0, 178.0], [9.0, 7.0], [222, 172, 50]);
    for x in [96.0, 108.0, 120.0, 132.0, 144.0] {
        sheet.line([x - 6.0, 200.0], [x + 6.0, 192.0], 2.4, [98, 66, 38]);
    }
}

fn vase(sheet: &mut Sheet) {
    let glaze = [92, 146, 128];
    let neck = [
        [98.0, 118.0],
        [142.0, 118.0],
        [136.0, 158.0],
        [104.0, 158.0],
    ];
    sheet.ellipse([120.0, 210.0], [56.0, 62.0], glaze);
    sheet.shape(&neck, glaze);
    sheet.block([92.0, 112.0, 148.0, 124.0], 5.0, [70, 118, 102]);
    sheet.block([88.0, 258.0, 152.0, 272.0], 4.0, [70, 118, 102]);
    for x in [84.0, 108.0, 132.0, 156.0] {
        sheet.ellipse([x, 208.0], [7.0, 12.0], [236, 224, 186]);
    }
}

fn flowers(sheet: &mut Sheet, down: f32) {
    let blooms = [
        ([76.0, 54.0], [232, 106, 124]),
        ([120.0, 34.0], [246, 196, 84]),
        ([164.0, 58.0], [156, 122, 214]),
    ];
    for ([x, y], colour) in &blooms {
        sheet.line([120.0, 128.0 + down], [*x, y + down], 4.0, [74, 128, 70]);
        for petal in 0..6_u8 {
            let turn = f32::from(petal) * std::f32::consts::FRAC_PI_3;
            let middle = [x + turn.cos() * 13.0, y + down + turn.sin() * 13.0];
            sheet.ellipse(middle, [9.0, 9.0], *colour);
        }
        sheet.ellipse([*x, y + down], [8.0, 8.0], [250, 232, 160]);
    }
}

/// Who is asked what to do.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Deserialize, strum::VariantArray, strum::IntoStaticStr,
)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Role {
    /// The one of whom the fake is.
    Shown,
    /// A friend.
    Friend,
    /// The class.
    Class,
    /// The one who made it, or passed it on.
    Maker,
}

/// What one of them can do.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Part {
    /// Who.
    pub role: Role,
    /// Their name in the room.
    pub name: Text,
    /// What to know first.
    pub first: Text,
    /// What to do.
    pub steps: Vec<Text>,
}

/// What is said, and why that is wrong.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Excuse {
    /// What somebody says.
    pub said: Text,
    /// What is true.
    pub truth: Text,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct Fake {
    part: Vec<Part>,
    excuse: Vec<Excuse>,
}

static FAKE: LazyLock<Fake> = LazyLock::new(|| {
    // A test reads it; without it there is nothing to say.
    toml::from_str(include_str!("../../assets/workshop/fake.toml")).unwrap_or_default()
});

/// What each can do.
pub fn parts() -> &'static [Part] {
    &FAKE.part
}

/// Why "only a joke" is violence.
pub fn excuses() -> &'static [Excuse] {
    &FAKE.excuse
}

#[cfg(test)]
mod tests {
    use strum::VariantArray;

    use super::*;

    /// Pixels that differ inside of the panel, and outside.
    fn differ(one: Drawing, other: Drawing) -> (usize, usize) {
        let (one, other) = (one.draw(), other.draw());
        let (mut inside, mut outside) = (0, 0);
        for ((x, y, a), b) in one.enumerate_pixels().zip(other.pixels()) {
            if a == b {
                continue;
            }
            let [left, top, right, bottom] = PANEL;
            let across = (left - 1.0..=right).contains(&(x as f32));
            match across && (top - 1.0..=bottom).contains(&(y as f32)) {
                true => inside += 1,
                false => outside += 1,
            }
        }
        (inside, outside)
    }

    #[test]
    fn a_guess_changes_the_panel_alone_and_no_two_guesses_are_alike() {
        for number in 1..6 {
            let (inside, outside) = differ(Drawing::Robot, Drawing::Guess(number));
            assert!(inside > 3_000 && outside == 0, "{number}");
            assert!(differ(Drawing::Guess(number), Drawing::Guess(number + 1)).0 > 1_500);
            // And none is what was really there.
            assert!(differ(Drawing::Guess(number), Drawing::Opened).0 > 3_000);
        }
        assert_eq!(Drawing::Guess(3).draw(), Drawing::Guess(3).draw());
    }

    #[test]
    fn each_of_the_four_has_something_to_do_today() {
        let roles: Vec<Role> = parts().iter().map(|part| part.role).collect();
        assert_eq!(roles, Role::VARIANTS);
        assert!(parts().iter().all(|part| part.steps.len() >= 3));
        assert!(excuses().len() >= 4);
    }
}
