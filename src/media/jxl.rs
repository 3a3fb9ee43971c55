//! JPEG XL (ISO/IEC 18181), with `jxl`.
//!
//! That decoder is written to bear hostile files, and it has some `unsafe`, so it is asked only where [`Limits::expendable`] says that the
//! process may end (docs/jxl.md). It works on one thread, and looks at the watch between groups of pixels.
//!
//! The stream's own turn is applied by the decoder; the orientation in an Exif block is not, which by the standard repeats it. Of an animation
//! the first picture is opened; of layers, what they show together.

use std::io::{self, IoSliceMut};

use image::metadata::Orientation;
use jxl::api::{
    AlphaMode, Endianness, Event, ExtraChannel, JxlBasicInfo, JxlBitDepth, JxlBitstreamInput,
    JxlColorEncoding, JxlColorProfile, JxlColorType, JxlDataFormat, JxlDecoder, JxlDecoderOptions,
    JxlOutputBuffer, JxlParallelRunner, JxlParallelRunnerFun, JxlPixelFormat, JxlPrimaries,
    JxlTransferFunction, JxlWhitePoint, ProfileLevel,
};

use ombrelle_base::jxl::{Head, Scan, scale};

use super::Limits;
use super::colour::{Colour, hdr};
use super::error::{damaged, unsupported};
use super::limits::Watch;
use super::raw::{Channels, Raw, Samples};
use crate::error::Error;

/// Bytes a pixel that decoding takes at most: measured up to 13, and as much again as one layer is kept for another (docs/jxl.md).
const DECODING: u64 = 28;
/// Samples that a frame may have besides twice those of its picture: what is drawn from may be larger than a small picture.
const MORE_SAMPLES: usize = 1 << 22;

/// Decodes the picture, or the first one of an animation.
pub(super) fn decode(bytes: &[u8], limits: &Limits, watch: &Watch) -> Result<Raw, Error> {
    if !limits.expendable {
        return Err(unsupported("JPEG XL"));
    }
    let mut file = File::within(bytes, limits, watch, false)?;
    let info = file.head()?;
    let (width, height) = size(&info)?;
    let has = |role: ExtraChannel| info.extra_channels.iter().any(|c| c.ec_type == role);
    if has(ExtraChannel::Black) {
        return Err(unsupported("JPEG XL: CMYK"));
    }
    let usual = file.decoder.current_pixel_format();
    let gray = usual.is_some_and(|format| format.color_type.is_grayscale());
    let (channels, color_type) = match (gray, has(ExtraChannel::Alpha)) {
        (true, false) => (Channels::Gray, JxlColorType::Grayscale),
        (true, true) => (Channels::GrayAlpha, JxlColorType::GrayscaleAlpha),
        (false, false) => (Channels::Rgb, JxlColorType::Rgb),
        (false, true) => (Channels::Rgba, JxlColorType::Rgba),
    };
    let deep = match info.bit_depth {
        JxlBitDepth::Int { bits_per_sample } => bits_per_sample > 8,
        JxlBitDepth::Float { .. } => true,
    };
    let format = match deep {
        true => JxlDataFormat::U16 {
            endianness: Endianness::BigEndian,
            bit_depth: 16,
        },
        false => JxlDataFormat::U8 { bit_depth: 8 },
    };
    let wanted = JxlPixelFormat {
        color_type,
        color_data_format: Some(format),
        extra_channel_format: vec![None; info.extra_channels.len()],
    };
    file.decoder.set_pixel_format(wanted).map_err(reason)?;
    let profile = file.decoder.output_color_profile();
    let colour = colour(profile.ok_or_else(|| damaged("JPEG XL: no colours"))?)?;
    let row = width as usize * channels.count() * format.bytes_per_sample();
    let mut samples = vec![0; row * height as usize];
    file.picture(&mut samples, height as usize, row)?;
    Ok(Raw {
        width,
        height,
        channels,
        samples: match deep {
            true => Samples::SixteenBig(samples),
            false => Samples::Eight(samples),
        },
        colour,
        orientation: Orientation::NoTransforms,
    })
}

