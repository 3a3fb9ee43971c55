//! Differential evolution as the paper has it: 400 candidates, 100 generations, F = 0.5, no crossover, a child against its own father.

use std::ops::ControlFlow;

use ombrelle_base::chance::Chance;

use super::{Digit, INK, Network, Reading, SIDE};

/// Candidates of a generation.
pub const POPULATION: usize = 400;
/// Generations at most.
pub const GENERATIONS: usize = 100;
/// How much of the difference of two candidates is added to a third.
const SCALE: f32 = 0.5;
/// Sure enough to stop: the wanted digit at 90 %, or the true one below 5 %.
const TOWARDS: f32 = 0.9;
const AWAY: f32 = 0.05;

/// What the network is to be made to say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Aim {
    /// Anything but what it says now.
    Away,
    /// This digit.
    Towards(u8),
}

/// One attack.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Attack {
    /// Pixels that may change, 1 at least; the paper has 1, 3 and 5.
    pub pixels: usize,
    /// What the network is to say.
    pub aim: Aim,
    /// The same seed gives the same attack.
    pub seed: u64,
}

/// A pixel and its new ink.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Change {
    /// From the top, from 0.
    pub row: usize,
    /// From the left, from 0.
    pub column: usize,
    /// 0 (paper) to 16.
    pub ink: u8,
}

/// The best candidate of a generation.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// Its pixels; two may be the same place, where the later counts.
    pub changes: Vec<Change>,
    /// What the network says of the changed digit.
    pub reading: Reading,
    /// Generations after the first candidates.
    pub generation: usize,
    /// Whether the network says what it was to be made to say.
    pub fooled: bool,
}

/// A pixel as evolution moves it: row and column 0 to 8, ink 0 to 16.
type Place = [f32; 3];

struct Candidate {
    places: Vec<Place>,
    /// Smaller is better.
    cost: f32,
    reading: Reading,
}

/// Looks for pixels that change the network's mind; tells the best of every generation, and stops where `watch` breaks.
///
/// Where the network misreads the digit to begin with, "away" is away from what it says, right or wrong.
pub fn attack(
    digit: &Digit,
    attack: Attack,
    mut watch: impl FnMut(&Found) -> ControlFlow<()>,
) -> Found {
    let network = Network::ours();
    let before = network.read(digit).digit();
    let mut chance = Chance::stream(attack.seed, 1);
    let weigh = |places: Vec<Place>| {
        let changes: Vec<Change> = places.iter().map(change).collect();
        let reading = network.read(&digit.with(&changes));
        let cost = match attack.aim {
            Aim::Away => reading.of(before),
            Aim::Towards(wanted) => 1.0 - reading.of(wanted),
        };
        Candidate {
            places,
            cost,
            reading,
        }
    };
    let pixels = attack.pixels.max(1);
    let mut all: Vec<Candidate> = (0..POPULATION)
        .map(|_| weigh((0..pixels).map(|_| first(&mut chance)).collect()))
        .collect();
    let tell = |all: &[Candidate], generation| best(all, attack.aim, before, generation);
    let mut found = tell(&all, 0);
    for generation in 1..=GENERATIONS {
        if watch(&found).is_break() || is_sure(&found, attack.aim, before) {
            return found;
        }
        let children: Vec<Candidate> = (0..all.len())
            .map(|_| weigh(child(&all, &mut chance)))
            .collect();
        for (father, child) in all.iter_mut().zip(children) {
            if child.cost < father.cost {
                *father = child;
            }
        }
        found = tell(&all, generation);
    }
    let _ = watch(&found);
    found
}

/// Anywhere, with ink around the middle, as the paper draws colours (N(128, 127) of 256).
fn first(chance: &mut Chance) -> Place {
    let side = SIDE as f32;
    let middle = f32::from(INK) / 2.0;
    let [ink, _] = chance.normal();
    [
        chance.between(0.0, side),
        chance.between(0.0, side),
        middle + middle * ink,
    ]
}

