//! Promises about the catalogues: nothing missing, nothing unused, every sentence can be filled
//! in, and French is written as French is.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::parser;
use ombrelle_core::consent::class_list::{Problem, Why};
use ombrelle_core::consent::{Age, Audience, AuditItem, Ground, Question as Asked, Reply};
use ombrelle_core::error::ErrorKind;
use ombrelle_core::evaluate::{Distortion, Doubt, NotTried, Verdict as JuryVerdict, Visibility};
use ombrelle_core::help::{
    Age as HelpAge, Answers, Country, Days, Discreet, Helps, OpensOn, Part, Preparation,
    Question as Door, Stage, StepKind, Upload, Voice, What, Who, advise,
};
use ombrelle_core::leaks::CaptionKind;
use ombrelle_core::paper::Size;
use ombrelle_core::parents::{Guide, Watched};
use ombrelle_core::progress::Phase;
use ombrelle_core::protect::{
    AnchorFault, Carrier, Clue, Cover, Gap, Kind, LeakKind, NotLookedFor, NoticeKind, Question,
    Remedy, Search,
};
use ombrelle_core::register::fingerprint::Note;
use ombrelle_core::settings::Scheme;
use ombrelle_core::takedown::{Field, Kind as LetterKind, Law};
use ombrelle_i18n::{Language, Words};
use strum::VariantNames;

/// A message: the names of the places to fill in, and its text as written.
struct Message {
    places: BTreeSet<String>,
    texts: Vec<String>,
}

fn messages(language: Language) -> BTreeMap<String, Message> {
    let mut found = BTreeMap::new();
    for source in Words::sources(language) {
        let tree = parser::parse(*source).unwrap_or_else(|(_, faults)| panic!("{faults:?}"));
        for entry in tree.body {
            let Entry::Message(message) = entry else {
                continue;
            };
            let mut read = Message {
                places: BTreeSet::new(),
                texts: Vec::new(),
            };
            read_pattern(&message.value.expect("a value"), &mut read);
            let key = message.id.name.to_owned();
            assert!(
                found.insert(key.clone(), read).is_none(),
                "{key} stands twice"
            );
        }
    }
    found
}

fn read_pattern(pattern: &Pattern<&str>, into: &mut Message) {
    let mut text = String::new();
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => text.push_str(value),
            PatternElement::Placeable { expression } => {
                text.push_str(&read_expression(expression, into));
            }
        }
    }
    into.texts.push(text);
}

fn read_expression(expression: &Expression<&str>, into: &mut Message) -> String {
    match expression {
        Expression::Inline(inline) => read_inline(inline, into),
        Expression::Select { selector, variants } => {
            read_inline(selector, into);
            for variant in variants {
                read_pattern(&variant.value, into);
            }
            "{}".to_owned()
        }
    }
}

fn read_inline(inline: &InlineExpression<&str>, into: &mut Message) -> String {
    match inline {
        InlineExpression::VariableReference { id } => {
            into.places.insert(id.name.to_owned());
            "{}".to_owned()
        }
        InlineExpression::StringLiteral { value } => {
            fluent_syntax::unicode::unescape_unicode_to_string(value).into_owned()
        }
        other => panic!("not used in our catalogues: {other:?}"),
    }
}

