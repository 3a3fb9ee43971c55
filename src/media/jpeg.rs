//! JPEG (ITU-T T.81), with the raw inks of CMYK and YCCK files.
//!
//! `zune-jpeg` alone fills what is missing of a cut or damaged file with grey; in its strict mode
//! it does not, and the end of the picture is looked for here, so that nobody posts half
//! a photo without knowing.

use zune_jpeg::JpegDecoder;
use zune_jpeg::errors::DecodeErrors;
use zune_jpeg::zune_core::bytestream::{ZByteIoError, ZByteReaderTrait, ZSeekFrom};
use zune_jpeg::zune_core::colorspace::ColorSpace;
use zune_jpeg::zune_core::options::DecoderOptions;

use super::Limits;
use super::colour::Colour;
use super::error::{damaged, of_error, unsupported};
use super::limits::Watch;
use super::orientation;
use super::raw::{Channels, Raw, Samples};
use crate::error::Error;

pub(super) fn decode(bytes: &[u8], limits: &Limits, watch: &Watch) -> Result<Raw, Error> {
    let markers = walk(bytes)?;
    let options = DecoderOptions::default()
        .set_strict_mode(false)
        .set_max_width(usize::from(u16::MAX))
        .set_max_height(usize::from(u16::MAX));
    let mut decoder =
        JpegDecoder::new_with_options(Source::new(markers.needed(bytes), watch), options);
    decoder.decode_headers().map_err(reason)?;
    let info = decoder.info().ok_or(Error::Truncated)?;
    let (width, height) = (u32::from(info.width), u32::from(info.height));
    limits.check_size(width, height)?;
    let stored = decoder.input_colorspace().unwrap_or(ColorSpace::Unknown);
    let (wanted, channels) = match stored {
        ColorSpace::YCbCr | ColorSpace::RGB => (ColorSpace::RGB, Channels::Rgb),
        ColorSpace::Luma => (ColorSpace::Luma, Channels::Gray),
        ColorSpace::CMYK | ColorSpace::YCCK => (stored, Channels::Cmyk),
        other => return Err(unsupported(format!("JPEG with {other:?} samples"))),
    };
    // Strict for the pixels alone: between the headers, cameras leave stray bytes that do no harm.
    decoder.set_options(
        options
            .set_strict_mode(true)
            .jpeg_set_out_colorspace(wanted),
    );
    // The samples, and RGB where they are mixed or turned; of several scans, each sample's coefficient is kept in two bytes.
    let several = markers.sequential_width == 0 || markers.scans > 1;
    let count = channels.count() as u64;
    let taken = if several { 3 * count } else { count + 3 };
    limits.check_memory(width, height, taken.max(6))?;
    let pixels = width as usize * height as usize;
    let mut samples = vec![0; pixels * channels.count()];
    decoder.decode_into(&mut samples).map_err(reason)?;
    match stored {
        ColorSpace::YCCK => inks_of_ycck(&mut samples),
        // Adobe's programs store 255 minus the ink, and say so by their marker alone.
        ColorSpace::CMYK if markers.adobe => samples.iter_mut().for_each(|s| *s = 255 - *s),
        _ => {}
    }
    let exif = decoder.exif().map(Vec::as_slice).unwrap_or_default();
    Ok(Raw {
        width,
        height,
        channels,
        samples: Samples::Eight(samples),
        colour: decoder
            .icc_profile()
            .map_or_else(|| Colour::of_exif(exif), Colour::Icc),
        orientation: orientation::of_exif(exif),
    })
}

fn reason(error: DecodeErrors) -> Error {
    match error {
        DecodeErrors::ExhaustedData | DecodeErrors::IoErrors(ZByteIoError::NotEnoughBytes(..)) => {
            Error::Truncated
        }
        DecodeErrors::IoErrors(ZByteIoError::StdIoError(e)) => of_error(&e),
        DecodeErrors::FormatStatic("Premature end of buffer") => Error::Truncated,
        DecodeErrors::Unsupported(scheme) => unsupported(format!("{scheme:?}")),
        other => damaged(format!("{other:?}").trim_matches('"')),
    }
}

/// YCCK to inks. By Adobe's Technical Note 5116 the first three channels are YCbCr of 255 minus
/// the inks stored inverted, that is of the inks, and black is stored as 255 minus the ink.
fn inks_of_ycck(samples: &mut [u8]) {
    let (pixels, _) = samples.as_chunks_mut::<4>();
    for pixel in pixels {
        let [y, cb, cr, k] = pixel.map(f32::from);
        let (cb, cr) = (cb - 128.0, cr - 128.0);
        // ITU-T T.871, section 7; `as` saturates.
        *pixel = [
            y + 1.402 * cr,
            y - 0.344_136 * cb - 0.714_136 * cr,
            y + 1.772 * cb,
            255.0 - k,
        ]
        .map(|value| value.round() as u8);
    }
}

