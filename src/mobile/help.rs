//! Who helps: help lines and removal services near somebody, and which of them fit what a person tells. Nothing is sent.

use ombrelle_core::help::{
    self, Answers, Country, Land, Online as CoreOnline, Place as CorePlace, Service, Step,
};
use ombrelle_i18n::Words;

use crate::language::{Language, words};
use crate::mirror::mirrored;

mirrored! {
    /// Whether the picture is already online.
    Online = CoreOnline {
        /// Somebody saw it there.
        Yes,
        /// Not that the person knows.
        No,
        /// The person cannot tell.
        Unknown,
    }
}

mirrored! {
    /// Where it is online.
    Place = CorePlace {
        /// An app or a network where people post.
        Network,
        /// Messages from person to person or in a group.
        Messages,
        /// A web page.
        Website,
        /// The person cannot tell, or does not want to.
        Unknown,
    }
}

/// Somebody who helps.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Helper {
    /// Its own name.
    pub name: String,
    /// Its number, as people of the country dial it.
    pub phone: Option<String>,
    /// Its page; nothing here opens it.
    pub web: Option<String>,
}

/// One thing to do.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct HelpStep {
    /// What, in kebab case.
    pub code: String,
    /// The same as a sentence.
    pub sentence: String,
    /// Emergency numbers, the best known first; empty where the step is another or we do not know them.
    pub numbers: Vec<String>,
    /// With whom, the nearest first.
    pub helpers: Vec<Helper>,
    /// What to have at hand, a sentence each.
    pub prepare: Vec<String>,
}

/// What a person tells.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct WhichDoor {
    /// Whether the person in the picture was under 18 when it was taken.
    pub under_18: bool,
    /// Where the person lives: one of [`which_door_countries`]; anything else counts as `other`.
    pub country: String,
    /// Whether it is online.
    pub online: Online,
    /// Where.
    pub place: Place,
    /// Whether somebody threatens, pressures or blackmails the person.
    pub threatened: bool,
}

/// The countries that the directory knows for [`which_door`]: two letters (ISO 3166-1), `EU`, and `other`.
#[uniffi::export]
pub fn which_door_countries() -> Vec<String> {
    use Country as C;
    let all = [
        C::FR,
        C::BE,
        C::DE,
        C::NL,
        C::ES,
        C::IT,
        C::EU,
        C::GB,
        C::US,
        C::CA,
        C::AU,
        C::Other,
    ];
    all.iter()
        .map(|country| country.code().to_owned())
        .collect()
}

/// Says what to do, in order: with a threat, emergency and help lines come first.
#[uniffi::export]
pub fn which_door(told: WhichDoor, language: Language) -> Vec<HelpStep> {
    let words = words(language);
    let advice = help::advise(&Answers {
        under_18: told.under_18,
        // Safe: what fits anybody anywhere.
        country: told.country.parse().unwrap_or(Country::Other),
        online: told.online.into(),
        place: told.place.into(),
        threatened: told.threatened,
    });
    advice
        .steps
        .iter()
        .map(|step| HelpStep::of(step, words))
        .collect()
}

/// The emergency number first, then whoever helps in a country (two letters, ISO 3166-1), in the European Union and in the world, line by
/// line. A country that the directory does not know, or none, gives the world's.
#[uniffi::export]
pub fn help_near(country: Option<String>, language: Language) -> Vec<String> {
    let land: Option<Land> = country.and_then(|code| code.parse().ok());
    words(language).help_near(&help::near(land))
}

impl HelpStep {
    fn of(step: &Step, words: &Words) -> Self {
        let prepare = step.prepare.iter();
        Self {
            code: step.kind.code().to_owned(),
            sentence: words.advice_step(step),
            numbers: step.numbers.clone(),
            helpers: step.services.iter().map(Helper::from).collect(),
            prepare: prepare
                .map(|thing| words.advice_preparation(thing))
                .collect(),
        }
    }
}

impl From<&Service> for Helper {
    fn from(service: &Service) -> Self {
        Self {
            name: service.name.clone(),
            phone: service.phone.clone(),
            web: service.web.clone(),
        }
    }
}
