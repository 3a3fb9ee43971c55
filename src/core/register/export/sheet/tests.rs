use proptest::prelude::*;

use super::*;

proptest! {
    #[test]
    fn nothing_runs_off_the_page(text in "[a-zé’« ]{0,300}|x{200,400}", width in 60.0_f32..500.0) {
        let letters = win_ansi(&text);
        let rows = wrapped(&letters, Font::Plain, 10.0, width);
        for row in &rows {
            prop_assert!(Font::Plain.width(row, 10.0) <= width + 0.01);
        }
        // Nothing is lost either, but spaces at the break.
        let without = |text: &[u8]| text.iter().copied().filter(|l| *l != b' ').collect::<Vec<_>>();
        let all: Vec<u8> = rows.iter().flat_map(|row| row.iter().copied()).collect();
        prop_assert_eq!(without(&all), without(&letters));
    }
}

#[test]
fn french_letters_are_themselves() {
    assert_eq!(
        win_ansi("œuvre d’été « à 5\u{202f}€ »"),
        b"\x9cuvre d\x92\xe9t\xe9 \xab \xe0 5\xa0\x80 \xbb"
    );
    assert_eq!(win_ansi("日"), b"?");
}

#[test]
fn a_long_sheet_goes_on_to_another_page() {
    let lines: Vec<Line> = (0..200).map(|n| Line::Text(format!("Line {n}"))).collect();
    let one = sheet_pdf("en", "A sheet", &lines[..20]);
    let many = sheet_pdf("en", "A sheet", &lines);
    let pages = |pdf: &[u8]| pdf.windows(12).filter(|w| w == b"/Type /Page\n").count();
    assert_eq!(pages(&one), 1);
    assert!(pages(&many) > 3);
    assert!(one.starts_with(b"%PDF-1."));
}

#[test]
fn a_choice_is_a_square_and_a_ticked_one_has_a_cross() {
    let strokes = |chosen| {
        let text = "yes".to_owned();
        let pdf = sheet_pdf("en", "A form", &[Line::Choice { text, chosen }]);
        pdf.windows(3).filter(|w| w == b"\nS\n").count()
    };
    assert_eq!((strokes(false), strokes(true)), (1, 2));
}

#[test]
fn a_sheet_names_no_program_and_no_day() {
    let pdf = sheet_pdf("fr", "Feuille", &[Line::Title("Feuille".into())]);
    for tag in ["Producer", "Creator", "CreationDate", "ModDate", "Author"] {
        let found = pdf.windows(tag.len()).any(|w| w == tag.as_bytes());
        assert!(!found, "{tag}");
    }
}
