//! TIFF files: Exif's own structure, with pages and sub-directories.

use super::exif::{self, Home};
use super::ledger::Ledger;
use super::{Carrier, Clue};

/// Lists a TIFF file. Bytes that no directory points to are not noticed; BigTIFF is not read.
pub(super) fn read(ledger: &mut Ledger, bytes: &[u8]) {
    if matches!(bytes, [b'I', b'I', 43, 0, ..] | [b'M', b'M', 0, 43, ..]) {
        ledger.size(Clue::Other, Carrier::Container, "BigTIFF", bytes.len());
        return ledger.unread();
    }
    exif::read_as(ledger, bytes, Home::TiffFile);
}
