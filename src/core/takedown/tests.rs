use super::*;
use crate::calendar::Date;
use crate::consent::{Age, Audience, Book, NewDecision, NewPerson, Posted, Shown, Visibility};
use crate::error::{ErrorKind, RegisterError};
use crate::register::{Entries, Evidence};
use crate::vault::Content;

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

/// A child shown in one photo on a decision of its mother.
fn book() -> Book {
    let mut book = Book::default();
    let child = NewPerson {
        name: "Łucja".into(),
        age: Age::of_years(8),
        ours: true,
        parents: vec!["Ewa".into()],
    };
    let number = book.add(child).unwrap();
    let decision = NewDecision {
        audience: Audience::Public,
        wish: Visibility::Shown,
        until: None,
        agreed: vec!["Ewa".into()],
        on: day("2026-01-02"),
    };
    let decision = book.record(number, &decision).unwrap();
    let shown = vec![Shown {
        person: number,
        decision,
    }];
    book.note_export(day("2026-01-03"), Audience::Public, "beach.jpg", shown);
    book
}

#[test]
fn every_letter_names_sender_addressee_and_day() {
    for kind in Kind::all() {
        let Err(Error::LetterIncomplete { fields }) = Letter::new(*kind, Law::General).check()
        else {
            panic!("{kind:?}");
        };
        for field in [Field::Sender, Field::Addressee, Field::Day] {
            assert!(fields.contains(&field), "{kind:?} {field:?}");
        }
    }
}

#[test]
fn a_notice_to_a_host_has_what_article_16_demands() {
    let mut letter = Letter::new(Kind::HostNotice, Law::France);
    letter.fill(Field::Addressee, "Example SA");
    letter.fill(Field::Day, "2026-11-28");
    let fields = vec![Field::Sender, Field::Contact, Field::Places];
    assert_eq!(letter.check(), Err(Error::LetterIncomplete { fields }));
    letter.fill(
        Field::Places,
        "https://example.org/1\n\n https://example.org/2 ",
    );
    assert_eq!(
        letter.text(Field::Places),
        "https://example.org/1\nhttps://example.org/2"
    );
    letter.fill(Field::Sender, "Ewa");
    letter.unnamed = true;
    assert_eq!(letter.check(), Ok(()));
    assert_eq!(letter.text(Field::Sender), "");
    letter.kind = Kind::Erasure;
    assert_eq!(letter.check(), Err(Error::LetterNeedsAName));
}

#[test]
fn a_withdrawn_decision_fills_a_letter_and_one_that_holds_does_not() {
    let mut book = book();
    let mut letter = Letter::new(Kind::School, Law::General);
    assert_eq!(
        letter.fill_from_decision(&book, 1),
        Err(ErrorKind::Takedown(Error::DecisionHolds { number: 1 }))
    );
    assert!(letter.fill_from_decision(&book, 9).is_err());
    book.withdraw(1, day("2026-02-03")).unwrap();
    letter.fill_from_decision(&book, 1).unwrap();
    let known = [
        Field::Child,
        Field::Sender,
        Field::Photos,
        Field::Agreed,
        Field::Withdrawn,
    ];
    assert_eq!(
        known.map(|field| letter.text(field)),
        ["Łucja", "Ewa", "beach.jpg", "2026-01-02", "2026-02-03"]
    );
}

#[test]
fn a_decision_to_cover_makes_no_letter_say_that_anybody_agreed() {
    let mut book = book();
    let covered = NewDecision {
        audience: Audience::Public,
        wish: Visibility::Covered,
        until: None,
        agreed: Vec::new(),
        on: day("2026-01-05"),
    };
    let number = book.record(1, &covered).unwrap();
    book.withdraw(number, day("2026-02-03")).unwrap();
    let mut letter = Letter::new(Kind::School, Law::General);
    letter.fill_from_decision(&book, number).unwrap();
    let told = [Field::Child, Field::Agreed, Field::Withdrawn];
    assert_eq!(told.map(|field| letter.text(field)), ["Łucja", "", ""]);
}

