//! A school's self-assessment with its plan, and the sheets of a class before and after.

use ombrelle_workshop::school::{self, Answer, Area, Assessment, Question, Tally};
use strum::VariantArray;

use super::table::{Stop, Table};

/// Asks all questions, then says what is done and what comes next; compared with the letters of the last time.
pub fn assess(table: &mut Table<'_>, before: Option<&str>) -> Result<(), Stop> {
    let before = match before {
        Some(letters) => Some(Assessment::of_letters(letters).ok_or(Stop::Letters)?),
        None => None,
    };
    let mut answers = Vec::new();
    let all = school::questions().len();
    for (number, question) in school::questions().iter().enumerate() {
        let values = [("number", (number + 1).into()), ("all", all.into())];
        table.say("workshop-question", &values);
        let ask = table.read(&question.ask).to_owned();
        table.line(&ask);
        answers.push(table.ask("workshop-ask-school", answer)?);
    }
    let Some(assessment) = Assessment::of(answers) else {
        return Err(Stop::Ended);
    };
    let words = table.words();
    for area in Area::VARIANTS {
        let done = assessment.percent(Some(*area));
        table.line(&words.school_area(*area, done));
    }
    match assessment.plan() {
        steps if steps.is_empty() => table.say("workshop-plan-done", &[]),
        steps => {
            table.say("workshop-plan", &[]);
            table.items(steps.into_iter().map(|question| &question.step));
        }
    }
    if let Some(before) = before {
        let (better, worse) = assessment.compared(&before);
        compared(table, "workshop-better", &better);
        compared(table, "workshop-worse", &worse);
    }
    table.say(
        "workshop-letters",
        &[("letters", assessment.letters().into())],
    );
    Ok(())
}

fn compared(table: &mut Table<'_>, key: &str, questions: &[&'static Question]) {
    if !questions.is_empty() {
        table.say(key, &[]);
        table.items(questions.iter().map(|question| &question.ask));
    }
}

/// In either language, whichever is spoken.
fn answer(line: &str) -> Option<Answer> {
    match line.to_lowercase().as_str() {
        "yes" | "y" | "oui" | "o" => Some(Answer::Yes),
        "partly" | "p" | "en partie" => Some(Answer::Partly),
        "no" | "n" | "non" => Some(Answer::No),
        _ => None,
    }
}

/// Counts the sheets of a class before and after a session; the class sees bars.
pub fn count(table: &mut Table<'_>) -> Result<(), Stop> {
    table.say("workshop-sheet", &[]);
    let (mut before, mut after) = (Vec::new(), Vec::new());
    for question in school::sheet() {
        let ask = table.read(&question.ask).to_owned();
        table.line(&ask);
        for (number, answer) in question.answers.iter().enumerate() {
            let text = table.read(answer).into();
            table.say(
                "workshop-choice",
                &[("number", (number + 1).into()), ("text", text)],
            );
        }
        before.push(tally(table, "workshop-ask-before")?);
        after.push(tally(table, "workshop-ask-after")?);
    }
    let Some(changes) = school::change(&before, &after) else {
        table.say("workshop-sheet-empty", &[]);
        return Ok(());
    };
    for (question, change) in school::sheet().iter().zip(changes) {
        let ask = table.read(&question.ask).to_owned();
        table.line(&ask);
        table.line(&bar(change.before, '░'));
        table.line(&bar(change.after, '█'));
        table.line(&table.words().changed(change));
    }
    Ok(())
}

/// Asks for a tally until it holds a sheet: at the end it would be too late to say that one without has no share.
fn tally(table: &mut Table<'_>, key: &str) -> Result<Tally, Stop> {
    loop {
        let tally = table.ask(key, Tally::read)?;
        if tally.sheets() > 0 {
            return Ok(tally);
        }
        table.say("workshop-sheet-empty", &[]);
    }
}

/// Twenty marks are the whole class.
fn bar(part: f32, mark: char) -> String {
    let marks = (20.0 * part).round().clamp(0.0, 20.0) as usize;
    std::iter::repeat_n(mark, marks)
        .chain(std::iter::repeat_n('·', 20 - marks))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_are_understood_in_either_language() {
        assert_eq!(answer("Oui"), Some(Answer::Yes));
        assert_eq!(answer("en partie"), Some(Answer::Partly));
        assert_eq!(answer("N"), Some(Answer::No));
        assert_eq!(answer("perhaps"), None);
    }
}
