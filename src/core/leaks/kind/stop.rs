//! Stops and lines of buses and trams: where somebody gets on every morning.

use std::sync::LazyLock;

use regex_lite::Regex;

use super::compiled;

/// Of text in lower case, without accents.
static WORDS: LazyLock<Vec<Regex>> = LazyLock::new(|| {
    compiled(&[
        r"\b(arret|station) (de |du )?(bus|tram|tramway|car|autobus)\b|\babribus\b|\b(prochain|prochaine) arret\b|\bgare routiere\b",
        r"\b(bus|tram|coach|streetcar) ?stop\b|\bnext stop\b|\bbus station\b",
        r"haltestelle\b|\bbushalte\b|\bparada de (auto)?bus\b|\bfermata\b|\bparagem\b",
    ])
});

/// Where nothing stops.
static NO_STOP: LazyLock<Vec<Regex>> =
    LazyLock::new(|| compiled(&[r"\b(arret demande|stop requested|no stopping|non-stop)\b"]));

/// The number of a line: `Bus 38`; a bare word for a line needs its direction beside it.
static LINES: LazyLock<Vec<Regex>> = LazyLock::new(|| {
    compiled(&[
        r"^(bus|tram|tramway|busline|buslinie|ligne de bus|bus line|bus route|linea de bus) ?(n° ?|no\.? |nr\.? ?|: ?)?[a-z]?\d{1,3}[a-z]?( (direction|dir\.|vers|to|towards|richtung|nach|via|>|->) ?\S.*| ?- ?\S.*)?$",
        r"^(ligne|line|linie|lijn|linea) ?(n° ?|no\.? |nr\.? ?|: ?)?[a-z]?\d{1,3}[a-z]? ?(direction|dir\.|vers|towards|richtung|>|->) ?\S",
    ])
});

/// `Arrêt Mairie`, as written without accents: the word for a stop and a name.
static NAMED: LazyLock<Vec<Regex>> = LazyLock::new(|| {
    compiled(&[r"^(Arret|ARRET) ?:? ([A-Z][A-Za-z'-]+|(rue|avenue|boulevard|place|quai|chemin) )"])
});

/// What follows the same word on other signs.
const OTHER: &str = "d d' de du et au aux en sur ou a interdit interdite obligatoire minute minutes urgence maladie pipi cardiaque complet \
    machine automatique net immediat demande livraison livraisons depose toleree tolere limite autorise moteur moteurs general travail \
    definitif temporaire rapide force forcee image stop total";

/// Whether a line names a stop, or a line of buses: as written, and in lower case; both without accents.
pub(super) fn is_stop(plain: &str, lower: &str) -> bool {
    let is = |patterns: &[Regex]| patterns.iter().any(|pattern| pattern.is_match(lower));
    if is(&NO_STOP) {
        return false;
    }
    let named = NAMED.iter().filter_map(|pattern| pattern.captures(plain));
    let mut names = named.filter_map(|found| Some(found.get(2)?.as_str().to_lowercase()));
    let is_other = |name: &str| {
        let name = name.strip_prefix("d'").map_or(name, |_| "d'");
        OTHER.split_whitespace().any(|word| word == name)
    };
    is(&WORDS) || is(&LINES) || names.any(|name| !is_other(&name))
}

/// How many patterns compile; a test compares them with those that are written.
#[cfg(test)]
pub(super) fn compile() -> usize {
    let all = [&WORDS, &NO_STOP, &LINES, &NAMED];
    all.iter().map(|patterns| patterns.len()).sum()
}
