//! What kind of text a line looks like, by its form and by words of European and American languages.
//!
//! Sorting orders what a person is told and words the advice. It decides nothing: every line is told, whatever its
//! kind. Lists and patterns: docs/leaks.md.

mod booking;
mod club;
mod numbers;
mod password;
mod stop;

use std::collections::HashSet;
use std::ops::{Range, RangeInclusive};
use std::sync::LazyLock;

use regex_lite::Regex;
use serde::Serialize;

use crate::letters::{self, without_accent};

/// A kind of text, the most telling first.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    strum::IntoStaticStr,
    strum::VariantNames,
)]
#[strum(serialize_all = "kebab-case")]
#[serde(rename_all = "kebab-case")]
pub enum TextKind {
    /// A school, a nursery: where a child can be met.
    School,
    /// A club or a team.
    Club,
    /// A street, a place with its postcode, coordinates.
    Address,
    /// A stop or a line of a bus or a tram.
    BusStop,
    /// A day of birth, with the word that says so.
    BirthDate,
    /// A national number, proven by its check digits (twelve countries).
    NationalNumber,
    /// A line for machines of a passport, an identity card or a visa.
    TravelDocument,
    /// A payment card.
    Card,
    /// A bank account (IBAN).
    Iban,
    /// A boarding pass, a ticket, the reference of a booking, the number of a flight.
    Booking,
    /// A password, as a rule of a Wi-Fi network.
    Password,
    /// A telephone number.
    Phone,
    /// A web address, an e-mail address, a user name.
    Online,
    /// A licence plate.
    Plate,
    /// Words that look like a person's name.
    Name,
    /// A QR code: the key of a second factor, with which somebody else can sign in.
    CodeKey,
    /// A QR code: the name and password of a Wi-Fi network.
    CodeWifi,
    /// A QR code or another: a certificate of health.
    CodeHealth,
    /// A QR code or another: a boarding pass or a ticket.
    CodeTicket,
    /// A QR code: a contact, a telephone number, an e-mail address.
    CodeContact,
    /// A QR code: a place.
    CodePlace,
    /// A QR code: a payment or an account.
    CodePayment,
    /// A QR code or another: a link; its site is told.
    CodeLink,
    /// A QR code that holds something else, or cannot be decoded.
    Code,
    /// A bar code of another form than those above.
    BarCode,
    /// A code: the number of an article, as all of its kind have it.
    CodeProduct,
    /// Anything else, and what could not be read.
    Other,
}

impl TextKind {
    /// Whether it is a QR code or a bar code, not writing.
    pub fn is_code(self) -> bool {
        use TextKind as K;
        match self {
            K::CodeKey | K::CodeWifi | K::CodeHealth | K::CodeTicket | K::CodeContact => true,
            K::CodePlace | K::CodePayment | K::CodeLink | K::CodeProduct => true,
            K::Code | K::BarCode => true,
            K::School | K::Club | K::Address | K::BusStop | K::BirthDate => false,
            K::NationalNumber | K::TravelDocument | K::Booking | K::Password => false,
            K::Card | K::Iban | K::Phone | K::Online | K::Plate | K::Name | K::Other => false,
        }
    }
}

/// The kind that a line looks like.
pub fn classify(text: &str) -> TextKind {
    let plain = plain(text);
    let lower = plain.to_lowercase();
    let any = |patterns: &[Regex]| patterns.iter().any(|pattern| pattern.is_match(&lower));
    if let Some((kind, _)) = numbers::find(&plain).first() {
        *kind
    } else if password::is_password(&lower) {
        TextKind::Password
    } else if booking::is_booking(&plain, &lower) {
        TextKind::Booking
    } else if any(&ONLINE) {
        TextKind::Online
    } else if any(&SCHOOL) {
        TextKind::School
    } else if club::is_club(&plain, &lower) {
        TextKind::Club
    } else if stop::is_stop(&plain, &lower) {
        TextKind::BusStop
    } else if is_plate(&plain) {
        TextKind::Plate
    } else if any(&COORDINATES) {
        TextKind::Address
    } else if is_phone(&lower) {
        TextKind::Phone
    } else if any(&STREET) || is_postcode(&plain) {
        TextKind::Address
    } else if is_name(text.trim()) {
        TextKind::Name
    } else {
        TextKind::Other
    }
}

/// Numbers that carry their own proof, and days of birth, in text without accents: ranges of bytes, the surest first.
pub(super) fn proved(plain: &str) -> Vec<(TextKind, Range<usize>)> {
    numbers::find(plain)
}

