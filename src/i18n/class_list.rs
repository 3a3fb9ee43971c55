//! The words of a class list in each language: titles of columns and what stands in them.

use ombrelle_core::consent::class_list::{ClassListWords, Column, Title, word};
use ombrelle_core::consent::{Age, Audience, Reply, Visibility};

use crate::Language;

impl Language {
    /// The words in which a class list is written in this language.
    pub fn class_list_words(self) -> &'static ClassListWords {
        match self {
            Self::English => &ENGLISH,
            Self::French => &FRENCH,
        }
    }
}

impl Language {
    /// The titles of a class list and one line below them, as an example.
    pub fn class_list_example(self) -> [String; 2] {
        let words = self.class_list_words();
        let row = |column: Column| match column {
            Column::Name => "Zoé Martin",
            Column::Age => "8",
            Column::Parents | Column::AgreedBy => "Anna Martin / Ben Martin",
            Column::Audience => word(words.audiences, Audience::ClosedGroup),
            Column::Decision => word(words.wishes, Visibility::Shown),
            Column::Until => "2027-08-31",
            Column::AgreedOn => "2026-09-15",
            Column::Child => word(words.replies, Reply::Yes),
        };
        let titles = words.titles.iter().map(|(_, title)| *title);
        let cells = words.titles.iter().map(|(column, _)| row(*column));
        let mark = char::from(words.separator).to_string();
        [
            titles.collect::<Vec<_>>().join(&mark),
            cells.collect::<Vec<_>>().join(&mark),
        ]
    }
}

/// The words of all languages: a class list is read in any of them.
pub fn class_list_words() -> [&'static ClassListWords; Language::ALL.len()] {
    Language::ALL.map(Language::class_list_words)
}

/// Commas, as Excel writes them in English.
const ENGLISH: ClassListWords = ClassListWords {
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
        (Title::Ours(Column::Name), "child"),
        (Title::Ours(Column::Name), "child’s name"),
        (Title::Ours(Column::Name), "pupil"),
        (Title::Ours(Column::Name), "pupil’s name"),
        (Title::Ours(Column::Name), "student"),
        (Title::Ours(Column::Name), "student’s name"),
        (Title::Ours(Column::Name), "student name"),
        (Title::FullName, "full name"),
        (Title::FullName, "first and last name"),
        (Title::FirstName, "first name"),
        (Title::FirstName, "given name"),
        (Title::FirstName, "forename"),
        (Title::FamilyName, "last name"),
        (Title::FamilyName, "family name"),
        (Title::FamilyName, "surname"),
        (Title::Birth, "date of birth"),
        (Title::Birth, "birth date"),
        (Title::Birth, "born on"),
        (Title::Birth, "dob"),
        (Title::Ours(Column::Parents), "parents or guardians"),
        (Title::Ours(Column::Parents), "parents/guardians"),
        (Title::Ours(Column::Parents), "guardians"),
        (Title::Ours(Column::Parents), "legal guardians"),
        (Title::Parent, "parent 1"),
        (Title::Parent, "parent 2"),
        (Title::Parent, "guardian 1"),
        (Title::Parent, "guardian 2"),
        (Title::Permission, "image rights"),
        (Title::Permission, "photo consent"),
        (Title::Permission, "photo permission"),
        (Title::Permission, "photo release"),
        (Title::Permission, "photo"),
        (Title::Permission, "photos"),
        (Title::Permission, "consent"),
        (Title::Permission, "parental consent"),
        (Title::Permission, "permission"),
        (Title::Permission, "authorisation"),
        (Title::Permission, "authorization"),
        (Title::Permission, "yes/no"),
        (Title::Ours(Column::Until), "valid until"),
        (Title::Ours(Column::AgreedBy), "signed by"),
        (Title::Ours(Column::AgreedOn), "signed on"),
        (Title::Ours(Column::AgreedOn), "date signed"),
        (Title::Aside, "class"),
        (Title::Aside, "form"),
        (Title::Aside, "grade"),
        (Title::Aside, "year group"),
        (Title::Aside, "group"),
        (Title::Aside, "number"),
        (Title::Aside, "no"),
        (Title::Aside, "school"),
        (Title::Aside, "sex"),
        (Title::Aside, "gender"),
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
    // Those of neighbours among them: their lists come with pupils who move.
    permissions: &[
        (Visibility::Shown, "y"),
        (Visibility::Covered, "n"),
        (Visibility::Shown, "granted"),
        (Visibility::Covered, "refused"),
        (Visibility::Shown, "ja"),
        (Visibility::Covered, "nein"),
        (Visibility::Covered, "nee"),
    ],
    replies: &[
        (Reply::Yes, "yes"),
        (Reply::No, "no"),
        (Reply::OnlyCovered, "only covered"),
        (Reply::DontKnow, "don't know"),
    ],
};

