//! Which steps fit whoever asks, and in which order.

use serde::Serialize;

use super::{Age, Answers, Directory, Online, Part, Place, Preparation, Service, Step, StepKind};
use super::{Voice, What, Who};
use crate::calendar::DateTime;

/// What to do, in its order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Advice {
    /// For whom.
    pub who: Who,
    /// How the person is spoken to.
    pub voice: Voice,
    /// Whether the person lives where the directory knows nobody; then the services are those for the whole world.
    pub nobody_near: bool,
    /// Never empty; ordered by their stage.
    pub steps: Vec<Step>,
}

/// Says what to do, in order: what is done at once, words that help and words that hurt, what to keep, where to report, who
/// helps after. With a threat, emergency and help lines come first. StopNCII is for adults, Take It Down for who was under 18
/// when the picture was taken; where the age is not told, both are named.
pub fn advise(answers: &Answers) -> Advice {
    advised(answers, None)
}

/// The same at a moment: with when each service that is closed then answers again, behind those of its country that answer.
pub fn advise_at(answers: &Answers, now: DateTime) -> Advice {
    advised(answers, Some(now))
}

fn advised(answers: &Answers, now: Option<DateTime>) -> Advice {
    let directory = Directory::ours();
    let mut kinds = kinds(answers);
    // Stable: within a stage the order stays.
    kinds.sort_by_key(|kind| kind.stage());
    let mut steps: Vec<Step> = kinds
        .into_iter()
        .map(|kind| made(kind, answers, directory, now))
        .collect();
    steps.retain(|step| !(step.kind.only_names_services() && step.services.is_empty()));
    let near = answers.country.is_some_and(|country| {
        let mut services = directory.service.iter();
        services.any(|service| service.country == country.code())
    });
    Advice {
        who: answers.who,
        voice: answers.voice(),
        nobody_near: !near,
        steps,
    }
}

fn kinds(answers: &Answers) -> Vec<StepKind> {
    use StepKind as K;
    let threatened = answers.is_threatened();
    let mut all = Vec::new();
    if threatened {
        all.push(K::Danger);
    }
    all.extend(own(answers));
    if threatened {
        if answers.who == Who::PassedOn {
            all.push(K::PassedThreat);
        }
        // Before anything is kept or reported, and after whoever listens.
        all.push(K::AnswerNothing);
    }
    match answers.what {
        What::Made => all.push(K::FakeCounts),
        What::Threat => all.push(K::ThreatCounts),
        What::Unknown => all.push(K::NoNeedToKnow),
        What::Real => {}
    }
    if answers.who != Who::Worried {
        all.extend(reported(answers));
    }
    all.push(K::Complain);
    if !matches!(answers.who, Who::PassedOn | Who::Worried) {
        all.push(K::Care);
        // Professionals were told already whom to tell, and nobody else.
        if answers.who != Who::Work {
            all.push(K::EverydayLife);
        }
    }
    if matches!(answers.who, Who::Parent | Who::Work) {
        all.push(K::Learn);
    }
    if !threatened {
        all.push(K::IfDanger);
    }
    // Whoever is worried about thoughts is not sent to the police, but to who listens; whoever is threatened may be.
    if answers.who == Who::Worried && !threatened {
        all.retain(|kind| *kind != K::Complain);
    }
    all
}

/// What is for this person alone.
fn own(answers: &Answers) -> Vec<StepKind> {
    use StepKind as K;
    match answers.who {
        Who::Me => vec![K::Talk, K::TellHow, K::Evidence, K::KeepOriginal],
        Who::Parent => vec![
            K::ListenFirst,
            K::ParentKeep,
            K::Talk,
            K::ChildSay,
            K::ChildDoNotSay,
            K::Evidence,
            K::KeepOriginal,
        ],
        Who::Friend => vec![
            K::FriendListen,
            K::FriendStop,
            K::Talk,
            K::FriendSay,
            K::FriendDoNotSay,
            K::FriendEvidence,
            K::KeepOriginal,
            K::FriendAfter,
        ],
        Who::Work => vec![
            K::WorkListen,
            K::WorkDoNotLook,
            K::WorkTell,
            K::Talk,
            K::ChildSay,
            K::ChildDoNotSay,
            K::WorkEvidence,
            K::KeepOriginal,
            K::WorkAfter,
        ],
        Who::PassedOn => vec![
            K::PassedStop,
            K::PassedTakeBack,
            K::PassedTell,
            K::PassedOwn,
            K::PassedSay,
            K::PassedDoNotSay,
            K::PassedEvidence,
            K::PassedAfter,
        ],
        Who::Worried => vec![
            K::WorriedStop,
            K::WorriedTalk,
            K::WorriedSay,
            K::WorriedDoNotSay,
            K::WorriedEvidence,
            K::WorriedReport,
            K::WorriedAfter,
        ],
    }
}

