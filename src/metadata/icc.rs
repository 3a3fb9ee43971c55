//! ICC profiles (ICC.1:2022): header and text tags, whose words can name a device. All of it is told as what it is, a colour profile: who made
//! one (`IEC`, a maker of screens) has in most files nothing to do with the phone or camera that took the photo.

use super::bytes::{be16, be32, index, part, text, utf16};
use super::ledger::Ledger;
use super::{Carrier, Clue};

/// Tags of a profile that are looked at.
const MOST_TAGS: usize = 100;

/// Lists a profile.
pub(super) fn read(ledger: &mut Ledger, profile: &[u8]) {
    if !ledger.may_read(profile.len()) {
        return;
    }
    let name = tagged(profile, b"desc").unwrap_or_default();
    ledger.value(Clue::ColourProfile, Carrier::Icc, "ICC profile", &name);
    if part(profile, 36, 4) != Some(b"acsp") {
        ledger.size(
            Clue::ColourProfile,
            Carrier::Icc,
            "ICC profile",
            profile.len(),
        );
        ledger.unread();
        return;
    }
    for (signature, tag) in [
        (b"cprt", "ProfileCopyright"),
        (b"dmnd", "DeviceMfgDesc"),
        (b"dmdd", "DeviceModelDesc"),
        (b"vued", "ViewingCondDesc"),
    ] {
        if let Some(words) = tagged(profile, signature).filter(|w| !w.trim().is_empty()) {
            ledger.value(Clue::ColourProfile, Carrier::Icc, tag, &words);
        }
    }
    if let Some(date) = created(profile) {
        ledger.value(Clue::ColourProfile, Carrier::Icc, "ProfileDateTime", &date);
    }
    for (at, tag) in [
        (48, "DeviceManufacturer"),
        (52, "DeviceModel"),
        (80, "ProfileCreator"),
    ] {
        let code = part(profile, at, 4).filter(|c| c.iter().all(u8::is_ascii_graphic));
        if let Some(code) = code {
            ledger.value(Clue::ColourProfile, Carrier::Icc, tag, &text(code));
        }
    }
}

/// The text of a tag: `desc` of version 2, `mluc` of version 4, `text`.
fn tagged(profile: &[u8], signature: &[u8; 4]) -> Option<String> {
    let tags = index(be32(profile, 128)?).min(MOST_TAGS);
    let at = (0..tags)
        .map(|n| 132 + 12 * n)
        .find(|at| part(profile, *at, 4) == Some(signature))?;
    let offset = index(be32(profile, at + 4)?);
    let data = part(profile, offset, index(be32(profile, at + 8)?))?;
    let words = match part(data, 0, 4)? {
        b"desc" => text(part(data, 12, index(be32(data, 8)?))?),
        b"text" => text(data.get(8..)?),
        b"mluc" => {
            let (length, from) = (index(be32(data, 20)?), index(be32(data, 24)?));
            utf16(part(data, from, length)?, true)
        }
        _ => return None,
    };
    Some(words.trim_end_matches('\0').to_owned())
}

fn created(profile: &[u8]) -> Option<String> {
    let part = |n: usize| be16(profile, 24 + 2 * n);
    let (year, month, day) = (part(0)?, part(1)?, part(2)?);
    (year != 0).then(|| format!("{year:04}-{month:02}-{day:02}"))
}
