//! `ombrelle which-door`: at most six questions, each of which may be skipped, then what to do and who helps. Each answer can be
//! given with the command instead, for scripts and for people who would rather not be asked.

use std::io::BufRead;

use clap::{Arg, ArgMatches, Command};
use ombrelle_core::help::{self, Age, Answer, Conversation, Online, Place, Question, What, Who};
use ombrelle_i18n::{Words, country_meant, may_be_years, understood};
use serde_json::json;
use strum::VariantArray;

use crate::directory;
use crate::exit::Class;
use crate::moment;
use crate::output::Output;
use crate::shape::{below, flag};

/// The options that answer a question, with the keys of their value and help, and what they answer.
const ANSWERS: [(&str, &str, &str, Question); 6] = [
    ("who", "help-value-who", "help-triage-who", Question::Who),
    (
        "what",
        "help-value-what",
        "help-triage-what",
        Question::What,
    ),
    (
        "under-18",
        "help-value-yes-no",
        "help-triage-under-18",
        Question::Age,
    ),
    (
        "country",
        "help-value-country",
        "help-triage-country",
        Question::Country,
    ),
    (
        "online",
        "help-value-yes-no",
        "help-triage-online",
        Question::Online,
    ),
    (
        "threatened",
        "help-value-yes-no",
        "help-triage-threatened",
        Question::Threatened,
    ),
];

/// Its shape.
pub fn shape(words: &Words) -> Command {
    let say = |key| words.say(key, &[]);
    let heading = say("help-triage-answers");
    let option = |name: &'static str, value: &str, help: &str| {
        Arg::new(name)
            .long(name)
            .value_name(words.say(value, &[]))
            .help(words.say(help, &[]))
            .help_heading(heading.clone())
    };
    let answers = ANSWERS.map(|(name, value, help, question)| {
        option(name, value, help).value_parser(move |typed: &str| answered(question, typed))
    });
    let place = option("where", "help-value-place", "help-triage-where")
        .value_parser(|typed: &str| placed(typed).ok_or("no place"))
        .requires("online");
    let skip = flag("skip-questions", say("help-triage-skip")).help_heading(heading.clone());
    let table = flag("table", say("help-triage-table")).conflicts_with_all(["who", "what"]);
    let result = [
        table,
        // The data says every sentence in plain words.
        flag("json", say("help-triage-json")).conflicts_with_all(["table", "discreet"]),
        flag("discreet", say("help-register-discreet")).conflicts_with("table"),
    ];
    below("which-door", &say("help-triage"), "", words)
        .args(answers)
        .arg(place)
        .arg(skip)
        .args(result.map(|arg| arg.help_heading(say("help-result"))))
        .after_help(say("help-triage-after"))
}

/// The sentence about a wrong one is in `usage`.
fn answered(question: Question, typed: &str) -> Result<Answer, &'static str> {
    understood(question, typed).ok_or("no answer")
}

/// A place by its code, or as an answer to where it is online.
fn placed(typed: &str) -> Option<Place> {
    if let Ok(place) = typed.parse() {
        return Some(place);
    }
    match understood(Question::Online, typed) {
        Some(Answer::Online(Online::Yes, place)) => Some(place),
        _ => None,
    }
}

/// Asks what was not given, then says where to find help: the exit status.
pub fn run(given: &ArgMatches, words: &Words) -> u8 {
    let json = given.get_flag("json");
    let discreet = given.get_flag("discreet");
    let mut asker = Asker {
        words,
        output: Output::new(words, json),
        discreet,
        greeted: false,
    };
    // One that cannot be used is told by `help-me`; here it would come before the first question.
    let _ = directory::load(words);
    let mut talk = told(given);
    if given.get_flag("table") {
        table(&mut asker.output, words, &talk);
        return asker.output.end(0);
    }
    if given.get_flag("skip-questions") {
        talk.skip_all();
    }
    if asker.ask_the_rest(&mut talk).is_none() {
        asker.output.complain(&words.say("triage-no-answer", &[]));
        return asker.output.end(Class::Impossible as u8);
    }
    let advice = help::advise_at(&talk.answers(), moment::now());
    let lines = match discreet {
        true => words.advice_discreetly(&advice),
        false => words.advice(&advice),
    };
    if !json {
        lines.iter().for_each(|line| asker.output.say(line));
    }
    let steps = advice.steps.iter().map(|step| {
        json!({
            "step": step.kind,
            "stage": step.stage,
            "sentence": words.advice_step(step),
            "numbers": step.numbers,
            "services": step.services,
            "prepare": step.prepare,
        })
    });
    asker.output.data(&json!({
        "who": advice.who,
        "heading": words.advice_heading(&advice),
        "nobody_near": advice.nobody_near,
        "steps": steps.collect::<Vec<_>>(),
    }));
    asker.output.end(0)
}

