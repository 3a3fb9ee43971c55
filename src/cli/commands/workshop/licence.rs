//! The licence: alone, or as a class with hands up.

use ombrelle_workshop::licence::{Asked, CHOICES, ENOUGH, Hands, Round, class_score};

use super::table::{Stop, Table, numbers, percent};

/// Plays a round of this seed: whether it was earned.
pub fn play(table: &mut Table<'_>, seed: u64, by_hands: bool) -> Result<bool, Stop> {
    let mut round = Round::draw(seed);
    let all = round.asked().len();
    let mut hands = Vec::new();
    while let Some((number, asked)) = round.next() {
        let values = [("number", (number + 1).into()), ("all", all.into())];
        table.say("workshop-question", &values);
        show(table, &asked);
        if by_hands {
            let counted = table.ask("workshop-ask-hands", counted)?;
            answer_of_class(table, &asked, counted);
            hands.push(counted);
            round.answer_by_hands(counted);
        } else {
            let choice = table.ask("workshop-ask-choice", |line| {
                let choice: usize = line.parse().ok()?;
                choice.checked_sub(1).filter(|choice| *choice < CHOICES)
            })?;
            let right = round.answer(choice) == Some(true);
            told(
                table,
                if right {
                    "workshop-right"
                } else {
                    "workshop-wrong"
                },
                &asked,
                0.0,
            );
        }
    }
    let values = [("right", round.score().into()), ("all", all.into())];
    table.say("workshop-score", &values);
    if by_hands {
        table.say(
            "workshop-class-score",
            &[("percent", percent(class_score(&round, &hands)))],
        );
    } else if round.is_earned() {
        table.say("workshop-earned", &[]);
    } else {
        table.say("workshop-not-earned", &[("enough", ENOUGH.into())]);
    }
    Ok(round.is_earned())
}

fn show(table: &mut Table<'_>, asked: &Asked) {
    let ask = table.read(&asked.question().ask).to_owned();
    table.line(&ask);
    for (number, choice) in asked.choices().into_iter().enumerate() {
        let text = table.read(choice).into();
        table.say(
            "workshop-choice",
            &[("number", (number + 1).into()), ("text", text)],
        );
    }
}

fn answer_of_class(table: &mut Table<'_>, asked: &Asked, hands: Hands) {
    let key = match hands.choice() == Some(asked.right()) {
        true => "workshop-class-right",
        false => "workshop-class-wrong",
    };
    told(table, key, asked, hands.share(asked.right()));
}

/// Whether it was right, and why.
fn told(table: &mut Table<'_>, key: &str, asked: &Asked, share: f32) {
    let why = table.read(&asked.question().why).into();
    let values = [
        ("number", (asked.right() + 1).into()),
        ("percent", percent(share)),
        ("why", why),
    ];
    table.say(key, &values);
}

fn counted(line: &str) -> Option<Hands> {
    let numbers: [usize; CHOICES] = numbers(line)?.try_into().ok()?;
    let mut hands = Hands::default();
    for (count, number) in hands.0.iter_mut().zip(numbers) {
        *count = u16::try_from(number).ok()?;
    }
    Some(hands)
}
