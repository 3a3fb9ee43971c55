//! `ombrelle protect`: photos in, protected copies out, and an honest account of it.

mod consent;
mod one;
mod options;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::OnceLock;

use ombrelle_core::face::Likeness;
use ombrelle_core::progress::Progress;
use ombrelle_core::protect::gather::{self, Gathered, Item, Skip};
use ombrelle_core::protect::names::{self, Task};
use ombrelle_core::protect::{Clue, Evaluation, Gap, LeakKind, Removed, cores, told_by_name};
use ombrelle_i18n::{Advice, Words};
use serde_json::json;

pub use options::shape;

use consent::Consents;
use one::Written;
use options::Options;

use super::{Asked, album, group};
use crate::exit::{self, Class};
use crate::fault::{Fault, linked_folders_left_alone};
use crate::interrupt;
use crate::output::{self, Output, shown};
use crate::session::session;

/// More names of files than this bury what they say.
const NAMES: usize = 5;

/// Does what `ombrelle protect` asks: the exit status.
pub fn run_with(asked: &Asked) -> u8 {
    let place = album::Place::chosen(asked.given, asked);
    run(options::protect(asked.given), place, asked.words)
}

/// Protects all photos: the exit status. `place` is where the album book is, should it be needed.
pub fn run(options: Options, mut place: album::Place, words: &Words) -> u8 {
    let cancel = interrupt::on_ctrl_c();
    let gathered = gather::gather(&options.paths);
    let photos: Vec<_> = gathered.items.iter().filter_map(photo).collect();
    let mut account = Account::new(&options, words, &gathered, photos.len());
    let numbers = !options.keep.is_empty() || !options.cloak_only.is_empty();
    if numbers && photos.len() > 1 {
        account.fail(None, &Fault::KeepSeveral);
        return account.output.end(Class::Impossible as u8);
    }
    let mut kept = options.keep.iter();
    if let Some(number) = kept.find(|number| options.cloak_only.contains(number)) {
        account.fail(None, &Fault::KeptAndCloaked(*number));
        return account.output.end(Class::Impossible as u8);
    }
    let tasks = match tasks(&options, &gathered, &photos) {
        Ok(tasks) => tasks,
        Err(fault) => {
            account.fail(None, &fault);
            return account.output.end(fault.class() as u8);
        }
    };
    let progress = Progress::silent(cancel);
    let consents = match consents(&options, (&gathered, photos.len()), &mut place, &progress) {
        Ok(consents) => consents,
        Err(fault) => {
            account.fail(None, &fault);
            return account.output.end(fault.class() as u8);
        }
    };
    let likeness = match likeness(&options, &progress) {
        Ok(likeness) => likeness,
        Err(fault) => {
            account.fail(None, &fault);
            return account.output.end(fault.class() as u8);
        }
    };
    // Making a cloak uses the whole computer, and its networks are loaded once per worker.
    let may_cloak = consents.as_ref().is_some_and(Consents::may_cloak);
    let at_once = if options.cloak.is_some() || may_cloak {
        Some(1)
    } else {
        options.jobs
    };
    let workers = at_once.unwrap_or_else(cores).min(tasks.len());
    // One thread a photo where there are several at once, so that `--jobs` says how much of the computer is taken.
    let session = session().photos_at_once(workers);
    let session = session.looking_harder(options.look_harder);
    if let Some(consents) = &consents {
        session.set_book(consents.book().clone());
    }
    let bar = account.output.bar();
    // Set when what all photos need is missing: then no other is tried.
    let hopeless = OnceLock::new();
    let work = |task: &Task| {
        let wanted = (&options, consents.as_ref(), likeness.as_ref());
        let done = match hopeless.get() {
            Some(fault) => Err(Fault::clone(fault)),
            None => one::protect(task, wanted, &session, &progress),
        };
        if let Err(fault @ (Fault::NoFinder(_) | Fault::NoReader(_))) = &done {
            let _ = hopeless.set(fault.clone());
        }
        bar.inc(1);
        (task.clone(), done)
    };
    account.before_next_photo();
    let each = |(task, done): (Task, _)| {
        account.photo(&task, done);
        account.before_next_photo();
    };
    session.look_at_all(&tasks, |task| &task.path, work, each);
    account.ending(consents.as_ref());
    account.note(consents.as_ref());
    account.alike(likeness.as_ref());
    account.end()
}

