mod permissions;

use jiff::civil::{Date, date};
use proptest::prelude::*;
use strum::VariantArray;

use super::super::promises::{act, done, three};
use super::super::{Age, Audience, Book, Ground, NewDecision, NewPerson, Reply, Visibility, rule};
use super::*;
use crate::error::ErrorKind;

const TODAY: Date = date(2026, 11, 26);

/// Words as `i18n` has them, so that these lists are those that people write.
const ENGLISH_WORDS: ClassListWords = ClassListWords {
    separator: b',',
    titles: &[
        (Column::Name, "name"),
        (Column::Age, "age"),
        (Column::Parents, "parents"),
        (Column::Audience, "audience"),
        (Column::Decision, "decision"),
        (Column::Until, "until"),
        (Column::AgreedBy, "agreed by"),
        (Column::AgreedOn, "agreed on"),
        (Column::Child, "child says"),
    ],
    other_titles: &[
        (Title::FirstName, "first name"),
        (Title::FamilyName, "last name"),
        (Title::Birth, "date of birth"),
        (Title::Parent, "parent 1"),
        (Title::Parent, "parent 2"),
        (Title::Permission, "photo consent"),
        (Title::Permission, "yes/no"),
        (Title::Aside, "class"),
    ],
    ages: &[
        (Age::Adult, "adult"),
        (Age::Under7, "under 7"),
        (Age::From7, "7 to 11"),
        (Age::From12, "12 to 17"),
    ],
    audiences: &[
        (Audience::OnlyUs, "only us"),
        (Audience::FamilyChat, "family chat"),
        (Audience::ClosedGroup, "closed group"),
        (Audience::Public, "public"),
    ],
    wishes: &[
        (Visibility::Shown, "shown"),
        (Visibility::Covered, "covered"),
        (Visibility::Shown, "yes"),
        (Visibility::Covered, "no"),
    ],
    permissions: &[(Visibility::Shown, "ja"), (Visibility::Covered, "nein")],
    replies: &[
        (Reply::Yes, "yes"),
        (Reply::No, "no"),
        (Reply::OnlyCovered, "only covered"),
        (Reply::DontKnow, "don't know"),
    ],
};

const FRENCH_WORDS: ClassListWords = ClassListWords {
    separator: b';',
    titles: &[
        (Column::Name, "nom"),
        (Column::Age, "âge"),
        (Column::Parents, "parents"),
        (Column::Audience, "diffusion"),
        (Column::Decision, "décision"),
        (Column::Until, "jusqu’au"),
        (Column::AgreedBy, "accord de"),
        (Column::AgreedOn, "accord le"),
        (Column::Child, "avis de l’enfant"),
    ],
    other_titles: &[
        (Title::FirstName, "prénom"),
        (Title::FullName, "nom et prénom"),
        (Title::Permission, "droit à l’image"),
        (Title::Permission, "autorisation"),
    ],
    ages: &[
        (Age::Adult, "adulte"),
        (Age::Under7, "moins de 7"),
        (Age::From7, "7 à 11"),
        (Age::From12, "12 à 17"),
    ],
    audiences: &[
        (Audience::OnlyUs, "entre nous"),
        (Audience::FamilyChat, "famille"),
        (Audience::ClosedGroup, "groupe fermé"),
        (Audience::Public, "public"),
    ],
    wishes: &[
        (Visibility::Shown, "montré"),
        (Visibility::Covered, "couvert"),
        (Visibility::Shown, "oui"),
        (Visibility::Covered, "non"),
    ],
    permissions: &[(Visibility::Covered, "refus")],
    replies: &[
        (Reply::Yes, "oui"),
        (Reply::No, "non"),
        (Reply::OnlyCovered, "seulement couvert"),
        (Reply::DontKnow, "ne sait pas"),
    ],
};

const BOTH: Known<'static> = &[&ENGLISH_WORDS, &FRENCH_WORDS];

const FRENCH: &str = "nom;âge;parents;diffusion;décision;jusqu’au;accord de;accord le;avis de l’enfant\r\n\
    Zoé;4;Chloé / Dan;groupe fermé;montré;31/08/2027;Chloé / Dan;15/09/2026;\r\n\
    Noël;8;Eve;groupe fermé;oui;;Eve;2026-09-15;oui\r\n\
    Max;12 à 17;Fred / Gaëlle;public;non;;;;non\r\n";

fn problems(bytes: &[u8]) -> Vec<(u64, Problem)> {
    let faults = read(bytes, BOTH, TODAY).unwrap_err();
    faults
        .iter()
        .map(|fault| (fault.line, fault.problem))
        .collect()
}

fn imported(bytes: &[u8]) -> Book {
    let mut book = Book::default();
    apply(&mut book, &read(bytes, BOTH, TODAY).unwrap().rows, TODAY).unwrap();
    book
}

