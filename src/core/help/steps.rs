//! The things to do, as values: what each is, when it is done, and what belongs to it.

use serde::{Deserialize, Serialize};

use super::{Part, Service, Voice};

/// When something is done.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Serialize,
    strum::IntoStaticStr,
    strum::VariantNames,
    strum::VariantArray,
)]
#[strum(serialize_all = "kebab-case")]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
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

/// One thing to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Step {
    /// What.
    #[serde(rename = "step")]
    pub kind: StepKind,
    /// When.
    pub stage: Stage,
    /// How the person is spoken to.
    pub voice: Voice,
    /// Emergency numbers, for [`StepKind::Danger`] and [`StepKind::IfDanger`]; empty where we do not know
    /// them.
    pub numbers: Vec<String>,
    /// With whom, the nearest first.
    pub services: Vec<Service>,
    /// Whether of each it has to be said for whom it is, since nobody said how old the person is. The data of a service say it always.
    #[serde(skip)]
    pub for_whom: bool,
    /// What to have at hand.
    pub prepare: Vec<Preparation>,
}

/// The things to do. Each has words under its code in kebab case.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    strum::IntoStaticStr,
    strum::VariantNames,
    strum::VariantArray,
    Serialize,
)]
#[strum(serialize_all = "kebab-case")]
#[serde(rename_all = "kebab-case")]
pub enum StepKind {
    /// Call the emergency number now if there is danger. First where somebody threatens.
    Danger,
    /// Do not pay, do not answer, do not hide it; keep what was written.
    AnswerNothing,
    /// Talk to a help line, or to an adult.
    Talk,
    /// A picture made by a program counts as much as a real one.
    FakeCounts,
    /// A threat is enough to be helped, whether or not there is a picture.
    ThreatCounts,
    /// Nobody has to know whether it is real to be helped.
    NoNeedToKnow,
    /// Words with which a young person can tell an adult.
    TellHow,
    /// For a parent: stay calm, listen, thank.
    ListenFirst,
    /// Words that help a child who tells.
    ChildSay,
    /// Words that hurt a child who tells.
    ChildDoNotSay,
    /// For a parent: nothing is passed on, deleted or taken away from the child.
    ParentKeep,
    /// For a friend: listen, and do not stay alone with it.
    FriendListen,
    /// For a friend: a picture that came is not passed on.
    FriendStop,
    /// Words that help a friend.
    FriendSay,
    /// Words that hurt a friend.
    FriendDoNotSay,
    /// What a friend can keep.
    FriendEvidence,
    /// For a friend, later.
    FriendAfter,
    /// For professionals: listen, do not question.
    WorkListen,
    /// For professionals: do not look at the picture, copy it or ask for it.
    WorkDoNotLook,
    /// For professionals: whom to tell where they work, and what the law may ask.
    WorkTell,
    /// For professionals: what to write down.
    WorkEvidence,
    /// For professionals: the child, the others, the class, later.
    WorkAfter,
    /// For who passed a picture on or made one: stop.
    PassedStop,
    /// Taking back what was sent, posted or made.
    PassedTakeBack,
    /// Telling an adult or a help line; that it counts.
    PassedTell,
    /// Words to the person in the picture.
    PassedSay,
    /// Words that hurt that person again.
    PassedDoNotSay,
    /// Noting where it went.
    PassedEvidence,
    /// Helping to have it blocked.
    PassedBlock,
    /// Whoever made a picture of themselves is the one to be helped.
    PassedOwn,
    /// Who threatens takes it back; who is threatened reads on as the one to be helped.
    PassedThreat,
    /// For who passed it on, later.
    PassedAfter,
    /// For who is worried about thoughts: a thought is no act, and there is help.
    WorriedStop,
    /// Whom to talk to in confidence.
    WorriedTalk,
    /// Words to begin with.
    WorriedSay,
    /// Words that close the door.
    WorriedDoNotSay,
    /// What to note if there are pictures, and what not to keep.
    WorriedEvidence,
    /// How to report pictures without a name.
    WorriedReport,
    /// For who is worried, later.
    WorriedAfter,
    /// Keep messages, names, addresses and dates; not copies of the picture.
    Evidence,
    /// Leave the original file as it is until the official site has hashed it.
    KeepOriginal,
    /// Have it blocked by its hash on the official site.
    Block,
    /// Report it in the app or on the network where it is.
    ReportThere,
    /// Report the account that threatens.
    ReportAccount,
    /// What hash services do not reach: messages.
    MessagesNotReached,
    /// Ask a removal service or a hotline.
    Remove,
    /// The police, a complaint, who goes along.
    Complain,
    /// Care, now and later; also where it cannot be borne.
    Care,
    /// Back at school, at work, among friends.
    EverydayLife,
    /// What to read.
    Learn,
    /// Should there be danger or threats later.
    IfDanger,
}

/// Things to have at hand.
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
    /// Something that proves one's age.
    ProofOfAge,
}

