//! The package for Fedora and its kin, in a root that has nothing else: installed, called, removed. Debian's `rpm` does it, since no Fedora
//! can be had from a registry of packages; so what the package needs is not asked for (`--nodeps`).

use std::path::Path;

use crate::run::{Done, command, output};
use crate::system;

/// What it calls, and the Debian package that brings it.
const PROGRAMS: &[system::Program] = &[("rpm", "rpm"), ("unshare", "util-linux")];

/// Installs this package in an empty root, asks the program its version by both names, removes it, and looks for what is left.
pub fn tried(package: &Path) -> Done {
    system::ensure(PROGRAMS)?;
    let place = tempfile::tempdir().map_err(|e| e.to_string())?;
    let root = place.path();
    let rpm = |arguments: &[&str]| {
        let mut rpm = command("rpm", &["--root"]);
        rpm.arg(root).args(arguments);
        output(rpm)
    };
    rpm(&["--initdb"])?;
    rpm(&[
        "--install",
        "--nodeps",
        "--ignorearch",
        &package.to_string_lossy(),
    ])?;
    let listed = output(command(
        "rpm",
        &["--query", "--list", "--package", &package.to_string_lossy()],
    ))?;
    let is_there = |file: &&str| {
        root.join(file.trim_start_matches('/'))
            .symlink_metadata()
            .is_ok()
    };
    if let Some(file) = listed.lines().find(|file| !is_there(file)) {
        return Err(format!("{file} was not installed"));
    }
    rpm(&["--verify", "--nodeps", "ombrelle"])?;
    let mut asked = command("unshare", &["--net"]);
    asked.arg(root.join("usr/bin/ombrelle")).arg("--version");
    let told = output(asked)?;
    if told.trim() != format!("ombrelle {}", env!("CARGO_PKG_VERSION")) {
        return Err(format!("it says {told:?}"));
    }
    rpm(&["--erase", "ombrelle"])?;
    let left = command(
        "find",
        &[&root.to_string_lossy(), "-xdev", "-iname", "*ombrelle*"],
    );
    match output(left)?.trim() {
        "" => Ok(()),
        left => Err(format!("left: {left}")),
    }
}
