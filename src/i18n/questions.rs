//! The questions of *which door* in words, and words as answers, in whichever language they are typed.

use ombrelle_core::help::{
    Age, Answer, Answers, Country, Directory, Online, Place, Question, What, Who,
};
use ombrelle_core::letters;

use crate::{Language, Words};

impl Words {
    /// A question, for whoever answered so far.
    pub fn triage_question(&self, question: Question, so_far: &Answers) -> String {
        let code: &'static str = question.into();
        match question {
            Question::Age => {
                let who: &'static str = so_far.who.into();
                self.say(&format!("triage-ask-age-{who}"), &[])
            }
            _ => self.say(&format!("triage-ask-{code}"), &[]),
        }
    }

    /// The same for a screen that others may see.
    pub fn triage_question_discreetly(&self, question: Question) -> String {
        let code: &'static str = question.into();
        self.say(&format!("discreet-triage-ask-{code}"), &[])
    }

    /// An answer.
    pub fn triage_answer(&self, answer: Answer) -> String {
        self.say_answer(answer, "")
    }

    /// The same for a screen that others may see.
    pub fn triage_answer_discreetly(&self, answer: Answer) -> String {
        self.say_answer(answer, "discreet-")
    }

    fn say_answer(&self, answer: Answer, manner: &str) -> String {
        let coded = |prefix: &str, code: &'static str| {
            let key = format!("{manner}triage-{prefix}-{code}");
            self.say(&key, &[])
        };
        match answer {
            Answer::Who(who) => coded("who", who.into()),
            Answer::What(what) => coded("what", what.into()),
            Answer::Age(age) => coded("age", age.into()),
            Answer::Country(Some(country)) => self.country(country.code()),
            Answer::Country(None) => self.say("triage-elsewhere", &[]),
            Answer::Online(online, place) => self.say(seen(online, place), &[]),
            Answer::Threatened(true) => self.say("triage-yes", &[]),
            Answer::Threatened(false) => self.say("triage-no", &[]),
        }
    }
}

fn seen(online: Online, place: Place) -> &'static str {
    match (online, place) {
        (Online::No, _) => "triage-online-no",
        (Online::Unknown, _) => "triage-online-unknown",
        (Online::Yes, Place::Network) => "triage-online-network",
        (Online::Yes, Place::Messages) => "triage-online-messages",
        (Online::Yes, Place::Website) => "triage-online-website",
        (Online::Yes, Place::Unknown) => "triage-online-somewhere",
    }
}

/// The answer that a person typed: the number of what was offered, the answer itself in any language, or a word that people
/// use for it. None where it is not understood.
pub fn understood(question: Question, typed: &str) -> Option<Answer> {
    let word = plain(typed);
    if word.is_empty() {
        return None;
    }
    let offered = question.answers();
    if question != Question::Country
        && let Ok(number) = word.parse::<usize>()
    {
        let chosen = number
            .checked_sub(1)
            .and_then(|at| offered.get(at).copied());
        // More than there are choices: how old somebody is, in years.
        return match question {
            Question::Age => chosen.or_else(|| of_years(number)),
            _ => chosen,
        };
    }
    if question == Question::Country {
        return country_named(&word).map(Answer::Country);
    }
    let languages = Language::ALL.map(Words::new);
    let said = |answer: &&Answer| {
        languages.iter().any(|words| {
            plain(&words.triage_answer(**answer)) == word
                || plain(&words.triage_answer_discreetly(**answer)) == word
        })
    };
    let in_other_words = || match question {
        Question::Who => who(&word).map(Answer::Who),
        Question::What => what(&word).map(Answer::What),
        Question::Age => age(&word)
            .map(Answer::Age)
            .or_else(|| of_years(years(&word)?)),
        Question::Online => online(&word).map(|(online, place)| Answer::Online(online, place)),
        Question::Threatened => yes_no(&word).map(Answer::Threatened),
        Question::Country => None,
    };
    in_other_words().or_else(|| offered.iter().find(said).copied())
}

/// Whether what was typed is the number of a choice and the age of a small child as well, of whom the question may be: then it is asked for in words.
pub fn may_be_years(question: Question, so_far: &Answers, typed: &str) -> bool {
    let of_a_child = matches!(so_far.who, Who::Parent | Who::Work);
    // The first choice is what a child of one year is, too.
    question == Question::Age && of_a_child && ["2", "3"].contains(&plain(typed).as_str())
}

