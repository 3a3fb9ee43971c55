//! Inputs by number: the same seed files, the same seed and the same number give the same bytes.

use std::io;
use std::path::Path;

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

use crate::Target;
use crate::mutate::mutated;

/// The inputs of a target under one seed: first its seed files as they are, then changed ones without end.
#[derive(Debug)]
pub struct Inputs {
    files: Vec<Vec<u8>>,
    words: &'static [&'static [u8]],
    seed: u64,
}

impl Inputs {
    /// Of these seed files.
    pub fn new(target: &Target, files: Vec<Vec<u8>>, seed: u64) -> Self {
        Self {
            files,
            words: target.words,
            seed,
        }
    }

    /// Of the seed files in a folder, in the order of their names.
    ///
    /// # Errors
    /// Those of reading.
    pub fn read(target: &Target, folder: &Path, seed: u64) -> io::Result<Self> {
        let mut paths = Vec::new();
        for entry in std::fs::read_dir(folder)? {
            paths.push(entry?.path());
        }
        paths.sort();
        let files = paths.iter().map(std::fs::read).collect::<io::Result<_>>()?;
        Ok(Self::new(target, files, seed))
    }

    /// The input of this number.
    pub fn nth(&self, number: u64) -> Vec<u8> {
        let place = usize::try_from(number).unwrap_or(usize::MAX);
        if let Some(file) = self.files.get(place) {
            return file.clone();
        }
        let mut dice = ChaCha8Rng::seed_from_u64(self.seed);
        dice.set_stream(number);
        let chosen = dice.next_u64() % self.files.len().max(1) as u64;
        let file = self.files.get(chosen as usize).cloned();
        mutated(file.unwrap_or_default(), &self.files, self.words, &mut dice)
    }
}

/// Writes a target's seed files into a folder of their own: the folder.
///
/// # Errors
/// Those of writing.
pub fn write_seeds(target: &Target, folder: &Path) -> io::Result<std::path::PathBuf> {
    let folder = folder.join(target.name);
    if folder.is_dir() {
        std::fs::remove_dir_all(&folder)?;
    }
    std::fs::create_dir_all(&folder)?;
    for (number, file) in (target.seeds)().iter().enumerate() {
        std::fs::write(folder.join(format!("seed-{number:02}")), file)?;
    }
    Ok(folder)
}