#[test]
fn a_list_is_read_in_every_encoding_that_excel_writes() {
    let utf8 = FRENCH.as_bytes().to_vec();
    let marked = [b"\xef\xbb\xbf".as_slice(), &utf8].concat();
    let (windows, _, lost) = encoding_rs::WINDOWS_1252.encode(FRENCH);
    assert!(!lost);
    let utf16: Vec<u8> = [0xfeff]
        .into_iter()
        .chain(FRENCH.encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    let with_sep = [b"sep=;\r\n".as_slice(), &utf8].concat();
    let tabs = FRENCH.replace(';', "\t");
    let tabs = tabs.replace("31/08", "05/08").replace("15/09", "05/09");
    let wanted = imported(&utf8);
    for bytes in [marked, windows.into_owned(), utf16, with_sep] {
        assert_eq!(imported(&bytes), wanted);
    }
    // Where days with slashes are not written so, they are not guessed.
    assert_eq!(
        problems(tabs.as_bytes()),
        [(2, Problem::DoubtfulDay), (2, Problem::DoubtfulDay)]
    );
    let names: Vec<&str> = wanted.people().map(|p| p.name.as_str()).collect();
    assert_eq!(names, ["Zoé", "Noël", "Max"]);
    let on = |name: &str, audience| {
        let person = wanted.named(name).unwrap();
        rule(&wanted, Some(person.number), audience, TODAY).ground
    };
    assert_eq!(on("Zoé", Audience::ClosedGroup), Ground::Agreed);
    assert_eq!(on("Zoé", Audience::Public), Ground::NoDecision);
    assert_eq!(on("Noël", Audience::FamilyChat), Ground::Agreed);
    assert_eq!(on("Max", Audience::Public), Ground::Decided);
    assert!(wanted.people().all(|person| !person.ours));
}

#[test]
fn a_list_is_read_with_accents_behind_their_letters() {
    let mut pasted = FRENCH.to_owned();
    for (one, two) in [('é', "e\u{301}"), ('â', "a\u{302}"), ('ë', "e\u{308}")] {
        pasted = pasted.replace(one, two);
    }
    let rows = |list: &str| read(list.as_bytes(), BOTH, TODAY).unwrap().rows;
    assert_ne!(pasted, FRENCH);
    assert_eq!(rows(&pasted), rows(FRENCH));
}

#[test]
fn every_line_that_is_wrong_is_reported_and_nothing_is_imported() {
    let list = "name,age,parents,audience,decision,until,agreed by,agreed on,child says\n\
        Zoé,4,Chloé/Dan,public,shown,,Chloé/Dan,2026-09-15,\n\
        =cmd|'/c calc'!A1,4,Anna,,,,,,\n\
        Tom,4,Anna,nobody,,,,,\n\
        Ann,abc,Anna,,,,,,\n\
        zoé,4,Chloé/Dan,public,covered,,,,\n\
        Zoé,5,Chloé,only us,covered,,,,\n\
        Zoé,8,Chloé/Dan,only us,covered,,,,\n\
        Lou,4,Anna/Ben,public,shown,,Anna,2026-09-15,\n\
        Kim,4,Anna,public,shown,05/08/2027,Anna,2026-09-15,\n\
        Pia,4,Anna,public,shown,,Dan,2026-09-15,\n\
        Ida,4,Anna,public,shown,,Anna,,\n\
        Leo,4,Anna\n\
        Ben,30,,public,shown,,Ben,2026-09-15,yes\n\
        Eva,9,Anna,public,maybe,2026-13-40,,,perhaps\n\
        Gil,9,Anna,,shown,,Anna,2026-09-15,\n\
        ,9,Anna,,,,,,\n";
    let mut wanted = vec![
        (3, Problem::Formula),
        (4, Problem::BadAudience),
        (5, Problem::BadAge),
        (6, Problem::Duplicate),
        (7, Problem::Contradicts),
        (8, Problem::Contradicts),
        (10, Problem::DoubtfulDay),
        (11, Problem::NotAParent),
        (12, Problem::NoDay),
        (13, Problem::CellCount),
        (14, Problem::BadReply),
        (15, Problem::BadDecision),
        (15, Problem::BadDay),
        (15, Problem::BadReply),
        (16, Problem::BadAudience),
        (17, Problem::UnfitName),
    ];
    assert_eq!(problems(list.as_bytes()), wanted);
    // What the lines alone do not tell: whether everybody agreed.
    wanted.clear();
    let lou = "name,age,parents,audience,decision,agreed by,agreed on\n\
        Zoé,4,Chloé/Dan,public,shown,Chloé/Dan,2026-09-15\n\
        Lou,4,Anna/Ben,public,shown,Anna,2026-09-15\n\
        Ida,4,,public,shown,,\n";
    let mut book = Book::default();
    let faults = apply(
        &mut book,
        &read(lou.as_bytes(), BOTH, TODAY).unwrap().rows,
        TODAY,
    )
    .unwrap_err();
    let lines: Vec<_> = faults.iter().map(|f| (f.line, f.problem)).collect();
    assert_eq!(
        lines,
        [(3, Problem::ParentsMissing), (4, Problem::ParentsMissing)]
    );
    assert_eq!(book, Book::default());
}

#[test]
fn what_a_spreadsheet_leaves_empty_is_in_nobodys_way() {
    let plain = imported(b"name,age,parents\nZoe,8,Eve / Dan\n");
    for list in [
        // An emptied column behind the last, or in between; in the lines alone.
        &b"name,age,parents,\nZoe,8,Eve / Dan,\n"[..],
        b"name,,age,parents\nZoe,,8,Eve / Dan\n",
        b"name,age,parents\nZoe,8,Eve / Dan,,\n",
        // Empty lines above the titles.
        b",,\nname,age,parents\nZoe,8,Eve / Dan\n",
        b"\n\nname,age,parents\n,,\nZoe,8,Eve / Dan\n",
    ] {
        assert_eq!(imported(list), plain);
        let read = read(list, BOTH, TODAY).unwrap();
        assert_eq!(read.aside, Vec::<String>::new());
    }
    // What stands there is not passed over.
    let list = b",,\nname,age,parents,\nZoe,8,Eve,Dan\nMax,8,Eve,Dan\n";
    let faults = read(list, BOTH, TODAY).unwrap_err();
    assert_eq!((faults.len(), faults[0].line), (1, 3));
    assert_eq!(
        (faults[0].problem, faults[0].value.as_str()),
        (Problem::Untitled, "Dan")
    );
    let behind = problems(b"name,age,parents\nZoe,8,Eve,Dan\n");
    assert_eq!(behind, [(2, Problem::CellCount)]);
}

#[test]
fn a_line_that_cannot_be_used_names_its_child_and_the_line_that_it_goes_against() {
    let list = b"first name,last name,age,parents\n\
        Zoe,Martin,eight,Eve\n\
        Max,Roux,8,Dan\n\
        Tim,Petit,8,=Eve\n\
        max,Roux,4,Dan\n\
        ,,9,Dan\n";
    let faults = read(list, BOTH, TODAY).unwrap_err();
    let told: Vec<_> = faults
        .iter()
        .map(|f| (f.line, f.name.as_str(), f.problem, f.earlier))
        .collect();
    assert_eq!(
        told,
        [
            (2, "Zoe Martin", Problem::BadAge, None),
            (4, "Tim Petit", Problem::Formula, None),
            (5, "max Roux", Problem::Contradicts, Some(3)),
            (6, "", Problem::UnfitName, None),
        ]
    );
    let list = b"name,age,parents,audience,decision,agreed by,agreed on\n\
        Zoe,8,Eve/Dan,public,shown,Eve,2026-09-15\n";
    let rows = read(list, BOTH, TODAY).unwrap().rows;
    let faults = apply(&mut Book::default(), &rows, TODAY).unwrap_err();
    let told = (faults[0].name.as_str(), faults[0].problem);
    assert_eq!(told, ("Zoe", Problem::ParentsMissing));
    assert_eq!(faults[0].value, "Dan");
}

#[test]
fn a_list_without_its_columns_says_which() {
    let list = b"name,pets,name,agreed by\nZoe,2b,x,Eve\n";
    let faults = read(list, BOTH, TODAY).unwrap_err();
    let told: Vec<_> = faults
        .iter()
        .map(|f| (f.problem, f.column, f.value.as_str()))
        .collect();
    assert_eq!(
        told,
        [
            (Problem::UnknownColumn, None, "pets"),
            (Problem::DoubleColumn, Some(Column::Name), "name"),
            (Problem::MissingColumn, Some(Column::Age), ""),
            (Problem::MissingColumn, Some(Column::Parents), ""),
        ]
    );
    assert_eq!(
        problems(b"name,age,parents\n\n,,\n"),
        [(1, Problem::NoLines)]
    );
    for foreign in [
        &b""[..],
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
        b"PK\x03\x04\0\0",
    ] {
        assert_eq!(problems(foreign), [(1, Problem::NotText)]);
    }
}

#[test]
fn a_list_written_twice_changes_nothing() {
    let mut book = imported(FRENCH.as_bytes());
    let before = book.clone();
    for words in BOTH {
        let written = write(&book, words);
        let rows = read(&written, BOTH, TODAY).unwrap().rows;
        assert_eq!(apply(&mut book, &rows, TODAY), Ok(Imported::default()));
    }
    assert_eq!(book, before);
    // What was withdrawn does not come back by way of a list.
    book.withdraw(1, TODAY).unwrap();
    let zoe = book.named("Zoé").unwrap().number;
    let rows = read(&write(&book, &FRENCH_WORDS), BOTH, TODAY)
        .unwrap()
        .rows;
    apply(&mut book, &rows, TODAY).unwrap();
    assert!(!rule(&book, Some(zoe), Audience::OnlyUs, TODAY).shows());
}

/// Who somebody of another family is by now.
fn changed(book: &mut Book, name: &str, age: Age, parents: &[&str]) {
    let number = book.named(name).unwrap().number;
    let new = NewPerson {
        name: name.to_owned(),
        age,
        ours: false,
        parents: parents.iter().map(|name| (*name).to_owned()).collect(),
    };
    book.change(number, new).unwrap();
}

#[test]
fn a_list_that_is_read_once_more_after_a_birthday_is_no_contradiction() {
    let mut book = imported(FRENCH.as_bytes());
    let older = FRENCH.replace("Zoé;4", "Zoé;7").replace("12 à 17", "8");
    let faults = apply(
        &mut book,
        &read(older.as_bytes(), BOTH, TODAY).unwrap().rows,
        TODAY,
    );
    // Max is no younger than he was.
    let faults = faults.unwrap_err();
    assert_eq!(
        (faults.len(), faults[0].problem, faults[0].line),
        (1, Problem::Contradicts, 4)
    );
    let older = FRENCH.replace("Zoé;4", "Zoé;7");
    let rows = read(older.as_bytes(), BOTH, TODAY).unwrap().rows;
    let wanted = Imported {
        grown: 1,
        ..Imported::default()
    };
    assert_eq!(apply(&mut book, &rows, TODAY), Ok(wanted));
    let zoe = book.named("Zoé").unwrap();
    assert_eq!((zoe.age, zoe.parents.len()), (Age::From7, 2));
    // Nobody asked her so far, and from seven on somebody has to.
    let ruling = rule(&book, Some(zoe.number), Audience::ClosedGroup, TODAY);
    assert_eq!(ruling.ground, Ground::ChildNotAsked);
    assert_eq!(apply(&mut book, &rows, TODAY), Ok(Imported::default()));
    // Whoever comes of age decides alone: a person says so.
    let grown_up = "nom;âge;parents\nMax;18;Fred / Gaëlle\n";
    let rows = read(grown_up.as_bytes(), BOTH, TODAY).unwrap().rows;
    let faults = apply(&mut book, &rows, TODAY).unwrap_err();
    assert_eq!(faults[0].problem, Problem::Contradicts);
}

#[test]
fn a_list_with_somebody_who_came_of_age_or_has_other_parents_is_read_elsewhere() {
    let mut book = imported(FRENCH.as_bytes());
    let shows = |book: &Book, name: &str| {
        let number = book.named(name).unwrap().number;
        rule(book, Some(number), Audience::ClosedGroup, TODAY).shows()
    };
    let elsewhere = |book: &Book, words: &ClassListWords| {
        let mut elsewhere = Book::default();
        let rows = read(&write(book, words), BOTH, TODAY).unwrap().rows;
        apply(&mut elsewhere, &rows, TODAY).unwrap();
        elsewhere
    };
    changed(&mut book, "Noël", Age::Adult, &[]);
    changed(&mut book, "Zoé", Age::Under7, &["Chloé", "Daniel"]);
    for words in BOTH {
        let there = elsewhere(&book, words);
        assert_eq!(there.named("Noël").unwrap().age, Age::Adult);
        assert!(!shows(&there, "Noël") && !shows(&there, "Zoé"));
    }
    // Without the other one, the parent who agreed is enough.
    changed(&mut book, "Zoé", Age::Under7, &["Chloé"]);
    for words in BOTH {
        assert!(shows(&book, "Zoé") && shows(&elsewhere(&book, words), "Zoé"));
        let rows = read(&write(&book, words), BOTH, TODAY).unwrap().rows;
        assert_eq!(apply(&mut book, &rows, TODAY), Ok(Imported::default()));
    }
}

#[test]
fn whom_a_line_covers_no_other_line_shows_whatever_their_order() {
    let titles = "name;age;parents;audience;decision;agreed by;agreed on;child says\n";
    let closed = "Zoé;8;Eve;closed group;covered;;;yes\n";
    let public = "Zoé;8;Eve;public;shown;Eve;2026-09-15;yes\n";
    let no = "Max;8;Eve;family chat;shown;Eve;2026-09-15;no\n";
    let yes = "Max;8;Eve;public;shown;Eve;2026-09-15;yes\n";
    for lines in [[closed, public, no, yes], [yes, no, public, closed]] {
        let list = [titles.to_owned(), lines.concat()].concat();
        let book = imported(list.as_bytes());
        for audience in [Audience::ClosedGroup, Audience::Public] {
            for name in ["Zoé", "Max"] {
                let person = book.named(name).unwrap().number;
                let ruling = rule(&book, Some(person), audience, TODAY);
                assert!(!ruling.shows(), "{name} {audience:?} {lines:?}");
            }
        }
    }
}

#[test]
fn a_list_that_covers_once_more_covers_whoever_was_shown_to_more_people_since() {
    let list = "name;age;parents;audience;decision;child says\n\
        Zoé;4;Eve;closed group;covered;no\n";
    let mut book = imported(list.as_bytes());
    let zoe = book.named("Zoé").unwrap().number;
    let everybody = NewDecision {
        audience: Audience::Public,
        wish: Visibility::Shown,
        until: None,
        agreed: vec!["Eve".into()],
        on: TODAY,
    };
    book.record(zoe, &everybody).unwrap();
    book.answer(zoe, Audience::Public, (None, Reply::Yes), TODAY)
        .unwrap();
    let shows = |book: &Book| rule(book, Some(zoe), Audience::ClosedGroup, TODAY).shows();
    assert!(shows(&book));
    let rows = read(list.as_bytes(), BOTH, TODAY).unwrap().rows;
    let new = Imported {
        people: 0,
        decisions: 1,
        answers: 1,
        parents: 0,
        grown: 0,
        older: 0,
    };
    assert_eq!(apply(&mut book, &rows, TODAY), Ok(new));
    assert!(!shows(&book));
    assert_eq!(apply(&mut book, &rows, TODAY), Ok(Imported::default()));
}

#[test]
fn a_list_that_is_read_once_more_undoes_nothing_that_was_said_since() {
    let titles = "name;age;parents;audience;decision;until;agreed by;agreed on;child says\n";
    let old = "Zoé;8;Eve;closed group;shown;;Eve;2026-09-15;yes\n";
    let with_max = "Max;8;Eve;closed group;shown;;Eve;2026-09-20;yes\n";
    let again = [titles, old, with_max].concat();
    let say = |book: &mut Book, list: &str| {
        let rows = read(list.as_bytes(), BOTH, TODAY).unwrap().rows;
        apply(book, &rows, TODAY).unwrap()
    };
    let shows = |book: &Book, name: &str, audience| {
        let person = book.named(name).unwrap().number;
        rule(book, Some(person), audience, TODAY).shows()
    };
    let closed = Audience::ClosedGroup;
    let said_since: [fn(&mut Book); 3] = [
        |book| drop(book.withdraw(1, date(2026, 11, 20)).unwrap()),
        |book| {
            let covered = NewDecision {
                audience: Audience::ClosedGroup,
                wish: Visibility::Covered,
                until: None,
                agreed: Vec::new(),
                on: date(2026, 11, 20),
            };
            book.record(1, &covered).unwrap();
        },
        |book| {
            let no = (None, Reply::No);
            let on = date(2026, 11, 20);
            book.answer(1, Audience::ClosedGroup, no, on).unwrap();
        },
    ];
    for (number, since) in said_since.into_iter().enumerate() {
        let mut book = imported([titles, old].concat().as_bytes());
        assert!(shows(&book, "Zoé", closed));
        since(&mut book);
        assert!(!shows(&book, "Zoé", closed));
        let told = say(&mut book, &again);
        assert_eq!((told.people, told.older), (1, 1), "{number}");
        assert!(!shows(&book, "Zoé", closed), "{number}");
        assert!(shows(&book, "Max", closed), "{number}");
    }

    // An agreement that the book did not have yet, and that is older than a decision to cover.
    let mut book = imported(
        [titles, "Zoé;8;Eve;closed group;covered;;;;\n"]
            .concat()
            .as_bytes(),
    );
    let older = "Zoé;8;Eve;public;shown;;Eve;2026-09-15;yes\n";
    assert_eq!(say(&mut book, &[titles, older].concat()).older, 1);
    assert!(!shows(&book, "Zoé", closed));

    // An agreement that is older than a withdrawal, whatever else stands beside it.
    let mut book = imported([titles, old].concat().as_bytes());
    book.withdraw(1, date(2026, 11, 20)).unwrap();
    for older in [
        "Zoé;8;Eve;closed group;shown;2027-08-31;Eve;2026-09-15;yes\n",
        "Zoé;8;Eve;public;shown;;Eve;2026-10-01;yes\n",
        "Zoé;8;Eve;closed group;shown;;Eve;2026-11-20;yes\n",
    ] {
        assert_eq!(say(&mut book, &[titles, older].concat()).older, 1);
        assert!(!shows(&book, "Zoé", closed), "{older}");
    }
    // A new one counts.
    let new = "Zoé;8;Eve;closed group;shown;;Eve;2026-11-21;yes\n";
    let told = say(&mut book, &[titles, new].concat());
    assert_eq!((told.decisions, told.older), (1, 0));
    assert!(shows(&book, "Zoé", closed));
    // And is not made shorter or longer by the list of before.
    assert_eq!(say(&mut book, &[titles, old].concat()).older, 1);
    assert_eq!(book.decisions().len(), 2);
}

#[test]
fn a_no_with_a_day_to_come_in_a_list_does_not_outlast_what_the_child_says_today() {
    let list = "name;age;parents;audience;decision;until;agreed by;agreed on;child says\n\
        Zoé;8;Eve;closed group;shown;;Eve;2026-11-27;no\n";
    let mut book = imported(list.as_bytes());
    book.answer(1, Audience::Public, (None, Reply::Yes), TODAY)
        .unwrap();
    let tomorrow = date(2026, 11, 27);
    assert!(rule(&book, Some(1), Audience::ClosedGroup, tomorrow).shows());
}

/// A form that was signed in October, and comes to the book after somebody had the face covered in November.
#[test]
fn an_agreement_from_before_somebody_was_covered_shows_nobody_by_way_of_a_list() {
    let titles = "name;age;parents;audience;decision;until;agreed by;agreed on;child says\n";
    let closed = Audience::ClosedGroup;
    let say = |book: &mut Book, line: &str| {
        let rows = read([titles, line].concat().as_bytes(), BOTH, TODAY);
        apply(book, &rows.unwrap().rows, TODAY).unwrap()
    };
    let shows = |book: &Book, audience| rule(book, Some(1), audience, TODAY).shows();
    let covered = |audience| NewDecision {
        audience,
        wish: Visibility::Covered,
        until: None,
        agreed: Vec::new(),
        on: date(2026, 11, 20),
    };
    for covered_for in [Audience::OnlyUs, closed] {
        let mut book = imported([titles, "Zoé;8;Eve;;;;;;\n"].concat().as_bytes());
        book.record(1, &covered(covered_for)).unwrap();
        for older in [
            "Zoé;8;Eve;closed group;shown;;Eve;2026-10-01;yes\n",
            "Zoé;8;Eve;public;shown;2027-08-31;Eve;2026-11-20;yes\n",
        ] {
            let told = say(&mut book, older);
            assert_eq!((told.decisions, told.older), (0, 1), "{older}");
            assert!(!shows(&book, closed), "{covered_for:?} {older}");
        }
        // An agreement of a day after that counts.
        let new = "Zoé;8;Eve;closed group;shown;;Eve;2026-11-21;yes\n";
        assert_eq!(say(&mut book, new).older, 0);
        assert!(shows(&book, closed), "{covered_for:?}");
    }

    // That a face is covered for everybody says nothing of fewer people.
    let mut book = imported([titles, "Zoé;8;Eve;;;;;;\n"].concat().as_bytes());
    book.record(1, &covered(Audience::Public)).unwrap();
    let family = "Zoé;8;Eve;closed group;shown;;Eve;2026-10-01;yes\n";
    assert_eq!(say(&mut book, family).older, 0);
    assert!(shows(&book, closed) && !shows(&book, Audience::Public));

    // Withdrawn in November, and covered by a line that has the day of the agreement beside it.
    let shown = "Zoé;8;Eve;closed group;shown;;Eve;2026-09-15;yes\n";
    let mut book = imported([titles, shown].concat().as_bytes());
    book.withdraw(1, date(2026, 11, 20)).unwrap();
    say(&mut book, "Zoé;8;Eve;only us;covered;;;2026-09-15;yes\n");
    assert_eq!(say(&mut book, family).older, 1);
    assert!(!shows(&book, closed));
}

#[test]
fn a_list_over_4_mib_is_refused_and_one_of_4_mib_is_read() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("list.csv");
    let file = std::fs::File::create(&path).unwrap();
    let limit = 4 << 20;
    file.set_len(limit).unwrap();
    assert_eq!(open(&path).map(|bytes| bytes.len() as u64), Ok(limit));
    file.set_len(limit + 1).unwrap();
    let bytes = limit + 1;
    let refused = ErrorKind::File(FileError::TooManyBytes { bytes, limit });
    assert_eq!(open(&path), Err(refused.at(&path)));
}

