//! What the facade costs, for `cargo xtask bench --only mobile`.
//!
//! `measure cost PHOTO`: protecting it through core and through the facade in turns, in milliseconds. `measure first PHOTO MODELS`: from the
//! first call of a new process to its first face. `measure protect PHOTO`: once; `measure whole PHOTO MODELS`: the faces too, as a phone
//! with little memory would have them: by one thread, the network let go of before the copy. Whoever started these two knows what memory they took.

// It prints what it measured.
#![allow(clippy::print_stdout, clippy::indexing_slicing)]

use std::error::Error;
use std::path::Path;
use std::time::Instant;

use ombrelle_core::progress::Progress;
use ombrelle_core::protect;
use ombrelle_mobile::{Language, Looks, Region, Session, default_terms};

const NOTHING: Looks = Looks {
    faces: false,
    text: false,
};
const FACES: Looks = Looks {
    faces: true,
    text: false,
};
const PLACE: Region = Region {
    x: 900.0,
    y: 700.0,
    width: 800.0,
    height: 900.0,
};
/// Turns, of which the middle one counts.
const TURNS: usize = 15;

fn main() -> Result<(), Box<dyn Error>> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["cost", photo] => cost(&std::fs::read(photo)?),
        ["first", photo, models] => first(std::fs::read(photo)?, models),
        ["protect", photo] => by_facade(std::fs::read(photo)?).map(drop),
        ["whole", photo, models] => whole(std::fs::read(photo)?, models),
        _ => Err(
            "measure cost PHOTO | first PHOTO MODELS | protect PHOTO | whole PHOTO MODELS".into(),
        ),
    }
}

fn cost(photo: &[u8]) -> Result<(), Box<dyn Error>> {
    let (mut core, mut facade) = (Vec::new(), Vec::new());
    for turn in 0..2 * TURNS {
        let start = Instant::now();
        let made = match turn % 2 {
            0 => by_core(photo)?,
            _ => by_facade(photo.to_vec())?,
        };
        let taken = start.elapsed().as_secs_f64() * 1e3;
        [&mut core, &mut facade][turn % 2].push((taken, made.len()));
    }
    for (name, mut taken) in [("core", core), ("facade", facade)] {
        taken.sort_by(|a, b| a.0.total_cmp(&b.0));
        println!("{name}: {:.2}", taken[TURNS / 2].0);
    }
    Ok(())
}

fn by_core(photo: &[u8]) -> Result<Vec<u8>, Box<dyn Error>> {
    let progress = Progress::default();
    let session = protect::Session::new("/nowhere", 1);
    let none = protect::Looks::default();
    let opened = session.open_bytes(photo, Path::new(""), none, &progress)?;
    let mut draft = session.draft(&opened, protect::Terms::default());
    draft.draw(protect::Region {
        x: PLACE.x,
        y: PLACE.y,
        width: PLACE.width,
        height: PLACE.height,
    })?;
    // The photo stays open, as an app's does.
    Ok(session
        .protect(&opened, &draft, &progress)?
        .bytes()
        .to_vec())
}

fn by_facade(photo: Vec<u8>) -> Result<Vec<u8>, Box<dyn Error>> {
    let session = Session::new("/nowhere".into(), Language::English, 1);
    let photo = session.open(photo, None, NOTHING, None)?;
    let draft = photo.draft(default_terms());
    draft.draw(PLACE)?;
    Ok(draft.protect(None)?.bytes())
}

fn whole(photo: Vec<u8>, models: &str) -> Result<(), Box<dyn Error>> {
    let session = Session::new(models.into(), Language::English, 1);
    let photo = session.clone().open(photo, None, FACES, None)?;
    let faces = photo.faces().ok_or("no face finder")?;
    session.unload();
    let copy = photo.draft(default_terms()).protect(None)?;
    println!("{} faces: {} bytes", faces.len(), copy.bytes().len());
    Ok(())
}

fn first(photo: Vec<u8>, models: &str) -> Result<(), Box<dyn Error>> {
    let start = Instant::now();
    let session = Session::new(models.into(), Language::English, 0);
    let photo = session.open(photo, None, FACES, None)?;
    let faces = photo.faces().ok_or("no face finder")?;
    println!(
        "{} faces: {:.2}",
        faces.len(),
        start.elapsed().as_secs_f64() * 1e3
    );
    Ok(())
}
