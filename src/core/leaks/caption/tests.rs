use super::CaptionKind as K;
use super::*;

fn told(text: &str) -> Vec<(K, String)> {
    let found = check_caption(text).found.into_iter();
    found.map(|leak| (leak.kind, leak.content)).collect()
}

fn tells(text: &str, wanted: &[(K, &str)]) {
    let wanted: Vec<(K, String)> = wanted.iter().map(|(k, c)| (*k, (*c).to_owned())).collect();
    assert_eq!(told(text), wanted, "{text}");
}

#[test]
fn a_caption_as_parents_write_them_tells_everything_that_is_looked_for() {
    tells(
        "Première rentrée d’Emma, 6 ans, à l’école Jules Ferry de Nantes le 2 septembre 2026 ! @mamandemma #babygirl",
        &[
            (K::School, "l’école Jules Ferry de Nantes"),
            (K::Online, "@mamandemma"),
            (K::Name, "Emma"),
            (K::Age, "6 ans"),
            (K::Date, "le 2 septembre 2026"),
            (K::Hashtag, "#babygirl"),
        ],
    );
    tells(
        "Oliver turns 5 today! Party at 12 Baker Street, then football every Tuesday at 5 with St Mary's Primary School.",
        &[
            (K::School, "St Mary's Primary School"),
            (K::Address, "12 Baker Street"),
            (K::Name, "Oliver"),
            (K::Age, "turns 5 today"),
            (K::Date, "every Tuesday at 5"),
        ],
    );
}

#[test]
fn a_caption_that_tells_nobody_anything_is_left_alone() {
    for quiet in [
        "",
        "Quelle belle journée !",
        "What a lovely day, so close to the end of summer",
        "We drive through spring 2024 with a smile",
        "Ben oui, les roses sont jolies",
        "Mark your calendars",
        "Il y a 3 ans déjà",
        "À Noël on mange trop",
        "Thanks for 2 years of love",
        "Merci à Maman",
        "So proud of them!!! ❤️❤️",
        "COVID-19 is over",
        "#sunset #coffee",
    ] {
        tells(quiet, &[]);
    }
}

#[test]
fn ages_in_words_and_classes_are_ages() {
    for (text, age) in [
        ("Elle a sept ans", "sept ans"),
        ("18 months old", "18 months old"),
        ("une petite de 18 mois", "18 mois"),
        ("Our 4-year-old", "4-year-old"),
        ("Happy 7th birthday", "7th birthday"),
        ("Son 3e anniversaire", "3e anniversaire"),
        ("déjà en CM2 !", "CM2"),
        ("Ready for 2nd grade", "2nd grade"),
        ("8 Jahre alt", "8 Jahre alt"),
        ("cumple 5 años", "5 años"),
    ] {
        tells(text, &[(K::Age, age)]);
    }
}

#[test]
fn places_are_told_behind_a_pin_and_behind_small_words() {
    tells(
        "📍 La Baule, plage des Sables",
        &[(K::Place, "La Baule, plage des Sables")],
    );
    tells("Week-end à Saint-Malo !", &[(K::Place, "Saint-Malo")]);
    tells("holidays in New York with love", &[(K::Place, "New York")]);
    for place in [
        "48.8584, 2.2945",
        "48.858,2.294",
        "48.8583701,2.2944813",
        "48.8584° N, 2.2945° E",
        "48°51'30\"N 2°17'40\"E",
    ] {
        tells(place, &[(K::Place, place)]);
    }
    tells(
        "12 bis rue des Lilas",
        &[(K::Address, "12 bis rue des Lilas")],
    );
    tells("44000 Nantes", &[(K::Address, "44000 Nantes")]);
}

#[test]
fn names_are_told_whole_and_words_that_are_names_too_only_where_they_can_be() {
    tells("Avec Lucas Martin hier", &[(K::Name, "Lucas Martin")]);
    tells("avec lucas hier", &[(K::Name, "lucas")]);
    tells("Jean-Pierre’s boat", &[(K::Name, "Jean-Pierre")]);
    tells("Un gâteau pour Rose", &[(K::Name, "Rose")]);
    tells("Emma et Emma", &[(K::Name, "Emma")]);
    tells("#EmmaGrandit", &[(K::Name, "#EmmaGrandit")]);
}

#[test]
fn accounts_numbers_and_plates_are_told() {
    tells("suivez-nous sur @lea_2014", &[(K::Online, "@lea_2014")]);
    tells("écris à a.b@example.com", &[(K::Online, "a.b@example.com")]);
    tells("Perdu ? 06 12 34 56 78", &[(K::Phone, "06 12 34 56 78")]);
    tells(
        "Perdu ? 06 12 34 56 78 / 06 98 76 54 32",
        &[(K::Phone, "06 12 34 56 78 / 06 98 76 54 32")],
    );
    tells("notre auto AB-123-CD", &[(K::Plate, "AB-123-CD")]);
}

#[test]
fn numbers_with_their_own_proof_and_days_of_birth_are_told() {
    tells(
        "Léa, née le 3 août 2017 à Nantes",
        &[
            (K::Place, "Nantes"),
            (K::BirthDate, "née le 3 août 2017"),
            (K::Name, "Léa"),
        ],
    );
    tells(
        "Cagnotte : DE89 3704 0044 0532 0130 00 merci",
        &[(K::Iban, "DE89 3704 0044 0532 0130 00")],
    );
    tells(
        "perdu 4111 1111 1111 1111 hier",
        &[(K::Card, "4111 1111 1111 1111")],
    );
    tells(
        "1 84 12 76 451 089 46",
        &[(K::NationalNumber, "1 84 12 76 451 089 46")],
    );
}

