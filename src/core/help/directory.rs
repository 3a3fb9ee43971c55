//! The services, read from the program itself, or from an update that a person opened (`update`).

use std::sync::{LazyLock, PoisonError, RwLock};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::hours::open_first;
use super::{Age, Country, Opening, Preparation};
use crate::calendar::{Date, DateTime};

/// The longest text of a directory, in characters.
const LONGEST: usize = 400;
/// The fewest services of a directory, and those among them that help in the whole world: fewer are no directory that was read whole.
const FEWEST: (usize, usize) = (20, 3);

/// Who may use a service.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    strum::IntoStaticStr,
    strum::VariantNames,
    Deserialize,
    Serialize,
)]
#[strum(serialize_all = "kebab-case")]
#[serde(rename_all = "kebab-case")]
pub enum Helps {
    /// People who were under 18 when the picture was taken, and their parents.
    Minors,
    /// People who were 18 or older.
    Adults,
    /// Both.
    Everyone,
}

/// What a service is for.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    strum::IntoStaticStr,
    strum::VariantNames,
    Deserialize,
    Serialize,
)]
#[strum(serialize_all = "kebab-case")]
#[serde(rename_all = "kebab-case")]
pub enum Part {
    /// Somebody to talk to.
    Talk,
    /// Somebody for whoever thinks of dying, or cannot bear it any more.
    Crisis,
    /// Stops copies before or after somebody posts them: by their hash, or by having them taken down wherever they appear.
    Block,
    /// Asks platforms to take pictures down, or takes reports of them.
    Remove,
    /// The police, a complaint, associations for victims, compensation.
    Complain,
    /// Care for what came after.
    Care,
    /// What parents and professionals can read.
    Learn,
    /// For whoever is worried about sexual thoughts about children, their own or somebody's.
    Worried,
}

/// What a service does with the picture.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    strum::IntoStaticStr,
    strum::VariantNames,
    Deserialize,
    Serialize,
)]
#[strum(serialize_all = "kebab-case")]
#[serde(rename_all = "kebab-case")]
pub enum Upload {
    /// None is asked for.
    None,
    /// The hash is made on the person's own device; the picture stays there.
    HashedHere,
    /// The picture is sent to the service.
    Uploaded,
    /// Our source does not say.
    Unsaid,
}

/// The days of a service.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    strum::IntoStaticStr,
    strum::VariantNames,
    Deserialize,
    Serialize,
)]
#[strum(serialize_all = "kebab-case")]
#[serde(rename_all = "kebab-case")]
pub enum Days {
    /// At any time.
    Always,
    /// Each day.
    Daily,
    /// Monday to Saturday.
    MondayToSaturday,
    /// Monday to Friday.
    MondayToFriday,
}

/// When a service answers.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Hours {
    /// The days.
    pub days: Days,
    /// From this time, `09:00`, local; empty for [`Days::Always`].
    #[serde(default)]
    pub from: String,
    /// To this time, local.
    #[serde(default)]
    pub to: String,
}

/// A service, as facts.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Service {
    /// Its own name.
    pub name: String,
    /// Where it works: two letters (ISO 3166-1), `EU` or `world`.
    pub country: String,
    /// Who may use it.
    pub helps: Helps,
    /// What it is for.
    pub part: Part,
    /// What it does with the picture.
    pub picture: Upload,
    /// Languages that it speaks (ISO 639); empty where we do not know.
    pub languages: Vec<String>,
    /// Whether it speaks others besides.
    #[serde(default)]
    pub more_languages: bool,
    /// Its number, as people of the country dial it.
    pub phone: Option<String>,
    /// Its page.
    pub web: Option<String>,
    /// When it answers, where we know.
    pub hours: Option<Hours>,
    /// When it answers again, where somebody asked at a moment at which it is closed; no directory says it.
    #[serde(skip_deserializing, skip_serializing_if = "Option::is_none")]
    pub opens: Option<Opening>,
    /// Whether one need not say who one is; none where our source does not say.
    #[serde(default)]
    pub anonymous: Option<bool>,
    /// Whether it can be reached in sign language.
    #[serde(default)]
    pub sign_language: bool,
    /// What to have at hand for it in particular.
    #[serde(default)]
    pub prepare: Vec<Preparation>,
    /// Where the facts come from.
    pub source: String,
    /// The day on which they were checked.
    #[serde(serialize_with = "as_text")]
    pub checked: toml::value::Datetime,
}