/// Keys made from a value of core: a prefix and the codes of all variants.
fn keys_of_values() -> BTreeSet<String> {
    let errors = ErrorKind::codes();
    let errors: Vec<&str> = errors.iter().map(String::as_str).collect();
    [
        ("err", errors.as_slice()),
        ("rec", errors.as_slice()),
        ("clue", Clue::VARIANTS),
        ("carrier", Carrier::VARIANTS),
        ("kind", Kind::VARIANTS),
        ("cover", Cover::VARIANTS),
        ("gap", Gap::VARIANTS),
        ("notice", NoticeKind::VARIANTS),
        ("anchor", AnchorFault::VARIANTS),
        (
            "anchor",
            &[
                "no-photo-advice",
                "several-photos-advice",
                "no-face-advice",
                "two-people-advice",
            ],
        ),
        ("names-tell", &["place", "school", "name", "date", "club"]),
        ("missing", Search::VARIANTS),
        ("phase", Phase::VARIANTS),
        ("fingerprint-note", Note::VARIANTS),
        ("triage-step", <StepKind as VariantNames>::VARIANTS),
        ("discreet-triage-step", Discreet::VARIANTS),
        ("triage-stage", <Stage as VariantNames>::VARIANTS),
        ("triage-heading", <Who as VariantNames>::VARIANTS),
        ("triage-who", <Who as VariantNames>::VARIANTS),
        ("discreet-triage-who", <Who as VariantNames>::VARIANTS),
        ("triage-what", <What as VariantNames>::VARIANTS),
        ("discreet-triage-what", <What as VariantNames>::VARIANTS),
        ("triage-age", <HelpAge as VariantNames>::VARIANTS),
        ("discreet-triage-age", <HelpAge as VariantNames>::VARIANTS),
        ("triage-ask-age", <Who as VariantNames>::VARIANTS),
        // Of the age each person is asked in their own way.
        (
            "triage-ask",
            &["who", "what", "country", "online", "threatened"],
        ),
        ("discreet-triage-ask", Door::VARIANTS),
        ("help-me-part", Part::VARIANTS),
        ("triage-prepare", Preparation::VARIANTS),
        ("triage-picture", Upload::VARIANTS),
        ("triage-days", Days::VARIANTS),
        ("triage-opens", OpensOn::VARIANTS),
        ("jury-verdict", JuryVerdict::VARIANTS),
        ("jury-next", JuryVerdict::VARIANTS),
        ("jury-next", &["covered"]),
        ("jury-elsewhere", JuryVerdict::VARIANTS),
        ("jury-elsewhere-next", JuryVerdict::VARIANTS),
        ("jury-seen", Visibility::VARIANTS),
        ("app-jury-seen", Visibility::VARIANTS),
        ("jury-journey", Distortion::VARIANTS),
        ("jury-doubt", Doubt::VARIANTS),
        ("jury-not-tried", NotTried::VARIANTS),
        ("leak", LeakKind::VARIANTS),
        (
            "leak",
            &[
                "place-bare",
                "names-in-file-bare",
                "date-bare",
                "device-bare",
                "caption-bare",
            ],
        ),
        ("remedy", Remedy::VARIANTS),
        ("caption", CaptionKind::VARIANTS),
        ("caption-remedy", CaptionKind::VARIANTS),
        ("question", Question::VARIANTS),
        ("not-looked-for", NotLookedFor::VARIANTS),
        ("audience", Audience::VARIANTS),
        ("audience-child", Audience::VARIANTS),
        ("form-audience", Audience::VARIANTS),
        ("age", Age::VARIANTS),
        ("reply", Reply::VARIANTS),
        ("form-reply", Reply::VARIANTS),
        ("ground", Ground::VARIANTS),
        ("consent-question", Asked::VARIANTS),
        ("class-problem", Problem::VARIANTS),
        ("class-untaken", <Why as VariantNames>::VARIANTS),
        ("help-me-helps", Helps::VARIANTS),
        ("app-scheme", Scheme::VARIANTS),
        ("app-paper", Size::VARIANTS),
        // Of `ombrelle_workshop::blur::Hiding`.
        ("app-workshop-hide", &["mosaic", "blur", "patch"]),
        ("parents", <Guide as VariantNames>::VARIANTS),
        ("app-parents-file", <Guide as VariantNames>::VARIANTS),
        ("parents-watch", <Watched as VariantNames>::VARIANTS),
        ("parents-audit", <AuditItem as VariantNames>::VARIANTS),
        ("letter-kind", LetterKind::VARIANTS),
        ("letter-field", Field::VARIANTS),
        ("letter-subject", LetterKind::VARIANTS),
        ("letter-why", LetterKind::VARIANTS),
        ("letter-ask", LetterKind::VARIANTS),
        ("letter-next", LetterKind::VARIANTS),
        ("letter-close", LetterKind::VARIANTS),
        ("letter-why", &["relatives-several"]),
        ("letter-ask", &["relatives-several"]),
        ("letter-next", &["relatives-several"]),
        ("letter-image-rights", Law::VARIANTS),
        ("letter-host-notice", Law::VARIANTS),
        (
            "letter-month",
            &[
                "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12",
            ],
        ),
        (
            "app-month",
            &[
                "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12",
            ],
        ),
        ("app-weekday", &["1", "2", "3", "4", "5", "6", "7"]),
        // Of assets/services.toml.
        (
            "language",
            &[
                "ar", "bg", "ca", "cs", "cy", "da", "de", "el", "en", "es", "et", "fi", "fr", "hr",
                "hu", "is", "it", "lb", "lt", "lv", "mt", "nl", "no", "pl", "pt", "ro", "ru", "sk",
                "sl", "sq", "sr", "sv", "tr", "uk",
            ],
        ),
    ]
    .into_iter()
    .flat_map(|(prefix, codes)| codes.iter().map(move |code| format!("{prefix}-{code}")))
    .chain(keys_for_the_young())
    .chain(
        ombrelle_i18n::TERMS
            .iter()
            .flat_map(|term| ["", "-child", "-adult"].map(|kind| format!("glossary-{term}{kind}"))),
    )
    .collect()
}

