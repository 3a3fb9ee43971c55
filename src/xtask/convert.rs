//! Networks as they are published, converted once to the ONNX files that the program reads.
//!
//! What was fetched stays in `models/sources`, for the next conversion and for the peers' scripts.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use ombrelle_convert::{Published, converted, packed, quantised, rounded, unpacked};

use crate::manifest::{Model, Through};
use crate::run::{Done, command, output, target};
use crate::{fetch, oracles};

/// Converts, then puts constants in the order of their names and leaves out the hints of shapes:
/// tflite2onnx writes both in another order at each run, and nothing else changes. What is written depends on
/// nothing but the network, so it has a checksum of its own.
const TFLITE: &str = r#"
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

/// Fetches and converts a network unless it is there already and right; one that the person brings is left to [`brought`].
pub fn install(model: &Model, models: &Path) -> Done {
    if is_installed(model, models) || model.source.source == "person" {
        return Ok(());
    }
    let folder = models.join("sources").join(&model.name);
    let place = |member: &str| folder.join(last_part(member));
    let mut files = vec![fetch::Wanted {
        member: &model.source.member,
        sha256: &model.source.sha256,
        target: place(&model.source.member),
    }];
    files.extend(model.more.iter().map(|part| fetch::Wanted {
        member: &part.member,
        sha256: &part.sha256,
        target: place(&part.member),
    }));
    fetch::ensure_all(&model.source, &files)?;
    let mut paths: Vec<PathBuf> = files.into_iter().map(|file| file.target).collect();
    if let (Some(through), Some(first)) = (&model.through, paths.first_mut()) {
        *first = as_onnx(first, through)?;
    }
    convert(model, &paths, models)
}

/// Converts a file that the person brings: the encoder or decoder of a picture generator.
pub fn brought(file: &Path, all: &[Model], models: &Path) -> Done {
    let known = all.iter().filter(|model| model.source.source == "person");
    let Some(model) = known
        .into_iter()
        .find(|model| fetch::is_right(file, &model.source.sha256))
    else {
        return Err(format!(
            "{} is none of the files that models/manifest.toml knows by their SHA-256",
            file.display()
        ));
    };
    if is_installed(model, models) {
        println!("{} is there already", model.file);
        return Ok(());
    }
    convert(model, &[file.to_owned()], models)
}

fn is_installed(model: &Model, models: &Path) -> bool {
    let onnx = std::iter::once((model.file.as_str(), model.converted.as_str()));
    let mut files = onnx.chain(model.installed());
    files.all(|(file, sha256)| fetch::is_right(&models.join(file), sha256))
}

fn convert(model: &Model, files: &[PathBuf], models: &Path) -> Done {
    println!("converting {}", model.name);
    let read = |path: &PathBuf| std::fs::read(path).map_err(|e| format!("{}: {e}", path.display()));
    let bytes = files.iter().map(read).collect::<Done<Vec<_>>>()?;
    let files: Vec<&[u8]> = bytes.iter().map(Vec::as_slice).collect();
    let published = Published {
        format: model.format,
        output: &model.output,
        files: &files,
    };
    let refused = |flaw| format!("{}: {flaw}", model.name);
    let exact = match &model.packed {
        None => converted(&published).map_err(refused)?,
        Some(place) => {
            let small = match place.bits {
                None => packed(&published),
                Some(bits) => converted(&published).and_then(|exact| rounded(&exact, bits)),
            };
            let small = small.map_err(refused)?;
            put(&small, &models.join(&place.file), &place.sha256)?;
            // By the program's own reader: that its bytes are `converted` is what the checksum says.
            unpacked(&small).map_err(refused)?
        }
    };
    if let Some(quick) = &model.quick {
        let ranges = models.join(&quick.ranges);
        let text =
            std::fs::read_to_string(&ranges).map_err(|e| format!("{}: {e}", ranges.display()))?;
        let ranges = toml::from_str(&text).map_err(|e| format!("{}: {e}", ranges.display()))?;
        let made = quantised(&exact, &ranges).map_err(refused)?;
        let name = format!("the quick form of {}", model.file);
        as_said(&name, &fetch::digest_of(&made), &quick.converted)?;
    }
    put(&exact, &models.join(&model.file), &model.converted)
}

/// Whether what was made has the SHA-256 of the manifest.
fn as_said(name: &str, found: &str, sha256: &str) -> Done {
    match found == sha256 {
        true => Ok(()),
        false => Err(format!(
            "{name} as converted has SHA-256 {found}, not {sha256} as models/manifest.toml says: it is not used"
        )),
    }
}

