//! What a file gives away; the mark against data mining; proving an export clean.
//!
//! `inspect` walks the containers with code of our own (`jpeg`, `png`, `riff`, `gif`, `isobmff`,
//! `jxl`, `tiff`) and hands what it finds to the readers of Exif, XMP, IPTC and ICC, which write into a
//! ledger. `prove` does not trust that list: it accepts nothing but a strict grammar of the
//! files that we write (see [`prove()`]).
//!
//! ```
//! use ombrelle_base::Format;
//! use ombrelle_base::progress::Progress;
//! use ombrelle_metadata::{Clue, inspect, prove};
//!
//! // A JPEG that holds nothing but a comment.
//! let file = b"\xFF\xD8\xFF\xFE\x00\x0Bmade by me\xFF\xD9";
//! let told = inspect(file, Some("IMG_2041.jpg"), &Progress::default());
//! assert!(told.findings.iter().any(|finding| finding.clue == Clue::Caption));
//! assert!(prove(file, Format::Jpeg, false).is_err());
//! ```

mod bytes;
mod error;
mod exif;
mod file_name;
mod gif;
mod icc;
mod ifd;
mod iptc;
mod isobmff;
mod jpeg;
mod jxl;
mod label;
mod ledger;
mod mark;
mod png;
mod prove;
mod riff;
mod tiff;
mod trailer;
mod xmp;
mod xmp_names;

#[cfg(test)]
mod tests;

pub use error::Error;

use ledger::Ledger;
use serde::{Deserialize, Serialize};

use ombrelle_base::jxl::Scan;
use ombrelle_base::progress::Progress;
use ombrelle_base::{Format, Kind};

/// What a file gives away, in the field's terms; `i18n` has the plain words.
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
    Deserialize,
    strum::IntoStaticStr,
    strum::VariantNames,
)]
#[strum(serialize_all = "kebab-case")]
#[serde(rename_all = "kebab-case")]
pub enum Clue {
    /// Where the photo was taken.
    Place,
    /// When it was taken or changed.
    Date,
    /// Make and model of the camera or phone, lens included.
    Device,
    /// A number that belongs to one device, lens or file alone.
    Serial,
    /// The name of an owner, author or photographer; copyright notices.
    Owner,
    /// Names of people in the photo, face regions.
    People,
    /// A label that says that a program made the picture.
    MadeByProgram,
    /// A label that says that a program changed the picture, or that parts of it were made by one.
    ChangedByProgram,
    /// Programs that wrote or edited the file.
    Software,
    /// Earlier edits, document identifiers.
    EditHistory,
    /// A small copy of the photo, perhaps of before an edit.
    Thumbnail,
    /// A larger copy, a second picture, a depth map, a further page.
    Preview,
    /// The further pictures of an animation.
    Animation,
    /// Titles, captions, keywords, comments, ratings.
    Caption,
    /// The maker's own undocumented notes.
    MakerNote,
    /// A video hidden behind or beside the photo.
    MotionPhoto,
    /// A gain map (Ultra HDR): a second rendering of the picture.
    GainMap,
    /// A C2PA manifest.
    ContentCredentials,
    /// Data after the end of the picture.
    Trailer,
    /// A colour profile; its text can name a device.
    ColourProfile,
    /// How the photo was exposed: time, aperture, sensitivity, flash.
    Exposure,
    /// The mark against data mining.
    MiningMark,
    /// Anything else that is no pixel.
    Other,
}

/// Where in the file it stands.
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
    Deserialize,
    strum::IntoStaticStr,
    strum::VariantNames,
)]
#[strum(serialize_all = "kebab-case")]
#[serde(rename_all = "kebab-case")]
pub enum Carrier {
    /// Exif.
    Exif,
    /// Extensible Metadata Platform.
    Xmp,
    /// IPTC information interchange model, in Photoshop resources or on its own.
    Iptc,
    /// Photoshop image resources.
    Photoshop,
    /// ICC profile.
    Icc,
    /// JUMBF boxes (C2PA).
    Jumbf,
    /// Multi-Picture Format (CIPA DC-007).
    MultiPicture,
    /// The container itself: comments, text chunks, unknown segments or boxes.
    Container,
    /// After the end of the picture.
    Trailer,
    /// The name of the file.
    FileName,
}

/// One thing that a file gives away.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Finding {
    /// What it tells.
    pub clue: Clue,
    /// Where it stands.
    pub carrier: Carrier,
    /// The tag's own name, e.g. `GPSLatitude`, `dc:creator`, `tEXt Comment`.
    pub tag: String,
    /// Its value as readable text, shortened to 200 characters; none for binary data.
    pub value: Option<String>,
    /// Size in bytes where that says more than a value.
    pub bytes: Option<u64>,
    /// Latitude and longitude in degrees, north and east positive, for a place.
    pub place: Option<(f64, f64)>,
}

/// All that a file gives away, most telling first.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Inspection {
    /// The findings, ordered by [`Clue`].
    pub findings: Vec<Finding>,
    /// Whether the whole file was understood; `false` means that there may be more.
    pub complete: bool,
}

