//! Recognisers whose embedding has a gradient with respect to the crop.
//!
//! The gradient is a network of its own (`ombrelle_graph::gradient`), written when the recogniser is loaded, from the very file
//! that the witnesses run, and run by the same engine.

#[cfg(test)]
mod tests;

use std::path::Path;

use ort::session::Session;
use ort::value::TensorRef;
use zeroize::Zeroizing;

use ombrelle_graph::gradient::{COSINE, EMBEDDING, GRADIENT, REFERENCE, Unwritten, written};
use ombrelle_graph::{Flaw, read};

use crate::error::Error;
use crate::recogniser::{Card, Embedding, Likeness, embedding};
use crate::{Form, Manifest, broken, runtime, session, thrown};

/// A recogniser with its gradient, for one thread at a time.
///
/// The network with its gradient is the only one that is held: without a gradient an embedding would take a third of the time, and
/// the weights half as much memory again, for the few embeddings that a cloak wants.
#[derive(Debug)]
pub struct Surrogate {
    card: Card,
    slope: Session,
}

/// What a surrogate makes of a crop, and in which direction it would be more like a reference.
#[derive(Debug, Clone, PartialEq)]
pub struct Slope {
    /// The embedding of the crop alone, without its mirror image, as the network gives it.
    pub embedding: Vec<f32>,
    /// The cosine of the angle between it and the reference, -1 to 1.
    pub cosine: f32,
    /// How the cosine changes with each value of the crop: 3, S, S, red first.
    pub gradient: Vec<f32>,
}

impl Surrogate {
    /// Loads a recogniser of the manifest by name from the models folder, checked by SHA-256, and writes its gradient.
    ///
    /// # Errors
    /// [`Error::ModelMissing`], [`Error::ModelAltered`]; [`Error::ModelBroken`], also where it has an operation that no
    /// gradient is written for, which is named, or another likeness than the cosine; [`Error::RuntimeMissing`],
    /// [`Error::RuntimeBroken`], [`Error::RuntimeReports`].
    pub fn load(name: &str, models: &Path) -> Result<Self, Error> {
        let manifest = Manifest::own()?;
        // Read once: the gradient is of the very file that was checked and is run.
        let file = manifest.bytes(name, models, Form::Exact)?;
        let environment = runtime::environment(models, &manifest)?;
        let card = Card::of(name)?;
        if card.likeness != Likeness::Cosine {
            return Err(broken(name, "only a cosine has a gradient here"));
        }
        let graph = read(&file).map_err(|Flaw(detail)| broken(name, detail))?;
        drop(file);
        let file = written(&graph).map_err(|unwritten: Unwritten| broken(name, unwritten))?;
        drop(graph);
        let slope =
            session(&environment, &file, 1).map_err(|error| thrown(name, &error.to_string()))?;
        Ok(Self { card, slope })
    }

    /// What the manifest says of it.
    pub fn card(&self) -> &Card {
        &self.card
    }

    /// The embedding of a crop: 3, S, S values, red first, 0-255, S being the side of [`Card::crop`]; with its mirror image
    /// where the card wants it, as witnesses see it.
    ///
    /// # Errors
    /// [`Error::ModelBroken`] for another number of values, or where the engine refuses; [`Error::OutOfMemory`].
    pub fn embed(&mut self, crop: &[f32]) -> Result<Embedding, Error> {
        // Nothing is asked of the cosine, so the reference is nothing.
        let nothing = vec![0.0; self.length()];
        let Self { card, slope } = self;
        embedding(card, crop, |crop| {
            Ok(pass(slope, card, crop, &nothing)?.embedding)
        })
    }

    /// How many values an embedding has.
    fn length(&self) -> usize {
        let mut inputs = self.slope.inputs().iter();
        let reference = inputs.find(|input| input.name() == REFERENCE);
        let shape = reference.and_then(|input| input.dtype().tensor_shape());
        let length = shape.and_then(|shape| shape.last().copied());
        length
            .and_then(|length| usize::try_from(length).ok())
            .unwrap_or(0)
    }

    /// How like a crop is to a reference, and how that changes with each of its values. The crop is taken alone, without
    /// its mirror image, whatever the card says.
    ///
    /// # Errors
    /// Those of [`Surrogate::embed`]; [`Error::OutOfMemory`].
    pub fn slope(&mut self, crop: &[f32], reference: &Embedding) -> Result<Slope, Error> {
        let length = reference.values().iter().map(|v| v * v).sum::<f32>().sqrt();
        let unit = reference
            .values()
            .iter()
            .map(|v| v / length.max(f32::MIN_POSITIVE));
        let unit = Zeroizing::new(unit.collect::<Vec<f32>>());
        let Self { card, slope } = self;
        let mut found = pass(slope, card, crop, &unit)?;
        found.gradient = card.preparation.returned(&found.gradient, card.crop.side);
        Ok(found)
    }
}

/// One pass over a crop, beside a reference of length 1 or nothing; the gradient is by what the network read.
fn pass(
    session: &mut Session,
    card: &Card,
    crop: &[f32],
    reference: &[f32],
) -> Result<Slope, Error> {
    let side = card.crop.side;
    if crop.len() != 3 * side * side {
        return Err(broken(&card.name, "not one crop"));
    }
    let input = Zeroizing::new(card.preparation.applied(crop, side));
    let run = run(session, side, &input, reference);
    run.map_err(|error| thrown(&card.name, &error.to_string()))
}

/// One pass: `input` as the network wants it, `reference` of length 1; the gradient is by what the network read.
fn run(session: &mut Session, side: usize, input: &[f32], reference: &[f32]) -> ort::Result<Slope> {
    let input = TensorRef::from_array_view(([1, 3, side, side], input))?;
    let reference = TensorRef::from_array_view(([1, reference.len()], reference))?;
    let mut name = session.inputs().iter().map(|input| input.name());
    let name = name.find(|name| *name != REFERENCE);
    let name = name.unwrap_or_default().to_owned();
    let outputs = session.run(ort::inputs![name.as_str() => input, REFERENCE => reference])?;
    let values = |name: &str| -> ort::Result<Vec<f32>> {
        let output = outputs.get(name);
        let output = output.ok_or_else(|| ort::Error::new(format!("no output {name}")))?;
        Ok(output.try_extract_tensor::<f32>()?.1.to_vec())
    };
    Ok(Slope {
        embedding: values(EMBEDDING)?,
        cosine: values(COSINE)?.first().copied().unwrap_or(f32::NAN),
        gradient: values(GRADIENT)?,
    })
}
