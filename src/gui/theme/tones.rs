//! The palette, in three lightings.

use iced::{Color, color};
use ombrelle_core::settings::Scheme;

/// Colours by what they are for. Each text is readable on each ground that it is used on: a test holds every pair of
/// [`Tones::pairs`] to 4.5:1 (WCAG 2.2, 1.4.3), and marks to 3:1 (1.4.11).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Tones {
    /// Behind everything.
    pub ground: Color,
    /// Cards, bars, fields.
    pub surface: Color,
    /// What the pointer is on.
    pub raised: Color,
    /// Text.
    pub text: Color,
    /// Text that explains.
    pub quiet: Color,
    /// Words of what cannot be pressed now.
    pub off_text: Color,
    /// Borders of what cannot be pressed now.
    pub off_line: Color,
    /// Borders of what can be pressed or filled in.
    pub line: Color,
    /// Borders that only divide.
    pub faint: Color,
    /// What to press first.
    pub accent: Color,
    /// Text on `accent`.
    pub on_accent: Color,
    /// What cannot be taken back.
    pub danger: Color,
    /// Text on `danger`.
    pub on_danger: Color,
    /// Hidden, done.
    pub good: Color,
    /// Text on `good`.
    pub on_good: Color,
    /// Take note.
    pub warn: Color,
    /// Text on `warn`.
    pub on_warn: Color,
    /// The ring around what the keyboard is at.
    pub focus: Color,
}

impl Tones {
    /// The tones of a scheme, on a system that is dark or light.
    pub fn of(scheme: Scheme, dark: bool) -> Self {
        match scheme {
            Scheme::Light => LIGHT,
            Scheme::Dark => DARK,
            Scheme::HighContrast => CONTRAST,
            Scheme::System if dark => DARK,
            Scheme::System => LIGHT,
        }
    }

    /// An icon that cannot be pressed now: paler than one that can, in each lighting. Words beside an icon say it by [`Tones::off_text`]; where an icon stands
    /// alone, its colour is all there is.
    pub fn off(&self) -> Color {
        mix(self.text, self.ground, 0.45)
    }

    /// Text colours, each with a background that it is used on.
    pub fn pairs(&self) -> Vec<(Color, Color)> {
        let grounds = [self.ground, self.surface, self.raised];
        let texts = [
            self.text,
            self.quiet,
            self.off_text,
            self.accent,
            self.danger,
            self.good,
            self.warn,
        ];
        let on = |text: Color| grounds.into_iter().map(move |ground| (text, ground));
        let mut pairs: Vec<_> = texts.into_iter().flat_map(on).collect();
        pairs.extend([
            (self.on_accent, self.accent),
            (self.on_danger, self.danger),
            (self.on_good, self.good),
            (self.on_warn, self.warn),
        ]);
        pairs
    }

    /// Colours of marks, each with a background that it is used on.
    pub fn marks(&self) -> Vec<(Color, Color)> {
        let grounds = [self.ground, self.surface, self.raised];
        let on = |mark: Color| grounds.into_iter().map(move |ground| (mark, ground));
        let marks = [self.line, self.focus, self.off()];
        marks.into_iter().flat_map(on).collect()
    }
}

/// A colour between two, by which part it is the second.
pub(crate) fn mix(a: Color, b: Color, part: f32) -> Color {
    let one = |a: f32, b: f32| a + (b - a) * part;
    Color::from_rgb(one(a.r, b.r), one(a.g, b.g), one(a.b, b.b))
}

const LIGHT: Tones = Tones {
    ground: color!(0xfbf8f3),
    surface: color!(0xffffff),
    raised: color!(0xf1ece2),
    text: color!(0x23201b),
    quiet: color!(0x5a544a),
    off_text: color!(0x5a544a),
    off_line: color!(0xe2dbce),
    line: color!(0x857c6e),
    faint: color!(0xe2dbce),
    accent: color!(0x1f5f8b),
    on_accent: color!(0xffffff),
    danger: color!(0xa5281b),
    on_danger: color!(0xffffff),
    good: color!(0x25693a),
    on_good: color!(0xffffff),
    warn: color!(0x8a5200),
    on_warn: color!(0xffffff),
    focus: color!(0xb3560b),
};

