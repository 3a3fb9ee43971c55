//! `ombrelle-app [PHOTO|FOLDER...]`: opens the window, with these photos if there are any.

use std::path::PathBuf;
use std::process::ExitCode;

use ombrelle_core::protect::worker;
use ombrelle_gui::places::Places;
use ombrelle_gui::{app, dialog};

fn main() -> ExitCode {
    // A worker has no window: it is started by this program alone.
    if let Some(ended) = worker::if_asked() {
        return ExitCode::from(ended);
    }
    let given: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    dialog::listen();
    match app::window(Places::of_this_person(), given).run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // There is no window to say it in.
            eprintln!("ombrelle-app: {error}");
            ExitCode::FAILURE
        }
    }
}
