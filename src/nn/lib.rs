//! Networks at run time: manifest, checksum, loading, running. The only crate that knows ONNX Runtime, which it loads
//! when the first network is asked for, for gradients of recognisers, too.
//!
//! ```
//! use ombrelle_nn::{Form, Network};
//!
//! // Nothing is run that is not the very file of the manifest.
//! let nowhere = std::path::Path::new("no-such-folder");
//! assert!(Network::load("centerface", nowhere, Form::Exact, 1).is_err());
//! ```

mod allocator;
mod autoencoder;
mod error;
mod library;
pub mod loading;
mod manifest;
pub mod recogniser;
mod runtime;
pub mod surrogate;
#[cfg(test)]
mod tests;
pub mod workers;

use std::fmt::Debug;
use std::path::Path;

use ort::session::Session;
use ort::session::builder::GraphOptimizationLevel;
use ort::value::TensorRef;

pub use autoencoder::Autoencoder;
pub use error::Error;
pub use manifest::{
    Form, Format, Library, Libtorch, Manifest, Model, Packed, Part, Quick, Runtime, Source, Through,
};

/// A loaded network.
#[derive(Debug)]
pub struct Network {
    name: String,
    session: Session,
}

/// One result of a pass.
#[derive(Debug, Clone, PartialEq)]
pub struct Output {
    /// Its name in the model.
    pub name: String,
    /// Its dimensions, as `N, C, H, W` for pictures.
    pub shape: Vec<usize>,
    /// Row-major values; as many as the product of `shape`.
    pub data: Vec<f32>,
}

impl Network {
    /// Loads a network of the manifest by name from the models folder, checked by SHA-256.
    ///
    /// `threads`: for one pass, at least 1.
    ///
    /// # Errors
    /// [`Error::ModelMissing`], [`Error::ModelAltered`], [`Error::ModelBroken`],
    /// [`Error::RuntimeMissing`], [`Error::RuntimeBroken`].
    pub fn load(name: &str, models: &Path, form: Form, threads: usize) -> Result<Self, Error> {
        let mut one = Self::load_many(name, models, form, threads, 1)?;
        one.pop().ok_or_else(|| Error::ModelMissing {
            name: name.to_owned(),
        })
    }

    /// Loads `count` equal networks, for as many passes at the same time; the file is read and
    /// checked once.
    ///
    /// # Errors
    /// Those of [`Network::load`].
    pub fn load_many(
        name: &str,
        models: &Path,
        form: Form,
        threads: usize,
        count: usize,
    ) -> Result<Vec<Self>, Error> {
        let manifest = Manifest::own()?;
        // The library and the network are read and checked at the same time.
        let (environment, model) = std::thread::scope(|scope| {
            let environment = scope.spawn(|| runtime::environment(models, &manifest));
            let model = manifest.bytes(name, models, form);
            let environment = environment.join();
            (environment.map_err(|_| Error::RuntimeMissing), model)
        });
        let (model, environment) = (model?, environment??);
        // The engine prepares each network for half as long as a pass takes: all at the same time.
        std::thread::scope(|scope| {
            let one = || Self::of_checked(name, &model, &environment, threads);
            let begun: Vec<_> = (0..count).map(|_| scope.spawn(one)).collect();
            let ready = begun
                .into_iter()
                .map(|thread| thread.join().map_err(|_| broken(name, "loading failed"))?);
            ready.collect()
        })
    }

    /// A network out of the bytes of its file, which were checked.
    fn of_checked(
        name: &str,
        file: &[u8],
        environment: &ort::environment::Environment,
        threads: usize,
    ) -> Result<Self, Error> {
        let session = session(environment, file, threads.max(1));
        Ok(Self {
            name: name.to_owned(),
            session: session.map_err(|error| thrown(name, &error.to_string()))?,
        })
    }

    /// A network that was written in memory instead of installed, for one thread: what oracles compare engines on.
    ///
    /// # Errors
    /// [`Error::ModelBroken`] where the engine refuses it; [`Error::RuntimeMissing`], [`Error::RuntimeBroken`],
    /// [`Error::RuntimeReports`].
    pub fn in_memory(graph: &ombrelle_graph::Graph, models: &Path) -> Result<Self, Error> {
        let name = "in memory";
        let environment = runtime::environment(models, &Manifest::own()?)?;
        let file = ombrelle_graph::write::written(graph);
        Self::of_checked(name, &file, &environment, 1)
    }

    /// Its name in the manifest.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What its file says under a key of its own (`ModelProto.metadata_props`); none where it says nothing.
    pub fn note(&self, key: &str) -> Option<String> {
        self.session.metadata().ok()?.custom(key)
    }

    /// One pass over row-major values of the only input: `f32` of `N, C, H, W` for [`Form::Exact`],
    /// `u8` of `N, H, W, C` for [`Form::Quick`].
    ///
    /// # Errors
    /// [`Error::ModelBroken`] when the engine refuses, for instance for another shape; [`Error::OutOfMemory`].
    pub fn run<T: Value>(&mut self, shape: [usize; 4], values: &[T]) -> Result<Vec<Output>, Error> {
        let Self { name, session } = self;
        pass(session, shape, values).map_err(|error| thrown(name, &error.to_string()))
    }
}

/// What a network can take: `f32` or `u8`.
pub trait Value: ort::value::PrimitiveTensorElementType + Debug + Clone + 'static {}
impl Value for f32 {}
impl Value for u8 {}

fn broken(name: &str, detail: impl std::fmt::Display) -> Error {
    Error::ModelBroken {
        name: name.to_owned(),
        detail: detail.to_string().into(),
    }
}

/// The reason for what the engine threw: a lack of memory in its own words (onnxruntime/core/framework/bfc_arena.cc) and in C++'s.
fn thrown(name: &str, words: &str) -> Error {
    let signs = ["Failed to allocate memory", "bad_alloc"];
    match signs.iter().any(|sign| words.contains(sign)) {
        true => Error::OutOfMemory,
        false => broken(name, words),
    }
}

fn session(
    environment: &ort::environment::Environment,
    model: &[u8],
    threads: usize,
) -> ort::Result<Session> {
    Session::builder(environment)?
        .with_optimization_level(GraphOptimizationLevel::All)?
        .with_intra_threads(threads)?
        .with_inter_threads(1)?
        // Threads that wait by spinning take the processor from decoding and encoding.
        .with_intra_op_spinning(false)?
        // Sizes change from photo to photo; a plan a size would only grow.
        .with_memory_pattern(false)?
        .commit_from_memory(model)
}

fn pass<T: Value>(
    session: &mut Session,
    shape: [usize; 4],
    values: &[T],
) -> ort::Result<Vec<Output>> {
    let input = TensorRef::from_array_view((shape, values))?;
    let outputs = session.run(ort::inputs![input])?;
    outputs
        .iter()
        .map(|(name, value)| {
            let (shape, data) = value.try_extract_tensor::<f32>()?;
            let shape = shape.iter().map(|n| usize::try_from(*n).unwrap_or(0));
            Ok(Output {
                name: name.to_owned(),
                shape: shape.collect(),
                data: data.to_vec(),
            })
        })
        .collect()
}
