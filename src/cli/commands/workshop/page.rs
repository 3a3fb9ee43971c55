//! The list of rooms, and what each is: goal, steps, what to talk about, cards, the teacher's page.

use ombrelle_workshop::clues;
use ombrelle_workshop::rooms::{self, Key};

use super::table::{Stop, Table};

/// All rooms, with their length and age.
pub fn list(table: &mut Table<'_>) -> Result<(), Stop> {
    for room in rooms::rooms() {
        let title = table.read(&room.title).to_owned();
        table.line(&title);
        let values = [
            ("minutes", u32::from(room.minutes).into()),
            ("age", u32::from(room.from_age).into()),
            ("key", <&str>::from(room.key).into()),
        ];
        table.say("workshop-room", &values);
    }
    table.say("workshop-more", &[]);
    table.say("workshop-nothing-kept", &[]);
    Ok(())
}

/// A room; with its teacher's page, the backs of its cards and what is to be found, where asked for.
pub fn show(table: &mut Table<'_>, key: Key, teacher: bool) {
    let Some(room) = rooms::room(key) else {
        return;
    };
    let title = table.read(&room.title).to_owned();
    table.line(&title);
    let goal = table.read(&room.goal).into();
    table.say("workshop-goal", &[("text", goal)]);
    table.say("workshop-do", &[]);
    table.items(&room.hands_on);
    cards(table, key, teacher);
    table.say("workshop-talk", &[]);
    table.items(&room.talk);
    if !teacher {
        return;
    }
    table.say("workshop-teacher", &[]);
    table.items(&room.teacher);
    if key == Key::WhatAPhotoTells {
        for clue in clues::clues() {
            table.items([&clue.says]);
            let instead = table.read(&clue.instead).into();
            table.say("workshop-instead", &[("text", instead)]);
        }
    }
}

fn cards(table: &mut Table<'_>, key: Key, backs: bool) {
    for (number, card) in rooms::cards(key).enumerate() {
        if number == 0 {
            table.say("workshop-cards", &[]);
        }
        table.items([&card.front]);
        if backs {
            let back = table.read(&card.back).into();
            table.say("workshop-back", &[("text", back)]);
        }
    }
}
