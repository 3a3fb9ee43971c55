use iced::Renderer;
use iced::advanced::text::{self, Paragraph as _};
use iced::alignment::Vertical;
use ombrelle_core::protect::gather;
use ombrelle_i18n::{Language, Words};

use super::*;
use crate::theme::FONT;

fn gallery(count: usize) -> Gallery {
    let item = |at: usize| {
        let file = gather::Photo {
            path: format!("{at}.jpg").into(),
            below: PathBuf::new(),
            kind: None,
        };
        PhotoItem::new(file, None)
    };
    Gallery {
        items: (0..count).map(item).collect(),
        window: iced::Size::new(1180.0, 780.0),
        text: 1.0,
        ..Gallery::default()
    }
}

#[test]
fn only_thumbnails_in_sight_are_made_two_at_a_time() {
    let mut gallery = gallery(5_000);
    let first: Vec<usize> = gallery.wanted(None).iter().map(|(at, _)| *at).collect();
    assert_eq!(first, [0, 1]);
    assert!(gallery.wanted(None).is_empty(), "two are being made");
    let preview = || Preview {
        width: 1,
        height: 1,
        rgba: vec![0; 4],
    };
    let mut made = 0;
    let mut next: Vec<usize> = first;
    while let Some(at) = next.pop() {
        gallery.made(at, Shows::Photo, Ok(preview()));
        made += 1;
        next.extend(gallery.wanted(None).iter().map(|(at, _)| *at));
    }
    assert!(made < 60, "{made} of 5,000 were made");
}

#[test]
fn the_last_of_many_photos_can_be_reached() {
    let mut gallery = gallery(5_000);
    let offset = gallery.step(0, 100_000);
    assert_eq!(gallery.current, 4_999);
    gallery.offset = offset;
    assert!(gallery.in_sight().contains(&4_999));
    assert!(gallery.in_sight().len() < 60);
}

#[test]
fn photos_that_are_left_are_drawn_where_the_grid_was_scrolled_to_its_end() {
    let mut gallery = gallery(200);
    gallery.offset = gallery.step(0, 200);
    for at in (3..200).rev() {
        gallery.remove(at);
    }
    assert_eq!(gallery.in_sight(), 0..3);
    // In a window that became so large that all of them have space, too.
    let mut gallery = self::gallery(30);
    gallery.offset = gallery.step(0, 200);
    assert!(gallery.offset > 0.0);
    let settings = ombrelle_core::settings::Settings::default();
    let look = Look {
        window: iced::Size::new(1180.0, 2000.0),
        ..Look::of(&settings, iced::theme::Mode::Light)
    };
    assert_eq!(gallery.resized(&look), None);
    assert_eq!(gallery.in_sight(), 0..30);
}

/// How many lines words take in a place of this width.
pub(in crate::screen::protect) fn lines(words: &str, size: f32, wide: f32) -> f32 {
    let paragraph = text::Text {
        content: words,
        bounds: iced::Size::new(wide, f32::INFINITY),
        size: size.into(),
        line_height: text::LineHeight::Relative(1.35),
        font: FONT,
        align_x: text::Alignment::Default,
        align_y: Vertical::Top,
        shaping: text::Shaping::default(),
        wrapping: text::Wrapping::Word,
    };
    let paragraph = <Renderer as text::Renderer>::Paragraph::with_text(paragraph);
    (paragraph.min_height() / (size * 1.35)).round()
}

#[test]
fn what_is_said_below_a_photo_has_space_at_every_size_of_letters() {
    for language in Language::ALL {
        let words = Words::new(language);
        let faces = words.say("app-photo-faces", &[("count", 12_usize.into())]);
        for key in [
            "app-photo-changed",
            "app-photo-saved",
            "app-photo-copy-lost",
            "app-photo-fault",
        ] {
            let said = format!("{faces} · {}", words.say(key, &[]));
            for (text, width) in [0.8_f32, 1.0, 1.3, 1.6, 2.0]
                .into_iter()
                .flat_map(|text| [900.0, 1180.0, 3840.0].map(|width| (text, width)))
            {
                let mut gallery = gallery(100);
                gallery.window.width = width;
                gallery.text = text;
                let size = (14.0 * text).round();
                let wide = gallery.picture().0 - 14.0 * text - 4.0;
                let lines = lines(&said, size, wide);
                assert!(lines <= 2.0, "{said}: {lines} lines at {text} in {width}");
            }
        }
    }
}

#[test]
fn small_pictures_grow_with_the_window_and_are_never_blurred() {
    let of_width = |width: f32, text: f32| {
        let mut gallery = gallery(100);
        gallery.window.width = width;
        gallery.text = text;
        gallery
    };
    let mut before = 0.0;
    for width in [900.0, 1180.0, 1600.0, 2560.0, 3840.0, 7680.0] {
        for text in [1.0, 2.0] {
            let gallery = of_width(width, text);
            let ((wide, high), columns) = (gallery.picture(), gallery.columns() as f32);
            let left = gallery.free() - columns * (wide + 2.0 * EDGE + NEAR);
            assert!(left < columns, "{left} is empty of {width}");
            assert!(high <= MOST * SHAPE, "{width}: {high}");
            assert!(text > 1.0 || wide <= MOST, "{width}: {wide}");
        }
    }
    for width in [1180.0, 2560.0, 3840.0] {
        let wide = of_width(width, 1.0).picture().0;
        assert!(wide > before, "{width}: {wide}");
        before = wide;
    }
}
