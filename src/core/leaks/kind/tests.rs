use super::*;

#[test]
fn every_pattern_compiles() {
    let forms = [&ONLINE, &SCHOOL, &STREET, &COORDINATES].map(|forms| forms.len());
    assert_eq!(forms, [4, 6, 6, 4]);
    let own = [
        club::compile(),
        stop::compile(),
        password::compile(),
        booking::compile(),
    ];
    assert_eq!(own, [14, 7, 7, 7]);
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
            "06 12 34 56 78 / 06 98 76 54 32",
            "06 12 34 56 78 06 98 76 54 32",
            "555-123-4567 / 555-987-6543",
            "12/05/2018 06 12 34 56 78",
            "2019-2020, Mairie 02 98 00 00 00",
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
            "12/05/2018 - 13/05/2018",
            "5500 0000 0000 0006",
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
fn coordinates_that_an_app_writes_on_a_photo_are_a_place_and_no_telephone_number() {
    all(
        TextKind::Address,
        &[
            "48.8583701, 2.2944813",
            "48.8583701,2.2944813",
            "-33.8568 151.2153",
            "48.8584° N, 2.2945° E",
            "N48.8584 E2.2945",
            "Lat 48.858370° Long 2.294481°",
            "Latitude: 48.8583701",
            "48°51'30\"N 2°17'40\"E",
            "48° 51′ 30″ nord, 2° 17′ 40″ est",
            "N 48° 51' 30\" E 2° 17' 40\"",
        ],
    );
    none(
        TextKind::Address,
        &[
            "12.500 13.750",
            "180°C / 20 min",
            "Long 1.500 m",
            "v1.10.2",
            "20° 25°",
        ],
    );
}

#[test]
fn schools_are_known() {
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
            "Arrêt École Jules Ferry",
            "School bus stop",
            "École de foot U9",
        ],
    );
}

/// That none of the texts looks like this kind.
fn none(kind: TextKind, texts: &[&str]) {
    for text in texts {
        assert_ne!(classify(text), kind, "{text}");
    }
}

#[test]
fn clubs_and_teams_are_known_and_signs_countries_and_trains_are_none() {
    all(
        TextKind::Club,
        &[
            "Judo Club de Lyon",
            "FC LORIENT U11",
            "US BREST FOOTBALL",
            "US BREST U13",
            "AS Cannes Handball",
            "Handball-Club",
            "HBC NANTES",
            "Rovers FC",
            "ROVERS FC",
            "Hillside Rovers Under 9s",
            "Under-11s",
            "UNDER 9S",
            "Union Sportive de Quimper",
            "TSV 1860 München",
            "TSV Musterdorf e.V.",
            "SV Musterstadt 09",
            "Schützenverein",
            "Équipe U13 filles",
            "U11 Football",
            "Tournoi U9",
            "Girls U12 Soccer",
            "1st Hillside Scouts",
            "Conservatoire de Brest",
        ],
    );
    none(
        TextKind::Club,
        &[
            "US ARMY",
            "US OPEN TENNIS",
            "US Open Tennis 2026",
            "MADE IN US",
            "AS SEEN ON TV",
            "AC DC",
            "TV Samsung",
            "SC Johnson",
            "U6 Garching",
            "U-Bahn U9",
            "U7",
            "U2",
            "Under 5s go free",
            "Under 12s must be accompanied",
            "Kids under 8s eat free",
            "Under 16s: £4.50",
            "Club sandwich 12",
            "Nightclub",
            "Night Club",
            "Football",
            "BASKET",
            "Merci coach",
            "La salle des Vereinigten",
            "AB-123-FC",
            "FC",
            "Les Cadets de Gascogne",
            "Es ist Sommer",
            "AS FOR ME",
        ],
    );
}

