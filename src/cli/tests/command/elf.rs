//! What a program for Linux tells the loader, as far as tests ask.

/// Tags of the dynamic section (elf(5)).
const RPATH: u64 = 15;
const RUNPATH: u64 = 29;
const DYNAMIC_SEGMENT: u64 = 2;

/// Whether a program or library names folders in which the loader is to look for libraries.
pub fn names_folders_for_libraries(program: &[u8]) -> bool {
    assert!(
        program.starts_with(b"\x7fELF\x02\x01"),
        "64 bits, little-endian"
    );
    let number = |at: usize, bytes: usize| {
        let mut word = [0; 8];
        word[..bytes].copy_from_slice(&program[at..at + bytes]);
        u64::from_le_bytes(word)
    };
    let (table, entry, count) = (number(0x20, 8), number(0x36, 2), number(0x38, 2));
    let headers = (0..count).map(|n| (table + n * entry) as usize);
    let mut dynamic = headers.filter(|at| number(*at, 4) == DYNAMIC_SEGMENT);
    let header = dynamic.next().expect("a dynamic section");
    let (first, bytes) = (
        number(header + 8, 8) as usize,
        number(header + 32, 8) as usize,
    );
    let tags = (first..first + bytes).step_by(16).map(|at| number(at, 8));
    let mut tags = tags.take_while(|tag| *tag != 0);
    tags.any(|tag| tag == RPATH || tag == RUNPATH)
}
