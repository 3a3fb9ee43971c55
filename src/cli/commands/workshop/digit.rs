//! One pixel: a digit, what the machine makes of it, an attack, and a try of one's own.

use std::ops::ControlFlow;

use ombrelle_workshop::pixel::{
    self, Aim, Attack, Change, Digit, INK, Network, Reading, SIDE, drawn,
};

use super::table::{Stop, Table, numbers, percent};

/// The pixels of the paper.
const PIXELS: [usize; 3] = [1, 3, 5];

/// Plays the room: with the digit that is given or asked for.
pub fn play(table: &mut Table<'_>, digit: Option<u8>, seed: u64) -> Result<(), Stop> {
    let which = match digit {
        Some(digit) => digit,
        None => table.ask("workshop-ask-digit", |line| {
            line.parse().ok().filter(|digit| *digit <= 9)
        })?,
    };
    let digit = drawn::digit(which, seed);
    show(table, &digit, &[]);
    reads(table, "workshop-reads", &Network::ours().read(&digit), 0);
    for pixels in PIXELS {
        table.say("workshop-search", &[("count", pixels.into())]);
        let attack = Attack {
            pixels,
            aim: Aim::Away,
            seed,
        };
        let found = pixel::attack(&digit, attack, |_| ControlFlow::Continue(()));
        show(table, &digit.with(&found.changes), &found.changes);
        table.say("workshop-mark", &[]);
        if found.fooled {
            reads(table, "workshop-fooled", &found.reading, found.generation);
            break;
        }
        reads(table, "workshop-held", &found.reading, found.generation);
    }
    table.say("workshop-honest", &[]);
    while let Some(line) = table.ask_once("workshop-try")? {
        let Some(change) = change(&line) else {
            table.say("workshop-again", &[]);
            continue;
        };
        let changed = digit.with(&[change]);
        show(table, &changed, &[change]);
        reads(table, "workshop-reads", &Network::ours().read(&changed), 0);
    }
    Ok(())
}

fn reads(table: &mut Table<'_>, key: &str, reading: &Reading, generations: usize) {
    let digit = reading.digit();
    let values = [
        ("digit", digit.to_string().into()),
        ("percent", percent(reading.of(digit))),
        ("generations", generations.into()),
    ];
    table.say(key, &values);
}

/// Row and column from 1, and ink, as people type them.
fn change(line: &str) -> Option<Change> {
    let [row, column, ink] = numbers(line)?.try_into().ok()?;
    let inside = |place: usize| (1..=SIDE).contains(&place);
    let ink = u8::try_from(ink).ok().filter(|ink| *ink <= INK)?;
    (inside(row) && inside(column)).then(|| Change {
        row: row - 1,
        column: column - 1,
        ink,
    })
}

/// Two characters a pixel; changed ones are marked.
fn show(table: &mut Table<'_>, digit: &Digit, changes: &[Change]) {
    for (y, row) in digit.0.iter().enumerate() {
        let pixel = |(x, ink): (usize, &u8)| {
            if changes
                .iter()
                .any(|change| (change.row, change.column) == (y, x))
            {
                return "<>";
            }
            match ink {
                0 => "··",
                1..=4 => "░░",
                5..=8 => "▒▒",
                9..=12 => "▓▓",
                _ => "██",
            }
        };
        let line: String = row.iter().enumerate().map(pixel).collect();
        table.line(&line);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_try_is_understood_or_asked_again() {
        let right = Change {
            row: 2,
            column: 4,
            ink: 16,
        };
        assert_eq!(change("3 5 16"), Some(right));
        assert_eq!(change("3,5,16"), Some(right));
        for wrong in ["", "3 5", "0 5 16", "3 9 16", "3 5 17", "a b c", "3 5 16 1"] {
            assert_eq!(change(wrong), None, "{wrong}");
        }
    }
}
