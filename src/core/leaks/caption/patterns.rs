//! Patterns of running text: ages, days, streets, places, and hashtags that draw strangers. Folded (lower case, no accents)
//! but for those that ask for capitals.

use std::sync::LazyLock;

use regex_lite::Regex;

use super::super::kind::compiled;

const MONTHS: &str = "janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre|\
    january|february|march|april|may|june|july|august|september|october|november|december|\
    jan|feb|apr|aug|sept|oct|nov|dec|januar|februar|marz|märz|juni|juli|oktober|dezember|\
    enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|\
    gennaio|febbraio|aprile|maggio|giugno|luglio|settembre|ottobre|dicembre";
const WEEKDAYS: &str = "lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|\
    monday|tuesday|wednesday|thursday|friday|saturday|sunday";
const NUMBERS: &str = r"\d{1,2}|un|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|\
    one|two|three|four|five|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen";

/// How old somebody is.
pub(super) static AGES: LazyLock<Vec<Regex>> = LazyLock::new(|| {
    let numbered = [
        format!(r"\b({NUMBERS}) ?(ans|an|mois)( et demi)?\b"),
        format!(r"\b({NUMBERS})[- ]?(years?|yrs?|months?|weeks?)[- ]old\b"),
        format!(
            r"\b(turns?|turned|turning|aged?|now|is|just) ({NUMBERS})($|[.!?,;]| today| years?\b)"
        ),
        format!(r"\b(fete|fetes|fetent|souffle) (ses|tes|mes|leurs) ({NUMBERS})\b"),
    ];
    let mut patterns: Vec<&str> = numbered.iter().map(String::as_str).collect();
    patterns.extend([
        r"\b\d{1,2} ?(y/o|yo|yrs)\b",
        r"\b\d{1,2}(st|nd|rd|th) (birthday|bday)\b",
        r"\b\d{1,2} ?(er|e|eme) anniversaire\b",
        r"\b\d{1,2} (jahre|jahren|monate|anos|anni|jaar|meses|mesi|maanden)( alt| oud)?\b",
    ]);
    compiled(&patterns)
});

/// Classes, which tell how old somebody is.
pub(super) static CLASSES: LazyLock<Vec<Regex>> = LazyLock::new(|| {
    compiled(&[
        r"\b(cp|ce1|ce2|cm1|cm2|(petite|moyenne|grande) section)\b",
        r"\b(en|classe de) (6|5|4|3)(e|eme)\b",
        r"\b(sixieme|cinquieme|quatrieme|troisieme) [abcdef]\b",
        r"\b(year|grade) \d{1,2}\b",
        r"\b\d{1,2}(st|nd|rd|th) grade\b|\b(first|second|third|fourth|fifth|sixth) (grade|grader)\b",
    ])
});

/// A number of years behind these words is no age.
pub(super) const NO_AGE_AFTER: &[&str] = &[
    "il y a", "depuis", "pendant", "dans", "tous les", "for", "since", "after", "seit",
];

/// Days, and what happens every week.
pub(super) static DATES: LazyLock<Vec<Regex>> = LazyLock::new(|| {
    let worded = [
        format!(
            r"\b((tous les|chaque|every|each) )({WEEKDAYS})s?( (at|a|de|from) \d{{1,2}}( ?(h|:|am|pm)\d{{0,2}})?)?\b"
        ),
        format!(
            r"\b(({WEEKDAYS}),? )?(le |the )?\d{{1,2}}(er|st|nd|rd|th|\.)? (of |de )?({MONTHS})\b\.?( (de )?\d{{4}}\b)?"
        ),
        format!(r"\b({MONTHS})\.? \d{{1,2}}(st|nd|rd|th)?\b(,? \d{{4}}\b)?"),
    ];
    let mut patterns: Vec<&str> = worded.iter().map(String::as_str).collect();
    patterns.extend([
        r"\b\d{1,2}[./-]\d{1,2}[./-](\d{4}|\d{2})\b",
        r"\b(19|20)\d{2}[./-]\d{1,2}[./-]\d{1,2}\b",
    ]);
    compiled(&patterns)
});

/// Latitude and longitude with three decimals or more.
pub(super) static COORDINATES: LazyLock<Vec<Regex>> =
    LazyLock::new(|| compiled(&[r"-?\b\d{1,2}\.\d{3,} ?,? -?\d{1,3}\.\d{3,}\b"]));

/// Streets: words that are nearly always one, and others with the number of a house.
pub(super) static STREETS: LazyLock<Vec<Regex>> = LazyLock::new(|| {
    compiled(&[
        r"(\b\d{1,4}( ?(bis|ter))?,? )?\b(rue|avenue|boulevard|impasse|calle|avenida|piazza|viale) (de la |de l'|de |du |des |d'|la |le |les |l'|del |della )?[a-z]\S*",
        r"\b\d{1,4}( ?(bis|ter))?,? (place|chemin|quai|route|cours|square|passage|cite|villa|allee|allees|faubourg|residence|lotissement|bd|av\.?) (de la |de l'|de |du |des |d'|la |le |les |l')?[a-z]\S*",
        r"\b\d{1,4}[a-d]? ([a-z'-]+ ){1,3}(street|road|lane|drive|avenue|close|court|crescent|terrace|gardens|grove|boulevard|parkway|st|rd|ave|ln|dr|blvd)\b",
        r"\b[a-zäöü-]{3,}(strasse|straße|str\.|gasse|platz|allee|weg|damm|ufer|straat|laan|plein|gracht) \d{1,3}[a-z]?\b",
        r"\b(via|corso|rua|travessa|plaza|paseo) ([a-z]+ ){1,3}\d{1,3}\b",
    ])
});

