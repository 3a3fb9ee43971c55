//! The chunks of a PNG file (W3C, third edition).

use super::bytes::{be16, be32, find, index, inflate, part, rest, text, until_zero};
use super::ledger::Ledger;
use super::{Carrier, Clue, exif, icc, iptc, trailer, xmp};

/// Bytes that a compressed text may grow to.
const LONGEST_TEXT: usize = 1 << 20;
/// Bytes that a colour profile may grow to.
const LONGEST_PROFILE: usize = 16 << 20;
/// Compressed chunks that are unpacked: each may cost up to [`LONGEST_TEXT`] to read.
const MOST_UNPACKED: usize = 256;

/// Lists a PNG file.
pub(super) fn read(ledger: &mut Ledger, bytes: &[u8]) {
    let mut walk = Walk {
        ledger,
        frames: 0,
        unpacked: 0,
        credentials: 0,
    };
    let end = walk.chunks(bytes);
    if walk.frames > 1 {
        let frames = walk.frames.to_string();
        walk.ledger
            .value(Clue::Animation, Carrier::Container, "APNG frames", &frames);
    }
    match end {
        Some(end) if end < bytes.len() => trailer::read(ledger, rest(bytes, end)),
        Some(_) => {}
        None => ledger.unread(),
    }
}

struct Walk<'l> {
    ledger: &'l mut Ledger,
    frames: usize,
    unpacked: usize,
    credentials: usize,
}

