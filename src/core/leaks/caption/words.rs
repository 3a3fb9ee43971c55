//! A caption as letters and words, folded for comparison without losing where each letter stands.

use std::ops::Range;

use regex_lite::Regex;

use super::super::kind::{self, TextKind};
use crate::letters::without_accent;

/// Small words inside the names of schools, streets, places and people.
const JOINING: &[&str] = &[
    "de", "du", "des", "la", "le", "les", "of", "the", "sur", "en", "von", "am", "an", "der",
    "del", "di", "van",
];
/// Small words inside the names of schools and streets, which join two people otherwise.
const AND: &[&str] = &["et", "and", "und", "y", "e"];
/// Words that a name goes on for.
const LONGEST_NAME: usize = 6;
/// Words of a place behind a pin.
const LONGEST_PLACE: usize = 8;

/// A caption.
pub(super) struct Words {
    /// Spaces and new lines are one space.
    text: Letters,
    /// As many characters as `text`, in lower case and without accents.
    folded: Letters,
    /// As many characters as `text`, without accents.
    plain: Letters,
    /// Words as ranges of characters, with what stands around them: `Emma,`.
    words: Vec<Range<usize>>,
}

/// Text whose letters can be counted without reading it from its beginning each time.
struct Letters {
    text: String,
    /// Where each letter begins, in bytes.
    starts: Vec<usize>,
}

impl Letters {
    fn of(text: String) -> Self {
        let starts = text.char_indices().map(|(start, _)| start).collect();
        Self { text, starts }
    }

    /// The letters of a range.
    fn cut(&self, range: &Range<usize>) -> &str {
        let at = |letter: usize| self.starts.get(letter).copied();
        let bytes =
            at(range.start).unwrap_or(self.text.len())..at(range.end).unwrap_or(self.text.len());
        self.text.get(bytes).unwrap_or_default()
    }

    /// A range of bytes as one of letters.
    fn letters(&self, bytes: &Range<usize>) -> Range<usize> {
        let letter = |byte: usize| self.starts.partition_point(|start| *start < byte);
        letter(bytes.start)..letter(bytes.end)
    }

    fn matches(&self, patterns: &[Regex]) -> Vec<Range<usize>> {
        let matches = patterns
            .iter()
            .flat_map(|pattern| pattern.find_iter(&self.text));
        let ranges = matches.map(|found| self.letters(&found.range()));
        ranges.filter(|range| !range.is_empty()).collect()
    }
}

impl Words {
    pub(super) fn of(text: &str) -> Self {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let mut words = Vec::new();
        let mut at = 0;
        for word in text.split(' ') {
            let length = word.chars().count();
            if length > 0 {
                words.push(at..at + length);
            }
            at += length + 1;
        }
        Self {
            folded: Letters::of(text.chars().map(fold).collect()),
            plain: Letters::of(text.chars().map(unaccented).collect()),
            text: Letters::of(text),
            words,
        }
    }

    /// The letters of a range.
    pub(super) fn slice(&self, range: &Range<usize>) -> &str {
        self.text.cut(range)
    }

    /// What stands before a letter, folded, without the space at its end.
    pub(super) fn folded_before(&self, start: usize) -> &str {
        self.folded.cut(&(0..start)).trim_end()
    }

    /// Where folded patterns are found.
    pub(super) fn matches(&self, patterns: &[Regex]) -> Vec<Range<usize>> {
        self.folded.matches(patterns)
    }

    /// Where patterns are found that ask for capitals.
    pub(super) fn matches_as_written(&self, patterns: &[Regex]) -> Vec<Range<usize>> {
        self.plain.matches(patterns)
    }

    /// Numbers that carry their own proof, and days of birth.
    pub(super) fn proved(&self) -> Vec<(TextKind, Range<usize>)> {
        let found = kind::proved(&self.plain.text).into_iter();
        found
            .map(|(kind, bytes)| (kind, self.plain.letters(&bytes)))
            .collect()
    }

    /// Each word without the marks around it.
    pub(super) fn each(&self) -> Vec<Range<usize>> {
        let words = self.words.iter().cloned();
        words.map(|word| self.trimmed(word)).collect()
    }

