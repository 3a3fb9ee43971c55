//! Enums of the crates below, as hosts see them: the same variants under names of our own, so that a change below does not change
//! what apps were built against without the compiler saying so.

/// Declares an enum with the variants of another, and both ways between them.
macro_rules! mirrored {
    (
        $(#[$about:meta])*
        $name:ident = $theirs:ident { $($(#[$each:meta])* $variant:ident),+ $(,)? }
    ) => {
        $(#[$about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, uniffi::Enum)]
        pub enum $name {
            $($(#[$each])* $variant,)+
        }

        impl From<$name> for $theirs {
            fn from(ours: $name) -> Self {
                match ours {
                    $($name::$variant => Self::$variant,)+
                }
            }
        }

        impl From<$theirs> for $name {
            fn from(theirs: $theirs) -> Self {
                match theirs {
                    $($theirs::$variant => Self::$variant,)+
                }
            }
        }
    };
}

pub(crate) use mirrored;
