//! Letters in words: each kind, in both languages, about a child and about who writes.

use ombrelle_core::takedown::{Field, Kind, Law, Letter};
use ombrelle_i18n::{Language, Words};

fn filled(kind: Kind, child: &str) -> Letter {
    let mut letter = Letter::new(kind, Law::France);
    for (field, text) in [
        (Field::Sender, "Ewa Żółw"),
        (Field::Address, "1, rue de la Paix\n75002 Paris"),
        (Field::Contact, "ewa@example.org"),
        (Field::Addressee, "Ma*rie* #import"),
        (Field::Child, child),
        (Field::Photos, "beach.jpg\ncake.jpg"),
        (Field::Places, "https://example.org/1"),
        (Field::Agreed, "2026-01-02"),
        (Field::Withdrawn, "2026-02-01"),
        (Field::Reason, "Parce que."),
        (Field::Town, "Lyon"),
        (Field::Day, "2026-11-28"),
    ] {
        letter.fill(field, text);
    }
    letter
}

#[test]
fn every_letter_says_who_which_where_and_since_when() {
    for language in Language::ALL {
        let words = Words::new(language);
        for kind in Kind::all().iter().copied() {
            for child in ["", "Łucja"] {
                let letter = filled(kind, child);
                assert_eq!(letter.check(), Ok(()));
                let text = words.letter(&letter).plain_text();
                let about = format!("{kind:?} {language:?}: {}", *text);
                assert!(!text.contains('{') && !text.contains("letter-"), "{about}");
                assert!(text.contains(child) && text.contains("Ewa Żółw"), "{about}");
                assert!(text.contains("Ma*rie* #import"), "{about}");
                assert!(text.contains("- beach.jpg\n- cake.jpg\n"), "{about}");
                assert!(text.contains("- https://example.org/1\n"), "{about}");
                let (day, withdrawn) = match language {
                    Language::English => ("28 November 2026", "1 February 2026"),
                    Language::French => ("28\u{a0}novembre 2026", "1er\u{a0}février 2026"),
                };
                assert!(text.contains(day), "{about}");
                let tells = letter.fields().any(|(field, ..)| field == Field::Withdrawn);
                assert_eq!(text.contains(withdrawn), tells, "{about}");
            }
        }
    }
}

#[test]
fn two_relatives_are_greeted_by_both_names() {
    let mut letter = filled(Kind::Relatives, "Łucja");
    letter.fill(Field::Addressee, "Mamie\nPapi");
    for (language, hello) in [
        (Language::English, "Mamie, Papi,"),
        (Language::French, "Bonjour Mamie, Papi,"),
    ] {
        let text = Words::new(language).letter(&letter).plain_text();
        assert!(text.contains(hello), "{}", *text);
    }
}

#[test]
fn two_relatives_are_not_spoken_to_as_one_in_french() {
    let french = Words::new(Language::French);
    for (to, two) in [
        ("Mamie\nPapi", true),
        ("Mamie et Papi", true),
        ("Mamie", false),
        ("Bénédicte", false),
    ] {
        for child in ["", "Łucja"] {
            let mut letter = filled(Kind::Relatives, child);
            letter.fill(Field::Addressee, to);
            let text = french.letter(&letter).plain_text();
            for (one, several) in [
                ("que tu as partagé", "que vous avez partagé"),
                ("Peux-tu", "Pouvez-vous"),
                ("s’il te plaît", "s’il vous plaît"),
                ("Je t’enverrai", "Je vous enverrai"),
            ] {
                assert_eq!(text.contains(several), two, "{to}: {}", *text);
                assert_eq!(text.contains(one), !two, "{to}: {}", *text);
            }
        }
    }
}

/// "Que Emma compte pour toi" is no French.
#[test]
fn french_shortens_its_words_before_a_name_that_begins_with_a_vowel() {
    let words = Words::new(Language::French);
    for (child, short) in [
        ("Emma", true),
        ("Élie", true),
        ("Yves", true),
        ("Zoé", false),
        ("Yasmine", false),
    ] {
        let (long, shortened) = (format!(" de {child}"), format!("’{child}"));
        for kind in Kind::all().iter().copied() {
            let text = words.letter(&filled(kind, child)).plain_text();
            assert!(!short || !text.contains(&long), "{}", *text);
            assert!(short || !text.contains(&shortened), "{}", *text);
        }
        let kind = words.letter(&filled(Kind::Relatives, child)).plain_text();
        assert_eq!(kind.contains(&format!("images d’{child}")), short);
        assert_eq!(kind.contains(&format!("qu’{child} compte")), short);
    }
    let said = Words::new(Language::English).elided("Pictures of de Emma", "Emma");
    assert_eq!(said, "Pictures of de Emma");
}

/// Digital Services Act, article 16(2): why it is illegal (a), where exactly (b), name and e-mail address (c), good faith (d).
#[test]
fn a_notice_to_a_host_has_all_elements_of_article_16() {
    for (language, why, faith) in [
        (Language::English, "It is illegal content", "in good faith"),
        (
            Language::French,
            "C’est un contenu illicite",
            "de bonne foi",
        ),
    ] {
        let words = Words::new(language);
        let mut letter = filled(Kind::HostNotice, "Łucja");
        let text = words.letter(&letter).plain_text();
        for element in [
            why,
            "https://example.org/1",
            "Ewa Żółw",
            "ewa@example.org",
            faith,
        ] {
            assert!(text.contains(element), "{element}: {}", *text);
        }
        letter.unnamed = true;
        let text = words.letter(&letter).plain_text();
        assert!(
            text.contains("2011/93") && text.contains(faith),
            "{}",
            *text
        );
        assert!(!text.contains("Ewa") && !text.contains("ewa@"), "{}", *text);
    }
}

/// A letter that names a law names it by its article.
#[test]
fn formal_letters_name_their_articles() {
    let words = Words::new(Language::French);
    for (kind, articles) in [
        (Kind::ImageRights, &["article 9 du Code civil", "371-1"][..]),
        (Kind::Erasure, &["article 17", "article 19", "article 12"]),
        (
            Kind::Objection,
            &["article 21", "article 9", "gabarits de visages"],
        ),
        (Kind::SchoolWithdrawal, &["article 7, paragraphe 3"]),
    ] {
        let text = words.letter(&filled(kind, "Łucja")).plain_text();
        for article in articles {
            assert!(text.contains(article), "{kind:?} {article}");
        }
    }
    let mut abroad = filled(Kind::ImageRights, "");
    abroad.law = Law::General;
    let text = words.letter(&abroad).plain_text();
    assert!(!text.contains("Code civil") && text.contains("Convention européenne"));
}
