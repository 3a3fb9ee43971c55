//! The bytes of a network that the engine gets: read, checked and rewritten once, however many
//! workers load the network at the same time.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError, Weak};

use super::manifest::{Format, Manifest, has_digest};
use super::{Form, broken, graph, onnx, quantise};
use crate::error::Reason;

/// What was prepared and is still in use by a loader.
struct Shared {
    file: PathBuf,
    form: Form,
    bytes: Weak<Vec<u8>>,
}

/// Locked while a file is prepared, so that others wait for it instead of doing the same.
static SHARED: Mutex<Vec<Shared>> = Mutex::new(Vec::new());

/// The bytes for the engine, from a file whose SHA-256 is that of the manifest.
///
/// # Errors
/// [`Reason::ModelMissing`], [`Reason::ModelAltered`], [`Reason::ModelBroken`].
pub(super) fn prepared(
    name: &str,
    models: &Path,
    manifest: &Manifest,
    form: Form,
) -> Result<Arc<Vec<u8>>, Reason> {
    let model = manifest.model(name)?;
    let file = models.join(&model.file);
    let mut shared = SHARED.lock().unwrap_or_else(PoisonError::into_inner);
    shared.retain(|one| one.bytes.strong_count() > 0);
    let same = shared
        .iter()
        .find(|one| one.file == file && one.form == form);
    if let Some(bytes) = same.and_then(|one| one.bytes.upgrade()) {
        return Ok(bytes);
    }
    let bytes = if model.format == Format::Onnx && model.recogniser.is_none() {
        let read = checked(name, models, &model.file, &model.sha256)?;
        rewritten(name, &read, form)?
    } else {
        folded(name, models, form)?
    };
    let bytes = Arc::new(bytes);
    shared.push(Shared {
        file,
        form,
        bytes: Arc::downgrade(&bytes),
    });
    Ok(bytes)
}

/// The bytes of a file of a network, whose SHA-256 must be this one.
///
/// # Errors
/// [`Reason::ModelMissing`], [`Reason::ModelAltered`].
pub(super) fn checked(
    name: &str,
    models: &Path,
    file: &str,
    sha256: &str,
) -> Result<Vec<u8>, Reason> {
    let missing = |_| Reason::ModelMissing {
        name: name.to_owned(),
    };
    let read = std::fs::read(models.join(file)).map_err(missing)?;
    if has_digest(read.as_slice(), sha256).map_err(missing)? {
        Ok(read)
    } else {
        Err(Reason::ModelAltered {
            name: name.to_owned(),
        })
    }
}

/// A recogniser, and a network in another form than ONNX, goes through our own graph of it; the detector and the networks
/// that read text do not.
fn folded(name: &str, models: &Path, form: Form) -> Result<Vec<u8>, Reason> {
    match form {
        Form::Exact => Ok(graph::written(&graph::load(name, models)?)),
        Form::Quick => Err(broken(name, "no ranges were measured")),
    }
}

fn rewritten(name: &str, file: &[u8], form: Form) -> Result<Vec<u8>, Reason> {
    let free = onnx::with_free_dimensions(file);
    let free = free.ok_or_else(|| broken(name, "not an ONNX file"))?;
    match form {
        Form::Exact => Ok(free),
        Form::Quick => quantise::Ranges::of(name)
            .and_then(|ranges| quantise::quantised(&free, &ranges))
            .ok_or_else(|| broken(name, "the measured ranges do not fit")),
    }
}
