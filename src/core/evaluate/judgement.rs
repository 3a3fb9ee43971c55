//! Everything that the jury says about one photo, as stable, versioned JSON (docs/jury.md).

use serde::Serialize;

use super::{Distortion, FaceJudgement, WitnessReport};

/// The version of the judgement's form; raised when a reader of the old one could be misled.
pub const VERSION: u32 = 2;

/// What the jury says about one photo. Holds no name, no path and no embedding.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Judgement {
    /// The version of this form, 2.
    pub version: u32,
    /// The program's version.
    pub ombrelle: &'static str,
    /// Width of the protected photo, in pixels.
    pub width: u32,
    /// Height of the protected photo, in pixels.
    pub height: u32,
    /// Seed of the noise of a clean-up.
    pub seed: u64,
    /// How many faces of other photos each face was also compared with.
    pub others: usize,
    /// Who was asked.
    pub witnesses: Vec<WitnessReport>,
    /// What the photo was put through.
    pub journeys: Vec<Distortion>,
    /// Each face of the original.
    pub faces: Vec<FaceJudgement>,
    /// What nobody tried: nothing is known about it.
    pub not_tried: Vec<NotTried>,
}

/// Something that no verdict is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, strum::IntoStaticStr, strum::VariantNames)]
#[strum(serialize_all = "kebab-case")]
#[serde(rename_all = "kebab-case")]
pub enum NotTried {
    /// A witness that is not installed.
    Witness {
        /// Its name as its authors write it.
        title: String,
    },
    /// No witness is of a family that was kept out of the making of the cloak.
    HeldOutWitness,
    /// Through the encoder and the decoder of a picture generator: no model is installed.
    GenerativeRoundTrip,
    /// Other photos of the person: none were given, or no face was found in them.
    OtherPhotos,
    /// Face search and recognition services, which can be asked on the network only.
    Services,
    /// Programs that learned to take cloaks away (learned denoisers, diffusion).
    Purifiers,
    /// Recognisers that will be made later, or that learn from cloaked photos.
    LaterRecognisers,
}

impl NotTried {
    /// The key of its words in the catalogues.
    pub fn code(&self) -> &'static str {
        self.into()
    }
}
