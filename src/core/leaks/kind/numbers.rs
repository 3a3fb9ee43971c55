//! Numbers that carry their own proof: bank accounts, payment cards, travel documents, national numbers; and days of birth,
//! which are told by the word beside them.
//!
//! Sources: IBAN, ISO 13616 (lengths of its registry; mod 97 of ISO 7064); payment cards, ISO/IEC 7812-1 (Luhn); machine-readable
//! zones, ICAO Doc 9303, parts 3 to 6, and of French identity cards until 2021 (36 characters, the same check digits); national numbers, [`national`].

mod national;

use std::ops::Range;
use std::sync::LazyLock;

use regex_lite::Regex;

use super::{TextKind, compiled};

/// How long an IBAN is in each country.
const IBAN_LENGTHS: &str = "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BR29 CH21 CY28 CZ24 DE22 DK18 EE20 ES24 FI18 FO18 FR27 GB22 \
    GE22 GI23 GL18 GR27 HR21 HU28 IE22 IL23 IS26 IT27 LI21 LT20 LU20 LV21 MC27 MD24 ME22 MK19 MT31 NL18 NO15 PL28 PT25 RO24 \
    RS22 SA24 SE24 SI19 SK24 SM27 TN24 TR26 UA29 XK20";

/// What is found in a line without accents, as ranges of bytes; the surest first.
pub fn find(plain: &str) -> Vec<(TextKind, Range<usize>)> {
    let mut all = Vec::new();
    for found in ZONE.iter().flat_map(|form| form.find_iter(plain)) {
        if is_zone(found.as_str()) {
            all.push((TextKind::TravelDocument, found.range()));
        }
    }
    for (form, is) in national::ALL.iter() {
        for found in form.find_iter(plain) {
            let before = plain.get(..found.start()).unwrap_or_default();
            if !before.ends_with(['+', '-', '.']) && is(found.as_str()) {
                all.push((TextKind::NationalNumber, found.range()));
            }
        }
    }
    let mut take = |kind: TextKind, patterns: &[Regex], is: fn(&str) -> bool| {
        for found in patterns.iter().flat_map(|form| form.find_iter(plain)) {
            if is(found.as_str()) {
                all.push((kind, found.range()));
            }
        }
    };
    take(TextKind::Card, &CARD, is_card);
    take(TextKind::BirthDate, &BIRTH, |_| true);
    // An IBAN may be followed by other words, so its end is looked for.
    for found in IBAN.iter().flat_map(|form| form.find_iter(plain)) {
        let length = iban_length(found.as_str());
        all.extend(length.map(|length| (TextKind::Iban, found.start()..found.start() + length)));
    }
    all
}

static ZONE: LazyLock<Vec<Regex>> =
    LazyLock::new(|| compiled(&[r"[A-Z0-9<«]{5,}( ?[A-Z0-9<«]{3,})*"]));

/// In fours, in 4, 6 and 5, or in one piece; what begins with + or 0 is a telephone number. Four fours by themselves first: the month behind them,
/// or the three digits of the back, would count for digits of the card.
static CARD: LazyLock<Vec<Regex>> = LazyLock::new(|| {
    compiled(&[
        r"\b[2-6]\d{3}([ -]?\d{4}){3}\b",
        r"\b[2-6]\d{3}([ -]?\d{4}){2}[ -]?\d{1,4}([ -]?\d{1,3})?\b",
        r"\b3\d{3}[ -]?\d{6}[ -]?\d{5}\b",
    ])
});

static IBAN: LazyLock<Vec<Regex>> =
    LazyLock::new(|| compiled(&[r"\b[A-Za-z]{2}\d{2}( ?[A-Za-z0-9]){11,30}"]));

/// A word for birth, and a day behind it.
static BIRTH: LazyLock<Vec<Regex>> = LazyLock::new(|| {
    compiled(&[
        r"(?i)(\b(nee?s?|naissance|born|birth|dob|d\.o\.b\.?|geboren|geburtsdatum|geb\.|nacid[oa]|nacimiento|nat[oa]|nascita|nascimento|geboortedatum)\b([-.·(]e\)?)?|\bgeb\.)[ :.]*((le|on|am|el|il|op|em|in|date)[ :]*)?(\d{1,2}[./ -]\d{1,2}[./ -](\d{4}|\d{2})|\d{4}-\d{2}-\d{2}|\d{1,2}(er|st|nd|rd|th|\.)? (de |of )?[a-zäé]{3,10}\.? (de )?\d{4}|[a-z]{3,9} \d{1,2}(st|nd|rd|th)?,? \d{4})\b",
    ])
});

