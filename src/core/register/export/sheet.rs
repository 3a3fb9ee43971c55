//! A printable sheet for a help line: A4, black on white, the reader's own Helvetica.
//!
//! The words come from outside. What is too long is wrapped, never cut; what does not fit on the page goes on
//! to the next. The file holds no date, no author and no name of a program.

use pdf_writer::{Content, Finish, Name, Pdf, Rect, Ref, Str, TextStr};
use zeroize::{Zeroize, Zeroizing};

use super::letters::{Font, missing, win_ansi};

/// A4 in points (1/72 inch).
const PAGE: (f32, f32) = (595.0, 842.0);
/// Margin on all sides, in points (two centimetres).
const MARGIN: f32 = 56.7;
/// Width of the names of facts, in points.
const COLUMN: f32 = 135.0;
/// Lines of one sheet that are printed, so that nothing unbounded is made.
const MOST_LINES: usize = 4000;

/// A line of the sheet, in a person's language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Line {
    /// The title.
    Title(String),
    /// The heading of a part.
    Heading(String),
    /// A sentence.
    Text(String),
    /// A fact with its name before it.
    Fact {
        /// Its name.
        label: String,
        /// The fact.
        text: String,
    },
    /// Digits to be compared by eye.
    Code(String),
    /// An empty ruled line, to be filled in by hand.
    Ruled,
    /// A small square with a text beside it, to be ticked, or ticked already.
    Choice {
        /// The text.
        text: String,
        /// Whether it is ticked.
        chosen: bool,
    },
    /// A name with a ruled line beside it, to be filled in by hand.
    Blank {
        /// The name.
        label: String,
    },
}

impl Line {
    /// What it says.
    fn said(&self) -> [&str; 2] {
        match self {
            Self::Title(text) | Self::Heading(text) | Self::Text(text) | Self::Code(text) => {
                [text, ""]
            }
            Self::Fact { label, text } => [label, text],
            Self::Blank { label } => [label, ""],
            Self::Choice { text, .. } => [text, ""],
            Self::Ruled => ["", ""],
        }
    }
}

/// The letters of a sheet that its fonts have not, each once: they are printed as question marks, and a person writes them by hand.
pub fn missing_letters(lines: &[Line]) -> Vec<char> {
    let said = lines.iter().flat_map(Line::said);
    let mut letters: Vec<char> = said.flat_map(missing).collect();
    letters.sort_unstable();
    letters.dedup();
    letters
}

/// Makes the sheet. `language` is a tag such as `fr`.
pub fn sheet_pdf(language: &str, title: &str, lines: &[Line]) -> Zeroizing<Vec<u8>> {
    let mut pages = Pages::new();
    for line in lines.iter().take(MOST_LINES) {
        pages.lay(line);
    }
    pages.finish(language, title)
}

/// What is drawn where.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// Letters.
    Letters,
    /// A rule to the right margin.
    Rule,
    /// A small square; with a cross in it.
    Square(bool),
}

/// A run of letters in its place, a rule or a square (`text` empty).
struct Run {
    shape: Shape,
    font: Font,
    size: f32,
    x: f32,
    y: f32,
    text: Zeroizing<Vec<u8>>,
}

struct Pages {
    done: Vec<Vec<Run>>,
    page: Vec<Run>,
    /// Where the next line goes, from below.
    y: f32,
}

impl Pages {
    fn new() -> Self {
        Self {
            done: Vec::new(),
            page: Vec::new(),
            y: PAGE.1 - MARGIN,
        }
    }

    fn lay(&mut self, line: &Line) {
        match line {
            Line::Title(text) => self.text(text, Font::Bold, 17.0, 0.0, 4.0),
            Line::Heading(text) => {
                // A heading does not stay behind alone.
                self.reserve(60.0);
                self.text(text, Font::Bold, 11.5, 9.0, 1.0);
            }
            Line::Text(text) => self.text(text, Font::Plain, 10.0, 0.0, 2.0),
            Line::Code(text) => self.text(text, Font::Code, 9.0, 0.0, 1.0),
            Line::Fact { label, text } => self.fact(label, text),
            Line::Ruled => {
                self.reserve(20.0);
                self.y -= 20.0;
                self.draw(Shape::Rule, MARGIN);
            }
            Line::Choice { text, chosen } => self.choice(text, *chosen),
            Line::Blank { label } => {
                self.reserve(18.0);
                self.y -= 18.0;
                let label = win_ansi(label);
                self.put(Font::Bold, 10.0, MARGIN, Zeroizing::new(label));
                self.draw(Shape::Rule, MARGIN + COLUMN);
                self.y -= 2.0;
            }
        }
    }

