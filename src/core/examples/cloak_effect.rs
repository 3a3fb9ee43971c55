//! What cloaks reach on portraits of adults: how many faces each witness still matches after each journey, to the very
//! original and, apart from that, to other photos of the person, and how much of the face changed. docs/cloak.md keeps the results.
//!
//!     cargo run --release --example cloak_effect -- STRENGTH STEPS tune|report|small|people [--without FAMILY]... [--only PHOTO,...]
//!         FOLDER...
//!
//! Reads the photos of [`TUNED`] or [`REPORTED`] from these folders: recipes were chosen on the first and are reported
//! on the second, `small` after each photo was made so small that its largest face is [`SMALL`] pixels high. `people` takes of each folder in
//! these folders, which holds photos of one person, the first [`EACH`] by name, and of each the largest face, and besides asks whether two cloaked photos
//! of a person are matched to each other. `--without` makes the cloak
//! without the surrogates of a family, which then only judges; `--only` takes these photos of the list alone. `OMBRELLE_KEEP=FOLDER` also
//! writes each photo's cloaked copy there.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::print_stdout)]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

use image::RgbImage;
use ombrelle_core::cloak::Target;
use ombrelle_core::evaluate::{
    self, Distortion, Ensemble, Judgement, RecogniserResult, Reference, Unprotected,
    VisualDifference,
};
use ombrelle_core::face::Face;
use ombrelle_core::model::recogniser::{Card, Role};
use ombrelle_core::paths;
use ombrelle_core::photo::encode;
use ombrelle_core::progress::Progress;
use ombrelle_core::protect::names::Naming;
use ombrelle_core::protect::{
    self, Cloaker, Encoding, Exported, Fit, Format, Limits, Looks, Opened, Picture, Plan, Recipe,
    Region, Session, Strength,
};

/// Groups of women from npm `@vladmandic/face-api` 1.7.15 (`demo/`), and one man of the project's shared folder.
const TUNED: &[&str] = &[
    "sample1.jpg",
    "sample2.jpg",
    "sample3.jpg",
    "biden.jpg",
    "biden2.jpg",
];
/// Other persons: groups of the same package, the shared folder's other man (the photo of both men is in neither
/// list), `astronaut.png` from PyPI `scikit-image` 0.26.0 and `obama3.jpg` from PyPI `face_recognition` 1.3.0.
const REPORTED: &[&str] = &[
    "sample4.jpg",
    "sample5.jpg",
    "sample6.jpg",
    "astronaut.png",
    "obama.jpg",
    "obama1.jpg",
    "obama2.jpg",
    "obama3.jpg",
];
/// Photos of one person each, of which every two are a pair.
const PERSONS: &[&[&str]] = &[
    &["biden.jpg", "biden2.jpg"],
    &["obama.jpg", "obama1.jpg", "obama2.jpg", "obama3.jpg"],
];
/// Photos a person for `people`: every two of them are a pair.
const EACH: usize = 4;
/// Height of the largest face for `small`, in pixels.
const SMALL: f32 = 64.0;
/// Standard deviation of luminance in 7 x 7 pixels below which skin counts as smooth.
const SMOOTH: f32 = 6.0;

/// Quality of the JPEG that is judged: what `protect` writes unless told otherwise.
const QUALITY: u8 = 90;

/// How changes look, face by face.
#[derive(Default)]
struct Seen {
    ssim: Vec<f32>,
    ssimulacra2: Vec<f32>,
    smooth: Vec<f32>,
    largest: u8,
}

/// What one witness makes of all faces after one journey.
#[derive(Default)]
struct Cell {
    asked: usize,
    hidden: usize,
    likeness: f32,
}

