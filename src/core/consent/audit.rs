//! What is already out there of a child: a guided list, and how far somebody is with it, kept only where they want that.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A thing to look at, in the order in which it is done.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    strum::IntoStaticStr,
    strum::EnumString,
    strum::VariantNames,
    strum::VariantArray,
)]
#[strum(serialize_all = "kebab-case")]
#[serde(rename_all = "kebab-case")]
pub enum AuditItem {
    /// Whether one's own accounts are open to everybody.
    PublicAccount,
    /// Who follows.
    Followers,
    /// Old posts and albums.
    OldAlbums,
    /// Pictures of profiles and messengers.
    ProfilePictures,
    /// What relatives and friends posted.
    Relatives,
    /// Pages of the school and of day care.
    SchoolPages,
    /// Pages of clubs.
    ClubPages,
    /// What a search engine finds.
    Search,
    /// Shared albums and clouds.
    SharedAlbums,
    /// The child's own accounts, together with the child.
    OwnAccounts,
}

impl AuditItem {
    /// The key of its words in the catalogues, and its name in commands.
    pub fn code(self) -> &'static str {
        self.into()
    }
}

/// A thing that was looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Audited {
    /// What.
    pub item: AuditItem,
    /// On which day.
    pub on: Date,
}
