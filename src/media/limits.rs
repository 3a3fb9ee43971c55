//! How many pixels and bytes and how much time a file may cost, and the reader that holds a decoder to that.

use std::io::{self, BufRead, Read, Seek, SeekFrom};
use std::time::Instant;

use super::Limits;
use super::error::damaged;
use crate::error::Error;
use crate::progress::Progress;

/// Bytes handed over, or calls made, between two checks of the clock.
const BYTES_BETWEEN_LOOKS: u64 = 32 << 10;

/// Bytes a pixel that are taken beside decoding: colour and opacity where the picture is covered, and the copy that is made of it.
const AFTERWARDS: u64 = 5;

impl Limits {
    /// Refuses a picture larger than the limit, or without area, before memory is allocated for it.
    pub(super) fn check_size(&self, width: u32, height: u32) -> Result<(), Error> {
        if width == 0 || height == 0 {
            return Err(damaged("a side of zero pixels"));
        }
        if u64::from(width).saturating_mul(u64::from(height)) > self.pixels {
            return Err(Error::TooManyPixels {
                width,
                height,
                limit: self.pixels,
            });
        }
        Ok(())
    }

    /// Refuses a picture whose decoding takes so many bytes a pixel, where that and what follows is more than the limit.
    pub(super) fn check_memory(&self, width: u32, height: u32, decoding: u64) -> Result<(), Error> {
        let pixels = u64::from(width).saturating_mul(u64::from(height));
        let needed = pixels.saturating_mul(decoding.saturating_add(AFTERWARDS));
        match needed > self.memory {
            true => Err(Error::NoMemoryForPhoto),
            false => Ok(()),
        }
    }

    /// The memory for this many bytes a pixel of the largest picture.
    pub(super) fn memory(&self, bytes_per_pixel: u64) -> usize {
        usize::try_from(self.pixels.saturating_mul(bytes_per_pixel)).unwrap_or(usize::MAX)
    }
}

/// The time a job has left, and whether its caller asked it to stop.
#[derive(Clone)]
pub(super) struct Watch {
    started: Instant,
    limits: Limits,
    progress: Progress,
}

impl Watch {
    pub(super) fn start(limits: &Limits, progress: &Progress) -> Self {
        Self {
            started: Instant::now(),
            limits: *limits,
            progress: progress.clone(),
        }
    }

    /// Fails with [`Error::Cancelled`] or [`Error::TookTooLong`].
    pub(super) fn check(&self) -> Result<(), Error> {
        self.progress.check()?;
        if self.started.elapsed() > self.limits.time {
            return Err(Error::TookTooLong {
                seconds: self.limits.time.as_secs(),
            });
        }
        Ok(())
    }
}

/// A file's bytes, which stop coming when the watch says so. Decoders read through it; what they
/// then report (or do not report) is replaced by the watch's own reason in `decode`.
pub(super) struct Watched<'a> {
    bytes: &'a [u8],
    position: u64,
    until_look: u64,
    watch: &'a Watch,
}

impl<'a> Watched<'a> {
    pub(super) fn new(bytes: &'a [u8], watch: &'a Watch) -> Self {
        Self {
            bytes,
            position: 0,
            until_look: 0,
            watch,
        }
    }

    /// What is left to read. Small reads count as 64 bytes each, so that a decoder that seeks in
    /// circles is stopped as well.
    fn rest(&mut self, wanted: usize) -> io::Result<&'a [u8]> {
        let cost = (wanted as u64).max(64);
        match self.until_look.checked_sub(cost) {
            Some(left) => self.until_look = left,
            None => {
                self.watch
                    .check()
                    .map_err(|reason| io::Error::other(reason.code()))?;
                self.until_look = BYTES_BETWEEN_LOOKS;
            }
        }
        let start = usize::try_from(self.position).unwrap_or(usize::MAX);
        Ok(self.bytes.get(start..).unwrap_or_default())
    }
}

impl Read for Watched<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.rest(buffer.len())?.read(buffer)?;
        self.consume(count);
        Ok(count)
    }

    fn read_exact(&mut self, buffer: &mut [u8]) -> io::Result<()> {
        self.rest(buffer.len())?.read_exact(buffer)?;
        self.consume(buffer.len());
        Ok(())
    }
}

impl BufRead for Watched<'_> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        let rest = self.rest(0)?;
        Ok(rest.get(..BYTES_BETWEEN_LOOKS as usize).unwrap_or(rest))
    }

    fn consume(&mut self, count: usize) {
        self.position = self.position.saturating_add(count as u64);
    }
}

impl Seek for Watched<'_> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.rest(0)?;
        let target = match to {
            SeekFrom::Start(offset) => Some(offset),
            SeekFrom::End(offset) => (self.bytes.len() as u64).checked_add_signed(offset),
            SeekFrom::Current(offset) => self.position.checked_add_signed(offset),
        };
        self.position = target.ok_or_else(|| io::Error::from(io::ErrorKind::InvalidInput))?;
        Ok(self.position)
    }

    fn stream_position(&mut self) -> io::Result<u64> {
        Ok(self.position)
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::progress::Cancel;

    #[test]
    fn the_bytes_stop_when_the_caller_cancels() {
        let bytes = vec![7; 200_000];
        let cancel = Cancel::default();
        let watch = Watch::start(&Limits::default(), &Progress::silent(cancel.clone()));
        let mut reader = Watched::new(&bytes, &watch);
        let mut part = [0; 50_000];
        reader.read_exact(&mut part).unwrap();
        cancel.cancel();
        assert!(reader.read_exact(&mut part).is_err());
        assert_eq!(
            watch.check(),
            Err(Error::Cancelled(crate::progress::Cancelled))
        );
    }

    #[test]
    fn a_reader_that_seeks_in_circles_is_stopped() {
        let limits = Limits {
            time: Duration::from_millis(5),
            ..Limits::default()
        };
        let watch = Watch::start(&limits, &Progress::default());
        let mut reader = Watched::new(&[1, 2, 3, 4], &watch);
        while reader.rewind().is_ok() {}
        assert_eq!(watch.check(), Err(Error::TookTooLong { seconds: 0 }));
    }

    #[test]
    fn a_size_over_the_limit_is_refused_with_its_numbers() {
        let limits = Limits::default();
        assert_eq!(
            limits.check_size(60_000, 60_000),
            Err(Error::TooManyPixels {
                width: 60_000,
                height: 60_000,
                limit: 200_000_000
            })
        );
        assert_eq!(limits.check_size(16_384, 12_000), Ok(()));
        assert!(limits.check_size(0, 5).is_err());
    }

    #[test]
    fn a_picture_for_which_there_is_no_memory_is_refused() {
        let limits = Limits {
            memory: 100 * 100 * 11,
            ..Limits::default()
        };
        assert_eq!(limits.check_memory(100, 100, 6), Ok(()));
        assert_eq!(
            limits.check_memory(101, 100, 6),
            Err(Error::NoMemoryForPhoto)
        );
        let any = Limits::default();
        assert_eq!(any.check_memory(u32::MAX, u32::MAX, 28), Ok(()));
    }
}