/// Semicolons, as Excel writes them in French, where a comma stands in numbers.
const FRENCH: ClassListWords = ClassListWords {
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
        (Title::Ours(Column::Name), "nom de l’enfant"),
        (Title::Ours(Column::Name), "nom de l’élève"),
        (Title::Ours(Column::Name), "nom élève"),
        (Title::Ours(Column::Name), "enfant"),
        (Title::Ours(Column::Name), "élève"),
        (Title::FullName, "nom complet"),
        (Title::FullName, "nom et prénom"),
        (Title::FullName, "nom prénom"),
        (Title::FullName, "prénom et nom"),
        (Title::FullName, "prénom nom"),
        (Title::FirstName, "prénom"),
        (Title::FirstName, "prénoms"),
        (Title::FirstName, "prénom de l’enfant"),
        (Title::FirstName, "prénom de l’élève"),
        (Title::FamilyName, "nom de famille"),
        (Title::Birth, "date de naissance"),
        (Title::Birth, "né le"),
        (Title::Birth, "né(e) le"),
        (Title::Ours(Column::Parents), "responsables"),
        (Title::Ours(Column::Parents), "responsables légaux"),
        (Title::Ours(Column::Parents), "représentants légaux"),
        (Title::Ours(Column::Parents), "noms des parents"),
        (Title::Parent, "parent 1"),
        (Title::Parent, "parent 2"),
        (Title::Parent, "responsable 1"),
        (Title::Parent, "responsable 2"),
        (Title::Parent, "responsable légal 1"),
        (Title::Parent, "responsable légal 2"),
        (Title::Parent, "représentant légal 1"),
        (Title::Parent, "représentant légal 2"),
        (Title::Permission, "droit à l’image"),
        (Title::Permission, "droit d’image"),
        (Title::Permission, "autorisation photo"),
        (Title::Permission, "autorisation photos"),
        (Title::Permission, "autorisation droit à l’image"),
        (Title::Permission, "autorisation"),
        (Title::Permission, "autorisations"),
        (Title::Permission, "autorisation parentale"),
        (Title::Permission, "accord"),
        (Title::Permission, "accord parental"),
        (Title::Permission, "consentement"),
        (Title::Permission, "oui/non"),
        (Title::Ours(Column::Until), "valable jusqu’au"),
        (Title::Ours(Column::AgreedBy), "signé par"),
        (Title::Ours(Column::AgreedOn), "signé le"),
        (Title::Ours(Column::AgreedOn), "date de signature"),
        (Title::Aside, "classe"),
        (Title::Aside, "niveau"),
        (Title::Aside, "groupe"),
        (Title::Aside, "numéro"),
        (Title::Aside, "n°"),
        (Title::Aside, "école"),
        (Title::Aside, "établissement"),
        (Title::Aside, "sexe"),
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
    permissions: &[
        (Visibility::Shown, "o"),
        (Visibility::Covered, "n"),
        (Visibility::Shown, "accordé"),
        (Visibility::Covered, "refusé"),
        (Visibility::Covered, "refus"),
    ],
    replies: &[
        (Reply::Yes, "oui"),
        (Reply::No, "non"),
        (Reply::OnlyCovered, "seulement couvert"),
        (Reply::DontKnow, "ne sait pas"),
    ],
};