/// Streets without a number, which are told by their capitals.
pub(super) static STREETS_AS_WRITTEN: LazyLock<Vec<Regex>> = LazyLock::new(|| {
    compiled(&[r"\b[A-Z][a-z']+ (Street|Road|Lane|Avenue|Crescent|Terrace|Grove|Close)\b"])
});

/// Before a word with a capital, these announce a place.
pub(super) const BEFORE_A_PLACE: &[&str] = &[
    "a", "au", "aux", "en", "in", "at", "near", "bei", "de", "from", "plage", "nach",
];

/// Words with a capital that are no places; first names are told before.
pub(super) const NO_PLACES: &[&str] = &[
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "janvier",
    "fevrier",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "aout",
    "septembre",
    "octobre",
    "novembre",
    "decembre",
    "lundi",
    "mardi",
    "mercredi",
    "jeudi",
    "vendredi",
    "samedi",
    "dimanche",
    "noel",
    "paques",
    "toussaint",
    "halloween",
    "christmas",
    "easter",
    "thanksgiving",
    "ramadan",
    "carnaval",
    "mum",
    "mom",
    "mummy",
    "mommy",
    "dad",
    "daddy",
    "granny",
    "grandma",
    "grandpa",
    "nana",
    "papa",
    "maman",
    "papi",
    "papy",
    "mamie",
    "mamy",
    "tata",
    "tonton",
    "oma",
    "opa",
    "mama",
    "papou",
    "english",
    "french",
    "german",
    "spanish",
    "italian",
    "dutch",
    "anglais",
    "francais",
    "god",
    "facebook",
    "instagram",
    "tiktok",
    "snapchat",
    "whatsapp",
    "youtube",
    "pyjama",
    "santa",
    "love",
    "you",
    "all",
    "ete",
    "hiver",
    "zoom",
];

/// First names that are words of English or French too: they count with a capital, and not where a sentence begins.
pub(super) const WORDS_TOO: &[&str] = &[
    "alba",
    "alma",
    "amber",
    "aurora",
    "aurore",
    "ben",
    "charlie",
    "charlotte",
    "claire",
    "constance",
    "daisy",
    "dylan",
    "eden",
    "ella",
    "elle",
    "faustine",
    "florence",
    "frank",
    "grace",
    "harry",
    "iris",
    "ivy",
    "jack",
    "jade",
    "lily",
    "lou",
    "madeleine",
    "marina",
    "marine",
    "mark",
    "mary",
    "max",
    "mina",
    "ocean",
    "oceane",
    "pierre",
    "poppy",
    "robin",
    "rose",
    "rosie",
    "ruby",
    "sienna",
    "tim",
    "victoire",
    "violette",
    "willow",
];

/// Words for a child in hashtags, of which one together with one of [`BARED`] draws strangers.
const CHILD: &[&str] = &[
    "kid", "child", "toddler", "baby", "babies", "girl", "boy", "daughter", "son", "teen", "tween",
    "little", "enfant", "bebe", "fille", "garcon", "fillette", "ado", "petit", "loulou", "puce",
    "school", "tot", "infant", "newborn", "kinder", "nina", "nino", "bambin", "minime",
];

/// Words for what shows a child's body, or is looked for as if it did.
const BARED: &[&str] = &[
    "bath",
    "bain",
    "potty",
    "toilet",
    "pot",
    "diaper",
    "nappy",
    "couche",
    "naked",
    "nude",
    "nudi",
    "bare",
    "undress",
    "underwear",
    "culotte",
    "bikini",
    "swim",
    "maillot",
    "beach",
    "plage",
    "pool",
    "piscine",
    "gymnast",
    "gymnastique",
    "gym",
    "ballet",
    "dance",
    "danse",
    "danseuse",
    "leotard",
    "tickle",
    "feet",
    "foot",
    "pieds",
    "pyjama",
    "pajama",
    "sleep",
    "dodo",
    "splash",
    "shower",
    "douche",
    "model",
];

/// Hashtags that draw strangers by themselves; the first ones were named in the campaign Kids for Privacy (Child Rescue
/// Coalition, 2018), which counted more than a hundred of the kind.
const NAMED: &[&str] = &[
    "bathtime",
    "pottytraining",
    "toilettraining",
    "nakedkid",
    "nakedbaby",
    "splishsplash",
    "cantkeepclothes",
    "lovesbeingnude",
    "childbath",
    "bathtimefun",
    "tubtime",
    "nakedtime",
    "babybutt",
    "bubblebath",
    "pottytime",
    "diaperfree",
    "kidmodel",
    "babymodel",
    "toddlermodel",
    "kidsfashion",
    "modeenfant",
    "modefille",
    "heuredubain",
    "lheuredubain",
    "apprentissagedelaproprete",
    "fessesdebebe",
    "babygirl",
    "kidsofinstagram",
    "toddlersofinstagram",
    "daddysgirl",
];

/// Whether a hashtag, folded and without `#`, is one by which strangers look for pictures of children.
pub(super) fn draws_strangers(tag: &str) -> bool {
    let tag = tag.replace('_', "");
    let has = |words: &[&str]| words.iter().any(|word| tag.contains(word));
    has(NAMED) || (has(CHILD) && has(BARED))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pattern_compiles() {
        let counts = [
            AGES.len(),
            CLASSES.len(),
            DATES.len(),
            COORDINATES.len(),
            STREETS.len(),
            STREETS_AS_WRITTEN.len(),
        ];
        assert_eq!(counts, [8, 5, 5, 1, 5, 1]);
    }
}