/// What each result is called: the one of a single photo as `--out` says, where that is a file's name, all others after their photos.
fn tasks(
    options: &Options,
    gathered: &Gathered,
    photos: &[gather::Photo],
) -> Result<Vec<Task>, Fault> {
    let (out, copy) = (options.out.as_deref(), &options.copy);
    match out.filter(|out| names::is_file_name(out)) {
        Some(name) => {
            let alone = gathered.items.len() < 2 && !gathered.folders;
            names::assign_chosen(photos, alone, name, copy.format, copy.naming)
                .map_err(|why| Fault::Unnameable(name.to_owned(), why))
        }
        None => Ok(names::assign(photos, out, copy.format, copy.naming)),
    }
}

/// The book at work; none where it was not asked for.
fn consents(
    options: &Options,
    (gathered, photos): (&Gathered, usize),
    place: &mut album::Place,
    progress: &Progress,
) -> Result<Option<Consents>, Fault> {
    let Some(wanted) = &options.consent else {
        return Ok(None);
    };
    if !wanted.people.is_empty() && photos > 1 {
        return Err(Fault::PersonSeveral);
    }
    let mut numbers: Vec<u32> = wanted.people.iter().map(|(number, _)| *number).collect();
    numbers.sort_unstable();
    let twice = numbers.windows(2).find(|pair| pair.first() == pair.last());
    if let Some(twice) = twice.and_then(|pair| pair.first()) {
        return Err(Fault::FaceTwice(*twice));
    }
    let asked = Consents::asked(wanted.clone(), place.words, progress);
    let wanted = asked.map_err(|reason| Fault::Book(album::Fault::core(reason)))?;
    let opened = Consents::open(wanted.clone(), place, photos);
    let mut consents = opened.map_err(Fault::Book)?;
    if !wanted.groups.is_empty() {
        // A photo that cannot be opened is told when its turn comes.
        let session = session().photos_at_once(cores().min(photos));
        let grouped = group::look(gathered, &session, false, progress, |_| {})?;
        let placed = consents.place_groups(&grouped).map_err(Fault::Book)?;
        placed.map_err(Fault::Anchor)?;
    }
    Ok(Some(consents))
}

/// Whom to show wherever they are; none where nobody asked for it.
fn likeness(options: &Options, progress: &Progress) -> Result<Option<Likeness>, Fault> {
    if options.show_like.is_empty() {
        return Ok(None);
    }
    let likeness = session().likeness(&options.show_like, progress);
    likeness.map(Some).map_err(Fault::reading)
}

fn photo(item: &Item) -> Option<gather::Photo> {
    match item {
        Item::Photo(photo) => Some(photo.clone()),
        _ => None,
    }
}

/// What is told, in the order of the photos, and what is counted.
struct Account<'a> {
    words: &'a Words,
    output: Output<'a>,
    gathered: &'a Gathered,
    /// The item of `gathered` that comes next.
    next: usize,
    /// Whether numbers are told too.
    verbose: bool,
    /// Several photos, or a folder: short accounts and a last line.
    many: bool,
    photos: usize,
    written: usize,
    skipped: BTreeMap<&'static str, usize>,
    failed: BTreeMap<&'static str, usize>,
    /// Photos that were not done when the person stopped the work.
    stopped: usize,
    faults: Vec<Class>,
    /// Codes whose advice was given already.
    advised: Vec<Cow<'static, str>>,
    gaps: Vec<Gap>,
    /// Copies that are smaller than their photos, and those that are as large: both in one folder where `--max-side` is larger than some photos.
    smaller: usize,
    as_large: usize,
    /// Photos whose names say something by themselves, by what they say.
    named: BTreeMap<LeakKind, Vec<String>>,
    /// Whether it was said that nobody here can cloak.
    uncloaked: bool,
    /// Photos in which a face that was found is visible.
    shown_alike: usize,
}

