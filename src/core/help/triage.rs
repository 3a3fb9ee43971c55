//! Which services fit: four answers in, ordered steps out.

use serde::Serialize;

use super::{Directory, Part, Service};

/// Where the person lives.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    strum::IntoStaticStr,
    strum::EnumString,
    strum::VariantNames,
    strum::VariantArray,
)]
#[strum(ascii_case_insensitive)]
pub enum Country {
    /// France.
    FR,
    /// Belgium.
    BE,
    /// Germany.
    DE,
    /// The Netherlands.
    NL,
    /// Spain.
    ES,
    /// Italy.
    IT,
    /// Luxembourg.
    LU,
    /// Portugal.
    PT,
    /// Ireland.
    IE,
    /// Another country of the European Union.
    EU,
    /// Switzerland.
    CH,
    /// The United Kingdom.
    #[strum(serialize = "GB", serialize = "UK")]
    GB,
    /// The United States.
    US,
    /// Canada.
    CA,
    /// Australia.
    AU,
    /// Anywhere else.
    #[strum(serialize = "other")]
    Other,
}

impl Country {
    /// Its two letters (ISO 3166-1), `EU` or `other`.
    pub fn code(self) -> &'static str {
        match self {
            // strum takes the longest of several spellings.
            Self::GB => "GB",
            other => other.into(),
        }
    }

    /// Whether it belongs to the European Union.
    pub fn is_european(self) -> bool {
        use Country as C;
        matches!(
            self,
            C::FR | C::BE | C::DE | C::NL | C::ES | C::IT | C::LU | C::PT | C::IE | C::EU
        )
    }
}

/// Whether the picture is already online.
#[derive(Debug, Clone, Copy, PartialEq, Eq, strum::EnumString, strum::VariantNames)]
#[strum(serialize_all = "kebab-case")]
pub enum Online {
    /// Somebody saw it there.
    Yes,
    /// Not that the person knows.
    No,
    /// The person cannot tell.
    Unknown,
}

/// Where it is online.
#[derive(Debug, Clone, Copy, PartialEq, Eq, strum::EnumString, strum::VariantNames)]
#[strum(serialize_all = "kebab-case")]
pub enum Place {
    /// An app or a network where people post.
    Network,
    /// Messages from person to person or in a group.
    Messages,
    /// A web page.
    Website,
    /// The person cannot tell, or does not want to.
    Unknown,
}

/// What the person tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Answers {
    /// Whether the person in the picture was under 18 when it was taken.
    pub under_18: bool,
    /// Where the person lives.
    pub country: Country,
    /// Whether it is online.
    pub online: Online,
    /// Where; [`Place::Unknown`] unless it is.
    pub place: Place,
    /// Whether somebody threatens, pressures or blackmails the person.
    pub threatened: bool,
}

/// What to do, in its order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Advice {
    /// Never empty.
    pub steps: Vec<Step>,
}

/// One thing to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Step {
    /// What.
    #[serde(rename = "step")]
    pub kind: StepKind,
    /// Emergency numbers, for [`StepKind::Danger`] and [`StepKind::IfDanger`]; empty where we do not know
    /// them.
    pub numbers: Vec<String>,
    /// With whom, the nearest first.
    pub services: Vec<Service>,
    /// What to have at hand.
    pub prepare: Vec<Preparation>,
}

/// The things to do. Each has words under its code in kebab case.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, strum::IntoStaticStr, strum::VariantNames, Serialize,
)]
#[strum(serialize_all = "kebab-case")]
#[serde(rename_all = "kebab-case")]
pub enum StepKind {
    /// Call the emergency number now if there is danger. First where somebody threatens.
    Danger,
    /// Talk to a help line.
    Talk,
    /// Tell the police or an adult; do not pay, do not answer, keep what was written.
    AnswerNothing,
    /// Leave the original file as it is until the official site has hashed it.
    KeepOriginal,
    /// Have it blocked by its hash on the official site.
    Block,
    /// Report it in the app or on the network where it is.
    ReportThere,
    /// What hash services do not reach: messages.
    MessagesNotReached,
    /// Ask a removal service or a hotline.
    Remove,
    /// Should there be danger or threats later.
    IfDanger,
    /// Ombrelle sends nothing: nobody takes a hash made elsewhere from a person.
    NothingSent,
}

impl StepKind {
    /// The key of its words in the catalogues.
    pub fn code(self) -> &'static str {
        self.into()
    }
}

/// Things to have at hand.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, strum::IntoStaticStr, strum::VariantNames, Serialize,
)]
#[strum(serialize_all = "kebab-case")]
#[serde(rename_all = "kebab-case")]
pub enum Preparation {
    /// The untouched file, on the device where it is.
    OriginalFile,
    /// Paper, or the register, for the case number and the PIN, which nobody can give again.
    CaseNumberAndPin,
    /// Addresses of the pages and names of the accounts.
    Addresses,
    /// Pictures of the messages (not of the intimate picture), with names and dates.
    Messages,
    /// The sheet that the register prints.
    Sheet,
}

/// Says what to do, in order. With a threat, emergency and help lines come first; otherwise the original
/// is kept and blocked first. StopNCII is for adults, Take It Down for who was under 18.
pub fn advise(answers: &Answers) -> Advice {
    let directory = Directory::ours();
    let made = |kind| made(kind, answers, directory);
    let mut steps = Vec::new();
    if answers.threatened {
        steps.extend([StepKind::Danger, StepKind::Talk, StepKind::AnswerNothing].map(made));
    }
    steps.extend([StepKind::KeepOriginal, StepKind::Block].map(made));
    if answers.place == Place::Messages {
        steps.push(made(StepKind::MessagesNotReached));
    }
    if answers.online != Online::No {
        steps.extend([StepKind::ReportThere, StepKind::Remove].map(made));
    }
    if !answers.threatened {
        steps.extend([StepKind::Talk, StepKind::IfDanger].map(made));
    }
    steps.push(made(StepKind::NothingSent));
    // A step that only names services says nothing where there are none.
    steps.retain(|step| {
        let names = matches!(
            step.kind,
            StepKind::Talk | StepKind::Block | StepKind::Remove
        );
        !(names && step.services.is_empty())
    });
    Advice { steps }
}

fn made(kind: StepKind, answers: &Answers, directory: &Directory) -> Step {
    use Preparation as P;
    let (under_18, country) = (answers.under_18, answers.country);
    let find = |part| directory.find(part, under_18, country);
    let (mut numbers, mut services) = (Vec::new(), Vec::new());
    let mut prepare: &[Preparation] = &[];
    match kind {
        StepKind::Danger | StepKind::IfDanger => numbers = directory.emergency(country),
        StepKind::Talk => {
            services = find(Part::Talk);
            prepare = &[P::Sheet];
        }
        StepKind::AnswerNothing => prepare = &[P::Messages],
        StepKind::Block => {
            services = find(Part::Block);
            // StopNCII gives both; Take It Down is not known to.
            prepare = match under_18 {
                true => &[P::OriginalFile],
                false => &[P::OriginalFile, P::CaseNumberAndPin],
            };
        }
        StepKind::Remove => {
            services = find(Part::Remove);
            prepare = &[P::Addresses, P::Sheet];
        }
        StepKind::ReportThere => prepare = &[P::Addresses],
        StepKind::KeepOriginal | StepKind::MessagesNotReached | StepKind::NothingSent => {}
    }
    Step {
        kind,
        numbers,
        services,
        prepare: prepare.to_vec(),
    }
}

#[cfg(test)]
mod tests;