impl Walk<'_> {
    /// Returns where the picture ends.
    fn chunks(&mut self, bytes: &[u8]) -> Option<usize> {
        let mut at = 8;
        loop {
            let length = index(be32(bytes, at)?);
            let kind: [u8; 4] = part(bytes, at + 4, 4)?.try_into().ok()?;
            let data = part(bytes, at + 8, length)?;
            at = at.checked_add(12)?.checked_add(length)?;
            part(bytes, at - 4, 4)?;
            if &kind == b"IEND" {
                if !data.is_empty() {
                    self.other("IEND", data);
                }
                return Some(at);
            }
            if !self.ledger.may_read(0) {
                return None;
            }
            self.chunk(&kind, data);
        }
    }

    fn chunk(&mut self, kind: &[u8; 4], data: &[u8]) {
        match kind {
            b"IHDR" | b"PLTE" | b"IDAT" | b"tRNS" | b"acTL" | b"fdAT" => {}
            b"fcTL" => self.frames += 1,
            b"tEXt" => {
                let (key, words) = until_zero(data).unwrap_or((data, &[]));
                self.words("tEXt", &text(key), words);
            }
            b"zTXt" => {
                let (key, packed) = until_zero(data).unwrap_or((data, &[]));
                let words = self.unpack(rest(packed, 1), LONGEST_TEXT);
                self.words("zTXt", &text(key), &words);
            }
            b"iTXt" => self.international(data),
            b"eXIf" => exif::read(self.ledger, data),
            b"iCCP" => {
                let (_, packed) = until_zero(data).unwrap_or((data, &[]));
                let profile = self.unpack(rest(packed, 1), LONGEST_PROFILE);
                icc::read(self.ledger, &profile);
            }
            b"tIME" => self.time(data),
            b"caBX" => {
                self.credentials += 1;
                self.ledger
                    .size(Clue::ContentCredentials, Carrier::Jumbf, "C2PA", data.len());
            }
            b"vpAg" | b"pHYs" | b"gAMA" | b"cHRM" | b"sRGB" | b"sBIT" | b"bKGD" | b"hIST"
            | b"cICP" | b"mDCV" | b"cLLI" | b"sPLT" => {
                self.other(&text(kind), data);
            }
            b"gdAT" | b"gmAP" => {
                self.ledger
                    .size(Clue::GainMap, Carrier::Container, &text(kind), data.len());
            }
            _ => {
                self.other(&text(kind), data);
                // A chunk without which the picture cannot be read, and that we do not know.
                if kind.first().is_some_and(u8::is_ascii_uppercase) {
                    self.ledger.unread();
                }
            }
        }
    }

    fn other(&mut self, tag: &str, data: &[u8]) {
        self.ledger
            .size(Clue::Other, Carrier::Container, tag, data.len());
    }

    fn unpack(&mut self, packed: &[u8], limit: usize) -> Vec<u8> {
        self.unpacked += 1;
        if self.unpacked > MOST_UNPACKED {
            self.ledger.unread();
            return Vec::new();
        }
        let (bytes, whole) = inflate(packed, limit);
        if !self.ledger.may_read(bytes.len()) {
            return Vec::new();
        }
        if !whole {
            self.ledger.unread();
        }
        bytes
    }

    /// Keyword, whether packed, method, language, translated keyword, text.
    fn international(&mut self, data: &[u8]) {
        let parts = || {
            let (key, after) = until_zero(data)?;
            let packed = *after.first()? == 1;
            let (_language, after) = until_zero(after.get(2..)?)?;
            let (_translated, words) = until_zero(after)?;
            Some((key, packed, words))
        };
        let Some((key, packed, words)) = parts() else {
            self.other("iTXt", data);
            return self.ledger.unread();
        };
        let unpacked;
        let words = if packed {
            unpacked = self.unpack(words, LONGEST_TEXT);
            &unpacked
        } else {
            words
        };
        self.words("iTXt", &text(key), words);
    }

    fn words(&mut self, kind: &str, key: &str, words: &[u8]) {
        if key == "XML:com.adobe.xmp" || key == "XML:com.adobe.xmp\0" {
            return self.ledger.enter(|l| xmp::read(l, words));
        }
        if let Some(profile) = key.strip_prefix("Raw profile type ") {
            return self.raw_profile(profile, words);
        }
        let tag = format!("{kind} {key}");
        self.ledger
            .value(meaning(key), Carrier::Container, &tag, &text(words));
    }

    /// ImageMagick's way to keep profiles: a line feed, the name, the length, then hexadecimal.
    fn raw_profile(&mut self, profile: &str, words: &[u8]) {
        let mut lines = words.split(|b| *b == b'\n').skip(3);
        let digits: Vec<u8> = lines
            .by_ref()
            .flatten()
            .filter_map(|b| char::from(*b).to_digit(16))
            .map(|digit| digit as u8)
            .collect();
        let bytes: Vec<u8> = digits
            .as_chunks::<2>()
            .0
            .iter()
            .map(|[a, b]| a << 4 | b)
            .collect();
        match profile.to_ascii_lowercase().as_str() {
            "exif" | "app1" if find(&bytes, b"http://ns.adobe").is_some() => {
                let (_, packet) = until_zero(&bytes).unwrap_or((&[], &bytes));
                self.ledger.enter(|l| xmp::read(l, packet));
            }
            "exif" | "app1" => self.ledger.enter(|l| exif::read(l, &bytes)),
            "xmp" => self.ledger.enter(|l| xmp::read(l, &bytes)),
            "iptc" | "8bim" if bytes.starts_with(b"8BIM") => {
                iptc::read_resources(self.ledger, &bytes)
            }
            "iptc" => iptc::read_datasets(self.ledger, &bytes),
            "icc" | "icm" => icc::read(self.ledger, &bytes),
            _ => {
                let tag = format!("Raw profile type {profile}");
                self.ledger
                    .size(Clue::Other, Carrier::Container, &tag, bytes.len());
            }
        }
    }

    fn time(&mut self, data: &[u8]) {
        match (be16(data, 0), data.get(2..7)) {
            (Some(year), Some([month, day, hour, minute, second])) => {
                let when =
                    format!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}:{second:02}");
                self.ledger
                    .value(Clue::Date, Carrier::Container, "tIME", &when);
            }
            _ => self.other("tIME", data),
        }
    }
}

/// Keywords of PNG's own list, and those of widespread programs.
fn meaning(key: &str) -> Clue {
    match key.to_ascii_lowercase().as_str() {
        "author" | "creator" | "artist" | "copyright" | "exif:artist" | "exif:copyright"
        | "camera owner name" => Clue::Owner,
        "software" | "exif:software" | "parameters" | "generation_data" => Clue::Software,
        "prompt" | "workflow" | "document" | "xmp:documentid" => Clue::EditHistory,
        "source" | "make" | "model" | "exif:make" | "exif:model" | "camera" => Clue::Device,
        "creation time" | "create-date" | "modify-date" | "date:create" | "date:modify"
        | "date:timestamp" | "timestamp" => Clue::Date,
        "location" | "gpslatitude" | "gpslongitude" => Clue::Place,
        key if key.starts_with("thumb::") => Clue::EditHistory,
        key if key.contains("gps") => Clue::Place,
        key if key.contains("date") => Clue::Date,
        key if key.contains("serial") => Clue::Serial,
        _ => Clue::Caption,
    }
}
