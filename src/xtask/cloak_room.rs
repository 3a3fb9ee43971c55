//! The portrait of the workshop's room about the cloak, cloaked anew, and what the jury makes of it.

use std::fmt::Write;
use std::path::Path;

use serde_json::Value;

use crate::run::{Done, command, output, root, target};
use crate::{demo, setup};

/// Protects `docs/before.jpg` with the strength and seed of the room, and writes `assets/workshop/cloak`. With the command that is named, or one that is
/// built for it.
pub fn run(program: Option<&str>) -> Done {
    setup::run(setup::Extent::Use)?;
    let built = target().join("release/ombrelle");
    let program = match program {
        Some(program) => program.to_owned(),
        None => {
            demo::build()?;
            built.to_string_lossy().into_owned()
        }
    };
    let room = root().join("assets/workshop/cloak");
    let failed = |e: std::io::Error| e.to_string();
    let work = tempfile::tempdir_in(target()).map_err(failed)?;
    let photo = work.path().join("portrait.jpg");
    std::fs::copy(root().join("docs/before.jpg"), &photo).map_err(failed)?;
    let options = ["--cloak", "balanced", "--seed", "1", "--format", "png"];
    let mut protect = command(&program, &["protect", "--json"]);
    protect
        .args(options)
        .arg(&photo)
        .env("OMBRELLE_MODELS", root().join("models"));
    let told: Value = serde_json::from_str(output(protect)?.trim()).map_err(|e| e.to_string())?;
    let copy = |from: &Path, to: &str| std::fs::copy(from, room.join(to)).map_err(failed);
    copy(&photo, "portrait.jpg")?;
    copy(&work.path().join("portrait.protected.png"), "cloaked.png")?;
    std::fs::write(room.join("jury.toml"), jury(&told)?).map_err(failed)
}

/// The numbers of a judgement that the room shows.
fn jury(told: &Value) -> Done<String> {
    let (judged, report) = (&told["judgement"], &told["report"]);
    let face = &judged["faces"][0];
    let cloak = &report["faces"][0]["cloak"];
    let mut text = String::from(
        "# What recognisers made of the cloaked portrait: likeness to the unprotected face. Written by `cargo xtask cloak-room`.\n\n",
    );
    let mut line = |words: String| writeln!(text, "{words}").map_err(|e| e.to_string());
    line(format!("ombrelle = {}", judged["ombrelle"]))?;
    line(format!("seed = {}", report["seed"]))?;
    line(format!("strength = {}", cloak["strength"]))?;
    line(format!("steps = {}", cloak["steps"]))?;
    let all = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let (witnesses, hearings) = (all(&judged["witnesses"]), all(&face["hearings"]));
    for witness in &witnesses {
        line("\n[[program]]".to_owned())?;
        line(format!("title = {}", witness["title"]))?;
        line(format!("threshold = {:.3}", number(&witness["threshold"])?))?;
        line(format!("against = {}", witness["surrogate"]))?;
    }
    for journey in all(&judged["journeys"]) {
        let likeness = witnesses.iter().map(|witness| {
            let heard = hearings
                .iter()
                .find(|heard| heard["witness"] == witness["name"] && heard["journey"] == journey);
            let likeness = number(&heard.ok_or("somebody was not asked")?["likeness"])?;
            Ok(format!("{likeness:.3}"))
        });
        let likeness = likeness.collect::<Done<Vec<String>>>()?.join(", ");
        line("\n[[hearing]]".to_owned())?;
        line(format!("journey = {journey}"))?;
        line(format!("likeness = [{likeness}]"))?;
    }
    Ok(text)
}

fn number(value: &Value) -> Done<f64> {
    value.as_f64().ok_or_else(|| "no number".to_owned())
}
