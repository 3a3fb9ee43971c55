//! Characters in text from outside: invisible ones, and accents. One list for every caller.

use unicode_normalization::UnicodeNormalization;

/// Whether a character is invisible and changes how others are read: zero-width and bidirectional marks, line and
/// paragraph separators, annotations, tags (Unicode TR 36, section 3; annex 9).
///
/// ```
/// use ombrelle_base::letters::is_unseen;
///
/// // Read from right to left from here on: `photo\u{202e}gpj.exe` looks like a photo.
/// assert!(is_unseen('\u{202e}'));
/// assert!(!is_unseen('é'));
/// ```
pub fn is_unseen(letter: char) -> bool {
    matches!(letter,
        '\u{061c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// A text with each accent within its letter (the form NFC of Unicode, annex 15): keyboards write `é` so; names of files that come from a Mac, and
/// text that is copied out of a PDF, often have the accent beside the letter, which looks the same.
///
/// ```
/// let beside: String = ombrelle_base::letters::composed("Le\u{301}a").collect();
/// assert_eq!(beside, "L\u{e9}a");
/// ```
pub fn composed(text: &str) -> impl Iterator<Item = char> {
    text.nfc()
}

/// A letter without its accent, since text recognition loses accents and people leave them out; ä, ö and ü, which are
/// letters of their own in German, stay.
pub fn without_accent(letter: char) -> char {
    match letter {
        'à' | 'á' | 'â' | 'ã' | 'å' => 'a',
        'À' | 'Á' | 'Â' | 'Ã' | 'Å' => 'A',
        'ç' => 'c',
        'Ç' => 'C',
        'è' | 'é' | 'ê' | 'ë' => 'e',
        'È' | 'É' | 'Ê' | 'Ë' => 'E',
        'ì' | 'í' | 'î' | 'ï' => 'i',
        'Ì' | 'Í' | 'Î' | 'Ï' => 'I',
        'ñ' => 'n',
        'Ñ' => 'N',
        'ò' | 'ó' | 'ô' | 'õ' | 'ø' => 'o',
        'Ò' | 'Ó' | 'Ô' | 'Õ' | 'Ø' => 'O',
        'ù' | 'ú' | 'û' => 'u',
        'Ù' | 'Ú' | 'Û' => 'U',
        letter => letter,
    }
}

/// The plain letter of which a letter is made, without any mark above, below or through it: what is drawn where there is none of its own.
///
/// ```
/// use ombrelle_base::letters::unmarked;
///
/// assert_eq!("Łüşż".chars().map(unmarked).collect::<String>(), "Lusz");
/// ```
pub fn unmarked(letter: char) -> char {
    // The marks of a letter that is taken apart come after it.
    match letter.nfd().next().unwrap_or(letter) {
        'ø' => 'o',
        'Ø' => 'O',
        'ł' => 'l',
        'Ł' => 'L',
        'đ' => 'd',
        'Đ' => 'D',
        'ı' => 'i',
        letter => letter,
    }
}

/// In lower case and without accents, as words are compared that people typed or a program read.
///
/// ```
/// assert_eq!(ombrelle_base::letters::plain("Zoé À"), "zoe a");
/// assert_eq!(ombrelle_base::letters::plain("Zoe\u{301} A\u{300}"), "zoe a");
/// ```
pub fn plain(text: &str) -> String {
    let text: String = composed(text).collect();
    text.to_lowercase().chars().map(without_accent).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_mark_that_hides_or_reorders_is_unseen() {
        for mark in "\u{61c}\u{200b}\u{200e}\u{2028}\u{202e}\u{2060}\u{2066}\u{206a}\u{feff}\u{fff9}\u{e0041}".chars() {
            assert!(is_unseen(mark), "{}", mark.escape_unicode());
        }
        assert!(!"été à la plage, 学校 👧".chars().any(is_unseen));
    }
}
