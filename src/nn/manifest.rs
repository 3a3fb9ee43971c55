//! The list of installed files: `models/manifest.toml`, part of the program.

use std::path::{Path, PathBuf};

use ombrelle_graph::Flaw;
use ombrelle_graph::packed::unpacked;
use ombrelle_graph::quantise::{Ranges, quantised};
use serde::Deserialize;
use sha2::{Digest, Sha256};

use super::recogniser::Facts;
use crate::broken;
use crate::error::Error;

/// The text of `models/manifest.toml`.
const TEXT: &str = include_str!("../../models/manifest.toml");

/// Every file that is installed beside the program.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// The networks.
    #[serde(rename = "model")]
    pub models: Vec<Model>,
    /// The ONNX Runtime libraries, one per platform.
    #[serde(rename = "runtime")]
    pub runtimes: Vec<Runtime>,
    /// The builds of libtorch, one per platform.
    #[serde(rename = "libtorch")]
    pub libtorches: Vec<Libtorch>,
}

/// Where an archive comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Source {
    /// The Python package index, through `pip download`.
    Pypi,
    /// The npm registry, through `npm pack`.
    Npm,
    /// No registry: the person puts the file in its place.
    Person,
}

/// How a network computes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// As its authors made it; [`Network::run`](crate::Network::run) takes numbers.
    Exact,
    /// With eight-bit weights and values, about twice as quick; [`Network::run`](crate::Network::run) takes bytes. Only
    /// for networks whose ranges were measured.
    Quick,
}

/// How a network is published: what set-up reads. The program reads ONNX alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Format {
    /// ONNX, kept as it is but for its dimensions, which become free.
    #[default]
    Onnx,
    /// ONNX by an exporter that writes one layer as many operations: they are joined again.
    OnnxUnfolded,
    /// ONNX whose weights are bytes in blocks, each with a scale and a zero: they become floats.
    OnnxBlocks,
    /// A graph model of TensorFlow.js: JSON, then the weights.
    Tfjs,
    /// The recogniser of face-api.js: a list of weights in JSON, then the weights; the network itself is
    /// in the package's code, and here in ours.
    FaceApi,
    /// Weights of a `torch.nn.Sequential` of a tiny autoencoder (TAESD), as `torch.save` writes them.
    Taesd,
}

/// A network.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Model {
    /// Its name in code and reports.
    pub name: String,
    /// Its name as its authors write it.
    pub title: String,
    /// The ONNX file that set-up makes, below the models folder.
    pub file: String,
    /// SHA-256 of that file, in hexadecimal.
    pub converted: String,
    /// That file with its weights in few bits: then it is this one that is installed.
    #[serde(default)]
    pub packed: Option<Packed>,
    /// Its form with eight-bit weights and values, where it has one.
    #[serde(default)]
    pub quick: Option<Quick>,
    /// Where the archive comes from.
    pub source: Source,
    /// Name of the archive's package; of the project, where the person brings the file.
    pub package: String,
    /// Version of the package.
    #[serde(default)]
    pub version: String,
    /// Path inside the archive; the name of the file that the person brings.
    pub member: String,
    /// SHA-256 of the member, in hexadecimal.
    pub sha256: String,
    /// A converter before ours, for a format that ours does not read.
    #[serde(default)]
    pub through: Option<Through>,
    /// Further members of the same package.
    #[serde(default)]
    pub more: Vec<Part>,
    /// How the network is published.
    #[serde(default)]
    pub format: Format,
    /// The tensor that is used, where the network has several outputs.
    #[serde(default)]
    pub output: Option<String>,
    /// SPDX expression.
    pub licence: String,
    /// How it recognises, if that is what it is for.
    #[serde(default)]
    pub recogniser: Option<Facts>,
    /// Shape of the input.
    pub input: String,
    /// What is done to channel values.
    pub normalisation: String,
    /// What it is for.
    pub purpose: String,
}

/// A further member of a network's package.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Part {
    /// Path inside the archive.
    pub member: String,
    /// SHA-256 of the member, in hexadecimal.
    pub sha256: String,
}

/// The packed form of a network's file (`ombrelle_graph::packed`).
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Packed {
    /// The file that set-up makes, below the models folder.
    pub file: String,
    /// SHA-256 of that file, in hexadecimal.
    pub sha256: String,
    /// The bits to which set-up rounds its large weights, where it is published with weights of 32.
    #[serde(default)]
    pub bits: Option<u8>,
}

/// The eight-bit form of a network (`ombrelle_graph::quantise`), made of the exact one when it is loaded.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Quick {
    /// How large its values get, below the models folder.
    pub ranges: String,
    /// SHA-256 of that file, in hexadecimal.
    pub sha256: String,
    /// SHA-256 of the ONNX file that is made of both, in hexadecimal.
    pub converted: String,
}

/// A converter of other people that makes ONNX of a member.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Through {
    /// The converter, of the Python package index.
    pub by: String,
    /// SHA-256 of what it makes, in hexadecimal.
    pub sha256: String,
}