/// Three candidates make one: the first, and half of what parts the two others.
fn child(all: &[Candidate], chance: &mut Chance) -> Vec<Place> {
    let mut picked: [Option<usize>; 3] = [None; 3];
    for turn in 0..3 {
        let number = loop {
            let number = chance.below(all.len());
            if !picked.contains(&Some(number)) || all.len() < 3 {
                break number;
            }
        };
        if let Some(place) = picked.get_mut(turn) {
            *place = Some(number);
        }
    }
    let [one, two, three] = picked.map(|number| {
        number
            .and_then(|n| all.get(n))
            .map_or(&[][..], |c| &c.places)
    });
    let mix = |((a, b), c): ((&Place, &Place), &Place)| {
        let [a, b, c] = [a, b, c].map(|place| place.iter());
        let mut mixed = [0.0; 3];
        for ((value, a), (b, c)) in mixed.iter_mut().zip(a).zip(b.zip(c)) {
            *value = a + SCALE * (b - c);
        }
        mixed
    };
    one.iter().zip(two).zip(three).map(mix).collect()
}

/// A place in whole pixels, held within the picture.
fn change(place: &Place) -> Change {
    let [row, column, ink] = *place;
    let whole = |value: f32| (value.max(0.0) as usize).min(SIDE - 1);
    Change {
        row: whole(row),
        column: whole(column),
        ink: ink.clamp(0.0, f32::from(INK)).round() as u8,
    }
}

fn best(all: &[Candidate], aim: Aim, before: u8, generation: usize) -> Found {
    let best = all.iter().min_by(|a, b| a.cost.total_cmp(&b.cost));
    let (changes, reading) = best.map_or_else(
        || (Vec::new(), Network::ours().read(&Digit([[0; SIDE]; SIDE]))),
        |best| (best.places.iter().map(change).collect(), best.reading),
    );
    let says = reading.digit();
    let fooled = match aim {
        Aim::Away => says != before,
        Aim::Towards(wanted) => says == wanted,
    };
    Found {
        changes,
        reading,
        generation,
        fooled,
    }
}

fn is_sure(found: &Found, aim: Aim, before: u8) -> bool {
    match aim {
        Aim::Away => found.reading.of(before) < AWAY,
        Aim::Towards(wanted) => found.reading.of(wanted) > TOWARDS,
    }
}

#[cfg(test)]
mod tests {
    use super::super::drawn;
    use super::*;

    fn run(digit: &Digit, pixels: usize, aim: Aim, seed: u64) -> Found {
        let plan = Attack { pixels, aim, seed };
        attack(digit, plan, |_| ControlFlow::Continue(()))
    }

    #[test]
    fn the_same_seed_finds_the_same_pixels() {
        let digit = drawn::digit(4, 2);
        let found = run(&digit, 1, Aim::Away, 7);
        assert_eq!(found, run(&digit, 1, Aim::Away, 7));
        assert_eq!(found.changes.len(), 1);
        let changed = digit.with(&found.changes);
        let differs = digit.0.as_flattened().iter().zip(changed.0.as_flattened());
        assert!(differs.filter(|(a, b)| a != b).count() <= 1);
        assert_eq!(Network::ours().read(&changed), found.reading);
    }

    #[test]
    fn five_pixels_fool_it_more_often_than_one() {
        let fooled = |pixels| {
            let all = (0..10).map(|n| run(&drawn::digit(n, 1), pixels, Aim::Away, 3));
            all.filter(|found| found.fooled).count()
        };
        let (one, five) = (fooled(1), fooled(5));
        assert!(five >= one && five >= 7, "{one} {five}");
    }

    #[test]
    fn nothing_gets_worse_and_a_watcher_can_stop() {
        let digit = drawn::digit(8, 1);
        let before = Network::ours().read(&digit).digit();
        let mut costs = Vec::new();
        let plan = Attack {
            pixels: 3,
            aim: Aim::Away,
            seed: 1,
        };
        let found = attack(&digit, plan, |found| {
            costs.push(found.reading.of(before));
            if costs.len() == 5 {
                return ControlFlow::Break(());
            }
            ControlFlow::Continue(())
        });
        assert!(costs.is_sorted_by(|a, b| a >= b), "{costs:?}");
        assert!(found.generation <= 4);
    }
}