impl<'a> Account<'a> {
    fn new(options: &Options, words: &'a Words, gathered: &'a Gathered, photos: usize) -> Self {
        let skipped = |item: &Item| match item {
            Item::Skipped { named, .. } => !named,
            _ => false,
        };
        let left_alone = gathered.items.iter().any(skipped);
        Self {
            words,
            output: Output::new(words, options.json).with_bar(photos),
            gathered,
            next: 0,
            verbose: options.verbose,
            many: gathered.items.len() > 1 || (gathered.folders && photos > 0) || left_alone,
            photos,
            written: 0,
            skipped: BTreeMap::new(),
            failed: BTreeMap::new(),
            stopped: 0,
            faults: Vec::new(),
            advised: Vec::new(),
            gaps: Vec::new(),
            smaller: 0,
            as_large: 0,
            named: BTreeMap::new(),
            uncloaked: false,
            shown_alike: 0,
        }
    }

    /// Tells what was met on the way to the next photo.
    fn before_next_photo(&mut self) {
        while let Some(item) = self.gathered.items.get(self.next) {
            self.next += 1;
            match item {
                Item::Photo(_) => return,
                Item::Skipped { path, why, named } => self.skip(path, *why, *named),
                Item::Failed(error) => {
                    let fault = Fault::Core(error.clone(), exit::Stage::Reading);
                    self.fail(error.path.as_deref(), &fault);
                }
                Item::NoPhoto(path) => self.fail(Some(path), &Fault::NoPhoto(path.clone())),
            }
        }
    }

    fn photo(&mut self, task: &Task, done: Result<Written, Fault>) {
        match done {
            Ok(written) => self.tell(task, &written),
            Err(fault) => self.fail(Some(&task.path), &fault),
        }
    }

    fn tell(&mut self, task: &Task, written: &Written) {
        self.written += 1;
        let (made, report) = (&written.made, written.made.report());
        let visible = report.faces.iter().any(|face| face.cover.is_none());
        self.shown_alike += usize::from(visible);
        let (from, to) = (shown(&task.path), shown(&written.saved.target));
        let values = [("from", from.clone().into()), ("to", to.clone().into())];
        self.output.say(&self.words.say("protect-written", &values));
        if task.renamed {
            let line = self
                .words
                .say("protect-renamed", &[("to", to.clone().into())]);
            self.output.say(&format!("  {line}"));
        }
        if task.is_chosen() {
            // The gap of names speaks of copies that are called after their photos.
            for leak in told_by_name(&written.saved.target) {
                self.output.say(&format!("  {}", self.words.leak(&leak)));
                self.output
                    .say(&format!("    {}", self.words.remedy(&leak)));
            }
        }
        let lines = if self.many {
            self.words.faces(report)
        } else {
            self.words.report(report)
        };
        for line in lines {
            self.output.say(&format!("  {line}"));
        }
        if self.many && report.not_protected.contains(&Gap::FileName) {
            self.read_name(task);
        }
        let animated = |removed: &Removed| removed.clue == Clue::Animation;
        if self.many && report.removed.iter().any(animated) {
            let line = self.words.say("protect-animation", &[]);
            self.output.say(&format!("  {line}"));
        }
        if made.uncloaked && !self.uncloaked {
            self.uncloaked = true;
            let line = self.words.say("protect-no-cloak", &[]);
            self.output.say(&format!("  {line}"));
        }
        for line in self.words.evaluation(&made.evaluation) {
            self.output.say(&format!("  {line}"));
        }
        let numbers = self.verbose;
        let numbers = numbers.then(|| self.words.report_in_numbers(report, &made.evaluation));
        for line in numbers.into_iter().flatten() {
            self.output.say(&format!("  {line}"));
        }
        let blurred = report.not_protected.contains(&Gap::CameraTracesBlurred);
        self.smaller += usize::from(blurred);
        self.as_large += usize::from(!blurred);
        for gap in &report.not_protected {
            if !self.gaps.contains(gap) {
                self.gaps.push(*gap);
            }
        }
        let mut data = json!({ "path": from, "output": to, "report": report });
        match &made.evaluation {
            Evaluation::NotNeeded => {}
            Evaluation::Judged(judgement) => data["judgement"] = json!(judgement),
            Evaluation::NotJudged(reason) => data["not_judged"] = json!(reason.code()),
        }
        self.output.data(&data);
    }