/// Writes a file that must have this SHA-256, whole or not at all.
fn put(bytes: &[u8], file: &Path, sha256: &str) -> Done {
    let trouble = |e: std::io::Error| format!("{}: {e}", file.display());
    let folder = file.parent().ok_or("a file needs a folder")?;
    std::fs::create_dir_all(folder).map_err(trouble)?;
    let mut passing = tempfile::NamedTempFile::new_in(folder).map_err(trouble)?;
    passing.write_all(bytes).map_err(trouble)?;
    let found = fetch::digest(passing.path())?;
    as_said(&file.display().to_string(), &found, sha256)?;
    readable(passing.as_file()).map_err(trouble)?;
    passing.persist(file).map_err(|e| trouble(e.error))?;
    Ok(())
}

/// Everybody who may run the program may read its networks; a temporary file is for its owner alone.
fn readable(file: &std::fs::File) -> std::io::Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        file.set_permissions(std::fs::Permissions::from_mode(0o644))?;
    }
    let _ = file;
    Ok(())
}

/// The ONNX file beside a network that our converter does not read, made by another one unless it is there.
fn as_onnx(file: &Path, through: &Through) -> Done<PathBuf> {
    let made = file.with_extension("onnx");
    if fetch::is_right(&made, &through.sha256) {
        return Ok(made);
    }
    if through.by != "tflite2onnx" {
        return Err(format!(
            "unknown converter {:?} in models/manifest.toml",
            through.by
        ));
    }
    let environment = target().join("oracles/tflite2onnx");
    let programs = oracles::environment(&environment, &["src/xtask/peers/tflite2onnx.txt"], &[])?;
    let python = programs.join("python").to_string_lossy().into_owned();
    let folder = file.parent().ok_or("a file needs a folder")?;
    let passing = tempfile::tempdir_in(folder).map_err(|e| e.to_string())?;
    let after = passing.path().join("network.onnx");
    let paths = [file, &after].map(Path::to_string_lossy);
    output(command(&python, &["-c", TFLITE, &paths[0], &paths[1]]))?;
    if !fetch::is_right(&after, &through.sha256) {
        return Err(format!(
            "{} as converted by {} has another SHA-256 than models/manifest.toml says: it is not used",
            file.display(),
            through.by
        ));
    }
    std::fs::rename(&after, &made).map_err(|e| format!("{}: {e}", made.display()))?;
    Ok(made)
}

/// The name of a file inside an archive.
fn last_part(member: &str) -> &str {
    member.rsplit('/').next().unwrap_or(member)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{manifest, run};

    /// The same files give the same bytes, which the manifest knows: everybody who converts gets what the program accepts.
    #[test]
    fn networks_convert_to_the_files_of_the_manifest() {
        let models = run::root().join("models");
        for model in manifest::read().unwrap().model {
            let sources = models.join("sources").join(&model.name);
            let first = sources.join(last_part(&model.source.member));
            let first = match &model.through {
                Some(_) => first.with_extension("onnx"),
                None => first,
            };
            let more = model
                .more
                .iter()
                .map(|part| sources.join(last_part(&part.member)));
            let files: Vec<PathBuf> = std::iter::once(first).chain(more).collect();
            if !files.iter().all(|file| file.exists()) {
                println!(
                    "skipped {}: its published files are not in models/sources",
                    model.name
                );
                continue;
            }
            let folder = tempfile::tempdir().unwrap();
            let ranges = models.join(&model.name).join("ranges.toml");
            if ranges.exists() {
                std::fs::create_dir(folder.path().join(&model.name)).unwrap();
                let copy = folder.path().join(&model.name).join("ranges.toml");
                std::fs::copy(ranges, copy).unwrap();
            }
            convert(&model, &files, folder.path()).unwrap();
            assert!(is_installed(&model, folder.path()), "{}", model.name);
        }
    }

    #[test]
    fn a_file_that_nobody_knows_is_no_encoder() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("taef2_encoder.pth");
        std::fs::write(&file, b"something else").unwrap();
        let all = manifest::read().unwrap().model;
        let refused = brought(&file, &all, folder.path()).unwrap_err();
        assert!(refused.contains("SHA-256"), "{refused}");
    }

    #[test]
    fn what_has_another_checksum_is_not_written() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("network.onnx");
        assert!(put(b"abd", &file, "ba78").is_err());
        assert!(!file.exists());
    }
}