/// An age in years. Of a grown-up it does not say how old they were in the picture, so that is asked again.
fn of_years(years: usize) -> Option<Answer> {
    (years < 18).then_some(Answer::Age(Age::Under18))
}

/// An age that is said as one.
fn years(word: &str) -> Option<usize> {
    let (number, unit) = word.split_once(' ')?;
    let is_year = ["year", "years", "year old", "years old", "an", "ans"].contains(&unit);
    number.parse().ok().filter(|_| is_year)
}

/// Lower case, without accents, with plain apostrophes, and without what surrounds it.
fn plain(text: &str) -> String {
    let text = letters::plain(text.trim()).replace('’', "'");
    text.trim_end_matches(['.', '!']).to_owned()
}

/// A name with spaces in the place of hyphens, which people leave out.
fn spaced(word: &str) -> String {
    word.replace('-', " ")
}

/// Somewhere else, or a country by its letters, or by its name in any language.
fn country_named(word: &str) -> Option<Option<Country>> {
    let word = spaced(word);
    let word = word.as_str();
    if ["other", "elsewhere", "somewhere else", "ailleurs", "autre"].contains(&word) {
        return Some(None);
    }
    let letters = match word {
        "usa" | "america" | "amerique" | "etats unis" | "united states of america" => "us",
        "england" | "scotland" | "wales" | "northern ireland" | "great britain" | "angleterre"
        | "ecosse" | "pays de galles" | "irlande du nord" | "grande bretagne" => "gb",
        "holland" | "hollande" | "the netherlands" | "les pays bas" => "nl",
        // Parts of France, as those who live there name them; Saint Martin is one of them (119: le97150.fr, 5 December 2023).
        "guyane" | "la guyane" | "guyane francaise" | "french guiana" => "gf",
        "guadeloupe" | "la guadeloupe" => "gp",
        "martinique" | "la martinique" => "mq",
        "reunion" | "la reunion" => "re",
        "mayotte" => "yt",
        "mf" | "saint martin" | "st. martin" | "corse" | "la corse" | "corsica" => "fr",
        // Whoever lives there says so before the country; its numbers are the country's.
        "quebec" | "le quebec" => "ca",
        "bruxelles" | "brussels" | "wallonie" | "la wallonie" | "flandre" | "la flandre" => "be",
        // Guernsey's numbers are its own, too (iscp.gg).
        "alderney" | "aurigny" => "gg",
        "czech republic" | "republique tcheque" => "cz",
        "turkey" => "tr",
        "bosnia" | "bosnie" => "ba",
        "macedonia" | "macedoine" => "mk",
        word => word,
    };
    if let Ok(country) = letters.parse() {
        return Some(Some(country));
    }
    let languages = Language::ALL.map(Words::new);
    let called = |country: &Country| {
        languages.iter().any(|words| {
            let name = spaced(&plain(&words.country(country.code())));
            // `la Suisse`, `the Philippines`.
            let rest = ["la ", "le ", "les ", "l'", "the "];
            let bare = rest.iter().find_map(|article| word.strip_prefix(article));
            name == word || bare.is_some_and(|bare| name == bare)
        })
    };
    Country::all().find(called).map(Some)
}

/// The country that is meant where its name was typed with a slip of the hand, in either language; none where two are as near. It is for the
/// person to say whether it is that one.
pub fn country_meant(typed: &str) -> Option<Country> {
    let typed: Vec<char> = spaced(&plain(typed)).chars().collect();
    let most = match typed.len() {
        // What is shorter could be any, and no name is longer than this.
        0..=3 | 61.. => return None,
        4..=5 => 1,
        _ => 2,
    };
    let languages = Language::ALL.map(Words::new);
    let distance = |country: Country| {
        let names = languages.iter().map(|words| {
            let name = spaced(&plain(&words.country(country.code())));
            slips(&typed, &name.chars().collect::<Vec<_>>())
        });
        names.min().filter(|slips| *slips <= most)
    };
    let mut near: Vec<(usize, Country)> = Country::all()
        .filter_map(|country| Some((distance(country)?, country)))
        .collect();
    near.sort_by_key(|(slips, _)| *slips);
    match near.as_slice() {
        [(least, country), others @ ..] => {
            let alone = others.first().is_none_or(|(slips, _)| slips > least);
            alone.then_some(*country)
        }
        [] => None,
    }
}

