//! Finding and reading lines of text; QR codes come with them.
//!
//! A first network says for every pixel how sure it is that it lies in a line (`scan` brings the photo to it in
//! pieces), `detect` makes slanted boxes of that, and a second network reads each line (`read`). Networks,
//! sizes and thresholds: docs/leaks.md.

mod detect;
mod read;
mod scan;
mod slanted;

use std::path::Path;

use serde::Serialize;

use super::code;
use super::kind::{self, TextKind};
use crate::error::{ErrorKind, NetworkError};
use crate::model::{Form, Network, workers};
use crate::photo::{Picture, Point, Region, in_reading_order};
use crate::progress::{Phase, Progress};
use read::Characters;
pub use scan::{SMALLEST_LINE, smallest_line};
use slanted::Slanted;

/// Most lines that are read, the largest first; the others are found and not read, and may be writing whatever they look like.
const MOST_READ: usize = 120;
/// A line whose letters are less sure than this says nothing that could be relied on (RapidOCR's `text_score`).
const READABLE: f32 = 0.5;
/// An unreadable line is told from this score of its place on; below, it is likelier a pattern.
const SURE_PLACE: f32 = 0.7;
/// What is large must be read this surely: large patterns look like letters more often.
const SURE_LARGE: f32 = 0.8;
/// A line that fills more than this part of the picture must be read as surely, and have at least...
const VAST: f32 = 0.4;
/// ...this many letters.
const LETTERS: usize = 3;
/// A line that nobody can read is told up to this height, as a part of the picture's shorter side: writing so large is read, and what is not
/// is a face, a coat or a sky.
const TALLEST_UNREAD: f32 = 0.15;
/// A line that cannot be read is at least so many times as long as high: a row of buttons, a pin or a fold is not.
const LONG_UNREAD: f32 = 4.0;
/// A single letter or digit must be read this surely...
const SURE_LETTER: f32 = 0.95;
/// ...and up to so many letters as surely as [`SURE_LARGE`] says: the four buttons of a sleeve read as 0002.
const SHORT: usize = 4;
/// A line of the coarse pass, or one higher than this part of the shorter side, must be read as surely as [`SURE_LARGE`] says, with at least...
const TALL: f32 = 0.1;
/// ...this many letters: an eye or a cup is taken for one letter.
const LETTERS_OF_TALL: usize = 2;
/// A line that shares more than this part of itself, or of a face, with it is likelier an eye or a beard...
const ON_A_FACE: f32 = 0.1;
/// ...unless it is read this surely, has at least [`LETTERS`] letters...
const SURE_ON_A_FACE: f32 = 0.9;
/// ...and is lower than this part of the face, or no higher than the face with at most...
const LOW_ON_A_FACE: f32 = 0.35;
/// ...this part of itself on it, as a sign on which a head stands out.
const BEHIND_A_FACE: f32 = 0.5;
/// A line that lies in another by this much...
const INSIDE: f32 = 0.7;
/// ...and is lower than this part of it may be a piece of it.
const PIECE: f32 = 0.6;
/// Passes at the same time: each takes about 150 MB.
const MOST_WORKERS: usize = 4;

/// A line of text.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Line {
    /// The smallest upright rectangle that holds the line, as `--box` takes it; inside the picture.
    pub region: Region,
    /// The corners of the line itself: those above its beginning, above its end, below its end, below its beginning.
    pub corners: [Point; 4],
    /// What it says; empty where it could not be read. Of a QR code, the site of its link alone.
    pub text: String,
    /// How sure the reader is, 0-1; 0 where it could not be read.
    pub confidence: f32,
    /// What kind of text it looks like.
    pub kind: TextKind,
}

impl Line {
    /// The corners of the slanted rectangle that covers it, with room for accents and tails; none for a code, and where the upright
    /// [`region`](Self::region) hides hardly more.
    pub fn slanted_cover(&self) -> Option<[Point; 4]> {
        if self.kind.is_code() {
            return None;
        }
        slanted::cover(&self.corners, &self.region)
    }
}