/// What is counted.
#[derive(Default)]
struct Sums {
    faces: usize,
    seconds: f64,
    /// What the cloak alone changes.
    cloak: Seen,
    /// What the file shows: the cloak, and the loss of a JPEG of [`QUALITY`].
    file: Seen,
    /// What the file would show without a cloak.
    without: Seen,
    /// What is matched to the very original, by witness and journey.
    cells: BTreeMap<(String, String), Cell>,
    /// What is matched to other photos of the person, pair by pair, likewise.
    pairs: BTreeMap<(String, String), Cell>,
    /// Whether two cloaked photos of a person are matched to each other, likewise.
    cloaked: BTreeMap<(String, String), Cell>,
    /// Faces hidden from each witness on every journey but strong denoising; to pairs likewise; to cloaked pairs likewise.
    through: BTreeMap<String, [usize; 3]>,
    /// How many pairs there are.
    pair_count: usize,
    /// Faces hidden from every witness on every journey but strong denoising, and on that.
    hidden: (usize, usize),
}

/// A cloaked photo as it was exported.
struct Copy {
    file: Vec<u8>,
    picture: Picture,
    faces: Vec<Face>,
}

/// What is at work, and what it found.
struct Trial {
    strength: Strength,
    steps: u32,
    cloaker: Cloaker,
    session: Session,
    panel: Ensemble,
    /// Of each photo only the largest face counts.
    largest: bool,
    sums: Sums,
}

fn main() {
    let mut words: Vec<String> = std::env::args().skip(1).collect();
    let without = drained(&mut words, "--without");
    let without: Vec<&str> = without.iter().map(String::as_str).collect();
    let only: Vec<String> = drained(&mut words, "--only");
    let only: Vec<&str> = only.iter().flat_map(|photos| photos.split(',')).collect();
    let folders: Vec<PathBuf> = words[3..].iter().map(PathBuf::from).collect();
    let find = |photo: &str| folders.iter().map(|f| f.join(photo)).find(|p| p.exists());
    let begun = Instant::now();
    let cloaker = Cloaker::load_without(&paths::models(), &without).unwrap();
    let loaded = begun.elapsed().as_secs_f64();
    let mut trial = Trial {
        strength: words[0].parse().unwrap(),
        steps: words[1].parse().unwrap(),
        cloaker,
        session: Session::new(paths::models(), 2),
        panel: Ensemble::load(&paths::models(), 2).unwrap(),
        largest: words[2] == "people",
        sums: Sums::default(),
    };
    let photos = match words[2].as_str() {
        "tune" => TUNED,
        "people" => &[],
        _ => REPORTED,
    };
    if trial.largest {
        trial.people(&folders);
    }
    let chosen = |photo: &&&str| only.is_empty() || only.contains(*photo);
    for photo in photos.iter().filter(chosen) {
        let others: Vec<PathBuf> = others(photo).filter_map(find).collect();
        match find(photo) {
            Some(path) if words[2] == "small" => {
                let small = trial.smaller(&path);
                trial.photo(photo, small.path(), &others);
            }
            Some(path) => {
                trial.photo(photo, &path, &others);
            }
            None => println!("{photo} is in none of the folders"),
        }
    }
    trial.sums.print(loaded, &without);
}

/// Takes an option and its values out of the words.
fn drained(words: &mut Vec<String>, option: &str) -> Vec<String> {
    let mut values = Vec::new();
    while let Some(at) = words.iter().position(|word| word == option) {
        values.extend(words.drain(at..at + 2).nth(1));
    }
    values
}

/// Other photos of the person of a photo.
fn others(photo: &str) -> impl Iterator<Item = &'static str> {
    let persons = PERSONS.iter().filter(move |photos| photos.contains(&photo));
    persons
        .flat_map(|photos| photos.iter().copied())
        .filter(move |other| *other != photo)
}

