//! `ombrelle-app`, by itself.

#![forbid(unsafe_code)]
// Windows opens a console for every program whose file does not say that it wants none.
#![cfg_attr(windows, windows_subsystem = "windows")]

fn main() -> std::process::ExitCode {
    ombrelle_gui::main()
}