/// What a look for text saw.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Writing {
    /// Lines and QR codes from top to bottom and left to right.
    pub lines: Vec<Line>,
    /// Whether there are more pieces of writing than are looked at: then nobody saw the rest.
    pub text_given_up: bool,
    /// Whether a look for codes was given up: then there may be some that nobody saw.
    pub codes_given_up: bool,
}

impl Writing {
    /// With what another look at the same picture saw: of two views of a line, the one that could be read.
    fn with(mut self, other: Self) -> Self {
        for line in other.lines {
            let is_it = |known: &&mut Line| {
                let shared = known.region.shared_area(&line.region);
                shared > INSIDE * known.region.area().max(line.region.area())
            };
            match self.lines.iter_mut().find(is_it) {
                Some(known) if known.text.is_empty() && !known.kind.is_code() => *known = line,
                Some(_) => {}
                None => self.lines.push(line),
            }
        }
        Self {
            lines: in_order(self.lines),
            text_given_up: self.text_given_up || other.text_given_up,
            codes_given_up: self.codes_given_up || other.codes_given_up,
        }
    }
}

/// Finds and reads text. Holds the networks; make one per thread.
#[derive(Debug)]
pub struct Reader {
    finders: Vec<Network>,
    readers: Vec<Network>,
    characters: Characters,
}

impl Reader {
    /// Loads both networks from the models folder; `threads` for one photo, at least 1.
    ///
    /// # Errors
    /// Those of [`Network::load`]; [`NetworkError::ModelBroken`] where the reader's file holds no characters.
    pub fn load(models: &Path, threads: usize) -> Result<Self, ErrorKind> {
        let workers = threads.clamp(1, MOST_WORKERS);
        let load = |name| Network::load_many(name, models, Form::Exact, 1, workers);
        let (finders, readers) = std::thread::scope(|scope| {
            let readers = scope.spawn(|| load(Self::names()[1]));
            let finders = load(Self::names()[0]);
            let readers = readers
                .join()
                .map_err(|_| ErrorKind::Network(NetworkError::RuntimeMissing));
            (finders, readers)
        });
        let (finders, readers) = (finders?, readers??);
        let characters = Characters::of(&readers)?;
        Ok(Self {
            finders,
            readers,
            characters,
        })
    }

    /// The names of the networks in the manifest: the one that finds, the one that reads.
    pub fn names() -> [&'static str; 2] {
        ["text-finder", "text-reader"]
    }

    /// Every line and QR code of the picture from top to bottom and left to right, as far as it was found. Transparent pictures
    /// are seen on white, and on black.
    ///
    /// # Errors
    /// [`ErrorKind::Cancelled`], [`NetworkError::ModelBroken`].
    pub fn find(&mut self, picture: &Picture, progress: &Progress) -> Result<Writing, ErrorKind> {
        progress.check()?;
        if picture.width() == 0 || picture.height() == 0 {
            return Ok(Writing::default());
        }
        if picture.alpha.is_none() {
            return self.find_in(picture, (0, 1), progress);
        }
        let on_white = self.find_in(picture, (0, 2), progress)?;
        let on_black = Picture {
            rgb: picture.on_black().into_owned(),
            alpha: None,
        };
        Ok(on_white.with(self.find_in(&on_black, (1, 2), progress)?))
    }

