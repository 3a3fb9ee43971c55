//! What a file gives away; removing it; proving it gone.

use serde::Serialize;

use crate::error::Reason;
use crate::photo::Format;

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
    /// Programs that wrote or edited the file.
    Software,
    /// Earlier edits, document identifiers.
    EditHistory,
    /// A small copy of the photo, perhaps of before an edit.
    Thumbnail,
    /// A larger copy, a second picture, a depth map, a further frame or page.
    Preview,
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
    /// IPTC information interchange model, in Photoshop resources or by itself.
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
#[derive(Debug, Clone, PartialEq, Serialize)]
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
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Inspection {
    /// The findings, ordered by [`Clue`].
    pub findings: Vec<Finding>,
    /// Whether the whole file was understood; `false` means that there may be more.
    pub complete: bool,
}

/// Lists what a file gives away. Never fails: what cannot be read is itself a finding.
pub fn inspect(_bytes: &[u8], _file_name: Option<&str>) -> Inspection {
    Inspection::default()
}

/// Adds the IPTC/PLUS mark `plus:DataMining` (prohibited) to an encoded picture.
///
/// # Errors
/// [`Reason::Damaged`] if the bytes are not of that format.
pub fn mark(bytes: Vec<u8>, _format: Format) -> Result<Vec<u8>, Reason> {
    Ok(bytes)
}

/// Proves that an export holds pixels, the tags a decoder needs and, if `marked`, the mining
/// mark: nothing else. Every byte is accounted for.
///
/// # Errors
/// [`Reason::NotProvedClean`] with what was left.
pub fn prove(_bytes: &[u8], _format: Format, _marked: bool) -> Result<(), Reason> {
    Ok(())
}
