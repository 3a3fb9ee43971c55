//! Whether a file is one of those in the register: the same bytes, or pictures that look the same, turned or
//! mirrored or not.
//!
//! A personal register holds some tens of entries, so each is compared in turn.

use ombrelle_pdq::{MATCH_DISTANCE, MIN_QUALITY};

use super::entries::{Entries, Entry};
use super::fingerprint::{Digest, FileKind, FrameHash, PictureHashes, Sought};

/// Pictures at most this many bits of 256 apart are told as the same one. The reference's README takes this
/// distance (at quality 80) for the same picture hashed by another decoder or resizer: what saving once more or
/// making smaller does. Above it, and up to [`MATCH_DISTANCE`] (31, the same README's distance of a confident
/// match), a person should look.
pub const SAME_DISTANCE: u32 = 10;

/// A picture that was widened by what a cut may have taken may be another one up to this many bits of 256 away. The edges are guessed, so that it is above
/// [`MATCH_DISTANCE`], and a person must look; other pictures are at least 84 away in all that was tried (docs/fingerprints.md).
pub const CUT_DISTANCE: u32 = 48;

/// Share of a video's frames, in percent, that must be found in another one: the default of vPDQ in Meta's
/// `threatexchange` (`vpdq_util.py`: 80 % of the query's frames, 0 % of the other's, quality 50, distance 31).
pub const VIDEO_SHARE: u32 = 80;

/// What a comparison says.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, strum::IntoStaticStr, strum::VariantNames,
)]
#[strum(serialize_all = "kebab-case")]
pub enum Verdict {
    /// The same bytes, or the same picture saved once more.
    Same,
    /// The same picture or video after some change, or a still of the video.
    Probably,
    /// Perhaps the same picture with its edges cut off: what was cut is guessed.
    Perhaps,
    /// Too featureless (quality below 50), or a video whose frames were not read: only the bytes could be
    /// compared, and they differ.
    CannotTell,
    /// Another one.
    No,
}

impl Verdict {
    /// The key of its words.
    pub fn code(self) -> &'static str {
        self.into()
    }
}

/// How a file compares with one entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Match {
    /// The entry's number.
    pub number: u32,
    /// What the comparison says.
    pub verdict: Verdict,
    /// Bits of 256 that differ in the closest pair of pictures with enough quality: 0 for the same
    /// bytes, none if no pair could be compared.
    pub distance: Option<u32>,
    /// Two videos: the share of the frames that were found, in percent.
    pub share: Option<u32>,
}

/// Compares a file with every entry: closest first.
pub fn compare(query: &Sought, entries: &Entries) -> Vec<Match> {
    let mut matches: Vec<Match> = entries.iter().map(|entry| one(query, entry)).collect();
    matches.sort_by_key(|found| {
        (
            found.verdict,
            found.distance.unwrap_or(u32::MAX),
            found.number,
        )
    });
    matches
}

fn one(sought: &Sought, entry: &Entry) -> Match {
    let query = &sought.fingerprint;
    let kept = &entry.fingerprint;
    let found = |verdict, distance, share| Match {
        number: entry.number,
        verdict,
        distance,
        share,
    };
    if query.sha256 == kept.sha256 || query.md5 == kept.md5 {
        return found(Verdict::Same, Some(0), None);
    }
    match (query.kind, kept.kind) {
        (FileKind::Picture, FileKind::Picture) => {
            let distance = closest(own(&query.pictures), every(&kept.pictures));
            let verdict = match distance {
                None => Verdict::CannotTell,
                Some(0..=SAME_DISTANCE) => Verdict::Same,
                Some(..=MATCH_DISTANCE) => Verdict::Probably,
                Some(_) => Verdict::No,
            };
            let (verdict, distance) = guessed(sought, every(&kept.pictures), (verdict, distance));
            found(verdict, distance, None)
        }
        (FileKind::Video, FileKind::Video) => {
            let share = found_share(sought, &kept.frames);
            let verdict = match share {
                None => Verdict::CannotTell,
                Some(VIDEO_SHARE..) => Verdict::Probably,
                Some(_) => Verdict::No,
            };
            found(
                verdict,
                closest(
                    frames(&query.frames).chain(every(&sought.turned)),
                    frames(&kept.frames),
                ),
                share,
            )
        }
        (FileKind::Picture, FileKind::Video) => {
            let distance = closest(every(&query.pictures), frames(&kept.frames));
            let told = (still(distance), distance);
            let (verdict, distance) = guessed(sought, frames(&kept.frames), told);
            found(verdict, distance, None)
        }
        (FileKind::Video, FileKind::Picture) => {
            let distance = closest(frames(&query.frames), every(&kept.pictures));
            found(still(distance), distance, None)
        }
    }
}

