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
/// As they are shortened behind *every*.
const SHORT_WEEKDAYS: &str = "mon|tues?|weds?|thurs?|thu|fri|sat|sun|lun|mar|mer|jeu|ven|sam|dim";
/// Times of the day.
const TIMES: &str = r"\d{1,2}( ?(h|:|am|pm|o'clock)\d{0,2})?";
/// A time of the day that can hardly be another number.
const CLOCK: &str = r"\d{1,2}( ?h( ?\d{2})?| ?[ap]m|:\d{2}( ?[ap]m)?|\.\d{2} ?[ap]m| ?o'clock)";
/// Where people meet.
const MEETING_PLACES: &str = "stade|gare|ecole|college|lycee|piscine|parc|gymnase|eglise|patinoire|bibliotheque|mediatheque|conservatoire|skatepark|cinema|\
    plage|mairie|salle des fetes|centre de loisirs|centre commercial|aire de jeux|arret de bus|terrain de foot|\
    stadium|station|school|pool|park|gym|church|rink|library|beach|playground|leisure centre|village hall|town hall|bus stop|football pitch|mall";
const NUMBERS: &str = r"\d{1,2}|un|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|\
    one|two|three|four|five|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen";

/// How old somebody is.
pub(super) static AGES: LazyLock<Vec<Regex>> = LazyLock::new(|| {
    let numbered = [
        format!(r"\b({NUMBERS}) ?(ans|an|mois)( et demie?)?\b"),
        format!(r"\b({NUMBERS})[- ]?(years?|yrs?|months?|mths?|weeks?|wks?|days?)[- ]old\b"),
        format!(
            r"\b(turns?|turned|turning|aged?|now|is|just) ({NUMBERS})($|[.!?,;]| today| years?\b)"
        ),
        format!(r"\b(aged|turned|turns) ({NUMBERS})\b"),
        format!(
            r"\b(i'm|im|he's|hes|she's|shes) (only |just |now |already )?({NUMBERS})($|[.!?,;]| and\b| now\b| today\b| already\b)"
        ),
        format!(
            r"\b(nearly|almost|only|bientot|presque|deja|a peine) ({NUMBERS})( ans)?($|[.!?,;]| (and|et|now)\b)"
        ),
        format!(r"\b({NUMBERS}) (weeks|wks|semaines) (today|old|de|d'|deja|aujourd'hui)"),
        format!(r"\b(fete|fetes|fetent|souffle) (ses|tes|mes|leurs) ({NUMBERS})\b"),
    ];
    let mut patterns: Vec<&str> = numbered.iter().map(String::as_str).collect();
    patterns.extend([
        r"\b\d{1,2} ?(y/o|yo|yrs)\b",
        r"\b\d{1,2} (today|already|aujourd'hui|deja)($| ?[.!?,;])",
        r"\b\d{1,2} ?½|\b\d{1,2} and a half\b",
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
        r"\b(year|grade|yr) (\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven)\b",
        r"\b(starts?|started|starting|in|finished?|into) (reception|kindergarten|pre-?k|year r)\b",
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
            r"\b((tous les|chaque|every|each) )({WEEKDAYS}|{SHORT_WEEKDAYS})s?( (at|a|de|from) {TIMES})?\b"
        ),
        // An appointment: a day with its hour, or a part of each week's day.
        format!(
            r"\b((this|next|on|ce|le) )?({WEEKDAYS})s?( (et|and|ou) ({WEEKDAYS})s?)? (prochain )?(at|a|de|from) {TIMES}\b"
        ),
        format!(r"\bles? ({WEEKDAYS})s? (matin|midi|apres-midi|soir|apres l'ecole)s?\b"),
        format!(r"\b(on )?({WEEKDAYS}) (eves|evenings|mornings|afternoons|nights)\b"),
        format!(r"\b(on|les) ({WEEKDAYS})s\b"),
        format!(
            r"\b(({WEEKDAYS}),? )?(le |the )?\d{{1,2}}(er|st|nd|rd|th|\.)? (of |de )?({MONTHS})\b\.?( (de )?\d{{4}}\b)?"
        ),
        format!(r"\b({MONTHS})\.? \d{{1,2}}(st|nd|rd|th)?\b(,? \d{{4}}\b)?"),
        // `mardi 16h30`, without a word between.
        format!(r"\b((this|next|on|ce|le) )?({WEEKDAYS}),? {CLOCK}\b"),
    ];
    let mut patterns: Vec<&str> = worded.iter().map(String::as_str).collect();
    patterns.extend([
        r"\b\d{1,2}[./-]\d{1,2}[./-](\d{4}|\d{2})\b",
        r"\b(le|du|au|on the) \d{1,2}/\d{1,2}\b",
        r"\b(19|20)\d{2}[./-]\d{1,2}[./-]\d{1,2}\b",
    ]);
    compiled(&patterns)
});

