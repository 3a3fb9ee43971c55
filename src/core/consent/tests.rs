use jiff::civil::{Date, date};
use strum::VariantArray;

use super::*;
use crate::error::{BOOK, ConsentError, ErrorKind, VaultError};
use crate::vault::{Content, Passphrase, ScryptCost};

pub(super) const TODAY: Date = date(2026, 11, 26);

pub(super) fn child(name: &str, age: Age, ours: bool, parents: &[&str]) -> NewPerson {
    NewPerson {
        name: name.into(),
        age,
        ours,
        parents: parents.iter().map(|p| (*p).to_owned()).collect(),
    }
}

pub(super) fn shown(audience: Audience, agreed: &[&str]) -> NewDecision {
    NewDecision {
        audience,
        wish: Visibility::Shown,
        until: None,
        agreed: agreed.iter().map(|p| (*p).to_owned()).collect(),
        on: TODAY,
    }
}

pub(super) fn covered(audience: Audience) -> NewDecision {
    NewDecision {
        wish: Visibility::Covered,
        ..shown(audience, &[])
    }
}

/// Léa, four, of our family, shown to everybody with both parents' agreement.
fn book_with_lea() -> (Book, u32) {
    let mut book = Book::default();
    let lea = book
        .add(child("Léa", Age::Under7, true, &["Anna", "Ben"]))
        .unwrap();
    book.record(lea, &shown(Audience::Public, &["Anna", "Ben"]))
        .unwrap();
    (book, lea)
}

fn ground(book: &Book, person: u32, audience: Audience) -> Ground {
    rule(book, Some(person), audience, TODAY).ground
}

#[test]
fn whoever_is_agreed_upon_is_shown_and_cloaked_where_the_photo_leaves_the_house() {
    let (book, lea) = book_with_lea();
    for audience in Audience::VARIANTS {
        let ruling = rule(&book, Some(lea), *audience, TODAY);
        assert!(ruling.shows());
        assert_eq!(ruling.decision, Some(1));
        assert_eq!(ruling.cloak, *audience != Audience::OnlyUs);
    }
}

#[test]
fn somebody_unknown_is_covered() {
    let (book, _) = book_with_lea();
    for person in [None, Some(7)] {
        let ruling = rule(&book, person, Audience::OnlyUs, TODAY);
        assert_eq!(ruling.ground, Ground::Unknown);
        assert!(!ruling.cloak);
    }
}

#[test]
fn every_reason_to_cover_is_told() {
    let (book, lea) = book_with_lea();
    let mut expired = book.clone();
    let until = NewDecision {
        until: Some(date(2026, 11, 25)),
        on: date(2026, 11, 20),
        ..shown(Audience::Public, &["Anna", "Ben"])
    };
    expired.record(lea, &until).unwrap();
    assert_eq!(ground(&expired, lea, Audience::Public), Ground::Expired);

    let mut withdrawn = book.clone();
    withdrawn.withdraw(1, TODAY).unwrap();
    assert_eq!(ground(&withdrawn, lea, Audience::OnlyUs), Ground::Withdrawn);

    let mut decided = book.clone();
    decided.record(lea, &covered(Audience::Public)).unwrap();
    assert_eq!(ground(&decided, lea, Audience::Public), Ground::Decided);
    assert_eq!(ground(&decided, lea, Audience::ClosedGroup), Ground::Agreed);

    let mut one_parent = Book::default();
    let tom = one_parent
        .add(child("Tom", Age::From7, true, &["Anna", "Ben"]))
        .unwrap();
    assert_eq!(
        ground(&one_parent, tom, Audience::OnlyUs),
        Ground::NoDecision
    );
    one_parent
        .record(tom, &shown(Audience::FamilyChat, &["Anna"]))
        .unwrap();
    assert_eq!(
        ground(&one_parent, tom, Audience::OnlyUs),
        Ground::ParentMissing
    );
    // The other parent agrees later; the first one need not be asked again.
    one_parent
        .record(tom, &shown(Audience::FamilyChat, &["Ben"]))
        .unwrap();
    assert_eq!(
        ground(&one_parent, tom, Audience::OnlyUs),
        Ground::ChildNotAsked
    );
    for (reply, expected) in [
        (Reply::DontKnow, Ground::ChildDontKnow),
        (Reply::OnlyCovered, Ground::ChildOnlyCovered),
        (Reply::No, Ground::ChildNo),
        (Reply::Yes, Ground::Agreed),
    ] {
        let said = (None, reply);
        one_parent
            .answer(tom, Audience::FamilyChat, said, TODAY)
            .unwrap();
        assert_eq!(ground(&one_parent, tom, Audience::FamilyChat), expected);
    }
    assert_eq!(
        ground(&one_parent, tom, Audience::Public),
        Ground::NoDecision
    );

    let mut adult = Book::default();
    let anna = adult.add(child("Anna", Age::Adult, false, &[])).unwrap();
    adult.record(anna, &shown(Audience::Public, &[])).unwrap();
    assert_eq!(ground(&adult, anna, Audience::Public), Ground::OwnMissing);
    adult
        .record(anna, &shown(Audience::Public, &["anna"]))
        .unwrap();
    assert_eq!(ground(&adult, anna, Audience::Public), Ground::Agreed);
}

