//! Networks that no registry carries in a format that core reads, converted at set-up.

use std::path::Path;

use crate::manifest::{Converted, Source};
use crate::run::{Done, command, output, target};
use crate::{fetch, oracles};

/// Converts, then puts constants in the order of their names and leaves out the hints of shapes:
/// tflite2onnx writes both in another order at each run, and nothing else changes. What is written depends on
/// nothing but the network, so it has a checksum of its own.
const CONVERT: &str = r#"
import sys
import onnx, tflite2onnx
source, target = sys.argv[1:]
tflite2onnx.convert(source, target)
model = onnx.load(target)
graph = model.graph
constants = sorted(graph.initializer, key=lambda tensor: tensor.name)
del graph.initializer[:], graph.value_info[:]
graph.initializer.extend(constants)
with open(target, "wb") as out:
    out.write(model.SerializeToString(deterministic=True))
"#;

/// Puts the converted file in place unless it is there already and right.
pub fn ensure(source: &Source, converted: &Converted, file: &Path) -> Done {
    if fetch::is_right(file, &source.sha256) {
        return Ok(());
    }
    if converted.by != "tflite2onnx" {
        return Err(format!(
            "unknown converter {:?} in models/manifest.toml",
            converted.by
        ));
    }
    let folder = file.parent().ok_or("a file needs a folder")?;
    std::fs::create_dir_all(folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    let passing = tempfile::tempdir_in(folder).map_err(|e| e.to_string())?;
    let (before, after) = (
        passing.path().join("network.tflite"),
        passing.path().join("network.onnx"),
    );
    let (member, sha256) = (source.member.as_str(), converted.sha256.as_str());
    let wanted = fetch::Wanted {
        member,
        sha256,
        target: before.clone(),
    };
    fetch::ensure_all(source, &[wanted])?;
    let environment = target().join("oracles/tflite2onnx");
    let programs = oracles::environment(&environment, &["src/xtask/peers/tflite2onnx.txt"], &[])?;
    let python = programs.join("python").to_string_lossy().into_owned();
    let paths = [&before, &after].map(|path| path.to_string_lossy());
    output(command(&python, &["-c", CONVERT, &paths[0], &paths[1]]))?;
    if !fetch::is_right(&after, &source.sha256) {
        return Err(format!(
            "{} as converted has another SHA-256 than models/manifest.toml says: it is not used",
            file.display()
        ));
    }
    std::fs::rename(&after, file).map_err(|e| format!("{}: {e}", file.display()))
}
