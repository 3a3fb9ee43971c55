//! Passwords in writing, as they hang on fridges and stand on the back of routers: mostly of a Wi-Fi network.

use std::sync::LazyLock;

use regex_lite::Regex;

use super::compiled;

/// Letters and digits that a password has at least.
const LEAST: usize = 4;
/// Without a colon before it, a password of a network has a digit and at least so many letters and digits.
const LEAST_BARE: usize = 8;

/// Words for a Wi-Fi network.
const NETWORK: &str = r"(wi ?-? ?fi|wlan|wpa ?[23]?|ssid|livebox|freebox|bbox|sfr ?box)";
/// Words for its key.
const KEY: &str = r"(password|passwort|passcode|passphrase|pwd|pass|mot de passe|mdp|code|key|cle|clef|schlüssel|schlussel|kennwort|contrasena|clave|wachtwoord|chiave)";
/// What stands between the words and the key itself.
const SIGN: &str = r" ?(:|=| is | est | lautet )";

static LABELLED: LazyLock<Vec<Regex>> = LazyLock::new(|| {
    let forms = [
        // WiFi: Martin Password: doudou2019; WLAN-Passwort: ...
        format!(r"\b{NETWORK}\b.*?\b{KEY}{SIGN} ?(?P<key>\S.*)$"),
        // Mot de passe du Wi-Fi : ...; clé de sécurité WPA2 = ...
        format!(
            r"\b{KEY} ?(de securite |d'acces |reseau )?(du |de la |de |for |of |del |for the )?(reseau |the |network )?{NETWORK}( [a-z0-9_-]+)?{SIGN} ?(?P<key>\S.*)$"
        ),
        // A password of anything.
        r"\b(password|passwort|mot de passe|mdp|kennwort|contrasena|wachtwoord) ?(:|=) ?(?P<key>\S.*)$"
            .to_owned(),
    ];
    compiled(&forms.each_ref().map(String::as_str))
});

/// The same without a colon: the last word is the key.
static BARE: LazyLock<Vec<Regex>> = LazyLock::new(|| {
    let forms = [
        format!(r"\b{NETWORK}[ -]?{KEY} (?P<key>\S+)$"),
        format!(r"\b{KEY} (du |de la |de |for |of )?{NETWORK} (?P<key>\S+)$"),
    ];
    compiled(&forms.each_ref().map(String::as_str))
});

/// The words alone: the key stands beside or below.
static ALONE: LazyLock<Vec<Regex>> = LazyLock::new(|| {
    let forms = [
        format!(r"^{NETWORK}[ -]?{KEY} ?:?$"),
        format!(
            r"^{KEY} ?(de securite )?(du |de la |de |for |of )?(reseau |network )?{NETWORK} ?:?$"
        ),
    ];
    compiled(&forms.each_ref().map(String::as_str))
});

/// What stands in the place of a password where nobody wrote one.
const NONE: &str = "ask asking demandez demander voir see required requis obligatoire none aucun aucune sans not pas available disponible \
    gratuit free fragen bitte reception forgot forgotten oublie oublié incorrect wrong invalid invalide erroné errone faux changed change \
    at chez au on your votre optional min minimum must doit siehe";

/// Whether a line has a password, or the words that stand beside the key of a network; in lower case, without accents.
pub(super) fn is_password(lower: &str) -> bool {
    let key = |form: &Regex| {
        let found = form.captures(lower)?;
        Some(found.name("key")?.as_str().to_owned())
    };
    let count = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).count();
    let written = |key: String| {
        let first = key.split_whitespace().next().unwrap_or_default();
        let word = first.trim_matches(|c: char| !c.is_alphanumeric());
        count(first) >= LEAST && !NONE.split_whitespace().any(|other| other == word)
    };
    let mixed = |key: String| {
        count(&key) >= LEAST_BARE && key.chars().any(|letter| letter.is_ascii_digit())
    };
    LABELLED.iter().filter_map(key).any(written)
        || BARE.iter().filter_map(key).any(mixed)
        || ALONE.iter().any(|form| form.is_match(lower))
}

/// How many patterns compile; a test compares them with those that are written.
#[cfg(test)]
pub(super) fn compile() -> usize {
    let all = [&LABELLED, &BARE, &ALONE];
    all.iter().map(|patterns| patterns.len()).sum()
}