/// What the child says today, and a yes on paper that somebody finds after that.
#[test]
fn a_yes_that_is_written_down_late_undoes_nothing_that_a_child_said_since() {
    let day = |number| date(2026, 11, number);
    for said_since in [Reply::No, Reply::OnlyCovered, Reply::DontKnow] {
        let (mut book, lea) = book_with_lea();
        let say = |book: &mut Book, audience, reply, on| {
            book.answer(lea, audience, (None, reply), on).unwrap();
        };
        say(&mut book, Audience::FamilyChat, said_since, day(20));
        say(&mut book, Audience::Public, Reply::Yes, day(13));
        for audience in [Audience::FamilyChat, Audience::Public] {
            assert_ne!(ground(&book, lea, audience), Ground::Agreed, "{audience:?}");
        }
        // What was said of more people is a yes for those to whom the child said nothing else.
        assert_eq!(ground(&book, lea, Audience::OnlyUs), Ground::Agreed);
        // Of that day and later a child may think again, and what is written down late says nothing new.
        say(&mut book, Audience::Public, Reply::Yes, day(20));
        say(&mut book, Audience::Public, Reply::Yes, day(12));
        assert_eq!(ground(&book, lea, Audience::Public), Ground::Agreed);
        // A no counts whenever it is written down.
        say(&mut book, Audience::Public, said_since, day(11));
        assert_ne!(ground(&book, lea, Audience::Public), Ground::Agreed);
        assert_eq!(ground(&book, lea, Audience::FamilyChat), Ground::Agreed);
    }
}

#[test]
fn another_familys_child_is_shown_with_each_parents_agreement_alone() {
    let mut book = Book::default();
    let zoe = book
        .add(child("Zoé", Age::Under7, false, &["Chloé", "Dan"]))
        .unwrap();
    let refused = book.record(zoe, &shown(Audience::ClosedGroup, &["Chloé"]));
    assert_eq!(
        refused,
        Err(ErrorKind::Consent(ConsentError::ParentsMissing {
            child: "Zoé".into(),
            parents: vec!["Dan".into()]
        }))
    );
    assert_eq!(book.decisions().len(), 0);
    let both = shown(Audience::ClosedGroup, &["Chloé", "Dan"]);
    assert_eq!(book.record(zoe, &both), Ok(1));
    // Wider or longer wants them anew; narrower or shorter does not.
    assert!(book.record(zoe, &shown(Audience::Public, &[])).is_err());
    let shorter = NewDecision {
        until: Some(date(2027, 8, 31)),
        ..shown(Audience::FamilyChat, &[])
    };
    assert_eq!(book.record(zoe, &shorter), Ok(2));
    assert_eq!(ground(&book, zoe, Audience::FamilyChat), Ground::Agreed);
    assert!(book.record(zoe, &shown(Audience::FamilyChat, &[])).is_err());
    let stranger = book.record(zoe, &shown(Audience::OnlyUs, &["Anna"]));
    assert!(matches!(
        stranger,
        Err(ErrorKind::Consent(ConsentError::NotAParent { .. }))
    ));
    // A child without parents in the book has nobody who could agree.
    let alone = book.add(child("Max", Age::Under7, false, &[])).unwrap();
    assert!(book.record(alone, &shown(Audience::OnlyUs, &[])).is_err());
}

