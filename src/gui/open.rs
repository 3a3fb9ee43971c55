//! Handing something to the system: a folder to be shown. Ombrelle itself opens no address.

use std::path::Path;
use std::process::{Command, Stdio};

/// Shows a file in the system's file manager; returns whether that could be started.
pub fn show_in_folder(file: &Path) -> bool {
    let mut command = command(file);
    command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    match command.spawn() {
        Ok(mut child) => {
            // Waited for, so that it does not stay behind as a zombie process; on a thread, since it may take its time.
            let _ = std::thread::Builder::new().spawn(move || child.wait());
            true
        }
        Err(_) => false,
    }
}

#[cfg(target_os = "macos")]
fn command(file: &Path) -> Command {
    let mut command = Command::new("open");
    command.arg("-R").arg(file);
    command
}

#[cfg(target_os = "windows")]
fn command(file: &Path) -> Command {
    let mut command = Command::new("explorer");
    let mut argument = std::ffi::OsString::from("/select,");
    argument.push(file);
    command.arg(argument);
    command
}

#[cfg(not(any(target_os = "macos", target_os = "windows")))]
fn command(file: &Path) -> Command {
    let mut command = Command::new("xdg-open");
    // A folder whose name begins with a dash is no option.
    let folder = file
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    // Where even the working folder is unknown, an empty name opens nothing.
    command.arg(std::path::absolute(folder.unwrap_or(Path::new("."))).unwrap_or_default());
    command
}