/// What the markers say that the decoder does not.
#[derive(Default)]
struct Markers {
    /// Whether there is an Adobe marker (APP14).
    adobe: bool,
    /// Width of a sequential picture (SOF0, SOF1); zero for others.
    sequential_width: u16,
    /// Scans (SOS).
    scans: u32,
    /// Whether there are restart markers (DRI).
    restarts: bool,
    /// Where the end marker (EOI) lies.
    end: usize,
}

/// From this width on, a row of blocks takes more bytes (at the least possible two bits a block)
/// than the decoder reads ahead.
const SURELY_WIDE: u16 = 512;

impl Markers {
    /// The bytes to give to the decoder. Where an end marker follows too early it goes on with
    /// grey; where the bytes end too early it reports that. So the end marker is left out, except
    /// where the decoder needs it (several scans) or would see the end of the bytes too early
    /// (narrow rows, a short last restart interval).
    fn needed<'a>(&self, bytes: &'a [u8]) -> &'a [u8] {
        if self.sequential_width >= SURELY_WIDE && self.scans == 1 && !self.restarts {
            bytes.get(..self.end).unwrap_or(bytes)
        } else {
            bytes
        }
    }
}

/// Walks from marker to marker up to the end of the picture.
///
/// # Errors
/// [`Error::Truncated`] if the bytes end before the picture does (no EOI marker).
fn walk(bytes: &[u8]) -> Result<Markers, Error> {
    const SOI: u8 = 0xD8;
    const EOI: u8 = 0xD9;
    const SOS: u8 = 0xDA;
    const DRI: u8 = 0xDD;
    const APP14: u8 = 0xEE;
    const SEQUENTIAL: [u8; 2] = [0xC0, 0xC1];
    const PROGRESSIVE: u8 = 0xC2;
    let mut markers = Markers::default();
    let mut at = 0_usize;
    loop {
        at = next_marker(bytes, at).ok_or(Error::Truncated)?;
        let marker = bytes.get(at.wrapping_sub(1)).copied().unwrap_or(EOI);
        match marker {
            SOI | 0x01 | 0xD0..=0xD7 => continue,
            EOI => {
                markers.end = at.saturating_sub(2);
                return Ok(markers);
            }
            _ => {}
        }
        // Nothing left is a file that was cut, as the next line says.
        let segment = bytes.get(at..).unwrap_or_default();
        let length = segment.first_chunk().ok_or(Error::Truncated)?;
        let length = usize::from(u16::from_be_bytes(*length)).max(2);
        let segment = segment.get(2..length).ok_or(Error::Truncated)?;
        markers.adobe |= marker == APP14 && segment.starts_with(b"Adobe");
        markers.scans += u32::from(marker == SOS);
        markers.restarts |= marker == DRI;
        if let ([_, _, _, high, low, ..], true) = (segment, SEQUENTIAL.contains(&marker)) {
            markers.sequential_width = u16::from_be_bytes([*high, *low]);
        }
        if (SEQUENTIAL.contains(&marker) || marker == PROGRESSIVE) && is_finer_later(segment) {
            return Err(unsupported("JPEG whose first samples are not its finest"));
        }
        at = at.saturating_add(length);
        if marker == SOS && at >= bytes.len() {
            return Err(Error::Truncated);
        }
    }
}

/// Whether a frame (SOF) has a component with more samples, across or down, than its first: `zune-jpeg` then writes past its rows
/// (docs/upstream.md), and no program that we know writes such a file.
fn is_finer_later(frame: &[u8]) -> bool {
    // Precision, height, width and count come first; of each component, the second byte has both factors.
    let (components, _) = frame.get(6..).unwrap_or_default().as_chunks::<3>();
    let mut factors = components
        .iter()
        .map(|[_, factors, _]| (factors >> 4, factors & 15));
    let Some((across, down)) = factors.next() else {
        return false;
    };
    factors.any(|(other_across, other_down)| other_across > across || other_down > down)
}

/// The place after the next marker from `at` on. Zero bytes after 0xFF (stuffing in entropy-coded
/// data) and fill bytes are passed over.
fn next_marker(bytes: &[u8], mut at: usize) -> Option<usize> {
    loop {
        let found = bytes.get(at..)?.iter().position(|byte| *byte == 0xFF)?;
        at += found + 1;
        match bytes.get(at)? {
            0xFF => {}
            0 => at += 1,
            _ => return Some(at + 1),
        }
    }
}

/// The file's bytes for the decoder, which reads them one by one: the general
/// [`Watched`](super::limits::Watched) reader costs a tenth of the whole decoding. When the watch
/// says so, the file seems to end.
struct Source<'a> {
    bytes: &'a [u8],
    position: usize,
    next_look: usize,
    watch: &'a Watch,
}

/// Bytes between two checks of the watch.
const BYTES_BETWEEN_LOOKS: usize = 4096;

impl<'a> Source<'a> {
    fn new(bytes: &'a [u8], watch: &'a Watch) -> Self {
        Self {
            bytes,
            position: 0,
            next_look: 0,
            watch,
        }
    }

