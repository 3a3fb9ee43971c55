//! Times searching: `time_search index COUNT QUERIES` or `time_search scan COUNT QUERIES`.
//!
//! The list: 3 of 4 hashes random, 1 of 4 a copy of an earlier one with up to 63 bits turned. The
//! queries: hashes of the list with 12 bits turned. Prints milliseconds: for `index` the middle
//! query, the slowest but one in a hundred, and the whole build; for `scan` the fastest query,
//! the fastest copy of the same bytes, and the fastest sum of them as numbers.

#![allow(
    clippy::print_stdout,
    reason = "its output is for the program that runs it"
)]

use std::error::Error;
use std::hint::black_box;
use std::time::Instant;

use ombrelle_pdq::{Hash, Index, MATCH_DISTANCE, scan};

/// Vigna's xorshift64*, seeded: the same list at each run.
struct Noise(u64);

impl Noise {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d)
    }

    fn below(&mut self, end: usize) -> usize {
        (self.next() >> 20) as usize % end
    }

    fn hash(&mut self) -> Hash {
        let mut bytes = [0; 32];
        for word in bytes.as_chunks_mut::<8>().0 {
            *word = self.next().to_le_bytes();
        }
        Hash::from_bytes(bytes)
    }

    fn turn(&mut self, hash: &mut Hash, bits: usize) {
        for _ in 0..bits {
            let (byte, bit) = (self.below(32), self.below(8));
            if let Some(byte) = hash.as_bytes_mut().get_mut(byte) {
                *byte ^= 1 << bit;
            }
        }
    }
}

fn list(count: usize, noise: &mut Noise) -> Vec<Hash> {
    let mut hashes: Vec<Hash> = Vec::with_capacity(count);
    for number in 0..count {
        let earlier = (number % 4 == 3).then(|| noise.below(number));
        let copied = earlier.and_then(|place| hashes.get(place)).cloned();
        hashes.push(match copied {
            Some(mut copy) => {
                let bits = noise.below(64);
                noise.turn(&mut copy, bits);
                copy
            }
            None => noise.hash(),
        });
    }
    hashes
}

fn queries(hashes: &[Hash], count: usize, noise: &mut Noise) -> Vec<Hash> {
    let picked: Vec<usize> = (0..count).map(|_| noise.below(hashes.len())).collect();
    let mut queries: Vec<Hash> = picked
        .iter()
        .filter_map(|place| hashes.get(*place).cloned())
        .collect();
    for query in &mut queries {
        noise.turn(query, 12);
    }
    queries
}

/// The shortest run, in milliseconds.
fn shortest<T>(runs: impl IntoIterator<Item = T>, mut work: impl FnMut(T)) -> f64 {
    let times = runs.into_iter().map(|run| {
        let start = Instant::now();
        work(run);
        start.elapsed().as_secs_f64() * 1e3
    });
    times.fold(f64::INFINITY, f64::min)
}

/// The time that this share of the runs does not exceed.
fn at(times: &[f64], share: f64) -> f64 {
    let place = (times.len() as f64 * share) as usize;
    times.get(place).copied().unwrap_or(f64::NAN)
}

fn time_index(hashes: Vec<Hash>, queries: &[Hash]) -> Result<(), Box<dyn Error>> {
    let start = Instant::now();
    let index = Index::build(hashes);
    let build = start.elapsed().as_secs_f64() * 1e3;
    let mut times = Vec::new();
    for query in queries {
        let start = Instant::now();
        let found = index.within(query, MATCH_DISTANCE);
        times.push(start.elapsed().as_secs_f64() * 1e3);
        if found.is_empty() {
            return Err("a query did not find the hash that it was made from".into());
        }
    }
    times.sort_by(f64::total_cmp);
    println!("{} {} {build}", at(&times, 0.5), at(&times, 0.99));
    Ok(())
}

fn time_scan(hashes: &[Hash], queries: &[Hash]) {
    let scanned = shortest(queries, |query| {
        black_box(scan(black_box(hashes), query, MATCH_DISTANCE));
    });
    let numbers: Vec<u64> = (0..hashes.len() as u64 * 4).collect();
    let mut copy = vec![1; numbers.len()];
    let copied = shortest(queries, |_| {
        black_box(&mut copy).copy_from_slice(black_box(&numbers));
    });
    let summed = shortest(queries, |_| {
        let numbers = black_box(&numbers).iter();
        black_box(numbers.fold(0_u64, |sum, number| sum.wrapping_add(*number)));
    });
    println!("{scanned} {copied} {summed}");
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [way, count, number] = arguments.as_slice() else {
        return Err("time_search index|scan COUNT QUERIES".into());
    };
    let mut noise = Noise(7);
    let hashes = list(count.parse()?, &mut noise);
    let queries = queries(&hashes, number.parse()?, &mut noise);
    match way.as_str() {
        "index" => time_index(hashes, &queries)?,
        "scan" => time_scan(&hashes, &queries),
        _ => return Err("time_search index|scan COUNT QUERIES".into()),
    }
    Ok(())
}