    fn text(&mut self, text: &str, font: Font, size: f32, before: f32, after: f32) {
        self.y -= before;
        let letters = Zeroizing::new(win_ansi(text));
        for row in wrapped(&letters, font, size, PAGE.0 - 2.0 * MARGIN) {
            self.row(size);
            self.put(font, size, MARGIN, row);
        }
        self.y -= after;
    }

    /// The name in bold on the left, the fact beside it.
    fn fact(&mut self, label: &str, text: &str) {
        const SIZE: f32 = 10.0;
        let gap = 8.0;
        let label = Zeroizing::new(win_ansi(label));
        let text = Zeroizing::new(win_ansi(text));
        let right = PAGE.0 - 2.0 * MARGIN - COLUMN;
        let mut labels = wrapped(&label, Font::Bold, SIZE, COLUMN - gap).into_iter();
        let mut texts = wrapped(&text, Font::Plain, SIZE, right).into_iter();
        loop {
            let (label, text) = (labels.next(), texts.next());
            if label.is_none() && text.is_none() {
                break;
            }
            self.row(SIZE);
            if let Some(label) = label {
                self.put(Font::Bold, SIZE, MARGIN, label);
            }
            if let Some(text) = text {
                self.put(Font::Plain, SIZE, MARGIN + COLUMN, text);
            }
        }
        self.y -= 2.0;
    }

    /// The text stands beside the square, also where it goes on to another row.
    fn choice(&mut self, text: &str, chosen: bool) {
        const SIZE: f32 = 10.0;
        const INDENT: f32 = 18.0;
        let letters = Zeroizing::new(win_ansi(text));
        let rows = wrapped(&letters, Font::Plain, SIZE, PAGE.0 - 2.0 * MARGIN - INDENT);
        for (place, row) in rows.into_iter().enumerate() {
            self.row(SIZE);
            if place == 0 {
                self.draw(Shape::Square(chosen), MARGIN + 2.0);
            }
            self.put(Font::Plain, SIZE, MARGIN + INDENT, row);
        }
        self.y -= 1.0;
    }

    /// Moves down by a row of this size.
    fn row(&mut self, size: f32) {
        let height = size * 1.32;
        self.reserve(height);
        self.y -= height;
    }

    /// Begins a page unless this height still fits.
    fn reserve(&mut self, height: f32) {
        if self.y - height < MARGIN + 14.0 && !self.page.is_empty() {
            self.done.push(std::mem::take(&mut self.page));
            self.y = PAGE.1 - MARGIN;
        }
    }

    fn put(&mut self, font: Font, size: f32, x: f32, text: Zeroizing<Vec<u8>>) {
        let y = self.y;
        self.page.push(Run {
            shape: Shape::Letters,
            font,
            size,
            x,
            y,
            text,
        });
    }

    fn draw(&mut self, shape: Shape, x: f32) {
        self.page.push(Run {
            shape,
            font: Font::Plain,
            size: 0.0,
            x,
            y: self.y,
            text: Zeroizing::default(),
        });
    }

    fn finish(mut self, language: &str, title: &str) -> Zeroizing<Vec<u8>> {
        self.done.push(self.page);
        let count = self.done.len();
        if count > 1 {
            for (place, page) in self.done.iter_mut().enumerate() {
                page.push(number(place + 1, count));
            }
        }
        let letters: usize = self
            .done
            .iter()
            .flatten()
            .map(|run| run.text.len() + 100)
            .sum();
        let mut pdf = Pdf::with_capacity(letters * 4 + (1 << 16));
        let (catalog, tree, info) = (Ref::new(1), Ref::new(2), Ref::new(3));
        let fonts = [Font::Plain, Font::Bold, Font::Code].map(|font| (font, of_font(font)));
        let page_at = |place: usize| Ref::new(10 + 2 * place as i32);
        let content_at = |place: usize| Ref::new(11 + 2 * place as i32);
        let mut root = pdf.catalog(catalog);
        root.pages(tree).lang(TextStr(language));
        root.finish();
        pdf.document_info(info).title(TextStr(title));
        let kids = (0..count).map(page_at);
        pdf.pages(tree).kids(kids).count(count as i32);
        for (_, (name, id, base)) in fonts {
            let mut font = pdf.type1_font(id);
            font.base_font(Name(base)).name(Name(name));
            font.encoding_predefined(Name(b"WinAnsiEncoding"));
        }
        for (place, runs) in self.done.iter().enumerate() {
            let mut page = pdf.page(page_at(place));
            page.media_box(Rect::new(0.0, 0.0, PAGE.0, PAGE.1));
            page.parent(tree).contents(content_at(place));
            let mut resources = page.resources();
            let mut named = resources.fonts();
            for (_, (name, id, _)) in fonts {
                named.pair(Name(name), id);
            }
            named.finish();
            resources.finish();
            page.finish();
            let mut content = drawn(runs).into_vec();
            pdf.stream(content_at(place), &content);
            content.zeroize();
        }
        Zeroizing::new(pdf.finish())
    }
}

