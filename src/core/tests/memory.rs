//! What networks leave behind in memory. A process of its own: nothing else takes memory meanwhile.
//!
//! glibc alone tells what a process holds as it is meant here.
#![cfg(all(target_os = "linux", target_env = "gnu"))]
#![allow(clippy::unwrap_used, clippy::print_stderr, missing_docs)]

mod process;

use ombrelle_core::cloak::Cloaker;

/// What this process holds, in MB.
fn held() -> u64 {
    process::kilobytes("VmRSS:") / 1024
}

#[test]
fn networks_that_are_done_with_give_their_memory_back() {
    let Some(models) = process::models() else {
        return;
    };
    // The engine itself stays.
    drop(Cloaker::load(&models).unwrap());
    let before = held();
    let cloaker = Cloaker::load(&models).unwrap();
    let loaded = held();
    drop(cloaker);
    let after = held();
    // Their weights alone are 62 MB, and those of their gradients as much again.
    assert!(loaded > before + 90, "{before}, {loaded} MB");
    // 150 MB stayed where blocks came out of heaps that cannot shrink.
    assert!(after < before + 40, "{before}, {loaded}, {after} MB");
    assert!(before < 160, "{before} MB after the first were gone");
}
