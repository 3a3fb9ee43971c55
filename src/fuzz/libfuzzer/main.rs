//! A target behind libFuzzer, which changes files by what code they reach: the one that `OMBRELLE_FUZZ_TARGET` names.

#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::{fuzz_mutator, fuzz_target, fuzzer_mutate};
use ombrelle_fuzz::structure::repair;
use ombrelle_fuzz::{Target, named};

static TARGET: LazyLock<&Target> = LazyLock::new(|| {
    let name = std::env::var("OMBRELLE_FUZZ_TARGET").expect("OMBRELLE_FUZZ_TARGET names a target");
    named(&name).expect("a target of the list")
});

fuzz_target!(|bytes: &[u8]| (TARGET.run)(bytes));

// Checksums and lengths that would end a reading too soon are made right.
fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, _seed: u32| {
    let size = fuzzer_mutate(data, size, max_size);
    if let Some(bytes) = data.get_mut(..size) {
        repair(bytes);
    }
    size
});