/// What only the decoder can tell of the file besides its pixels, of which it decodes those alone that others are drawn from.
pub(super) fn scan(bytes: &[u8], limits: &Limits, watch: &Watch) -> Result<Scan, Error> {
    if !limits.expendable {
        return Err(unsupported("JPEG XL"));
    }
    let mut file = File::within(bytes, limits, watch, true)?;
    file.head()?;
    loop {
        match file.step(None)? {
            Event::FrameHeader | Event::FrameComplete { .. } => {}
            Event::Complete => break,
            Event::NeedMoreInput { .. } => return Err(Error::Truncated),
            Event::BasicInfo => return Err(damaged("JPEG XL: two heads")),
        }
    }
    let length = file.decoder.file_length();
    let length = length.and_then(|length| usize::try_from(length).ok());
    let pictures = file.decoder.scanned_frames();
    let profile = match file.decoder.embedded_color_profile() {
        Some(JxlColorProfile::Icc(block)) => Some(block.clone()),
        _ => None,
    };
    let xyb = Head::of(bytes).map(|head| head.xyb);
    // Where a picture begins, the decoder tells; how it is stored stands there in plain bits.
    let beginning = |offset: u64| bytes.get(usize::try_from(offset).ok()?..);
    let scales = pictures
        .iter()
        .map(|picture| scale(beginning(picture.file_offset)?, xyb?));
    let scales: Option<Vec<u32>> = scales.collect();
    Ok(Scan {
        length: length.ok_or_else(|| damaged("JPEG XL: no end"))?,
        pictures: pictures.len(),
        names: pictures
            .iter()
            .map(|picture| picture.name.clone())
            .collect(),
        profile,
        scale: scales.and_then(|scales| scales.into_iter().max()),
    })
}

/// Holds the size that the file tells to the limits, before anything else of it is read: how many samples its frames may have.
fn samples_announced(bytes: &[u8], limits: &Limits, watch: &Watch) -> Result<usize, Error> {
    // The head alone takes no memory for pixels.
    let info = File::of(bytes, watch, options())?.head()?;
    let (width, height) = size(&info)?;
    limits.check_size(width, height)?;
    limits.check_memory(width, height, DECODING)?;
    // The decoder counts a row as sixteen samples at least.
    let pixels = (width.max(16) as usize).saturating_mul(height.max(16) as usize);
    let samples = pixels.saturating_mul(3 + info.extra_channels.len());
    Ok(samples.saturating_mul(2).saturating_add(MORE_SAMPLES))
}

fn size(info: &JxlBasicInfo) -> Result<(u32, u32), Error> {
    let side = |length: usize| u32::try_from(length).map_err(damaged);
    Ok((side(info.size.0)?, side(info.size.1)?))
}

/// What the samples that the decoder gives are; HDR is refused before there are any.
fn colour(profile: &JxlColorProfile) -> Result<Colour, Error> {
    let encoding = match profile {
        JxlColorProfile::Icc(block) => return Ok(Colour::Icc(block.clone())),
        JxlColorProfile::Simple(encoding) => encoding,
    };
    let (transfer, usual) = match encoding {
        JxlColorEncoding::RgbColorSpace {
            white_point,
            primaries,
            transfer_function,
            ..
        } => {
            let usual = (white_point, primaries) == (&JxlWhitePoint::D65, &JxlPrimaries::SRGB);
            (transfer_function, usual)
        }
        JxlColorEncoding::GrayscaleColorSpace {
            white_point,
            transfer_function,
            ..
        } => (transfer_function, white_point == &JxlWhitePoint::D65),
        JxlColorEncoding::XYB { .. } => return Err(unsupported("JPEG XL: XYB as it is")),
    };
    match transfer {
        JxlTransferFunction::PQ | JxlTransferFunction::HLG => Err(hdr()),
        JxlTransferFunction::SRGB if usual => Ok(Colour::Srgb),
        _ => {
            let block = profile.try_as_icc();
            let block = block.ok_or_else(|| unsupported("JPEG XL: colours without a profile"))?;
            Ok(Colour::Icc(block.into_owned()))
        }
    }
}

fn options() -> JxlDecoderOptions {
    let mut options = JxlDecoderOptions::default();
    options.alpha_mode = AlphaMode::Unpremultiplied;
    // Lossless pictures of sixteen bits are of this level, where their boxes say so.
    options.max_profile_level = ProfileLevel::Main10;
    options
}

