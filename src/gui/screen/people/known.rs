//! Whether a book that is opened is the one that was here before: another program may have put another one, or an earlier version, in its place while it
//! was locked. No name is kept for that.

use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};

use ombrelle_core::consent::Book;

/// Who had which number in the book that was here last: names as numbers that mean nothing elsewhere.
#[derive(Default)]
pub struct Known {
    key: RandomState,
    people: HashMap<u32, u64>,
}

impl Known {
    /// Takes in what a book holds now. Whether somebody has a number in it that was somebody else's.
    pub fn take(&mut self, book: &Book) -> bool {
        let name = |name: &str| self.key.hash_one(name);
        let people = book.people();
        let people: HashMap<u32, u64> = people.map(|one| (one.number, name(&one.name))).collect();
        let is_other = |(number, name): (&u32, &u64)| {
            let before = self.people.get(number);
            before.is_some_and(|before| before != name)
        };
        let another = people.iter().any(is_other);
        self.people = people;
        another
    }
}
