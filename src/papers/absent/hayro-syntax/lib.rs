//! Stands in for `hayro-syntax` below the typesetter: what it calls, and no reader of PDF files. A paper with such a picture would be
//! refused.
//!
//! See ARCHITECTURE.md, *What the typesetter is without*. There is no file that was read, so that nothing else here can be called.

#![forbid(unsafe_code)]
#![allow(clippy::missing_errors_doc, missing_docs)]

use std::sync::Arc;

pub type PdfData = Arc<dyn AsRef<[u8]> + Send + Sync>;

pub enum Pdf {}

impl Pdf {
    pub fn new<T>(_: T) -> Result<Self, LoadPdfError> {
        Err(LoadPdfError::Invalid)
    }

    pub fn data(&self) -> &PdfData {
        match *self {}
    }

    pub fn pages(&self) -> &[page::Page<'_>] {
        match *self {}
    }

    pub fn version(&self) -> PdfVersion {
        match *self {}
    }

    pub fn xref(&self) -> Table {
        match *self {}
    }
}

pub enum Table {}

impl Table {
    pub fn has_optional_content_groups(&self) -> bool {
        match *self {}
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LoadPdfError {
    Decryption(()),
    Invalid,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PdfVersion {
    Pdf10,
    Pdf11,
    Pdf12,
    Pdf13,
    Pdf14,
    Pdf15,
    Pdf16,
    Pdf17,
    Pdf20,
}

pub mod page {
    enum Never {}

    pub struct Page<'a>(Never, std::marker::PhantomData<&'a ()>);

    impl Page<'_> {
        pub fn render_dimensions(&self) -> (f32, f32) {
            match self.0 {}
        }
    }
}
