//! Cloaks: small changes of a face, within a budget, that make recognisers lose the person.
//!
//! White-box attack on an ensemble of *surrogates* with expectation over transformations, worked out at a fixed
//! resolution (see `frame`) and spent where it is seen least (see `budget`). docs/cloak.md tells the method's
//! sources, what was tried and what it reaches. A cloak is no promise: published ones have all been broken sooner or
//! later. What an exported photo still gives away is for the jury to say.
//!
//! Gradients of the surrogates come from ONNX Runtime ([`surrogate`](crate::model::surrogate)); everything around them is
//! linear in the pixels, and its adjoints are plain arithmetic ([`linear`], [`view`], [`transform`]).

mod budget;
mod craft;
mod engine;
mod ensemble;
mod error;
mod fitting;
mod frame;
pub mod linear;
mod member;
pub mod transform;
pub mod view;
mod wear;

use serde::{Deserialize, Serialize};

use crate::photo::{Point, Region};

pub use engine::Cloaker;
pub use error::Error;
pub use fitting::Export;
pub use frame::SIDE;

/// The least height of a face that can be cloaked, in pixels of the photo: below, there is no room between what
/// recognisers see and what people see.
pub const SMALLEST: f32 = 24.0;
/// Steps that a cloak takes unless the person says otherwise.
pub const STEPS: u32 = 40;
/// The most steps that can be asked for.
pub const MOST_STEPS: u32 = 1000;

/// How much a cloak may change.
#[derive(
    Debug,
    Clone,
    Copy,
    Default,
    PartialEq,
    Eq,
    Hash,
    Serialize,
    Deserialize,
    strum::IntoStaticStr,
    strum::EnumString,
    strum::VariantNames,
)]
#[strum(serialize_all = "kebab-case")]
#[serde(rename_all = "kebab-case")]
pub enum Strength {
    /// Hardly seen, and it hides hardly anybody (docs/cloak.md): front ends say so.
    Light,
    /// Seen when one looks for it: what is made unless the person says otherwise.
    #[default]
    Balanced,
    /// Plainly seen.
    Strong,
}

impl Strength {
    /// The most that any value of a pixel may change (L-infinity), in 1/255.
    pub fn budget(self) -> u8 {
        match self {
            Self::Light => 8,
            Self::Balanced => 16,
            Self::Strong => 24,
        }
    }

    /// How like a face stays at least to what it was, for the eye: structural similarity (SSIM) of the face in its frame, where it
    /// is about 130 pixels wide (docs/cloak.md).
    pub fn likeness(self) -> f64 {
        match self {
            Self::Light => 0.986,
            Self::Balanced => 0.95,
            Self::Strong => 0.919,
        }
    }

    /// How like a face is at least in the finished file to what it was, for the eye: structural similarity (SSIM) of the face's box in the file's
    /// own pixels, loss of the file and all.
    pub fn in_the_file(self) -> f64 {
        match self {
            Self::Light => 0.985,
            Self::Balanced => 0.955,
            Self::Strong => 0.93,
        }
    }
}

/// A face to cloak.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Target {
    /// A face from forehead to chin and from cheek to cheek, or a box drawn by hand.
    pub region: Region,
    /// Right eye, left eye, nose, right and left mouth corner; without, they are supposed at their usual places.
    pub landmarks: Option<[Point; 5]>,
    /// How much may change.
    pub strength: Strength,
}

impl Target {
    /// Whether the face is large enough.
    pub fn fits(&self) -> bool {
        // Written so that NaN does not fit.
        self.region.height >= SMALLEST && self.region.width > 0.0
    }
}

/// How a cloak is to be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Recipe {
    /// The most steps a face, 1 to [`MOST_STEPS`].
    pub steps: u32,
    /// Seed of every random choice.
    pub seed: u64,
}

impl Default for Recipe {
    fn default() -> Self {
        Self {
            steps: STEPS,
            seed: 0,
        }
    }
}

/// How a face was cloaked.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Cloaked {
    /// How much could change.
    pub strength: Strength,
    /// The most that any value could change, in 1/255.
    pub budget: u8,
    /// Steps that were made.
    pub steps: u32,
    /// Surrogates that no longer knew the face, through a few rough journeys, when it was done. What others make of the
    /// export, the jury says.
    pub beaten: u32,
    /// Surrogates in all.
    pub surrogates: u32,
}