/// Patterns of addresses on the web and user names, of text in lower case without accents.
pub(super) fn online() -> &'static [Regex] {
    &ONLINE
}

/// Patterns of words for schools, of text in lower case without accents.
pub(super) fn school() -> &'static [Regex] {
    &SCHOOL
}

/// Patterns of words for clubs, of text in lower case without accents.
pub(super) fn club() -> &'static [Regex] {
    &club::WORDS
}

/// Patterns of what may be a telephone number; [`classify`] says whether it is one.
pub(super) fn phone() -> &'static [Regex] {
    &NUMBER
}

/// Patterns of coordinates, of text in lower case without accents.
pub(super) fn coordinates() -> &'static [Regex] {
    &COORDINATES
}

/// Patterns of postcodes, of text without accents.
pub(super) fn postcode() -> &'static [Regex] {
    &POSTCODE
}

/// The patterns that compile; a test counts them.
pub(super) fn compiled(patterns: &[&str]) -> Vec<Regex> {
    patterns
        .iter()
        .filter_map(|pattern| Regex::new(pattern).ok())
        .collect()
}

/// Without accents, since a reader loses them at times; spaces once.
fn plain(text: &str) -> String {
    let letters = text.chars().map(|letter| match letter {
        '’' | '`' | '´' => '\'',
        '–' | '—' | '‐' | '−' | '·' | '•' => '-',
        '（' => '(',
        '）' => ')',
        '：' => ':',
        '，' => ',',
        letter if letter.is_whitespace() => ' ',
        letter => without_accent(letter),
    });
    let text: String = letters.collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Of text in lower case, without accents.
static ONLINE: LazyLock<Vec<Regex>> = LazyLock::new(|| {
    compiled(&[
        r"[a-z0-9._%+-]+ ?@ ?[a-z0-9-]+ ?\. ?[a-z]{2,}",
        r"(^|\s)@[a-z0-9_.]{3,}",
        r"https?:|www ?\.",
        r"(^|[\s(/])[a-z0-9-]{2,}\.(com|org|net|info|eu|fr|be|ch|lu|de|at|nl|es|it|pt|uk|co\.uk|ie|us|ca|au|io|app|edu|gov|school|sch\.uk)($|[\s/),])",
    ])
});

/// Of text in lower case, without accents. Words in which a language puts its words together may have more around them.
static SCHOOL: LazyLock<Vec<Regex>> = LazyLock::new(|| {
    compiled(&[
        r"\b(ecole|ecoles|college|lycee|maternelle|creche|garderie|halte-garderie|periscolaire|groupe scolaire|centre de loisirs)\b",
        r"\b(school|schools|kindergarten|preschool|pre-school|nursery|playgroup|daycare|day care|academy|montessori)\b",
        r"schule\b|schulen\b|schul-|\b(gymnasium|kita|kindertagesstatte|kindertagesstätte|kinderkrippe|kinderhort|internat)\b",
        r"school\b|\b(kinderopvang|peuterspeelzaal|creche|lyceum|kinderdagverblijf)\b",
        r"\b(escuela|colegio|guarderia|ceip|instituto|escola|jardim de infancia|agrupamento)\b",
        r"\b(scuola|asilo|liceo|istituto comprensivo|doposcuola)\b",
    ])
});

/// Of text in lower case, without accents.
static STREET: LazyLock<Vec<Regex>> = LazyLock::new(|| {
    compiled(&[
        r"\b(rue|avenue|av\.|boulevard|bd|bld|place|impasse|allee|allees|chemin|quai|route|cours|square|passage|villa|cite|faubourg|sentier|residence|lotissement) (de |du |des |d'|la |le |l')?\S",
        r"\S(strasse|straße|str\.|gasse|platz|allee|weg|damm|ufer|ring)( |$|,)|\b(strasse|straße|am|an der|auf der) \S+ \d",
        r"\S(straat|laan|plein|gracht|kade|dreef|singel|steeg)( |$|,)",
        r"\b(calle|c/|avenida|avda|plaza|paseo|camino|carretera|ronda|rua|travessa|praca|largo|estrada) (de |del |da |do |das |dos |la |las |los |el )?\S",
        r"\b(via|viale|piazza|piazzale|corso|vicolo|strada|largo|contrada) (di |del |della |dei |delle )?\S",
        r"\S (street|road|lane|drive|avenue|close|court|crescent|terrace|gardens|grove|boulevard|parkway|highway|st|rd|ave|ln|dr|blvd)\b",
    ])
});

static POSTCODE: LazyLock<Vec<Regex>> = LazyLock::new(|| {
    compiled(&[
        // FR, DE, ES, IT: five digits and a place; also with the country before.
        r"(^|[\s,-])\d{5},? [A-Z][A-Za-z'ÄÖÜäöüß-]{2,}",
        // GB.
        r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b",
        // NL, CA, PT.
        r"\b[1-9]\d{3} ?[A-Z]{2}( |$)",
        r"\b[ABCEGHJ-NPRSTVXY]\d[A-Z] ?\d[A-Z]\d\b",
        r"\b\d{4}-\d{3} [A-Z]",
        // IE.
        r"\b[AC-FHKNPRTV-Y]\d[\dW] ?[\dAC-FHKNPRTV-Y]{4}\b",
        // US, AU: the state before.
        r"\b[A-Z]{2,3},? \d{5}(-\d{4})?\b",
        r"\b(NSW|VIC|QLD|WA|SA|TAS|ACT|NT) \d{4}\b",
        // BE, LU, CH, AT: four digits are a year as well, so with the country's letter.
        r"\b(B|L|CH|A|DK|N)-\d{4} ?[A-Z]",
    ])
});

/// A postcode with what belongs to it. Bare five digits are a number like any other.
fn is_postcode(plain: &str) -> bool {
    // BE, LU, CH, AT without a letter: four digits that are no year of ours, and a place.
    static FOUR: LazyLock<Vec<Regex>> =
        LazyLock::new(|| compiled(&[r"^([1-9]\d{3}) [A-Z][A-Za-z'ÄÖÜäöüß-]{2,}$"]));
    let year = |digits: &str| digits.starts_with("19") || digits.starts_with("20");
    let four = FOUR.iter().filter_map(|form| form.captures(plain));
    POSTCODE.iter().any(|form| form.is_match(plain))
        || four
            .into_iter()
            .any(|found| found.get(1).is_some_and(|digits| !year(digits.as_str())))
}

/// Latitude and longitude, of text in lower case, without accents: as apps write them on photos and maps give them. Decimals without a word or a sign are at
/// least four, which prices do not have.
static COORDINATES: LazyLock<Vec<Regex>> = LazyLock::new(|| {
    compiled(&[
        // `48.8584,2.2945`, `48.8584° N, 2.2945° E`, `N48.8584 E2.2945`.
        r"(\b[ns] ?-?|-?\b)\d{1,2}\.\d{4,} ?[°º]? ?[ns]?[ ,;/]+((e|o|w|lon|long|lng|longitude)\b[ :.=]*|[eow])?-?\d{1,3}\.\d{4,}( ?[°º]? ?[eow])?\b",
        // `48°51'30"N 2°17'40"E`, also with words, and with the letters in front.
        r#"\b\d{1,2} ?[°º] ?\d{1,2}([.,]\d+)? ?['′]? ?(\d{1,2}([.,]\d+)? ?["″”“'′]{0,2} ?)?(n|s|nord|sud|north|south)\b[ ,;/-]*\d{1,3} ?[°º] ?\d{1,2}([.,]\d+)? ?['′]? ?(\d{1,2}([.,]\d+)? ?["″”“'′]{0,2} ?)?(e|o|w|est|ouest|east|west)\b"#,
        r#"\b[ns] ?\d{1,2} ?[°º] ?\d{1,2}[ '′"″”“\d.,]*[eow] ?\d{1,3} ?[°º] ?\d{1,2}[ '′"″”“\d.,]*"#,
        // One of them in a line of its own; `long` is a word as well.
        r"\b(lat|latitude|lon|lng|longitude)\b[ :.=]*-?\d{1,3}\.\d{3,}|\blong\b[ :.=]*-?\d{1,3}\.\d{4,}",
    ])
});

static NUMBER: LazyLock<Vec<Regex>> =
    LazyLock::new(|| compiled(&[r"(\+|00)? ?\(?\d[\d .()/-]{6,}\d"]));

/// The digits of a telephone number (ITU-T E.164, and the shortest that is told).
const DIGITS: RangeInclusive<usize> = 8..=15;

/// From eight to fifteen digits, put together as telephone numbers are; no day, no range of years.
fn is_phone(lower: &str) -> bool {
    let called = ["tel", "phone", "mobil", "handy", "fax", "call"];
    let called = called.iter().any(|word| lower.contains(word));
    let runs = NUMBER.iter().flat_map(|pattern| pattern.find_iter(lower));
    let mut numbers = runs.flat_map(|run| apart(run.as_str()));
    numbers.any(|text| {
        // Digits in one piece are a telephone number with a 0 or + before, or where the word stands beside.
        let joined = text.bytes().all(|byte| byte.is_ascii_digit());
        let starts = text.starts_with(['0', '+', '(']);
        let count = digits(text);
        DIGITS.contains(&count) && !is_day(text) && (called || starts || (!joined && count >= 9))
    })
}

/// The numbers of a run that has too many digits for one: two that stand side by side, or a day before one. A stroke with spaces around it parts them;
/// without one the second begins with a 0 or a bracket, behind what is a number or a day itself.
fn apart(run: &str) -> Vec<&str> {
    let (mut numbers, mut rest) = (Vec::new(), run);
    while digits(rest) > *DIGITS.end() {
        let parted = rest.char_indices().find_map(|(at, letter)| {
            let (before, after) = rest.split_at_checked(at)?;
            let struck = before.ends_with(" / ") || before.ends_with(" - ");
            let stands = matches!(letter, '0' | '(') && before.ends_with([' ', '/', '-', '.']);
            let number = before.trim_start().starts_with(['0', '+', '(']) || is_day(before);
            let parts = struck || (stands && number);
            (parts && digits(before) >= *DIGITS.start()).then_some((before, after))
        });
        let Some((before, after)) = parted else {
            break;
        };
        numbers.push(before);
        rest = after;
    }
    numbers.push(rest);
    numbers
}

/// Whether digits are a day or a range of years, which have no more than eight.
fn is_day(text: &str) -> bool {
    static DAYS: LazyLock<Vec<Regex>> = LazyLock::new(|| {
        compiled(&[
            r"\b\d{1,2}[./-]\d{1,2}[./-](\d{4}|\d{2})\b",
            r"\b(19|20)\d{2} ?[-/] ?(19|20)\d{2}\b",
            r"\b(19|20)\d{2}[./-]\d{1,2}[./-]\d{1,2}\b",
        ])
    });
    digits(text) <= *DIGITS.start() && DAYS.iter().any(|pattern| pattern.is_match(text))
}

fn digits(text: &str) -> usize {
    text.bytes().filter(u8::is_ascii_digit).count()
}

/// Whole lines in the form of a licence plate; what a reader takes for another letter is allowed for.
fn is_plate(plain: &str) -> bool {
    static FORMS: LazyLock<Vec<Regex>> = LazyLock::new(|| {
        compiled(&[
            // FR since 2009, IT.
            r"^[A-Z]{2} ?\d{3} ?[A-Z]{2}( \d{2,3})?$",
            // FR before 2009.
            r"^\d{2,4} ?[A-Z]{2,3} ?\d{2}$",
            // DE: a district, one or two letters, up to four digits, E or H.
            r"^[A-ZÄÖÜ]{1,3} [A-Z]{1,2} ?\d{1,4} ?[EH]?$",
            // GB since 2001.
            r"^[A-Z]{2}\d{2} ?[A-Z]{3}$",
            // ES since 2000; no vowels.
            r"^\d{4} ?[B-DF-HJ-NP-TV-Z]{3}$",
            // NL, PT: three groups.
            r"^([A-Z]{1,3}|\d{1,3}) ([A-Z]{1,3}|\d{1,3}) ([A-Z]{1,3}|\d{1,3})$",
            // BE.
            r"^[1-9] ?[A-Z]{3} ?\d{3}$",
            // LU.
            r"^[A-Z]{2} ?\d{4}$",
            // CH.
            r"^(AG|AI|AR|BE|BL|BS|FR|GE|GL|GR|JU|LU|NE|NW|OW|SG|SH|SO|SZ|TG|TI|UR|VD|VS|ZG|ZH) ?\d{1,6}$",
            // AT, PL and others: a district, then digits and letters.
            r"^[A-Z]{1,2} \d{3,5} ?[A-Z]{1,2}$",
            r"^[A-Z]{2,3} [A-Z0-9]{4,5}$",
            // IE.
            r"^\d{2,3} [A-Z]{1,2} \d{1,6}$",
            // US, CA, AU.
            r"^\d[A-Z]{3}\d{3}$",
            r"^[A-Z]{3} ?\d{3,4}$",
            r"^[A-Z]{4} ?\d{3}$",
            r"^\d{3} ?[A-Z]{3}$",
            r"^[A-Z]{3} ?\d{2}[A-Z]$",
        ])
    });
    let marks = |letter: char| matches!(letter, '-' | '.' | ':' | '*' | '|' | '_' | '°');
    let spaced = plain.replace(marks, " ");
    let spaced = spaced.split_whitespace().collect::<Vec<_>>().join(" ");
    // The letter of the country in the blue strip.
    let country = [
        "F ", "D ", "B ", "NL ", "E ", "I ", "P ", "GB ", "UK ", "IRL ", "CH ", "A ", "L ", "PL ",
    ];
    let without = country
        .iter()
        .find_map(|letter| spaced.strip_prefix(letter));
    let has = |text: &str, wanted: fn(char) -> bool| text.chars().any(wanted);
    let fits = |text: &str| {
        let mixed = has(text, |c| c.is_ascii_digit()) && has(text, |c| c.is_ascii_uppercase());
        let length = text.chars().filter(char::is_ascii_alphanumeric).count();
        mixed && (4..=9).contains(&length) && FORMS.iter().any(|form| form.is_match(text))
    };
    fits(&spaced) || without.is_some_and(fits)
}

/// Whether one of the words is a common first name, however it is written.
pub fn has_first_name(text: &str) -> bool {
    text.split_whitespace().any(|word| {
        let word = letters::plain(word);
        // Short ones are words of some language.
        word.chars().count() > 2 && PLAIN_NAMES.contains(&word)
    })
}

/// One to four words as names are written: a common first name among them, or two that begin with a capital.
fn is_name(text: &str) -> bool {
    let after = [
        "name:",
        "nom:",
        "nom :",
        "prénom:",
        "prénom :",
        "name ",
        "nombre:",
        "nome:",
        "naam:",
    ];
    let lower = text.to_lowercase();
    if after
        .iter()
        .any(|label| lower.starts_with(label) && lower.len() > label.len() + 1)
    {
        return true;
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    let written = |word: &&str| {
        let word = word.trim_matches(['.', ',', '!', '\'', '’', '"']);
        let mut letters = word.chars();
        let first = letters.next().is_some_and(char::is_uppercase);
        first && letters.all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’'))
    };
    if words.is_empty() || words.len() > 4 || !words.iter().all(written) {
        return false;
    }
    let known = words.iter().any(|word| {
        let word = word.to_lowercase();
        let parts = word.split(['-', '\'', '’', '.', ',', '!']);
        parts.into_iter().any(|part| NAMES.contains(part))
    });
    let common = |word: &str| {
        COMMON
            .split_whitespace()
            .any(|other| other == word.to_lowercase())
    };
    let capitals = |word: &str| word.chars().all(|c| !c.is_lowercase());
    let two = match words.as_slice() {
        // `Lucas MARTIN`, `Lucas Martin`; not `SORTIE SECOURS`, which signs are written like.
        [first, last] => {
            let long = first.chars().count() > 2 && last.chars().count() > 2;
            long && !capitals(first) && !common(first) && !common(last)
        }
        _ => false,
    };
    known || two
}

/// Common first names of people in Europe and America, in lower case.
const FIRST_NAMES: &str = include_str!("first_names.txt");

/// The list to look words up in: a caption is checked at each letter that is typed.
static NAMES: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| FIRST_NAMES.split_whitespace().collect());

/// The same without accents.
static PLAIN_NAMES: LazyLock<HashSet<String>> =
    LazyLock::new(|| FIRST_NAMES.split_whitespace().map(plain).collect());

/// Words that signs begin with a capital and that are no names.
const COMMON: &str = "the and open closed welcome please happy birthday merry christmas new year good morning no do not \
    bienvenue joyeux joyeuse anniversaire noël bonne année bon entrée sortie accueil ouvert fermé défense attention \
    bakery café cafe bar hotel hôtel restaurant pizzeria boulangerie pharmacie market super super- supermarché \
    willkommen frohe weihnachten geöffnet geschlossen eingang ausgang herzlichen glückwunsch alles gute \
    entrada salida abierto cerrado feliz navidad cumpleaños ingresso uscita aperto chiuso buon natale compleanno \
    made in first class fire exit keep out coca cola park city summer winter holiday sale room floor";

#[cfg(test)]
mod tests;