#[test]
fn lines_are_counted_as_a_person_counts_them() {
    for end in ["\n", "\r\n", "\r"] {
        let list = ["sep=,", "name,age,parents", "", "Zoé,4,Eve", "Max,old,Eve"].join(end);
        let line = if end == "\r" { 4 } else { 5 };
        // A line of `sep=` ends in a line feed.
        let list = if end == "\r" {
            list.replacen("sep=,\r", "", 1)
        } else {
            list
        };
        assert_eq!(
            problems(list.as_bytes()),
            [(line, Problem::BadAge)],
            "{end:?}"
        );
    }
    let over_two = "name,age,parents\r\n\"Zo\r\né\",4,Eve\r\nMax,old,Eve\r\n";
    assert_eq!(
        problems(over_two.as_bytes()),
        [(2, Problem::UnfitName), (4, Problem::BadAge)]
    );
}

#[test]
fn a_day_is_not_guessed() {
    let iso = |text, semicolons| cells::day(text, semicolons);
    assert_eq!(iso("31/08/2027", true), Ok(date(2027, 8, 31)));
    assert_eq!(iso("31.08.2027", false), Ok(date(2027, 8, 31)));
    assert_eq!(iso("03/04/2027", false), Err(Problem::DoubtfulDay));
    // No month has these numbers, so the other one is it.
    assert_eq!(iso("8/31/2027", false), Ok(date(2027, 8, 31)));
    assert_eq!(iso("31/8/2027", false), Ok(date(2027, 8, 31)));
    assert_eq!(iso("4/4/2027", false), Ok(date(2027, 4, 4)));
    assert_eq!(iso("31/31/2027", false), Err(Problem::BadDay));
    for wrong in [
        "08/31/2027",
        "31/08/27",
        "1/2",
        "soon",
        "31/08/2027/1",
        "-1/2/2027",
    ] {
        assert_eq!(iso(wrong, true), Err(Problem::BadDay), "{wrong}");
    }
}

