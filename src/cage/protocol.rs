//! What goes through the pipes. A request is a JSON header and the bytes of a file; an answer is a JSON header and raw pixels. Each header
//! comes after its length, eight bytes, the least significant first.
//!
//! Neither side trusts the other: lengths are bounded before memory is taken, sizes are held to the limits of the request, and findings
//! and faults are made safe to show again.

use std::io::{self, Read, Write};
use std::time::Duration;

use image::metadata::Orientation;
use image::{GrayImage, RgbImage};
use ombrelle_base::disk::Error as FileError;
use ombrelle_media::{Blocks, Error as MediaError, Limits, Picture, Stored};
use ombrelle_metadata::{Inspection, readable};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::Decoded;

/// Longest header in bytes: an inspection of the most findings, with room.
const LONGEST_HEADER: u64 = 16 << 20;

/// What a worker is to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Work {
    /// Decode, and list what the file gives away.
    Open,
    /// Decode, and leave the pixels in the order of the file, to be hashed.
    OpenStored,
    /// Only list what the file gives away.
    Inspect,
    /// Only say how many pixels the beginning of a file announces.
    Announce,
}

/// The header of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Request {
    /// What to do.
    pub work: Work,
    /// Bytes of the file, which follow.
    pub length: u64,
    /// Most pixels.
    pub pixels: u64,
    /// Most memory, in bytes.
    pub memory: u64,
    /// Longest time in milliseconds.
    pub milliseconds: u64,
}

impl Request {
    /// For a file of `length` bytes.
    pub fn new(work: Work, length: u64, limits: &Limits) -> Self {
        Self {
            work,
            length,
            pixels: limits.pixels,
            memory: limits.memory,
            milliseconds: u64::try_from(limits.time.as_millis()).unwrap_or(u64::MAX),
        }
    }

    /// The limits that it sets.
    pub fn limits(&self) -> Limits {
        Limits {
            bytes: self.length,
            pixels: self.pixels,
            memory: self.memory,
            time: Duration::from_millis(self.milliseconds),
            expendable: false,
        }
    }

    /// Sends it, and the file.
    ///
    /// # Errors
    /// Those of the pipe.
    pub fn send(&self, file: &[u8], pipe: &mut impl Write) -> io::Result<()> {
        send(self, pipe)?;
        pipe.write_all(file)?;
        pipe.flush()
    }

    /// Receives one, and the file, which is wiped when dropped; none where the pipe is at its end.
    ///
    /// # Errors
    /// Those of the pipe; what is no request.
    pub fn receive(pipe: &mut impl Read) -> io::Result<Option<(Self, Zeroizing<Vec<u8>>)>> {
        let Some(request) = receive::<Self>(pipe)? else {
            return Ok(None);
        };
        let file = bytes(pipe, request.length)?;
        Ok(Some((request, Zeroizing::new(file))))
    }
}

/// What a worker found.
pub enum Answer {
    /// The picture, and what is known of its file.
    Opened(Decoded),
    /// The picture in the order of its file.
    Stored(Stored),
    /// What the file gives away.
    Inspected(Inspection),
    /// How many pixels are announced; none where they are not.
    Announced(Option<u64>),
    /// It could not be done.
    Failed(Fault),
}

#[derive(Serialize, Deserialize)]
enum Header {
    Opened {
        width: u32,
        height: u32,
        alpha: bool,
        told: Told,
        blocks: Option<Blocks>,
    },
    Stored {
        width: u32,
        height: u32,
        /// As Exif numbers it, 1 to 8.
        orientation: u8,
    },
    Inspected(Told),
    Announced(Option<u64>),
    Failed(Fault),
}

/// An inspection on its way. The bits of places travel beside it: a number written as JSON and read again may be another in its last bit.
#[derive(Serialize, Deserialize)]
struct Told {
    inspection: Inspection,
    places: Vec<Option<(u64, u64)>>,
}

impl From<Inspection> for Told {
    fn from(inspection: Inspection) -> Self {
        let bits = |(north, east): (f64, f64)| (north.to_bits(), east.to_bits());
        let findings = inspection.findings.iter();
        Self {
            places: findings.map(|finding| finding.place.map(bits)).collect(),
            inspection,
        }
    }
}

impl Told {
    fn checked(self) -> Inspection {
        let mut inspection = self.inspection;
        let value = |(north, east)| (f64::from_bits(north), f64::from_bits(east));
        let mut places = self.places.into_iter();
        for finding in &mut inspection.findings {
            finding.place = places.next().flatten().map(value);
        }
        inspection.checked()
    }
}

