//! The countries that somebody may live in: all of them, whether or not the directory knows a service there.

use std::fmt;
use std::str::FromStr;
use std::sync::LazyLock;

use serde::{Serialize, Serializer};

use super::Directory;

/// Code and names of each country (assets/countries/README.md); only the codes are read here.
const NAMES: &str = include_str!("../../../assets/countries/names.tsv");

/// The members of the European Union, for which its own services and numbers are right.
const UNION: [&str; 27] = [
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT",
    "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK",
];

/// The overseas departments of France have letters of their own (ISO 3166-1), which phones give for where they are, and its numbers:
/// 112 (service-public.fr), 119 (guernes.eu/pratique/infos-jeunesse/enfance-en-danger). Checked on 2026-11-30.
const OVERSEAS: [&str; 5] = ["GF", "GP", "MQ", "RE", "YT"];

static CODES: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    let lines = NAMES.lines().skip(1);
    lines.filter_map(|line| line.split('\t').next()).collect()
});

/// A country, by its two letters (ISO 3166-1). Its names are in `i18n`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Country(&'static str);

/// The letters are those of no country.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoSuchCountry;

impl Country {
    /// Its two letters, in upper case.
    pub fn code(self) -> &'static str {
        self.0
    }

    /// All countries, by their letters.
    pub fn all() -> impl Iterator<Item = Self> {
        CODES.iter().copied().map(Self)
    }

    /// The countries for which the directory has a service of their own, by their letters.
    pub fn listed() -> Vec<Self> {
        let directory = Directory::ours();
        let has = |country: &Self| directory.service.iter().any(|s| s.country == country.0);
        Self::all().filter(has).collect()
    }

    /// Whether it belongs to the European Union.
    pub fn is_european(self) -> bool {
        UNION.contains(&self.0)
    }
}

impl FromStr for Country {
    type Err = NoSuchCountry;

    /// Takes letters in either case, and `UK`; those of a part of a country are the country's.
    fn from_str(text: &str) -> Result<Self, NoSuchCountry> {
        let is = |letters: &str| text.eq_ignore_ascii_case(letters);
        let text = match text {
            _ if is("uk") => "GB",
            _ if OVERSEAS.into_iter().any(is) => "FR",
            text => text,
        };
        let known = Self::all().find(|country| country.0.eq_ignore_ascii_case(text));
        known.ok_or(NoSuchCountry)
    }
}

impl fmt::Display for NoSuchCountry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("no country has these letters")
    }
}

impl std::error::Error for NoSuchCountry {}

impl fmt::Debug for Country {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl Serialize for Country {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_country_is_known_by_its_letters_in_either_case() {
        for country in Country::all() {
            assert_eq!(country.code().parse(), Ok(country));
            assert_eq!(country.code().to_lowercase().parse(), Ok(country));
        }
        assert_eq!("fr".parse::<Country>().unwrap().code(), "FR");
        assert_eq!("UK".parse::<Country>().unwrap().code(), "GB");
        for code in OVERSEAS.into_iter().chain(["re"]) {
            assert_eq!(code.parse::<Country>().unwrap().code(), "FR", "{code}");
        }
        assert!("XX".parse::<Country>().is_err());
        assert!("".parse::<Country>().is_err());
        assert!(Country::all().count() > 200);
    }

    #[test]
    fn every_member_of_the_union_and_every_country_of_the_directory_is_a_country() {
        for code in UNION {
            assert!(code.parse::<Country>().unwrap().is_european());
        }
        for service in &Directory::ours().service {
            let area = ["EU", "world"].contains(&service.country.as_str());
            assert!(
                area || service.country.parse::<Country>().is_ok(),
                "{}",
                service.name
            );
        }
    }
}
