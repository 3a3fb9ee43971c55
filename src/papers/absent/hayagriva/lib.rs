//! Stands in for `hayagriva` below the typesetter: what it calls, and no bibliography. A paper that asked for one would be refused.
//!
//! The real one holds 2.9 MB of citation styles and 1.5 MB of code. See ARCHITECTURE.md, *What the typesetter is without*. There
//! is no entry, so that nothing is ever cited.

#![forbid(unsafe_code)]
#![allow(clippy::missing_errors_doc, clippy::new_without_default, missing_docs)]

use citationberg::{
    Display, FontStyle, FontVariant, FontWeight, IndependentStyle, Locale, LocaleCode,
    TextDecoration, VerticalAlign,
};

/// A work that is cited: there is none.
#[derive(Debug, Clone, PartialEq)]
pub enum Entry {}

impl Entry {
    pub fn key(&self) -> &str {
        match *self {}
    }

    pub fn title(&self) -> Option<&Title> {
        match *self {}
    }
}

pub struct Title {
    pub value: TitleText,
}

pub enum TitleText {}

impl TitleText {
    pub fn to_str(&self) -> &str {
        match *self {}
    }
}

/// What a file of works holds.
pub type Library = Vec<Entry>;

pub mod io {
    use super::Library;

    /// Why a BibLaTeX file is not read.
    pub enum BibLaTeXError {
        Parse(Flaw),
        Type(Flaw),
    }

    /// Where, and why.
    pub struct Flaw {
        pub span: std::ops::Range<usize>,
        pub kind: &'static str,
    }

    pub fn from_yaml_str(_: &str) -> Result<Library, serde_yaml::Error> {
        Err(serde::de::Error::custom(
            "this typesetter has no bibliographies",
        ))
    }

    pub fn from_biblatex_str(_: &str) -> Result<Library, Vec<BibLaTeXError>> {
        let kind = "this typesetter has no bibliographies";
        Err(vec![BibLaTeXError::Parse(Flaw { span: 0..0, kind })])
    }
}

pub mod archive {
    use super::citationberg::{IndependentStyle, Locale, Settings, Style, StyleClass};

    /// The one style that a name is left of: the typesetter's default.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
    pub enum ArchivedStyle {
        InstituteOfElectricalAndElectronicsEngineers,
    }

    impl ArchivedStyle {
        pub fn all() -> &'static [Self] {
            &[Self::InstituteOfElectricalAndElectronicsEngineers]
        }

        pub fn by_name(name: &str) -> Option<Self> {
            let known = Self::all()
                .iter()
                .find(|style| style.names().contains(&name));
            known.copied()
        }

        pub fn names(self) -> &'static [&'static str] {
            &["ieee"]
        }

        pub fn display_name(self) -> &'static str {
            "IEEE"
        }

        pub fn get(self) -> Style {
            let class = StyleClass::InText;
            let settings = Settings { class };
            Style::Independent(IndependentStyle { settings })
        }
    }

    pub fn locales() -> Vec<Locale> {
        Vec::new()
    }
}

pub mod citationberg {
    #[derive(Debug, Clone, PartialEq)]
    pub enum Style {
        Independent(IndependentStyle),
        Dependent,
    }

    #[derive(Debug, Clone, PartialEq)]
    pub struct IndependentStyle {
        pub settings: Settings,
    }

    impl IndependentStyle {
        pub fn from_xml(_: &str) -> Result<Self, &'static str> {
            Err("this typesetter has no bibliographies")
        }
    }

    #[derive(Debug, Clone, PartialEq)]
    pub struct Settings {
        pub class: StyleClass,
    }

    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub enum StyleClass {
        InText,
        Note,
    }

    pub struct Locale;

    #[derive(Debug, Clone, PartialEq)]
    pub struct LocaleCode(pub String);

    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub enum Display {
        Block,
        LeftMargin,
        RightInline,
        Indent,
    }

    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub enum FontStyle {
        Normal,
        Italic,
    }

    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub enum FontVariant {
        Normal,
        SmallCaps,
    }

    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub enum FontWeight {
        Normal,
        Bold,
        Light,
    }

    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub enum TextDecoration {
        None,
        Underline,
    }

    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub enum VerticalAlign {
        None,
        Baseline,
        Sup,
        Sub,
    }

    pub mod taxonomy {
        pub enum Locator {
            Custom,
        }
    }
}

