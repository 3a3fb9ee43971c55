//! `cargo xtask shots`: pictures of every screen of the window, drawn without a screen.

use crate::run::{Done, cargo, command, show, target};
use crate::{demo, setup};

/// Draws them into `target/shots`; `every` look, not only those that are seen most.
pub fn run(every: bool) -> Done {
    setup::run(setup::Extent::Use)?;
    let build = cargo(&["build", "--workspace", "--locked", "--example", "shots"]);
    show(build)?;
    let photo = demo::sample_photo()?;
    let folder = target().join("shots");
    if folder.exists() {
        std::fs::remove_dir_all(&folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    }
    let program = target().join("debug/examples/shots");
    let mut draw = command(&program.to_string_lossy(), &[]);
    draw.args([&folder, &photo])
        .args(every.then_some("every"))
        .env("ICED_TEST_BACKEND", "tiny-skia");
    show(draw)
}