/// How many slips of the hand lie between two words: a letter left out, one too many, another one, or two that changed places.
fn slips(one: &[char], other: &[char]) -> usize {
    fn at(row: &[usize], place: usize) -> usize {
        row.get(place).copied().unwrap_or(usize::MAX)
    }
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=other.len()).collect();
    for (i, letter) in one.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, wanted) in other.iter().enumerate() {
            let another = at(&last, j).saturating_add(usize::from(letter != wanted));
            let too_many = at(&last, j + 1).saturating_add(1);
            let left_out = at(&row, j).saturating_add(1);
            let earlier = |word: &[char], place: usize| {
                let place = place.checked_sub(1)?;
                word.get(place).copied()
            };
            let changed_places =
                earlier(one, i) == Some(*wanted) && earlier(other, j) == Some(*letter);
            let places = match (changed_places, j.checked_sub(1)) {
                (true, Some(place)) => at(&before, place).saturating_add(1),
                _ => usize::MAX,
            };
            row.push(another.min(too_many).min(left_out).min(places));
        }
        before = std::mem::replace(&mut last, row);
    }
    at(&last, other.len())
}

/// In either language, whichever is spoken.
pub fn yes_no(word: &str) -> Option<bool> {
    match plain(word).as_str() {
        "yes" | "y" | "oui" | "o" => Some(true),
        "no" | "n" | "non" => Some(false),
        _ => None,
    }
}

fn who(word: &str) -> Option<Who> {
    Some(match word {
        "me" | "myself" | "moi" | "it is me" | "c'est moi" => Who::Me,
        "parent" | "my child" | "mon enfant" | "my son" | "my daughter" | "mon fils"
        | "ma fille" | "mother" | "father" | "mere" | "pere" => Who::Parent,
        "friend" | "a friend" | "ami" | "amie" | "un ami" | "une amie" | "copain" | "copine" => {
            Who::Friend
        }
        "work" | "teacher" | "travail" | "enseignant" | "enseignante" | "prof" | "school"
        | "ecole" => Who::Work,
        "passed-on" | "passed on" | "i passed it on" | "i made it" | "transmis" | "partage" => {
            Who::PassedOn
        }
        "worried" | "thoughts" | "pensees" | "inquiet" | "inquiete" => Who::Worried,
        _ => return None,
    })
}

fn what(word: &str) -> Option<What> {
    Some(match word {
        "real" | "photo" | "picture" | "video" | "vrai" | "vraie" | "image" | "nude" | "nudes" => {
            What::Real
        }
        "made" | "fake" | "ai" | "deepfake" | "faux" | "ia" | "programme" | "program" => What::Made,
        "threat" | "menace" | "blackmail" | "chantage" | "sextortion" | "sextorsion" => {
            What::Threat
        }
        "unknown" | "?" | "inconnu" => What::Unknown,
        _ => return None,
    })
}

fn age(word: &str) -> Option<Age> {
    Some(match word {
        "under-18" | "yes" | "oui" => Age::Under18,
        "then" | "under-18-then" | "alors" => Age::Under18Then,
        "adult" | "no" | "non" | "adulte" | "majeur" | "majeure" => Age::Adult,
        _ => return None,
    })
}

fn online(word: &str) -> Option<(Online, Place)> {
    Some(match word {
        "yes" | "oui" => (Online::Yes, Place::Unknown),
        "no" | "non" => (Online::No, Place::Unknown),
        "unknown" | "inconnu" | "?" => (Online::Unknown, Place::Unknown),
        "network" | "app" | "reseau" | "application" => (Online::Yes, Place::Network),
        "messages" | "message" => (Online::Yes, Place::Messages),
        "website" | "site" | "page" => (Online::Yes, Place::Website),
        // Whoever is asked where it is says where.
        platform => {
            Directory::ours().platform(platform)?;
            (Online::Yes, Place::Network)
        }
    })
}

#[cfg(test)]
mod tests {
    use ombrelle_core::help::Conversation;

    use super::*;