impl Answer {
    /// Sends it.
    ///
    /// # Errors
    /// Those of the pipe.
    pub fn send(self, pipe: &mut impl Write) -> io::Result<()> {
        match self {
            Self::Opened(decoded) => {
                let picture = decoded.picture;
                let header = Header::Opened {
                    width: picture.width(),
                    height: picture.height(),
                    alpha: picture.alpha.is_some(),
                    told: decoded.inspection.into(),
                    blocks: decoded.blocks,
                };
                send(&header, pipe)?;
                pipe.write_all(picture.rgb.as_raw())?;
                if let Some(alpha) = &picture.alpha {
                    pipe.write_all(alpha.as_raw())?;
                }
            }
            Self::Stored(stored) => {
                let (width, height) = stored.size();
                let header = Header::Stored {
                    width,
                    height,
                    orientation: stored.orientation().to_exif(),
                };
                send(&header, pipe)?;
                pipe.write_all(stored.rgb())?;
            }
            Self::Inspected(inspection) => send(&Header::Inspected(inspection.into()), pipe)?,
            Self::Announced(pixels) => send(&Header::Announced(pixels), pipe)?,
            Self::Failed(fault) => send(&Header::Failed(fault), pipe)?,
        }
        pipe.flush()
    }

    /// Receives the answer to a request, and holds it to that.
    ///
    /// # Errors
    /// Those of the pipe; what is no answer to this request.
    pub fn receive(request: &Request, pipe: &mut impl Read) -> io::Result<Self> {
        let header = receive::<Header>(pipe)?.ok_or(io::ErrorKind::UnexpectedEof)?;
        match (header, request.work) {
            (
                Header::Opened {
                    width,
                    height,
                    alpha,
                    told,
                    blocks,
                },
                Work::Open,
            ) => {
                let pixels = pixels(request, width, height)?;
                let rgb = bytes(pipe, pixels.saturating_mul(3))?;
                let rgb = RgbImage::from_raw(width, height, rgb).ok_or_else(|| wrong("pixels"))?;
                let alpha = match alpha {
                    false => None,
                    true => {
                        let alpha = bytes(pipe, pixels)?;
                        let alpha = GrayImage::from_raw(width, height, alpha);
                        Some(alpha.ok_or_else(|| wrong("opacity"))?)
                    }
                };
                Ok(Self::Opened(Decoded {
                    picture: Picture { rgb, alpha },
                    inspection: told.checked(),
                    blocks,
                }))
            }
            (
                Header::Stored {
                    width,
                    height,
                    orientation,
                },
                Work::OpenStored,
            ) => {
                let pixels = pixels(request, width, height)?;
                let rgb = Zeroizing::new(bytes(pipe, pixels.saturating_mul(3))?);
                let orientation =
                    Orientation::from_exif(orientation).ok_or_else(|| wrong("a turn"))?;
                let stored = Stored::new(rgb, (width, height), orientation);
                Ok(Self::Stored(stored.ok_or_else(|| wrong("pixels"))?))
            }
            (Header::Inspected(told), Work::Inspect) => Ok(Self::Inspected(told.checked())),
            (Header::Announced(pixels), Work::Announce) => Ok(Self::Announced(pixels)),
            (Header::Failed(fault), _) => Ok(Self::Failed(fault.checked())),
            (
                Header::Opened { .. }
                | Header::Stored { .. }
                | Header::Inspected(_)
                | Header::Announced(_),
                _,
            ) => Err(wrong("another answer")),
        }
    }
}

/// Why a worker could not do it: the reasons that a file can give.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Fault {
    /// The file has no bytes.
    EmptyFile,
    /// No picture of a kind that we open.
    NotAPicture,
    /// A video.
    IsAVideo,
    /// A kind or feature that we know and do not open.
    Unsupported(String),
    /// The file ends before the picture does.
    Truncated,
    /// The picture's data contradict themselves.
    Damaged(String),
    /// More bytes than the limit: how many, and the limit.
    TooManyBytes(u64, u64),
    /// More pixels than the limit: width, height, and the limit.
    TooManyPixels(u32, u32, u64),
    /// There is no memory for it.
    NoMemoryForPhoto,
    /// Longer than the limit, in seconds.
    TookTooLong(u64),
}

impl Fault {
    fn checked(self) -> Self {
        match self {
            Self::Unsupported(feature) => Self::Unsupported(readable(&feature)),
            Self::Damaged(detail) => Self::Damaged(readable(&detail)),
            other => other,
        }
    }
}