    /// Keeps which photo's name says something by itself, for the account at the end.
    fn read_name(&mut self, task: &Task) {
        for leak in told_by_name(&task.path) {
            let files = self.named.entry(leak.kind).or_default();
            files.push(shown(&task.path));
        }
    }

    /// Says which names say something, the most telling first.
    fn names(&mut self) {
        for (kind, files) in std::mem::take(&mut self.named) {
            let kind: &'static str = kind.into();
            let shown: Vec<String> = files.iter().take(NAMES).cloned().collect();
            let mut list = shown.join(&self.words.say("total-joint", &[]));
            if files.len() > NAMES {
                let more = [
                    ("list", list.into()),
                    ("count", (files.len() - NAMES).into()),
                ];
                list = self.words.say("protect-names-more", &more);
            }
            let what = self.words.say(&format!("names-tell-{kind}"), &[]);
            let values = [("what", what.into()), ("list", list.into())];
            let line = self.words.say("protect-names-tell", &values);
            self.output.say(&line);
        }
    }

    fn skip(&mut self, path: &Path, why: Skip, named: bool) {
        let (code, key, advice, few_words) = match why {
            Skip::ProtectedCopy => (
                "protected-copy",
                "skip-protected-copy",
                self.words.say("skip-protected-copy-advice", &[]),
                "why-already-protected",
            ),
            Skip::Link => ("link", "skip-link", String::new(), "why-link"),
        };
        let advice = Advice {
            what_happened: self.words.about(path, &self.words.say(key, &[])),
            what_to_do: advice,
        };
        *self.skipped.entry(few_words).or_default() += 1;
        if named {
            self.output.advise(&advice, None);
            self.faults.push(Class::Exists);
        }
        self.output
            .data(&json!({ "path": shown(path), "skipped": output::fault(code, &advice) }));
    }

    fn fail(&mut self, path: Option<&Path>, fault: &Fault) {
        let (class, code) = (fault.class(), fault.code());
        let advice = fault.advice(self.words);
        let first = !self.advised.contains(&code);
        match class {
            // One request to stop, or one missing finder, is one fault, not one per photo.
            Class::Stopped => {}
            Class::NoFinder if !first => {}
            // The same advice for photo after photo would bury the photos.
            _ if !first => self.output.complain(&advice.what_happened),
            _ => {
                let hint = fault.hint(self.words);
                self.output.advise(&advice, hint.as_deref());
                self.advised.push(code.clone());
            }
        }
        self.count_failure(class);
        let path = path.map(shown);
        self.output
            .data(&json!({ "path": path, "error": output::fault(&code, &advice) }));
    }

    fn count_failure(&mut self, class: Class) {
        self.faults.push(class);
        let counts = match class {
            Class::Exists => &mut self.skipped,
            _ => &mut self.failed,
        };
        match class.why() {
            Some(why) => *counts.entry(why).or_default() += 1,
            None => self.stopped += 1,
        }
    }

    /// Says in how many photos somebody is shown whom a program took for the person that was given.
    fn alike(&mut self, likeness: Option<&Likeness>) {
        if let Some(likeness) = likeness.filter(|_| self.written > 0) {
            let [first, second] = likeness.cards();
            let values = [
                ("shown", self.shown_alike.into()),
                ("first", first.title.as_str().into()),
                ("second", second.title.as_str().into()),
            ];
            self.output.say(&self.words.say("protect-alike", &values));
        }
    }

