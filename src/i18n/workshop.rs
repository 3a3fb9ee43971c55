//! The texts of the workshop, which stand in both languages side by side.

use ombrelle_workshop::Text;

use crate::{Language, Words};

impl Words {
    /// A text of the workshop in this language.
    pub fn text<'t>(&self, text: &'t Text) -> &'t str {
        match self.language() {
            Language::English => &text.en,
            Language::French => &text.fr,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// All texts of a file of the workshop, whatever their place in it: of each pair, English and French.
    fn pairs(source: &str) -> Vec<[String; 2]> {
        let pair = |line: &str| {
            let (_, rest) = line.split_once("{ en = \"")?;
            let (en, rest) = rest.split_once("\", fr = \"")?;
            let (fr, _) = rest.split_once("\" }")?;
            Some([en.to_owned(), fr.to_owned()])
        };
        source.lines().filter_map(pair).collect()
    }

    const FILES: [&str; 8] = [
        include_str!("../../assets/workshop/licence.toml"),
        include_str!("../../assets/workshop/rooms.toml"),
        include_str!("../../assets/workshop/cards.toml"),
        include_str!("../../assets/workshop/moves.toml"),
        include_str!("../../assets/workshop/leaks.toml"),
        include_str!("../../assets/workshop/school.toml"),
        include_str!("../../assets/workshop/kit.toml"),
        include_str!("../../assets/workshop/fake.toml"),
    ];

    #[test]
    fn french_of_the_workshop_has_its_spaces_and_neither_language_has_typewriter_quotes() {
        let mut seen = 0;
        for [en, fr] in FILES.into_iter().flat_map(pairs) {
            seen += 1;
            assert!(!en.contains(['\'', '\u{a0}']), "{en}");
            let letters: Vec<char> = fr.chars().collect();
            for (at, letter) in letters.iter().enumerate() {
                let before = at.checked_sub(1).map(|at| letters[at]);
                let right = match letter {
                    ';' | '!' | '?' => before == Some('\u{202f}'),
                    ':' | '»' => before == Some('\u{a0}'),
                    '«' => letters.get(at + 1) == Some(&'\u{a0}'),
                    '\'' | '“' => false,
                    _ => true,
                };
                assert!(right, "`{letter}` in {fr}");
            }
        }
        assert!(seen > 800, "{seen} texts were found");
    }

    /// Whoever leads a session in the window, or with the printed pages, may never have seen a command.
    #[test]
    fn a_command_is_named_with_where_it_is_typed() {
        let texts = FILES.into_iter().flat_map(pairs).flatten();
        let named: Vec<String> = texts.filter(|text| text.contains("`ombrelle ")).collect();
        assert!(!named.is_empty());
        assert!(
            named.iter().all(|text| text.contains("terminal")),
            "{named:?}"
        );
    }

    /// The terminology guidelines of Luxembourg (ECPAT): words that belittle what is done to children, and words that blame.
    #[test]
    fn the_workshop_uses_the_words_of_those_who_protect_children() {
        let avoided = [
            "porn",
            "sextor",
            "sexting",
            "revenge",
            "revanche",
            "lover boy",
            "loverboy",
            "prostitu",
            "child model",
            "careless of you",
            "you should have",
            "tu aurais dû",
            "vous auriez dû",
        ];
        for [en, fr] in FILES.into_iter().flat_map(pairs) {
            // One wrong answer of the licence blames, and is told to be wrong.
            let quoted = en.contains("since you should have known that it would happen");
            for word in avoided {
                let said = [&en, &fr].map(|text| text.to_lowercase());
                assert!(
                    quoted || said.iter().all(|text| !text.contains(word)),
                    "{word}: {en}"
                );
            }
        }
    }

    /// It stands behind a colon, after which French goes on in small letters.
    #[test]
    fn a_french_goal_goes_on_in_small_letters() {
        let words = Words::new(Language::French);
        for room in ombrelle_workshop::rooms::rooms() {
            let goal = words.text(&room.goal);
            assert!(goal.starts_with(char::is_lowercase), "{goal}");
        }
    }

    /// “Personne ne doit parler de soi” forbids a pupil to tell what happened, and is what somebody says first who wants “nobody has to” in French.
    #[test]
    fn no_pupil_is_forbidden_to_speak_where_none_has_to() {
        let free = |[en, _]: &[String; 2]| en.to_lowercase().contains("nobody has to speak");
        let told: Vec<[String; 2]> = FILES.into_iter().flat_map(pairs).filter(free).collect();
        assert!(!told.is_empty());
        for [_, fr] in told {
            assert!(fr.contains("ersonne n’est obligé de parler"), "{fr}");
        }
    }

    #[test]
    fn a_text_is_read_in_the_language_of_the_words() {
        let text = Text {
            en: "yes".into(),
            fr: "oui".into(),
        };
        assert_eq!(Words::new(Language::English).text(&text), "yes");
        assert_eq!(Words::new(Language::French).text(&text), "oui");
    }
}
