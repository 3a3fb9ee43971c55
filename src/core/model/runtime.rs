//! The ONNX Runtime library: found, checked and loaded once a process.

use std::fs::File;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use ort::environment::Environment;

use super::manifest::{Manifest, has_digest};
use crate::error::Reason;

/// The engine, for the rest of the process: it cannot be loaded twice.
static LOADED: Mutex<Option<Environment>> = Mutex::new(None);

/// The engine of this process, loaded from `runtime/` in the models folder at the first call.
///
/// `ORT_DYLIB_PATH`, set by a packager whose system carries its own library, is used as it is;
/// otherwise the library must be the one of the manifest.
pub(super) fn environment(models: &Path, manifest: &Manifest) -> Result<Environment, Reason> {
    let mut loaded = LOADED.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(environment) = loaded.as_ref() {
        return Ok(environment.clone());
    }
    let environment = match std::env::var_os("ORT_DYLIB_PATH").filter(|path| !path.is_empty()) {
        Some(path) => load(Path::new(&path))?,
        None => load_own(models, manifest)?,
    };
    Ok(loaded.insert(environment).clone())
}

fn load_own(models: &Path, manifest: &Manifest) -> Result<Environment, Reason> {
    // A platform without a library of ours: the packager's way is the only one.
    let runtime = manifest.runtime().ok_or(Reason::RuntimeMissing)?;
    let path = models.join(&runtime.file);
    let missing = |_| Reason::RuntimeMissing;
    let file = File::open(&path).map_err(missing)?;
    if !has_digest(file, &runtime.sha256).map_err(missing)? {
        return Err(Reason::ModelAltered {
            name: runtime.package.clone(),
        });
    }
    load(&path)
}

fn load(path: &Path) -> Result<Environment, Reason> {
    let broken = |detail: String| Reason::RuntimeBroken { detail };
    // A relative path would be looked for beside the program, not in the working folder.
    let path = path.canonicalize().map_err(|_| Reason::RuntimeMissing)?;
    let builder = ort::init_from(path).map_err(|error| broken(error.to_string()))?;
    // Official builds for Windows report usage to the system's event log unless told not to.
    let builder = builder.with_name("ombrelle").with_telemetry(false);
    builder.build().map_err(|error| broken(error.to_string()))
}
