//! Recognisers as differentiable networks: the same graph as for ONNX Runtime, on libtorch.
//!
//! Every call is one of libtorch's fallible forms (`f_…`), so that what it throws, a lack of memory
//! included, is a [`Error`] and never a panic. The infallible ones that are used (`size`,
//! `shallow_clone`) throw for undefined tensors alone, and nothing here keeps one.

mod fault;
mod operation;
mod program;
#[cfg(test)]
mod tests;

use std::path::Path;

use tch::{Kind, TchError, Tensor};

use ombrelle_graph::{Flaw, Graph, prelu};

use ombrelle_nn::Error;
use ombrelle_nn::recogniser::{Card, Order, Preparation};
use ombrelle_nn::{Form, Manifest};

use program::{Program, Refused};

/// A recogniser whose embedding has a gradient with respect to the crop.
///
/// It can be handed to another thread, and is not shared between two. Its weights are held once and have
/// no gradient.
#[derive(Debug)]
pub struct Surrogate {
    card: Card,
    program: Program,
    /// What [`Preparation`] takes away, of shape 1, 3, 1, 1.
    mean: Tensor,
}

/// What a surrogate sees in a crop.
#[derive(Debug)]
pub struct Seen {
    /// The embeddings, N, D, as they leave the network: not normalised; with [`Preparation::mirror`] the sum
    /// of those of the crop and of its mirror image.
    pub embedding: Tensor,
    /// The last layers of up to three resolutions, the finest first: N, C, H, W each, or 2 N with
    /// [`Preparation::mirror`], the mirror images behind the crops.
    pub inner: Vec<Tensor>,
}

impl Surrogate {
    /// Loads a recogniser of the manifest by name from the models folder, checked by SHA-256, and runs it
    /// once on an empty crop.
    ///
    /// # Errors
    /// [`Error::ModelMissing`], [`Error::ModelAltered`], [`Error::ModelBroken`],
    /// [`Error::OutOfMemory`].
    pub fn load(name: &str, models: &Path) -> Result<Self, Error> {
        let card = Card::of(name)?;
        let graph = graph(name, models)?;
        let program = ready(name, &graph)?;
        let thrown = |error| fault::reason(name, &error);
        let mean = Tensor::f_from_slice(&card.preparation.mean).map_err(thrown)?;
        let mean = mean.f_reshape([1, 3, 1, 1]).map_err(thrown)?;
        Ok(Self {
            card,
            program,
            mean,
        })
    }

    /// What the manifest says of it.
    pub fn card(&self) -> &Card {
        &self.card
    }

    /// The embeddings, N, D, of crops: N, 3, S, S numbers, red first, 0-255, S being the side of
    /// [`Card::crop`]. Not normalised; with [`Preparation::mirror`] the sum of those of the crop and of its
    /// mirror image.
    ///
    /// # Errors
    /// [`Error::ModelBroken`] for tensors of another shape, or when libtorch throws;
    /// [`Error::OutOfMemory`].
    pub fn embed(&self, crops: &Tensor) -> Result<Tensor, Error> {
        self.check(crops)?;
        let embedding = self
            .prepared(crops)
            .and_then(|input| self.program.run(&input));
        let embedding = embedding.and_then(|embedding| self.summed(&embedding));
        embedding.map_err(|error| fault::reason(&self.card.name, &error))
    }

    /// As [`Surrogate::embed`], of the crops alone: without mirror images, whatever the card says.
    ///
    /// # Errors
    /// Those of [`Surrogate::embed`].
    pub fn embed_once(&self, crops: &Tensor) -> Result<Tensor, Error> {
        self.check(crops)?;
        let embedding = self
            .normalised(crops)
            .and_then(|input| self.program.run(&input)?.f_flatten(1, -1));
        embedding.map_err(|error| fault::reason(&self.card.name, &error))
    }

    /// As [`Surrogate::embed`], with some inner layers from the same pass, for a loss that looks at them.
    ///
    /// # Errors
    /// Those of [`Surrogate::embed`].
    pub fn see(&self, crops: &Tensor) -> Result<Seen, Error> {
        self.check(crops)?;
        let seen = self.prepared(crops).and_then(|input| {
            let (embedding, inner) = self.program.run_with_inner(&input)?;
            let embedding = self.summed(&embedding)?;
            Ok(Seen { embedding, inner })
        });
        seen.map_err(|error| fault::reason(&self.card.name, &error))
    }

    fn check(&self, crops: &Tensor) -> Result<(), Error> {
        let name = &self.card.name;
        let side = i64::try_from(self.card.crop.side).unwrap_or(i64::MAX);
        if !crops.defined() || crops.f_kind().ok() != Some(Kind::Float) {
            return Err(broken(name, "crops are 32-bit floating-point numbers"));
        }
        match crops.size().as_slice() {
            [count, 3, height, width] if *count > 0 && *height == side && *width == side => Ok(()),
            other => Err(broken(name, format!("crops of another shape: {other:?}"))),
        }
    }

    /// What the network wants of each crop: its order of channels, mean and scale.
    fn normalised(&self, crops: &Tensor) -> Result<Tensor, TchError> {
        let Preparation { order, scale, .. } = self.card.preparation;
        let ordered = match order {
            Order::Rgb => crops.shallow_clone(),
            Order::Bgr => crops.f_flip([1])?,
        };
        ordered.f_sub(&self.mean)?.f_mul_scalar(f64::from(scale))
    }

    /// What the network wants, mirror images behind the crops.
    fn prepared(&self, crops: &Tensor) -> Result<Tensor, TchError> {
        let input = self.normalised(crops)?;
        if self.card.preparation.mirror {
            Tensor::f_cat(&[&input, &input.f_flip([3])?], 0)
        } else {
            Ok(input)
        }
    }

    fn summed(&self, embedding: &Tensor) -> Result<Tensor, TchError> {
        let rows = embedding.f_flatten(1, -1)?;
        if !self.card.preparation.mirror {
            return Ok(rows);
        }
        let half = rows.size().first().copied().unwrap_or(0) / 2;
        rows.f_narrow(0, 0, half)?
            .f_add(&rows.f_narrow(0, half, half)?)
    }
}

/// The threads that one operation of libtorch may use from now on, in the whole process; at least 1. One a
/// surrogate on its own thread is quicker than two that share one.
pub fn set_threads(count: usize) {
    tch::set_num_threads(i32::try_from(count).unwrap_or(i32::MAX).max(1));
}

/// The reason for what libtorch threw while `name` was at work.
pub fn reason(name: &str, error: &TchError) -> Error {
    fault::reason(name, error)
}

/// The graph in the very file that ONNX Runtime runs, with each PReLU as one operation.
fn graph(name: &str, models: &Path) -> Result<Graph, Error> {
    let file = Manifest::own()?.bytes(name, models, Form::Exact)?;
    let graph = ombrelle_graph::read(&file);
    let mut graph = graph.map_err(|Flaw(detail)| broken(name, detail))?;
    prelu::join(&mut graph);
    Ok(graph)
}

fn broken(name: &str, detail: impl std::fmt::Display) -> Error {
    Error::ModelBroken {
        name: name.to_owned(),
        detail: detail.to_string().into(),
    }
}

fn ready(name: &str, graph: &Graph) -> Result<Program, Error> {
    Program::new(graph).map_err(|refused| match refused {
        Refused::Graph(detail) => broken(name, detail),
        Refused::Thrown(error) => fault::reason(name, &error),
    })
}