#[test]
fn a_withdrawn_decision_lists_the_photos_that_it_concerned() {
    let (mut book, lea) = book_with_lea();
    let on = |decision| Shown {
        person: lea,
        decision,
    };
    book.note_export(TODAY, Audience::Public, "beach.protected.jpg", vec![on(1)]);
    assert_eq!(
        book.note_export(TODAY, Audience::Public, "empty", vec![]),
        None
    );
    book.record(lea, &shown(Audience::Public, &["Anna", "Ben"]))
        .unwrap();
    book.note_export(TODAY, Audience::Public, "class blog", vec![on(2)]);
    let concerned = book.withdraw(1, TODAY).unwrap();
    let photos: Vec<&str> = concerned.iter().map(|e| e.photo.as_str()).collect();
    assert_eq!(photos, ["beach.protected.jpg"]);
    assert_eq!(
        book.withdraw(9, TODAY),
        Err(ErrorKind::Consent(ConsentError::NoSuchDecision {
            number: 9
        }))
    );
}

#[test]
fn a_withdrawal_lists_the_photos_of_the_decision_that_it_had_taken_the_place_of() {
    let (mut book, lea) = book_with_lea();
    for (audience, photo) in [
        (Audience::Public, "blog.jpg"),
        (Audience::FamilyChat, "cake.jpg"),
    ] {
        exported(&mut book, lea, TODAY, audience, photo);
    }
    let listed = |exports: Vec<Export>| -> Vec<String> {
        exports.iter().map(|export| export.photo.clone()).collect()
    };
    // The same agreement, for fewer people: whoever is covered for them is covered for everybody.
    book.record(lea, &shown(Audience::FamilyChat, &[])).unwrap();
    let concerned = book.withdraw(2, TODAY).unwrap();
    assert_eq!(listed(concerned), ["blog.jpg", "cake.jpg"]);
    // Once more, it says the same.
    let again = book.withdraw(2, TODAY).unwrap();
    assert_eq!(listed(again), ["blog.jpg", "cake.jpg"]);
    // Where somebody agrees for these people all the same, their photos may stay.
    let (mut book, lea) = book_with_lea();
    exported(&mut book, lea, TODAY, Audience::FamilyChat, "cake.jpg");
    let everybody = shown(Audience::Public, &["Anna", "Ben"]);
    book.record(lea, &everybody).unwrap();
    book.record(lea, &shown(Audience::FamilyChat, &[])).unwrap();
    let concerned = book.withdraw(2, TODAY).unwrap();
    assert_eq!(listed(concerned), [""; 0]);
}

#[test]
fn a_person_taken_out_leaves_nothing_but_other_peoples_photos() {
    let (mut book, lea) = book_with_lea();
    let anna = book.add(child("Anna", Age::Adult, true, &[])).unwrap();
    book.record(anna, &shown(Audience::Public, &["Anna"]))
        .unwrap();
    let (of_lea, of_anna) = (
        Shown {
            person: lea,
            decision: 1,
        },
        Shown {
            person: anna,
            decision: 2,
        },
    );
    book.note_export(TODAY, Audience::Public, "alone", vec![of_lea]);
    book.note_export(TODAY, Audience::Public, "both", vec![of_lea, of_anna]);
    assert_eq!(book.remove(lea).unwrap().len(), 2);
    let left: Vec<_> = book
        .exports()
        .map(|e| (e.photo.as_str(), e.shown.as_slice()))
        .collect();
    assert_eq!(left, [("both", [of_anna].as_slice())]);
    assert!(book.decisions().all(|decision| decision.person == anna));
    // Nor does a copy that was on its way when the person was taken out.
    let late = |book: &mut Book, shown| book.note_export(TODAY, Audience::Public, "late", shown);
    assert_eq!(late(&mut book, vec![of_lea]), None);
    let number = late(&mut book, vec![of_lea, of_anna]);
    let noted = book.exports().find(|e| Some(e.number) == number);
    assert_eq!(noted.unwrap().shown, [of_anna]);
    // The number is not given again.
    assert_eq!(book.add(child("Léa", Age::Under7, true, &[])), Ok(3));
}