    /// Says that decisions about the audience end before long.
    fn ending(&mut self, consents: Option<&Consents>) {
        if let Some(sentence) = consents.and_then(|book| book.ending(self.words)) {
            let line = self
                .words
                .say("protect-ending", &[("sentence", sentence.into())]);
            self.output.say(&line);
        }
    }

    /// Says how many photos the album book has noted, and which it could not.
    fn note(&mut self, consents: Option<&Consents>) {
        let Some(consents) = consents else {
            return;
        };
        let tried = consents.note_all();
        let count = consents.noted();
        if count > 0 {
            let line = self.words.say("protect-noted", &[("count", count.into())]);
            self.output.say(&line);
        }
        if let Err(fault) = tried {
            let sentence = self.words.say("protect-not-noted", &[]);
            for photo in consents.not_noted() {
                let line = self.words.about(Path::new(&photo), &sentence);
                self.output.complain(&line);
            }
            self.fail(None, &Fault::Book(fault));
        }
    }

    fn end(mut self) -> u8 {
        let told = linked_folders_left_alone(self.gathered, self.words);
        for (path, line) in self.gathered.linked_folders.iter().zip(told) {
            self.output.say(&line);
            let advice = Advice {
                what_happened: line,
                what_to_do: String::new(),
            };
            let skipped = output::fault("linked-folder", &advice);
            self.output
                .data(&json!({ "path": shown(path), "skipped": skipped }));
        }
        if self.many {
            let gaps = self
                .words
                .gaps_of_several(&self.gaps, self.smaller, self.as_large);
            for line in gaps {
                self.output.say(&line);
            }
            self.names();
            self.totals();
        }
        if self.faults.contains(&Class::Stopped) {
            let values = [("done", self.written.into()), ("total", self.photos.into())];
            self.output
                .complain(&self.words.say("total-stopped", &values));
        }
        let hopeless = self.written == 0 && self.faults.contains(&Class::NoFinder);
        let status = match exit::status(&self.faults) {
            // Whatever else was wrong, this is what to put right first.
            1 if hopeless => Class::NoFinder as u8,
            status => status,
        };
        self.output.end(status)
    }

    fn totals(&mut self) {
        let videos = self.gathered.videos;
        if videos > 0 {
            let line = self
                .words
                .say("protect-videos", &[("count", videos.into())]);
            self.output.say(&line);
        }
        let other = self.gathered.other_files;
        if other > 0 {
            let values = [("count", other.into())];
            self.output
                .say(&self.words.say("protect-other-files", &values));
        }
        let mut parts = vec![
            self.words
                .say("total-written", &[("count", self.written.into())]),
        ];
        for (counts, key) in [
            (&self.skipped, "total-skipped"),
            (&self.failed, "total-failed"),
        ] {
            let count: usize = counts.values().sum();
            if count > 0 {
                let values = [("count", count.into()), ("why", self.why(counts).into())];
                parts.push(self.words.say(key, &values));
            }
        }
        if self.stopped > 0 {
            let count = [("count", self.stopped.into())];
            parts.push(self.words.say("total-stopped-before", &count));
        }
        let list = parts.join(&self.words.say("total-joint", &[]));
        self.output
            .say(&self.words.say("total", &[("list", list.into())]));
    }

    /// The reasons of a count, each with its own count where there are several.
    fn why(&self, counts: &BTreeMap<&'static str, usize>) -> String {
        let named = |(key, count): (&&'static str, &usize)| {
            let why = self.words.say(key, &[]);
            if counts.len() == 1 {
                return why;
            }
            self.words.say(
                "why-counted",
                &[("why", why.into()), ("count", (*count).into())],
            )
        };
        let reasons: Vec<String> = counts.iter().map(named).collect();
        reasons.join(&self.words.say("list-joint", &[]))
    }
}
