//! Another program that reads a hostile file, such as `ffmpeg`, in the cage.
//!
//! On Linux this program starts itself again under the first argument [`ARGUMENT`], gives up what the other does not need, and then
//! becomes it: what was given up stays so. Where Bubblewrap is installed and works, all of that happens inside of it, where the
//! person's files are not even there. The file is its standard input, so no argument names it.

use std::ffi::{OsStr, OsString};
use std::fs::File;
use std::path::Path;
use std::process::{Command, Stdio};

/// The first argument of a program that is to confine itself and then become another; the other and its arguments follow.
pub const ARGUMENT: &str = "worker-program";

/// The file's name for a program that was started by [`Decoding::program`](crate::Decoding::program).
pub const INPUT: &str = if cfg!(target_os = "linux") {
    "/proc/self/fd/0"
} else {
    "/dev/fd/0"
};

/// Without a window of its own, which Windows opens for a program of the console that a program with windows starts; and without its console,
/// so that Ctrl-C is for the program alone (CreateProcess, `CREATE_NO_WINDOW`).
#[cfg(windows)]
pub(crate) const NO_WINDOW: u32 = 0x0800_0000;

/// Folders of programs and libraries, and the two files that say where libraries are: all that is left to read.
#[cfg(target_os = "linux")]
pub(crate) const SYSTEM: &[&str] = &[
    "/usr",
    "/lib",
    "/lib32",
    "/lib64",
    "/opt",
    "/nix/store",
    "/gnu/store",
    "/etc/ld.so.cache",
    "/etc/alternatives",
];

/// The command; `worker` is the program that asks [`if_asked`] first thing, none where there is none.
pub(crate) fn command(
    worker: Option<&Path>,
    program: &Path,
    arguments: Vec<OsString>,
    file: File,
) -> Command {
    #[cfg(target_os = "linux")]
    let mut command = match worker {
        Some(worker) => confined(worker, program),
        None => Command::new(program),
    };
    #[cfg(not(target_os = "linux"))]
    let mut command = {
        let _ = worker;
        Command::new(program)
    };
    command
        .args(arguments)
        .env_clear()
        .stdin(file)
        .stdout(Stdio::piped())
        .stderr(Stdio::null());
    #[cfg(unix)]
    command.current_dir("/");
    // Ctrl-C is for the program, which ends this one by itself.
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(&mut command, 0);
    #[cfg(windows)]
    std::os::windows::process::CommandExt::creation_flags(&mut command, NO_WINDOW);
    command
}

#[cfg(target_os = "linux")]
fn confined(worker: &Path, program: &Path) -> Command {
    let mut command = match bubblewrap(worker) {
        Some(bubblewrap) => in_bubblewrap(bubblewrap, worker, Some(program)),
        None => Command::new(worker),
    };
    command.arg(ARGUMENT).arg(program);
    command
}

/// Bubblewrap, where it is installed and the system lets it work; tried once.
#[cfg(target_os = "linux")]
fn bubblewrap(worker: &Path) -> Option<&'static Path> {
    use std::sync::OnceLock;
    static WORKS: OnceLock<Option<&'static Path>> = OnceLock::new();
    *WORKS.get_or_init(|| {
        let found = ["/usr/bin/bwrap", "/bin/bwrap", "/usr/local/bin/bwrap"].map(Path::new);
        let found = found.into_iter().find(|file| file.is_file())?;
        works(found, worker).then_some(found)
    })
}

/// Whether a worker that is asked nothing ends well in it.
#[cfg(target_os = "linux")]
fn works(bubblewrap: &Path, worker: &Path) -> bool {
    let status = in_bubblewrap(bubblewrap, worker, None)
        .arg(crate::ARGUMENT)
        .env_clear()
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    status.is_ok_and(|status| status.success())
}

/// Our program as `/ombrelle` among nothing but the system's folders, `program` where it stands; no network, no process of others, no
/// privileges.
#[cfg(target_os = "linux")]
fn in_bubblewrap(bubblewrap: &Path, worker: &Path, program: Option<&Path>) -> Command {
    // Inside, `/proc/self/exe` would be Bubblewrap.
    let worker = std::fs::read_link(worker).unwrap_or_else(|_| worker.to_owned());
    let mut command = Command::new(bubblewrap);
    command
        .args(["--unshare-all", "--die-with-parent", "--new-session"])
        .args(["--cap-drop", "ALL", "--proc", "/proc", "--dev", "/dev"]);
    for place in SYSTEM {
        command.args(["--ro-bind-try", place, place]);
    }
    if let Some(program) = program {
        command.arg("--ro-bind").args([program, program]);
    }
    command
        .arg("--ro-bind")
        .args([worker.as_os_str(), OsStr::new("/ombrelle")])
        .args(["--", "/ombrelle"]);
    command
}

/// Confines this process for good and becomes the other program, where that was asked for: then this returns only where it could not,
/// with the exit status to end with. None where it was not asked for.
pub(crate) fn if_asked(mut arguments: impl Iterator<Item = OsString>) -> Option<u8> {
    if arguments.next()? != OsStr::new(ARGUMENT) {
        return None;
    }
    let program = arguments.next()?;
    Some(become_it(&program, arguments.collect()))
}

#[cfg(target_os = "linux")]
fn become_it(program: &OsStr, arguments: Vec<OsString>) -> u8 {
    use std::os::unix::process::CommandExt;
    if crate::linux::confine_program(Path::new(program)).is_ok() {
        // It returns only where it could not.
        let _ = Command::new(program).args(arguments).env_clear().exec();
    }
    1
}

#[cfg(not(target_os = "linux"))]
fn become_it(_: &OsStr, _: Vec<OsString>) -> u8 {
    1
}