/// The keys of whatever is said to somebody under 18.
fn keys_for_the_young() -> BTreeSet<String> {
    use strum::VariantArray as All;

    let mut keys = BTreeSet::new();
    for &who in <Who as All>::VARIANTS {
        for &what in <What as All>::VARIANTS {
            for threatened in [false, true] {
                for place in <ombrelle_core::help::Place as All>::VARIANTS {
                    let advice = advise(&Answers {
                        who,
                        what,
                        age: HelpAge::Under18,
                        country: "FR".parse::<Country>().ok(),
                        place: *place,
                        threatened,
                        ..Answers::default()
                    });
                    if advice.voice == Voice::Young {
                        let code: &'static str = who.into();
                        keys.insert(format!("triage-heading-{code}-young"));
                        let steps = advice.steps.iter().map(|step| step.kind.code());
                        keys.extend(steps.map(|code| format!("triage-step-{code}-young")));
                    }
                }
            }
        }
    }
    keys
}

/// The program text of every crate that speaks: this one and the front ends.
fn sources() -> String {
    let crates = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let mut all = String::new();
    for speaking in ["i18n", "cli", "gui", "mobile"] {
        read_sources(&crates.join(speaking), &mut all);
    }
    assert!(all.contains("fn main"), "the front ends were not found");
    all
}

/// The sources of a folder and of the folders below, but for tests.
fn read_sources(folder: &Path, all: &mut String) {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return;
    };
    for path in entries.map(|entry| entry.unwrap().path()) {
        if path.is_dir() && !path.ends_with("tests") {
            read_sources(&path, all);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            all.push_str(&std::fs::read_to_string(path).unwrap());
        }
    }
}

#[test]
fn every_value_of_core_has_words_in_every_language() {
    for language in Language::ALL {
        let words = Words::new(language);
        for key in keys_of_values() {
            assert!(words.has(&key), "{}: no `{key}`", language.code());
        }
    }
}

#[test]
fn the_languages_have_the_same_keys_with_the_same_places() {
    let (en, fr) = (messages(Language::English), messages(Language::French));
    let keys = |all: &BTreeMap<String, Message>| all.keys().cloned().collect::<BTreeSet<_>>();
    assert_eq!(keys(&en), keys(&fr));
    for (key, message) in &en {
        assert_eq!(message.places, fr[key].places, "{key}");
    }
}

#[test]
fn every_sentence_is_used() {
    let (used, values) = (sources(), keys_of_values());
    for key in messages(Language::English).keys() {
        // Said in the place of another.
        let key = key.strip_prefix("phone-").unwrap_or(key);
        assert!(
            values.contains(key) || used.contains(&format!("\"{key}\"")),
            "nothing says `{key}`"
        );
    }
}

/// Calls with a literal key: `say("key", ...)`. The debug assertion in `say` watches the others.
#[test]
fn every_sentence_that_is_said_exists_and_its_places_are_filled() {
    let (known, text) = (messages(Language::English), sources());
    let mut calls = 0;
    for (at, call) in text.match_indices("say(") {
        let rest = text[at + call.len()..].trim_start();
        let Some(rest) = rest.strip_prefix('"') else {
            continue;
        };
        let (key, rest) = rest.split_once('"').unwrap();
        let message = known
            .get(key)
            .unwrap_or_else(|| panic!("`{key}` is said and has no words"));
        // Values that stand in a variable of their own are left to the debug assertion.
        let Some(given) = rest.trim_start_matches([',', ' ', '\n']).strip_prefix("&[") else {
            continue;
        };
        calls += 1;
        for place in &message.places {
            assert!(
                until_closed(given).contains(&format!("(\"{place}\"")),
                "`{key}` needs `{place}`"
            );
        }
    }
    assert!(calls > 20, "the scan found {calls} calls only");
}

