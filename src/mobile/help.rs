//! Who helps: help lines and removal services near somebody, and which of them fit what a person tells. Nothing is sent.

use ombrelle_core::calendar;
use ombrelle_core::help::{
    self, Age as CoreAge, Answers, Country, Online as CoreOnline, Place as CorePlace, Service,
    Stage as CoreStage, Step, What as CoreWhat, Who as CoreWho,
};
use ombrelle_i18n::Words;

use crate::language::{Language, words};
use crate::mirror::mirrored;

mirrored! {
    /// Who asks.
    WhoAsks = CoreWho {
        /// The person in the picture, or who is threatened.
        Me,
        /// A parent, or who takes a parent's place.
        Parent,
        /// Somebody whom a friend told about it.
        Friend,
        /// Somebody who works with children.
        Work,
        /// Somebody who passed a picture on, or made one.
        PassedOn,
        /// Somebody who is worried about sexual thoughts about children, their own or another person's.
        Worried,
    }
}

mirrored! {
    /// What it is about.
    WhatHappened = CoreWhat {
        /// A picture or a video that was taken.
        Real,
        /// One that a program made or changed.
        Made,
        /// A threat alone, with a picture that may not exist.
        Threat,
        /// The person cannot tell.
        Unknown,
    }
}

mirrored! {
    /// How old the person in the picture is; where the person who asks did something or is worried, how old that person is.
    AgeTold = CoreAge {
        /// Under 18 today: spoken to in short words, and with `tu` in French.
        Under18,
        /// 18 or older today, and under 18 when the picture was taken.
        Under18Then,
        /// 18 or older, then and today.
        Adult,
        /// Not told: what fits either is named.
        Unknown,
    }
}

mirrored! {
    /// When a step is done.
    HelpStage = CoreStage {
        /// At once.
        FirstHour,
        /// Words that help: to begin with, or to say to a child.
        Say,
        /// What hurts, however well it is meant.
        DoNotSay,
        /// What to keep, and how.
        Evidence,
        /// Where to report it and who takes it down.
        Report,
        /// Who helps with what came after.
        After,
    }
}

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
    /// The same in a line to show: its name, its number with the hours, and where it is closed by the phone's clock when it opens, its page.
    pub line: String,
    /// What to know before, to be shown below: what it does with the picture, whether a name is asked for, its languages, what to have ready.
    pub about: String,
}

/// One thing to do.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct HelpStep {
    /// What, in kebab case.
    pub code: String,
    /// When; steps come in this order.
    pub stage: HelpStage,
    /// The same as a sentence.
    pub sentence: String,
    /// Emergency numbers, the best known first; empty where the step is another or we do not know them.
    pub numbers: Vec<String>,
    /// With whom, the nearest first.
    pub helpers: Vec<Helper>,
    /// What to have at hand, a sentence each.
    pub prepare: Vec<String>,
}

/// What is said around the steps.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct HelpWords {
    /// Above them, line by line: that it is good to ask, and whether the directory knows nobody where the person lives.
    pub above: Vec<String>,
    /// Below them: that nothing is sent.
    pub below: String,
}

/// What a person tells.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct WhichDoor {
    /// Who asks.
    pub who: WhoAsks,
    /// What it is about.
    pub what: WhatHappened,
    /// How old.
    pub age: AgeTold,
    /// Where the person lives, two letters (ISO 3166-1); anything else is a country that we do not know: then the world's services are named.
    pub country: String,
    /// Whether it is online.
    pub online: Online,
    /// Where.
    pub place: Place,
    /// Whether somebody threatens, pressures or blackmails the person.
    pub threatened: bool,
}

/// The countries for which the directory has a service of their own: two letters each (ISO 3166-1).
#[uniffi::export]
pub fn which_door_countries() -> Vec<String> {
    let listed = Country::listed();
    listed.iter().map(|one| one.code().to_owned()).collect()
}

/// Says what to do, in order: with a threat, emergency and help lines come first.
#[uniffi::export]
pub fn which_door(told: WhichDoor, language: Language) -> Vec<HelpStep> {
    let words = words(language);
    help::advise_at(&told.into(), calendar::now())
        .steps
        .iter()
        .map(|step| HelpStep::of(step, words))
        .collect()
}

/// What is to be shown above and below these steps.
#[uniffi::export]
pub fn which_door_words(told: WhichDoor, language: Language) -> HelpWords {
    let (words, advice) = (words(language), help::advise(&told.into()));
    let mut above = vec![words.advice_heading(&advice)];
    if advice.nobody_near {
        above.push(words.say("triage-nobody-near", &[]));
    }
    HelpWords {
        above,
        below: words.say("triage-nothing-sent", &[]),
    }
}

impl From<WhichDoor> for Answers {
    fn from(told: WhichDoor) -> Self {
        Self {
            who: told.who.into(),
            what: told.what.into(),
            age: told.age.into(),
            // Safe: what fits anybody anywhere.
            country: told.country.parse().ok(),
            online: told.online.into(),
            place: told.place.into(),
            threatened: told.threatened,
        }
    }
}

/// The emergency number first, then whoever helps in a country (two letters, ISO 3166-1), in the European Union and in the world, line by
/// line. A country that the directory does not know, or none, gives the world's.
#[uniffi::export]
pub fn help_near(country: Option<String>, language: Language) -> Vec<String> {
    let country: Option<Country> = country.and_then(|code| code.parse().ok());
    words(language).help_near(&help::near_at(country, calendar::now()))
}

impl HelpStep {
    fn of(step: &Step, words: &Words) -> Self {
        let prepare = step.prepare.iter();
        let told = step.services.iter().zip(words.advice_services(step));
        Self {
            code: step.kind.code().to_owned(),
            stage: step.stage.into(),
            sentence: words.advice_step(step),
            numbers: step.numbers.clone(),
            helpers: told
                .map(|(service, told)| Helper::of(service, told, words))
                .collect(),
            prepare: prepare
                .map(|thing| words.advice_preparation(thing))
                .collect(),
        }
    }
}

impl Helper {
    fn of(service: &Service, (line, about): (String, String), words: &Words) -> Self {
        Self {
            name: words.service_name(service),
            phone: service.phone.clone(),
            web: service.web.clone(),
            line,
            about,
        }
    }
}
