//! QR codes, bar codes and their like: what kind of thing a code gives away, by the form of what it holds.
//!
//! Nothing that a code holds is kept but the site of a link: a password or a key that was read is not told again.
//!
//! Sources of the forms: Wi-Fi (ZXing, *Barcode Contents*; WPA3 specification, 7), contacts (RFC 6350; NTT Docomo's MECARD), boarding passes
//! (IATA Resolution 792, *BCBP*, item numbers 1 to 13), tickets of railways (UIC 918.3; SNCF's `i0CV`), certificates of health (EU Digital COVID Certificate,
//! `HC1:`; SMART Health Cards, `shc:/`), payments (EPC069-12; the Swiss QR-bill), keys of a second factor (Google's *Key URI Format*), goods (GS1).

use super::kind::TextKind;
use super::text::Line;
use crate::error::ErrorKind;
use crate::photo::{Code, Codes, Form, Picture, Region, codes};
use crate::progress::Progress;

/// Longest site that is told, in characters.
const LONGEST_SITE: usize = 60;
/// Letters of the obligatory part of a boarding pass with one leg.
const BOARDING_PASS: usize = 58;

/// The codes of a picture, each with the box that covers it and its light zone; and whether a look for them was given up.
///
/// # Errors
/// [`ErrorKind::Cancelled`].
pub fn find(picture: &Picture, progress: &Progress) -> Result<(Vec<Line>, bool), ErrorKind> {
    let size = (picture.width(), picture.height());
    let Codes { found, given_up } = codes(&picture.on_white(), progress)?;
    let lines = found.into_iter().filter_map(|code| line(code, size));
    Ok((lines.collect(), given_up))
}

/// A code as a line of text; none where nothing of it lies in the picture.
fn line(code: Code, (width, height): (u32, u32)) -> Option<Line> {
    let (kind, text) = match &code.content {
        Some(content) => told(&String::from_utf8_lossy(content), code.form),
        None => (TextKind::Code, String::new()),
    };
    let [mut left, mut top, mut right, mut bottom] = [f32::MAX, f32::MAX, 0.0_f32, 0.0_f32];
    for corner in code.corners {
        (left, right) = (left.min(corner.x), right.max(corner.x));
        (top, bottom) = (top.min(corner.y), bottom.max(corner.y));
    }
    let (left, top) = (left.floor().max(0.0), top.floor().max(0.0));
    let (right, bottom) = (
        right.ceil().min(width as f32),
        bottom.ceil().min(height as f32),
    );
    (right > left && bottom > top).then_some(Line {
        region: Region {
            x: left,
            y: top,
            width: right - left,
            height: bottom - top,
        },
        corners: code.corners,
        text,
        confidence: f32::from(u8::from(code.content.is_some())),
        kind,
    })
}

/// What a code is told as. One that is no QR code tells the kinds that are printed so, or is a bar code: a parcel's number, a card's, may look
/// like an article's, so that only those count that articles have.
fn told(content: &str, form: Form) -> (TextKind, String) {
    use TextKind as K;
    let (kind, text) = sorted(content);
    match (kind, form) {
        (_, Form::Qr) => (kind, text),
        (K::CodeTicket | K::CodeHealth | K::CodeLink, _) => (kind, text),
        (K::CodeProduct, Form::Article) if !is_of_one_shop(content) => (kind, text),
        _ => (K::BarCode, String::new()),
    }
}

/// Whether the number of an article is one that a shop gives out itself, as on its customers' cards (GS1 General Specifications, prefixes for
/// restricted circulation: 02, 04 and 20 to 29; of EAN-8, 0 and 2).
fn is_of_one_shop(content: &str) -> bool {
    let begins: &[&str] = match content.len() {
        13 => &["02", "04", "2"],
        // UPC-A is EAN-13 without a 0 before it.
        12 => &["2", "4"],
        _ => &["0", "2"],
    };
    begins.iter().any(|begin| content.starts_with(begin))
}

