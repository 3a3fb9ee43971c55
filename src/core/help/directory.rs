//! The services, read from the program itself.

use std::sync::LazyLock;

use serde::{Deserialize, Serialize, Serializer};

use super::Country;

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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Part {
    /// Somebody to talk to.
    Talk,
    /// Platforms stop copies by their hash.
    Block,
    /// Asks platforms to take pictures down, or takes reports of them.
    Remove,
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
    /// Where the facts come from.
    pub source: String,
    /// The day on which they were checked.
    #[serde(serialize_with = "as_text")]
    pub checked: toml::value::Datetime,
}

fn as_text<S: Serializer>(day: &toml::value::Datetime, to: S) -> Result<S::Ok, S::Error> {
    to.collect_str(day)
}

impl Service {
    /// Whether it is for somebody of this age at the time of the picture.
    pub fn is_for(&self, under_18: bool) -> bool {
        match self.helps {
            Helps::Everyone => true,
            Helps::Minors => under_18,
            Helps::Adults => !under_18,
        }
    }
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
    /// Emergency numbers.
    pub emergency: Vec<Emergency>,
    /// In the order in which they are named to a person.
    pub service: Vec<Service>,
}

static OURS: LazyLock<Directory> = LazyLock::new(|| {
    // A test reads it; without it the advice still has its sentences.
    toml::from_str(include_str!("../../../assets/services.toml")).unwrap_or_default()
});

impl Directory {
    /// The one that the program brings.
    pub fn ours() -> &'static Self {
        &OURS
    }

    /// The emergency numbers; empty where we do not know them.
    pub(super) fn emergency(&self, country: Country) -> Vec<String> {
        let found = self.emergency.iter().find(|e| e.country == country.code());
        found.map(|e| e.numbers.clone()).unwrap_or_default()
    }

    /// The services of a kind for a person, those of the country first, then those of the European
    /// Union where that is right, then those of the world.
    pub(super) fn find(&self, part: Part, under_18: bool, country: Country) -> Vec<Service> {
        let european = country.is_european().then_some("EU");
        let mut areas = vec![country.code()];
        areas.extend(european.filter(|area| *area != country.code()));
        areas.push("world");
        let fits = |service: &&Service| service.part == part && service.is_for(under_18);
        let of = |area| {
            let there = move |service: &&Service| service.country == area;
            self.service.iter().filter(fits).filter(there)
        };
        areas.into_iter().flat_map(of).cloned().collect()
    }
}