/// What the command line tells.
fn told(given: &ArgMatches) -> Conversation {
    let mut talk = Conversation::default();
    for (name, ..) in ANSWERS {
        let Some(answer) = given.get_one::<Answer>(name) else {
            continue;
        };
        talk.answer(match (answer, given.get_one::<Place>("where")) {
            (Answer::Online(Online::Yes, _), Some(place)) => Answer::Online(Online::Yes, *place),
            (answer, _) => *answer,
        });
    }
    talk
}

/// The steps of all 24 branches, without services; whoever asks is under 18 unless the command says otherwise.
fn table(output: &mut Output<'_>, words: &Words, talk: &Conversation) {
    let mut answers = talk.answers();
    if answers.age == Age::Unknown {
        answers.age = Age::Under18;
    }
    for &who in Who::VARIANTS {
        for &what in What::VARIANTS {
            (answers.who, answers.what) = (who, what);
            let name = format!(
                "== {} / {} ==",
                words.triage_answer(Answer::Who(who)),
                words.triage_answer(Answer::What(what))
            );
            let advice = help::advise(&answers);
            for line in words.branch(&name, &advice) {
                output.say(&line);
            }
        }
    }
}

struct Asker<'w> {
    words: &'w Words,
    output: Output<'w>,
    discreet: bool,
    greeted: bool,
}

impl Asker<'_> {
    /// Asks until no question is left; none when no more lines come.
    fn ask_the_rest(&mut self, talk: &mut Conversation) -> Option<()> {
        while let Some(question) = talk.question() {
            if !self.greeted {
                self.greeted = true;
                let key = match self.discreet {
                    true => "discreet-triage-hello",
                    false => "triage-hello",
                };
                self.output.say(&self.words.say(key, &[]));
            }
            self.ask(question, talk);
            loop {
                let mut line = Vec::new();
                let read = std::io::stdin().lock().read_until(b'\n', &mut line);
                if read.ok()? == 0 {
                    return None;
                }
                // What comes in another encoding is a wrong answer, and not the end of the questions.
                let line = String::from_utf8_lossy(&line);
                if line.trim().is_empty() {
                    talk.skip();
                    break;
                }
                if may_be_years(question, &talk.answers(), &line) {
                    let values = [("typed", line.trim().into())];
                    self.output
                        .say(&self.words.say("triage-again-years", &values));
                    continue;
                }
                if let Some(answer) = understood(question, &line) {
                    talk.answer(answer);
                    break;
                }
                self.again(question, &line);
            }
        }
        Some(())
    }

    /// The question, and what can be answered; countries are typed, since there are too many.
    fn ask(&mut self, question: Question, talk: &Conversation) {
        let words = self.words;
        let sentence = match self.discreet {
            true => words.triage_question_discreetly(question),
            false => words.triage_question(question, &talk.answers()),
        };
        let (number, _) = talk.progress();
        let values = [("number", number.into()), ("question", sentence.into())];
        self.output.say(&words.say("triage-question", &values));
        if matches!(question, Question::Country) {
            return;
        }
        for (at, answer) in question.answers().into_iter().enumerate() {
            let answer = self.said(answer);
            let values = [("number", (at + 1).into()), ("answer", answer.into())];
            self.output.say(&words.say("triage-choice", &values));
        }
    }

    /// That an answer was not understood, with what would be.
    fn again(&mut self, question: Question, typed: &str) {
        let meant = match question {
            Question::Country => country_meant(typed),
            _ => None,
        };
        let line = match question {
            Question::Country => self.words.say("triage-again-country", &[]),
            _ => {
                let answers = question.answers().into_iter().enumerate();
                let list: Vec<String> = answers
                    .map(|(at, answer)| format!("{} {}", at + 1, self.said(answer)))
                    .collect();
                let values = [("list", list.join(", ").into())];
                self.words.say("triage-again-possible", &values)
            }
        };
        self.output.say(&line);
        if let Some(country) = meant {
            let values = [("suggestion", self.words.country(country.code()).into())];
            self.output
                .say(&self.words.say("usage-suggestion", &values));
        }
    }

    fn said(&self, answer: Answer) -> String {
        match self.discreet {
            true => self.words.triage_answer_discreetly(answer),
            false => self.words.triage_answer(answer),
        }
    }
}