    /// The same of one of several views of a picture.
    fn find_in(
        &mut self,
        picture: &Picture,
        (view, views): (u64, u64),
        progress: &Progress,
    ) -> Result<Writing, ErrorKind> {
        let rgb = picture.on_white();
        let (mut found, mut text_given_up) = (Vec::new(), false);
        let levels = scan::levels(picture)?;
        let tiles = scan::tiles(&levels);
        // Reading is the other half, as far as anybody can tell beforehand.
        let units = 2 * tiles.len() as u64;
        let (before, total) = (view * units, views * units);
        progress.step(Phase::Reading, before, total)?;
        let maps = workers::each(
            &mut self.finders,
            &tiles,
            |network, tile| scan::pass(network, &levels, tile),
            |done| Ok(progress.step(Phase::Reading, before + done, total)?),
        )?;
        for map in scan::joined(&levels, &tiles, maps)? {
            let (lines, more) = detect::lines(&map);
            found.push(lines);
            text_given_up |= more;
        }
        let finest = levels.first().map_or(1.0, |level| level.step);
        let found = detect::together(found, finest);
        let lines = self.read(&rgb, found, progress)?;
        progress.step(Phase::Reading, before + units, total)?;
        let (codes, codes_given_up) = code::find(picture, progress)?;
        Ok(Writing {
            lines: in_order(with_codes(without_pieces(lines), codes)),
            text_given_up,
            codes_given_up,
        })
    }

    fn read(
        &mut self,
        rgb: &image::RgbImage,
        mut found: Vec<Slanted>,
        progress: &Progress,
    ) -> Result<Vec<Line>, ErrorKind> {
        found.sort_by(|a, b| b.height.total_cmp(&a.height));
        let unread = found.split_off(found.len().min(MOST_READ));
        let characters = &self.characters;
        let read = workers::each(
            &mut self.readers,
            &found,
            |network, line| read::line(network, characters, rgb, line),
            |_| Ok(progress.check()?),
        )?;
        let size = rgb.dimensions();
        let lines = found.into_iter().zip(read.into_iter().map(Some));
        let unread = unread.into_iter().map(|line| (line, None));
        Ok(lines
            .chain(unread)
            .filter_map(|(line, read)| told(line, read, size))
            .collect())
    }
}

/// The line with what it says, if somebody tried to read it; none where it is likelier a pattern than writing, or outside the picture.
fn told(line: Slanted, read: Option<read::Read>, (width, height): (u32, u32)) -> Option<Line> {
    let tried = read.is_some();
    let read = read.unwrap_or_default();
    let tall = line.height / width.min(height).max(1) as f32;
    let large = line.coarse || tall > TALL;
    let least = if large { SURE_LARGE } else { READABLE };
    let letters = letters(&read.text);
    let least = match letters {
        0 | 1 => SURE_LETTER.max(least),
        2..=SHORT => SURE_LARGE.max(least),
        _ => least,
    };
    let readable = read.confidence >= least && letters > 0;
    if tried && !readable && (line.coarse || line.score < SURE_PLACE) {
        return None;
    }
    let enough = match readable {
        true => !large || letters >= LETTERS_OF_TALL,
        false => tall <= TALLEST_UNREAD && (!tried || line.length >= LONG_UNREAD * line.height),
    };
    if !enough {
        return None;
    }
    let region = line.region(width, height)?;
    // A whole picture is taken for one letter at times.
    let vast = region.area() > VAST * width as f32 * height as f32;
    if vast && !(read.confidence >= SURE_LARGE && letters >= LETTERS) {
        return None;
    }
    let line = Slanted {
        angle_to_read: read.angle.unwrap_or(line.angle_to_read),
        ..line
    };
    let (text, confidence) = if readable {
        (read.text, read.confidence)
    } else {
        (String::new(), 0.0)
    };
    Some(Line {
        region,
        corners: line.corners(),
        kind: kind::classify(&text),
        text,
        confidence,
    })
}

fn letters(text: &str) -> usize {
    text.chars().filter(|c| c.is_alphanumeric()).count()
}