#[test]
fn hashtags_that_draw_strangers_are_told_and_others_are_not() {
    for tag in [
        "#bathtime",
        "#PottyTraining",
        "#toddler_bikini",
        "#petiteDanseuse",
        "#HeureDuBain",
    ] {
        tells(tag, &[(K::Hashtag, tag)]);
    }
    for tag in ["#bathroomdesign", "#beach", "#kidney", "#danse"] {
        tells(tag, &[]);
    }
}

#[test]
fn what_is_not_read_of_a_very_long_caption_is_told() {
    let long = "a ".repeat(10_000);
    assert!(check_caption(&long).complete);
    assert!(!check_caption(&format!("{long} Emma")).complete);
}

proptest::proptest! {
    #[test]
    fn any_caption_is_read(text in "(?s).{0,120}") {
        for leak in check_caption(&text).found {
            proptest::prop_assert!(!leak.content.is_empty());
        }
    }
}

#[test]
fn what_is_written_like_a_name_is_told_though_no_list_has_it() {
    tells("So proud of Zorbek today", &[(K::Name, "Zorbek")]);
    tells("Zorbek's first goal", &[(K::Name, "Zorbek")]);
    tells("trop fier de Zorbek et de sa soeur", &[(K::Name, "Zorbek")]);
    tells("Yanis en CE2 !", &[(K::Name, "Yanis"), (K::Age, "CE2")]);
    tells("its mias party", &[(K::Name, "mia")]);
    tells(
        "#happybirthdayfreddie",
        &[(K::Name, "#happybirthdayfreddie")],
    );
    for quiet in [
        "Our Best Summer Holiday Ever",
        "It's a wrap. That's all, I'm off to bed",
        "Happy Birthday and Merry Christmas",
        "un savon de Marseille qui sent bon",
        "#happybirthdaytome",
    ] {
        tells(quiet, &[]);
    }
}

#[test]
fn appointments_and_clubs_are_told() {
    tells(
        "foot lundi et jeudi à 18h",
        &[(K::Date, "lundi et jeudi à 18h")],
    );
    tells("this sunday at 2", &[(K::Date, "this sunday at 2")]);
    tells("tap every fri", &[(K::Date, "every fri")]);
    tells("it was a quiet sunday", &[]);
    tells("off to Larkfield High", &[(K::School, "Larkfield High")]);
    tells(
        "go on Larkfield Under 8s",
        &[(K::School, "Larkfield Under 8s")],
    );
    tells(
        "bravo (maternelle des Lilas)",
        &[(K::School, "maternelle des Lilas")],
    );
}

#[test]
fn a_number_and_today_are_an_age_and_a_birthday() {
    for (text, age) in [
        ("Emma, 6 today!", "6 today"),
        ("Emma, 6 aujourd’hui !", "6 aujourd’hui"),
        ("Emma, 8 already", "8 already"),
    ] {
        tells(text, &[(K::Name, "Emma"), (K::Age, age)]);
    }
    tells("Nothing but rain, 38 degrees today!", &[]);
}

#[test]
fn when_and_where_somebody_can_be_met_is_told_in_one_line() {
    for (text, meeting) in [
        ("rdv mardi 16h30 au stade", "mardi 16h30 au stade"),
        (
            "Match samedi à 14h au stade Menez, venez nombreux",
            "samedi à 14h au stade Menez",
        ),
        (
            "rdv devant la gare demain à 8h",
            "devant la gare demain à 8h",
        ),
        (
            "swimming tomorrow 4:30pm at the pool",
            "tomorrow 4:30pm at the pool",
        ),
        (
            "meet on friday at 3pm outside the church",
            "on friday at 3pm outside the church",
        ),
        (
            "at the park every saturday 10am",
            "at the park every saturday 10am",
        ),
        // Without a day, where it says that it is to meet.
        (
            "Rdv plage du Port Vieux à 15h",
            "Rdv plage du Port Vieux à 15h",
        ),
        ("RDV à 15h à la piscine !", "RDV à 15h à la piscine"),
        ("Meet us at the pool at 3pm", "Meet us at the pool at 3pm"),
    ] {
        tells(text, &[(K::Meeting, meeting)]);
    }
    // Without a place it is an hour of a day; without an hour, a place that everybody has.
    tells("rdv mardi 16h30", &[(K::Date, "mardi 16h30")]);
    for quiet in [
        "un dimanche au parc",
        "at the pool all day",
        "16h30, au stade !",
    ] {
        tells(quiet, &[]);
    }
}

#[test]
fn an_accent_behind_its_letter_reads_as_a_part_of_it() {
    let caption = "Rentrée de Léa, 6 ans, à l’école Jules Ferry";
    let mut pasted = caption.to_owned();
    for (one, two) in [('é', "e\u{301}"), ('à', "a\u{300}")] {
        pasted = pasted.replace(one, two);
    }
    assert_ne!(pasted, caption);
    assert_eq!(told(&pasted), told(caption));
    assert!(told(&pasted).contains(&(K::Name, "Léa".to_owned())));
}

#[test]
fn a_town_alone_is_a_place_and_no_person() {
    tells("Retour sur Brest !", &[(K::Place, "Brest")]);
    tells("bisous, Lorient nous manque", &[(K::Place, "Lorient")]);
    tells(
        "trop fier, Brest Zorbek a gagné",
        &[(K::Name, "Brest Zorbek")],
    );
}
