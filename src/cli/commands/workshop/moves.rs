//! Chats, message by message.

use ombrelle_workshop::moves::{Chat, Choice, Move, Play, chats};
use strum::VariantArray;

use super::table::{Stop, Table};

/// Plays a chat that is asked for.
pub fn play(table: &mut Table<'_>) -> Result<(), Stop> {
    for (number, chat) in chats().iter().enumerate() {
        choice(table, number + 1, table.read(&chat.title).to_owned());
    }
    let chat: &'static Chat = table.ask("workshop-chats", |line| {
        let number: usize = line.parse().ok()?;
        chats().get(number.checked_sub(1)?)
    })?;
    let who = table.read(&chat.who).to_owned();
    table.line(&who);
    let mut play = Play::of(chat);
    while let Some((number, line)) = play.line() {
        let says = table.read(&line.says).into();
        table.say(
            "workshop-message",
            &[("number", (number + 1).into()), ("text", says)],
        );
        for (number, one) in (1..).zip(Move::VARIANTS) {
            choice(table, number, name(table, *one));
        }
        let choice = table.ask("workshop-ask-move", |line| match line.parse().ok()? {
            0_usize => Some(Choice::Leave),
            number => Move::VARIANTS.get(number - 1).copied().map(Choice::Name),
        })?;
        let right = play.choose(choice) == Some(true);
        if let Choice::Name(_) = choice {
            let values = [("move", name(table, line.does).into())];
            table.say(
                if right {
                    "workshop-named"
                } else {
                    "workshop-misnamed"
                },
                &values,
            );
        }
        let exit = table.read(&line.exit).into();
        table.say("workshop-back", &[("text", exit)]);
    }
    match play.left() {
        Some(number) => table.say("workshop-left", &[("number", (number + 1).into())]),
        None => {
            let values = [
                ("named", play.named().into()),
                ("all", chat.line.len().into()),
            ];
            table.say("workshop-end", &values);
        }
    }
    Ok(())
}

fn choice(table: &mut Table<'_>, number: usize, text: String) {
    table.say(
        "workshop-choice",
        &[("number", number.into()), ("text", text.into())],
    );
}

fn name(table: &Table<'_>, one: Move) -> String {
    one.name()
        .map(|name| table.read(name).to_owned())
        .unwrap_or_default()
}
