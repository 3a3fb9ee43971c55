//! Stands in for `hayro-write` below the typesetter: pages of PDF files are never put into a paper.
//!
//! See ARCHITECTURE.md, *What the typesetter is without*.

#![forbid(unsafe_code)]
#![allow(clippy::missing_errors_doc, missing_docs)]

pub use hayro_syntax;
use hayro_syntax::Pdf;
use pdf_writer::{Chunk, Ref, writers::Group};

#[derive(Debug, Clone, Copy)]
pub struct ExtractionQuery;

impl ExtractionQuery {
    pub fn new_page(_: usize) -> Self {
        Self
    }

    pub fn new_xobject(_: usize) -> Self {
        Self
    }
}

#[derive(Debug, Clone, Copy)]
pub enum ExtractionError {
    InvalidPageIndex(usize),
}

pub struct ExtractionResult {
    pub chunk: Chunk,
    pub root_refs: Vec<Result<Ref, ExtractionError>>,
    pub page_tree_parent_ref: Ref,
}

pub fn extract<'a, S, G: for<'b> FnMut(&mut Group<'b>)>(
    pdf: &Pdf,
    _: Box<dyn FnMut() -> Ref + 'a>,
    _: S,
    _: G,
    _: &[ExtractionQuery],
) -> Result<ExtractionResult, ExtractionError> {
    match *pdf {}
}