#[cfg(test)]
mod tests {
    use ombrelle_core::calendar::Date;
    use ombrelle_core::consent::class_list::{plain, read};
    use strum::VariantArray;

    use super::*;

    fn today() -> Date {
        "2026-11-29".parse().unwrap()
    }

    /// Each value of a list has a word that is written, and no word of any language means two values.
    fn complete<T: Copy + PartialEq + std::fmt::Debug + 'static>(
        values: &[T],
        table: impl Fn(&ClassListWords) -> &'static [(T, &'static str)],
    ) {
        for words in class_list_words() {
            for value in values {
                let written = table(words).iter().find(|(one, _)| one == value);
                assert!(
                    written.is_some_and(|(_, word)| !word.is_empty()),
                    "{value:?}"
                );
            }
        }
        let all: Vec<(T, String)> = class_list_words()
            .iter()
            .flat_map(|words| table(words))
            .map(|(value, word)| (*value, plain(word)))
            .collect();
        for (value, word) in &all {
            let mut same = all.iter().filter(|(_, other)| other == word);
            assert!(same.all(|(other, _)| other == value), "{word}");
        }
    }

    #[test]
    fn every_language_has_every_word_of_a_class_list() {
        complete(Column::VARIANTS, |words| words.titles);
        complete(
            &[Age::Adult, Age::Under7, Age::From7, Age::From12],
            |words| words.ages,
        );
        complete(Audience::VARIANTS, |words| words.audiences);
        complete(&[Visibility::Shown, Visibility::Covered], |words| {
            words.wishes
        });
        complete(&[Visibility::Shown, Visibility::Covered], |words| {
            words.permissions
        });
        complete(
            &[Reply::Yes, Reply::No, Reply::OnlyCovered, Reply::DontKnow],
            |words| words.replies,
        );
        for words in class_list_words() {
            assert!(matches!(words.separator, b',' | b';'));
        }
    }

    /// A title of somebody else's list is no other one of ours, in any language.
    #[test]
    fn no_title_means_two_things() {
        let titles = |words: &'static ClassListWords| {
            let ours = words.titles.iter();
            let ours = ours.map(|(column, title)| (Title::Ours(*column), plain(title)));
            let others = words.other_titles.iter();
            ours.chain(others.map(|(what, title)| (*what, plain(title))))
        };
        let all: Vec<_> = class_list_words().into_iter().flat_map(titles).collect();
        for (what, title) in &all {
            let mut same = all.iter().filter(|(_, other)| other == title);
            assert!(same.all(|(other, _)| other == what), "{title}");
        }
    }

    #[test]
    fn the_example_that_a_refusal_shows_is_a_list_that_is_read() {
        for language in Language::ALL {
            let [titles, line] = language.class_list_example();
            let list = format!("{titles}\n{line}\n");
            let read = read(list.as_bytes(), &class_list_words(), today()).unwrap();
            let row = &read.rows[0];
            assert_eq!((row.name.as_str(), row.parents.len()), ("Zoé Martin", 2));
            assert_eq!(row.agreed.len(), 2);
            assert_eq!(row.reply, Some(Reply::Yes));
        }
    }

    /// What a school's table is called, in its own words.
    #[test]
    fn a_schools_own_titles_are_read() {
        let lists = [
            "Prénom;Nom de l'élève;Date de naissance;Classe;Responsable légal 1;Responsable légal 2\n\
             Zoé;Martin;03/04/2018;CM1;Anna;Ben\n",
            "First name,Surname,Date of birth,Class,Parent 1,Parent 2\n\
             Zoé,Martin,2018-04-03,4B,Anna,Ben\n",
        ];
        for list in lists {
            let read = read(list.as_bytes(), &class_list_words(), today()).unwrap();
            let row = &read.rows[0];
            assert_eq!((row.name.as_str(), row.age), ("Zoé Martin", Age::From7));
            assert_eq!((row.parents.len(), read.aside.len()), (2, 1));
        }
    }
}
