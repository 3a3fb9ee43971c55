//! Networks as they are published -> the ONNX files that the program reads.
//!
//! Set-up converts each network once; the result has a checksum in `models/manifest.toml`, by which the program knows it. So
//! the same files must give the same bytes on every machine: nothing here depends on time, place, threads or the order of a
//! hash map, and numbers are added and multiplied one after the other. The program itself has nothing of this crate.
//!
//! ```
//! use ombrelle_convert::{Format, Published, converted};
//!
//! let nothing = Published { format: Format::Taesd, output: "", files: &[b"no archive"] };
//! assert!(converted(&nothing).is_err());
//! ```

mod codes;
mod constants;
mod dimensions;
mod fold;
mod import;
mod pack;
mod round;
#[cfg(test)]
mod tests;

use serde::Deserialize;

use codes::{Codes, Imported};
use ombrelle_graph::{Flaw, Read, flaw, prelu, read, shapes};

pub use ombrelle_graph::packed::unpacked;
pub use ombrelle_graph::quantise::{Ranges, quantised};
pub use ombrelle_graph::write::written;

/// How a network is published.
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

/// A network as it is published.
#[derive(Debug, Clone, Copy)]
pub struct Published<'a> {
    /// How it is written down.
    pub format: Format,
    /// The tensor that is used, where the network has several outputs; else empty.
    pub output: &'a str,
    /// Its files, in the order of the manifest.
    pub files: &'a [&'a [u8]],
}

/// The ONNX file that the program reads.
///
/// # Errors
/// [`Flaw`] where the files are no such network, or use something that is not known here.
pub fn converted(published: &Published<'_>) -> Read<Vec<u8>> {
    if let (Format::Onnx, [file]) = (published.format, published.files) {
        let free = dimensions::free(file);
        return free.ok_or_else(|| Flaw("not an ONNX file".into()));
    }
    Ok(whole(published)?.0)
}

/// The same file packed ([`ombrelle_graph::packed`]): smaller for a network that is published with weights of fewer bits.
///
/// # Errors
/// Those of [`converted`]; [`Flaw`] for [`Format::Onnx`], where nothing is read but the dimensions.
pub fn packed(published: &Published<'_>) -> Read<Vec<u8>> {
    let (onnx, codes) = whole(published)?;
    pack::packed(&onnx, &codes)
}

/// A converted network with its large weights rounded to whole numbers of 9, 10, 12 or 16 `bits`, packed: what is unpacked of it
/// is the ONNX file with the rounded weights.
///
/// # Errors
/// [`Flaw`] where the bytes are no ONNX file, a weight is not finite, or there are no such bits.
pub fn rounded(converted: &[u8], bits: u8) -> Read<Vec<u8>> {
    let (onnx, codes) = round::rounded(converted, bits)?;
    pack::packed(&onnx, &codes)
}

/// The ONNX file, and how its weights came about.
fn whole(published: &Published<'_>) -> Read<(Vec<u8>, Codes)> {
    let Imported { mut graph, codes } = folded(published)?;
    prelu::split(&mut graph);
    shapes::shapes(&graph)?;
    Ok((written(&graph), codes))
}

/// The network as a graph, as small as it gets.
fn folded(published: &Published<'_>) -> Read<Imported> {
    let imported = match (published.format, published.files) {
        (Format::OnnxUnfolded, [onnx]) => read(onnx)?.into(),
        (Format::OnnxBlocks, [onnx]) => import::block_quantised::read(onnx)?,
        (Format::Tfjs, [json, weights]) => import::tfjs::read(json, weights, published.output)?,
        (Format::FaceApi, [json, weights]) => import::face_api::read(json, weights)?,
        (Format::Taesd, [file]) => import::taesd::read(file)?.into(),
        _ => return flaw("another number of files than the format has"),
    };
    let folded = fold::folded(imported)?;
    shapes::shapes(&folded.graph)?;
    Ok(folded)
}