#[test]
fn a_name_means_one_person() {
    let (mut book, lea) = book_with_lea();
    let again = book.add(child(" léa ", Age::Adult, true, &[]));
    assert!(matches!(
        again,
        Err(ErrorKind::Consent(ConsentError::NameTaken { .. }))
    ));
    for unfit in ["", "  ", "a/b", "a\nb", &"x".repeat(101)] {
        let refused = book.add(child(unfit, Age::Adult, true, &[]));
        assert!(
            matches!(
                refused,
                Err(ErrorKind::Consent(ConsentError::UnfitName { .. }))
            ),
            "{unfit}"
        );
    }
    assert_eq!(book.named("LÉA").unwrap().number, lea);
    // As a list from a Mac has it: the accent beside its letter.
    assert_eq!(book.named("Le\u{301}a").unwrap().number, lea);
    let twice = book.add(child("Le\u{301}a", Age::Under7, true, &[]));
    assert!(matches!(
        twice,
        Err(ErrorKind::Consent(ConsentError::NameTaken { .. }))
    ));
    assert_eq!(book.named("1").unwrap().number, lea);
    assert!(matches!(
        book.named("2"),
        Err(ErrorKind::Consent(ConsentError::NoSuchPerson { .. }))
    ));
    let said = (None, Reply::Yes);
    let anna = book.add(child("Anna", Age::Adult, true, &[])).unwrap();
    let grown_up = book.answer(anna, Audience::Public, said, TODAY);
    assert!(matches!(
        grown_up,
        Err(ErrorKind::Consent(ConsentError::NotAChild { .. }))
    ));
    let ines = book
        .add(child("Inès d’Arc", Age::Adult, true, &[]))
        .unwrap();
    assert_eq!(book.named("Inès d'Arc").unwrap().number, ines);
    // As it is copied out of a PDF, a spreadsheet, a page: it looks the same.
    for copied in [
        "Ine\u{300}s d’Arc",
        "INE\u{300}S  d'Arc",
        "Inès\u{a0}d’Arc",
        "Inès\u{200b} d’Arc",
    ] {
        assert_eq!(book.named(copied).unwrap().number, ines, "{copied:?}");
        assert!(
            book.add(child(copied, Age::Adult, true, &[])).is_err(),
            "{copied:?}"
        );
    }
    assert!(book.named("Ines d'Arc").is_err());
}

#[test]
fn a_part_of_a_name_leads_to_all_who_have_it_and_chooses_nobody() {
    let mut book = Book::default();
    for name in [
        "Léa MARTIN",
        "Anne-Sophie d’Arc",
        "Łucja Léa Żak",
        "Cléa",
        "김 민수",
        "마리",
    ] {
        book.add(child(name, Age::From7, false, &[])).unwrap();
    }
    let meant = |typed: &str| -> Vec<u32> {
        assert!(book.named(typed).is_err(), "{typed}");
        let meant = book.meant(typed);
        meant.iter().map(|person| person.number).collect()
    };
    assert_eq!(meant("lea"), [1, 3]);
    assert_eq!(meant("Martin Le\u{301}a"), [1]);
    assert_eq!(meant("anne sophie"), [2]);
    assert_eq!(meant("D'ARC"), [2]);
    assert_eq!(meant("lucja zak"), [3]);
    assert_eq!(meant("민수"), [5]);
    // Neither a part of a word, nor words of two people, nor no word at all, nor syllables that begin alike.
    for nobody in ["Lé", "Anne Martin", "", " - ", "미라"] {
        assert!(meant(nobody).is_empty(), "{nobody}");
    }
}

