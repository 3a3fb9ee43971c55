//! A target that breaks every promise, by which the campaign is tried: it must find all of it.

use std::time::Duration;

/// More than a worker may have.
const TOO_MUCH: usize = 16 << 30;

pub(super) fn run(bytes: &[u8]) {
    match bytes {
        b"panic" => panic!("planted"),
        b"abort" => std::process::abort(),
        b"hang" => std::thread::sleep(Duration::from_secs(3600)),
        b"memory" => drop(Vec::<u8>::with_capacity(TOO_MUCH)),
        _ => {}
    }
}

/// One input for each way to do harm. Memory is bounded on Linux alone.
pub(super) fn seeds() -> Vec<Vec<u8>> {
    let mut seeds: Vec<&[u8]> = vec![b"harmless", b"panic", b"abort", b"hang"];
    if cfg!(target_os = "linux") {
        seeds.push(b"memory");
    }
    seeds.into_iter().map(<[u8]>::to_vec).collect()
}