impl From<MediaError> for Fault {
    fn from(error: MediaError) -> Self {
        match error {
            MediaError::File(FileError::EmptyFile) => Self::EmptyFile,
            MediaError::File(FileError::TooManyBytes { bytes, limit }) => {
                Self::TooManyBytes(bytes, limit)
            }
            MediaError::NotAPicture => Self::NotAPicture,
            MediaError::IsAVideo => Self::IsAVideo,
            MediaError::Unsupported { feature } => Self::Unsupported(feature),
            MediaError::Truncated => Self::Truncated,
            MediaError::Damaged { detail } => Self::Damaged(detail.to_string()),
            MediaError::TooManyPixels {
                width,
                height,
                limit,
            } => Self::TooManyPixels(width, height, limit),
            MediaError::NoMemoryForPhoto => Self::NoMemoryForPhoto,
            MediaError::TookTooLong { seconds } => Self::TookTooLong(seconds),
            // No other comes from decoding; its code says which did.
            other @ (MediaError::File(_)
            | MediaError::TooLargeForFormat { .. }
            | MediaError::Cancelled(_)) => Self::Damaged(other.code().to_owned()),
        }
    }
}

impl From<Fault> for MediaError {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::EmptyFile => Self::File(FileError::EmptyFile),
            Fault::NotAPicture => Self::NotAPicture,
            Fault::IsAVideo => Self::IsAVideo,
            Fault::Unsupported(feature) => Self::Unsupported { feature },
            Fault::Truncated => Self::Truncated,
            Fault::Damaged(detail) => Self::Damaged {
                detail: detail.into(),
            },
            Fault::TooManyBytes(bytes, limit) => {
                Self::File(FileError::TooManyBytes { bytes, limit })
            }
            Fault::TooManyPixels(width, height, limit) => Self::TooManyPixels {
                width,
                height,
                limit,
            },
            Fault::NoMemoryForPhoto => Self::NoMemoryForPhoto,
            Fault::TookTooLong(seconds) => Self::TookTooLong { seconds },
        }
    }
}

fn send(header: &impl Serialize, pipe: &mut impl Write) -> io::Result<()> {
    let header = serde_json::to_vec(header)?;
    pipe.write_all(&(header.len() as u64).to_le_bytes())?;
    pipe.write_all(&header)
}

/// How many, within the limits.
fn pixels(request: &Request, width: u32, height: u32) -> io::Result<u64> {
    let pixels = u64::from(width) * u64::from(height);
    if pixels == 0 || pixels > request.pixels {
        return Err(wrong("a size beyond the limits"));
    }
    Ok(pixels)
}

/// None where the pipe ends before a header begins.
fn receive<T: for<'de> Deserialize<'de>>(pipe: &mut impl Read) -> io::Result<Option<T>> {
    let mut length = [0; 8];
    match pipe.read_exact(&mut length) {
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Ok(None),
        other => other?,
    }
    let length = u64::from_le_bytes(length);
    if length > LONGEST_HEADER {
        return Err(wrong("a header beyond all measure"));
    }
    Ok(Some(serde_json::from_slice(&bytes(pipe, length)?)?))
}

