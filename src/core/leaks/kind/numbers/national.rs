//! National numbers, each by its own check digits. A number whose check digits let one of ten or eleven through needs a word beside it.
//!
//! Sources: BE, *Registre national*, royal decree of 3 April 1984 (97 less the number modulo 97; a 2 before it for those born from 2000
//! on); CH, AHV number (756, check digit of EAN-13; AHVV art. 133bis); DE, *Steuerliche Identifikationsnummer* (§ 139b AO; ISO 7064 mod 11,10; one digit
//! of the first ten twice or thrice); ES, DNI and NIE (number modulo 23; Real Decreto 1553/2005); FI, *henkilötunnus* (modulo 31; decree
//! 128/2010); FR, NIR (97 less the number modulo 97; 2A counts as 19, 2B as 18); GB, NINO (form alone: HMRC NIM39110), NHS number
//! (modulo 11; NHS Data Dictionary); IT, *codice fiscale* (decree of 12 March 1974); NL, BSN (eleven-test; Wet abb);
//! PL, PESEL (weights 1, 3, 7, 9; law of 24 September 2010); PT, NIF (modulo 11; decree-law 14/2013); SE, *personnummer* (Luhn; SFS 1991:481).

use std::sync::LazyLock;

use regex_lite::Regex;

use super::super::compiled;
use super::compact;

/// A form, and what proves that a number of this form is one.
pub type Proof = (Regex, fn(&str) -> bool);

/// Forms and proofs of all countries; digits right behind a plus are a telephone number.
pub static ALL: LazyLock<Vec<Proof>> = LazyLock::new(|| {
    let forms = FORMS.iter().flat_map(|(form, is)| {
        let compiled = compiled(&[form]);
        compiled.into_iter().map(|form| (form, *is))
    });
    forms.collect()
});

/// How many forms there are.
#[cfg(test)]
pub const COUNT: usize = FORMS.len();

/// Whether signs of the right form prove themselves.
type Check = fn(&str) -> bool;

const FORMS: [(&str, Check); 13] = [
    (
        r"\b[12] ?\d{2} ?(0[1-9]|1[0-2]|[2-9]\d) ?(\d{2}|2[ABab]) ?\d{3} ?\d{3} ?[-/]? ?\d{2}\b",
        is_nir,
    ),
    (
        r"\b\d{2}[. ]?\d{2}[. ]?\d{2}[- ]?\d{3}[. ]?\d{2}\b",
        is_belgian,
    ),
    (r"\b756[. ]?\d{4}[. ]?\d{4}[. ]?\d{2}\b", is_swiss),
    (r"\b([1-9]\d{10}|[1-9]\d( \d{3}){3})\b", is_german),
    (r"\b(\d{8}|[XYZxyz][- ]?\d{7})[- ]?[A-Za-z]\b", is_spanish),
    (r"\b\d{6}[-+A-FU-Y]\d{3}[0-9A-Y]\b", is_finnish),
    (
        r"\b[A-Za-z]{6}[0-9LMNP-V]{2}[A-Za-z][0-9LMNP-V]{2}[A-Za-z][0-9LMNP-V]{3}[A-Za-z]\b",
        is_italian,
    ),
    (r"\b\d{11}\b", is_polish),
    (r"\b(\d{2})?\d{6}[-+]\d{4}\b", is_swedish),
    (
        r"\b[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b",
        is_british,
    ),
    (
        r"(?i)\bNHS( number| no\.?)?[ :.]*\d{3}[ -]?\d{3}[ -]?\d{4}\b",
        is_nhs,
    ),
    (
        r"(?i)\b(BSN|burgerservicenummer)[ :.]*\d{4}[. ]?\d{2}[. ]?\d{3}\b",
        is_dutch,
    ),
    (
        r"(?i)\b(NIF|contribuinte|numero fiscal)[ :.]*[1-35]\d{2}[ .]?\d{3}[ .]?\d{3}\b",
        is_portuguese,
    ),
];

fn digits(text: &str) -> Vec<u32> {
    let digits = text.chars().filter_map(|digit| digit.to_digit(10));
    digits.collect()
}

/// Digits `from..to` as a number.
fn number(digits: &[u32], from: usize, to: usize) -> u64 {
    let part = digits.get(from..to).unwrap_or_default();
    part.iter()
        .fold(0, |sum, digit| sum * 10 + u64::from(*digit))
}