/// What a code gives away, and what may be told of it: the site of a link.
pub fn sorted(content: &str) -> (TextKind, String) {
    let content = content.trim_start_matches('\u{feff}').trim();
    let upper = content.to_ascii_uppercase();
    let begins = |forms: &[&str]| forms.iter().any(|form| upper.starts_with(form));
    let kind = if begins(&["OTPAUTH:", "OTPAUTH-MIGRATION:"]) {
        TextKind::CodeKey
    } else if begins(&["WIFI:"]) {
        TextKind::CodeWifi
    } else if begins(&["HC1:", "SHC:/"]) {
        TextKind::CodeHealth
    } else if is_boarding_pass(content) || begins(&["#UT01", "#UT02", "I0CV"]) {
        TextKind::CodeTicket
    } else if begins(&[
        "BCD\n",
        "BCD\r\n",
        "SPC\n",
        "SPC\r\n",
        "BITCOIN:",
        "ETHEREUM:",
    ]) {
        TextKind::CodePayment
    } else if begins(&[
        "BEGIN:VCARD",
        "MECARD:",
        "BIZCARD:",
        "TEL:",
        "SMSTO:",
        "SMS:",
        "MAILTO:",
        "MATMSG:",
    ]) {
        TextKind::CodeContact
    } else if begins(&["GEO:"]) {
        TextKind::CodePlace
    } else if is_product(content) {
        TextKind::CodeProduct
    } else {
        return match site(content) {
            Some(site) => (TextKind::CodeLink, site),
            None => (TextKind::Code, String::new()),
        };
    };
    (kind, String::new())
}

/// The site of a web address, without the person's name, the port and all that stands behind.
fn site(content: &str) -> Option<String> {
    let lower = content.to_ascii_lowercase();
    let rest = lower
        .strip_prefix("https://")
        .or_else(|| lower.strip_prefix("http://"))
        .or_else(|| lower.starts_with("www.").then_some(lower.as_str()))?;
    let host = rest.split(['/', '?', '#', '\\']).next()?;
    let host = host.rsplit('@').next()?.split(':').next()?;
    let is_host = |letter: char| letter.is_alphanumeric() || matches!(letter, '.' | '-');
    let plain = host.contains('.') && host.chars().all(is_host);
    plain.then(|| host.chars().take(LONGEST_SITE).collect())
}

/// IATA's bar coded boarding pass: the form, the number of legs, the name, then reference, airports, flight and day of the first leg.
fn is_boarding_pass(content: &str) -> bool {
    let letters = content.as_bytes();
    let field = |from: usize, to: usize| letters.get(from..to).unwrap_or_default();
    let legs = matches!(field(0, 2), [b'M', b'1'..=b'9']);
    let name = field(2, 22)
        .iter()
        .all(|letter| letter.is_ascii_uppercase() || b"/ -'".contains(letter));
    let reference = field(23, 30)
        .iter()
        .all(|letter| letter.is_ascii_alphanumeric() || *letter == b' ');
    let airports = field(30, 36).iter().all(u8::is_ascii_uppercase);
    let day = field(44, 47).iter().all(u8::is_ascii_digit);
    letters.len() >= BOARDING_PASS && legs && name && reference && airports && day
}

/// A number of GS1 (8, 12, 13 or 14 digits with the check digit), as goods have it.
fn is_product(content: &str) -> bool {
    let digits: Option<Vec<u32>> = content.chars().map(|digit| digit.to_digit(10)).collect();
    let Some(digits) = digits.filter(|digits| matches!(digits.len(), 8 | 12 | 13 | 14)) else {
        return false;
    };
    let weighted = digits.iter().rev().zip([1, 3].into_iter().cycle());
    weighted
        .map(|(digit, weight)| digit * weight)
        .sum::<u32>()
        .is_multiple_of(10)
}

#[cfg(test)]
mod tests;