/// The text up to the bracket that closes the one already open.
fn until_closed(text: &str) -> &str {
    let mut open = 1;
    for (at, c) in text.char_indices() {
        open += match c {
            '[' => 1,
            ']' => -1,
            _ => 0,
        };
        if open == 0 {
            return &text[..at];
        }
    }
    text
}

#[test]
fn french_has_its_spaces_before_high_marks_and_inside_its_quotes() {
    let spaces = ['\u{a0}', '\u{202f}'];
    for (key, message) in messages(Language::French) {
        for text in &message.texts {
            let letters: Vec<char> = text.chars().collect();
            for (at, &letter) in letters.iter().enumerate() {
                let before = at.checked_sub(1).map(|at| letters[at]);
                let after = letters.get(at + 1).copied();
                let right = match letter {
                    ';' | '!' | '?' => before == Some('\u{202f}'),
                    // A mark at the very start belongs to a joint between two texts.
                    ':' | '»' => before.is_none_or(|space| spaces.contains(&space)),
                    '«' => after.is_some_and(|space| spaces.contains(&space)),
                    // No number is parted from it at the end of a row.
                    '%' => before.is_some_and(|space| spaces.contains(&space)),
                    '\'' | '"' => false,
                    _ => true,
                };
                assert!(right, "{key}: `{letter}` in `{text}`");
            }
        }
    }
}

/// As the window's own sizes of text do ("80%").
#[test]
fn english_has_no_space_before_a_percent_sign() {
    for (key, message) in messages(Language::English) {
        for text in &message.texts {
            let apart = [" %", "\u{a0}%", "\u{202f}%"];
            let apart = apart.iter().any(|apart| text.contains(apart));
            assert!(!apart, "{key}: `{text}`");
        }
    }
}

/// “From 9 years” is French, and could be how long something takes.
#[test]
fn english_says_from_which_age_and_not_from_how_many_years() {
    for (key, message) in messages(Language::English) {
        for text in &message.texts {
            assert!(!text.contains("from {} years"), "{key}: `{text}`");
        }
    }
}

/// What a phone says in the place of another sentence fills the same places, and whatever it says of a photo, a copy, a verdict, a fingerprint or
/// an error speaks of no option, no command and no computer, which nobody has there. Nor is anybody told to install Ombrelle, which is a part of an app there.
#[test]
fn a_phone_speaks_of_no_command_and_of_no_computer() {
    let said_there = [
        "err-",
        "rec-",
        "gap-",
        "remedy-",
        "leak-",
        "missing-",
        "notice-",
        "report-",
        "not-looked-for-",
        "jury-",
        "fingerprint-note-",
        "caption-",
    ];
    // A copy from a phone has a neutral name, and is one alone; no worker decodes its photo.
    let never_there = [
        "gap-file-name",
        "gap-camera-traces-some",
        "rec-decoder-missing",
    ];
    for language in Language::ALL {
        let all = messages(language);
        for (key, message) in &all {
            if let Some(plain) = key.strip_prefix("phone-") {
                let plain = all.get(plain).unwrap_or_else(|| panic!("no `{plain}`"));
                assert!(message.places.is_subset(&plain.places), "{key}");
            }
            let there = said_there.iter().any(|start| key.starts_with(start));
            if !there || never_there.contains(&key.as_str()) {
                continue;
            }
            let said = all.get(&format!("phone-{key}")).unwrap_or(message);
            for text in &said.texts {
                for word in [
                    "--",
                    "ombrelle ",
                    "his computer",
                    "et ordinateur",
                    "ORT_DYLIB_PATH",
                    "nstall Ombrelle",
                    "nstallez Ombrelle",
                    "newest Ombrelle",
                    "version d’Ombrelle, ",
                    "l’Ombrelle",
                    "install the recognisers",
                    "installez les programmes",
                ] {
                    assert!(!text.contains(word), "{key}: `{word}` in `{text}`");
                }
            }
        }
    }
}

