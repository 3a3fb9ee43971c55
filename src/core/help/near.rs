//! Everything that the directory knows for a country: help lines, removal services, the emergency number.

use serde::Serialize;

use super::hours::open_first;
use super::{Country, Directory, Service};
use crate::calendar::{Date, DateTime};

/// Who helps.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Nearby {
    /// The day on which the directory was last checked.
    pub checked: Date,
    /// The country asked for.
    pub country: Option<Country>,
    /// Its emergency numbers; empty where the directory does not know them.
    pub numbers: Vec<String>,
    /// Services of the country itself; empty where the directory knows none.
    pub own: Vec<Service>,
    /// Services of the European Union, for its countries.
    pub union: Vec<Service>,
    /// Services for the whole world.
    pub world: Vec<Service>,
}

/// Lists what the directory has for a country, or for the world alone. In each list whoever listens comes first.
pub fn near(country: Option<Country>) -> Nearby {
    listed(country, None)
}

/// The same at a moment: with when each that is closed then answers again, behind those that answer.
pub fn near_at(country: Option<Country>, now: DateTime) -> Nearby {
    listed(country, Some(now))
}

fn listed(country: Option<Country>, now: Option<DateTime>) -> Nearby {
    let directory = Directory::ours();
    let of = |area: &str| -> Vec<Service> {
        let there = directory.service.iter().filter(|s| s.country == area);
        let there = there.cloned().map(|service| service.at(now));
        let mut there: Vec<Service> = there.collect();
        there.sort_by_key(|service| service.part);
        for equals in there.chunk_by_mut(|one, other| one.part == other.part) {
            open_first(equals);
        }
        there
    };
    let in_union = country.is_some_and(Country::is_european);
    Nearby {
        checked: directory.checked,
        country,
        numbers: directory.emergency(country),
        own: country.map(|one| of(one.code())).unwrap_or_default(),
        union: if in_union { of("EU") } else { Vec::new() },
        world: of("world"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_country_leads_to_somebody_who_helps() {
        for country in Country::listed() {
            let near = near(Some(country));
            assert!(near.world.len() >= 3, "{country:?}");
            assert!(!near.numbers.is_empty(), "{country:?}");
            assert!(!near.own.is_empty(), "{country:?}");
            assert!(near.own.iter().all(|s| s.country == country.code()));
        }
        let nowhere = near(None);
        assert!(nowhere.own.is_empty() && nowhere.numbers.is_empty());
        assert!(!nowhere.world.is_empty());
    }

    /// They have letters of their own, which phones give, and services of the United States and of the United Kingdom.
    #[test]
    fn whoever_lives_in_puerto_rico_or_on_an_island_of_the_crown_finds_somebody_to_call() {
        for (code, emergency, line) in [
            ("PR", "911", "988"),
            ("JE", "999", "116 123"),
            ("GG", "999", "116 123"),
            ("IM", "999", "116 123"),
        ] {
            let near = near(code.parse().ok());
            assert!(near.numbers.iter().any(|one| one == emergency), "{code}");
            let mut lines = near.own.iter().filter_map(|s| s.phone.as_deref());
            assert!(lines.any(|phone| phone == line), "{code}");
        }
    }

    #[test]
    fn a_country_that_the_directory_does_not_know_gets_the_services_of_the_world() {
        let unknown = "FJ".parse().unwrap();
        assert!(!Country::listed().contains(&unknown));
        let near = near(Some(unknown));
        assert!(near.own.is_empty());
        assert!(near.world.iter().any(|service| service.name == "INHOPE"));
    }
}