#[test]
fn a_letter_tells_the_day_on_which_somebody_agreed_and_none_where_nobody_did() {
    let told = |book: &Book, number| {
        let mut letter = Letter::new(Kind::School, Law::General);
        letter.fill_from_decision(book, number).unwrap();
        [Field::Agreed, Field::Withdrawn].map(|field| letter.text(field).to_owned())
    };
    // For fewer people, on the agreement of January.
    let fewer = NewDecision {
        audience: Audience::FamilyChat,
        wish: Visibility::Shown,
        until: None,
        agreed: Vec::new(),
        on: day("2026-06-01"),
    };
    let mut book = book();
    let number = book.record(1, &fewer).unwrap();
    book.withdraw(number, day("2026-07-03")).unwrap();
    assert_eq!(told(&book, number), ["2026-01-02", "2026-07-03"]);
    // What was withdrawn gives its agreement to none.
    let since = NewDecision {
        on: day("2026-07-03"),
        ..fewer
    };
    let number = book.record(1, &since).unwrap();
    book.withdraw(number, day("2026-07-04")).unwrap();
    assert_eq!(told(&book, number), ["", ""]);
}

#[test]
fn a_photo_that_left_fills_a_letter() {
    let mut letter = Letter::new(Kind::Relatives, Law::General);
    letter.fill_from_export(&book(), "Beach.jpg").unwrap();
    assert_eq!(letter.text(Field::Photos), "beach.jpg");
    assert_eq!(letter.text(Field::Child), "Łucja");
    assert!(letter.fill_from_export(&book(), "cake.jpg").is_err());
}

#[test]
fn a_letter_names_no_child_where_copies_of_one_name_show_two() {
    let mut book = book();
    let brother = NewPerson {
        name: "Jan".into(),
        age: Age::of_years(5),
        ours: true,
        parents: vec!["Ewa".into()],
    };
    let shown = vec![Shown {
        person: book.add(brother).unwrap(),
        decision: 1,
    }];
    book.note_export(day("2026-01-05"), Audience::Public, "beach.jpg", shown);
    let mut letter = Letter::new(Kind::Relatives, Law::General);
    letter.fill_from_export(&book, "beach.jpg").unwrap();
    assert_eq!(letter.text(Field::Photos), "beach.jpg");
    assert_eq!(letter.text(Field::Child), "");
}

#[test]
fn a_field_without_end_is_refused() {
    let mut letter = Letter::new(Kind::Relatives, Law::General);
    for field in [Field::Sender, Field::Addressee, Field::Day, Field::Photos] {
        letter.fill(field, "x");
    }
    assert_eq!(letter.check(), Ok(()));
    letter.fill(Field::Reason, &"x".repeat(LONGEST_FIELD + 1));
    assert_eq!(
        letter.check(),
        Err(Error::LetterFieldTooLong {
            field: Field::Reason,
            limit: LONGEST_FIELD
        })
    );
}

#[test]
fn what_stands_in_the_middle_of_a_sentence_has_one_line() {
    let broken = [
        Field::Child,
        Field::Agreed,
        Field::Withdrawn,
        Field::Town,
        Field::Day,
    ];
    for field in Field::all().iter().copied() {
        let mut letter = Letter::new(Kind::Club, Law::General);
        for filled in [Field::Sender, Field::Addressee, Field::Day, Field::Photos] {
            letter.fill(filled, "x");
        }
        letter.fill(field, "Zoé\nTom");
        let refused = Err(Error::LetterFieldOneLine { field });
        let wanted = match broken.contains(&field) {
            true => refused,
            false => Ok(()),
        };
        assert_eq!(letter.check(), wanted, "{field:?}");
    }
}