/// When and where somebody can be met: a day, its hour and a place, in either order, with nothing but small words between; without a day where the words
/// say that it is to meet.
pub(super) static MEETINGS: LazyLock<Vec<Regex>> = LazyLock::new(|| {
    let day = format!(
        r"((this|next|on|every|each|ce|le|chaque|tous les) )?(({WEEKDAYS})s?( (prochain|matin|soir|morning|evening))?|demain|tomorrow|(({WEEKDAYS}) )?\d{{1,2}}(er|st|nd|rd|th)? (of |de )?({MONTHS}))"
    );
    let time = format!(r"{day},? (at |a |de |from |vers |around )?{CLOCK}");
    let place = format!(
        r"(au |a la |a l'|aux |at |at the |in the |by the |(devant|outside|behind|derriere|near) (la |le |les |l'|the )?)({MEETING_PLACES})"
    );
    let call =
        "(rdv|rendez-vous|on se (retrouve|voit|rejoint)|meet(ing)?( us| me| up)?|see you( all)?)";
    let named =
        format!(r"({place}|({MEETING_PLACES}))( (du|de la|de l'|des|de) [a-z'-]+( [a-z'-]+)?)?");
    let hour = format!("(at |a |de |from |vers |around )?{CLOCK}");
    compiled(&[
        format!(r"\b{time},? (rdv |rendez-vous |meet |meeting )?{place}\b").as_str(),
        format!(r"\b{place},? {time}\b").as_str(),
        format!(r"\b{call},? {named},? {hour}\b").as_str(),
        format!(r"\b{call},? {hour},? {named}\b").as_str(),
    ])
});

/// Latitude and longitude with three decimals or more, beside the forms that are known in writing.
pub(super) static COORDINATES: LazyLock<Vec<Regex>> =
    LazyLock::new(|| compiled(&[r"-?\b\d{1,2}\.\d{3,}( ?, ?| )-?\d{1,3}\.\d{3,}\b"]));

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
    compiled(&[
        r"\b[A-Z][a-z']+ (Street|Road|Lane|Avenue|Crescent|Terrace|Grove|Close|Drive|Gardens)\b",
        r"\b([Cc]hemin|[Pp]lace|[Aa]llee|[Qq]uai|[Ss]quare|[Rr]oute|[Ss]entier|[Rr]esidence) (de la |de l'|de |du |des |d')?[A-Z][a-z'-]+",
    ])
});

/// Schools, clubs and teams that are told by the last word of their name.
pub(super) static SCHOOLS_AS_WRITTEN: LazyLock<Vec<Regex>> = LazyLock::new(|| {
    compiled(&[
        r"\b[A-Z][A-Za-z']+ (Primary|Infants?|Juniors?|Elementary|High|Middle|Secondary|Prep|Grammar|Academy|College|Sixth Form|Pre-?[Ss]chool)\b",
        r"\b[A-Z][A-Za-z']+ (FC|AFC|RFC|CC|Rovers|Rangers|Gymnastics|Swimming|Netball|Rugby|Cubs|Brownies|Beavers|Guides)\b",
        r"\b[A-Z][A-Za-z']+ ((Under|under) ?\d{1,2}s?|[Uu]\d{1,2}s?)\b",
        r"\b(AS|FC|US|ES|SC|JS|MJC|CLSH|ALSH|Judo Club|Tennis Club) (de la |de l'|de |du |des |d')?[A-Z][a-z'-]+",
    ])
});

/// Accounts, before what looks like an e-mail address with spaces in it.
pub(super) static ACCOUNTS: LazyLock<Vec<Regex>> =
    LazyLock::new(|| compiled(&[r"(^|[\s(])@[a-z0-9_.]{3,}"]));

/// Places that are told by what stands behind their name: a state, or what is there.
pub(super) static PLACES_AS_WRITTEN: LazyLock<Vec<Regex>> = LazyLock::new(|| {
    compiled(&[
        r"\b[A-Z][a-z'-]+( [A-Z][a-z'-]+)?, [A-Z]{2}\b",
        r"\b([A-Z][a-z'-]+ ){1,3}([Ll]eisure [Cc]entre|[Pp]ark|[Bb]each|[Hh]ospital|[Pp]ool|([Tt]own|[Vv]illage) [Hh]all|[Ll]ibrary|[Zz]oo|[Mm]useum|[Ss]tation|[Ff]arm|[Ll]ake)\b",
    ])
});

/// Before a word with a capital, these announce a place.
pub(super) const BEFORE_A_PLACE: &[&str] = &[
    "a", "au", "aux", "en", "in", "at", "near", "bei", "de", "from", "plage", "nach", "to", "down",
    "up", "around", "pour", "vers", "entre", "pres",
];

