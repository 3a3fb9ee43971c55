//! A column of permissions, as schools have it: a yes or a no, and nothing of for whom it is, nor of who signed.
//!
//! A no covers at once, for everybody: a refusal needs no audience. A yes is a decision only as far as it is said what it means, by other columns or by whoever
//! reads the list ([`Meaning`]). Otherwise it decides nothing, which covers, and that is told ([`Untaken`]).

use jiff::civil::Date;
use strum::VariantArray;

use super::super::person::same;
use super::super::{Audience, Visibility};
use super::columns::{Known, plain, value};
use super::read::Row;

/// What whoever reads a list says about its column of permissions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meaning {
    /// Its title.
    pub title: String,
    /// For whom a yes shows.
    pub audience: Audience,
    /// On whose word, where the list has no column that says so.
    pub signed: Option<Signed>,
}

/// On whose word each yes of a list stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Signed {
    /// Who signed.
    pub by: Signers,
    /// The day on which the last of them had signed, for lines that have none.
    pub on: Date,
}

/// Who signed for a yes.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, strum::EnumString, strum::VariantNames, strum::VariantArray,
)]
#[strum(serialize_all = "kebab-case")]
pub enum Signers {
    /// Both parents. A line that names one alone shows nobody.
    Both,
    /// Each parent whom a line names, also where that is one, who decides alone.
    EachNamed,
}

/// Why a yes was not taken as a decision. Each has words under its code in kebab case.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    strum::IntoStaticStr,
    strum::VariantNames,
    strum::VariantArray,
)]
#[strum(serialize_all = "kebab-case")]
pub enum Why {
    /// Nothing says for whom it is, or on whose word.
    NotSaid,
    /// The line names no parent who could have signed.
    NoParents,
    /// The line names one parent, and it was said that both signed.
    OneParent,
    /// A grown-up decides alone, whatever parents sign.
    GrownUp,
}

impl Why {
    /// The key of its words in the catalogues.
    pub fn code(self) -> &'static str {
        self.into()
    }
}

/// How many times a yes was not taken as a decision, for one reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Untaken {
    /// The title of the column.
    pub title: String,
    /// The reason.
    pub why: Why,
    /// How many times, never none.
    pub count: usize,
}

/// Marks that lists have for a yes, in any language.
const CROSSES: [&str; 3] = ["x", "✓", "✔"];

/// The column of permissions of a list, and what says what it means.
pub struct Permissions<'l> {
    /// Its title.
    pub title: &'l str,
    /// What whoever reads the list says about it.
    pub meaning: Option<&'l Meaning>,
    /// Whether the list has a column for who agreed.
    pub agreements: bool,
}

impl Permissions<'_> {
    /// Whether a cell says yes or no; none where nobody can know.
    pub fn said(&self, cell: &str, known: Known<'_>) -> Option<Visibility> {
        let word = value(known, |words| words.wishes, cell)
            .or_else(|| value(known, |words| words.permissions, cell));
        // Below "Yes/No" a cross can be either.
        let crossed = CROSSES.contains(&plain(cell).as_str()) && !self.title.contains('/');
        word.or_else(|| crossed.then_some(Visibility::Shown))
    }

    /// Makes of the yes or no of a line what it decides.
    ///
    /// # Errors
    /// Why it decides nothing.
    pub fn settle(&self, row: &mut Row) -> Result<(), Why> {
        match row.wish {
            None => Ok(()),
            Some(Visibility::Covered) => {
                // Whoever is covered for the fewest is covered for all.
                row.audience.get_or_insert(Audience::OnlyUs);
                Ok(())
            }
            Some(Visibility::Shown) => {
                let settled = self.shown(row);
                if settled.is_err() {
                    row.wish = None;
                }
                settled
            }
        }
    }

    fn shown(&self, row: &mut Row) -> Result<(), Why> {
        let meant = self.meaning.map(|meaning| meaning.audience);
        // What a line says of its own counts more.
        let audience = row.audience.or(meant).ok_or(Why::NotSaid)?;
        if !self.agreements {
            let signed = self.meaning.and_then(|meaning| meaning.signed);
            let signed = signed.ok_or(Why::NotSaid)?;
            if !row.age.is_child() {
                return Err(Why::GrownUp);
            }
            match people(&row.parents) {
                0 => return Err(Why::NoParents),
                1 if signed.by == Signers::Both => return Err(Why::OneParent),
                _ => {}
            }
            row.agreed.clone_from(&row.parents);
            row.agreed_on.get_or_insert(signed.on);
        }
        row.audience = Some(audience);
        Ok(())
    }
}

/// How many people these names are: one that stands twice is one.
fn people(names: &[String]) -> usize {
    let first = |(at, name): &(usize, &String)| {
        let mut before = names.iter().take(*at);
        !before.any(|earlier| same(earlier, name))
    };
    names.iter().enumerate().filter(first).count()
}

/// Each reason once, with how many times it was met.
pub fn counted(title: &str, met: &[Why]) -> Vec<Untaken> {
    let one = |why: &Why| Untaken {
        title: title.to_owned(),
        why: *why,
        count: met.iter().filter(|other| *other == why).count(),
    };
    let all = Why::VARIANTS.iter().map(one);
    all.filter(|untaken| untaken.count > 0).collect()
}
