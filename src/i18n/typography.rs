//! Text that is fit to show: no hidden characters, sizes and coordinates that people read.

use ombrelle_core::letters::is_unseen;

use crate::{Language, Words};

/// Before these French shortens `de` and `que`.
const VOWELS: &str = "aàáâãäåæeéèêëiìíîïoòóôõöøœuùúûü";

impl Words {
    /// A sentence that holds a name, with `d’Emma` for `de Emma` and `qu’Emma` for `que Emma` where the language shortens these.
    pub fn elided(&self, sentence: &str, name: &str) -> String {
        if self.language() != Language::French || !begins_with_a_vowel(name) {
            return sentence.to_owned();
        }
        let name = visible(name);
        let shorter = sentence.replace(&format!(" de {name}"), &format!(" d’{name}"));
        shorter.replace(&format!(" que {name}"), &format!(" qu’{name}"))
    }

    /// A size in bytes as people write it: `3.4 MB`, `3,4 Mo`.
    pub fn size(&self, bytes: u64) -> String {
        // Units of a thousand, as file managers and phone makers count.
        let (key, unit) = match bytes {
            0..1_000 => return self.say("size-bytes", &[("number", bytes.into())]),
            1_000..1_000_000 => ("size-kilobytes", 1_000),
            1_000_000..1_000_000_000 => ("size-megabytes", 1_000_000),
            _ => ("size-gigabytes", 1_000_000_000),
        };
        self.say(key, &[("number", self.number(bytes, unit).into())])
    }

    /// `count / unit` with one decimal below ten, in the language's decimal mark.
    fn number(&self, count: u64, unit: u64) -> String {
        if count / unit >= 10 {
            return (count / unit).to_string();
        }
        let tenths = count.saturating_mul(10) / unit;
        let mark = self.say("decimal-mark", &[]);
        format!("{}{mark}{}", tenths / 10, tenths % 10)
    }
}

/// Whether it sounds so: `Yves` does, `Yasmine` does not, and of `h` nobody can tell.
fn begins_with_a_vowel(name: &str) -> bool {
    let mut letters = name.chars().flat_map(char::to_lowercase);
    match letters.next() {
        Some('y') => letters.next().is_some_and(|next| !VOWELS.contains(next)),
        Some(first) => VOWELS.contains(first),
        None => false,
    }
}

/// A text from outside (a file's name, a tag's value), safe for a terminal and honest for the eye:
/// control characters, and marks that hide or reorder letters, are spelled out (`\u{1b}`).
pub fn visible(text: &str) -> String {
    text.chars().fold(String::new(), |mut shown, c| {
        match c {
            '\n' | '\r' | '\t' => shown.extend(c.escape_default()),
            c if c.is_control() || is_unseen(c) => shown.extend(c.escape_unicode()),
            c => shown.push(c),
        }
        shown
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_cannot_talk_to_the_terminal() {
        assert_eq!(visible("a\u{1b}[2Jb\nc"), "a\\u{1b}[2Jb\\nc");
        assert_eq!(visible("photo\u{202e}gpj.exe"), "photo\\u{202e}gpj.exe");
        assert_eq!(visible("été à la plage.jpg"), "été à la plage.jpg");
    }

    #[test]
    fn sizes_read_as_people_write_them() {
        let (en, fr) = (Words::new(Language::English), Words::new(Language::French));
        assert_eq!(en.size(3_450_000), "3.4\u{a0}MB");
        assert_eq!(fr.size(3_450_000), "3,4\u{a0}Mo");
        assert_eq!(en.size(999), "999\u{a0}bytes");
        assert_eq!(fr.size(1), "1\u{a0}octet");
        assert_eq!(en.size(12_000), "12\u{a0}kB");
        assert_eq!(fr.size(2_000_000_000), "2,0\u{a0}Go");
    }
}