fn weighted(digits: &[u32], weights: &[u32]) -> u32 {
    let pairs = digits.iter().zip(weights);
    pairs.map(|(digit, weight)| digit * weight).sum()
}

fn is_day(month: u64, day: u64) -> bool {
    let longest = match month {
        2 => 29,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    };
    (1..=longest).contains(&day)
}

fn is_nir(text: &str) -> bool {
    let letters = compact(text);
    let Some((number, key)) = letters.split_at_checked(13) else {
        return false;
    };
    let number = number.replace("2A", "19").replace("2B", "18");
    match (number.parse::<u64>(), key.parse::<u64>()) {
        (Ok(number), Ok(key)) => key == 97 - number % 97,
        _ => false,
    }
}

fn is_belgian(text: &str) -> bool {
    let digits = digits(text);
    let (before, key) = (number(&digits, 0, 9), number(&digits, 9, 11));
    let born = is_day(number(&digits, 2, 4), number(&digits, 4, 6));
    let right = |number: u64| key == 97 - number % 97;
    digits.len() == 11 && born && (right(before) || right(2_000_000_000 + before))
}

fn is_swiss(text: &str) -> bool {
    let digits = digits(text);
    digits.len() == 13
        && weighted(&digits, &[1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1]).is_multiple_of(10)
}

fn is_german(text: &str) -> bool {
    let digits = digits(text);
    let Some((check, front)) = digits.split_last().filter(|(_, front)| front.len() == 10) else {
        return false;
    };
    let times = (0..10).map(|wanted| front.iter().filter(|digit| **digit == wanted).count());
    let often: Vec<usize> = times.filter(|times| *times > 1).collect();
    let product = front.iter().fold(10, |product, digit| {
        let sum = match (digit + product) % 10 {
            0 => 10,
            sum => sum,
        };
        sum * 2 % 11
    });
    matches!(often.as_slice(), [2 | 3]) && (11 - product) % 10 == *check
}

fn is_spanish(text: &str) -> bool {
    let letters = compact(text);
    let first = match letters.chars().next() {
        Some('X') => "0",
        Some('Y') => "1",
        Some('Z') => "2",
        _ => "",
    };
    let rest = letters.trim_start_matches(['X', 'Y', 'Z']);
    let (Some(number), Some(letter)) = (
        rest.get(..rest.len().saturating_sub(1)),
        rest.chars().last(),
    ) else {
        return false;
    };
    let number: Option<usize> = format!("{first}{number}").parse().ok();
    let wanted = number.and_then(|number| "TRWAGMYFPDXBNJZSQVHLCKE".chars().nth(number % 23));
    wanted == Some(letter)
}

fn is_finnish(text: &str) -> bool {
    let digits = digits(text.get(..10).unwrap_or_default());
    let born = is_day(number(&digits, 2, 4), number(&digits, 0, 2));
    let rest = number(&digits, 0, 9) as usize % 31;
    let wanted = "0123456789ABCDEFHJKLMNPRSTUVWXY".chars().nth(rest);
    digits.len() == 9 && born && text.chars().last() == wanted
}

fn is_italian(text: &str) -> bool {
    /// Values at odd places, of 0 to 9 and of A to Z alike.
    const ODD: [u32; 26] = [
        1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24,
        23,
    ];
    let letters = compact(text);
    let value = |letter: char| match letter.to_digit(36) {
        Some(digit) if digit > 9 => digit - 10,
        Some(digit) => digit,
        None => 0,
    };
    let places = letters.chars().take(15).enumerate();
    let sum: u32 = places
        .map(|(at, letter)| match at % 2 {
            0 => ODD.get(value(letter) as usize).copied().unwrap_or_default(),
            _ => value(letter),
        })
        .sum();
    let check = letters.chars().nth(15).map(value);
    check == Some(sum % 26)
}

fn is_polish(text: &str) -> bool {
    let digits = digits(text);
    // Those born from 2000 on have 20 added to their month.
    let born = is_day(number(&digits, 2, 4) % 20, number(&digits, 4, 6));
    digits.len() == 11
        && born
        && number(&digits, 2, 4) <= 32
        && weighted(&digits, &[1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1]).is_multiple_of(10)
}

