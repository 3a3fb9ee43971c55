//! Searching a list: both ways give what comparing with each hash gives.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "tests may stop"
)]

use ombrelle_pdq::{Found, Hash, Index, MATCH_DISTANCE, scan};
use proptest::prelude::*;

/// Compares with each hash, one after the other.
fn plain(hashes: &[Hash], query: &Hash, limit: u32) -> Vec<Found> {
    let distances = hashes.iter().map(|hash| hash.distance(query)).enumerate();
    distances
        .filter(|(_, distance)| *distance <= limit)
        .map(|(position, distance)| Found { position, distance })
        .collect()
}

/// Hashes from a seed: every fourth is a copy of an earlier one with up to 63 bits turned.
fn hashes(count: usize, mut seed: u64) -> Vec<Hash> {
    let mut next = || {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        seed.wrapping_mul(0x2545_f491_4f6c_dd1d) as usize
    };
    let mut hashes: Vec<Hash> = Vec::with_capacity(count);
    for number in 0..count {
        let mut bytes = [0; 32];
        if number % 4 == 3 {
            bytes = *hashes[next() % number].as_bytes();
            for _ in 0..next() % 64 {
                bytes[next() % 32] ^= 1 << (next() % 8);
            }
        } else {
            bytes.fill_with(|| (next() >> 32) as u8);
        }
        hashes.push(Hash::from_bytes(bytes));
    }
    hashes
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn a_scan_finds_what_comparing_with_each_finds(
        count in 0_usize..200, seed in 1_u64.., query: [u8; 32], limit in 0_u32..300
    ) {
        let list = hashes(count, seed);
        for query in list.iter().take(20).chain([&Hash::from_bytes(query)]) {
            for limit in [limit, 0, 31, 32, 48, 49, 256] {
                prop_assert_eq!(scan(&list, query, limit), plain(&list, query, limit));
            }
        }
    }
}

#[test]
fn an_index_finds_what_comparing_with_each_finds() {
    // Short lists are scanned, long ones have tables.
    for (count, seed) in [
        (0, 1),
        (1, 2),
        (1000, 3),
        (16_383, 4),
        (16_384, 5),
        (60_000, 6),
    ] {
        let list = hashes(count, seed);
        let index = Index::build(list.clone());
        assert_eq!(index.len(), count);
        let strangers = hashes(20, 99);
        let (mut near, mut all) = (0, 0);
        for query in list.iter().rev().take(200).chain(&strangers) {
            for limit in [0, 1, 15, 16, 31, 32, 70] {
                let expected = plain(&list, query, limit);
                assert_eq!(index.within(query, limit), expected, "{count}, {limit}");
                all += usize::from(limit == MATCH_DISTANCE);
                near += usize::from(limit == MATCH_DISTANCE && expected.len() > 1);
            }
        }
        assert!(
            count < 1000 || near * 10 > all,
            "too few near copies to prove anything"
        );
    }
}

#[test]
fn many_equal_hashes_are_all_found_once() {
    let mut list = hashes(20_000, 7);
    let copied = list[0].clone();
    list[5_000..12_000].fill(copied.clone());
    let index = Index::build(list.clone());
    for limit in [0, 31, 32] {
        let expected = plain(&list, &copied, limit);
        assert!(expected.len() > 7_000);
        assert_eq!(index.within(&copied, limit), expected);
    }
}

#[test]
fn an_index_that_is_printed_by_accident_tells_no_bit() {
    let index = Index::build(hashes(3, 8));
    assert_eq!(format!("{index:?}"), "Index(3 hashes)");
}