fn as_text<S: Serializer>(day: &toml::value::Datetime, to: S) -> Result<S::Ok, S::Error> {
    to.collect_str(day)
}

/// Whether it can be shown: not empty, not without an end, and nothing that a terminal would obey.
fn is_text(text: &str) -> bool {
    let long = text.chars().count() > LONGEST;
    !text.trim().is_empty() && !long && !text.chars().any(char::is_control)
}

fn is_page(web: &str) -> bool {
    is_text(web) && web.starts_with("https://") && !web.contains(' ')
}

/// Two letters, or what stands for several countries.
fn is_area(country: &str) -> bool {
    ["EU", "world"].contains(&country) || country.parse::<Country>().is_ok()
}

/// A number that can be dialled: one of letters cannot be from every telephone.
fn is_number(phone: &str) -> bool {
    is_text(phone) && !phone.chars().any(char::is_alphabetic)
}

impl Emergency {
    fn is_sound(&self) -> bool {
        let numbers = self.numbers.iter();
        is_area(&self.country)
            && !self.numbers.is_empty()
            && numbers.map(String::as_str).all(is_number)
    }
}

impl Platform {
    fn is_sound(&self) -> bool {
        let mut words = self.press.iter().chain(&self.choose);
        is_text(&self.name)
            && is_page(&self.web)
            && is_text(&self.source)
            && self.checked.date.is_some()
            && words.all(|word| is_text(word))
    }
}

impl Service {
    /// Whether it is complete, can be reached, and can be shown.
    fn is_sound(&self) -> bool {
        let reached = self.phone.is_some() || self.web.is_some();
        let time = |hours: &Hours| {
            let mut times = [&hours.from, &hours.to].into_iter();
            times.all(|time| time.is_empty() || is_text(time))
        };
        reached
            && is_text(&self.name)
            && is_text(&self.source)
            && is_area(&self.country)
            && self.checked.date.is_some()
            && self.phone.as_deref().is_none_or(is_number)
            && self.web.as_deref().is_none_or(is_page)
            && self.hours.as_ref().is_none_or(time)
            && self
                .languages
                .iter()
                .all(|tag| is_text(tag) && tag.len() == 2)
    }

    /// Whether it is for this person, or for one who is not known not to be.
    fn is_for(&self, age: Age) -> bool {
        // A service about a picture asks for the age when it was taken; one that people call, for their age today, and so does
        // one that wants a proof of it, which turns grown-ups away.
        let by_picture = matches!(self.part, Part::Block | Part::Remove);
        let by_proof = self.prepare.contains(&Preparation::ProofOfAge);
        match (self.helps, age) {
            (Helps::Everyone, _) | (_, Age::Unknown) => true,
            (Helps::Minors, Age::Under18) | (Helps::Adults, Age::Adult) => true,
            (Helps::Minors, Age::Under18Then) => !by_proof,
            (Helps::Adults, Age::Under18Then) => !by_picture,
            _ => false,
        }
    }
}

/// How to report on a platform.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Platform {
    /// Its own name.
    pub name: String,
    /// What to press, in order, in the platform's own words in English; empty where our source does not say.
    #[serde(default)]
    pub press: Vec<String>,
    /// The words to choose there, in the platform's own words in English; empty where our source does not say.
    #[serde(default)]
    pub choose: Vec<String>,
    /// A page where it can be reported, or that says how, also without an account where there is such a page.
    pub web: String,
    /// Where the facts come from.
    pub source: String,
    /// The day on which they were checked.
    #[serde(serialize_with = "as_text")]
    pub checked: toml::value::Datetime,
}

/// The emergency numbers of a country.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Emergency {
    /// Two letters, or `EU`.
    pub country: String,
    /// The best known first.
    pub numbers: Vec<String>,
}

/// All services.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Directory {
    /// The day on which it was last compared with its sources as a whole.
    #[serde(deserialize_with = "from_day")]
    pub checked: Date,
    /// Emergency numbers.
    pub emergency: Vec<Emergency>,
    /// In the order in which they are named to a person.
    pub service: Vec<Service>,
    /// Platforms, by name.
    pub platform: Vec<Platform>,
}

fn from_day<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Date, D::Error> {
    let day = toml::value::Datetime::deserialize(deserializer)?;
    let day = day.to_string().parse();
    day.map_err(|_| serde::de::Error::custom("no day"))
}

static BUILT_IN: LazyLock<Directory> = LazyLock::new(|| {
    // A test reads it; without it the advice still has its sentences.
    toml::from_str(include_str!("../../../assets/services.toml")).unwrap_or_default()
});

