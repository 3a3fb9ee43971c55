//! Commands for the people who build Ombrelle: `cargo xtask setup|demo|test|fuzz|bench|bindings|shots|package|smoke|licences|digits|cloak-room|layers|calibrate`.

mod bench;
mod bindings;
mod calibrate;
mod cloak_room;
mod convert;
mod demo;
mod digits;
mod fetch;
mod fuzz;
mod imports;
mod kotlin;
mod layers;
mod libtorch;
mod manifest;
mod oracles;
mod package;
mod promises;
mod run;
mod setup;
mod shots;
mod smoke;
mod suite;
mod system;
mod test;

use std::process::ExitCode;

const USAGE: &str = "\
cargo xtask demo      install what is missing, build, protect a sample photo, show its report
cargo xtask test      install what is missing, then everything that continuous integration checks
                      (test STEP ... for some steps of it, test --list for their names)
cargo xtask shots     draw every screen of the window into target/shots, to be looked at;
                      shots every: also in high contrast, small, large and with text of 80 and 200 %
cargo xtask setup     only install what is missing (models, ONNX Runtime; with --tests the oracles;
                      with --encoder FILE convert a .pth of TAEF2 or TAESANA that you have, for the jury)
cargo xtask fuzz      changed files for whatever reads a stranger's bytes:
                      --minutes N [TARGET ...], or --through-command FILES
cargo xtask bench     measure, beside the peers, and write docs/figures.md (--only NAME; --with-pytorch for the cloak beside PyTorch;
                      --only children --quick for a few heads, which writes no figure)
cargo xtask bindings  write the Kotlin, Swift and Python sources of the mobile core, in target/bindings or another FOLDER;
                      --library FILE of a built one, not stripped
cargo xtask package   make what people install, in target/package: deb (where none is named), rpm, appimage, tree;
                      --profile NAME, or --programs FOLDER of built ones;
                      telling FOLDER only refuses a folder where a file names one of this machine
cargo xtask smoke     install the package where nothing else is, use it, remove it (FILE.deb; normally that of `package`)
cargo xtask licences  write THIRD_PARTY.md anew; with --target T, what goes with the programs for that system, or with the core where it is a
                      phone's: --texts FILE of all licences, --parts FILE (CycloneDX), --notices FOLDER for those of ONNX Runtime
cargo xtask digits    train the reader of digits of the workshop anew, and count how often one, three and five pixels fool it
cargo xtask cloak-room  cloak the portrait of the workshop anew and ask the jury about it (with the command that is named, or one that is built)
cargo xtask layers    only check the rule of layers
cargo xtask calibrate measure the detector's values again, after a change of model
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match words.as_slice() {
        ["demo"] => demo::run(),
        ["test", "--list"] => {
            print!("{}", test::list());
            Ok(())
        }
        ["test", steps @ ..] => test::run(steps),
        ["fuzz", "--minutes", minutes, targets @ ..] => fuzz::minutes(minutes, targets),
        ["fuzz", "--through-command", files] => fuzz::through_command(files),
        ["setup"] => setup::run(setup::Extent::Use),
        ["setup", "--encoder", file] => setup::encoder(std::path::Path::new(file)),
        ["setup", "--tests"] => setup::run(setup::Extent::Tests),
        ["bench"] => bench::run(None),
        ["bench", "--with-pytorch"] => bench::run(Some("pytorch")),
        ["bench", "--only", "children", "--quick"] => bench::a_few_children(),
        ["bench", "--only", name] => bench::run(Some(name)),
        ["bindings", order @ ..] => bindings::run(order),
        ["shots"] => shots::run(false),
        ["shots", "every"] => shots::run(true),
        ["package", order @ ..] => package::run(order),
        ["smoke"] => smoke::run(None),
        ["smoke", package] => smoke::run(Some(std::path::Path::new(package))),
        ["digits"] => digits::run(),
        ["cloak-room"] => cloak_room::run(None),
        ["cloak-room", program] => cloak_room::run(Some(program)),
        ["licences", order @ ..] => package::write_licences(order),
        ["layers"] => layers::run(),
        ["calibrate"] => calibrate::run(),
        _ => {
            eprint!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            eprintln!("\nxtask: {reason}");
            ExitCode::FAILURE
        }
    }
}
