//! What becomes of a school's yes and no, of which nothing says for whom it is and who signed.

use super::*;

const SIGNED: Date = date(2026, 9, 15);

/// A list, and what its reader says of the column "Autorisation".
fn read_so(list: &str, signed: Option<Signers>) -> ClassList {
    let meaning = Meaning {
        title: "autorisation".to_owned(),
        audience: Audience::ClosedGroup,
        signed: signed.map(|by| Signed { by, on: SIGNED }),
    };
    read_as(list.as_bytes(), BOTH, TODAY, Some(&meaning)).unwrap()
}

fn book_of(list: &ClassList) -> Book {
    let mut book = Book::default();
    apply(&mut book, &list.rows, TODAY).unwrap();
    book
}

fn ground(book: &Book, name: &str, audience: Audience) -> Ground {
    let person = book.named(name).unwrap().number;
    rule(book, Some(person), audience, TODAY).ground
}

fn untaken(list: &ClassList) -> Vec<(&str, Why, usize)> {
    let all = list.untaken.iter();
    all.map(|one| (one.title.as_str(), one.why, one.count))
        .collect()
}

#[test]
fn a_bare_no_covers_for_everybody_and_a_bare_yes_decides_nothing_and_is_told() {
    for title in ["Autorisation", "Droit à l'image"] {
        let list = format!(
            "Prénom;Nom;âge;parents;{title}\n\
             Zoé;Martin;5;Anna/Ben;oui\n\
             Max;Leroy;5;Eve/Dan;non\n\
             Lou;Petit;5;Ida/Tim;\n\
             Kim;Blanc;5;Uma/Leo;X\n\
             Pia;Roux;5;Mia/Jan;Refus\n"
        );
        let read = read(list.as_bytes(), BOTH, TODAY).unwrap();
        assert_eq!(untaken(&read), [(title, Why::NotSaid, 2)]);
        let book = book_of(&read);
        for audience in Audience::VARIANTS {
            for (name, wanted) in [
                ("Zoé Martin", Ground::NoDecision),
                ("Max Leroy", Ground::Decided),
                ("Lou Petit", Ground::NoDecision),
                ("Kim Blanc", Ground::NoDecision),
                ("Pia Roux", Ground::Decided),
            ] {
                assert_eq!(
                    ground(&book, name, *audience),
                    wanted,
                    "{name} {audience:?}"
                );
            }
        }
    }
}

#[test]
fn a_bare_no_covers_whom_the_book_shows() {
    let mut book = imported(FRENCH.as_bytes());
    assert_eq!(
        ground(&book, "Zoé", Audience::ClosedGroup),
        Ground::Agreed,
        "before"
    );
    let list = "nom;âge;Autorisation\nZoé;4;non\nNoël;8;oui\n";
    let rows = read(list.as_bytes(), BOTH, TODAY).unwrap().rows;
    let told = apply(&mut book, &rows, TODAY).unwrap();
    assert_eq!((told.people, told.decisions, told.parents), (0, 1, 0));
    for audience in Audience::VARIANTS {
        assert_eq!(ground(&book, "Zoé", *audience), Ground::Decided);
    }
    // Nor does a yes that says nothing take anything away.
    assert_eq!(ground(&book, "Noël", Audience::ClosedGroup), Ground::Agreed);
    // Once more, it changes nothing.
    assert_eq!(apply(&mut book, &rows, TODAY), Ok(Imported::default()));
}

#[test]
fn a_yes_shows_to_those_and_on_the_word_of_those_that_its_reader_names() {
    let list = "nom;âge;parents;Autorisation\n\
        Zoé;5;Anna/Ben;oui\n\
        Max;5;Eve;oui\n\
        Lou;5;;oui\n\
        Kim;5;Uma/uma;oui\n\
        Old;19;;oui\n\
        Ida;5;Gil/Rose;non\n";
    let shown = |read: &ClassList| -> Vec<String> {
        let book = book_of(read);
        assert_eq!(ground(&book, "Ida", Audience::OnlyUs), Ground::Decided);
        // Nobody is shown to more people than was said.
        for person in book.people() {
            assert_ne!(
                ground(&book, &person.name, Audience::Public),
                Ground::Agreed
            );
        }
        let people = book
            .people()
            .filter(|person| ground(&book, &person.name, Audience::ClosedGroup) == Ground::Agreed);
        people.map(|person| person.name.clone()).collect()
    };
    let nobody = read_so(list, None);
    assert_eq!(untaken(&nobody), [("Autorisation", Why::NotSaid, 5)]);
    assert_eq!(shown(&nobody), [""; 0]);
    let both = read_so(list, Some(Signers::Both));
    let told = [
        ("Autorisation", Why::NoParents, 1),
        ("Autorisation", Why::OneParent, 2),
        ("Autorisation", Why::GrownUp, 1),
    ];
    assert_eq!(untaken(&both), told);
    assert_eq!(shown(&both), ["Zoé"]);
    let each = read_so(list, Some(Signers::EachNamed));
    let told = [
        ("Autorisation", Why::NoParents, 1),
        ("Autorisation", Why::GrownUp, 1),
    ];
    assert_eq!(untaken(&each), told);
    assert_eq!(shown(&each), ["Zoé", "Max", "Kim"]);
    // On the day that was said.
    let book = book_of(&both);
    let days: Vec<Date> = book
        .decisions()
        .flat_map(|one| &one.agreed)
        .map(|a| a.on)
        .collect();
    assert_eq!(days, [SIGNED; 2]);
}

