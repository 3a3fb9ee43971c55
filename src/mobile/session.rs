//! A session: what a host holds while its app runs.

use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use ombrelle_core::protect::{self, Decoding, cores};

use crate::consent::{ConsentBook, Which};
use crate::error::OmbrelleError;
use crate::job::{Job, progress};
use crate::jury::Verdicts;
use crate::language::{Language, words};
use crate::photo::{Inspection, Photo};

/// The program's version.
#[uniffi::export]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}

/// What is to be looked for in a photo by our own networks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Record)]
pub struct Looks {
    /// Faces.
    pub faces: bool,
    /// Text.
    pub text: bool,
}

/// The most threads that looking at a photo takes.
const MOST_THREADS: usize = 64;

/// What a host holds: networks, each loaded once and when it is first asked for, the language, and the consent book where one is open.
/// One is enough for an app.
#[derive(uniffi::Object)]
pub struct Session {
    pub(crate) core: protect::Session,
    pub(crate) language: Language,
    book: Mutex<Option<Arc<ConsentBook>>>,
}

#[uniffi::export]
impl Session {
    /// A session with the networks of a folder, which is laid out as `cargo xtask setup` does (docs/mobile.md); it may lack some or be
    /// missing. `threads` look at one photo, 0 for as many as there are cores. Nothing is loaded yet.
    #[uniffi::constructor]
    pub fn new(models: String, language: Language, threads: u32) -> Arc<Self> {
        let threads = match threads {
            0 => cores(),
            // `as` cannot lose anything below the limit.
            some => some.min(MOST_THREADS as u32) as usize,
        };
        // A phone's system confines the app: files are decoded here (ARCHITECTURE.md).
        let core = protect::Session::new(models, threads).decoding_in(Decoding::InProcess);
        Arc::new(Self {
            core,
            language,
            book: Mutex::default(),
        })
    }

    /// The language of its sentences.
    pub fn language(&self) -> Language {
        self.language
    }

    /// Asks this consent book from now on, as it is at the moment of each draft and each copy; none for no book. Then nobody is known. With
    /// another book than the one before, whoever has a name in a draft loses it and is covered: a number means somebody else there. A book that
    /// is opened again by the same path is the same; one that was made there anew, or put back from its previous version, is another.
    pub fn use_book(&self, book: Option<Arc<ConsentBook>>) {
        *self.book() = book;
        self.follow_book();
    }

    /// Lets go of the networks that nobody works with at the moment: when the system says that memory is short, and before the copy of a
    /// large photo is made. Each is loaded again when it is asked for.
    pub fn unload(&self) {
        self.core.unload();
    }

    /// Opens a photo from the bytes of its file. `name` is what the file is called, where the host knows: a name can tell who, when and
    /// where. What could not be looked for, since its network is missing, [`Photo::missing`] says; that is no error.
    ///
    /// # Errors
    /// `File` for what is no picture that Ombrelle opens; `Models` for a network that is broken; `Cancelled`.
    pub fn open(
        self: Arc<Self>,
        bytes: Vec<u8>,
        name: Option<String>,
        looks: Looks,
        job: Option<Arc<Job>>,
    ) -> Result<Arc<Photo>, OmbrelleError> {
        let looks = protect::Looks {
            faces: looks.faces,
            text: looks.text,
            // A person chooses that once the photo is seen: `Photo::look_harder`.
            harder: false,
        };
        let name = name.unwrap_or_default();
        let progress = progress(job.as_deref());
        let opened = self
            .core
            .open_bytes(&bytes, Path::new(&name), looks, &progress);
        let photo = opened.map_err(|error| self.error(error))?;
        Ok(Photo::of(self, photo))
    }

    /// Lists what a file gives away without decoding its pixels.
    ///
    /// # Errors
    /// `File` for what is no picture that Ombrelle knows; `Cancelled`.
    pub fn inspect(
        &self,
        bytes: Vec<u8>,
        name: Option<String>,
        job: Option<Arc<Job>>,
    ) -> Result<Inspection, OmbrelleError> {
        let name = name.unwrap_or_default();
        let progress = progress(job.as_deref());
        let inspected = self.core.inspect_bytes(&bytes, Path::new(&name), &progress);
        let (kind, inspection) = inspected.map_err(|error| self.error(error))?;
        Ok(Inspection::of(kind, &inspection, self.language))
    }

    /// Asks the jury about a protected copy, which somebody else may have made: whether recognisers know the faces of the original in it.
    /// The original must have been looked at for faces, and so must `others`, photos of the same people, where there are some. `seed`
    /// is of the random choices; the same one gives the same verdicts.
    ///
    /// # Errors
    /// `File` for a copy of another photo, or an original without faces; `Models` where the jury is missing; `Cancelled`.
    pub fn judge(
        &self,
        copy: Vec<u8>,
        original: Arc<Photo>,
        others: Vec<Arc<Photo>>,
        seed: u64,
        job: Option<Arc<Job>>,
    ) -> Result<Verdicts, OmbrelleError> {
        let progress = progress(job.as_deref());
        let (none, nothing) = (Path::new(""), protect::Looks::default());
        let copy = self.core.open_bytes(&copy, none, nothing, &progress);
        let copy = copy.map_err(|error| self.error(error))?;
        let original = original.core();
        let others: Vec<protect::Photo> = others.iter().map(|other| other.core()).collect();
        let judged = self
            .core
            .judge(&copy.opened, &original, &others, seed, &progress);
        let judgement = judged.map_err(|error| self.error(error))?;
        Ok(Verdicts::of(&judgement, words(self.language)))
    }
}

impl Session {
    /// Takes over what the consent book says by now.
    pub(crate) fn follow_book(&self) {
        let book = self.book().clone();
        self.core
            .set_book(book.map(|book| book.content()).unwrap_or_default());
    }

    /// The consent book that is asked; none where no book is.
    pub(crate) fn which_book(&self) -> Option<Which> {
        let book = self.book();
        book.as_ref().map(|book| book.which.clone())
    }

    pub(crate) fn error(&self, error: impl Into<ombrelle_core::error::Error>) -> OmbrelleError {
        OmbrelleError::of(error, self.language)
    }

    fn book(&self) -> std::sync::MutexGuard<'_, Option<Arc<ConsentBook>>> {
        self.book.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
