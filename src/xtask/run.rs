//! Running other programs, from the root of the work tree.

use std::path::PathBuf;
use std::process::{Command, Stdio};

/// What a command of ours ends with; the text is for the person at the keyboard.
pub type Done<T = ()> = Result<T, String>;

/// The root of the work tree.
pub fn root() -> PathBuf {
    let mut here = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    here.pop();
    here.pop();
    here
}

/// The folder that cargo builds into.
pub fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

/// A command that runs in the root.
pub fn command(program: &str, arguments: &[&str]) -> Command {
    let mut command = Command::new(program);
    command.args(arguments).current_dir(root());
    // Peers bring an ONNX Runtime of their own, which would report to its maker.
    command.env("ORT_DISABLE_TELEMETRY", "1");
    command
}

/// Cargo, without what `cargo run` told this program about itself.
pub fn cargo(arguments: &[&str]) -> Command {
    let mut cargo = command("cargo", arguments);
    forget_own_package(&mut cargo);
    cargo
}

/// Keeps from a program what `cargo run` told this one about itself.
pub fn forget_own_package(command: &mut Command) {
    for (name, _) in std::env::vars_os() {
        let told = name.to_string_lossy().starts_with("CARGO_PKG_")
            || name.to_string_lossy().starts_with("CARGO_MANIFEST_");
        if told {
            command.env_remove(name);
        }
    }
}

/// Says what it runs, then runs it; its output is shown.
pub fn show(mut command: Command) -> Done {
    println!("\n> {}", words(&command));
    let status = command.status().map_err(|e| trouble(&command, &e))?;
    if status.success() {
        Ok(())
    } else {
        Err(format!("`{}` failed ({status})", words(&command)))
    }
}

/// Runs it and returns what it printed.
pub fn output(mut command: Command) -> Done<String> {
    let output = command
        .stderr(Stdio::inherit())
        .output()
        .map_err(|e| trouble(&command, &e))?;
    if output.status.success() {
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    } else {
        Err(format!("`{}` failed ({})", words(&command), output.status))
    }
}

fn trouble(command: &Command, error: &std::io::Error) -> String {
    format!("`{}` did not start: {error}", words(command))
}

/// The command as typed, programs written inline shortened.
fn words(command: &Command) -> String {
    let arguments = command.get_args().map(|a| a.to_string_lossy());
    std::iter::once(command.get_program().to_string_lossy())
        .chain(arguments)
        .map(|word| {
            if word.contains('\n') {
                "…".into()
            } else {
                word
            }
        })
        .collect::<Vec<_>>()
        .join(" ")
}
