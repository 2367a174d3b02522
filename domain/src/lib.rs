//! The rules of organizations: their tree, limits, branding and pictures. Knows no browser, no network and no storage.

/// An enum whose variants can be gone through, in the order they are shown in. Where each has a word of its own, a name
/// for what spells it and one for what reads it back follow.
macro_rules! choices {
    (
        $(#[$meta:meta])*
        pub enum $name:ident { $($(#[$of_variant:meta])* $variant:ident,)+ }
    ) => {
        $(#[$meta])*
        pub enum $name { $($(#[$of_variant])* $variant,)+ }

        impl $name {
            /// All of them, in order.
            pub const ALL: [Self; [$(stringify!($variant)),+].len()] = [$(Self::$variant),+];
        }
    };
    (
        $(#[$meta:meta])*
        pub enum $name:ident { $($(#[$of_variant:meta])* $variant:ident = $word:literal,)+ }
        $(#[$of_word:meta])*
        $spell:ident, $read:ident
    ) => {
        choices! {
            $(#[$meta])*
            pub enum $name { $($(#[$of_variant])* $variant,)+ }
        }

        impl $name {
            /// The words of all of them, in order.
            pub const WORDS: [&'static str; Self::ALL.len()] = [$($word),+];

            $(#[$of_word])*
            pub const fn $spell(self) -> &'static str {
                match self {
                    $(Self::$variant => $word,)+
                }
            }

            /// The one that this word stands for.
            pub fn $read(word: &str) -> Option<Self> {
                Self::ALL.into_iter().find(|one| one.$spell() == word)
            }
        }
    };
}

pub mod brand;
pub mod changes;
pub mod color;
pub mod commands;
pub mod failure;
pub mod form;
pub mod host;
pub mod limits;
pub mod list;
pub mod organization;
pub mod picture;
pub mod session;
pub mod tree;
pub mod unicode;
pub mod wire;
pub mod workspace;