fn is_swedish(text: &str) -> bool {
    let all = digits(text);
    let digits = all.get(all.len().saturating_sub(10)..).unwrap_or_default();
    // Numbers of coordination have 60 added to their day.
    let born = is_day(number(digits, 2, 4), number(digits, 4, 6) % 60);
    let century = all.len() == 10 || matches!(number(&all, 0, 2), 19 | 20);
    let doubled = digits.iter().enumerate().map(|(at, digit)| match at % 2 {
        0 => digit * 2 / 10 + digit * 2 % 10,
        _ => *digit,
    });
    born && century && doubled.sum::<u32>().is_multiple_of(10)
}

/// Prefixes that are not given out.
fn is_british(text: &str) -> bool {
    let prefix = compact(text).get(..2).map(str::to_owned);
    let unused = ["BG", "GB", "KN", "NK", "NT", "TN", "ZZ"];
    prefix.is_some_and(|prefix| !unused.contains(&prefix.as_str()))
}

fn is_nhs(text: &str) -> bool {
    let digits = digits(text);
    let rest = 11 - weighted(&digits, &[10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11;
    digits.len() == 10 && digits.last() == Some(&(rest % 11))
}

fn is_dutch(text: &str) -> bool {
    let digits = digits(text);
    // The last digit counts less one, which is ten of eleven.
    let sum = weighted(&digits, &[9, 8, 7, 6, 5, 4, 3, 2, 10]);
    digits.len() == 9 && number(&digits, 0, 9) > 0 && sum.is_multiple_of(11)
}

fn is_portuguese(text: &str) -> bool {
    let digits = digits(text);
    let check = match weighted(&digits, &[9, 8, 7, 6, 5, 4, 3, 2]) % 11 {
        0 | 1 => 0,
        rest => 11 - rest,
    };
    digits.len() == 9 && digits.last() == Some(&check)
}

#[cfg(test)]
mod tests {
    use super::super::super::{TextKind, classify};
    use super::*;
    use crate::chance::Chance;

    #[test]
    fn every_form_compiles() {
        assert_eq!(ALL.len(), COUNT);
    }

    #[test]
    fn numbers_of_many_countries_are_known_and_those_with_one_wrong_are_not() {
        // Examples of the authorities, or made up.
        for (valid, wrong) in [
            ("85.07.30-033.28", "85.07.30-033.29"),
            ("756.9217.0769.85", "756.9217.0769.86"),
            ("86095742719", "86095742718"),
            ("47036892816", "47036892817"),
            ("12345678Z", "12345678A"),
            ("X1234567L", "X1234567M"),
            ("131052-308T", "131052-308U"),
            ("RSSMRA85T10A562S", "RSSMRA85T10A562T"),
            ("44051401359", "44051401358"),
            ("811228-9874", "811228-9873"),
            ("19811228-9874", "19811228-9873"),
            ("AB 12 34 56 C", "GB 12 34 56 C"),
            ("NHS number: 943 476 5919", "NHS number: 943 476 5918"),
            ("BSN 111222333", "BSN 111222334"),
            ("NIF: 123456789", "NIF: 123456780"),
        ] {
            assert_eq!(classify(valid), TextKind::NationalNumber, "{valid}");
            assert_ne!(classify(wrong), TextKind::NationalNumber, "{wrong}");
        }
    }

    #[test]
    fn what_has_a_weak_proof_needs_its_word() {
        for bare in ["111222333", "123456789", "943 476 5919", "+44051401359"] {
            assert_ne!(classify(bare), TextKind::NationalNumber, "{bare}");
        }
    }

    #[test]
    fn few_numbers_at_random_are_taken_for_one() {
        let mut chance = Chance::stream(15, 1);
        for (length, most) in [(8, 0), (9, 0), (10, 0), (11, 200), (12, 0), (13, 20)] {
            let taken = (0..10_000).filter(|_| {
                let digit = |_| char::from(b'0' + chance.below(10) as u8);
                let text: String = (0..length).map(digit).collect();
                classify(&text) == TextKind::NationalNumber
            });
            let taken = taken.count();
            assert!(taken <= most, "{taken} of 10,000 of {length} digits");
        }
    }
}