/// The directory of an update; none while it is the one in the program. A directory that was shown may still be looked at after the next one
/// came, so none is ever given up: a person opens very few.
static UPDATED: RwLock<Option<&'static Directory>> = RwLock::new(None);

/// Makes this the directory, or the one in the program.
pub(super) fn install(directory: Option<Directory>) {
    let directory: Option<&'static Directory> = directory.map(|one| &*Box::leak(Box::new(one)));
    *UPDATED.write().unwrap_or_else(PoisonError::into_inner) = directory;
}

impl Directory {
    /// The one that counts now: that of an update, or the one that the program brings.
    pub fn ours() -> &'static Self {
        let updated = *UPDATED.read().unwrap_or_else(PoisonError::into_inner);
        updated.unwrap_or(&BUILT_IN)
    }

    /// The one that the program brings.
    pub fn built_in() -> &'static Self {
        &BUILT_IN
    }

    /// Whether the one that counts now came with an update.
    pub fn is_updated() -> bool {
        UPDATED
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .is_some()
    }

    /// The name of what is not as it must be; none where everything is.
    pub fn fault(&self) -> Option<&str> {
        let (fewest, everywhere) = FEWEST;
        let world = self.service.iter().filter(|one| one.country == "world");
        if self.service.len() < fewest || world.count() < everywhere {
            return Some("service");
        }
        let service = self.service.iter().find(|one| !self.is_sound(one));
        let platform = self.platform.iter().find(|one| !one.is_sound());
        let emergency = self.emergency.iter().find(|one| !one.is_sound());
        let fault = service.map(|one| &one.name);
        let fault = fault.or(platform.map(|one| &one.name));
        fault
            .or(emergency.map(|one| &one.country))
            .map(String::as_str)
    }

    fn is_sound(&self, service: &Service) -> bool {
        let same = self.service.iter().filter(|other| {
            other.name == service.name
                && other.country == service.country
                && other.part == service.part
        });
        same.count() == 1 && service.is_sound()
    }

    /// The emergency numbers, those of the European Union for its countries; empty where we do not know them.
    pub(super) fn emergency(&self, country: Option<Country>) -> Vec<String> {
        let Some(country) = country else {
            return Vec::new();
        };
        let numbers = |area: &str| self.emergency.iter().find(|e| e.country == area);
        let union = || country.is_european().then(|| numbers("EU")).flatten();
        let found = numbers(country.code()).or_else(union);
        found.map(|e| e.numbers.clone()).unwrap_or_default()
    }

    /// The services of a kind for a person, those of the country first, then those of the European
    /// Union where that is right, then those of the world; of each, those that answer at the moment first, where one is given. Whoever is grown up by now finds
    /// lines for grown-ups before those for young people.
    pub(super) fn find(
        &self,
        part: Part,
        age: Age,
        country: Option<Country>,
        now: Option<DateTime>,
    ) -> Vec<Service> {
        let european = country.is_some_and(Country::is_european).then_some("EU");
        let own = country.map(Country::code);
        let areas = own.into_iter().chain(european).chain(["world"]);
        let fits = |service: &&Service| service.part == part && service.is_for(age);
        let of = |area: &'static str| {
            let there = move |service: &&Service| service.country == area;
            self.service.iter().filter(fits).filter(there)
        };
        let in_order = |area: &'static str| {
            let there = of(area).cloned().map(|service| service.at(now));
            let mut there: Vec<Service> = there.collect();
            open_first(&mut there);
            there
        };
        let mut found: Vec<Service> = areas.flat_map(in_order).collect();
        if part == Part::Talk && age == Age::Under18Then {
            found.sort_by_key(|service| service.helps == Helps::Minors);
        }
        found
    }

    /// The platform of this name, in either case, with or without spaces; or of what people call it, such as `insta`: a short name, or the beginning
    /// of one platform's name alone.
    pub fn platform(&self, name: &str) -> Option<&Platform> {
        let bare = |name: &str| -> String { name.to_lowercase().split_whitespace().collect() };
        let name = bare(name);
        let name = match name.as_str() {
            "fb" => "facebook",
            "twitter" => "x",
            "yt" => "youtube",
            name => name,
        };
        if let Some(called) = self.platform.iter().find(|one| bare(&one.name) == name) {
            return Some(called);
        }
        let begins = |one: &&Platform| name.len() > 2 && bare(&one.name).starts_with(name);
        let mut all = self.platform.iter().filter(begins);
        all.next().filter(|_| all.next().is_none())
    }
}