    #[test]
    fn answers_are_understood_in_either_language() {
        let country = |code: &str| Some(Answer::Country(Some(code.parse().unwrap())));
        for (typed, code) in [
            ("Suisse", "CH"),
            ("ch", "CH"),
            ("Switzerland", "CH"),
            ("france", "FR"),
            ("la France", "FR"),
            ("Luxembourg", "LU"),
            ("portugal", "PT"),
            ("Irlande", "IE"),
            ("UK", "GB"),
            ("Écosse", "GB"),
            ("etats-unis", "US"),
            ("États-Unis", "US"),
            ("Japon", "JP"),
            ("royaume uni", "GB"),
            ("Nouvelle Zélande", "NZ"),
            ("Puerto Rico", "PR"),
            ("porto rico", "PR"),
            ("Guernesey", "GG"),
            ("Alderney", "GG"),
            ("ile de man", "IM"),
            ("the Isle of Man", "IM"),
            ("Québec", "CA"),
            ("Bruxelles", "BE"),
        ] {
            assert_eq!(
                understood(Question::Country, typed),
                country(code),
                "{typed}"
            );
        }
        assert_eq!(
            understood(Question::Country, "ailleurs"),
            Some(Answer::Country(None))
        );
        assert_eq!(understood(Question::Country, "Atlantis"), None);
        for (typed, yes) in [("Yes", true), ("OUI", true), ("o", true), ("non", false)] {
            let answer = Some(Answer::Threatened(yes));
            assert_eq!(understood(Question::Threatened, typed), answer);
        }
        assert_eq!(understood(Question::Threatened, "maybe"), None);
        assert_eq!(
            understood(Question::Who, "Mon enfant"),
            Some(Answer::Who(Who::Parent))
        );
        assert_eq!(
            understood(Question::What, "IA"),
            Some(Answer::What(What::Made))
        );
        let in_messages = Some(Answer::Online(Online::Yes, Place::Messages));
        assert_eq!(understood(Question::Online, "3"), in_messages);
        // As young people write.
        let in_an_app = Some(Answer::Online(Online::Yes, Place::Network));
        for typed in ["insta", "Snap", "TikTok", "tik tok", "twitter"] {
            assert_eq!(understood(Question::Online, typed), in_an_app, "{typed}");
        }
        let threat = Some(Answer::What(What::Threat));
        assert_eq!(understood(Question::What, "chantage"), threat);
        assert_eq!(understood(Question::Online, "te"), None);
        assert_eq!(understood(Question::Online, "7"), None);
        assert_eq!(understood(Question::Online, "0"), None);
        assert_eq!(understood(Question::Who, ""), None);
        let under_18 = Some(Answer::Age(Age::Under18));
        assert_eq!(understood(Question::Age, "14"), under_18);
        assert_eq!(understood(Question::Age, "1"), under_18, "the first choice");
        assert_eq!(understood(Question::Age, "30"), None);
        for age in ["0", "3 years", "3 ans", "1 an", "17 Years old"] {
            assert_eq!(understood(Question::Age, age), under_18, "{age}");
        }
        assert_eq!(understood(Question::Age, "30 ans"), None);
    }

    /// Somebody who types in a panic is not left with "no such country".
    #[test]
    fn a_country_with_a_slip_of_the_hand_is_guessed_and_not_taken() {
        for (typed, code) in [
            ("Farnce", Some("FR")),
            ("frnace", Some("FR")),
            ("Suise", Some("CH")),
            ("Swizerland", Some("CH")),
            ("Kanada", Some("CA")),
            ("Allemange", Some("DE")),
            ("Irelnd", Some("IE")),
            ("Atlantis", None),
            ("XX", None),
            ("", None),
            ("yes", None),
        ] {
            let meant = country_meant(typed).map(Country::code);
            assert_eq!(meant, code, "{typed}");
            assert_eq!(understood(Question::Country, typed), None, "{typed}");
        }
        assert_eq!(country_meant(&"x".repeat(9000)), None);
    }

    /// Two million people live in parts of France that are called by names of their own, and have letters of their own.
    #[test]
    fn whoever_lives_overseas_in_france_finds_the_numbers_of_france() {
        let france = Some(Answer::Country("FR".parse().ok()));
        for typed in [
            "La Réunion",
            "reunion",
            "RE",
            "Guadeloupe",
            "la Martinique",
            "Guyane",
            "Mayotte",
            "Saint-Martin",
            "Corse",
        ] {
            assert_eq!(understood(Question::Country, typed), france, "{typed}");
        }
    }

    /// Whatever is offered is understood as it is offered, by its number and by its words.
    #[test]
    fn every_answer_is_understood_as_it_is_offered() {
        let mut talk = Conversation::default();
        while let Some(question) = talk.question() {
            for (at, answer) in question.answers().into_iter().enumerate() {
                if question != Question::Country {
                    let number = (at + 1).to_string();
                    assert_eq!(understood(question, &number), Some(answer));
                }
                for language in Language::ALL {
                    let words = Words::new(language);
                    for said in [
                        words.triage_answer(answer),
                        words.triage_answer_discreetly(answer),
                    ] {
                        assert_eq!(understood(question, &said), Some(answer), "{said}");
                    }
                }
            }
            talk.skip();
        }
    }
}
