//! Printed papers: a [`Paper`] of core -> a tagged PDF (PDF/UA-1), by Typst as a library; and a photo alone on a page, to be printed.
//!
//! There is a template a paper in `assets/papers`, compiled in. A template sees the other templates and the values of its paper, and nothing else: no
//! file, no network, no package, no clock. Values reach it as JSON, never as mark-up, so a name such as `*x*` or `#import` stands on paper as it was
//! typed.
//!
//! DejaVu Sans is in the program: Latin, Greek, Cyrillic, Arabic, Hebrew, Armenian, Georgian letters look the same on every machine. For other scripts the
//! system's fonts are asked (`fonts`); where none has a letter, there is no paper, since an empty box in place of a name would be about nobody.

mod class;
mod fonts;
mod photo;
mod world;

use std::collections::BTreeSet;

use ombrelle_core::error::PaperError;
use ombrelle_core::paper::{Line, Paper, Size};
use serde_json::{Value, json};
use typst::foundations::Smart;
use typst::layout::{Frame, FrameItem};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};
use zeroize::Zeroizing;

pub use class::{Forms, class_forms};
use fonts::Fonts;
pub use photo::photo;
use world::World;

/// Lines of one paper that are printed, so that nothing unbounded is made.
pub const MOST_LINES: usize = 20_000;

/// Prints a paper on paper of a size. `language` is a tag such as `fr`.
///
/// The file holds no date, no author and no name of a program; the same paper gives the same bytes where the same fonts are needed.
///
/// # Errors
/// [`PaperError::PaperLetters`] where neither our fonts nor the system's have a letter; [`PaperError::PaperTooLong`] from [`MOST_LINES`] on;
/// [`PaperError::PaperUnset`] with the typesetter's words.
pub fn pdf(paper: &Paper, language: &str, size: Size) -> Result<Zeroizing<Vec<u8>>, PaperError> {
    if paper.lines.len() > MOST_LINES {
        return Err(PaperError::PaperTooLong { limit: MOST_LINES });
    }
    let values = Zeroizing::new(values(paper, language, size).to_string());
    let made = print(paper, &values);
    // What was set is kept by the typesetter to set it faster again: names and hashes do not stay there.
    typst::comemo::evict(0);
    made
}

fn print(paper: &Paper, values: &str) -> Result<Zeroizing<Vec<u8>>, PaperError> {
    let mut document = set(World::new(paper.template, values, Fonts::ours()))?;
    let missing = missing(&document);
    if !missing.is_empty() {
        let fonts = Fonts::with_the_systems(&missing);
        document = set(World::new(paper.template, values, fonts))?;
        let missing = self::missing(&document);
        if !missing.is_empty() {
            let letters: Vec<String> = missing.iter().map(char::to_string).collect();
            let letters = letters.join(" ");
            return Err(PaperError::PaperLetters { letters });
        }
    }
    let standards = PdfStandards::new(&[PdfStandard::Ua_1]);
    let standards = standards.map_err(|error| unset(error.message().as_str()))?;
    let options = PdfOptions {
        creator: Smart::Custom(None),
        standards,
        ..PdfOptions::default()
    };
    let pdf = typst_pdf::pdf(&document, &options);
    Ok(Zeroizing::new(pdf.map_err(|reasons| first(&reasons))?))
}

fn set(world: Option<World>) -> Result<PagedDocument, PaperError> {
    let world = world.ok_or_else(|| unset("no such template"))?;
    let made = typst::compile::<PagedDocument>(&world);
    made.output.map_err(|reasons| first(&reasons))
}

/// The first of the typesetter's reasons, in its words, which quote the template and not the values.
fn first(reasons: &[typst::diag::SourceDiagnostic]) -> PaperError {
    let message = reasons.first().map(|reason| reason.message.as_str());
    unset(message.unwrap_or_default())
}

fn unset(words: &str) -> PaperError {
    PaperError::PaperUnset {
        detail: words.into(),
    }
}

/// The letters that came out as a font's empty box (glyph 0 of every font, OpenType 1.9, `glyf`).
fn missing(document: &PagedDocument) -> BTreeSet<char> {
    let mut letters = BTreeSet::new();
    for page in document.pages() {
        look(&page.frame, &mut letters);
    }
    letters
}

fn look(frame: &Frame, letters: &mut BTreeSet<char>) {
    for (_, item) in frame.items() {
        match item {
            FrameItem::Group(group) => look(&group.frame, letters),
            FrameItem::Text(run) => {
                for glyph in run.glyphs.iter().filter(|glyph| glyph.id == 0) {
                    letters.extend(run.text.get(glyph.range()).unwrap_or_default().chars());
                }
            }
            _ => {}
        }
    }
}

/// What Typst calls a size: 210 x 297 mm, and 215.9 x 279.4 mm.
fn typst_name(size: Size) -> &'static str {
    match size {
        Size::A4 => "a4",
        Size::Letter => "us-letter",
    }
}

/// What a template sees.
fn values(paper: &Paper, language: &str, size: Size) -> Value {
    json!({
        "language": language,
        "paper": typst_name(size),
        "title": printable(&paper.title),
        "lines": paper.lines.iter().map(line).collect::<Vec<_>>(),
    })
}

fn line(line: &Line) -> Value {
    let kind = match line {
        Line::Title(_) => "title",
        Line::Heading(_) => "heading",
        Line::Text(_) => "text",
        Line::Item(_) => "item",
        Line::Fact { .. } => "fact",
        Line::Code(_) => "code",
        Line::Ruled => "ruled",
        Line::Choice { chosen: true, .. } => "chosen",
        Line::Choice { .. } => "choice",
        Line::Blank { .. } => "blank",
        Line::Address { opposite: true, .. } => "addressee",
        Line::Address { .. } => "sender",
        Line::Dated(_) => "dated",
        Line::Signature(_) => "signature",
        Line::Page => "page",
        Line::Drawing { .. } => "drawing",
        Line::Bar { .. } => "bar",
    };
    let part = match line {
        Line::Bar { percent, .. } => (*percent).min(100),
        _ => 0,
    };
    let [first, second] = line.said();
    json!({ "kind": kind, "text": printable(first), "more": printable(second), "part": part })
}

/// A text without what leaves no ink: control characters, and marks that hide or reorder letters. Where a line ends within it, or a tab stands,
/// words stay apart. Joiners, which Persian and Indic scripts write with, stay.
fn printable(text: &str) -> String {
    let inkless = |c: char| c.is_control() || ombrelle_core::letters::is_unseen(c);
    let printed = text.chars().filter_map(|c| match c {
        '\u{200c}' | '\u{200d}' => Some(c),
        c if inkless(c) => c.is_whitespace().then_some(' '),
        c => Some(c),
    });
    printed.collect()
}