proptest! {
    #[test]
    fn no_written_cell_runs_and_every_name_comes_back(
        name in "[=+@'\t -]{0,3}[a-zé;,\"' ]{1,12}|[＝＋－＠][a-z]{1,5}",
        parent in "[=+@'-]{0,2}[a-z;,\"]{1,8}",
    ) {
        prop_assume!(!name.trim().is_empty() && !name.contains('\t'));
        let mut book = Book::default();
        let new = NewPerson {
            name: name.clone(),
            age: Age::Under7,
            ours: false,
            parents: vec![parent.clone()],
        };
        let person = book.add(new).unwrap();
        let decision = NewDecision {
            audience: Audience::ClosedGroup,
            wish: Visibility::Shown,
            until: None,
            agreed: vec![parent],
            on: TODAY,
        };
        book.record(person, &decision).unwrap();
        book.answer(person, Audience::Public, (None, Reply::DontKnow), TODAY).unwrap();
        for words in BOTH {
            let written = write(&book, words);
            let mut table = csv::ReaderBuilder::new()
                .delimiter(words.separator)
                .from_reader(&written[3..]);
            for cell in table.records().flat_map(|r| r.unwrap().iter().map(str::to_owned).collect::<Vec<_>>()) {
                prop_assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']), "{cell}");
            }
            let mut again = Book::default();
            apply(&mut again, &read(&written, BOTH, TODAY).unwrap().rows, TODAY).unwrap();
            prop_assert_eq!(again.people().next().map(|p| &p.name), book.people().next().map(|p| &p.name));
            prop_assert_eq!(write(&again, words), written);
        }
    }

    #[test]
    fn a_list_that_is_read_elsewhere_shows_nobody_who_was_not_shown(
        acts in proptest::collection::vec(act(), 0..24),
    ) {
        let mut book = three();
        acts.iter().for_each(|act| done(&mut book, act));
        let rows = read(&write(&book, &ENGLISH_WORDS), BOTH, TODAY).unwrap().rows;
        let mut elsewhere = Book::default();
        apply(&mut elsewhere, &rows, TODAY).unwrap();
        for name in ["Zoé", "Max"] {
            for audience in Audience::VARIANTS {
                let shows = |book: &Book| {
                    let person = book.named(name).unwrap().number;
                    rule(book, Some(person), *audience, TODAY).shows()
                };
                prop_assert!(shows(&book) || !shows(&elsewhere), "{name} {audience:?}");
            }
        }
    }

    #[test]
    fn any_bytes_end_in_rows_or_in_lines_that_are_wrong(
        bytes in proptest::collection::vec(proptest::num::u8::ANY, 0..200),
        start in proptest::sample::select(vec!["", "name,age,parents\n", "nom;âge;parents\nZoé;4;"]),
    ) {
        let bytes = [start.as_bytes(), &bytes].concat();
        if let Err(faults) = read(&bytes, BOTH, TODAY) {
            prop_assert!(!faults.is_empty());
        }
    }
}

