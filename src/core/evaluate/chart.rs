//! A chart of witnesses by journeys, a panel a face: SVG for a browser, in letters of the system.
//!
//! Symbols tell the same as colours, which are of the set of M. Okabe and K. Ito (2008), told apart with every kind of colour vision.

use std::fmt::Write;

use super::{Distortion, FaceJudgement, Judgement, RecogniserResult, Reference};
use crate::markup::escaped;

/// The words of a chart, in one language; core has none.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ChartWords {
    /// The language's code, for screen readers.
    pub language: String,
    /// Above everything.
    pub title: String,
    /// A title a face, in the judgement's order.
    pub faces: Vec<String>,
    /// A title a face for the question whether it is matched to other photos, in the judgement's order; empty where none
    /// were given.
    pub elsewhere: Vec<String>,
    /// A name a journey, in the judgement's order.
    pub journeys: Vec<String>,
    /// A title, a role and a threshold a witness, in the judgement's order.
    pub witnesses: Vec<[String; 3]>,
    /// What a filled circle means.
    pub recognised: String,
    /// What an empty circle means.
    pub hidden: String,
    /// What a question mark means.
    pub blind: String,
    /// Under everything, a paragraph each.
    pub notes: Vec<String>,
    /// Between whole and part of a number.
    pub decimal_mark: String,
}

const MARGIN: usize = 24;
const NAMES: usize = 330;
const COLUMN: usize = 150;
const ROW: usize = 30;
const HEAD: usize = 84;
const LINE: usize = 20;
/// Width of a letter of 14 pixels, on average and rounded up.
const LETTER: usize = 8;

/// The chart as an SVG file's text.
pub fn chart(judgement: &Judgement, words: &ChartWords) -> String {
    let columns = judgement.witnesses.len();
    let width = (2 * MARGIN + NAMES + COLUMN * columns).max(760);
    let letters = (width - 2 * MARGIN) / LETTER;
    let mut page = Page {
        body: String::new(),
        y: MARGIN + 22,
    };
    page.text(MARGIN, 20, "start", &words.title, " font-weight=\"bold\"");
    page.y += 14;
    for (place, (face, title)) in judgement.faces.iter().zip(&words.faces).enumerate() {
        page.y += 26;
        page.paragraph(title, letters, 16, " font-weight=\"bold\"");
        if !face.hearings.is_empty() {
            page.panel(judgement, face, words, false);
        }
        let elsewhere = words
            .elsewhere
            .get(place)
            .filter(|_| face.elsewhere.is_some());
        if let Some(title) = elsewhere {
            page.y += 26;
            page.paragraph(title, letters, 16, " font-weight=\"bold\"");
            page.panel(judgement, face, words, true);
        }
    }
    page.y += 20;
    page.legend(words, letters);
    for note in &words.notes {
        page.y += 4;
        page.paragraph(note, letters, 14, "");
    }
    let height = page.y + MARGIN;
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" xml:lang=\"{lang}\" width=\"{width}\" height=\"{height}\" \
         viewBox=\"0 0 {width} {height}\" font-family=\"sans-serif\" role=\"img\">\n<title>{title}</title>\n\
         <rect width=\"{width}\" height=\"{height}\" fill=\"#ffffff\"/>\n{body}</svg>\n",
        lang = escaped(&words.language),
        title = escaped(&words.title),
        body = page.body,
    )
}

/// What is drawn, from top to bottom.
struct Page {
    body: String,
    /// The base line of the next text.
    y: usize,
}

impl Page {
    fn text(&mut self, x: usize, size: usize, anchor: &str, text: &str, more: &str) {
        let (y, text) = (self.y, escaped(text));
        self.add(&format!(
            "<text x=\"{x}\" y=\"{y}\" font-size=\"{size}\" text-anchor=\"{anchor}\" fill=\"#1a1a1a\"{more}>{text}</text>"
        ));
    }

    fn add(&mut self, element: &str) {
        // Writing into memory does not fail.
        let _ = writeln!(self.body, "{element}");
    }

    /// Text in lines of at most so many letters; SVG breaks none.
    fn paragraph(&mut self, text: &str, letters: usize, size: usize, more: &str) {
        for line in lines(text, letters) {
            self.text(MARGIN, size, "start", &line, more);
            self.y += LINE;
        }
    }

