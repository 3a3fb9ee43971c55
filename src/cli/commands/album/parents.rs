//! `ombrelle parents`: what is already out there, how to begin the conversation, a family agreement, what to do when a child tells, what to look for.
//! Each is read here or printed; only the audit can be kept, in the album book, where somebody wants that.

use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgAction, ArgMatches, Command};
use ombrelle_core::calendar;
use ombrelle_core::consent::{Age, AuditItem, Audited};
use ombrelle_core::error::ErrorKind;
use ombrelle_core::help::Country;
use ombrelle_core::paper::{Line, Paper};
use ombrelle_core::parents::{Guide, Watched};
use ombrelle_i18n::Words;
use serde_json::json;
use strum::{VariantArray, VariantNames};

use super::command::{above, one};
use super::papers::{target_if_any, write};
use super::{Fault, Session};
use crate::commands::Asked;
use crate::commands::help_me::country;
use crate::directory;
use crate::exit;
use crate::shape::{below_of, flag, paper};
use crate::values;

/// Its shape.
pub fn shape(words: &Words) -> Command {
    let say = |key: &str| words.say(key, &[]);
    let option = |name: &'static str, value: &str, help: String| {
        Arg::new(name)
            .long(name)
            .value_name(words.say(value, &[]))
            .help(help)
            .help_heading(words.say("help-register-what", &[]))
    };
    let item = |name: &'static str, help| {
        option(name, "help-value-item", say(help))
            .value_parser(PossibleValuesParser::new(
                <AuditItem as VariantNames>::VARIANTS,
            ))
            .hide_possible_values(true)
            .action(ArgAction::Append)
    };
    let what = |name, help| flag(name, say(help)).help_heading(say("help-register-what"));
    let audit = one("parents", "audit", "help-parents-audit", "", words)
        .arg(what("kept", "help-parents-kept"))
        .arg(item("done", "help-parents-done"))
        .arg(item("open", "help-parents-open"))
        .arg(what("forget", "help-parents-forget").conflicts_with_all(["done", "open", "kept"]))
        .arg(flag("json", say("help-parents-json")).help_heading(say("help-result")));
    let plain = |guide: Guide, about: &str, operands: &str| {
        below_of("parents", guide.code(), (&say(about), operands), words)
    };
    let talk = plain(Guide::Talk, "help-parents-talk", "")
        .arg(option("age", "help-value-age", say("help-parents-age")).value_parser(values::age));
    let agreement = plain(Guide::Agreement, "help-parents-agreement", "");
    let told = plain(Guide::WhenTold, "help-parents-when-told", "").arg(
        option("country", "help-value-country", say("help-parents-country")).value_parser(country),
    );
    let operand = format!("[{}]", say("help-value-kind"));
    let watch = plain(Guide::Watch, "help-parents-watch", &operand).arg(
        Arg::new("kind")
            .value_name(say("help-value-kind"))
            .value_parser(PossibleValuesParser::new(
                <Watched as VariantNames>::VARIANTS,
            ))
            .hide_possible_values(true)
            .help(say("help-parents-kind"))
            .help_heading(say("help-arguments")),
    );
    let below = [audit, talk, agreement, told, watch].map(|command| command.args(written(words)));
    above(
        "parents",
        "help-parents",
        "help-parents-after",
        below,
        words,
    )
}

/// Where a paper goes; without it, the words appear on the screen.
fn written(words: &Words) -> [Arg; 3] {
    let say = |key| words.say(key, &[]);
    let out = Arg::new("out")
        .long("out")
        .value_name(say("help-value-file"))
        .value_parser(values::target())
        .help(say("help-parents-out"));
    let force = flag("force", say("help-register-force"));
    [out, paper(words), force].map(|arg| arg.help_heading(say("help-result")))
}

/// Shows, prints or keeps what a command below asks: the exit status.
pub fn run(asked: &Asked) -> u8 {
    let Some((name, given)) = asked.given.subcommand() else {
        // Clap requires one.
        return exit::Class::Impossible as u8;
    };
    let mut session = Session::start(given, asked);
    if let Err(fault) = show(&mut session, name, given) {
        session.fail(&fault);
    }
    session.end()
}