/// Without what is likelier a part of a face than writing: eyes, brows and beards look like letters. Writing that is read surely
/// stays where it is small on the face, or goes on beside it.
pub fn beside_faces(mut lines: Vec<Line>, faces: &[Region]) -> Vec<Line> {
    let on_it = |line: &Line, face: &Region| {
        let shared = line.region.shared_area(face);
        let [above, _, _, below] = &line.corners;
        let height = (above.x - below.x).hypot(above.y - below.y);
        let small = height < LOW_ON_A_FACE * face.height;
        let behind = height < face.height && shared < BEHIND_A_FACE * line.region.area();
        let sure = line.confidence >= SURE_ON_A_FACE && letters(&line.text) >= LETTERS;
        let writing = sure && (small || behind);
        shared > ON_A_FACE * line.region.area().min(face.area()) && !writing
    };
    // A code has its own proof.
    lines.retain(|line| line.kind.is_code() || !faces.iter().any(|face| on_it(line, face)));
    lines
}

/// Without the pieces that the fine pass saw of a large line: what lies in it and says nothing more.
fn without_pieces(lines: Vec<Line>) -> Vec<Line> {
    let is_piece = |line: &Line| {
        lines.iter().any(|whole| {
            let inside = line.region.shared_area(&whole.region) > INSIDE * line.region.area();
            let lower = line.region.height < PIECE * whole.region.height;
            inside && lower && !whole.text.is_empty() && whole.text.contains(&line.text)
        })
    };
    let pieces: Vec<bool> = lines.iter().map(is_piece).collect();
    let kept = lines.into_iter().zip(pieces).filter(|(_, piece)| !piece);
    kept.map(|(line, _)| line).collect()
}

/// With the codes, and without what was taken for unreadable writing in them.
fn with_codes(mut lines: Vec<Line>, codes: Vec<Line>) -> Vec<Line> {
    let in_a_code = |line: &Line| {
        codes
            .iter()
            .any(|code| line.region.shared_area(&code.region) > INSIDE * line.region.area())
    };
    lines.retain(|line| !line.text.is_empty() || !in_a_code(line));
    lines.extend(codes);
    lines
}