    /// What was said of a face: of its likeness to itself, or to the faces of other photos.
    fn panel(
        &mut self,
        judgement: &Judgement,
        face: &FaceJudgement,
        words: &ChartWords,
        others: bool,
    ) {
        let middle = |column: usize| MARGIN + NAMES + COLUMN * column + COLUMN / 2;
        let top = self.y;
        for (column, told) in words.witnesses.iter().enumerate() {
            let [title, role, threshold] = told;
            let head = lines(title, COLUMN / LETTER);
            self.y = top + 14;
            for line in head.iter().take(2) {
                self.text(middle(column), 14, "middle", line, " font-weight=\"bold\"");
                self.y += 17;
            }
            self.y = top + 48;
            self.text(middle(column), 12, "middle", role, "");
            self.y += 16;
            self.text(middle(column), 12, "middle", threshold, "");
        }
        self.y = top + HEAD;
        for (journey, name) in judgement.journeys.iter().zip(&words.journeys) {
            self.y += 20;
            self.text(MARGIN, 14, "start", name, "");
            self.y -= 20;
            for (column, witness) in judgement.witnesses.iter().enumerate() {
                let of = |result: &&RecogniserResult| {
                    is(result, *journey, &witness.name)
                        && (result.reference != Reference::Itself) == others
                };
                if let Some(result) = face.hearings.iter().find(of) {
                    self.cell(middle(column), result, words);
                }
            }
            self.y += ROW;
        }
        self.y += 8;
    }

    fn cell(&mut self, middle: usize, result: &RecogniserResult, words: &ChartWords) {
        let mark = Mark::of(result);
        let (left, top) = (middle - COLUMN / 2 + 2, self.y + 2);
        let (width, height, fill) = (COLUMN - 4, ROW - 4, mark.fill());
        self.add(&format!(
            "<rect x=\"{left}\" y=\"{top}\" width=\"{width}\" height=\"{height}\" rx=\"3\" fill=\"{fill}\"/>"
        ));
        self.symbol(middle - 32, self.y + ROW / 2, mark);
        let likeness = format!("{:.2}", result.likeness);
        let likeness = likeness
            .replace('-', "\u{2212}")
            .replace('.', &words.decimal_mark);
        self.y += 20;
        self.text(middle + 40, 14, "end", &likeness, "");
        self.y -= 20;
    }

    fn symbol(&mut self, x: usize, y: usize, mark: Mark) {
        let fill = match mark {
            Mark::Recognised => "#1a1a1a",
            Mark::Hidden => "none",
            Mark::Blind => {
                let y = y + 6;
                self.add(&format!(
                    "<text x=\"{x}\" y=\"{y}\" font-size=\"17\" font-weight=\"bold\" text-anchor=\"middle\" fill=\"#1a1a1a\">?</text>"
                ));
                return;
            }
        };
        self.add(&format!(
            "<circle cx=\"{x}\" cy=\"{y}\" r=\"6\" fill=\"{fill}\" stroke=\"#1a1a1a\" stroke-width=\"2\"/>"
        ));
    }

    fn legend(&mut self, words: &ChartWords, letters: usize) {
        let meanings = [
            (Mark::Recognised, &words.recognised),
            (Mark::Hidden, &words.hidden),
            (Mark::Blind, &words.blind),
        ];
        for (mark, meaning) in meanings {
            let (x, y, fill) = (MARGIN, self.y - 13, mark.fill());
            self.add(&format!(
                "<rect x=\"{x}\" y=\"{y}\" width=\"30\" height=\"18\" rx=\"3\" fill=\"{fill}\"/>"
            ));
            self.symbol(MARGIN + 15, self.y - 4, mark);
            for line in lines(meaning, letters.saturating_sub(6)) {
                self.text(MARGIN + 42, 14, "start", &line, "");
                self.y += LINE;
            }
            self.y += 4;
        }
        self.y += 6;
    }
}

/// What a cell shows.
#[derive(Clone, Copy)]
enum Mark {
    Recognised,
    Hidden,
    Blind,
}

impl Mark {
    fn of(result: &RecogniserResult) -> Self {
        match (result.recognised, result.blind) {
            (true, _) => Self::Recognised,
            (false, true) => Self::Blind,
            (false, false) => Self::Hidden,
        }
    }

    /// Tints of vermilion, blue and grey, light enough for black letters.
    fn fill(self) -> &'static str {
        match self {
            Self::Recognised => "#f2a26b",
            Self::Hidden => "#cde6f5",
            Self::Blind => "#e4e4e4",
        }
    }
}

fn is(result: &RecogniserResult, journey: Distortion, witness: &str) -> bool {
    result.journey == journey && result.witness == witness
}

/// Text broken between words into lines of at most so many letters; a longer word has a line of its own.
fn lines(text: &str, letters: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ') {
        match lines.last_mut() {
            Some(line) if line.chars().count() + word.chars().count() < letters => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_look_like_mark_up_stay_words() {
        assert_eq!(
            escaped("<a href=\"x\">&\u{1b}"),
            "&lt;a href=&quot;x&quot;&gt;&amp; "
        );
    }

    #[test]
    fn long_sentences_are_broken_between_words() {
        assert_eq!(lines("one two three four", 9), ["one two", "three", "four"]);
        assert_eq!(lines("incomprehensible", 4), ["incomprehensible"]);
        assert_eq!(lines("", 4), [""]);
    }
}