#[test]
fn what_was_taken_back_stays_so_when_a_damaged_book_is_put_back() {
    type Act = fn(&mut Book, u32) -> Result<(), ErrorKind>;
    let acts: [Act; 3] = [
        |book, _| book.withdraw(1, TODAY).map(drop),
        |book, lea| book.record(lea, &covered(Audience::OnlyUs)).map(drop),
        |book, lea| book.answer(lea, Audience::OnlyUs, (None, Reply::No), TODAY),
    ];
    for act in acts {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("album.age");
        let pass = Passphrase::new("right").unwrap();
        let mut album = ConsentBook::create_at(&path, pass.clone(), ScryptCost::LEAST).unwrap();
        let (book, lea) = book_with_lea();
        let filled = album.change(|empty| {
            *empty = book;
            Ok::<_, ErrorKind>(())
        });
        filled.unwrap();
        assert_eq!(
            ground(album.content(), lea, Audience::OnlyUs),
            Ground::Agreed
        );
        album.change(|book| act(book, lea)).unwrap();
        drop(album);
        std::fs::write(&path, b"damaged").unwrap();
        let back = ConsentBook::restore(&path, &pass).unwrap();
        assert_ne!(ground(&back, lea, Audience::OnlyUs), Ground::Agreed);
    }
}

#[test]
fn a_book_comes_back_as_it_was_and_a_newer_or_unsound_one_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("album.age");
    let pass = Passphrase::new("right").unwrap();
    let mut album = ConsentBook::create_at(&path, pass.clone(), ScryptCost::LEAST).unwrap();
    let (book, lea) = book_with_lea();
    album
        .change(|empty| {
            *empty = book.clone();
            Ok::<_, ErrorKind>(())
        })
        .unwrap();
    assert_eq!(ConsentBook::look(&path, &pass).unwrap(), book);
    let wrong = Passphrase::new("wrong").unwrap();
    assert_eq!(
        ConsentBook::look(&path, &wrong).unwrap_err().kind,
        VaultError::WrongPassphrase { title: BOOK }
    );
    // A change that fails changes nothing.
    let failed = album.change(|book| {
        book.remove(lea)?;
        book.withdraw(9, TODAY)
    });
    assert!(failed.is_err());
    assert_eq!(ConsentBook::look(&path, &pass).unwrap(), book);
    album.change_for_good(|book| book.remove(lea)).unwrap();
    drop(album);
    assert_eq!(ConsentBook::look(&path, &pass).unwrap().people().len(), 0);

    let mut json = Vec::new();
    book.write(&mut json).unwrap();
    let json = String::from_utf8(json).unwrap();
    assert_eq!(Book::read(json.as_bytes()).unwrap(), book);
    for (from, to, reason) in [
        (
            "\"version\":2",
            "\"version\":3",
            VaultError::Newer { title: BOOK },
        ),
        (
            "\"version\":2",
            "\"version\":0",
            VaultError::Damaged { title: BOOK },
        ),
        (
            "ombrelle-album",
            "ombrelle-register",
            VaultError::Damaged { title: BOOK },
        ),
        (
            "\"person\":1",
            "\"person\":2",
            VaultError::Damaged { title: BOOK },
        ),
        (
            "\"last\":[1",
            "\"last\":[0",
            VaultError::Damaged { title: BOOK },
        ),
        (
            "\"ours\":true",
            "\"ours\":true,\"extra\":1",
            VaultError::Damaged { title: BOOK },
        ),
    ] {
        let spoilt = json.replacen(from, to, 1);
        assert_ne!(spoilt, json, "{from}");
        assert_eq!(Book::read(spoilt.as_bytes()), Err(reason), "{to}");
    }
}

#[test]
fn each_band_of_age_has_its_own_questions() {
    assert!(questions(Age::Adult).is_empty());
    let all: Vec<Question> = [Age::Under7, Age::From7, Age::From12]
        .iter()
        .flat_map(|age| questions(*age))
        .copied()
        .collect();
    assert_eq!(all.len(), <Question as strum::VariantNames>::VARIANTS.len());
    let bands = [
        (0, Age::Under7),
        (7, Age::From7),
        (12, Age::From12),
        (18, Age::Adult),
    ];
    for (years, age) in bands {
        assert_eq!(Age::of_years(years), age);
    }
}

