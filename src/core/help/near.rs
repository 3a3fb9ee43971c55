//! Everything that the directory knows for a country: help lines, removal services, the emergency number.

use serde::Serialize;

use super::{Directory, Service};

/// The countries that the directory is kept for, whether or not it has a service there yet.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Serialize,
    strum::IntoStaticStr,
    strum::EnumString,
    strum::VariantNames,
    strum::VariantArray,
)]
#[strum(serialize_all = "lowercase", ascii_case_insensitive)]
#[serde(rename_all = "UPPERCASE")]
pub enum Land {
    /// France.
    Fr,
    /// Belgium.
    Be,
    /// Luxembourg.
    Lu,
    /// Switzerland.
    Ch,
    /// Germany.
    De,
    /// The Netherlands.
    Nl,
    /// Spain.
    Es,
    /// Italy.
    It,
    /// Portugal.
    Pt,
    /// The United Kingdom.
    #[strum(to_string = "gb", serialize = "uk")]
    Gb,
    /// Ireland.
    Ie,
    /// The United States.
    Us,
    /// Canada.
    Ca,
    /// Australia.
    Au,
}

impl Land {
    /// The key of its name in the catalogues: its two letters (ISO 3166-1) in lower case.
    pub fn code(self) -> &'static str {
        self.into()
    }

    fn is_european(self) -> bool {
        use Land as L;
        matches!(
            self,
            L::Fr | L::Be | L::Lu | L::De | L::Nl | L::Es | L::It | L::Pt | L::Ie
        )
    }
}

/// Who helps.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Nearby {
    /// The country asked for.
    pub land: Option<Land>,
    /// Its emergency numbers; empty where the directory does not know them.
    pub numbers: Vec<String>,
    /// Services of the country itself; empty where the directory knows none.
    pub own: Vec<Service>,
    /// Services of the European Union, for its countries.
    pub union: Vec<Service>,
    /// Services for the whole world.
    pub world: Vec<Service>,
}

/// Lists what the directory has for a country, or for the world alone.
pub fn near(land: Option<Land>) -> Nearby {
    let directory = Directory::ours();
    let code = land.map(|land| land.code().to_uppercase());
    let of = |area: &str| -> Vec<Service> {
        let there = directory.service.iter().filter(|s| s.country == area);
        there.cloned().collect()
    };
    let numbers = |area: &str| {
        let found = directory.emergency.iter().find(|e| e.country == area);
        found.map(|emergency| emergency.numbers.clone())
    };
    let in_union = land.is_some_and(Land::is_european);
    let union = |found: Option<_>| found.or_else(|| in_union.then(|| numbers("EU")).flatten());
    Nearby {
        land,
        numbers: union(code.as_deref().and_then(numbers)).unwrap_or_default(),
        own: code.as_deref().map(of).unwrap_or_default(),
        union: if in_union { of("EU") } else { Vec::new() },
        world: of("world"),
    }
}

#[cfg(test)]
mod tests {
    use strum::VariantArray;

    use super::*;

    #[test]
    fn every_country_leads_to_somebody_who_helps() {
        for land in Land::VARIANTS {
            let near = near(Some(*land));
            assert!(near.world.len() >= 3, "{land:?}");
            assert!(!near.numbers.is_empty(), "{land:?}");
            assert!(!near.own.is_empty(), "{land:?}");
            assert!(
                near.own
                    .iter()
                    .all(|s| s.country.to_lowercase() == land.code())
            );
        }
        let nowhere = near(None);
        assert!(nowhere.own.is_empty() && nowhere.numbers.is_empty());
        assert!(!nowhere.world.is_empty());
    }

    #[test]
    fn a_country_is_known_by_its_letters_in_either_case() {
        assert_eq!("fr".parse(), Ok(Land::Fr));
        assert_eq!("UK".parse(), Ok(Land::Gb));
        assert_eq!(Land::Gb.code(), "gb");
        assert!("XX".parse::<Land>().is_err());
    }
}