#[test]
fn a_child_of_seven_is_asked_whatever_parents_signed() {
    let read = read_so(
        "nom;âge;parents;Autorisation\nZoé;8;Anna/Ben;oui\n",
        Some(Signers::Both),
    );
    let book = book_of(&read);
    assert_eq!(
        ground(&book, "Zoé", Audience::ClosedGroup),
        Ground::ChildNotAsked
    );
}

#[test]
fn what_a_list_says_of_audience_and_signatures_counts_more_than_its_reader() {
    let list = "nom;âge;parents;diffusion;Autorisation;accord de;accord le\n\
        Zoé;5;Anna/Ben;famille;oui;Anna/Ben;2026-09-20\n";
    let book = book_of(&read_so(list, Some(Signers::Both)));
    assert_eq!(ground(&book, "Zoé", Audience::FamilyChat), Ground::Agreed);
    assert_eq!(
        ground(&book, "Zoé", Audience::ClosedGroup),
        Ground::NoDecision
    );
    // One of the two signed: nobody is shown by what its reader says of the others.
    let list = "nom;âge;parents;Autorisation;accord de;accord le\n\
        Zoé;5;Anna/Ben;oui;Anna;2026-09-20\n";
    let rows = read_so(list, Some(Signers::EachNamed)).rows;
    let faults = apply(&mut Book::default(), &rows, TODAY).unwrap_err();
    let problems: Vec<Problem> = faults.iter().map(|fault| fault.problem).collect();
    assert_eq!(problems, [Problem::ParentsMissing]);
}

#[test]
fn a_list_without_parents_shows_nobody_until_a_later_one_names_them() {
    let bare = "nom;âge;Autorisation\nZoé;5;oui\nMax;5;oui\n";
    for signed in [None, Some(Signers::Both), Some(Signers::EachNamed)] {
        let read = read_so(bare, signed);
        assert!(read.without_parents);
        let why = match signed {
            None => Why::NotSaid,
            Some(_) => Why::NoParents,
        };
        assert_eq!(untaken(&read), [("Autorisation", why, 2)]);
        for name in ["Zoé", "Max"] {
            let book = book_of(&read);
            assert_eq!(ground(&book, name, Audience::OnlyUs), Ground::NoDecision);
        }
    }
    let mut book = book_of(&read_so(bare, None));
    let named = "nom;âge;parents;Autorisation\nZoé;5;Anna/Ben;oui\nMax;5;Eve/Dan;\n";
    let rows = read_so(named, Some(Signers::Both)).rows;
    let told = apply(&mut book, &rows, TODAY).unwrap();
    assert_eq!((told.people, told.decisions, told.parents), (0, 1, 2));
    assert_eq!(ground(&book, "Zoé", Audience::ClosedGroup), Ground::Agreed);
    assert_eq!(
        ground(&book, "Max", Audience::ClosedGroup),
        Ground::NoDecision
    );
    // Once there are parents, no list puts others in their place.
    let others = "nom;âge;parents;Autorisation\nZoé;5;Carl;\n";
    let rows = read_so(others, None).rows;
    let faults = apply(&mut book, &rows, TODAY).unwrap_err();
    assert_eq!(faults[0].problem, Problem::Contradicts);
    // And a list without them says nothing of them.
    let rows = read_so(bare, None).rows;
    assert_eq!(apply(&mut book, &rows, TODAY), Ok(Imported::default()));
}

#[test]
fn what_is_neither_yes_nor_no_and_who_stands_twice_is_not_guessed() {
    assert_eq!(
        problems("nom;âge;Autorisation\nZoé;5;à voir\n".as_bytes()),
        [(2, Problem::BadPermission)]
    );
    // Below this title a cross can be either; "nein" is a word.
    assert_eq!(
        problems("name,age,Yes/No\nZoé,5,x\nMax,5,nein\n".as_bytes()),
        [(2, Problem::BadPermission)]
    );
    // Two children of one name, one of whom is refused.
    assert_eq!(
        problems("nom;âge;Autorisation\nZoé;5;oui\nzoé;5;non\n".as_bytes()),
        [(3, Problem::Duplicate)]
    );
}

#[test]
fn a_column_that_is_not_there_or_holds_names_is_none_of_permissions() {
    let meaning = |title: &str| Meaning {
        title: title.to_owned(),
        audience: Audience::Public,
        signed: None,
    };
    let list = "nom;âge;Autorisation\nZoé;5;oui\n".as_bytes();
    for title in ["Photos", "nom"] {
        let faults = read_as(list, BOTH, TODAY, Some(&meaning(title))).unwrap_err();
        let told: Vec<_> = faults
            .iter()
            .map(|f| (f.problem, f.value.as_str()))
            .collect();
        assert_eq!(told, [(Problem::NoPermission, title)]);
    }
    // By its title the program does not know it; who names it does.
    let own = "nom;âge;Formulaire rendu\nZoé;5;non\n".as_bytes();
    let read = read_as(own, BOTH, TODAY, Some(&meaning("formulaire rendu"))).unwrap();
    assert_eq!(
        ground(&book_of(&read), "Zoé", Audience::OnlyUs),
        Ground::Decided
    );
}