#[test]
fn stops_and_lines_of_buses_are_known_and_other_stops_are_none() {
    all(
        TextKind::BusStop,
        &[
            "Arrêt Mairie",
            "ARRÊT MAIRIE",
            "Arrêt : Gambetta",
            "Arrêt de bus",
            "Arrêt rue des Lilas",
            "Prochain arrêt : Gare",
            "Station de tram République",
            "Bus stop",
            "BUS STOP",
            "Bus stop Hillside",
            "Tram Stop",
            "Next stop: Market Street",
            "Bushaltestelle",
            "Haltestelle Rathaus",
            "Bus 38",
            "BUS 38",
            "Bus n° 12",
            "Bus 12 Direction Gare",
            "Tram 3",
            "Bus 24A",
            "Bus 12 to Hillside",
            "Ligne 12 Direction Mairie",
            "Ligne 4 vers Port du Rhu",
            "Line 12 towards Hillside",
            "Linie 5 Richtung Hauptbahnhof",
        ],
    );
    none(
        TextKind::BusStop,
        &[
            "ARRÊT",
            "STOP",
            "Arrêt d'urgence",
            "ARRÊT D’URGENCE",
            "Arrêt interdit",
            "ARRET OBLIGATOIRE",
            "Arrêt et stationnement interdits",
            "Arrêt minute",
            "ARRÊT DEMANDÉ",
            "Arrêt maladie",
            "Arrêt des machines",
            "arrêt sur image",
            "Stop requested",
            "NO STOPPING",
            "Non-stop",
            "Bus",
            "Ligne 12",
            "Line 12",
            "Route 66",
            "LIGNE 3 : 250 g de farine",
            "Metro 2033",
            "Bus 2000 watts",
            "Don't stop",
        ],
    );
}

#[test]
fn passwords_in_writing_are_known_and_offers_of_wifi_are_none() {
    all(
        TextKind::Password,
        &[
            "WiFi: xyz Password: abc123",
            "Wi-Fi : Martin Mot de passe : doudou2019",
            "Mot de passe wifi : doudou2019",
            "Mot de passe WiFi doudou2019",
            "mot de passe wifi",
            "MOT DE PASSE WI-FI",
            "Clé Wi-Fi",
            "Clé Wi-Fi : 1A2B 3C4D 5E6F",
            "Clé de sécurité WPA2 : 0123456789ABCDEF",
            "Clé du réseau wifi = nounours7",
            "Code wifi : 48291734",
            "WLAN-Passwort: Apfelbaum",
            "WLAN Schlüssel: 48291734",
            "WiFi password",
            "Wifi password is sunflower",
            "WPA key: 9f0c2a77",
            "The wifi code: sunflower",
            "Password: sunflower",
            "Mot de passe : tournesol",
            "Livebox-1A2B clé : F00BA4",
        ],
    );
    none(
        TextKind::Password,
        &[
            "Free WiFi",
            "WiFi gratuit",
            "WIFI",
            "Wi-Fi zone",
            "Ask for the WiFi password at the desk",
            "WiFi password: ask at reception",
            "Code wifi : demandez au comptoir",
            "Demandez le code WiFi au bar",
            "Password: ********",
            "Password",
            "Password required",
            "Mot de passe oublié ?",
            "Mot de passe : oublié ?",
            "Passwort vergessen",
            "Key: G major",
            "Code: 2026",
            "Clé de sol",
            "Clé USB 32 Go",
            "WiFi 6 router, 5 GHz",
            "Boarding pass",
        ],
    );
}

#[test]
fn bookings_in_writing_are_known_and_words_at_the_gate_are_none() {
    all(
        TextKind::Booking,
        &[
            "BOARDING PASS",
            "Boarding pass Lucas Martin",
            "CARTE D'EMBARQUEMENT",
            "Carte d’embarquement",
            "BORDKARTE / BOARDING PASS",
            "Booking reference: QWERTY",
            "Booking reference QX7R2P",
            "BOOKING REF QX7R2P",
            "Booking Reference QWERTY",
            "Booking reference",
            "Référence de réservation : QX7R2P",
            "Référence de réservation",
            "RÉFÉRENCE DE DOSSIER : QWERTY",
            "Numéro de dossier : QX7R2P",
            "N° de dossier QX7R2P",
            "Dossier SNCF : QWERTY",
            "PNR: QWERTY",
            "PNR QX7R2P",
            "Confirmation number: 4829173465",
            "Buchungscode: QX7R2P",
            "Flight AF 1234",
            "FLIGHT BA249",
            "Vol n° AF 7430",
            "VOL U2 4821",
            "Flight number: EZ 482",
            "Billet électronique",
        ],
    );
    none(
        TextKind::Booking,
        &[
            "Boarding passes and passports ready please",
            "Please have your boarding pass ready",
            "Présentez votre carte d'embarquement",
            "Boarding",
            "Embarquement porte 12",
            "RESERVATION NUMBER PLEASE",
            "Réservation obligatoire",
            "Booking office",
            "Dossier de presse",
            "Dossier scolaire",
            "Numéro de dossier scolaire",
            "Vol. II 22",
            "Vol 2",
            "Vol au vent 12",
            "Flight of stairs 12",
            "Flight Simulator 2024",
            "Confirmation de Lucas",
            "e-ticket",
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