/// Letters and digits alone, in capitals.
fn compact(text: &str) -> String {
    let letters = text.chars().filter(char::is_ascii_alphanumeric);
    letters.map(|letter| letter.to_ascii_uppercase()).collect()
}

/// How many bytes of the text are an IBAN whose check digits are right.
fn iban_length(text: &str) -> Option<usize> {
    let country = text.get(..2)?.to_ascii_uppercase();
    let mut lengths = IBAN_LENGTHS.split_whitespace();
    let wanted: usize = lengths.find_map(|entry| entry.strip_prefix(&country)?.parse().ok())?;
    let letters = text.char_indices().filter(|(_, letter)| *letter != ' ');
    let (last, letter) = letters.take(wanted).last()?;
    let length = last + letter.len_utf8();
    let number = compact(text.get(..length)?);
    if number.len() != wanted {
        return None;
    }
    let (front, back) = number.split_at_checked(4)?;
    let mut rest = 0;
    for letter in back.chars().chain(front.chars()) {
        let value = letter.to_digit(36)?;
        let shift = if value > 9 { 100 } else { 10 };
        rest = (rest * shift + value) % 97;
    }
    (rest == 1).then_some(length)
}

fn is_card(text: &str) -> bool {
    let digits: Vec<u32> = text
        .chars()
        .filter_map(|digit| digit.to_digit(10))
        .collect();
    let doubled = |(at, digit): (usize, &u32)| match at % 2 {
        0 => *digit,
        _ if *digit > 4 => digit * 2 - 9,
        _ => digit * 2,
    };
    let sum: u32 = digits.iter().rev().enumerate().map(doubled).sum();
    // The same digit throughout is no card.
    let varied = digits.windows(2).any(|pair| pair.first() != pair.last());
    (13..=19).contains(&digits.len()) && varied && sum.is_multiple_of(10)
}

/// One line of a machine-readable zone. The first line of a passport or card has no check digit of its own: it is told by
/// its form.
fn is_zone(text: &str) -> bool {
    let zone = text.replace('«', "<<").replace(' ', "");
    let at = |range: Range<usize>| zone.get(range).unwrap_or_default();
    let checked = |field: Range<usize>| {
        let digit = at(field.end..field.end + 1);
        let number = at(field);
        !number.is_empty() && check_digit(number).is_some_and(|check| digit == check.to_string())
    };
    let named = || {
        let document = zone.starts_with(['P', 'I', 'A', 'C', 'V']);
        let letters = zone
            .chars()
            .all(|letter| letter.is_ascii_uppercase() || letter == '<');
        document && letters && zone.contains("<<")
    };
    let all = |field: Range<usize>, is: fn(char) -> bool| at(field).chars().all(is);
    let is_name = |letter: char| letter.is_ascii_uppercase() || letter == '<';
    let is_digit = |letter: char| letter.is_ascii_digit();
    // French identity cards given out until 2021: the name, then the office; the number of the card, the first name, the day of birth.
    let french = || {
        (zone.starts_with("IDFRA") && all(5..30, is_name) && zone.contains('<'))
            || (all(0..12, is_digit) && all(13..27, is_name) && checked(0..12) && checked(27..33))
    };
    match zone.len() {
        // Passports and visas; their second line.
        44 | 36 => {
            named()
                || (checked(0..9) && checked(13..19) && checked(21..27))
                || (zone.len() == 36 && french())
        }
        // Cards: the first line has the number of the document, the second the days of birth and of expiry.
        30 => {
            named()
                || (checked(5..14) && zone.starts_with(['I', 'A', 'C']))
                || (checked(0..6) && checked(8..14))
        }
        _ => false,
    }
}

