//! Fonts: ours, which are in the program, and the system's for letters that ours have not.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::{Arc, LazyLock};

use fontdb::{Database, Source, Style, Weight};
use typst::foundations::Bytes;
use typst::text::{Font, FontBook, FontInfo};
use typst::utils::LazyHash;

/// Fonts that have a glyph for every letter there is, and it is a box.
const PLACEHOLDERS: [&str; 4] = ["LastResort", "Last Resort", "Adobe Blank", "Adobe NotDef"];

/// Bytes of a font of the system that are read at most: the largest of the Noto project has 120 MB.
const LARGEST: u64 = 200_000_000;

static OURS: LazyLock<Fonts> = LazyLock::new(|| {
    let files = [
        dejavu::sans::regular(),
        dejavu::sans::bold(),
        dejavu::sans_mono::regular(),
    ];
    Fonts::of(
        files
            .into_iter()
            .filter_map(|file| Font::new(Bytes::new(file), 0)),
    )
});

/// The fonts of a paper.
#[derive(Clone)]
pub struct Fonts(Arc<(LazyHash<FontBook>, Vec<Font>)>);

impl Fonts {
    fn of(fonts: impl Iterator<Item = Font>) -> Self {
        let fonts: Vec<Font> = fonts.collect();
        let book = FontBook::from_fonts(&fonts);
        Self(Arc::new((LazyHash::new(book), fonts)))
    }

    /// Those in the program.
    pub fn ours() -> Self {
        OURS.clone()
    }

    /// These and as many of the system's as it takes to have the letters, if it has them: upright ones of medium weight first, of the Noto
    /// project first, then by name, so that a machine always takes the same.
    pub fn with_the_systems(letters: &BTreeSet<char>) -> Self {
        let mut wanted = letters.clone();
        let mut fonts = OURS.0.1.clone();
        for face in system() {
            let has = |letter: &char| face.info.coverage.contains(u32::from(*letter));
            if wanted.iter().any(has)
                && let Some(font) = face.load()
            {
                wanted.retain(|letter| !has(letter));
                fonts.push(font);
            }
        }
        Self::of(fonts.into_iter())
    }

    /// What the typesetter chooses from.
    pub fn book(&self) -> &LazyHash<FontBook> {
        &self.0.0
    }

    /// The font in this place of the book.
    pub fn get(&self, place: usize) -> Option<Font> {
        self.0.1.get(place).cloned()
    }
}

/// A font of the system.
struct Face {
    plain: bool,
    noto: bool,
    path: PathBuf,
    index: u32,
    info: FontInfo,
}

impl Face {
    fn load(&self) -> Option<Font> {
        if self.path.metadata().ok()?.len() > LARGEST {
            return None;
        }
        let file = std::fs::read(&self.path).ok()?;
        Font::new(Bytes::new(file), self.index)
    }
}

/// The system's fonts, the best first.
fn system() -> Vec<Face> {
    let mut database = Database::new();
    database.load_system_fonts();
    let mut faces: Vec<Face> = database
        .faces()
        .filter_map(|face| of(&database, face))
        .collect();
    faces.sort_by(|a, b| order(a).cmp(&order(b)));
    faces
}

fn order(face: &Face) -> (bool, bool, &str, &PathBuf, u32) {
    (
        !face.plain,
        !face.noto,
        &face.info.family,
        &face.path,
        face.index,
    )
}

fn of(database: &Database, face: &fontdb::FaceInfo) -> Option<Face> {
    let (Source::File(path) | Source::SharedFile(path, _)) = &face.source else {
        return None;
    };
    let info = database.with_face_data(face.id, FontInfo::new)??;
    if PLACEHOLDERS.iter().any(|name| info.family.contains(name)) {
        return None;
    }
    Some(Face {
        plain: face.style == Style::Normal && face.weight == Weight::NORMAL,
        noto: info.family.starts_with("Noto Sans"),
        path: path.clone(),
        index: face.index,
        info,
    })
}