pub struct SpecificLocator<'a>(pub citationberg::taxonomy::Locator, pub LocatorPayload<'a>);

pub enum LocatorPayload<'a> {
    Str(&'a str),
    Transparent(TransparentLocator),
}

pub struct TransparentLocator;

impl TransparentLocator {
    pub fn new<T>(_: T) -> Self {
        Self
    }
}

pub enum CitePurpose {
    Author,
    Year,
    Full,
    Prose,
}

pub struct CitationItem<'a, T>(std::marker::PhantomData<&'a T>);

impl<'a, T> CitationItem<'a, T> {
    pub fn new(
        _: &'a T,
        _: Option<SpecificLocator<'a>>,
        _: Option<LocaleCode>,
        _: bool,
        _: Option<CitePurpose>,
    ) -> Self {
        Self(std::marker::PhantomData)
    }
}

pub struct CitationRequest<'a>(std::marker::PhantomData<&'a Entry>);

impl<'a> CitationRequest<'a> {
    pub fn new(
        _: Vec<CitationItem<'a, Entry>>,
        _: &'a IndependentStyle,
        _: Option<LocaleCode>,
        _: &'a [Locale],
        _: Option<usize>,
    ) -> Self {
        Self(std::marker::PhantomData)
    }
}

pub struct BibliographyRequest<'a> {
    pub style: &'a IndependentStyle,
    pub locale: Option<LocaleCode>,
    pub locale_files: &'a [Locale],
}

pub struct BibliographyDriver<'a>(std::marker::PhantomData<&'a Entry>);

impl<'a> BibliographyDriver<'a> {
    pub fn new() -> Self {
        Self(std::marker::PhantomData)
    }

    pub fn with_citation_number_offset(self, _: usize) -> Self {
        self
    }

    pub fn citation(&mut self, _: CitationRequest<'a>) {}

    pub fn finish(self, _: BibliographyRequest<'_>) -> Rendered {
        Rendered {
            bibliography: None,
            citations: Vec::new(),
        }
    }
}

pub struct Rendered {
    pub bibliography: Option<RenderedBibliography>,
    pub citations: Vec<RenderedCitation>,
}

pub struct RenderedBibliography {
    pub hanging_indent: bool,
    pub items: Vec<BibliographyItem>,
}

pub struct BibliographyItem {
    pub key: String,
    pub first_field: Option<ElemChild>,
    pub content: ElemChildren,
}

pub struct RenderedCitation {
    pub citation: ElemChildren,
}

pub struct ElemChildren(pub Vec<ElemChild>);

impl ElemChildren {
    pub fn find_meta(&self, _: &ElemMeta) -> Option<&Elem> {
        None
    }
}

pub enum ElemChild {
    Text(Formatted),
    Elem(Elem),
    Markup(String),
    Link { text: Formatted, url: String },
    Transparent { cite_idx: usize, format: Formatting },
}

pub struct Elem {
    pub children: ElemChildren,
    pub display: Option<Display>,
    pub meta: Option<ElemMeta>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ElemMeta {
    CitationNumber,
    Entry(usize),
}

pub struct Formatted {
    pub text: String,
    pub formatting: Formatting,
}

pub struct Formatting {
    pub font_style: FontStyle,
    pub font_variant: FontVariant,
    pub font_weight: FontWeight,
    pub text_decoration: TextDecoration,
    pub vertical_align: VerticalAlign,
}