/// What is told of a picture that is none of these as it is, but may be without its border or with what a cut took.
fn guessed<'h>(
    sought: &'h Sought,
    kept: impl Iterator<Item = &'h Hash> + Clone,
    told: (Verdict, Option<u32>),
) -> (Verdict, Option<u32>) {
    if !matches!(told.0, Verdict::No | Verdict::CannotTell) {
        return told;
    }
    let near = |hashes: &'h [Hash], most: u32| {
        closest(hashes.iter(), kept.clone()).filter(|distance| *distance <= most)
    };
    if let Some(distance) = near(&sought.unframed, MATCH_DISTANCE) {
        return (Verdict::Probably, Some(distance));
    }
    match near(&sought.widened, CUT_DISTANCE) {
        Some(distance) => (Verdict::Perhaps, Some(distance)),
        None => told,
    }
}

/// A picture beside a video: at most a still of it.
fn still(distance: Option<u32>) -> Verdict {
    match distance {
        None => Verdict::CannotTell,
        Some(..=MATCH_DISTANCE) => Verdict::Probably,
        Some(_) => Verdict::No,
    }
}

type Hash = Digest<32>;

fn good(pictures: &[PictureHashes]) -> impl Iterator<Item = &PictureHashes> + Clone {
    pictures.iter().filter(|p| p.quality >= MIN_QUALITY)
}

/// The hashes of the picture as it is, stored and upright.
fn own(pictures: &[PictureHashes]) -> impl Iterator<Item = &Hash> + Clone {
    good(pictures).filter_map(|picture| picture.hashes.first())
}

/// The hashes of the picture and of its turned and mirrored forms.
fn every(pictures: &[PictureHashes]) -> impl Iterator<Item = &Hash> + Clone {
    good(pictures).flat_map(|picture| &picture.hashes)
}

fn frames(frames: &[FrameHash]) -> impl Iterator<Item = &Hash> + Clone {
    let good = frames.iter().filter(|frame| frame.quality >= MIN_QUALITY);
    good.map(|frame| &frame.hash)
}

fn closest<'h>(
    ours: impl Iterator<Item = &'h Hash>,
    theirs: impl Iterator<Item = &'h Hash> + Clone,
) -> Option<u32> {
    ours.filter_map(|a| theirs.clone().map(|b| distance(a, b)).min())
        .min()
}

/// The share of a video's good frames, in percent, that another one has too: as they are, or all of them turned or mirrored in one way.
fn found_share(sought: &Sought, kept: &[FrameHash]) -> Option<u32> {
    let as_it_is = share(frames(&sought.fingerprint.frames), kept);
    if as_it_is.is_none_or(|share| share >= VIDEO_SHARE) {
        return as_it_is;
    }
    let form = |form: usize| {
        let hashes = good(&sought.turned).filter_map(move |frame| frame.hashes.get(form));
        share(hashes, kept)
    };
    (1..8).filter_map(form).chain(as_it_is).max()
}

fn share<'h>(query: impl Iterator<Item = &'h Hash>, kept: &[FrameHash]) -> Option<u32> {
    frames(kept).next()?;
    let (mut found, mut all) = (0_usize, 0_usize);
    for ours in query {
        all += 1;
        found += usize::from(frames(kept).any(|theirs| distance(ours, theirs) <= MATCH_DISTANCE));
    }
    let share = (found * 100).checked_div(all)?;
    u32::try_from(share).ok()
}

