//! What keeps the C library from holding on to what networks give back.
//!
//! glibc takes blocks from the system one by one from 128 kB on, and gives those back whole. But each time it does, it raises
//! that limit to the size of the block, up to 32 MB; later blocks come out of heaps that cannot shrink while anything lies
//! behind them. Loading a network takes and frees its weights several times, so that a process with the surrogates of the cloak
//! kept 135 MB that nobody used, and 150 MB after they were gone (docs/figures.md, *cloak*). A limit that is set does not move.

/// Blocks of 1 MB and more are weights, a network's store for a whole pass, and photos. Smaller ones, such as a face in its frame,
/// are taken and freed many times a step, and are quicker out of a heap.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
const LARGE: libc::c_int = 1 << 20;
/// What a heap may keep at its end: a limit that is set no longer raises this one either, and heaps would be cut and grown again at
/// each step.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
const KEPT: libc::c_int = 16 << 20;

/// Sets the limits; elsewhere than in glibc, nothing is done.
pub(super) fn give_large_blocks_back() {
    #[cfg(all(target_os = "linux", target_env = "gnu"))]
    {
        // SAFETY: `mallopt` takes two numbers, and sets one of the allocator's own, under its own lock; no memory is handed over.
        // Where it refuses (0), that one is not changed.
        #[allow(
            unsafe_code,
            reason = "there is no other way but an environment that is set before the program starts"
        )]
        unsafe {
            libc::mallopt(libc::M_MMAP_THRESHOLD, LARGE);
            libc::mallopt(libc::M_TRIM_THRESHOLD, KEPT);
        }
    }
}