fn show(session: &mut Session, name: &str, given: &ArgMatches) -> Result<(), Fault> {
    let target = target_if_any(given)?;
    let words = session.words;
    let paper = match name.parse() {
        Ok(Guide::Talk) => {
            let age = given.get_one::<Age>("age").copied();
            words.talk(age.unwrap_or(Age::Adult))
        }
        Ok(Guide::Agreement) => words.family_agreement(),
        Ok(Guide::WhenTold) => {
            // Whom to call is as new here as where the list itself is shown.
            if let Some(sentence) = directory::load(words) {
                session.output.complain(&sentence);
            }
            let near = given.get_one::<Option<Country>>("country");
            let near = near.copied().flatten();
            match target {
                // Numbers are written on paper by hand where no country was named.
                Some(_) => words.when_told(near),
                None => words.when_told_by_command(near),
            }
        }
        Ok(Guide::Watch) => {
            let kind = values::optional_text(given, "kind");
            words.watch(kind.and_then(|kind| kind.parse().ok()))
        }
        Ok(Guide::Audit) | Err(_) => return audit(session, given, target.as_deref()),
    };
    match target {
        Some(target) => write(session, given, (&target, false), &paper),
        None => {
            say(session, &paper);
            Ok(())
        }
    }
}

/// A paper on the screen.
fn say(session: &mut Session, paper: &Paper) {
    let text = paper.plain_text();
    session.output.say(text.trim_end());
}

/// The audit: its list, and what is kept of it.
fn audit(
    session: &mut Session,
    given: &ArgMatches,
    target: Option<&std::path::Path>,
) -> Result<(), Fault> {
    if given.get_flag("forget") {
        return forget(session);
    }
    let items = |name| -> Vec<AuditItem> {
        let named = values::all::<String>(given, name).into_iter();
        named.filter_map(|item| item.parse().ok()).collect()
    };
    let (done, open) = (items("done"), items("open"));
    let count = done.len() + open.len();
    let audited = match (count, given.get_flag("kept")) {
        (0, false) => Vec::new(),
        (0, true) => session.book.look()?.audited().to_vec(),
        _ => keep(session, &done, &open)?,
    };
    if let Some(target) = target {
        let paper = session.words.audit(&audited);
        return write(session, given, (target, false), &paper);
    }
    list(session, &audited);
    if count > 0 || given.get_flag("kept") {
        session.tell("parents-audit-kept", &[]);
    }
    Ok(())
}

/// Notes what was looked at, and what is to be looked at again: what is noted now.
fn keep(
    session: &mut Session,
    done: &[AuditItem],
    open: &[AuditItem],
) -> Result<Vec<Audited>, Fault> {
    let today = calendar::today();
    let mut album = session.book.open()?;
    session.go_on()?;
    let kept = album.change(|book| {
        done.iter().for_each(|item| book.audit(*item, today));
        open.iter().for_each(|item| book.reopen(*item));
        Ok(())
    });
    kept.map_err(|reason: ErrorKind| session.of_book(reason))?;
    let count = done.len() + open.len();
    session.tell("parents-audit-noted", &[("count", count.into())]);
    Ok(album.content().audited().to_vec())
}

fn forget(session: &mut Session) -> Result<(), Fault> {
    let mut album = session.book.open()?;
    session.go_on()?;
    let forgotten = album.change_for_good(|book| {
        book.forget_audit();
        Ok(())
    });
    forgotten.map_err(|reason: ErrorKind| session.of_book(reason))?;
    session.tell("parents-audit-forgotten", &[]);
    Ok(())
}

/// The list on the screen, each thing with the name by which the command takes it.
fn list(session: &mut Session, audited: &[Audited]) {
    let paper = session.words.audit(audited);
    let title = format!("{}\n", paper.title);
    session.output.say(&title);
    let mut intro = paper.lines.iter().filter_map(|line| match line {
        Line::Text(text) => Some(text.as_str()),
        _ => None,
    });
    session.output.say(intro.next().unwrap_or_default());
    for item in <AuditItem as VariantArray>::VARIANTS {
        let on = audited.iter().find(|there| there.item == *item);
        let mark = if on.is_some() { 'x' } else { ' ' };
        let text = session.words.audit_item(*item, audited);
        session
            .output
            .say(&format!("\n[{mark}] {}\n    {text}", item.code()));
        session.output.data(&json!({
            "item": item,
            "text": text,
            "looked": on.map(|on| on.on),
        }));
    }
    let found = Paper {
        template: paper.template,
        title: String::new(),
        lines: session.words.audit_found(),
    };
    let text = format!("\n{}", found.plain_text().trim_end());
    session.output.say(&text);
}