impl Inspection {
    /// Whether the file holds more than the one picture that a decoder gives: an animation.
    pub fn is_animation(&self) -> bool {
        let mut findings = self.findings.iter();
        findings.any(|finding| finding.clue == Clue::Animation)
    }

    /// With what a file's name gives away, as [`inspect`] lists it.
    #[must_use]
    pub fn named(mut self, file_name: &str) -> Self {
        let mut ledger = Ledger::for_file(0, &Progress::default());
        file_name::read(&mut ledger, file_name);
        let name = ledger.close();
        self.findings.extend(name.findings);
        self.complete &= name.complete;
        // Stable: what the file says comes before its name.
        self.findings.sort_by_key(|finding| finding.clue);
        self
    }

    /// Made as safe to show as [`inspect`] makes it, where it comes from somewhere else.
    #[must_use]
    pub fn checked(self) -> Self {
        Ledger::of(self).close()
    }
}

/// Text as one line that is safe to show: no control characters, none that cannot be seen, at most 200 characters.
pub fn readable(text: &str) -> String {
    ledger::clean(text)
}

/// Lists what a file gives away. Never fails: what cannot be read is itself a finding or makes
/// the inspection incomplete. The container is recognised by its content; of the name, only
/// what it says itself is used.
///
/// No more is read than a few times the file's bytes, however often they are named in it, and nothing
/// more once 15 seconds are over or the caller wants to stop: the inspection is then incomplete.
pub fn inspect(bytes: &[u8], file_name: Option<&str>, progress: &Progress) -> Inspection {
    inspect_scanned(bytes, None, file_name, progress)
}

/// As [`inspect`], with what a decoder told of the file; without that, an inspection of JPEG XL is never complete.
pub fn inspect_scanned(
    bytes: &[u8],
    scan: Option<&Scan>,
    file_name: Option<&str>,
    progress: &Progress,
) -> Inspection {
    let mut ledger = Ledger::for_file(bytes.len(), progress);
    match Kind::sniff(bytes) {
        Some(Kind::Jpeg) => jpeg::read(&mut ledger, bytes),
        Some(Kind::Png) => png::read(&mut ledger, bytes),
        Some(Kind::Webp) => riff::read(&mut ledger, bytes),
        Some(Kind::Tiff) => tiff::read(&mut ledger, bytes),
        Some(Kind::Gif) => gif::read(&mut ledger, bytes),
        Some(Kind::Heic | Kind::Avif) => isobmff::read(&mut ledger, bytes),
        Some(Kind::Jxl) => jxl::read(&mut ledger, bytes, scan),
        None => {
            ledger.size(Clue::Other, Carrier::Container, "unknown", bytes.len());
            ledger.unread();
        }
    }
    if let Some(name) = file_name {
        file_name::read(&mut ledger, name);
    }
    ledger.close()
}

/// Adds the IPTC/PLUS mark `plus:DataMining` (prohibited) to an encoded picture: one constant
/// XMP packet, right behind the JFIF segment (JPEG), behind IHDR (PNG), or last, with the
/// extended header that it needs (WebP).
///
/// # Errors
/// [`Error::Damaged`] if the bytes are not a file of that format as `photo` writes it.
pub fn mark(bytes: Vec<u8>, format: Format) -> Result<Vec<u8>, Error> {
    mark::mark(bytes, format)
}

/// Proves that an export holds pixels, the tags a decoder needs and, if `marked`, the mining
/// mark: nothing else. Every byte is accounted for:
///
/// - JPEG: SOI, one JFIF segment without density or thumbnail, the mark, tables, a baseline
///   frame, its scans, EOI. The Huffman codes of each scan are followed to the last block, so
///   that nothing can stand between the last block and the next marker.
/// - PNG: signature, IHDR, the mark, IDAT, IEND, with right checksums. The zlib stream ends
///   with the last IDAT and unpacks to exactly the rows of the picture.
/// - WebP: RIFF, a VP8L chunk as `image-webp` writes it or, marked, VP8X, VP8L and XMP. The codes of
///   the bit stream are followed to the last pixel.
///
/// What no grammar can prove: that the pixels themselves, or an encoder's free choices among
/// equal codes (quantisation tables, Huffman tables, filters, and in PNG the few padding bits and
/// empty blocks that deflate allows), carry no hidden message. They come from our own encoders,
/// never from the original file.
///
/// # Errors
/// [`Error::NotProvedClean`] with what was left.
pub fn prove(bytes: &[u8], format: Format, marked: bool) -> Result<(), Error> {
    prove::prove(bytes, format, marked).map_err(|left| Error::NotProvedClean { left })
}

/// How many bytes of a file's beginning, and how many of its end, [`is_marked_copy`] looks at.
pub const ENDS: u64 = 4096;

/// Whether a file of this length is a copy of ours that has the mining mark, by its first and its last bytes ([`ENDS`]): the mark stands byte for byte where
/// we put it, with nothing beside it but what a decoder needs, and nothing stands behind the pixels. What other programs write of the same property, and
/// our mark in a file that holds anything else, is none. The pixels are not looked at; [`prove()`] does that.
pub fn is_marked_copy(start: &[u8], end: &[u8], length: u64) -> bool {
    prove::is_marked_copy(start, end, length)
}
