//! Stands in for `hayro` below the typesetter: how pages of PDF files would be drawn, which none is.
//!
//! See ARCHITECTURE.md, *What the typesetter is without*.

#![forbid(unsafe_code)]
#![allow(missing_docs)]

pub mod hayro_interpret {
    use std::sync::Arc;

    use font::{FontData, FontQuery};

    type Fonts = dyn Fn(&FontQuery) -> Option<(FontData, u32)> + Send + Sync;

    pub struct InterpreterSettings {
        pub font_resolver: Arc<Fonts>,
        pub cmap_resolver: Arc<dyn Fn(()) -> Option<()> + Send + Sync>,
        pub warning_sink: Arc<dyn Fn(()) + Send + Sync>,
        pub render_annotations: bool,
    }

    pub mod font {
        use std::sync::Arc;

        pub type FontData = Arc<dyn AsRef<[u8]> + Send + Sync>;

        pub enum FontQuery {
            Standard(StandardFont),
            Fallback(Fallback),
        }

        pub struct Fallback;

        impl Fallback {
            pub fn pick_standard_font(&self) -> StandardFont {
                StandardFont::Helvetica
            }
        }

        #[derive(Clone, Copy)]
        pub enum StandardFont {
            Helvetica,
            HelveticaBold,
            HelveticaOblique,
            HelveticaBoldOblique,
            Courier,
            CourierBold,
            CourierOblique,
            CourierBoldOblique,
            TimesRoman,
            TimesBold,
            TimesItalic,
            TimesBoldItalic,
            ZapfDingBats,
            Symbol,
        }
    }
}