#[test]
fn an_agreement_of_before_a_refusal_does_not_undo_it_though_it_is_noted_after_it() {
    let earlier = NewDecision {
        on: date(2026, 6, 1),
        ..shown(Audience::Public, &["Anna", "Ben"])
    };
    let refusals: [fn(&mut Book, u32); 2] = [
        |book, lea| {
            book.record(lea, &covered(Audience::FamilyChat)).unwrap();
        },
        |book, _| drop(book.withdraw(1, TODAY).unwrap()),
    ];
    for refuse in refusals {
        let (mut book, lea) = book_with_lea();
        refuse(&mut book, lea);
        let refused = book.record(lea, &earlier);
        assert_eq!(
            refused,
            Err(ErrorKind::Consent(ConsentError::BeforeRefusal))
        );
        assert!(!rule(&book, Some(lea), Audience::Public, TODAY).shows());
        // To cover is always possible, and who agrees since is shown.
        let covered = NewDecision {
            on: date(2026, 6, 1),
            ..covered(Audience::Public)
        };
        assert!(book.record(lea, &covered).is_ok());
        book.record(lea, &shown(Audience::Public, &["Anna", "Ben"]))
            .unwrap();
        assert!(rule(&book, Some(lea), Audience::Public, TODAY).shows());
    }
}

#[test]
fn a_yes_of_before_a_no_does_not_undo_it_though_it_is_noted_after_it() {
    let (mut book, lea) = book_with_lea();
    let earlier = date(2026, 11, 10);
    let said = |book: &mut Book, reply, on| {
        book.answer(lea, Audience::Public, (None, reply), on)
            .unwrap();
        ground(book, lea, Audience::Public)
    };
    assert_eq!(said(&mut book, Reply::No, TODAY), Ground::ChildNo);
    assert_eq!(said(&mut book, Reply::Yes, earlier), Ground::ChildNo);
    // The same day, or later: a child may think better of it.
    assert_eq!(said(&mut book, Reply::Yes, TODAY), Ground::Agreed);
    assert_eq!(said(&mut book, Reply::No, earlier), Ground::ChildNo);
}

#[test]
fn whoever_is_named_twice_agreed_once() {
    let (mut book, lea) = book_with_lea();
    let twice = shown(Audience::Public, &["Anna", "anna", "Ben"]);
    book.record(lea, &twice).unwrap();
    let decision = book.ruling_decision(lea, Audience::Public).unwrap();
    assert_eq!(decision.agreed.len(), 2);
}

#[test]
fn an_agreement_that_is_still_to_come_shows_nobody_and_one_that_is_over_is_not_written() {
    let mut book = Book::default();
    let lea = book
        .add(child("Léa", Age::Under7, true, &["Anna"]))
        .unwrap();
    let later = NewDecision {
        on: date(2026, 12, 24),
        ..shown(Audience::Public, &["Anna"])
    };
    book.record(lea, &later).unwrap();
    // Nobody's agreement is missing: it only does not count yet.
    assert_eq!(ground(&book, lea, Audience::Public), Ground::ToCome);
    assert!(rule(&book, Some(lea), Audience::Public, date(2026, 12, 24)).shows());
    let over = NewDecision {
        until: Some(date(2020, 1, 1)),
        ..shown(Audience::Public, &["Anna"])
    };
    let refused = book.record(lea, &over);
    assert_eq!(refused, Err(ErrorKind::Consent(ConsentError::OverBefore)));
}

/// A photo of Léa that left on this day.
fn exported(book: &mut Book, lea: u32, day: Date, audience: Audience, photo: &str) -> u32 {
    let shown = vec![Shown {
        person: lea,
        decision: 1,
    }];
    book.note_export(day, audience, photo, shown).unwrap()
}

