//! `ombrelle register check`: are these files among those of the register?

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use ombrelle_core::error::{Cancelled, ErrorKind, FileError, FingerprintError, MediaError};
use ombrelle_core::protect::{Decoding, Limits};
use ombrelle_core::register::fingerprint::{self, Sought};
use ombrelle_core::register::{self, Entries, Match, Verdict};

use super::files::{Found, Gathered, gather};
use super::{Fault, Session};
use crate::output::shown;

/// What was found over all files.
#[derive(Default)]
struct Total {
    looked_at: usize,
    found: usize,
    others: usize,
    /// Entries that only an exact copy can be told from.
    exact_only: BTreeSet<u32>,
}

/// Compares each file, and each in the folders, with every entry.
pub fn check(session: &mut Session, paths: &[PathBuf]) -> Result<(), Fault> {
    let gathered = gather(paths);
    let files = &gathered.files;
    if files.is_empty() {
        left_alone(session, &gathered);
        return Err(Fault::NoFile);
    }
    let entries = session.look()?;
    let progress = session.progress();
    let mut total = Total {
        others: gathered.others,
        ..Total::default()
    };
    let decoding = Decoding::caged();
    for (file, number) in files.iter().zip(1..) {
        let made = file.place.clone().and_then(|path: PathBuf| {
            let made = fingerprint::sought(&path, &Limits::default(), &decoding, &progress);
            made.map(|(made, _)| (path, made))
                .map_err(|error| error.kind)
        });
        match made {
            Ok((path, made)) => {
                total.looked_at += 1;
                answer(session, &mut total, &entries, (&path, number, &made));
            }
            Err(ErrorKind::Cancelled(Cancelled)) => {
                return Err(Fault::core(ErrorKind::Cancelled(Cancelled)));
            }
            Err(reason) if is_another(file, &reason) => total.others += 1,
            Err(reason) => session.fail(&Fault::File {
                number,
                total: files.len(),
                reason,
            }),
        }
    }
    conclude(session, &total, files.len());
    left_alone(session, &gathered);
    Ok(())
}

/// Says that nobody looked at what links in folders lead to.
fn left_alone(session: &mut Session, gathered: &Gathered) {
    let (links, folders) = (gathered.links, gathered.linked_folders);
    if session.discreet {
        let count = links + folders;
        if count > 0 {
            session.tell("discreet-left", "discreet-left", &[("count", count.into())]);
        }
        return;
    }
    for (key, count) in [
        ("register-check-links", links),
        ("register-check-linked-folders", folders),
    ] {
        if count > 0 {
            session.add(key, &[("count", count.into())]);
        }
    }
}

/// A file met in a folder that is neither a picture nor a video.
fn is_another(file: &Found, reason: &ErrorKind) -> bool {
    let foreign = matches!(
        reason,
        ErrorKind::Fingerprint(FingerprintError::NeitherPictureNorVideo)
            | ErrorKind::Media(MediaError::NotAPicture)
            | ErrorKind::File(FileError::EmptyFile)
    );
    !file.named && foreign
}

fn answer(
    session: &mut Session,
    total: &mut Total,
    entries: &Entries,
    (path, number, made): (&Path, usize, &Sought),
) {
    let matches = register::compare(made, entries);
    let is_found = |found: &&Match| found.verdict <= Verdict::Perhaps;
    let alike: Vec<&Match> = matches.iter().filter(is_found).collect();
    for found in &alike {
        tell(session, (path, number), found);
    }
    if !alike.is_empty() {
        total.found += 1;
        return;
    }
    let unknown = matches.iter().filter(|m| m.verdict == Verdict::CannotTell);
    let unknown: Vec<u32> = unknown.map(|found| found.number).collect();
    let values = [("path", shown(path).into()), ("number", number.into())];
    // Where some entries could be compared, it is the others that are hard to compare, not this file.
    if !matches.is_empty() && unknown.len() == matches.len() {
        session.tell("register-check-unknown", "discreet-unknown", &values);
    } else {
        total.exact_only.extend(unknown);
        session.tell("register-check-no", "discreet-none", &values);
    }
}

fn tell(session: &mut Session, (path, number): (&Path, usize), found: &Match) {
    let (plain, discreet) = match (found.verdict, found.share) {
        (Verdict::Same, _) => ("register-check-same", "discreet-found"),
        (Verdict::Perhaps, _) => ("register-check-perhaps", "discreet-perhaps"),
        (_, Some(_)) => ("register-check-video", "discreet-perhaps"),
        (_, None) => ("register-check-probably", "discreet-perhaps"),
    };
    let values = [
        ("path", shown(path).into()),
        ("number", number.into()),
        ("item", found.number.into()),
        ("distance", found.distance.unwrap_or(0).into()),
        ("share", found.share.unwrap_or(0).into()),
    ];
    session.tell(plain, discreet, &values);
}

fn conclude(session: &mut Session, total: &Total, files: usize) {
    if !total.exact_only.is_empty() {
        let list: Vec<String> = total.exact_only.iter().map(u32::to_string).collect();
        session.add("register-check-exact", &[("list", list.join(", ").into())]);
    }
    if total.looked_at > total.found {
        session.add("register-check-limit", &[]);
    }
    if total.others > 0 {
        session.add("register-check-others", &[("count", total.others.into())]);
    }
    if files > 1 {
        let values = [
            ("found", total.found.into()),
            ("count", total.looked_at.into()),
        ];
        session.tell("register-check-total", "discreet-total", &values);
    }
}
