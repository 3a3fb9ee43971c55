//! Stands in for `hayro-svg` below the typesetter: pages of PDF files are never drawn.
//!
//! See ARCHITECTURE.md, *What the typesetter is without*.

#![forbid(unsafe_code)]
#![allow(clippy::new_without_default, missing_docs)]

use hayro::hayro_interpret::InterpreterSettings;
use hayro_syntax::page::Page;

pub struct RenderCache;

impl RenderCache {
    pub fn new() -> Self {
        Self
    }
}

pub struct SvgRenderSettings {
    pub bg_color: [u8; 4],
}

pub fn convert(
    _: &Page<'_>,
    _: &RenderCache,
    _: &InterpreterSettings,
    _: &SvgRenderSettings,
) -> String {
    String::new()
}
