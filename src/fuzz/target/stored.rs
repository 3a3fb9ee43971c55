//! What the program keeps: the register and the album book below their encryption, and sealed files.

use std::sync::LazyLock;

use ombrelle_core::consent::Book;
use ombrelle_core::register::Entries;
use ombrelle_vault::{Content, unseal_with};

use crate::seeds;

/// What is read is written and read again as it was.
fn kept<C: Content + std::fmt::Debug>(json: &[u8]) {
    let Ok(content) = C::read(json) else { return };
    let mut written = Vec::new();
    content.write(&mut written).expect("it is written");
    let again = C::read(&written).expect("what we wrote is read");
    assert!(again == content, "written as something else");
}

pub(super) fn register(bytes: &[u8]) {
    kept::<Entries>(bytes);
}

pub(super) fn book(bytes: &[u8]) {
    kept::<Book>(bytes);
}

/// A sealed file opens as what was sealed, or not at all.
pub(super) fn sealed(bytes: &[u8]) {
    static IDENTITY: LazyLock<age::scrypt::Identity> = LazyLock::new(seeds::identity);
    static CONTENTS: LazyLock<Vec<Entries>> = LazyLock::new(seeds::sealed_contents);
    if let Ok(opened) = unseal_with::<Entries>(bytes, &IDENTITY) {
        assert!(CONTENTS.contains(&opened), "opened as something else");
    }
}