/// People are told in words how plainly a cloak is seen; measures are for whoever asks for numbers.
#[test]
fn measures_of_pictures_stand_in_numbers_alone() {
    for language in Language::ALL {
        for (key, message) in messages(language) {
            let measured = message.texts.iter().any(|text| {
                ["SSIM", "PSNR", "of 255", "sur 255", "/255"]
                    .iter()
                    .any(|word| text.contains(word))
            });
            assert!(!measured || key.starts_with("numbers-"), "{key}");
        }
    }
}

/// Words that people who tried the program stumbled over (docs/tries.md), in small letters: each has a better one since.
#[test]
fn what_the_tries_stumbled_over_is_said_in_no_sentence() {
    let stumbled: [(Language, &[&str]); 2] = [
        (
            Language::English,
            &[
                "this ombrelle",
                "those who live with",
                "have copies stopped",
                "no value of it changed",
            ],
        ),
        (
            Language::French,
            &[
                "une cape",
                "la cape",
                "chercheur",
                "cet ombrelle",
                "petit fil",
                "vivent avec elle",
                "vivent avec la photo",
                "photo partie",
                "photos parties",
                "photo est partie",
                "photos sont parties",
                "0 perd le visage",
                "décidé pour ces personnes",
                "interroger un enfant",
                "la leur montrer",
                "toute ou rien",
                "normalement",
                "gardez sous la main",
                "cette image peut-elle être montrée",
                "ceux du dessus",
                "texte qui n’a pas pu",
                "nous seulement",
            ],
        ),
    ];
    for (language, words) in stumbled {
        for (key, message) in messages(language) {
            for text in &message.texts {
                let text = text.to_lowercase();
                for word in words {
                    assert!(!text.contains(word), "{key}: `{word}` in `{text}`");
                }
            }
        }
    }
}

/// “Entre nous” is one of the audiences, and nobody says “pour entre nous”; the one line that is left is not said of it.
#[test]
fn no_french_sentence_has_for_before_an_audience() {
    for source in Words::sources(Language::French) {
        let lines = source.lines();
        for line in lines.filter(|line| !line.starts_with("app-people-for ")) {
            let small = line.to_lowercase();
            assert!(!small.contains("pour { $audience }"), "{line}");
        }
    }
}

#[test]
fn no_sentence_promises_safety_or_blames() {
    let forbidden = [
        (
            Language::English,
            [
                "is safe",
                "are safe",
                "you must",
                "you should",
                "invalid",
                "100%",
            ],
        ),
        (
            Language::French,
            [
                "en sécurité",
                "sans risque",
                "vous devez",
                "il fallait",
                "invalide",
                "100\u{a0}%",
            ],
        ),
    ];
    for (language, phrases) in forbidden {
        for (key, message) in messages(language) {
            for text in message.texts {
                let text = text.to_lowercase();
                for phrase in phrases {
                    assert!(!text.contains(phrase), "{key}: {text}");
                }
            }
        }
    }
}

/// The window's flow for teenagers: short sentences, as for a reader of twelve who may be afraid.
#[test]
fn the_flow_for_teenagers_has_short_sentences() {
    for language in Language::ALL {
        let mut lengths = Vec::new();
        for (key, message) in messages(language) {
            if !key.starts_with("app-fp-") {
                continue;
            }
            for sentence in message
                .texts
                .iter()
                .flat_map(|text| text.split(['.', '!', '?', ':', ';', '\n']))
            {
                let words = sentence
                    .split_whitespace()
                    .filter(|word| word.chars().any(char::is_alphanumeric));
                match words.count() {
                    0 => {}
                    length => {
                        assert!(length <= 18, "{key}: {length} words in `{sentence}`");
                        lengths.push(length);
                    }
                }
            }
        }
        assert!(lengths.len() > 100, "the flow was not found");
        let mean = lengths.iter().sum::<usize>() as f32 / lengths.len() as f32;
        assert!(mean < 9.0, "{}: {mean} words in the mean", language.code());
    }
}