impl Trial {
    /// Photos of persons, a folder each.
    fn people(&mut self, folders: &[PathBuf]) {
        let listed = |folder: &Path| -> Vec<PathBuf> {
            let entries = std::fs::read_dir(folder).unwrap();
            let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
            paths.sort();
            paths
        };
        for person in folders.iter().flat_map(|folder| listed(folder)) {
            let mut photos = listed(&person);
            photos.truncate(EACH);
            let copies: Vec<Copy> = photos
                .iter()
                .map(|photo| {
                    let mut others = photos.clone();
                    others.retain(|other| other != photo);
                    let name = photo.file_name().unwrap().to_str().unwrap();
                    self.photo(name, photo, &others)
                })
                .collect();
            for (number, copy) in copies.iter().enumerate() {
                for other in &copies[..number] {
                    self.beside(copy, other);
                }
            }
        }
    }

    /// Asks whether two cloaked photos of a person are matched to each other.
    fn beside(&mut self, copy: &Copy, other: &Copy) {
        let [own, other] = [copy, other].map(|copy| Unprotected {
            picture: &copy.picture,
            faces: &copy.faces,
        });
        let judges = (&mut self.panel, None);
        let progress = Progress::default();
        let judgement = evaluate::judge(&copy.file, &own, &[other], 0, judges, &progress);
        // Who does not match the copy as it is, is blind for what becomes of it: that is the answer here.
        for judged in &judgement.unwrap().faces {
            let hearings = judged.hearings.iter();
            let hearings: Vec<&RecogniserResult> = hearings
                .filter(|heard| heard.reference != Reference::Itself)
                .collect();
            counted(&mut self.sums.cloaked, &mut self.sums.through, 2, &hearings);
        }
    }

    /// The faces that count of those found.
    fn counted(&self, mut faces: Vec<Face>) -> Vec<Face> {
        if self.largest {
            faces.sort_by(|a, b| b.region.height.total_cmp(&a.region.height));
            faces.truncate(1);
        }
        faces
    }

    /// A photo made so small that its largest face is [`SMALL`] pixels high.
    fn smaller(&mut self, path: &Path) -> tempfile::NamedTempFile {
        let progress = Progress::default();
        let (opened, faces) = looked(path, &self.session);
        let largest = faces
            .iter()
            .map(|face| face.region.height)
            .fold(SMALL, f32::max);
        let (width, height) = opened.picture.rgb.dimensions();
        let mut plan = self.plan(Format::Png);
        plan.encoding.max_side = Some((width.max(height) as f32 * SMALL / largest) as u32);
        let file = tempfile::NamedTempFile::new().unwrap();
        let small = protect::carry_out(opened, &plan, &progress).unwrap();
        std::fs::write(file.path(), small.bytes).unwrap();
        file
    }

    /// Cloaks the faces of a photo and asks the jury: about the very original, and about each of the other photos of the person.
    fn photo(&mut self, photo: &str, path: &Path, others: &[PathBuf]) -> Copy {
        let progress = Progress::default();
        let (opened, faces) = looked(path, &self.session);
        let faces = self.counted(faces);
        let before = opened.picture.clone();
        let shown = exported(path, &self.plan(Format::Jpeg));
        let begun = Instant::now();
        let mut worn = opened.picture;
        self.cloak(&mut worn, &faces);
        self.sums.seconds += begun.elapsed().as_secs_f64();
        let [lossless, file] = [Format::Png, Format::Jpeg]
            .map(|format| encode(&worn, &self.plan(format).encoding, &progress).unwrap());
        let unprotected = Unprotected {
            picture: &before,
            faces: &faces,
        };
        let known: Vec<(Opened, Vec<Face>)> = others
            .iter()
            .map(|other| {
                let (opened, faces) = looked(other, &self.session);
                (opened, self.counted(faces))
            })
            .collect();
        let mut judge = |others: &[Unprotected<'_>]| {
            let judges = (&mut self.panel, None);
            evaluate::judge(&file, &unprotected, others, 0, judges, &progress).unwrap()
        };
        let judgement = judge(&[]);
        let pairs = known.iter().map(|(opened, faces)| {
            judge(&[Unprotected {
                picture: &opened.picture,
                faces,
            }])
        });
        let pairs: Vec<Judgement> = pairs.collect();
        let pictures = [&lossless, &file, &shown]
            .map(|bytes| image::load_from_memory(bytes).unwrap().to_rgb8());
        for face in &faces {
            let sums = &mut self.sums;
            sums.cloak.look(&before.rgb, &pictures[0], &face.region);
            sums.file.look(&before.rgb, &pictures[1], &face.region);
            sums.without.look(&before.rgb, &pictures[2], &face.region);
        }
        self.sums.photo(photo, &judgement);
        for pair in &pairs {
            self.sums.pair(pair);
        }
        keep(photo, &lossless);
        worn.rgb = image::load_from_memory(&file).unwrap().to_rgb8();
        Copy {
            file,
            picture: worn,
            faces,
        }
    }