/// How many bits differ. In place, so that no copy of a hash is left behind.
fn distance(a: &Hash, b: &Hash) -> u32 {
    let pairs = a.as_bytes().iter().zip(b.as_bytes());
    pairs.map(|(a, b)| (a ^ b).count_ones()).sum()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::register::Origin;
    use crate::register::fingerprint::Fingerprint;

    /// A hash whose first `bits` bits are set, so that distances can be chosen.
    fn hash(bits: u32) -> Hash {
        let mut bytes = [0; 32];
        for bit in 0..bits as usize {
            bytes[bit / 8] |= 1 << (bit % 8);
        }
        Hash::new(bytes)
    }

    fn file(kind: FileKind, seed: u8) -> Fingerprint {
        Fingerprint {
            kind,
            md5: Digest::new([seed; 16]),
            sha256: Digest::new([seed; 32]),
            pictures: Vec::new(),
            frames: Vec::new(),
        }
    }

    fn picture(seed: u8, quality: u8, hashes: &[Hash]) -> Fingerprint {
        let mut made = file(FileKind::Picture, seed);
        made.pictures.push(PictureHashes {
            upright: false,
            quality,
            hashes: hashes.to_vec(),
        });
        made
    }

    fn video(seed: u8, hashes: &[Hash]) -> Fingerprint {
        let mut made = file(FileKind::Video, seed);
        made.frames = (0..)
            .zip(hashes)
            .map(|(second, hash)| FrameHash {
                milliseconds: second * 1000,
                quality: 100,
                hash: hash.clone(),
            })
            .collect();
        made
    }

    fn verdict(query: &Fingerprint, kept: &Fingerprint) -> (Verdict, Option<u32>) {
        let mut entries = Entries::default();
        entries.push(
            String::new(),
            date(2026, 11, 25),
            Origin::NotKnown,
            kept.clone(),
        );
        let found = compare(&query.clone().into(), &entries)[0];
        (found.verdict, found.distance)
    }

    #[test]
    fn a_verdict_follows_from_the_distance() {
        let kept = picture(1, 100, &[hash(0)]);
        let cases = [
            (0, Verdict::Same),
            (10, Verdict::Same),
            (11, Verdict::Probably),
            (31, Verdict::Probably),
            (32, Verdict::No),
        ];
        for (bits, wanted) in cases {
            let query = picture(2, 100, &[hash(bits)]);
            assert_eq!(verdict(&query, &kept), (wanted, Some(bits)));
        }
        assert_eq!(verdict(&kept, &kept).0, Verdict::Same);
    }

    #[test]
    fn a_turned_picture_is_found_by_any_of_the_eight_hashes() {
        let turned: Vec<Hash> = (0..8).map(|turn| hash(32 * turn)).collect();
        let kept = picture(1, 100, &turned);
        for turn in &turned {
            let query = picture(2, 100, std::slice::from_ref(turn));
            assert_eq!(verdict(&query, &kept), (Verdict::Same, Some(0)));
        }
    }

    #[test]
    fn a_featureless_picture_is_neither_the_same_nor_another() {
        let (plain, rich) = (picture(1, 49, &[hash(0)]), picture(2, 50, &[hash(0)]));
        assert_eq!(verdict(&plain, &rich), (Verdict::CannotTell, None));
        assert_eq!(verdict(&rich, &plain), (Verdict::CannotTell, None));
        // The same bytes are the same picture, however featureless.
        assert_eq!(verdict(&plain, &plain).0, Verdict::Same);
    }

    #[test]
    fn a_video_is_found_by_four_fifths_of_its_frames() {
        let apart: Vec<Hash> = (0..5).map(|n| hash(40 * n)).collect();
        let kept = video(1, &apart);
        let mut four = apart.clone();
        four[4] = hash(256);
        assert_eq!(verdict(&video(2, &four), &kept).0, Verdict::Probably);
        four[3] = hash(255);
        assert_eq!(verdict(&video(2, &four), &kept).0, Verdict::No);
        // A clip of two frames lies wholly in it; the whole does not lie in the clip.
        assert_eq!(verdict(&video(2, &apart[..2]), &kept).0, Verdict::Probably);
        assert_eq!(verdict(&kept, &video(2, &apart[..2])).0, Verdict::No);
        let unread = video(3, &[]);
        assert_eq!(verdict(&unread, &kept), (Verdict::CannotTell, None));
        assert_eq!(verdict(&kept, &unread), (Verdict::CannotTell, None));
    }

    #[test]
    fn a_video_that_was_saved_turned_is_found() {
        let apart: Vec<Hash> = (0..5).map(|n| hash(40 * n)).collect();
        let (day, origin) = (date(2026, 11, 25), Origin::NotKnown);
        let mut entries = Entries::default();
        entries.push(String::new(), day, origin, video(1, &apart));
        // What each frame looks like in the form of this number; in all others it is like nothing.
        let told = |form_of: fn(usize) -> usize| {
            let mut sought = Sought::from(video(2, &vec![hash(256); 5]));
            for (place, frame) in apart.iter().enumerate() {
                let mut hashes = vec![hash(256); 8];
                hashes[form_of(place)] = frame.clone();
                sought.turned.push(PictureHashes {
                    upright: false,
                    quality: 100,
                    hashes,
                });
            }
            let found = compare(&sought, &entries)[0];
            (found.verdict, found.share)
        };
        assert_eq!(told(|_| 3), (Verdict::Probably, Some(100)));
        // A video is turned as a whole.
        assert_eq!(told(|place| place + 1), (Verdict::No, Some(20)));
    }

    #[test]
    fn a_still_of_a_video_is_told_with_care() {
        let kept = video(1, &[hash(0), hash(100)]);
        let still = picture(2, 100, &[hash(200), hash(100)]);
        assert_eq!(verdict(&still, &kept), (Verdict::Probably, Some(0)));
        assert_eq!(verdict(&kept, &still), (Verdict::Probably, Some(0)));
        assert_eq!(verdict(&picture(2, 100, &[hash(50)]), &kept).0, Verdict::No);
    }

    #[test]
    fn a_guess_is_told_as_a_guess_and_never_hides_what_is_known() {
        let mut entries = Entries::default();
        entries.push(
            String::new(),
            date(2026, 11, 25),
            Origin::NotKnown,
            picture(1, 100, &[hash(0)]),
        );
        let told = |own: u32, unframed: &[u32], widened: &[u32]| {
            let mut sought = Sought::from(picture(2, 100, &[hash(own)]));
            sought.unframed = unframed.iter().map(|bits| hash(*bits)).collect();
            sought.widened = widened.iter().map(|bits| hash(*bits)).collect();
            let found = compare(&sought, &entries)[0];
            (found.verdict, found.distance)
        };
        assert_eq!(told(90, &[], &[]), (Verdict::No, Some(90)));
        assert_eq!(told(90, &[31], &[]), (Verdict::Probably, Some(31)));
        assert_eq!(told(90, &[32], &[]), (Verdict::No, Some(90)));
        assert_eq!(told(90, &[60], &[70, 48]), (Verdict::Perhaps, Some(48)));
        assert_eq!(told(90, &[], &[49]), (Verdict::No, Some(90)));
        assert_eq!(told(20, &[0], &[0]), (Verdict::Probably, Some(20)));
    }

    #[test]
    fn the_closest_comes_first() {
        let mut entries = Entries::default();
        for bits in [200, 20, 0] {
            let kept = picture(bits as u8, 100, &[hash(bits)]);
            entries.push(String::new(), date(2026, 11, 25), Origin::NotKnown, kept);
        }
        let found = compare(&picture(9, 100, &[hash(1)]).into(), &entries);
        let order: Vec<u32> = found.iter().map(|found| found.number).collect();
        assert_eq!(order, [3, 2, 1]);
    }
}
