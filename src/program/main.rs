//! The command and the window in one file, which does what the name says by which it is called: packages for Linux install it as
//! `ombrelle`, with a link `ombrelle-app` to it.
//!
//! Most of both programs is the same: core, the decoders, the setting of papers. In two files it would be downloaded and kept twice
//! (packaging/README.md, *Size*).

use std::ffi::OsStr;
use std::path::Path;
use std::process::ExitCode;

/// The name of the window.
const WINDOW: &str = "ombrelle-app";

fn main() -> ExitCode {
    let called = std::env::args_os().next().unwrap_or_default();
    if is_window(&called) {
        ombrelle_gui::main()
    } else {
        ombrelle_cli::main()
    }
}

/// Whether the window is called; whatever has another name is the command, which tells how it is used.
fn is_window(called: &OsStr) -> bool {
    Path::new(called).file_stem() == Some(OsStr::new(WINDOW))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_says_which_of_the_two_is_called() {
        for window in [
            "ombrelle-app",
            "/usr/bin/ombrelle-app",
            "./ombrelle-app.exe",
        ] {
            assert!(is_window(OsStr::new(window)), "{window}");
        }
        for command in [
            "ombrelle",
            "/usr/bin/ombrelle",
            "",
            "ombrelle-program",
            "ombrelle-app/ombrelle",
        ] {
            assert!(!is_window(OsStr::new(command)), "{command}");
        }
    }
}