/// Weights 7, 3, 1 (Doc 9303-3, 4.9).
fn check_digit(field: &str) -> Option<u32> {
    let mut sum = 0;
    for (letter, weight) in field.chars().zip([7, 3, 1].into_iter().cycle()) {
        let value = if letter == '<' {
            0
        } else {
            letter.to_digit(36)?
        };
        sum += value * weight;
    }
    Some(sum % 10)
}

#[cfg(test)]
mod tests {
    use super::super::classify;
    use super::*;

    /// The valid ones, and the same with one character wrong.
    fn told(kind: TextKind, valid: &[&str], near: &[&str]) {
        for text in valid {
            assert_eq!(classify(text), kind, "{text}");
        }
        for text in near {
            assert_ne!(classify(text), kind, "{text}");
        }
    }

    #[test]
    fn every_pattern_compiles() {
        let forms = [&ZONE, &CARD, &IBAN, &BIRTH].map(|forms| forms.len());
        assert_eq!(forms, [1, 3, 1, 1]);
    }

    #[test]
    fn an_iban_has_the_check_digits_and_the_length_of_its_country() {
        told(
            TextKind::Iban,
            &[
                "GB82 WEST 1234 5698 7654 32",
                "DE89370400440532013000",
                "IBAN: FR14 2004 1010 0505 0001 3M02 606",
                "BE68 5390 0754 7034 BIC",
            ],
            &[
                "GB82 WEST 1234 5698 7654 33",
                "DE8937040044053201300",
                "FR14 2004 1010 0505 0001 3M02 607",
                "ZZ68 5390 0754 7034",
            ],
        );
    }

    #[test]
    fn a_card_has_the_digit_of_luhn() {
        told(
            TextKind::Card,
            &[
                "4111 1111 1111 1111",
                "5500-0000-0000-0004",
                "378282246310005",
                "3782 822463 10005",
                "4111 1111 1111 1111 12/27",
                "4111 1111 1111 1111 123",
            ],
            &[
                "4111 1111 1111 1112",
                "5500 0000 0000 0005",
                "4444 4444 4444 4444",
                "+33 6 12 34 56 78",
            ],
        );
    }

    #[test]
    fn a_zone_for_machines_has_its_check_digits() {
        // The examples of Doc 9303, parts 4 and 5.
        told(
            TextKind::TravelDocument,
            &[
                "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
                "L898902C36UTO7408122F1204159ZE184226B<<<<<10",
                "I<UTOD231458907<<<<<<<<<<<<<<<",
                "7408122F1204159UTO<<<<<<<<<<<6",
                // A French identity card as it was until 2021.
                "IDFRABERTHIER<<<<<<<<<<<<<<<<<92C001",
                "8806923102858CORINNE<<<<<<<6512068F6",
            ],
            &[
                "L898902C37UTO7408122F1204159ZE184226B<<<<<10",
                "I<UTOD231458908<<<<<<<<<<<<<<<",
                "7408123F1204159UTO<<<<<<<<<<<6",
                "8806923102857CORINNE<<<<<<<6512068F6",
                "8806923102858CORINNE<<<<<<<6512067F6",
                "WELCOME<<<TO<THE<PARTY",
            ],
        );
    }

    #[test]
    fn a_national_number_has_its_key() {
        told(
            TextKind::NationalNumber,
            &[
                "1 84 12 76 451 089 46",
                "218053306300201",
                "1 18 05 2A 004 001 66",
            ],
            &[
                "1 84 12 76 451 089 47",
                "218053306300301",
                "1 18 05 2B 004 001 66",
            ],
        );
    }

    #[test]
    fn a_day_of_birth_is_told_by_the_word_beside_it() {
        told(
            TextKind::BirthDate,
            &[
                "Né le 12/05/2018",
                "Date de naissance : 12.05.2018",
                "Date of birth: 12 May 2018",
                "DOB 2018-05-12",
                "Born on May 12, 2018",
                "geb. 12.05.2018",
                "née le 3 août 2017",
                "Né(e) le : 12.05.2018",
                "Né·e le 12/05/2018",
                "Nées le 3 août 2017",
            ],
            &[
                "12/05/2018",
                "Born to run",
                "Né à Nantes",
                "Renaissance 1500",
                "le 12 mai 2018",
            ],
        );
    }
}
