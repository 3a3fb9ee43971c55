//! Registers, album books and sealed files.

use ombrelle_core::consent::{
    Age, Audience, AuditItem, Book, Date, NewDecision, NewPerson, Posted, Reply, Shown, Visibility,
};
use ombrelle_core::register::{Entries, Entry, Origin, Passphrase, ScryptCost};
use ombrelle_vault::{Content, seal};
use serde_json::json;

use super::made::{day, fingerprint, reported};

/// Opens the sealed files here; the most work is what a phone does in a blink.
const PASSPHRASE: &str = "right";
const MOST_WORK: u8 = 6;

fn entries(count: u32) -> Entries {
    let entries: Vec<Entry> = (1..=count)
        .map(|number| Entry {
            number,
            name: format!("garden {number}"),
            added: day(20),
            origin: Origin::Altered,
            fingerprint: fingerprint(number),
            reported: vec![reported("StopNCII", "C-1")],
        })
        .collect();
    let json = json!({"kind": "ombrelle-register", "version": 2, "entries": entries});
    Entries::read(json.to_string().as_bytes()).expect("a register")
}

fn written(content: &impl Content) -> Vec<u8> {
    let mut json = Vec::new();
    content.write(&mut json).expect("in memory");
    json
}

/// The JSON of registers.
pub fn registers() -> Vec<Vec<u8>> {
    let mut files: Vec<Vec<u8>> = (0..3).map(|count| written(&entries(count))).collect();
    files.push(br#"{"version":3,"kind":"ombrelle-register","more":[{}]}"#.to_vec());
    files
}

/// The JSON of album books.
pub fn books() -> Vec<Vec<u8>> {
    let mut book = Book::default();
    let mut files = vec![written(&book)];
    let today = Date::constant(2026, 11, 20);
    for (name, ours) in [("Ana Lima", false), ("Tom", true)] {
        let person = NewPerson {
            name: name.into(),
            age: Age::From7,
            ours,
            parents: vec!["Rui Lima".into()],
        };
        let person = book.add(person).expect("a person");
        let decision = NewDecision {
            audience: Audience::FamilyChat,
            wish: Visibility::Shown,
            until: Some(Date::constant(2027, 6, 30)),
            agreed: vec!["Rui Lima".into()],
            on: today,
        };
        let decision = book.record(person, &decision).expect("a decision");
        let reply = (None, Reply::Yes);
        book.answer(person, Audience::FamilyChat, reply, today)
            .expect("an answer");
        let shown = vec![Shown { person, decision }];
        let photo = book.note_export(today, Audience::FamilyChat, "garden", shown);
        let place = Posted::new("a site, https://example.org/p/1", today).expect("a place");
        let photo = photo.expect("a photo");
        book.post(photo, place).expect("a place");
        book.looked(photo, today).expect("a photo");
        book.audit(AuditItem::Followers, today);
        files.push(written(&book));
    }
    files
}

/// What is inside of [`sealed`].
pub fn sealed_contents() -> Vec<Entries> {
    (0..3).map(entries).collect()
}

/// Sealed registers, of the least work, and one that only begins like them.
pub fn sealed() -> Vec<Vec<u8>> {
    let passphrase = Passphrase::new(PASSPHRASE).expect("a passphrase");
    let mut files: Vec<Vec<u8>> = sealed_contents()
        .iter()
        .map(|entries| seal(entries, &passphrase, ScryptCost::LEAST).expect("a sealed file"))
        .collect();
    // A header without an end, over which the reader of age takes minutes.
    let endless = "-> scrypt 9pZion.org/v1\n".repeat(40_000);
    files.push([b"age-encryption.org/v1\n", endless.as_bytes()].concat());
    files
}

/// What opens [`sealed`], unless a file asks for more work than tests can spare.
pub fn identity() -> age::scrypt::Identity {
    let mut identity = age::scrypt::Identity::new(PASSPHRASE.to_owned().into());
    identity.set_max_work_factor(MOST_WORK);
    identity
}