/// Behind these stands a person, though a small word that announces a place stands between.
pub(super) const BEFORE_SOMEBODY: &[&str] = &[
    "fier de",
    "fiere de",
    "fiers de",
    "anniversaire de",
    "anniv de",
    "fete de",
    "bapteme de",
    "soeur de",
    "frere de",
    "maman de",
    "papa de",
    "copain de",
    "copine de",
    "chambre de",
    "dessin de",
    "photo de",
    "birthday to",
    "thanks to",
    "love to",
    "married to",
    "thank you to",
    "merci a",
    "bravo a",
    "bisous a",
    "bisou a",
    "gateau pour",
    "cadeau pour",
    "present from",
    "love from",
    "photo from",
];

/// Dishes and things that are called after a place.
pub(super) const DISHES: &[&str] = &[
    "saucisse de",
    "saucisses de",
    "savon de",
    "jambon de",
    "moutarde de",
    "dentelle de",
    "porcelaine de",
    "choux de",
    "tarte de",
    "fromage de",
    "camembert de",
    "quiche de",
    "miel de",
    "vin de",
    "nougat de",
    "macarons de",
    "piment d'",
    "noix de",
    "riz de",
];

/// What is said to be somebody's, behind a name that lost its apostrophe.
pub(super) const POSSESSIONS: &str = "party birthday bday first last new room bike team class school hair face big favourite favorite";

/// Behind a word that opens a sentence, these say that it was a name: they hardly follow another noun without an article.
pub(super) const BEHIND_A_NAME: &str =
    "loves says started starts wants wanted thinks learned learnt adore aime prete fete souffle";

/// Words of a feast around a name in a hashtag.
pub(super) const AROUND_A_NAME: &str = "happybirthday birthday bday turning turns party joyeuxanniversaire bonanniversaire anniversaire anniv happy joyeux team love \
    welcome bienvenue baby bebe petite petit princesse princess prince les ans is first day and et";

/// Words that are written with a capital inside a sentence and are no names of people or places; folded.
pub(super) const NO_NAMES: &str = "happy birthday bday merry new year years eve day good morning night best thank thanks the and not but our this that she her his \
    they when what who how why just first last one two best bonne bon annee joyeux joyeuse joyeuses fete fetes anniversaire merci \
    saint saint-valentin saint-nicolas nouvel mother mothers father fathers parents mamma nan nanny gran grandad granddad nonna aunt \
    auntie uncle sister brother baby bebe pere mere fairy tooth bunny valentine valentines diwali hanukkah eid aid lent spring summer \
    autumn winter fall printemps automne chandeleur epiphanie british american irish scottish welsh polish chinese indian turkish \
    mexican japanese greek brussels anglaise francaise lego disney pixar netflix barbie pokemon playmobil nutella peppa bluey frozen \
    mario minecraft fortnite roblox nintendo playstation amazon google ikea lidl aldi tesco starbucks mcdonalds mcdo uber insta \
    spotify wifi covid monopoly uno scrabble messenger photoshop kindle iphone android doctor miss mrs madame monsieur president king \
    queen jesus dieu bible coran quran earth terre moon lune mamie papy doudou pere-noel world cup champions league premier monde \
    coupe tour olympics pancake bank roast yorkshire victoria caesar bolognese paris-brest earl black white vous nous elle une les des \
    mon mes bravo allez chef xbox wonder batman spiderman spider-man superman elsa totoro potter hogwarts poudlard marvel star wars";

/// Large towns that nobody takes for a person where they stand alone. None that is a first name or a word, too (Nancy, Charlotte, Nice).
pub(super) const TOWNS: &str = "brest lyon marseille nantes bordeaux lille toulouse strasbourg rennes grenoble montpellier dijon reims rouen caen toulon quimper lorient \
    limoges poitiers besancon metz mulhouse nimes avignon perpignan amiens bayonne bruxelles anvers gand liege namur charleroi geneve lausanne fribourg \
    neuchatel zurich montreal quebec ottawa toronto vancouver calgary winnipeg londres manchester birmingham liverpool sheffield bristol glasgow \
    edinburgh cardiff belfast newcastle nottingham leicester southampton portsmouth plymouth chicago boston seattle philadelphia baltimore detroit \
    atlanta miami minneapolis";

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
            MEETINGS.len(),
            COORDINATES.len(),
            STREETS.len(),
            STREETS_AS_WRITTEN.len(),
            SCHOOLS_AS_WRITTEN.len(),
            ACCOUNTS.len(),
            PLACES_AS_WRITTEN.len(),
        ];
        assert_eq!(counts, [14, 6, 11, 4, 1, 5, 2, 4, 1, 2]);
    }
}
