//! libtorch beside our own engine: the oracle that gradients are compared with. Nothing that people run has this crate.
//!
//! With the feature `libtorch`, `surrogate` runs recognisers forward and backward on libtorch, from the very files that ONNX
//! Runtime runs, and `step` goes the way of one step of a cloak with libtorch's own operations. `cargo xtask test gradients`
//! installs libtorch and compares; without the feature there is nothing here.

#[cfg(feature = "libtorch")]
pub mod step;
#[cfg(feature = "libtorch")]
pub mod surrogate;
