//! A network of the manifest, as a graph: files read, checked, understood and folded.

use std::path::Path;

use super::{Flaw, Graph, Read, flaw, fold, import, read, shapes};
use crate::error::Reason;
use crate::manifest::{Format, Manifest, Model};
use crate::prepared::checked;

/// The network of this name, folded, from files whose SHA-256 is that of the manifest.
///
/// # Errors
/// [`Reason::ModelMissing`] where a file is not installed, [`Reason::ModelAltered`] where it is
/// another one, [`Reason::ModelBroken`] where it is the right one and yet no such network, which
/// tests rule out for the networks of the manifest.
pub(crate) fn load(name: &str, models: &Path) -> Result<Graph, Reason> {
    let manifest = Manifest::own()?;
    let model = manifest.model(name)?;
    let mut files = vec![checked(name, models, &model.file, &model.sha256)?];
    for part in &model.more {
        files.push(checked(name, models, &part.file, &part.sha256)?);
    }
    understood(model, &files).map_err(|Flaw(detail)| Reason::ModelBroken {
        name: name.to_owned(),
        detail,
    })
}

fn understood(model: &Model, files: &[Vec<u8>]) -> Read<Graph> {
    let graph = match (model.format, files) {
        (Format::Onnx, [onnx]) => read::read(onnx)?,
        (Format::Tfjs, [json, weights]) => {
            let output = model.output.as_deref().unwrap_or_default();
            import::tfjs::read(json, weights, output)?
        }
        (Format::FaceApi, [json, weights]) => import::face_api::read(json, weights)?,
        (Format::Taesd, [file]) => import::taesd::read(file)?,
        _ => return flaw("another number of files than the format has"),
    };
    let folded = fold::folded(graph)?;
    shapes::shapes(&folded)?;
    Ok(folded)
}
