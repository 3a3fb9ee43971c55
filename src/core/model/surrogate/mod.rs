//! Recognisers as differentiable networks: the same graph as for ONNX Runtime, on libtorch.
//!
//! The only place besides `cloak` that knows `tch`. Every call is one of its fallible forms (`f_…`), so that what
//! libtorch throws, a lack of memory included, is a [`Reason`](crate::error::Reason) and never a panic. The
//! infallible ones that are used (`size`, `defined`, `shallow_clone`) throw for undefined tensors alone,
//! and nothing here keeps one.

mod fault;
mod operation;
mod program;
#[cfg(test)]
mod tests;
