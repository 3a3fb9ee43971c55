//! What parents find, as values: which guides there are, and what they are to look at. Their words are in `i18n`, and the audit's state is a matter
//! of the consent book, where the person wants it kept.

/// A guide.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    strum::IntoStaticStr,
    strum::EnumString,
    strum::VariantArray,
    strum::VariantNames,
)]
#[strum(serialize_all = "kebab-case")]
pub enum Guide {
    /// What is already out there of a child, as a list to go through.
    Audit,
    /// How to begin the conversation, by age.
    Talk,
    /// A family agreement to sign.
    Agreement,
    /// How to react when a child tells.
    WhenTold,
    /// What to look for in games, companions and toys.
    Watch,
}

/// What a child plays with.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    strum::IntoStaticStr,
    strum::EnumString,
    strum::VariantArray,
    strum::VariantNames,
)]
#[strum(serialize_all = "kebab-case")]
pub enum Watched {
    /// Games with others.
    Games,
    /// Programs that talk like a friend.
    Companions,
    /// Toys with a microphone, a camera or a network.
    Toys,
}

macro_rules! coded {
    ($($name:ty),*) => {$(
        impl $name {
            /// Its name in commands and catalogues, in kebab case.
            pub fn code(self) -> &'static str {
                self.into()
            }

            /// All, in the order in which people see them.
            pub fn all() -> &'static [Self] {
                <Self as strum::VariantArray>::VARIANTS
            }
        }
    )*};
}

coded!(Guide, Watched);