/// The lines as a person would read them.
fn in_order(lines: Vec<Line>) -> Vec<Line> {
    in_reading_order(lines, |line| line.region, |region| region.x)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(x: f32, y: f32) -> Line {
        let region = Region {
            x,
            y,
            width: 40.0,
            height: 20.0,
        };
        Line {
            region,
            corners: [region.centre(); 4],
            text: String::new(),
            confidence: 0.0,
            kind: TextKind::Other,
        }
    }

    #[test]
    fn lines_are_told_as_a_page_is_read() {
        let ordered = in_order(vec![at(90.0, 3.0), at(5.0, 60.0), at(5.0, 0.0)]);
        let places: Vec<f32> = ordered
            .iter()
            .map(|line| line.region.x + line.region.y)
            .collect();
        assert_eq!(places, [5.0, 93.0, 65.0]);
    }

    fn slanted(height: f32, coarse: bool) -> Slanted {
        Slanted {
            centre: Point { x: 500.0, y: 400.0 },
            angle: 0.0,
            angle_to_read: 0.0,
            length: 500.0,
            height,
            score: 0.9,
            coarse,
        }
    }

    /// What is told of a line of this height in a picture of 1,000 x 800 pixels.
    fn of_height(height: f32, coarse: bool, text: &str, confidence: f32) -> Option<Line> {
        let read = read::Read {
            text: text.to_owned(),
            confidence,
            angle: None,
        };
        told(slanted(height, coarse), Some(read), (1000, 800))
    }

    #[test]
    fn a_tall_pattern_is_no_writing_and_tall_writing_is() {
        assert!(of_height(90.0, false, "", 0.0).is_some());
        assert!(of_height(130.0, false, "", 0.0).is_none());
        assert!(of_height(60.0, false, "G", 0.96).is_some());
        assert!(of_height(90.0, false, "G", 0.96).is_none());
        assert!(of_height(90.0, false, "12", 0.9).is_some());
        assert!(of_height(200.0, false, "TH", 0.6).is_none());
        // Short readings must be sure; what is not is told as unread where it is as long as a line.
        assert_eq!(
            of_height(60.0, false, "cad", 0.66).map(|line| line.text),
            Some(String::new())
        );
        let short = of_height(75.0, false, "Kita", 0.6);
        assert!(short.is_some_and(|line| line.text.is_empty()));
        assert!(of_height(75.0, false, "École", 0.6).is_some_and(|line| line.text == "École"));
        let buttons = Slanted {
            length: 230.0,
            height: 60.0,
            ..slanted(60.0, false)
        };
        let unreadable = Some(read::Read::default());
        assert!(told(buttons, unreadable, (1000, 800)).is_none());
        // In a long list they may be a name that nobody tried to read.
        let unsure = Slanted {
            score: 0.55,
            ..buttons
        };
        let untried = told(unsure, None, (1000, 800));
        assert!(untried.is_some_and(|line| line.text.is_empty()));
        assert!(of_height(60.0, true, "C", 0.95).is_none());
        assert!(of_height(300.0, true, "SORTIE", 0.95).is_some());
    }

    #[test]
    fn an_eye_is_no_letter_and_small_writing_over_a_face_stays() {
        let face = Region {
            x: 100.0,
            y: 100.0,
            width: 160.0,
            height: 200.0,
        };
        let line = |x: f32, y: f32, size: [f32; 2], text: &str, confidence: f32| {
            let [width, height] = size;
            let at = |x: f32, y: f32| Point { x, y };
            Line {
                region: Region {
                    x,
                    y,
                    width,
                    height,
                },
                corners: [
                    at(x, y),
                    at(x + width, y),
                    at(x + width, y + height),
                    at(x, y + height),
                ],
                text: text.to_owned(),
                confidence,
                kind: TextKind::Other,
            }
        };
        let lines = vec![
            line(120.0, 150.0, [60.0, 30.0], "", 0.0),
            line(130.0, 180.0, [90.0, 90.0], "RON", 0.95),
            line(0.0, 0.0, [900.0, 700.0], "66", 0.95),
            line(110.0, 260.0, [140.0, 24.0], "Saint-Malo", 0.97),
            line(110.0, 310.0, [140.0, 24.0], "", 0.0),
            // A sign behind the head, and the same where nobody can read it.
            line(150.0, 110.0, [700.0, 120.0], "JULES FERRY", 0.97),
            line(150.0, 110.0, [700.0, 120.0], "JULES FERRY", 0.6),
        ];
        let kept = beside_faces(lines, &[face]);
        let texts: Vec<&str> = kept.iter().map(|line| line.text.as_str()).collect();
        assert_eq!(texts, ["Saint-Malo", "", "JULES FERRY"]);
    }

    #[test]
    fn a_piece_of_a_large_line_is_left_out_and_a_small_line_on_it_is_not() {
        let line = |text: &str, x: f32, height: f32| {
            let mut line = at(x, 10.0);
            line.region.height = height;
            line.text = text.to_owned();
            line
        };
        let large = Line {
            region: Region {
                x: 0.0,
                y: 0.0,
                width: 400.0,
                height: 120.0,
            },
            ..line("SORTIE", 0.0, 120.0)
        };
        let kept = without_pieces(vec![
            line("RT", 50.0, 20.0),
            line("Emma", 90.0, 20.0),
            large,
        ]);
        let texts: Vec<&str> = kept.iter().map(|line| line.text.as_str()).collect();
        assert_eq!(texts, ["Emma", "SORTIE"]);
    }

    #[test]
    fn a_pattern_that_says_nothing_is_not_told_and_a_sure_place_is() {
        let line = |score| Slanted {
            centre: Point { x: 50.0, y: 50.0 },
            angle: 0.0,
            angle_to_read: 0.0,
            length: 40.0,
            height: 10.0,
            score,
            coarse: false,
        };
        let told = |score| told(line(score), Some(read::Read::default()), (100, 100));
        assert_eq!(told(0.6), None);
        assert!(told(0.9).is_some_and(|line| line.text.is_empty()));
    }
}