    /// Without spaces and marks at its ends; `#` and `@` begin something.
    pub(super) fn trimmed(&self, range: Range<usize>) -> Range<usize> {
        let letters: Vec<char> = self.slice(&range).chars().collect();
        let belongs = |letter: &char| letter.is_alphanumeric() || matches!(letter, '#' | '@' | '+');
        let first = letters.iter().position(belongs);
        let last = letters
            .iter()
            .rposition(|letter| letter.is_alphanumeric() || *letter == '_');
        match (first, last) {
            (Some(first), Some(last)) if first <= last => {
                range.start + first..range.start + last + 1
            }
            _ => range.start..range.start,
        }
    }

    /// Each `#word`; a hashtag ends before the first character that is neither letter nor digit.
    pub(super) fn hashtags(&self) -> Vec<Range<usize>> {
        let letters: Vec<char> = self.text.text.chars().collect();
        let starts = (0..).zip(&letters).filter(|(_, letter)| **letter == '#');
        starts
            .filter_map(|(start, _): (usize, _)| {
                let rest = letters.iter().skip(start + 1);
                let length = rest
                    .take_while(|letter| letter.is_alphanumeric() || **letter == '_')
                    .count();
                (length > 1).then_some(start..start + 1 + length)
            })
            .collect()
    }

    /// What follows a pin, up to the next mark.
    pub(super) fn pinned(&self) -> Vec<Range<usize>> {
        let letters: Vec<char> = self.text.text.chars().collect();
        let pins = (0..).zip(&letters);
        let pins = pins.filter(|(_, letter)| matches!(letter, '📍' | '📌'));
        pins.map(|(start, _): (usize, _)| {
            let mut spaces = 0;
            let rest = letters.iter().skip(start + 1);
            let length = rest
                .take_while(|letter| {
                    spaces += usize::from(**letter == ' ');
                    let goes_on = letter.is_alphanumeric()
                        || matches!(letter, ' ' | '-' | '\'' | '’' | ',' | '.');
                    goes_on && spaces <= LONGEST_PLACE
                })
                .count();
            start + 1..start + 1 + length
        })
        .collect()
    }

    /// The word with a capital that follows one of these words, an article between them allowed.
    pub(super) fn after(&self, before: &[&str]) -> Vec<Range<usize>> {
        let numbers = 1..self.words.len();
        numbers
            .filter_map(|number| {
                let last = self.folded_word(number - 1)?;
                let article = matches!(last, "the" | "la" | "le" | "les" | "l'");
                let last = match article.then(|| number.checked_sub(2)).flatten() {
                    Some(number) => self.folded_word(number)?,
                    None => last,
                };
                let word = self.words.get(number)?.clone();
                let written = self.slice(&word);
                let capital = written.chars().next().is_some_and(char::is_uppercase);
                (before.contains(&last) && capital && written.chars().count() > 2)
                    .then(|| self.trimmed(word))
            })
            .collect()
    }

    /// Whether nothing, or the end of a sentence, stands before a letter.
    pub(super) fn opens_sentence(&self, start: usize) -> bool {
        let before = self.folded_before(start);
        let last = before
            .trim_end_matches(['\'', '"', '«', '“', '('])
            .trim_end();
        let last = last.chars().next_back();
        last.is_none_or(|letter| !letter.is_alphanumeric() && !matches!(letter, ',' | '\'' | '-'))
    }

    /// With the words behind it that begin with a capital, and the small ones between them.
    pub(super) fn up_to_name(&self, range: Range<usize>) -> Range<usize> {
        self.grown(range, |word| JOINING.contains(&word) || AND.contains(&word))
    }

    /// A first name with the rest of the name.
    pub(super) fn full_name(&self, range: Range<usize>) -> Range<usize> {
        self.grown(range, |word| JOINING.contains(&word))
    }