#[test]
fn a_decision_that_nobody_understands_is_told_once_and_one_that_ends_before_it_begins_too() {
    let list = "name,age,parents,audience,decision,until,agreed by,agreed on\n\
        Zoé,4,Anna,public,maybe,,Anna,2026-09-15\n\
        Lou,4,Anna,public,shown,2026-09-14,Anna,2026-09-15\n";
    let wanted = [(2, Problem::BadDecision), (3, Problem::OverBefore)];
    assert_eq!(problems(list.as_bytes()), wanted);
}

/// Last year's list, in which whoever is covered has the end of the school year as well.
#[test]
fn who_is_covered_by_a_list_stays_so_after_the_last_day_that_it_gives() {
    let list = "name,age,parents,audience,decision,until\n\
        Zoé,4,Anna,public,covered,2026-08-31\n\
        Lou,4,Anna,public,no,2027-08-31\n";
    let book = imported(list.as_bytes());
    for person in book.people() {
        let later = date(2027, 9, 1);
        let ruling = rule(&book, Some(person.number), Audience::Public, later);
        assert_eq!(ruling.ground, Ground::Decided, "{}", person.name);
    }
}

#[test]
fn a_schools_own_list_is_read_where_its_titles_mean_one_thing() {
    let list = "First name,Last name,Date of birth,Class,Parent 1,Parent 2,audience,Photo consent\n\
        Zoé,Martin,2018-11-26,CM1,Anna,Ben,public,no\n\
        Max,Leroy,2018-11-27,CM1,Eve,,public,no\n\
        Old,Enough,2008-11-26,CM1,,,,\n";
    let read = read(list.as_bytes(), BOTH, TODAY).unwrap();
    assert_eq!(read.aside, ["Class"]);
    let told: Vec<_> = read
        .rows
        .iter()
        .map(|row| (row.name.as_str(), row.age, row.parents.len(), row.wish))
        .collect();
    let no = Some(Visibility::Covered);
    assert_eq!(
        told,
        [
            ("Zoé Martin", Age::From7, 2, no),
            ("Max Leroy", Age::From7, 1, no),
            ("Old Enough", Age::Adult, 0, None),
        ]
    );
    // The day before the eighteenth birthday is a child's.
    let day_before = date(2026, 11, 25);
    let rows = super::read(list.as_bytes(), BOTH, day_before).unwrap().rows;
    assert_eq!(rows[2].age, Age::From12);
    let french = "Prénom;Nom;âge;parents\nZoé;Martin;8;Anna\n".as_bytes();
    assert_eq!(
        super::read(french, BOTH, TODAY).unwrap().rows[0].name,
        "Zoé Martin"
    );
    // As its people write it: the family name first, without a space.
    let east = "First name,Last name,age,parents\n小明,王,8,Anna\n철수,김,8,Anna\nMing,王,8,Anna\n";
    let rows = super::read(east.as_bytes(), BOTH, TODAY).unwrap().rows;
    let names: Vec<_> = rows.iter().map(|row| row.name.as_str()).collect();
    assert_eq!(names, ["王小明", "김철수", "Ming 王"]);
    assert_eq!(
        problems(b"first name,date of birth,parents\nA,2030-01-01,\nB,,\nC,03/04/2018,\n"),
        [
            (2, Problem::BadDay),
            (3, Problem::BadDay),
            (4, Problem::DoubtfulDay)
        ]
    );
    // It is told by the title that the list has, which is where people look for it.
    let faults = super::read(b"first name,Date of Birth,parents\nB,,\n", BOTH, TODAY).unwrap_err();
    assert_eq!(faults[0].title.as_deref(), Some("Date of Birth"));
}

