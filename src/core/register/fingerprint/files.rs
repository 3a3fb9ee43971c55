//! The hashes of a file's bytes.

use std::io::{ErrorKind, Read};

use md5::Md5;
use sha2::{Digest as _, Sha256};
use zeroize::Zeroizing;

use super::Digest;
use crate::error::{self, FileError, FingerprintError};
use crate::progress::{Phase, Progress};

/// Bytes read at once.
const PIECE: usize = 1 << 20;

/// MD5 and SHA-256 of the same bytes. The states of both are wiped when dropped.
pub(super) struct FileDigests {
    pub(super) md5: Digest<16>,
    pub(super) sha256: Digest<32>,
}

/// Of bytes in memory.
pub(super) fn of_bytes(bytes: &[u8]) -> FileDigests {
    FileDigests {
        md5: Digest::new(Md5::digest(bytes).into()),
        sha256: Digest::new(Sha256::digest(bytes).into()),
    }
}

/// Of a file that is too large for the memory, piece by piece from where it stands. `length` is its
/// size in bytes; a unit of progress is a piece.
///
/// # Errors
/// [`error::ErrorKind::Cancelled`], [`FingerprintError::VideoTruncated`] where fewer bytes come, those of the system.
pub(super) fn of_stream(
    source: &mut impl Read,
    length: u64,
    progress: &Progress,
) -> Result<FileDigests, error::ErrorKind> {
    let (mut md5, mut sha256) = (Md5::new(), Sha256::new());
    let mut piece = Zeroizing::new(vec![0; PIECE]);
    // The file may grow while it is read: what is hashed is what was checked.
    let mut source = source.take(length);
    let total = length.div_ceil(PIECE as u64);
    let mut read = 0_u64;
    loop {
        progress.step(Phase::Hashing, (read / PIECE as u64).min(total), total)?;
        let count = match source.read(&mut piece) {
            Ok(0) => break,
            Ok(count) => count,
            Err(e) if e.kind() == ErrorKind::Interrupted => continue,
            Err(e) => return Err(FileError::from(&e).into()),
        };
        let bytes = piece.get(..count).ok_or_else(|| FileError::Io {
            detail: "more bytes than were asked for".into(),
        })?;
        md5.update(bytes);
        sha256.update(bytes);
        read += count as u64;
    }
    if read < length {
        return Err(FingerprintError::VideoTruncated.into());
    }
    Ok(FileDigests {
        md5: Digest::new(md5.finalize().into()),
        sha256: Digest::new(sha256.finalize().into()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hashes_of_a_files_bytes_are_the_published_ones() {
        // RFC 1321, appendix A.5, and FIPS 180-2, appendix B.1.
        let found = of_bytes(b"abc");
        assert_eq!(*found.md5.to_hex(), "900150983cd24fb0d6963f7d28e17f72");
        assert_eq!(
            *found.sha256.to_hex(),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
    }

    #[test]
    fn a_file_in_pieces_has_the_hashes_of_the_whole() {
        let bytes: Vec<u8> = (0..3 * PIECE + 17).map(|n| (n % 251) as u8).collect();
        let progress = Progress::default();
        let whole = of_bytes(&bytes);
        let pieces = of_stream(&mut bytes.as_slice(), bytes.len() as u64, &progress).unwrap();
        assert_eq!(whole.md5, pieces.md5);
        assert_eq!(whole.sha256, pieces.sha256);
        let cut = of_stream(&mut bytes.as_slice(), bytes.len() as u64 + 1, &progress);
        assert_eq!(cut.err(), Some(FingerprintError::VideoTruncated.into()));
    }
}
