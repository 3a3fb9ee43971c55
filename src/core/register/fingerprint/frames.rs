//! vPDQ: the PDQ hashes of a video's frames, which another program, `ffmpeg`, decodes.
//!
//! One frame a second of playing time, not turned and not resized, as Meta's `vpdq` does by default
//! (facebook/ThreatExchange, vpdq/cpp/vpdq/cpp/hashing/filehasher.cpp: `seconds_per_hash` 1, no downsampling).
//! The reference counts frames instead of looking at the time: every n-th, n being the rate rounded
//! down; these are the same frames where the rate is a whole number.
//!
//! The frames come through a pipe and are never on the disk. The program is found on `PATH` by its
//! full name; it gets the video as its input, no terminal, no environment and no network protocol, it reads only the format that we
//! recognised (a playlist that names other files is none), and it ends with our job. Where files are decoded in workers, it is
//! confined like one. Its arguments name no file (on Windows they do); the time of access is up to the system.

use std::ffi::OsString;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::{Child, Command};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use ombrelle_pdq::Picture;
use zeroize::{Zeroize, Zeroizing};

use super::container::Container;
use super::picture::eight;
use super::{FrameHash, LARGEST_VIDEO, PictureHashes};
use crate::cage::{Decoding, INPUT};
use crate::disk;
use crate::error::{ErrorKind, FileError, FingerprintError};
use crate::photo::Limits;
use crate::progress::{Phase, Progress};

/// Most frames of one video: six hours.
const MOST_FRAMES: u64 = 6 * 3600;
/// Longest time to decode one video.
const LONGEST: Duration = Duration::from_secs(1800);
/// How often the clock and a request to stop are checked.
const LOOK: Duration = Duration::from_millis(50);

/// What is hashed of the frames of a video.
#[derive(Default)]
pub(super) struct Hashed {
    /// Each as it is: what is kept.
    pub(super) frames: Vec<FrameHash>,
    /// Each with its turned and mirrored forms: what is looked for.
    pub(super) turned: Vec<PictureHashes>,
}

/// The program that decodes videos.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ffmpeg(PathBuf);

impl Ffmpeg {
    /// The program in the folders of `PATH`. Folders that are not named in full (such as the one that
    /// the person happens to be in) do not count.
    pub fn on_path() -> Option<Self> {
        Self::among(&std::env::var_os("PATH")?)
    }

    fn among(folders: &std::ffi::OsStr) -> Option<Self> {
        let name = format!("ffmpeg{}", std::env::consts::EXE_SUFFIX);
        std::env::split_paths(folders)
            .filter(|folder| folder.is_absolute())
            .map(|folder| folder.join(&name))
            .find(|file| file.is_file())
            .map(Self)
    }

    fn command(
        &self,
        video: &Path,
        container: Container,
        decoding: &Decoding,
    ) -> Result<Command, FileError> {
        let demuxer = match container {
            Container::Mp4 => "mov",
            Container::Webm => "matroska",
        };
        // With `file:` a name can be neither an option nor a protocol.
        let mut input = OsString::from("file:");
        match cfg!(unix) {
            true => input.push(INPUT),
            false => input.push(video),
        }
        let most = MOST_FRAMES.to_string();
        let mut arguments: Vec<OsString> = Vec::new();
        let mut say = |words: &[&str]| arguments.extend(words.iter().map(OsString::from));
        say(&["-nostdin", "-hide_banner", "-loglevel", "quiet"]);
        say(&["-protocol_whitelist", "file,pipe", "-f", demuxer]);
        say(&["-noautorotate", "-i"]);
        arguments.push(input);
        let mut say = |words: &[&str]| arguments.extend(words.iter().map(OsString::from));
        // The first film, not a cover picture.
        say(&["-map", "0:V:0", "-vf", "fps=fps=1:round=up"]);
        say(&["-frames:v", &most]);
        // Raw RGB of eight bits; the pixmap's header tells the size of each frame.
        say(&["-pix_fmt", "rgb24", "-c:v", "ppm"]);
        say(&["-f", "image2pipe", "pipe:1"]);
        let (file, _) = disk::open_discreetly(video, LARGEST_VIDEO)?;
        Ok(decoding.program(&self.0, arguments, file))
    }

    /// The hashes of a video's frames; none where the program could not decode it all.
    ///
    /// # Errors
    /// [`ErrorKind::Cancelled`]; those of opening the file.
    pub(super) fn frames(
        &self,
        video: &Path,
        container: Container,
        limits: &Limits,
        decoding: &Decoding,
        progress: &Progress,
    ) -> Result<Option<Hashed>, ErrorKind> {
        let Ok(mut child) = self.command(video, container, decoding)?.spawn() else {
            return Ok(None);
        };
        let Some(pipe) = child.stdout.take() else {
            return Ok(None);
        };
        let watched = Watched::new(child);
        let mut hashed = Ok(Hashed::default());
        thread::scope(|scope| {
            scope.spawn(|| watched.look_after(progress));
            hashed = hash_all(BufReader::with_capacity(1 << 16, pipe), limits, progress);
            watched.done.store(true, Ordering::Release);
        });
        let succeeded = watched.end();
        progress.check()?;
        let hashed = hashed.ok();
        Ok(hashed.filter(|hashed| succeeded && !hashed.frames.is_empty()))
    }
}

/// The running program, ended when time is up or the caller wants to stop.
struct Watched {
    child: Mutex<Child>,
    done: AtomicBool,
}

impl Watched {
    fn new(child: Child) -> Self {
        Self {
            child: Mutex::new(child),
            done: AtomicBool::new(false),
        }
    }

