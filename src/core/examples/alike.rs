//! Which faces of the photos of some folders the recognisers that group take for one person's, each alone and both together: what docs/groups.md says
//! of strangers, once somebody has looked at the pairs.
//!
//!     cargo run --release --example alike -- FOLDER...
//!
//! A line a pair of faces of two photos that one of them takes for one person's, with both likenesses; then how many pairs there are. Faces that are
//! never grouped are left out: lower than 40 pixels, or of which the finder is less than 60 % sure.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::print_stdout)]

use std::path::{Path, PathBuf};

use ombrelle_core::face::{Finder, GROUPED_BY, LEAST_SURE_GROUPED, SMALLEST_GROUPED};
use ombrelle_core::model::recogniser::{Embedding, Recogniser};
use ombrelle_core::paths;
use ombrelle_core::photo::Picture;
use ombrelle_core::progress::Progress;

struct Seen {
    photo: PathBuf,
    face: usize,
    embeddings: [Embedding; 2],
}

fn main() {
    let mut finder = Finder::load(&paths::models(), 2).unwrap();
    let mut recognisers =
        GROUPED_BY.map(|name| Recogniser::load(name, &paths::models(), 2).unwrap());
    let least = recognisers.each_ref().map(|one| one.card().grouping);
    let mut seen = Vec::new();
    for folder in std::env::args().skip(1) {
        let mut photos: Vec<PathBuf> = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .collect();
        photos.sort();
        for photo in photos {
            seen.extend(faces(&mut finder, &mut recognisers, &photo));
        }
    }
    let (mut pairs, mut alike) = (0, [0, 0, 0]);
    for (place, one) in seen.iter().enumerate() {
        for other in seen.iter().skip(place + 1) {
            if one.photo == other.photo {
                continue;
            }
            pairs += 1;
            let likeness = |n: usize| one.embeddings[n].similarity(&other.embeddings[n]);
            let said = [0, 1].map(|n| likeness(n) >= least[n]);
            for (count, yes) in alike.iter_mut().zip([said[0], said[1], said[0] && said[1]]) {
                *count += i32::from(yes);
            }
            if said[0] || said[1] {
                let told = |seen: &Seen| format!("{}:{}", seen.photo.display(), seen.face);
                let (dlib, sface) = (likeness(0), likeness(1));
                println!(
                    "{} {} dlib {dlib:.3} SFace {sface:.3}",
                    told(one),
                    told(other)
                );
            }
        }
    }
    println!(
        "{} faces, {pairs} pairs of two photos: alike for dlib {}, for SFace {}, for both {}",
        seen.len(),
        alike[0],
        alike[1],
        alike[2]
    );
}

fn faces(finder: &mut Finder, recognisers: &mut [Recogniser; 2], photo: &Path) -> Vec<Seen> {
    let Ok(rgb) = image::open(photo) else {
        println!("{}: no picture", photo.display());
        return Vec::new();
    };
    let picture = Picture {
        rgb: rgb.to_rgb8(),
        alpha: None,
    };
    let found = finder.find(&picture, &Progress::default()).unwrap();
    let grouped = (1..).zip(&found).filter(|(_, face)| {
        face.region.height >= SMALLEST_GROUPED
            && face.score.is_none_or(|score| score >= LEAST_SURE_GROUPED)
    });
    let seen = grouped.filter_map(|(number, face)| {
        let landmarks = face.landmarks?;
        Some(Seen {
            photo: photo.to_owned(),
            face: number,
            embeddings: recognisers
                .each_mut()
                .map(|one| one.embed(&picture.rgb, &landmarks).unwrap()),
        })
    });
    seen.collect()
}
