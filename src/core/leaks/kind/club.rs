//! Clubs and teams: where a child is met every week.
//!
//! Words for clubs stand alone; initials (`US`, `AS`) and age groups (`U11`) are also other things, so they count beside a word of sport or
//! each other.

use std::sync::LazyLock;

use regex_lite::Regex;

use super::compiled;

/// Of text in lower case, without accents.
pub(super) static WORDS: LazyLock<Vec<Regex>> = LazyLock::new(|| {
    compiled(&[
        r"\b(club|verein|turnverein|sportverein|fussballclub|scouts|scoutisme|pfadfinder|conservatoire)\b",
    ])
});

/// What is called a club and is none.
static NO_CLUB: LazyLock<Vec<Regex>> = LazyLock::new(|| {
    compiled(&[r"\bclub (sandwich|med|soda|mate)\b|\b(night|fight|strip|beach) ?club\b"])
});

/// Words that only clubs have, of text in lower case.
static MORE_WORDS: LazyLock<Vec<Regex>> = LazyLock::new(|| {
    compiled(&[
        r"\b(union|association|amicale|entente|jeunesse) (sportive|laique)\b|\bscouts? et guides\b",
        r"\S{4,}verein\b|\be\. ?v\.?$",
    ])
});

/// Initials that hardly stand for anything else, beside a word with a capital.
static INITIALS: LazyLock<Vec<Regex>> = LazyLock::new(|| {
    compiled(&[
        r"\b(FC|AFC|RFC|TSV|VfB|VFB|VfL|VFL|TuS|FSV|SpVgg|HBC|ASPTT) (0?\d{1,2} |18\d\d )?[A-Z][A-Za-zÄÖÜäöüß'-]{2,}",
        r"\b[A-Z][A-Za-zÄÖÜäöüß'-]{2,} (FC|AFC|RFC|HBC)\b",
        r"\b(SV|TV|TSG|SC|BSC|SG) (0?\d{1,2} |18\d\d )?[A-Z][A-Za-zÄÖÜäöüß-]{3,}( [A-Z][A-Za-zÄÖÜäöüß-]{2,})? (0\d|18\d\d|19\d\d)\b",
    ])
});

/// Initials that are words or countries as well, beside a word with a capital.
static DOUBTFUL_INITIALS: LazyLock<Vec<Regex>> = LazyLock::new(|| {
    compiled(&[
        r"\b(US|AS|ES|CS|AC|SC|RC|JS|BC|HC|AL|EA|SV|TV|SG|USO|USM|ASM|CSM) [A-Z][A-Za-z'-]{2,}",
    ])
});

/// Age groups of teams: `U11`, `U-13`.
static AGE_GROUP: LazyLock<Vec<Regex>> =
    LazyLock::new(|| compiled(&[r"\bu ?-?(6|7|8|9|1\d|2[01])( ?[a-z])?\b"]));

/// `under 9s`, which also stands where children pay less or must be looked after.
static UNDERS: LazyLock<Vec<Regex>> =
    LazyLock::new(|| compiled(&[r"\b(under|u)[ -]?(6|7|8|9|1\d)('s|s)\b"]));

static ADMISSION: LazyLock<Vec<Regex>> = LazyLock::new(|| {
    compiled(&[
        r"\b(free|must|not|no|only|accompanied|supervis\w*|admission|tickets?|price|entry|eat|half|pay|with an adult|allowed|go|ride)\b|[£€$]",
    ])
});

static SPORT: LazyLock<Vec<Regex>> = LazyLock::new(|| {
    compiled(&[
        r"\b(foot|football|futsal|soccer|fussball|hand-?ball|basket|basket-?ball|volley|volley-?ball|rugby|hockey|netball|cricket|judo|karate|natation|gymnastique|athletisme|badminton|escrime|turnen|leichtathletik|schwimmen)\b",
    ])
});

static TEAM: LazyLock<Vec<Regex>> = LazyLock::new(|| {
    compiled(&[
        r"\b(equipe|team|mannschaft|coach|entraineur|trainer|tournoi|tournament|turnier|poussins|benjamins|minimes|cadets|juniors?|girls|boys|filles|garcons)\b",
    ])
});

/// A tournament that the whole world plays, not a team of children.
static NO_TEAM: LazyLock<Vec<Regex>> = LazyLock::new(|| compiled(&[r"\bus open\b|\bu-?bahn\b"]));

/// Whether a line names a club or a team: as written, and in lower case; both without accents.
pub(super) fn is_club(plain: &str, lower: &str) -> bool {
    let is = |patterns: &[Regex]| patterns.iter().any(|pattern| pattern.is_match(lower));
    let written = |patterns: &[Regex]| patterns.iter().any(|pattern| pattern.is_match(plain));
    if is(&WORDS) && !is(&NO_CLUB) || is(&MORE_WORDS) || written(&INITIALS) {
        return true;
    }
    let (initials, aged) = (written(&DOUBTFUL_INITIALS), is(&AGE_GROUP));
    let played = is(&SPORT);
    let team = (initials && (aged || played)) || (aged && (played || is(&TEAM)));
    team && !is(&NO_TEAM) || is(&UNDERS) && !is(&ADMISSION)
}

/// How many patterns compile; a test compares them with those that are written.
#[cfg(test)]
pub(super) fn compile() -> usize {
    let all = [
        &WORDS,
        &NO_CLUB,
        &MORE_WORDS,
        &INITIALS,
        &DOUBTFUL_INITIALS,
        &AGE_GROUP,
        &UNDERS,
        &ADMISSION,
        &SPORT,
        &TEAM,
        &NO_TEAM,
    ];
    all.iter().map(|patterns| patterns.len()).sum()
}
