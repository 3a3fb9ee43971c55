//! The shape of `ombrelle protect`, and what was asked for.

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use ombrelle_core::protect::names::Naming;
use ombrelle_core::protect::{CopyOptions, Cover, Fit, MOST_STEPS, Region, Strength, Terms};
use ombrelle_i18n::Words;
use strum::VariantNames;

use super::consent::{self, Wanted};
use crate::shape::{below, cover, flag, look_harder, operands, result};
use crate::values::{self, path, paths};

/// Its shape.
pub fn shape(words: &Words) -> Command {
    let say = |key| words.say(key, &[]);
    let operand = say("help-value-photo-or-folder");
    let after = format!("{}\n\n{}", say("help-protect-after"), say("help-exit"));
    below(
        "protect",
        &say("help-protect"),
        &format!("{operand}..."),
        words,
    )
    .arg(operands(operand, say("help-protect-photos"), words))
    .args(covering(words).map(|arg| arg.help_heading(say("help-covering"))))
    .args(consent::options(words))
    .args(result(words).map(|arg| arg.help_heading(say("help-result"))))
    .arg(flag("verbose", say("help-verbose")).help_heading(say("help-result")))
    .after_help(after)
}

fn covering(words: &Words) -> [Arg; 12] {
    let say = |key| words.say(key, &[]);
    [
        cover(words),
        Arg::new("keep")
            .long("keep")
            .value_name(say("help-value-numbers"))
            .value_parser(value_parser!(u32).range(1..))
            .value_delimiter(',')
            .action(ArgAction::Append)
            .conflicts_with("no-detect")
            .help(say("help-keep")),
        Arg::new("show-like")
            .long("show-like")
            .value_name(say("help-value-photo"))
            .value_parser(value_parser!(PathBuf))
            .action(ArgAction::Append)
            .conflicts_with_all(["no-detect", "keep", "cloak-only"])
            .help(say("help-show-like")),
        Arg::new("box")
            .long("box")
            .value_name(say("help-value-box"))
            .value_parser(region)
            .allow_hyphen_values(true)
            .action(ArgAction::Append)
            .help(say("help-box")),
        Arg::new("no-detect")
            .long("no-detect")
            .action(ArgAction::SetTrue)
            .help(say("help-no-detect")),
        look_harder(words).conflicts_with("no-detect"),
        flag("cover-text", say("help-cover-text")),
        flag("close-covers", say("help-close-covers")),
        Arg::new("cloak")
            .long("cloak")
            .value_name(say("help-value-strength"))
            .value_parser(PossibleValuesParser::new(Strength::VARIANTS))
            .hide_possible_values(true)
            .conflicts_with("no-detect")
            .help(say("help-cloak")),
        Arg::new("cloak-only")
            .long("cloak-only")
            .value_name(say("help-value-numbers"))
            .value_parser(value_parser!(u32).range(1..))
            .value_delimiter(',')
            .action(ArgAction::Append)
            .requires("cloak")
            .help(say("help-cloak-only")),
        Arg::new("steps")
            .long("steps")
            .value_name(say("help-value-number"))
            .value_parser(value_parser!(u32).range(1..=i64::from(MOST_STEPS)))
            .requires("cloak")
            .help(say("help-steps")),
        Arg::new("seed")
            .long("seed")
            .value_name(say("help-value-number"))
            .value_parser(value_parser!(u64))
            .help(say("help-seed")),
    ]
}

/// `X,Y,WIDTH,HEIGHT` in pixels. The sentence about a wrong one is in `usage`.
fn region(text: &str) -> Result<Region, &'static str> {
    let numbers: Vec<f32> = text
        .split(',')
        .map(|number| number.trim().parse::<f32>())
        .collect::<Result<_, _>>()
        .map_err(|_| "no number")?;
    match numbers[..] {
        [x, y, width, height]
            if numbers.iter().all(|n| n.is_finite()) && width > 0.0 && height > 0.0 =>
        {
            Ok(Region {
                x,
                y,
                width,
                height,
            })
        }
        _ => Err("no box"),
    }
}