    /// Cloaks the faces of a photo that is to be written as [`Trial::plan`] says.
    fn cloak(&self, photo: &mut Picture, faces: &[Face]) {
        let faces = faces.iter().filter(|face| protect::can_be_cloaked(face));
        let targets = faces.map(|face| Target {
            region: face.region,
            landmarks: face.landmarks,
            strength: self.strength,
        });
        let targets: Vec<Target> = targets.collect();
        let recipe = Recipe {
            steps: self.steps,
            seed: 1,
        };
        let export = Exported::of(&photo.rgb, &targets, self.plan(Format::Jpeg).encoding).unwrap();
        let progress = Progress::default();
        self.cloaker
            .cloak(photo, &targets, None, &recipe, &export, &progress)
            .unwrap();
    }

    /// A copy without covers.
    fn plan(&self, format: Format) -> Plan {
        Plan {
            faces: Vec::new(),
            fit: Fit::default(),
            text: None,
            detector: None,
            encoding: Encoding {
                format,
                quality: QUALITY,
                max_side: None,
            },
            naming: Naming::default(),
            mining_mark: false,
            steps: self.steps,
            seed: 1,
        }
    }
}

/// A photo and its faces.
fn looked(path: &Path, session: &Session) -> (Opened, Vec<Face>) {
    let photo = session.open(path, Looks::FACES, &Progress::default());
    let photo = photo.unwrap();
    let faces = photo.faces.unwrap();
    (Arc::unwrap_or_clone(photo.opened), faces)
}

/// The bytes of a photo's export.
fn exported(path: &Path, plan: &Plan) -> Vec<u8> {
    let progress = Progress::default();
    let opened = protect::open(path, &Limits::default(), &progress).unwrap();
    protect::carry_out(opened, plan, &progress).unwrap().bytes
}

fn keep(photo: &str, bytes: &[u8]) {
    if let Some(folder) = std::env::var_os("OMBRELLE_KEEP") {
        let name = Path::new(photo).with_extension("png");
        std::fs::write(Path::new(&folder).join(name), bytes).unwrap();
    }
}

impl Sums {
    fn photo(&mut self, photo: &str, judgement: &Judgement) {
        for judged in &judgement.faces {
            self.faces += 1;
            let hearings: Vec<&RecogniserResult> = judged.hearings.iter().collect();
            let (most, strong) = counted(&mut self.cells, &mut self.through, 0, &hearings);
            self.hidden.0 += usize::from(most);
            self.hidden.1 += usize::from(strong);
            let known = hearings
                .iter()
                .filter(|heard| heard.journey == Distortion::AsExported);
            let most = |witness: &str| {
                let heard = hearings.iter().filter(|heard| heard.witness == witness);
                let heard = heard.filter(|heard| heard.journey != Distortion::StrongDenoising);
                heard.map(|heard| heard.likeness).fold(-1.0, f32::max)
            };
            let known = known.map(|heard| {
                let most = most(&heard.witness);
                format!("{} {:.3} {most:.3}", heard.witness, heard.likeness)
            });
            let known: Vec<String> = known.collect();
            println!(
                "{photo} face {}: SSIM {:.3}, of the file {:.3}, smooth skin {:.2}, likeness as exported and the most before strong denoising: {}",
                judged.number,
                self.cloak.ssim[self.faces - 1],
                self.file.ssim[self.faces - 1],
                self.cloak.smooth[self.faces - 1],
                known.join(", ")
            );
        }
    }