    fn advance(&mut self, count: usize) {
        self.position = self.position.saturating_add(count);
        if self.position >= self.next_look {
            self.next_look = self.position.saturating_add(BYTES_BETWEEN_LOOKS);
            if self.watch.check().is_err() {
                self.bytes = &[];
            }
        }
    }

    fn rest(&self) -> &'a [u8] {
        self.bytes.get(self.position..).unwrap_or_default()
    }
}

impl ZByteReaderTrait for Source<'_> {
    #[inline(always)]
    fn read_byte_no_error(&mut self) -> u8 {
        match self.bytes.get(self.position) {
            Some(byte) => {
                self.advance(1);
                *byte
            }
            None => 0,
        }
    }

    fn read_exact_bytes(&mut self, buffer: &mut [u8]) -> Result<(), ZByteIoError> {
        self.peek_exact_bytes(buffer)?;
        self.advance(buffer.len());
        Ok(())
    }

    fn read_bytes(&mut self, buffer: &mut [u8]) -> Result<usize, ZByteIoError> {
        let count = self.peek_bytes(buffer)?;
        self.advance(count);
        Ok(count)
    }

    fn peek_bytes(&mut self, buffer: &mut [u8]) -> Result<usize, ZByteIoError> {
        let count = self.rest().len().min(buffer.len());
        for (to, from) in buffer.iter_mut().zip(self.rest()) {
            *to = *from;
        }
        Ok(count)
    }

    fn peek_exact_bytes(&mut self, buffer: &mut [u8]) -> Result<(), ZByteIoError> {
        let (count, wanted) = (self.peek_bytes(buffer)?, buffer.len());
        if count == wanted {
            Ok(())
        } else {
            Err(ZByteIoError::NotEnoughBytes(count, wanted))
        }
    }

    fn z_seek(&mut self, to: ZSeekFrom) -> Result<u64, ZByteIoError> {
        let target = match to {
            ZSeekFrom::Start(offset) => i64::try_from(offset).ok(),
            ZSeekFrom::End(offset) => offset.checked_add_unsigned(self.bytes.len() as u64),
            ZSeekFrom::Current(offset) => offset.checked_add_unsigned(self.position as u64),
        };
        let target = target.and_then(|target| usize::try_from(target).ok());
        self.position = target.ok_or(ZByteIoError::SeekError("outside of the file"))?;
        // Headers move by seeking: keep looking at the watch there too.
        self.advance(0);
        Ok(self.position as u64)
    }

    #[inline(always)]
    fn is_eof(&mut self) -> Result<bool, ZByteIoError> {
        Ok(self.position >= self.bytes.len())
    }

    fn z_position(&mut self) -> Result<u64, ZByteIoError> {
        Ok(self.position as u64)
    }

    fn read_remaining(&mut self, sink: &mut Vec<u8>) -> Result<usize, ZByteIoError> {
        let rest = self.rest();
        sink.extend_from_slice(rest);
        self.advance(rest.len());
        Ok(rest.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_without_its_end_is_cut() {
        let whole = b"\xFF\xD8\xFF\xDA\0\x02abc\xFF\0def\xFF\xD0ghi\xFF\xD9trailer";
        assert!(walk(whole).is_ok());
        for end in 2..whole.len() - 8 {
            assert_eq!(walk(&whole[..end]).err(), Some(Error::Truncated));
        }
    }

    #[test]
    fn later_samples_finer_than_the_first_are_refused() {
        let file = |factors: [u8; 4]| {
            let mut bytes = b"\xFF\xD8\xFF\xC0\0\x14\x08\0\x10\0\x18\x04".to_vec();
            bytes.extend(
                (1..)
                    .zip(factors)
                    .flat_map(|(id, factors)| [id, factors, 0]),
            );
            bytes.extend(b"\xFF\xDA\0\x02abc\xFF\xD9");
            bytes
        };
        let refused = |factors| walk(&file(factors)).is_err();
        assert!(
            !refused([0x11; 4])
                && !refused([0x22, 0x11, 0x11, 0x22])
                && !refused([0x21, 0x11, 0x11, 0x21])
        );
        assert!(
            refused([0x11, 0x11, 0x22, 0x11])
                && refused([0x11, 0x21, 0x11, 0x11])
                && refused([0x21, 0x11, 0x12, 0x11])
        );
        let found = include_bytes!("../fuzz/regressions/decode-jpeg/later-samples-finer");
        assert!(matches!(walk(found), Err(Error::Unsupported { .. })));
    }

    #[test]
    fn an_end_marker_inside_of_a_thumbnail_does_not_count() {
        let cut = b"\xFF\xD8\xFF\xE1\0\x08\xFF\xD8..\xFF\xD9\xFF\xDA\0\x02abc";
        assert_eq!(walk(cut).err(), Some(Error::Truncated));
    }
}
