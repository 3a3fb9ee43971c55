//! Networks in the formats of TensorFlow.js, face-api.js and PyTorch.

mod buffers;
mod draft;
pub(super) mod face_api;
pub(super) mod taesd;
pub(super) mod tfjs;
mod torch_file;
