//! The register, killed at each of its system calls: `strace`, which kills it there, is for Linux.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a test fails by panicking, and this one has no harness that tells of it"
)]

#[cfg(target_os = "linux")]
#[path = "register/at_each_call.rs"]
mod at_each_call;

fn main() {
    #[cfg(target_os = "linux")]
    at_each_call::main();
}
