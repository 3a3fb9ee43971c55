//! `ombrelle workshop`: a school session at the terminal. It opens no file but the settings, for the paper that is printed on, keeps none but the papers
//! that are asked for, and knows no register and no album book.

mod blur;
mod digit;
mod kit;
mod licence;
mod moves;
mod page;
mod school;
mod table;

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::parser::ValueSource;
use clap::{Arg, ArgMatches, Command, value_parser};
use ombrelle_core::help::Country;
use ombrelle_i18n::Words;
use ombrelle_workshop::rooms::Key;
use strum::VariantNames;

use self::table::{Stop, Table};
use crate::commands::help_me::country;
use crate::exit::{Class, Stage};
use crate::shape::{below, flag, paper};

/// What is no room.
const OTHERS: [&str; 4] = ["licence", "school", "sheet", "kit"];

/// The options that one page alone has, and which.
const OF_ONE: [(&str, &str); 6] = [
    ("digit", "one-pixel"),
    ("hands", "licence"),
    ("certificate", "licence"),
    ("before", "school"),
    ("out", "kit"),
    ("country", "kit"),
];

/// Its shape.
pub fn shape(words: &Words) -> Command {
    let say = |key| words.say(key, &[]);
    let names = Key::VARIANTS.iter().chain(&OTHERS).copied();
    let room = Arg::new("room")
        .value_name(say("help-value-name"))
        .value_parser(PossibleValuesParser::new(names))
        .hide_possible_values(true)
        .help(say("help-workshop-room"))
        .help_heading(say("help-arguments"));
    let number = |name: &'static str, help: &str| {
        Arg::new(name)
            .long(name)
            .value_name(say("help-value-number"))
            .help(words.say(help, &[]))
    };
    let path = |name: &'static str, kind: &str, help: &str| {
        Arg::new(name)
            .long(name)
            .value_name(words.say(kind, &[]))
            .value_parser(value_parser!(PathBuf))
            .help(words.say(help, &[]))
    };
    let options = [
        number("seed", "help-workshop-seed").value_parser(value_parser!(u64)),
        number("digit", "help-workshop-digit").value_parser(value_parser!(u8).range(0..=9)),
        flag("hands", say("help-workshop-hands")),
        flag("teacher", say("help-workshop-teacher")),
        Arg::new("before")
            .long("before")
            .value_name(say("help-value-name"))
            .help(say("help-workshop-before")),
        path(
            "certificate",
            "help-value-file",
            "help-workshop-certificate",
        ),
        path("out", "help-value-folder", "help-workshop-out"),
        Arg::new("country")
            .long("country")
            .value_name(say("help-value-country"))
            .value_parser(country)
            .help(say("help-workshop-country")),
        paper(words),
        flag("force", say("help-workshop-force")),
    ];
    let operand = format!("[{}]", say("help-value-name"));
    below("workshop", &say("help-workshop"), &operand, words)
        .arg(room)
        .args(options.map(|arg| arg.help_heading(say("help-general"))))
        .after_help(say("help-workshop-after"))
}

/// Lists the rooms, or plays one: the exit status.
pub fn run(given: &ArgMatches, words: &Words) -> u8 {
    let mut table = Table::new(words);
    let seed = given.get_one::<u64>("seed").copied().unwrap_or(1);
    let teacher = given.get_flag("teacher");
    let name = given.get_one::<String>("room").map(String::as_str);
    let played = in_place(given, name).and_then(|()| match name {
        None => page::list(&mut table),
        Some("licence") => licence(&mut table, given, seed),
        Some("kit") => papers(&mut table, given),
        Some("school") => {
            let before = given.get_one::<String>("before");
            school::assess(&mut table, before.map(String::as_str))
        }
        Some("sheet") => school::count(&mut table),
        Some(name) => name.parse().map_or(Ok(()), |key| {
            page::show(&mut table, key, teacher);
            match key {
                _ if teacher => Ok(()),
                Key::OnePixel => digit::play(&mut table, given.get_one("digit").copied(), seed),
                Key::BlurIsNotGone => blur::play(&mut table, seed),
                Key::RecogniseTheMoves => moves::play(&mut table),
                _ => Ok(()),
            }
        }),
    });
    let status = match played {
        Ok(()) => 0,
        Err(Stop::Help) => {
            table.who_helps();
            0
        }
        Err(Stop::Ended) => {
            table.complain("workshop-no-answer", &[]);
            Class::Impossible as u8
        }
        Err(Stop::Paper(error)) => {
            table.advise(&error);
            Class::of(&error.kind, Stage::Writing) as u8
        }
        Err(Stop::NoFolder) => {
            table.complain("kit-no-folder", &[]);
            Class::Impossible as u8
        }
        Err(Stop::Elsewhere { option, page }) => {
            let option = format!("--{option}");
            let values = [("option", option.into()), ("page", page.into())];
            table.complain("workshop-elsewhere", &values);
            Class::Impossible as u8
        }
        Err(Stop::Letters) => {
            table.complain("workshop-bad-letters", &[]);
            Class::Impossible as u8
        }
    };
    table.say("workshop-help", &[]);
    table.end(status)
}

/// Whether each option is one of this page: nobody is to look for papers that were never made.
fn in_place(given: &ArgMatches, name: Option<&str>) -> Result<(), Stop> {
    let given = |option: &str| given.value_source(option) == Some(ValueSource::CommandLine);
    let mut of_one = OF_ONE.into_iter();
    match of_one.find(|(option, page)| name != Some(*page) && given(option)) {
        Some((option, page)) => Err(Stop::Elsewhere { option, page }),
        None => Ok(()),
    }
}

/// The licence; and its certificate, where it is earned and a file is named for it.
fn licence(table: &mut Table<'_>, given: &ArgMatches, seed: u64) -> Result<(), Stop> {
    let certificate = given.get_one::<PathBuf>("certificate");
    let certificate = certificate.map(|file| (file, kit::Printing::of(given)));
    // Nobody answers twenty questions for nothing.
    if let Some((file, printing)) = &certificate {
        kit::has_room(file, printing)?;
    }
    let earned = licence::play(table, seed, given.get_flag("hands"))?;
    match &certificate {
        Some((file, printing)) if earned => kit::certificate(table, file, printing),
        _ => Ok(()),
    }
}

/// The kit, into the folder that is named.
fn papers(table: &mut Table<'_>, given: &ArgMatches) -> Result<(), Stop> {
    let folder = given.get_one::<PathBuf>("out").ok_or(Stop::NoFolder)?;
    let country = given.get_one::<Option<Country>>("country").copied();
    kit::print(table, folder, country.flatten(), &kit::Printing::of(given))
}
