use super::*;
use crate::calendar::Date;
use crate::consent::{Age, Audience, Book, NewDecision, NewPerson, Shown, Visibility};
use crate::error::ErrorKind;

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
fn a_photo_that_left_fills_a_letter() {
    let mut letter = Letter::new(Kind::Relatives, Law::General);
    letter.fill_from_export(&book(), "Beach.jpg").unwrap();
    assert_eq!(letter.text(Field::Photos), "beach.jpg");
    assert_eq!(letter.text(Field::Child), "Łucja");
    assert!(letter.fill_from_export(&book(), "cake.jpg").is_err());
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