    fn look_after(&self, progress: &Progress) {
        let started = Instant::now();
        while !self.done.load(Ordering::Acquire) {
            if progress.check().is_err() || started.elapsed() > LONGEST {
                self.kill();
                return;
            }
            thread::sleep(LOOK);
        }
    }

    fn kill(&self) {
        let mut child = self.child.lock().unwrap_or_else(PoisonError::into_inner);
        // It may have ended on its own.
        let _ = child.kill();
    }

    /// Whether the program ended well; it is not left running in any case.
    fn end(self) -> bool {
        let mut child = self
            .child
            .into_inner()
            .unwrap_or_else(PoisonError::into_inner);
        // Its pipe is closed by now: whatever it still does can only be trouble after a moment.
        let until = Instant::now() + Duration::from_secs(2);
        while Instant::now() < until {
            match child.try_wait() {
                Ok(Some(status)) => return status.success(),
                Ok(None) => thread::sleep(Duration::from_millis(5)),
                Err(_) => break,
            }
        }
        let _ = child.kill();
        let _ = child.wait();
        false
    }
}

/// Hashes pixmap after pixmap; `Err` for the first that is none.
fn hash_all(
    mut pipe: impl BufRead,
    limits: &Limits,
    progress: &Progress,
) -> Result<Hashed, ErrorKind> {
    let mut hashed = Hashed::default();
    let mut pixels = Zeroizing::new(Vec::new());
    while let Some((width, height)) = header(&mut pipe)? {
        if (width as u64).saturating_mul(height as u64) > limits.pixels {
            return Err(ErrorKind::Fingerprint(FingerprintError::VideoDamaged));
        }
        let second = hashed.frames.len() as u64;
        progress.step(Phase::Hashing, second, second + 1)?;
        let length = width * height * 3;
        if pixels.len() != length {
            pixels.zeroize();
            pixels.resize(length, 0);
        }
        pipe.read_exact(&mut pixels)
            .map_err(|_| ErrorKind::Fingerprint(FingerprintError::VideoTruncated))?;
        if let Ok(picture) = Picture::rgb(&pixels, width, height) {
            let found = eight(&picture, (width, height), false);
            let frame = found.hashes.first().map(|hash| FrameHash {
                milliseconds: second * 1000,
                quality: found.quality,
                hash: hash.clone(),
            });
            hashed.frames.extend(frame);
            hashed.turned.push(found);
        } else {
            return Err(ErrorKind::Fingerprint(FingerprintError::VideoDamaged));
        }
    }
    Ok(hashed)
}

/// Width and height from `P6`, width, height and `255`, each after white space; none at the end.
fn header(pipe: &mut impl BufRead) -> Result<Option<(usize, usize)>, ErrorKind> {
    let mut fields = [0_usize; 3];
    match word(pipe)?.as_slice() {
        b"" => return Ok(None),
        b"P6" => {}
        _ => return Err(ErrorKind::Fingerprint(FingerprintError::VideoDamaged)),
    }
    for field in &mut fields {
        let digits = word(pipe)?;
        let digits = std::str::from_utf8(&digits).ok();
        let number = digits.and_then(|digits| digits.parse::<u32>().ok());
        *field = number.ok_or(ErrorKind::Fingerprint(FingerprintError::VideoDamaged))? as usize;
    }
    match fields {
        [width, height, 255] => Ok(Some((width, height))),
        _ => Err(ErrorKind::Fingerprint(FingerprintError::VideoDamaged)),
    }
}

/// The bytes before the next white space, which is taken too; at most a dozen.
fn word(pipe: &mut impl Read) -> Result<Vec<u8>, ErrorKind> {
    let mut word = Vec::new();
    let mut byte = [0];
    for _ in 0..12 {
        if pipe.read(&mut byte).map_err(|e| FileError::from(&e))? == 0 {
            break;
        }
        match byte {
            [b' ' | b'\n'] => break,
            [byte] => word.push(byte),
        }
    }
    Ok(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pixmap(width: usize, height: usize) -> Vec<u8> {
        let mut bytes = format!("P6\n{width} {height}\n255\n").into_bytes();
        bytes.extend((0..width * height * 3).map(|n| (n * n / 89 % 251) as u8));
        bytes
    }

    #[test]
    fn frames_are_hashed_one_a_second() {
        let bytes = [pixmap(96, 80), pixmap(96, 80), pixmap(64, 48)].concat();
        let hashed = hash_all(bytes.as_slice(), &Limits::default(), &Progress::default()).unwrap();
        let frames = hashed.frames;
        let times: Vec<u64> = frames.iter().map(|frame| frame.milliseconds).collect();
        assert_eq!(times, [0, 1000, 2000]);
        assert_eq!(frames[0].hash, frames[1].hash);
        assert_ne!(frames[0].hash, frames[2].hash);
    }

    #[test]
    fn what_is_no_frame_is_refused() {
        let limits = Limits {
            pixels: 1 << 20,
            ..Limits::default()
        };
        let whole = pixmap(96, 80);
        let huge = b"P6\n60000 60000\n255\n".to_vec();
        for bytes in [whole[..whole.len() - 1].to_vec(), huge, b"GIF89a".to_vec()] {
            assert!(hash_all(bytes.as_slice(), &limits, &Progress::default()).is_err());
        }
    }

    #[test]
    fn a_program_in_the_current_folder_is_not_run() {
        let folder = tempfile::tempdir().unwrap();
        let program = folder
            .path()
            .join(format!("ffmpeg{}", std::env::consts::EXE_SUFFIX));
        std::fs::write(&program, "").unwrap();
        assert_eq!(
            Ffmpeg::among(folder.path().as_os_str()),
            Some(Ffmpeg(program))
        );
        for elsewhere in ["", ".", "bin"] {
            assert_eq!(Ffmpeg::among(elsewhere.as_ref()), None);
        }
    }
}