    fn grown(&self, range: Range<usize>, joins: impl Fn(&str) -> bool) -> Range<usize> {
        let Some(own) = self.word_at(range.end.saturating_sub(1)) else {
            return range;
        };
        let mut last = own;
        for _ in 0..LONGEST_NAME {
            if self.ends_phrase(last) {
                break;
            }
            let small = self.folded_word(last + 1);
            let joined = small.is_some_and(&joins);
            if self.is_capital(last + 1) {
                last += 1;
            } else if joined && self.is_capital(last + 2) {
                last += 2;
            } else {
                break;
            }
        }
        match self.words.get(last).filter(|_| last > own) {
            Some(word) => range.start..word.end,
            None => range,
        }
    }

    /// With the words around it that begin with a capital: `St Mary's Primary School`.
    pub(super) fn with_name(&self, range: Range<usize>) -> Range<usize> {
        let last = self.word_at(range.end.saturating_sub(1));
        let end = last.and_then(|last| self.words.get(last));
        let range = self.up_to_name(range.start..end.map_or(range.end, |word| word.end));
        let Some(mut first) = self.word_at(range.start) else {
            return range;
        };
        let mut start = self
            .words
            .get(first)
            .map_or(range.start, |word| word.start.min(range.start));
        for _ in 0..LONGEST_NAME {
            let Some(before) = first.checked_sub(1) else {
                break;
            };
            let Some(word) = self.words.get(before) else {
                break;
            };
            let opened = self.words.get(first).map(|word| self.slice(word));
            let opened = opened.is_some_and(|word| word.starts_with(['(', '[', '«', '“', '"']));
            if opened || self.ends_phrase(before) || !self.is_capital(before) {
                break;
            }
            (first, start) = (before, word.start);
        }
        start..range.end
    }

    /// A listed name whose `'s` lost its apostrophe: `its mias party`.
    pub(super) fn possessed(&self) -> Vec<Range<usize>> {
        let numbers = 0..self.words.len();
        numbers
            .filter_map(|number| {
                let word = self.words.get(number)?.clone();
                let name = self.folded_word(number)?.strip_suffix('s')?;
                let next = self.folded_word(number + 1)?;
                let next = next.trim_end_matches(|letter: char| !letter.is_alphanumeric());
                let has = super::p::POSSESSIONS
                    .split_whitespace()
                    .any(|word| word == next);
                (has && name.chars().count() > 2 && kind::has_first_name(name))
                    .then(|| word.start..word.end - 1)
            })
            .collect()
    }

    /// Whether most words begin with a capital, as in a title; then a capital tells nothing.
    pub(super) fn is_title(&self) -> bool {
        let firsts = self
            .words
            .iter()
            .filter_map(|word| self.slice(word).chars().next());
        let (mut all, mut capitals) = (0_usize, 0_usize);
        for first in firsts.filter(|first| first.is_alphabetic()) {
            all += 1;
            capitals += usize::from(first.is_uppercase());
        }
        all > 3 && capitals * 3 > all * 2
    }

    /// Words that are written like a name: a capital and then small letters, inside a sentence; or at its beginning, where
    /// what follows a name follows (`'s`, an age, `and` with another capital).
    pub(super) fn named_by_capital(&self) -> Vec<Range<usize>> {
        let numbers = 0..self.words.len();
        numbers
            .filter_map(|number| {
                let word = self.trimmed(self.words.get(number)?.clone());
                let written = self.slice(&word);
                let marked = written.starts_with(['#', '@']);
                let (at, name) = capital_part(written)?;
                let range = word.start + at..word.start + at + name.chars().count();
                let opens = self.opens_sentence(word.start) && at == 0;
                (!marked && (!opens || self.followed_like_a_name(number))).then_some(range)
            })
            .collect()
    }

    /// Whether behind a word stands what stands behind a name.
    fn followed_like_a_name(&self, number: usize) -> bool {
        let own = self.folded_word(number).unwrap_or_default();
        let next = self.folded_word(number + 1).unwrap_or_default();
        let aged = next
            .trim_start_matches('(')
            .starts_with(|letter: char| letter.is_ascii_digit());
        let comma = own.ends_with(',') || next.starts_with('(');
        let joined = AND.contains(&next) && self.is_capital(number + 2);
        own.ends_with("'s")
            || (comma && aged)
            || joined
            || super::p::BEHIND_A_NAME
                .split_whitespace()
                .any(|word| word == next)
    }

