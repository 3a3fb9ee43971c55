//! Asking a child before a photo leaves, and keeping the answer.

use clap::ArgMatches;
use ombrelle_core::consent::{Reply, questions};
use ombrelle_core::error::{ConsentError, ErrorKind};

use super::decisions::{audience, day, now};
use super::{Fault, Session, named};
use crate::prompt;

/// Reads the questions out, asks for the answer to the last one unless it was given, and keeps it.
pub fn ask(session: &mut Session, given: &ArgMatches) -> Result<(), Fault> {
    let audience = audience(given);
    let person = session.person(given)?;
    let mut album = session.book.open()?;
    let person = named(album.content(), &person)?.clone();
    let questions = questions(person.age);
    let Some(last) = questions.last() else {
        let name = person.name.clone();
        return Err(Fault::core(ErrorKind::Consent(ConsentError::NotAChild {
            name,
        })));
    };
    let given_reply = given.get_one::<String>("answer");
    let reply = match given_reply.and_then(|reply| reply.parse::<Reply>().ok()) {
        Some(reply) => reply,
        None => {
            session.tell("consent-ask-hello", &[]);
            for question in questions {
                let sentence = session.words.question(*question, audience);
                session.output.say(&format!("- {sentence}"));
            }
            answer(session)?
        }
    };
    session.go_on()?;
    let on = day(given, "day");
    let kept = album.change(|book| book.answer(person.number, audience, (Some(*last), reply), on));
    kept.map_err(|reason| session.of_book(reason))?;
    let values = [
        ("name", person.name.as_str().into()),
        ("answer", session.words.reply(reply).into()),
    ];
    session.tell("consent-answered", &values);
    now(session, album.content(), &person, audience);
    Ok(())
}

/// Asks until the answer is understood.
fn answer(session: &mut Session) -> Result<Reply, Fault> {
    session.tell("consent-ask-answer", &[]);
    loop {
        let line = prompt::line(&session.progress()).map_err(Fault::core)?;
        let line = line.ok_or(Fault::NoAnswer)?;
        match understood(&line) {
            Some(reply) => return Ok(reply),
            None => session.tell("triage-again", &[]),
        }
    }
}

/// In either language, whichever is spoken, or by its number.
fn understood(word: &str) -> Option<Reply> {
    match word.trim().to_lowercase().as_str() {
        "1" | "yes" | "y" | "oui" | "o" => Some(Reply::Yes),
        "2" | "no" | "n" | "non" => Some(Reply::No),
        "3" | "only covered" | "only-covered" | "seulement couvert" => Some(Reply::OnlyCovered),
        "4" | "don't know" | "don’t know" | "dont-know" | "je ne sais pas" => {
            Some(Reply::DontKnow)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_understood_in_either_language() {
        let yes = ["1", "Yes", " OUI "];
        assert!(yes.iter().all(|word| understood(word) == Some(Reply::Yes)));
        assert_eq!(understood("je ne sais pas"), Some(Reply::DontKnow));
        assert_eq!(understood("3"), Some(Reply::OnlyCovered));
        // Nothing that is not said counts as a yes.
        for doubtful in ["", "maybe", "ok?", "yes no", "5"] {
            assert_eq!(understood(doubtful), None, "{doubtful}");
        }
    }
}