#[test]
fn where_a_photo_went_is_noted_changed_and_taken_out() {
    let (mut book, lea) = book_with_lea();
    let photo = exported(&mut book, lea, TODAY, Audience::Public, "beach.jpg");
    let at = |place: &str| Posted::new(place, TODAY).unwrap();
    book.post(photo, at("  Instagram, https://example.org/p/1 "))
        .unwrap();
    book.post(photo, at("the club's page")).unwrap();
    let places = |book: &Book| {
        let export = book.export(photo).unwrap();
        export
            .posted
            .iter()
            .map(|p| p.place.clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(
        places(&book),
        ["Instagram, https://example.org/p/1", "the club's page"]
    );
    book.change_place(photo, 2, Some(at("the club's blog")))
        .unwrap();
    book.change_place(photo, 1, None).unwrap();
    assert_eq!(places(&book), ["the club's blog"]);
    for unfit in ["", "  ", "a\nb", &"x".repeat(501)] {
        let refused = Posted::new(unfit, TODAY);
        assert_eq!(refused, Err(ErrorKind::Consent(ConsentError::UnfitPlace)));
    }
    let missing = ErrorKind::Consent(ConsentError::NoSuchPlace { photo, number: 2 });
    assert_eq!(book.change_place(photo, 2, None), Err(missing));
    assert!(book.change_place(photo, 0, None).is_err());
    let missing = ErrorKind::Consent(ConsentError::NoSuchPhoto { number: 9 });
    assert_eq!(book.post(9, at("x")), Err(missing));
    for n in 1..50 {
        book.post(photo, at(&n.to_string())).unwrap();
    }
    let full = ErrorKind::Consent(ConsentError::TooManyPlaces { limit: 50 });
    assert_eq!(book.post(photo, at("x")), Err(full));
}

#[test]
fn a_photo_is_to_be_looked_at_again_after_a_year_and_a_year_after_that() {
    let (mut book, lea) = book_with_lea();
    let old = exported(
        &mut book,
        lea,
        date(2025, 11, 26),
        Audience::Public,
        "old.jpg",
    );
    exported(
        &mut book,
        lea,
        date(2025, 11, 27),
        Audience::Public,
        "new.jpg",
    );
    let ours = exported(
        &mut book,
        lea,
        date(2024, 1, 1),
        Audience::OnlyUs,
        "ours.jpg",
    );
    let due = |book: &Book, today| {
        let due = book.look_again(today);
        due.iter().map(|export| export.number).collect::<Vec<_>>()
    };
    assert_eq!(due(&book, date(2026, 11, 25)), [0; 0]);
    assert_eq!(due(&book, TODAY), [old]);
    book.looked(old, TODAY).unwrap();
    assert_eq!(due(&book, date(2027, 11, 25)), [2]);
    assert_eq!(due(&book, date(2027, 11, 26)), [old, 2]);
    // What stayed with us is asked about only where somebody says that it did not.
    book.post(ours, Posted::new("a chat", date(2025, 1, 1)).unwrap())
        .unwrap();
    assert_eq!(due(&book, TODAY), [ours]);
    // Posted later than it left: the year begins when it was posted.
    let late = exported(
        &mut book,
        lea,
        date(2024, 1, 1),
        Audience::Public,
        "late.jpg",
    );
    book.post(late, Posted::new("a site", TODAY).unwrap())
        .unwrap();
    assert_eq!(due(&book, TODAY), [ours]);
}

#[test]
fn a_copy_that_was_made_again_is_one_with_the_places_of_both() {
    let (mut book, lea) = book_with_lea();
    for (day, place) in [(date(2026, 1, 2), "here"), (date(2026, 1, 1), "there")] {
        let photo = exported(&mut book, lea, day, Audience::Public, "a.jpg");
        book.post(photo, Posted::new(place, day).unwrap()).unwrap();
    }
    book.looked(2, date(2026, 6, 1)).unwrap();
    exported(&mut book, lea, TODAY, Audience::FamilyChat, "a.jpg");
    let all: Vec<Export> = book.exports().cloned().collect();
    let once = once(&all);
    assert_eq!(once.len(), 2);
    assert_eq!(once[0].day, date(2026, 1, 2));
    assert_eq!(once[0].looked, Some(date(2026, 6, 1)));
    assert_eq!(once[1].looked, None);
    let places: Vec<_> = once[0].posted.iter().map(|p| p.place.as_str()).collect();
    assert_eq!(places, ["here", "there"]);
    let times: Vec<_> = counted(&all).iter().map(|(_, times)| *times).collect();
    assert_eq!(times, [2, 1]);
}

/// `IMG_1.jpg` of June and of July, in two folders.
#[test]
fn photos_of_one_name_that_show_other_people_are_not_one_that_was_made_again() {
    let (mut book, lea) = book_with_lea();
    let tom = book
        .add(child("Tom", Age::Under7, true, &["Anna"]))
        .unwrap();
    book.record(tom, &shown(Audience::Public, &["Anna"]))
        .unwrap();
    let of = |person, decision| Shown { person, decision };
    for shown in [
        vec![of(lea, 1)],
        vec![of(lea, 1), of(tom, 2)],
        vec![of(lea, 1)],
    ] {
        book.note_export(TODAY, Audience::Public, "IMG_1.jpg", shown);
    }
    let to_take_down = book.withdraw(1, TODAY).unwrap();
    let people_and_times: Vec<_> = counted(&to_take_down)
        .iter()
        .map(|(export, times)| (export.shown.len(), *times))
        .collect();
    assert_eq!(people_and_times, [(1, 2), (2, 1)]);
}

#[test]
fn decisions_that_end_within_a_month_are_found_and_no_others() {
    let (mut book, lea) = book_with_lea();
    let until = |audience, day| NewDecision {
        until: Some(day),
        on: date(2026, 11, 1),
        ..shown(audience, &["Anna", "Ben"])
    };
    let ending = |book: &Book| {
        let ending = book.ending(TODAY);
        ending.iter().map(|d| d.number).collect::<Vec<_>>()
    };
    // Without an end, too late, over already.
    assert_eq!(ending(&book), [0; 0]);
    for day in [date(2026, 12, 27), date(2026, 11, 25)] {
        book.record(lea, &until(Audience::Public, day)).unwrap();
        assert_eq!(ending(&book), [0; 0]);
    }
    for day in [date(2026, 12, 26), TODAY] {
        book.record(lea, &until(Audience::ClosedGroup, day))
            .unwrap();
    }
    // The newest rules: what it took the place of ends without a word.
    assert_eq!(ending(&book), [5]);
    assert_eq!(book.ending_for(Audience::ClosedGroup, TODAY).len(), 1);
    assert!(book.ending_for(Audience::Public, TODAY).is_empty());
    book.withdraw(5, TODAY).unwrap();
    assert_eq!(ending(&book), [0; 0]);
}

#[test]
fn a_book_with_places_and_an_audit_survives_being_written() {
    let (mut book, lea) = book_with_lea();
    let photo = exported(&mut book, lea, TODAY, Audience::Public, "a.jpg");
    book.post(photo, Posted::new("here", TODAY).unwrap())
        .unwrap();
    book.looked(photo, TODAY).unwrap();
    book.audit(AuditItem::OldAlbums, date(2026, 11, 1));
    book.audit(AuditItem::OldAlbums, TODAY);
    assert_eq!(book.audited().len(), 1);
    let mut written = Vec::new();
    book.write(&mut written).unwrap();
    assert_eq!(Book::read(&written).unwrap(), book);
    book.reopen(AuditItem::OldAlbums);
    assert!(book.audited().is_empty());
    // A program of before knows neither: it says that the book is newer, and leaves it.
    let newer = String::from_utf8(written).unwrap();
    assert!(newer.contains(r#""version":2"#));
    let newer = newer.replace(r#""version":2"#, r#""version":3"#);
    let refused = Book::read(newer.as_bytes());
    assert_eq!(refused, Err(VaultError::Newer { title: BOOK }));
}

#[test]
fn a_book_of_the_first_version_opens() {
    let golden = "tests/golden/album/version-1.age";
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(golden);
    let book = ConsentBook::look(&path, &Passphrase::new("right").unwrap()).unwrap();
    let names: Vec<_> = book.people().map(|p| p.name.as_str()).collect();
    assert_eq!(names, ["Anna", "Léa"]);
    let photo = book.exports().next().unwrap();
    assert_eq!(photo.photo, "beach.protected.jpg");
    assert!(photo.posted.is_empty() && photo.looked.is_none());
    assert!(book.audited().is_empty());
}
