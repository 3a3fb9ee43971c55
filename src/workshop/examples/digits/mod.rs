//! scikit-learn's handwritten digits, and which of them are held out.

use std::io::Read as _;

use ombrelle_workshop::pixel::{Digit, Network};

/// A digit and what it is.
pub struct Labelled {
    pub digit: Digit,
    pub says: u8,
}

/// The digits to learn from, and every fifth one, which is held out.
pub fn parts(csv: &str) -> (Vec<Labelled>, Vec<Labelled>) {
    let mut text = String::new();
    let file = std::fs::File::open(csv).unwrap();
    let mut lines = flate2::read::GzDecoder::new(file);
    lines.read_to_string(&mut text).unwrap();
    let (mut learned, mut held_out) = (Vec::new(), Vec::new());
    for (n, line) in text.lines().enumerate() {
        let values: Vec<u8> = line
            .split(',')
            .map(|value| value.parse().unwrap())
            .collect();
        let mut digit = Digit([[0; 8]; 8]);
        digit.0.as_flattened_mut().copy_from_slice(&values[..64]);
        let says = values[64];
        let part = if n % 5 == 4 {
            &mut held_out
        } else {
            &mut learned
        };
        part.push(Labelled { digit, says });
    }
    (learned, held_out)
}

/// How many a network reads rightly.
pub fn right(network: &Network, part: &[Labelled]) -> usize {
    let right = |one: &&Labelled| network.read(&one.digit).digit() == one.says;
    part.iter().filter(right).count()
}