/// A file and who decodes it.
struct File<'a> {
    decoder: JxlDecoder,
    left: Left<'a>,
}

impl<'a> File<'a> {
    /// Whose head may be read, and nothing behind it.
    fn of(bytes: &'a [u8], watch: &'a Watch, options: JxlDecoderOptions) -> Result<Self, Error> {
        watch.check()?;
        Ok(Self {
            decoder: JxlDecoder::new(options),
            left: Left { bytes, watch },
        })
    }

    /// Whose size is within the limits, to be decoded or only looked through.
    fn within(
        bytes: &'a [u8],
        limits: &Limits,
        watch: &'a Watch,
        through: bool,
    ) -> Result<Self, Error> {
        let mut options = options();
        options.sample_limit = Some(samples_announced(bytes, limits, watch)?);
        options.scan_frames_only = through;
        Self::of(bytes, watch, options)
    }

    /// What the file tells of its picture.
    fn head(&mut self) -> Result<JxlBasicInfo, Error> {
        match self.step(None)? {
            Event::BasicInfo => {}
            Event::NeedMoreInput { .. } => return Err(Error::Truncated),
            _ => return Err(damaged("JPEG XL: a picture before its size")),
        }
        let info = self.decoder.basic_info();
        info.cloned().ok_or_else(|| damaged("JPEG XL: no size"))
    }

    /// The pixels of the first picture that is to be seen, all of them.
    fn picture(&mut self, samples: &mut [u8], rows: usize, row: usize) -> Result<(), Error> {
        let mut shown = [JxlOutputBuffer::new(samples, rows, row)];
        loop {
            match self.step(Some(shown.as_mut_slice()))? {
                Event::FrameHeader => {}
                Event::FrameComplete { .. } => return Ok(()),
                Event::NeedMoreInput { .. } => return Err(Error::Truncated),
                Event::BasicInfo | Event::Complete => {
                    return Err(damaged("JPEG XL: no picture"));
                }
            }
        }
    }

    fn step(&mut self, shown: Option<&mut [JxlOutputBuffer]>) -> Result<Event, Error> {
        let mut alone = Alone(self.left.watch);
        let step = self
            .decoder
            .process(&mut self.left, shown, Some(&mut alone));
        step.map_err(reason)
    }
}

/// What is left of a file. No more comes once the watch says so; its own reason is told by who asked for the picture.
struct Left<'a> {
    bytes: &'a [u8],
    watch: &'a Watch,
}

fn stopped(reason: Error) -> io::Error {
    io::Error::other(reason.code())
}

impl JxlBitstreamInput for Left<'_> {
    fn available_bytes(&mut self) -> io::Result<usize> {
        Ok(self.bytes.len())
    }

    fn read(&mut self, buffers: &mut [IoSliceMut]) -> io::Result<usize> {
        self.watch.check().map_err(stopped)?;
        JxlBitstreamInput::read(&mut self.bytes, buffers)
    }

    fn skip(&mut self, bytes: usize) -> io::Result<usize> {
        self.watch.check().map_err(stopped)?;
        JxlBitstreamInput::skip(&mut self.bytes, bytes)
    }
}

/// Does the decoder's work on this thread, one piece after the other, as long as the watch lets it.
struct Alone<'a>(&'a Watch);

impl JxlParallelRunner for Alone<'_> {
    fn run(
        &mut self,
        pieces: usize,
        work: &JxlParallelRunnerFun<'_>,
    ) -> Result<(), jxl::error::Error> {
        for piece in 0..pieces {
            self.0.check().map_err(stopped)?;
            work(piece)?;
        }
        Ok(())
    }

    fn run_ordered(
        &mut self,
        pieces: usize,
        _at_once: Option<usize>,
        work: &JxlParallelRunnerFun<'_>,
    ) -> Result<(), jxl::error::Error> {
        self.run(pieces, work)
    }

    fn num_threads(&self) -> usize {
        1
    }
}

fn reason(error: jxl::error::Error) -> Error {
    use jxl::error::Error as Reason;
    match error {
        Reason::OutOfMemory(_) | Reason::ImageOutOfMemory(..) => Error::NoMemoryForPhoto,
        Reason::UnexpectedCodestreamBoxEnd => Error::Truncated,
        other => damaged(other),
    }
}
