//! All that a template sees: the templates, the values of its paper, fonts, the drawings.

use std::sync::LazyLock;

use ombrelle_core::paper::Template;
use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt};

use crate::fonts::Fonts;

/// The templates, by the name under which they see each other.
const TEMPLATES: [(&str, &str); 16] = [
    ("paper.typ", include_str!("../../assets/papers/paper.typ")),
    (
        "consent-form.typ",
        include_str!("../../assets/papers/consent-form.typ"),
    ),
    (
        "receipt.typ",
        include_str!("../../assets/papers/receipt.typ"),
    ),
    ("sheet.typ", include_str!("../../assets/papers/sheet.typ")),
    ("letter.typ", include_str!("../../assets/papers/letter.typ")),
    (
        "class-forms.typ",
        include_str!("../../assets/papers/class-forms.typ"),
    ),
    (
        "session-plan.typ",
        include_str!("../../assets/papers/session-plan.typ"),
    ),
    (
        "hand-out.typ",
        include_str!("../../assets/papers/hand-out.typ"),
    ),
    (
        "drawings.typ",
        include_str!("../../assets/papers/drawings.typ"),
    ),
    ("cards.typ", include_str!("../../assets/papers/cards.typ")),
    ("poster.typ", include_str!("../../assets/papers/poster.typ")),
    ("audit.typ", include_str!("../../assets/papers/audit.typ")),
    (
        "agreement.typ",
        include_str!("../../assets/papers/agreement.typ"),
    ),
    (
        "when-told.typ",
        include_str!("../../assets/papers/when-told.typ"),
    ),
    ("photo.typ", include_str!("../../assets/papers/photo.typ")),
    (
        "certificate.typ",
        include_str!("../../assets/papers/certificate.typ"),
    ),
];

/// The drawings, by the name under which the templates see them.
const DRAWINGS: [(&str, &str); 7] = [
    (
        "ask.svg",
        include_str!("../../assets/papers/drawings/ask.svg"),
    ),
    (
        "yes.svg",
        include_str!("../../assets/papers/drawings/yes.svg"),
    ),
    (
        "no.svg",
        include_str!("../../assets/papers/drawings/no.svg"),
    ),
    (
        "away.svg",
        include_str!("../../assets/papers/drawings/away.svg"),
    ),
    (
        "secret.svg",
        include_str!("../../assets/papers/drawings/secret.svg"),
    ),
    (
        "tell.svg",
        include_str!("../../assets/papers/drawings/tell.svg"),
    ),
    (
        "umbrella.svg",
        include_str!("../../assets/papers/drawings/umbrella.svg"),
    ),
];

/// The name under which a template sees the values of its paper.
const VALUES: &str = "values.json";
/// The name under which a photo's template sees its pixels.
const PHOTO: &str = "photo";

/// Typst's own elements and functions, the same for every paper.
static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| LazyHash::new(Library::default()));

fn name(template: Template) -> &'static str {
    match template {
        Template::ConsentForm => "consent-form.typ",
        Template::Receipt => "receipt.typ",
        Template::Sheet => "sheet.typ",
        Template::Letter => "letter.typ",
        Template::ClassForms => "class-forms.typ",
        Template::SessionPlan => "session-plan.typ",
        Template::HandOut => "hand-out.typ",
        Template::Drawings => "drawings.typ",
        Template::Cards => "cards.typ",
        Template::Poster => "poster.typ",
        Template::Certificate => "certificate.typ",
        Template::Audit => "audit.typ",
        Template::Agreement => "agreement.typ",
        Template::WhenTold => "when-told.typ",
    }
}

/// One paper's world.
pub struct World {
    main: FileId,
    values: Bytes,
    /// The pixels of a photo that is printed; none where words are.
    photo: Option<Bytes>,
    fonts: Fonts,
}

impl World {
    /// The world of a paper with these values (JSON); none where the template's name is no path.
    pub fn new(template: Template, values: &str, fonts: Fonts) -> Option<Self> {
        Self::of(name(template), values, None, fonts)
    }

    /// The world of a photo with these values (JSON) and pixels, three bytes each.
    pub fn of_a_photo(values: &str, pixels: Bytes, fonts: Fonts) -> Option<Self> {
        Self::of("photo.typ", values, Some(pixels), fonts)
    }

    fn of(name: &str, values: &str, photo: Option<Bytes>, fonts: Fonts) -> Option<Self> {
        // The names are few and fixed: Typst keeps each for ever.
        let path = VirtualPath::new(name).ok()?;
        Some(Self {
            main: RootedPath::new(VirtualRoot::Project, path).intern(),
            values: Bytes::from_string(values.to_owned()),
            photo,
            fonts,
        })
    }
}

impl typst::World for World {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        self.fonts.book()
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        let text = template(id).ok_or(FileError::AccessDenied)?;
        Ok(Source::new(id, text.to_owned()))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        match (id.root(), id.vpath().get_without_slash()) {
            (VirtualRoot::Project, VALUES) => Ok(self.values.clone()),
            (VirtualRoot::Project, PHOTO) => self.photo.clone().ok_or(FileError::AccessDenied),
            (VirtualRoot::Project, name) => {
                let found = DRAWINGS.iter().find(|(drawing, _)| *drawing == name);
                let (_, drawing) = found.ok_or(FileError::AccessDenied)?;
                Ok(Bytes::from_string(*drawing))
            }
            _ => Err(FileError::AccessDenied),
        }
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.get(index)
    }

    /// No paper says when it was printed, unless a person wrote it.
    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

fn template(id: FileId) -> Option<&'static str> {
    if *id.root() != VirtualRoot::Project {
        return None;
    }
    let name = id.vpath().get_without_slash();
    let found = TEMPLATES.iter().find(|(template, _)| *template == name);
    found.map(|(_, text)| *text)
}
