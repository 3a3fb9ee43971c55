//! Bookings in writing: boarding passes, tickets, the reference with which anybody can change or read a journey.

use std::sync::LazyLock;

use regex_lite::Regex;

use super::compiled;

/// Titles of papers, of text in lower case without accents.
static TITLES: LazyLock<Vec<Regex>> = LazyLock::new(|| {
    compiled(&[
        r"\b(boarding ?(pass|card)|carte d'? ?embarquement|carte d'acces a bord|bordkarte|tarjeta de embarque|carta d'? ?imbarco|instapkaart)\b",
        r"\b(electronic ticket|billet electronique|e-?ticket ?(no\.?|n°|number|receipt|itinerary))(\b|$)",
    ])
});

/// The same words on signs that speak to everybody.
static SIGNS: LazyLock<Vec<Regex>> = LazyLock::new(|| {
    compiled(&[
        r"\b(ready|please|scan|show|have|passes|cards|presentez|presenter|preparez|preparer|munissez|merci|your|votre|vos|bitte|here|ici|without|sans)\b",
    ])
});

/// The words before a reference, without accents, in any letters.
const LABEL: &str = r"(?i:(booking|reservation|confirmation) ?(reference|ref\.?|code|number|no\.?|n°|#)|record locator|pnr|(reference|ref\.?|code|numero|n°|no) (de |du |d')?(la |votre )?(reservation|dossier)|reference dossier|dossier (sncf|voyage|n°)|buchungs(code|nummer|referenz)|localizador|codice (di )?prenotazione)";

/// A reference behind a sign, or one that has a digit.
static REFERENCES: LazyLock<Vec<Regex>> = LazyLock::new(|| {
    let forms = [
        format!(r"\b{LABEL} ?[:=#] ?(?P<code>[A-Z0-9]{{5,12}})\b"),
        format!(r"\b{LABEL} (?P<code>[A-Z0-9]{{5,12}})\b"),
    ];
    compiled(&forms.each_ref().map(String::as_str))
});

/// The words alone: the reference stands beside or below.
static LABELS: LazyLock<Vec<Regex>> = LazyLock::new(|| {
    compiled(&[
        r"^(booking (reference|ref\.?|code)|record locator|reference de (la |votre )?(reservation|dossier)|numero de (dossier|reservation)|code de reservation|buchungs(code|nummer)|localizador|pnr) ?:?$",
    ])
});

/// A flight with its number: two letters, or a letter and a digit, and two to four digits (IATA Resolution 762).
static FLIGHTS: LazyLock<Vec<Regex>> = LazyLock::new(|| {
    compiled(&[
        r"\b(?i:flight|vol|flug|vuelo|volo)(?i: number| no\.?| n°| nr\.?)? ?:? ?(?P<airline>[A-Z]{2}|[A-Z]\d|\d[A-Z]) ?\d{2,4}\b",
    ])
});

/// What looks like an airline and counts volumes.
const ROMAN: [&str; 6] = ["II", "IV", "VI", "IX", "XI", "XX"];

/// Whether a line names a booking: as written, and in lower case; both without accents.
pub(super) fn is_booking(plain: &str, lower: &str) -> bool {
    let is = |patterns: &[Regex]| patterns.iter().any(|pattern| pattern.is_match(lower));
    let named = |form: &Regex, name: &str| {
        let found = form.captures(plain)?;
        let whole = found.get(0)?.as_str().to_owned();
        Some((whole, found.name(name)?.as_str().to_owned()))
    };
    let referred = |(whole, code): (String, String)| {
        let digit = code.chars().any(|letter| letter.is_ascii_digit());
        // Without a sign or a digit the reference is told from a word by its capitals behind small letters.
        let marked = whole.contains([':', '=', '#']);
        let stands_out = code.len() == 6 && whole.chars().any(char::is_lowercase);
        digit || marked || stands_out
    };
    let flies = |(_, airline): (String, String)| !ROMAN.contains(&airline.as_str());
    is(&TITLES) && !is(&SIGNS)
        || is(&LABELS)
        || REFERENCES
            .iter()
            .filter_map(|form| named(form, "code"))
            .any(referred)
        || FLIGHTS
            .iter()
            .filter_map(|form| named(form, "airline"))
            .any(flies)
}

/// How many patterns compile; a test compares them with those that are written.
#[cfg(test)]
pub(super) fn compile() -> usize {
    let all = [&TITLES, &SIGNS, &REFERENCES, &LABELS, &FLIGHTS];
    all.iter().map(|patterns| patterns.len()).sum()
}