    /// A photo beside another one of the person.
    fn pair(&mut self, judgement: &Judgement) {
        for judged in &judgement.faces {
            self.pair_count += 1;
            let hearings = judged.hearings.iter();
            let hearings: Vec<&RecogniserResult> = hearings
                .filter(|heard| heard.reference != Reference::Itself && !heard.blind)
                .collect();
            counted(&mut self.pairs, &mut self.through, 1, &hearings);
        }
    }

    fn print(&self, loaded: f64, without: &[&str]) {
        let count = self.faces.max(1) as f32;
        println!(
            "\n{} faces; loaded in {loaded:.2} s; {:.2} s a face; without {without:?}",
            self.faces,
            self.seconds / f64::from(count),
        );
        println!("the cloak alone:      {}", self.cloak.words());
        println!("the file, JPEG {QUALITY}:    {}", self.file.words());
        println!("without a cloak:      {}", self.without.words());
        println!(
            "hidden from every witness on every journey but strong denoising: {} of {}; on that: {}",
            self.hidden.0, self.faces, self.hidden.1
        );
        for ((witness, journey), cell) in &self.cells {
            println!(
                "original: {witness:16} {journey:22} {:3} hidden, likeness {:.2}",
                cell.hidden,
                cell.likeness / count
            );
        }
        for ((witness, journey), cell) in &self.pairs {
            println!(
                "others:   {witness:16} {journey:22} {:3} of {} hidden, likeness {:.2}",
                cell.hidden,
                cell.asked,
                cell.likeness / cell.asked.max(1) as f32
            );
        }
        self.print_witnesses(without);
    }

    /// A line a witness, as docs/cloak.md has them.
    fn print_witnesses(&self, without: &[&str]) {
        let cards = Card::all().unwrap();
        let made =
            |card: &&Card| card.role == Role::Surrogate && !without.contains(&card.family.as_str());
        let made: Vec<&str> = cards
            .iter()
            .filter(made)
            .map(|card| &*card.family)
            .collect();
        println!(
            "\nwitness: hidden from the original as exported, through all but strong denoising, through that; likeness as exported, after that; pairs; likewise of two cloaked photos"
        );
        for card in &cards {
            let of = |cells: &BTreeMap<(String, String), Cell>, journey: Distortion| {
                let journey: &str = journey.into();
                let cell = cells.get(&(card.name.clone(), journey.to_owned()));
                cell.map_or((0, 0.0, 0), |cell| {
                    (
                        cell.hidden,
                        cell.likeness / cell.asked.max(1) as f32,
                        cell.asked,
                    )
                })
            };
            let (plain, likeness, asked) = of(&self.cells, Distortion::AsExported);
            let (denoised, after, _) = of(&self.cells, Distortion::StrongDenoising);
            let [through, pairs, cloaked] =
                self.through.get(&card.name).copied().unwrap_or_default();
            let (pairs_plain, _, pairs_asked) = of(&self.pairs, Distortion::AsExported);
            let (pairs_denoised, _, _) = of(&self.pairs, Distortion::StrongDenoising);
            let (cloaked_plain, alike, cloaked_asked) = of(&self.cloaked, Distortion::AsExported);
            let (cloaked_denoised, _, _) = of(&self.cloaked, Distortion::StrongDenoising);
            let part = if made.contains(&&*card.family) {
                "made against"
            } else {
                "left out"
            };
            println!(
                "{:14} {part:12} {plain} {through} {denoised} of {asked}; {likeness:.2} {after:.2}; pairs {pairs_plain} {pairs} {pairs_denoised} of {pairs_asked}; cloaked {cloaked_plain} {cloaked} {cloaked_denoised} of {cloaked_asked}, {alike:.2}",
                card.name
            );
        }
    }
}

