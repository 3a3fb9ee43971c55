//! Blur is not gone: a word is pixelated before everybody's eyes and read; under a patch it is not.

use ombrelle_workshop::blur::{self, CELL, Grey, SHIFTS, WORDS};

use super::table::{Stop, Table};

/// Plays the room with a word that is asked for by its number.
pub fn play(table: &mut Table<'_>, seed: u64) -> Result<(), Stop> {
    let list: Vec<String> = (1..)
        .zip(WORDS)
        .map(|(number, word): (u32, &str)| format!("{number} {word}"))
        .collect();
    for row in list.chunks(8) {
        table.line(&row.join(", "));
    }
    let word = table.ask("workshop-ask-word", |line| {
        let number: usize = line.parse().ok()?;
        WORDS.get(number.checked_sub(1)?)
    })?;
    // Whoever guesses does not know where the word begins.
    let shift = |part: u64| usize::try_from(part % SHIFTS as u64).unwrap_or_default();
    let drawn = blur::word(word, shift(seed), shift(seed / SHIFTS as u64));
    let pixelated = blur::mosaic(&drawn, CELL);
    show(table, &pixelated);
    guessed(table, "workshop-word-pixelated", &pixelated);
    guessed(table, "workshop-word-covered", &blur::patched(&drawn));
    Ok(())
}

fn guessed(table: &mut Table<'_>, key: &str, seen: &Grey) {
    let guess = blur::word_in_mosaic(seen);
    let word = guess.and_then(|guess| WORDS.get(guess.number)).copied();
    table.say(key, &[("word", word.unwrap_or_default().into())]);
}

/// Two characters a square, from its middle.
fn show(table: &mut Table<'_>, seen: &Grey) {
    for row in seen.rows().skip(CELL / 2).step_by(CELL) {
        let squares = row.iter().skip(CELL / 2).step_by(CELL);
        let line: String = squares
            .map(|grey| match grey {
                0..=80 => "██",
                81..=140 => "▓▓",
                141..=200 => "▒▒",
                201..=250 => "░░",
                _ => "··",
            })
            .collect();
        table.line(&line);
    }
}