/// Where it is reported, and how it is blocked. A threat alone is about a picture that is not online.
fn reported(answers: &Answers) -> Vec<StepKind> {
    use StepKind as K;
    let mut all = match answers.who {
        Who::PassedOn => vec![K::PassedBlock],
        _ => vec![K::Block],
    };
    if answers.place == Place::Messages {
        all.push(K::MessagesNotReached);
    }
    if answers.is_threatened() {
        all.push(K::ReportAccount);
    }
    if answers.online != Online::No && answers.what != What::Threat {
        all.extend([K::ReportThere, K::Remove]);
    }
    all
}

fn made(kind: StepKind, answers: &Answers, directory: &Directory, now: Option<DateTime>) -> Step {
    use Preparation as P;
    let mut services: Vec<Service> = Vec::new();
    let mut for_whom = false;
    for part in kind.parts() {
        // Of who passed a picture on, the age of the other person is not known.
        let age = match (answers.who, part) {
            // What is reported shows children, however old whoever reports it is.
            _ if kind == StepKind::WorriedReport => Age::Unknown,
            (Who::PassedOn, Part::Block | Part::Remove) if answers.age != Age::Under18 => {
                Age::Unknown
            }
            _ => answers.age,
        };
        // Whoever reports what shows children, or thinks of dying, is turned away by no age.
        for_whom |= age == Age::Unknown && matches!(part, Part::Talk | Part::Block);
        let find = |part| directory.find(part, age, answers.country, now);
        let found = find(*part);
        let nobody_answers = found.iter().all(|service| service.phone.is_none());
        let instead = match part {
            // Whoever reads that somebody thinks of dying must find somebody to call here, not above,
            // and no page among them.
            Part::Crisis if nobody_answers => {
                let mut instead = find(Part::Talk);
                instead.retain(|service| service.phone.is_some());
                instead
            }
            // A line for whoever cannot bear it any more listens to others as well.
            Part::Talk if nobody_answers => find(Part::Crisis),
            // Who is young is told that a line for young people listens to them, too, and whom that is.
            Part::Worried if age == Age::Under18 => {
                let mut lines = find(Part::Talk);
                lines.retain(|service| service.phone.is_some());
                lines
            }
            _ => Vec::new(),
        };
        services.extend(found.into_iter().chain(instead));
    }
    let numbers = match kind {
        StepKind::Danger | StepKind::IfDanger => directory.emergency(answers.country),
        _ => Vec::new(),
    };
    // StopNCII gives a number and a PIN; Take It Down is not known to.
    let prepare: &[Preparation] = match kind {
        StepKind::AnswerNothing | StepKind::Evidence => &[P::Messages],
        StepKind::Block if answers.age == Age::Adult => &[P::OriginalFile, P::CaseNumberAndPin],
        StepKind::Block => &[P::OriginalFile],
        StepKind::Remove => &[P::Addresses, P::Sheet],
        StepKind::ReportThere | StepKind::ReportAccount => &[P::Addresses],
        StepKind::Complain if answers.who != Who::Worried => &[P::Messages, P::Addresses],
        _ => &[],
    };
    Step {
        kind,
        stage: kind.stage(),
        voice: answers.voice(),
        numbers,
        services,
        for_whom,
        prepare: prepare.to_vec(),
    }
}

#[cfg(test)]
mod tests;