#[test]
fn where_a_photo_was_posted_stands_in_its_letter_once() {
    let mut book = book();
    let post = |book: &mut Book, photo, place: &str| {
        let posted = Posted::new(place, day("2026-01-04")).unwrap();
        book.post(photo, posted).unwrap();
    };
    post(&mut book, 1, "Instagram, https://example.org/p/1");
    // The same copy, made and noted again, and posted elsewhere.
    let shown = book.exports().next().unwrap().shown.clone();
    let again = book.note_export(day("2026-02-01"), Audience::Public, "beach.jpg", shown);
    post(&mut book, again.unwrap(), "the board of the club");
    book.withdraw(1, day("2026-02-03")).unwrap();
    let mut letter = Letter::new(Kind::Club, Law::General);
    letter.fill_from_decision(&book, 1).unwrap();
    letter.fill_from_export(&book, "beach.jpg").unwrap();
    assert_eq!(letter.text(Field::Photos), "beach.jpg");
    assert_eq!(
        letter.text(Field::Places),
        "Instagram, https://example.org/p/1\nthe board of the club"
    );
}

#[test]
fn an_item_of_the_register_fills_a_letter_and_its_hash_only_where_it_is_wanted() {
    let entries = entries();
    let seen = |e: &Evidence| format!("{} / {} / {}", e.platform, e.account, e.day);
    let mut letter = Letter::new(Kind::HostNotice, Law::General);
    letter.fill_from_item(&entries, 1, false, seen).unwrap();
    assert_eq!(
        letter.text(Field::Places),
        "Snapchat / x_77 / 2026-11-20\nInstagram / x_78 / 2026-11-24"
    );
    assert_eq!(letter.text(Field::Photos), "the beach");
    let whole: String = letter.fields().map(|(_, _, text)| text).collect();
    assert!(
        !whole.contains("abab") && !whole.contains("money"),
        "{whole}"
    );
    letter.fill_from_item(&entries, 1, true, seen).unwrap();
    // No colon of one language stands in a letter of another.
    let line = format!("the beach\nSHA-256 {}", "ab".repeat(32));
    assert_eq!(letter.text(Field::Photos), line);
    // Nothing else of the fingerprint, and nothing twice.
    assert!(!letter.text(Field::Photos).contains(&"cd".repeat(16)));
    assert_eq!(letter.text(Field::Photos).lines().count(), 2);
    // Taken out again, and what else is there stays.
    letter.add(Field::Photos, "another one");
    letter.name_by_hash(&entries, 1, false).unwrap();
    assert_eq!(letter.text(Field::Photos), "the beach\nanother one");
    letter.name_by_hash(&entries, 1, true).unwrap();
    letter.name_by_hash(&entries, 1, true).unwrap();
    assert_eq!(letter.text(Field::Photos).lines().count(), 3);
    assert!(letter.name_by_hash(&entries, 7, true).is_err());
    let missing = letter.fill_from_item(&entries, 7, false, seen);
    assert_eq!(
        missing,
        Err(ErrorKind::Register(RegisterError::NoSuchEntry {
            number: 7
        }))
    );
}

/// A register with one item, seen at two places; what was said is nobody's matter but the person's.
fn entries() -> Entries {
    let log = |number: u32, day: &str, platform: &str, account: &str| {
        serde_json::json!({
            "number": number, "day": day, "said": "give money", "account": account,
            "platform": platform, "note": "", "item": 1, "sha256": null,
        })
    };
    let json = serde_json::json!({
        "kind": "ombrelle-register", "version": 2,
        "entries": [{
            "number": 1, "name": "the beach", "added": "2026-11-19", "origin": "real",
            "fingerprint": {
                "kind": "picture", "md5": "cd".repeat(16), "sha256": "ab".repeat(32),
                "pictures": [], "frames": [],
            },
            "reported": [],
        }],
        "evidence": [
            log(1, "2026-11-24", "Instagram", "x_78"),
            log(2, "2026-11-20", "Snapchat", "x_77"),
            log(3, "2026-11-21", "", ""),
        ],
    });
    Entries::read(json.to_string().as_bytes()).unwrap()
}
