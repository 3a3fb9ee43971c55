//! The ONNX Runtime library: found, checked and loaded once per process.

use std::path::Path;
use std::sync::{Mutex, PoisonError};

use ort::environment::Environment;

use super::allocator;
use super::library::Library;
use super::manifest::{Manifest, has_digest};
use crate::error::Error;

/// The engine, for the rest of the process: it cannot be loaded twice.
static LOADED: Mutex<Option<Environment>> = Mutex::new(None);

/// The engine of this process, loaded from `runtime/` in the models folder at the first call.
///
/// `ORT_DYLIB_PATH`, set by a packager whose system carries its own library, is used unless that
/// could report to its maker; otherwise the library must be the one of the manifest.
pub(super) fn environment(models: &Path, manifest: &Manifest) -> Result<Environment, Error> {
    let mut loaded = LOADED.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(environment) = loaded.as_ref() {
        return Ok(environment.clone());
    }
    let environment = match std::env::var_os("ORT_DYLIB_PATH").filter(|path| !path.is_empty()) {
        Some(path) => load_named(Path::new(&path))?,
        None => load_own(models, manifest)?,
    };
    Ok(loaded.insert(environment).clone())
}

fn load_own(models: &Path, manifest: &Manifest) -> Result<Environment, Error> {
    // A platform without a library of ours: the packager's way is the only one.
    let runtime = manifest.runtime().ok_or(Error::RuntimeMissing)?;
    let library = Library::read(&models.join(&runtime.file)).map_err(|_| Error::RuntimeMissing)?;
    if !has_digest(library.bytes(), &runtime.sha256) {
        return Err(Error::ModelAltered {
            name: runtime.package.clone(),
        });
    }
    load(library)
}

fn load_named(path: &Path) -> Result<Environment, Error> {
    let library = Library::read(path).map_err(|_| Error::RuntimeMissing)?;
    if reports(library.bytes()) {
        return Err(Error::RuntimeReports);
    }
    load(library)
}

/// Whether a library holds the uploader of ONNX Runtime 1.29 and later, which nothing but the
/// environment can switch off and which runs before a program can say no: by the address that it
/// reports to.
pub(super) fn reports(library: &[u8]) -> bool {
    library
        .windows(COLLECTOR.len())
        .any(|part| part == COLLECTOR)
}

/// Part of that address (onnxruntime/core/platform/posix/telemetry_1ds.cc). No string of ours.
const COLLECTOR: &[u8] = b"events.data.microsoft";

fn load(library: Library) -> Result<Environment, Error> {
    allocator::give_large_blocks_back();
    let broken = |detail: String| Error::RuntimeBroken {
        detail: detail.into(),
    };
    let builder = library.load(|path| ort::init_from(path));
    let builder = builder.map_err(|error| broken(error.to_string()))?;
    let builder = builder.map_err(|error| broken(error.to_string()))?;
    // Official builds for Windows report usage to the system's event log unless told not to.
    let builder = builder.with_name("ombrelle").with_telemetry(false);
    builder.build().map_err(|error| broken(error.to_string()))
}
