//! `cargo xtask package`: what people install, from one tree of files.
//!
//! The system's own tools make packages of the tree (`dpkg-deb`, `rpmbuild`, `mksquashfs`), since one tree then serves all of them, and each
//! machine that builds for a system has its tool: cargo-deb and cargo-generate-rpm would list every file once more, a list each.

mod appimage;
mod build;
mod deb;
mod licences;
mod rpm;
mod sbom;
mod tree;

use std::path::{Path, PathBuf};

use crate::fetch;
use crate::run::{Done, command, output, target};

pub use appimage::name as appimage_name;
pub use licences::{check as check_licences, run as write_licences};
pub use rpm::name as rpm_name;

/// The name by which desktops know the program.
const ID: &str = "io.github.ombrelle.Ombrelle";
/// The version of everything.
const VERSION: &str = env!("CARGO_PKG_VERSION");

/// What is asked for.
#[derive(Debug, PartialEq)]
struct Order<'a> {
    kinds: Vec<&'a str>,
    profile: &'a str,
    programs: Option<&'a str>,
}

/// The profile of what is published: small, and optimised as one (Cargo.toml).
const PUBLISHED: &str = "dist";

/// The kinds of package.
const KINDS: [&str; 4] = ["tree", "deb", "rpm", "appimage"];

impl<'a> Order<'a> {
    fn of(arguments: &[&'a str]) -> Done<Self> {
        let (mut kinds, mut profile, mut programs) = (Vec::new(), PUBLISHED, None);
        let mut words = arguments.iter().copied();
        while let Some(word) = words.next() {
            match word {
                "--profile" => profile = words.next().ok_or("--profile takes a name")?,
                "--programs" => programs = Some(words.next().ok_or("--programs takes a folder")?),
                kind if KINDS.contains(&kind) => kinds.push(kind),
                other => return Err(format!("{other:?} is none of {}", KINDS.join(", "))),
            }
        }
        if kinds.is_empty() {
            kinds.push("deb");
        }
        Ok(Self {
            kinds,
            profile,
            programs,
        })
    }
}

/// Where packages are put.
pub fn folder() -> PathBuf {
    target().join("package")
}

/// Makes the packages that are named, the Debian package where none is; of programs that are built, unless `--programs` names a folder
/// of built ones. `telling FOLDER` makes none: it refuses a folder in which a file names one of this machine, for recipes of other systems.
pub fn run(arguments: &[&str]) -> Done {
    if let ["telling", folder] = arguments {
        return told_of_this_machine(Path::new(folder), true);
    }
    let order = Order::of(arguments)?;
    let made = folder();
    std::fs::create_dir_all(&made).map_err(|e| trouble(&made, e))?;
    let programs = match order.programs {
        Some(folder) => PathBuf::from(folder),
        None => build::programs(order.profile)?,
    };
    let tree = made.join("tree");
    tree::lay(&programs, &tree)?;
    told_of_this_machine(
        &tree,
        order.programs.is_none() && order.profile == PUBLISHED,
    )?;
    let mut files = Vec::new();
    for kind in order.kinds {
        match kind {
            "deb" => files.push(deb::make(&tree, &made)?),
            "rpm" => files.push(rpm::make(&tree, &made)?),
            "appimage" => files.push(appimage::make(&tree, &made)?),
            _ => {}
        }
    }
    let parts = made.join(sbom::name());
    sbom::write(&parts, licences::Built::LINUX)?;
    files.push(parts);
    sums(&made, &files)
}

/// Says which files name a folder of this machine; none may in what is published.
fn told_of_this_machine(tree: &Path, published: bool) -> Done {
    let told = build::telling(tree)?;
    match told.as_slice() {
        [] => println!("no file names a folder of this machine"),
        files if published => {
            return Err(format!("these name a folder of this machine: {files:?}"));
        }
        files => println!("not for others: these name a folder of this machine: {files:?}"),
    }
    Ok(())
}

/// Writes `SHA256SUMS`, and says how large each file is.
fn sums(folder: &Path, files: &[PathBuf]) -> Done {
    let mut lines = String::new();
    for file in files {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        let bytes = std::fs::metadata(file).map_err(|e| trouble(file, e))?.len();
        lines += &format!("{}  {name}\n", fetch::digest(file)?);
        println!("{}: {:.1} MB", file.display(), bytes as f64 / 1e6);
    }
    let sums = folder.join("SHA256SUMS");
    std::fs::write(&sums, lines).map_err(|e| trouble(&sums, e))
}

/// The second that all files of a package are of: `SOURCE_DATE_EPOCH`, or that of the last commit.
fn epoch() -> Done<String> {
    match std::env::var("SOURCE_DATE_EPOCH") {
        Ok(second) => Ok(second),
        Err(_) => Ok(output(command("git", &["log", "-1", "--format=%ct"]))?
            .trim()
            .to_owned()),
    }
}

/// Where the project can be found: `OMBRELLE_SITE`, which whoever publishes a package sets; otherwise an address that is nobody's.
fn site() -> String {
    let named = std::env::var("OMBRELLE_SITE").ok();
    let named = named.filter(|address| !address.is_empty());
    named.unwrap_or_else(|| SITE.to_owned())
}

/// The address that is nobody's (RFC 2606).
const SITE: &str = "https://ombrelle.example";

fn trouble(path: &Path, error: impl std::fmt::Display) -> String {
    format!("{}: {error}", path.display())
}

/// A text of `packaging/`, with its blanks filled in.
fn filled(file: &str, blanks: &[(&str, &str)]) -> Done<String> {
    let path = crate::run::root().join("packaging").join(file);
    let mut text = std::fs::read_to_string(&path).map_err(|e| trouble(&path, e))?;
    let site = site();
    for (blank, value) in [
        ("@VERSION@", VERSION),
        ("@SITE@", site.as_str()),
        (SITE, site.as_str()),
    ]
    .iter()
    .chain(blanks)
    {
        text = text.replace(blank, value);
    }
    Ok(text)
}

/// A copy of the tree for one kind of package, without copying what is in the files.
fn copy_of(tree: &Path, to: &Path) -> Done {
    if to.exists() {
        std::fs::remove_dir_all(to).map_err(|e| trouble(to, e))?;
    }
    let (tree, to) = (tree.to_string_lossy(), to.to_string_lossy());
    output(command("cp", &["--archive", "--link", &tree, &to])).map(drop)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_asked_for_is_understood_and_nothing_else() {
        let order = Order::of(&["rpm", "deb", "--profile", "quick"]).unwrap();
        assert_eq!(order.kinds, ["rpm", "deb"]);
        assert_eq!(order.profile, "quick");
        let order = Order::of(&["--programs", "here"]).unwrap();
        assert_eq!((order.kinds, order.programs), (vec!["deb"], Some("here")));
        assert_eq!(order.profile, PUBLISHED);
        assert!(Order::of(&["msi"]).is_err() && Order::of(&["--profile"]).is_err());
        // It is said of a folder, and of nothing else.
        assert!(Order::of(&["telling"]).is_err() && Order::of(&["deb", "telling", "x"]).is_err());
    }
}