#[test]
fn titles_that_could_mean_more_than_one_thing_are_not_guessed() {
    let told = |list: &str| {
        let faults = read(list.as_bytes(), BOTH, TODAY).unwrap_err();
        let told = faults
            .iter()
            .map(|f| (f.problem, f.column, f.value.clone()));
        told.collect::<Vec<_>>()
    };
    let missing = |column| (Problem::MissingColumn, Some(column), String::new());
    // Nothing says of this one that it is about photos, or about any permission.
    assert_eq!(
        told("Prénom;Nom;âge;parents;Sorties\nZoé;Martin;8;Anna;oui\n"),
        [(Problem::UnknownColumn, None, "Sorties".to_owned())]
    );
    // For whom a decision of ours is stands in a column of its own.
    assert_eq!(
        told("Prénom;Nom;âge;parents;Décision\nZoé;Martin;8;Anna;oui\n"),
        [missing(Column::Audience)]
    );
    // A family name alone names no child, and two whole names do not make one.
    assert_eq!(
        told("last name,age,parents\nMartin,8,Anna\n"),
        [missing(Column::Name)]
    );
    let twice = Some(Column::Name);
    assert_eq!(
        told("nom et prénom;prénom;âge;parents\nZoé Martin;Zoé;8;Anna\n"),
        [(Problem::DoubleColumn, twice, "prénom".to_owned())]
    );
}