fn of_font(font: Font) -> (&'static [u8], Ref, &'static [u8]) {
    match font {
        Font::Plain => (b"F1", Ref::new(4), b"Helvetica"),
        Font::Bold => (b"F2", Ref::new(5), b"Helvetica-Bold"),
        Font::Code => (b"F3", Ref::new(6), b"Courier"),
    }
}

fn number(page: usize, count: usize) -> Run {
    let text = format!("{page} / {count}").into_bytes();
    Run {
        shape: Shape::Letters,
        font: Font::Plain,
        size: 9.0,
        x: PAGE.0 / 2.0 - Font::Plain.width(&text, 9.0) / 2.0,
        y: MARGIN - 12.0,
        text: Zeroizing::new(text),
    }
}

fn drawn(runs: &[Run]) -> pdf_writer::Buf {
    let letters: usize = runs.iter().map(|run| run.text.len() + 100).sum();
    let mut content = Content::with_capacity(letters * 2);
    content.set_line_width(0.5);
    for run in runs {
        match run.shape {
            Shape::Letters => {}
            Shape::Rule => {
                content.move_to(run.x, run.y);
                content.line_to(PAGE.0 - MARGIN, run.y);
                content.stroke();
                continue;
            }
            Shape::Square(crossed) => {
                square(&mut content, run, crossed);
                continue;
            }
        }
        let (name, ..) = of_font(run.font);
        content.begin_text();
        content.set_font(Name(name), run.size);
        content.next_line(run.x, run.y);
        content.show(Str(&run.text));
        content.end_text();
    }
    content.finish()
}

fn square(content: &mut Content, run: &Run, crossed: bool) {
    const SIDE: f32 = 8.0;
    let (left, right) = (run.x, run.x + SIDE);
    let (low, high) = (run.y - 0.5, run.y - 0.5 + SIDE);
    content.rect(left, low, SIDE, SIDE);
    content.stroke();
    if crossed {
        content.move_to(left, low).line_to(right, high);
        content.move_to(left, high).line_to(right, low);
        content.stroke();
    }
}

/// Rows that are no wider than `width`, broken at spaces, or inside a word that is wider on its own.
fn wrapped(text: &[u8], font: Font, size: f32, width: f32) -> Vec<Zeroizing<Vec<u8>>> {
    let mut rows = Vec::new();
    let mut row: Zeroizing<Vec<u8>> = Zeroizing::default();
    for word in text.split(|letter| *letter == b' ') {
        let mut word = word;
        let space = if row.is_empty() {
            0.0
        } else {
            font.width(b" ", size)
        };
        if font.width(&row, size) + space + font.width(word, size) > width && !row.is_empty() {
            rows.push(std::mem::take(&mut row));
        }
        while font.width(word, size) > width {
            let fits = (1..=word.len())
                .take_while(|count| {
                    font.width(word.get(..*count).unwrap_or_default(), size) <= width
                })
                .last()
                .unwrap_or(1);
            let (piece, rest) = word.split_at_checked(fits).unwrap_or((word, &[]));
            rows.push(Zeroizing::new(piece.to_vec()));
            word = rest;
        }
        if !row.is_empty() {
            row.push(b' ');
        }
        row.extend_from_slice(word);
    }
    if !row.is_empty() {
        rows.push(row);
    }
    rows
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn letters_that_the_paper_has_not_are_named() {
        let lines = [
            Line::Title("Łukasz Żółw?".into()),
            Line::Blank {
                label: "Œuvre, été".into(),
            },
            Line::Text("陳".into()),
        ];
        assert_eq!(missing_letters(&lines), ['Ł', 'ł', 'Ż', '陳']);
        assert!(missing_letters(&[]).is_empty());
    }

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
}