/// What the person asked for.
pub struct Options {
    /// Photos and folders.
    pub paths: Vec<PathBuf>,
    /// What covers a face.
    pub cover: Cover,
    /// Numbers of faces to leave visible.
    pub keep: Vec<u32>,
    /// Photos of whoever is to be shown wherever they are.
    pub show_like: Vec<PathBuf>,
    /// How much a cloak may change; none where faces are covered.
    pub cloak: Option<Strength>,
    /// Numbers of the faces to cloak, the others being covered; empty for all.
    pub cloak_only: Vec<u32>,
    /// Boxes drawn by hand.
    pub boxes: Vec<Region>,
    /// Whether to look for faces.
    pub detect: bool,
    /// Whether to take besides whatever could be a face.
    pub look_harder: bool,
    /// Whether to look for text, and cover it.
    pub cover_text: bool,
    /// Folder for the results.
    pub out: Option<PathBuf>,
    /// How the results are made and written.
    pub copy: CopyOptions,
    /// Whether to replace results that exist.
    pub force: bool,
    /// Whether to tell numbers too.
    pub verbose: bool,
    /// Whether to print data.
    pub json: bool,
    /// Photos at once.
    pub jobs: Option<usize>,
    /// For whom, where the album book decides.
    pub consent: Option<Wanted>,
}

/// What `protect` was asked for.
pub fn protect(chosen: &ArgMatches) -> Options {
    let value = |name: &str| chosen.get_one::<String>(name);
    Options {
        paths: paths(chosen),
        cover: value("cover")
            .and_then(|name| name.parse().ok())
            .unwrap_or(Terms::default().cover),
        keep: values::all(chosen, "keep"),
        show_like: values::all(chosen, "show-like"),
        cloak: value("cloak").and_then(|name| name.parse().ok()),
        cloak_only: values::all(chosen, "cloak-only"),
        boxes: values::all(chosen, "box"),
        detect: !chosen.get_flag("no-detect"),
        look_harder: chosen.get_flag("look-harder"),
        cover_text: chosen.get_flag("cover-text"),
        out: path(chosen, "out"),
        copy: copy(chosen),
        force: chosen.get_flag("force"),
        verbose: chosen.get_flag("verbose"),
        json: chosen.get_flag("json"),
        jobs: chosen.get_one::<u32>("jobs").map(|jobs| *jobs as usize),
        consent: consent::wanted(chosen),
    }
}

/// How the results are made and written.
fn copy(chosen: &ArgMatches) -> CopyOptions {
    let usual = CopyOptions::default();
    let format = chosen.get_one::<String>("format");
    CopyOptions {
        format: format.and_then(|name| name.parse().ok()),
        quality: chosen.get_one("quality").copied().unwrap_or(usual.quality),
        max_side: chosen.get_one("max-side").copied(),
        naming: match chosen.get_flag("neutral-names") {
            true => Naming::Neutral,
            false => usual.naming,
        },
        fit: match chosen.get_flag("close-covers") {
            true => Fit::Close,
            false => usual.fit,
        },
        mining_mark: !chosen.get_flag("no-mark"),
        steps: chosen.get_one("steps").copied().unwrap_or(usual.steps),
        seed: chosen.get_one("seed").copied().unwrap_or(usual.seed),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_box_is_four_numbers_with_an_area() {
        assert!(region("10,20,100,120").is_ok());
        assert!(region("-5, 0.5,1,1").is_ok());
        for wrong in [
            "",
            "1,2,3",
            "1,2,3,4,5",
            "1,2,0,4",
            "1,2,3,-4",
            "NaN,0,1,1",
            "0,0,inf,1",
            "a,b,c,d",
        ] {
            assert!(region(wrong).is_err(), "{wrong}");
        }
    }
}