/// Adds what was heard of one face: whether it was matched by nobody on every journey but strong denoising, and on that.
fn counted(
    cells: &mut BTreeMap<(String, String), Cell>,
    through: &mut BTreeMap<String, [usize; 3]>,
    question: usize,
    hearings: &[&RecogniserResult],
) -> (bool, bool) {
    let mut most: BTreeMap<&str, bool> = BTreeMap::new();
    let mut strong = true;
    for heard in hearings {
        let journey: &str = heard.journey.into();
        let cell = cells.entry((heard.witness.clone(), journey.to_owned()));
        let cell = cell.or_default();
        cell.asked += 1;
        cell.hidden += usize::from(!heard.recognised);
        cell.likeness += heard.likeness;
        if heard.journey == Distortion::StrongDenoising {
            strong &= !heard.recognised;
        } else {
            *most.entry(&heard.witness).or_insert(true) &= !heard.recognised;
        }
    }
    for (witness, hidden) in &most {
        let counts = through.entry((*witness).to_owned()).or_default();
        counts[question] += usize::from(*hidden);
    }
    (most.values().all(|hidden| *hidden), strong)
}

impl Seen {
    fn look(&mut self, before: &RgbImage, after: &RgbImage, face: &Region) {
        let part = |picture: &RgbImage| {
            let (x, y) = (face.x.max(0.0) as u32, face.y.max(0.0) as u32);
            let (width, height) = (face.width as u32, face.height as u32);
            image::imageops::crop_imm(picture, x, y, width, height).to_image()
        };
        let looks = VisualDifference::of(&part(before), &part(after));
        let (smooth, largest) = moved(before, after, face);
        self.ssim.extend(looks.ssim);
        self.ssimulacra2.extend(looks.ssimulacra2);
        self.smooth.push(smooth);
        self.largest = self.largest.max(largest);
    }

    fn words(&self) -> String {
        let mean = |values: &[f32]| values.iter().sum::<f32>() / values.len().max(1) as f32;
        let least = self.ssim.iter().copied().fold(1.0, f32::min);
        format!(
            "SSIM {:.3} (least {least:.3}), SSIMULACRA2 {:.0}, smooth skin {:.2}, largest change {}",
            mean(&self.ssim),
            mean(&self.ssimulacra2),
            mean(&self.smooth),
            self.largest
        )
    }
}

/// The mean change of smooth places in a face, and the largest change of any value there.
fn moved(before: &RgbImage, after: &RgbImage, face: &Region) -> (f32, u8) {
    let luminance = |x: u32, y: u32| {
        let [r, g, b] = before.get_pixel(x, y).0.map(f32::from);
        0.299 * r + 0.587 * g + 0.114 * b
    };
    let (width, height) = before.dimensions();
    let span = |from: f32, length: f32, limit: u32| {
        let first = from.max(3.0) as u32;
        first..((from + length) as u32).min(limit - 4)
    };
    let (mut sum, mut count, mut largest) = (0.0, 0.0_f32, 0);
    for y in span(face.y, face.height, height) {
        for x in span(face.x, face.width, width) {
            let (was, now) = (before.get_pixel(x, y).0, after.get_pixel(x, y).0);
            let change = was.iter().zip(now).map(|(was, now)| was.abs_diff(now));
            let change: Vec<u8> = change.collect();
            largest = largest.max(change.iter().copied().max().unwrap_or(0));
            let window = (y - 3..=y + 3).flat_map(|y| (x - 3..=x + 3).map(move |x| (x, y)));
            let values: Vec<f32> = window.map(|(x, y)| luminance(x, y)).collect();
            let mean = values.iter().sum::<f32>() / 49.0;
            let square = values.iter().map(|v| (v - mean).powi(2)).sum::<f32>() / 49.0;
            if square.sqrt() < SMOOTH {
                sum += change.iter().map(|c| f32::from(*c)).sum::<f32>() / 3.0;
                count += 1.0;
            }
        }
    }
    (sum / count.max(1.0), largest)
}
