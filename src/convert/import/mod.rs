//! Networks in the formats of TensorFlow.js, face-api.js and PyTorch, and in ONNX with weights in blocks of bytes.

pub(super) mod block_quantised;
mod buffers;
mod draft;
pub(super) mod face_api;
pub(super) mod taesd;
pub(super) mod tfjs;
mod torch_file;
