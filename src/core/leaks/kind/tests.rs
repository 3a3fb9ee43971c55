use super::*;

#[test]
fn every_pattern_compiles() {
    let forms = [ONLINE.len(), SCHOOL.len(), STREET.len()];
    assert_eq!(forms, [4, 7, 6]);
}

fn all(kind: TextKind, texts: &[&str]) {
    for text in texts {
        assert_eq!(classify(text), kind, "{text}");
    }
}

#[test]
fn plates_of_many_countries_are_known() {
    all(
        TextKind::Plate,
        &[
            "AB-123-CD",
            "F AB-123-CD 75",
            "AB123CD",
            "1234 AB 75",
            "M-AB 1234",
            "B XY 77",
            "D M-AB 1234",
            "AB12 CDE",
            "1234 BCD",
            "12-AB-34",
            "XX-999-X",
            "1-ABC-234",
            "AB 1234",
            "ZH 123456",
            "W 12345 A",
            "WA 12345",
            "12-D-12345",
            "7ABC123",
            "ABC-1234",
            "ABCD 123",
            "AA-12-AA",
        ],
    );
}

#[test]
fn numbers_to_call_are_known_and_days_are_not() {
    all(
        TextKind::Phone,
        &[
            "06 12 34 56 78",
            "+33 6 12 34 56 78",
            "0612345678",
            "Tel. 030 / 123 456 78",
            "(555) 123-4567",
            "020 7946 0018",
            "+49 (0)30 1234567",
            "Tél : 04.91.00.00.00",
        ],
    );
    all(
        TextKind::Other,
        &[
            "24/12/2026",
            "2019-2020",
            "12345678",
            "2026-11-25",
            "112",
            "3018",
        ],
    );
}

#[test]
fn addresses_are_known() {
    all(
        TextKind::Address,
        &[
            "12 rue des Lilas",
            "RUE VICTOR HUGO",
            "75011 PARIS",
            "13001 Marseille",
            "Hauptstraße 5",
            "Hauptstr. 12",
            "Lindenweg 3",
            "80331 München",
            "Kerkstraat 12",
            "1012 AB Amsterdam",
            "SW1A 1AA",
            "10 Downing Street",
            "Calle Mayor 3",
            "Via Roma 10",
            "1000 Bruxelles",
            "B-1000 Bruxelles",
            "Springfield, IL 62704",
            "K1A 0B1",
            "1200-195 LISBOA",
            "Rua Augusta 24",
            "Avenue de la République",
        ],
    );
}

#[test]
fn schools_and_clubs_are_known() {
    all(
        TextKind::School,
        &[
            "École Jules Ferry",
            "ECOLE MATERNELLE",
            "Collège Victor Hugo",
            "St Mary's Primary School",
            "Grundschule am Park",
            "Kita Sonnenschein",
            "CEIP Miguel de Cervantes",
            "Scuola Primaria",
            "Basisschool De Regenboog",
            "Crèche Les Petits Loups",
            "Judo Club de Lyon",
        ],
    );
}

#[test]
fn addresses_on_the_web_are_known() {
    all(
        TextKind::Online,
        &[
            "www.example.org",
            "emma@example.com",
            "@lucas_2014",
            "example.fr",
            "https://example.net/a",
            "Mail: a.b@c.de",
        ],
    );
}

#[test]
fn names_are_guessed_and_signs_are_not() {
    all(
        TextKind::Name,
        &[
            "Emma",
            "LUCAS",
            "Lucas Martin",
            "Lucas MARTIN",
            "Jean-Pierre",
            "Nom : Durand",
            "Zoé D.",
        ],
    );
    all(
        TextKind::Other,
        &[
            "SORTIE",
            "EXIT",
            "Happy Birthday",
            "OPEN",
            "Bakery Café",
            "",
            "7",
            "4 x 100 m",
            "STOP",
        ],
    );
}

proptest::proptest! {
    #[test]
    fn any_text_has_a_kind(text in ".{0,80}") {
        classify(&text);
    }
}