    fn word_at(&self, letter: usize) -> Option<usize> {
        let number = self.words.partition_point(|word| word.end <= letter);
        let word = self.words.get(number)?;
        word.contains(&letter).then_some(number)
    }

    fn folded_word(&self, number: usize) -> Option<&str> {
        Some(self.folded.cut(self.words.get(number)?))
    }

    fn is_capital(&self, number: usize) -> bool {
        let word = self.words.get(number).map(|word| self.slice(word));
        let mut letters = word.unwrap_or_default().chars();
        let capital = letters.next().is_some_and(char::is_uppercase);
        // `I` and `A` are words.
        capital && letters.next().is_some()
    }

    /// Whether a mark ends the phrase behind a word; the point of `St.` and an apostrophe do not.
    fn ends_phrase(&self, number: usize) -> bool {
        let word = self.words.get(number).map(|word| self.slice(word));
        let word = word.unwrap_or_default();
        let last = word.chars().next_back();
        let short = word.ends_with('.') && word.chars().count() <= 3;
        !short && last.is_some_and(|letter| !letter.is_alphanumeric() && letter != '\'')
    }
}

/// Where a first name stands in a word, in letters, and the name: `d'Emma`, `Emma's`, `Jean-Pierre`; not `Saint-Malo`.
pub(super) fn name_in(word: &str) -> Option<(usize, &str)> {
    let mut at = 0;
    for part in word.split(['\'', '’', '@']) {
        let first = part.split('-').next();
        if first.is_some_and(kind::has_first_name) {
            return Some((at, part));
        }
        at += part.chars().count() + 1;
    }
    None
}

/// What of a word is written like a name: a capital and two small letters or more, behind an apostrophe too; not `I'm`.
fn capital_part(word: &str) -> Option<(usize, &str)> {
    let mut at = 0;
    for part in word.split(['\'', '’']) {
        let mut letters = part.chars();
        let capital = letters.next().is_some_and(char::is_uppercase);
        let small = letters
            .clone()
            .filter(|letter| letter.is_lowercase())
            .count();
        let plain = letters.all(|letter| letter.is_alphabetic() || letter == '-');
        if capital && small > 1 && plain {
            return Some((at, part));
        }
        at += part.chars().count() + 1;
    }
    None
}

/// Whether a hashtag, folded, is a listed name with words of a feast around it: `happybirthdayfreddie`, `elliesturning5`.
pub(super) fn joined_name(tag: &str) -> bool {
    let mut rest = tag.trim_matches(|letter: char| !letter.is_alphabetic());
    let mut cut = false;
    while let Some(shorter) = super::p::AROUND_A_NAME.split_whitespace().find_map(|word| {
        let shorter = rest
            .strip_prefix(word)
            .or_else(|| rest.strip_suffix(word))?;
        let shorter = shorter.trim_matches(|letter: char| !letter.is_alphabetic());
        (shorter.chars().count() > 2).then_some(shorter)
    }) {
        (rest, cut) = (shorter, true);
    }
    let named = |name: &str| name.chars().count() > 2 && kind::has_first_name(name);
    cut && (named(rest) || rest.strip_suffix('s').is_some_and(named))
}

/// `#EmmaGoesToSchool` as words: `Emma Goes To School`.
pub(super) fn parts(tag: &str) -> String {
    let mut parts = String::new();
    for letter in tag.chars() {
        if letter == '_' || letter.is_numeric() {
            parts.push(' ');
            continue;
        }
        if letter.is_uppercase() {
            parts.push(' ');
        }
        parts.push(letter);
    }
    // Letter by letter where all are capitals.
    match tag.chars().any(char::is_lowercase) {
        true => parts,
        false => tag.to_lowercase(),
    }
}

/// In lower case and without accents.
pub(super) fn folded(text: &str) -> String {
    text.chars().map(fold).collect()
}

fn unaccented(letter: char) -> char {
    match letter {
        '’' | '`' | '´' => '\'',
        '–' | '—' | '‐' | '−' => '-',
        letter => without_accent(letter),
    }
}

/// One character for one, so that places stay where they are.
fn fold(letter: char) -> char {
    let lower = unaccented(letter).to_lowercase().next();
    lower.map_or(letter, without_accent)
}