/// Exactly so many bytes.
fn bytes(pipe: &mut impl Read, length: u64) -> io::Result<Vec<u8>> {
    let room = usize::try_from(length).map_err(|_| io::ErrorKind::OutOfMemory)?;
    let mut bytes = Vec::new();
    bytes
        .try_reserve_exact(room)
        .map_err(|_| io::ErrorKind::OutOfMemory)?;
    pipe.take(length).read_to_end(&mut bytes)?;
    if bytes.len() != room {
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    Ok(bytes)
}

fn wrong(what: &'static str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, what)
}

#[cfg(test)]
mod tests {
    use ombrelle_metadata::{Carrier, Clue, Finding};
    use proptest::prelude::*;

    use super::*;

    fn request(work: Work) -> Request {
        let limits = Limits {
            pixels: 64,
            ..Limits::default()
        };
        Request::new(work, 3, &limits)
    }

    fn opened(width: u32, height: u32) -> Answer {
        let finding = Finding {
            clue: Clue::Caption,
            carrier: Carrier::Exif,
            tag: "UserComment".into(),
            value: Some("in \u{1b}[2Jthe garden".into()),
            bytes: None,
            place: Some((f64::MAX, 0.0)),
        };
        let inspection = Inspection {
            findings: vec![finding],
            complete: true,
        };
        let picture = Picture {
            rgb: RgbImage::from_pixel(width, height, image::Rgb([1, 2, 3])),
            alpha: Some(GrayImage::new(width, height)),
        };
        Answer::Opened(Decoded {
            picture,
            inspection,
            blocks: Blocks::of(b"\xFF\xD8\xFF\xC0\x00\x11\x08\x00\x08\x00\x08\x03\x01\x22\x00\x02\x11\x00\x03\x11\x00\xFF\xDA\x00\x02"),
        })
    }

    fn sent(answer: Answer) -> Vec<u8> {
        let mut pipe = Vec::new();
        answer.send(&mut pipe).unwrap();
        pipe
    }

    #[test]
    fn a_request_arrives_as_it_was_sent() {
        let mut pipe = Vec::new();
        request(Work::Open).send(b"abc", &mut pipe).unwrap();
        let mut pipe = pipe.as_slice();
        let arrived = Request::receive(&mut pipe).unwrap().unwrap();
        assert_eq!(
            (arrived.0, arrived.1.as_slice()),
            (request(Work::Open), &b"abc"[..])
        );
        assert!(Request::receive(&mut pipe).unwrap().is_none());
    }

    #[test]
    fn pixels_to_be_hashed_arrive_as_they_were_sent() {
        let rgb = Zeroizing::new((0..6 * 3).collect::<Vec<u8>>());
        let stored = Stored::new(rgb.clone(), (3, 2), Orientation::Rotate90).unwrap();
        let pipe = sent(Answer::Stored(stored));
        let arrived = Answer::receive(&request(Work::OpenStored), &mut pipe.as_slice()).unwrap();
        let Answer::Stored(arrived) = arrived else {
            panic!("another answer");
        };
        assert_eq!((arrived.rgb(), arrived.size()), (&rgb[..], (3, 2)));
        assert_eq!(arrived.orientation(), Orientation::Rotate90);
    }

    #[test]
    fn an_answer_is_made_safe_to_show() {
        let pipe = sent(opened(8, 8));
        let arrived = Answer::receive(&request(Work::Open), &mut pipe.as_slice()).unwrap();
        let Answer::Opened(decoded) = arrived else {
            panic!("another answer");
        };
        let Answer::Opened(asked) = opened(8, 8) else {
            panic!("another answer");
        };
        assert!(decoded.blocks.is_some() && decoded.blocks == asked.blocks);
        let (picture, inspection) = (decoded.picture, decoded.inspection);
        assert_eq!((picture.width(), picture.height()), (8, 8));
        assert_eq!(
            inspection.findings[0].value.as_deref(),
            Some("in [2Jthe garden")
        );
        assert_eq!(inspection.findings[0].place, None);
    }

    #[test]
    fn an_answer_beyond_the_limits_or_to_another_question_is_refused() {
        let too_large = sent(opened(9, 8));
        assert!(Answer::receive(&request(Work::Open), &mut too_large.as_slice()).is_err());
        let rgb = Zeroizing::new(vec![7; 9 * 8 * 3]);
        let stored = Stored::new(rgb, (9, 8), Orientation::Rotate90).unwrap();
        let too_large = sent(Answer::Stored(stored));
        assert!(Answer::receive(&request(Work::OpenStored), &mut too_large.as_slice()).is_err());
        let pixels = sent(opened(2, 2));
        assert!(Answer::receive(&request(Work::Inspect), &mut pixels.as_slice()).is_err());
        let huge = u64::MAX.to_le_bytes();
        assert!(Answer::receive(&request(Work::Open), &mut huge.as_slice()).is_err());
    }

    proptest! {
        #[test]
        fn no_answer_that_is_cut_or_altered_does_harm(
            cut in 0_usize..600,
            at in 0_usize..600,
            with in any::<u8>(),
            noise in proptest::collection::vec(any::<u8>(), 0..200),
        ) {
            let mut pipe = sent(opened(8, 8));
            if let Some(byte) = pipe.get_mut(at) {
                *byte = with;
            }
            pipe.truncate(cut);
            for pipe in [pipe, noise] {
                if let Ok(Answer::Opened(Decoded { picture, inspection, .. })) =
                    Answer::receive(&request(Work::Open), &mut pipe.as_slice())
                {
                    prop_assert!(picture.width() * picture.height() <= 64);
                    let shown = format!("{inspection:?}");
                    let escaped = shown.contains("\\u{1b}");
                    prop_assert!(!escaped);
                }
            }
        }
    }
}