/// What a step is for somebody whose screen others may see. Steps without one are left out there.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, strum::IntoStaticStr, strum::VariantNames, Serialize,
)]
#[strum(serialize_all = "kebab-case")]
#[serde(rename_all = "kebab-case")]
pub enum Discreet {
    /// Call the emergency number.
    Call,
    /// The same, should it be needed.
    CallIf,
    /// Call or look at.
    Talk,
    /// Do not pay, do not answer.
    AnswerNothing,
    /// Listen.
    Listen,
    /// Do not pass it on.
    PassNothingOn,
    /// Note names and dates.
    Note,
    /// Leave the file as it is.
    Keep,
    /// Look at.
    Look,
    /// Use the button there.
    ReportButton,
}

impl Step {
    /// How many of its services can be called.
    pub fn lines(&self) -> usize {
        let called = self.services.iter().filter(|one| one.phone.is_some());
        called.count()
    }
}

impl StepKind {
    /// The key of its words in the catalogues.
    pub fn code(self) -> &'static str {
        self.into()
    }

    /// When it is done.
    pub fn stage(self) -> Stage {
        use StepKind as K;
        match self {
            K::Danger
            | K::AnswerNothing
            | K::Talk
            | K::FakeCounts
            | K::ThreatCounts
            | K::NoNeedToKnow
            | K::ListenFirst
            | K::ParentKeep
            | K::FriendListen
            | K::FriendStop
            | K::WorkListen
            | K::WorkDoNotLook
            | K::WorkTell
            | K::PassedStop
            | K::PassedTakeBack
            | K::PassedTell
            | K::PassedOwn
            | K::PassedThreat
            | K::WorriedStop
            | K::WorriedTalk => Stage::FirstHour,
            K::TellHow | K::ChildSay | K::FriendSay | K::PassedSay | K::WorriedSay => Stage::Say,
            K::ChildDoNotSay | K::FriendDoNotSay | K::PassedDoNotSay | K::WorriedDoNotSay => {
                Stage::DoNotSay
            }
            K::Evidence
            | K::KeepOriginal
            | K::FriendEvidence
            | K::WorkEvidence
            | K::PassedEvidence
            | K::WorriedEvidence => Stage::Evidence,
            K::Block
            | K::PassedBlock
            | K::ReportThere
            | K::ReportAccount
            | K::MessagesNotReached
            | K::Remove
            | K::WorriedReport
            | K::Complain => Stage::Report,
            K::Care
            | K::EverydayLife
            | K::FriendAfter
            | K::WorkAfter
            | K::PassedAfter
            | K::WorriedAfter
            | K::Learn
            | K::IfDanger => Stage::After,
        }
    }

    /// The kinds of service that it names, in this order.
    pub(super) fn parts(self) -> &'static [Part] {
        use StepKind as K;
        match self {
            K::Talk | K::PassedTell => &[Part::Talk],
            K::WorriedTalk => &[Part::Worried],
            K::Block | K::PassedBlock => &[Part::Block],
            K::Remove | K::WorriedReport => &[Part::Remove],
            K::Complain => &[Part::Complain],
            K::Care | K::PassedAfter | K::WorriedAfter => &[Part::Care, Part::Crisis],
            K::Learn => &[Part::Learn],
            _ => &[],
        }
    }

    /// Whether it says nothing without a service.
    pub(super) fn only_names_services(self) -> bool {
        matches!(
            self,
            Self::Block | Self::PassedBlock | Self::Remove | Self::Learn
        )
    }

    /// What it is on a screen that others may see.
    pub fn discreetly(self) -> Option<Discreet> {
        use StepKind as K;
        Some(match self {
            K::Danger => Discreet::Call,
            K::IfDanger => Discreet::CallIf,
            K::Talk | K::PassedTell | K::WorriedTalk => Discreet::Talk,
            K::AnswerNothing => Discreet::AnswerNothing,
            K::ListenFirst | K::FriendListen | K::WorkListen => Discreet::Listen,
            K::ParentKeep | K::FriendStop | K::WorkDoNotLook | K::PassedStop => {
                Discreet::PassNothingOn
            }
            K::Evidence
            | K::FriendEvidence
            | K::WorkEvidence
            | K::PassedEvidence
            | K::WorriedEvidence => Discreet::Note,
            K::KeepOriginal => Discreet::Keep,
            K::Block
            | K::PassedBlock
            | K::Remove
            | K::WorriedReport
            | K::Complain
            | K::Care
            | K::PassedAfter
            | K::WorriedAfter
            | K::Learn => Discreet::Look,
            K::ReportThere | K::ReportAccount => Discreet::ReportButton,
            K::FakeCounts
            | K::ThreatCounts
            | K::NoNeedToKnow
            | K::TellHow
            | K::ChildSay
            | K::ChildDoNotSay
            | K::FriendSay
            | K::FriendDoNotSay
            | K::FriendAfter
            | K::WorkTell
            | K::WorkAfter
            | K::PassedTakeBack
            | K::PassedSay
            | K::PassedDoNotSay
            | K::PassedOwn
            | K::PassedThreat
            | K::WorriedStop
            | K::WorriedSay
            | K::WorriedDoNotSay
            | K::MessagesNotReached
            | K::EverydayLife => return None,
        })
    }
}