const DARK: Tones = Tones {
    ground: color!(0x1b1d20),
    surface: color!(0x25282c),
    raised: color!(0x31353a),
    text: color!(0xf0ece4),
    quiet: color!(0xbab4a8),
    off_text: color!(0xbab4a8),
    off_line: color!(0x3c4046),
    line: color!(0x8f8b83),
    faint: color!(0x3c4046),
    accent: color!(0x8cc4ea),
    on_accent: color!(0x10222f),
    danger: color!(0xff9d90),
    on_danger: color!(0x3a0d07),
    good: color!(0x8fd6a2),
    on_good: color!(0x0f2a17),
    warn: color!(0xf3c069),
    on_warn: color!(0x322100),
    focus: color!(0xffb454),
};

const CONTRAST: Tones = Tones {
    ground: color!(0x000000),
    surface: color!(0x000000),
    raised: color!(0x262626),
    text: color!(0xffffff),
    quiet: color!(0xf2f2f2),
    // Quiet text is nearly as bright as text here, and would say nothing.
    off_text: color!(0xb3b3b3),
    off_line: color!(0x8c8c8c),
    line: color!(0xffffff),
    faint: color!(0xffffff),
    accent: color!(0xffe14d),
    on_accent: color!(0x000000),
    danger: color!(0xffb3a8),
    on_danger: color!(0x000000),
    good: color!(0x9dffb5),
    on_good: color!(0x000000),
    warn: color!(0xffd27a),
    on_warn: color!(0x000000),
    focus: color!(0x66e0ff),
};

/// Contrast ratio of WCAG 2.2.
#[cfg(test)]
pub(crate) fn contrast(a: Color, b: Color) -> f32 {
    let (a, b) = (a.relative_luminance(), b.relative_luminance());
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

#[cfg(test)]
mod tests {
    use super::super::{Look, SCHEMES};
    use super::*;

    #[test]
    fn every_text_can_be_read_on_its_ground() {
        for scheme in SCHEMES {
            let least = if scheme == Scheme::HighContrast {
                7.0
            } else {
                4.5
            };
            for (text, ground) in Tones::of(scheme, false).pairs() {
                let ratio = contrast(text, ground);
                assert!(ratio >= least, "{scheme:?}: {text} on {ground}: {ratio:.2}");
            }
        }
    }

    #[test]
    fn what_cannot_be_pressed_looks_otherwise_than_what_can() {
        for scheme in SCHEMES {
            let tones = Tones::of(scheme, false);
            for (off, on) in [(tones.off_text, tones.text), (tones.off_line, tones.line)] {
                let ratio = contrast(off, on);
                assert!(ratio >= 1.5, "{scheme:?}: {off} beside {on}: {ratio:.2}");
            }
        }
    }

    #[test]
    fn every_scroll_bar_can_be_seen_on_its_rail_and_on_the_page() {
        for scheme in SCHEMES {
            let look = Look {
                tones: Tones::of(scheme, false),
                text: 1.0,
                window: iced::Size::new(900.0, 600.0),
                told: 0.0,
            };
            let theme = look.theme();
            let all = &theme.extended_palette().background;
            for ground in [all.weak.color, look.tones.ground, look.tones.surface] {
                let bar = all.strongest.color;
                let ratio = contrast(bar, ground);
                assert!(ratio >= 3.0, "{scheme:?}: {bar} on {ground}: {ratio:.2}");
            }
        }
    }

    #[test]
    fn an_icon_that_cannot_be_pressed_is_told_from_one_that_can() {
        for scheme in SCHEMES {
            let tones = Tones::of(scheme, false);
            let ratio = contrast(tones.off(), tones.text);
            assert!(ratio >= 2.5, "{scheme:?}: {ratio:.2}");
        }
    }

    #[test]
    fn every_mark_can_be_seen_on_its_ground() {
        for scheme in SCHEMES {
            for (mark, ground) in Tones::of(scheme, false).marks() {
                let ratio = contrast(mark, ground);
                assert!(ratio >= 3.0, "{scheme:?}: {mark} on {ground}: {ratio:.2}");
            }
        }
    }
}