/// An ONNX Runtime library.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Runtime {
    /// As `std::env::consts::OS`.
    pub os: String,
    /// As `std::env::consts::ARCH`.
    pub arch: String,
    /// Where the archive comes from.
    pub source: Source,
    /// Name of the archive's package.
    pub package: String,
    /// Version of the package.
    pub version: String,
    /// What `pip download --platform` wants.
    pub wheel_platform: String,
    /// Path inside the archive.
    pub member: String,
    /// Where it is installed, below the models folder.
    pub file: String,
    /// SHA-256 of the library, in hexadecimal.
    pub sha256: String,
    /// SPDX expression.
    pub licence: String,
}

/// A build of libtorch, which gradients are compared with at tests; nothing that people run has it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Libtorch {
    /// As `std::env::consts::OS`.
    pub os: String,
    /// As `std::env::consts::ARCH`.
    pub arch: String,
    /// SPDX expression.
    pub licence: String,
    /// SHA-256 of the list of headers with theirs, in hexadecimal.
    pub headers: String,
    /// What stands in the place of a library `torch` of its own, for the linker.
    pub linker_script: Option<String>,
    /// Its libraries.
    #[serde(rename = "part")]
    pub parts: Vec<Library>,
}

/// A library of libtorch.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Library {
    /// Where the archive comes from.
    pub source: Source,
    /// Name of the archive's package.
    pub package: String,
    /// Version of the package.
    pub version: String,
    /// What `pip download --platform` wants.
    pub wheel_platform: String,
    /// Path inside the archive.
    pub member: String,
    /// Where it is installed, below `runtime/libtorch` in the models folder.
    pub file: String,
    /// SHA-256 of the library, in hexadecimal.
    pub sha256: String,
}

impl Manifest {
    /// The manifest of this program.
    ///
    /// # Errors
    /// [`Error::ModelBroken`] when the text does not parse, which a test rules out.
    pub fn own() -> Result<Self, Error> {
        toml::from_str(TEXT).map_err(|error| Error::ModelBroken {
            name: "manifest".to_owned(),
            detail: error.message().into(),
        })
    }

    /// The network of this name.
    ///
    /// # Errors
    /// [`Error::ModelMissing`].
    pub fn model(&self, name: &str) -> Result<&Model, Error> {
        let found = self.models.iter().find(|model| model.name == name);
        found.ok_or_else(|| Error::ModelMissing {
            name: name.to_owned(),
        })
    }

    /// The ONNX file of a network. The SHA-256 of what is installed is that of the manifest; where that is packed, it is
    /// unpacked, and the quick form is made of it.
    ///
    /// # Errors
    /// [`Error::ModelMissing`], [`Error::ModelAltered`]; [`Error::ModelBroken`] where the network has no such form.
    pub fn bytes(&self, name: &str, models: &Path, form: Form) -> Result<Vec<u8>, Error> {
        let model = self.model(name)?;
        let installed = model.installed(models)?;
        let refused = |Flaw(detail)| broken(name, detail);
        let exact = match &model.packed {
            Some(_) => unpacked(&installed).map_err(refused)?,
            None => installed,
        };
        if form == Form::Exact {
            return Ok(exact);
        }
        let made = quantised(&exact, &model.ranges(models)?).map_err(refused)?;
        match &model.quick {
            Some(quick) if has_digest(&made, &quick.converted) => Ok(made),
            _ => Err(broken(name, "its eight-bit form is another one")),
        }
    }

    /// The library for the platform that this program was built for, if there is one.
    pub fn runtime(&self) -> Option<&Runtime> {
        use std::env::consts::{ARCH, OS};
        self.runtimes.iter().find(|r| r.os == OS && r.arch == ARCH)
    }
}

impl Model {
    /// What is installed of a network in its exact form, whose SHA-256 is that of the manifest.
    ///
    /// # Errors
    /// [`Error::ModelMissing`], [`Error::ModelAltered`].
    fn installed(&self, models: &Path) -> Result<Vec<u8>, Error> {
        let sha256 = match &self.packed {
            Some(packed) => &packed.sha256,
            None => &self.converted,
        };
        self.checked(&self.path(models), sha256)
    }

    /// Where what is installed of it lies, below the models folder.
    pub(super) fn path(&self, models: &Path) -> PathBuf {
        match &self.packed {
            Some(packed) => models.join(&packed.file),
            None => models.join(&self.file),
        }
    }

    /// How large its values get, from the file whose SHA-256 is that of the manifest.
    ///
    /// # Errors
    /// [`Error::ModelMissing`], [`Error::ModelAltered`]; [`Error::ModelBroken`] where it has no eight-bit form.
    fn ranges(&self, models: &Path) -> Result<Ranges, Error> {
        let Some(quick) = &self.quick else {
            return Err(broken(&self.name, "it has no eight-bit form"));
        };
        let text = self.checked(&models.join(&quick.ranges), &quick.sha256)?;
        toml::from_slice(&text).map_err(|error| broken(&self.name, error.message()))
    }

    fn checked(&self, file: &Path, sha256: &str) -> Result<Vec<u8>, Error> {
        let name = || self.name.clone();
        let bytes = std::fs::read(file).map_err(|_| Error::ModelMissing { name: name() })?;
        match has_digest(&bytes, sha256) {
            true => Ok(bytes),
            false => Err(Error::ModelAltered { name: name() }),
        }
    }
}

/// Whether the bytes have this SHA-256, given in hexadecimal.
pub(super) fn has_digest(bytes: &[u8], sha256: &str) -> bool {
    let digest = Sha256::digest(bytes);
    let hex: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
    hex.eq_ignore_ascii_case(sha256)
}
