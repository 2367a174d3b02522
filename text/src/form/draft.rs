//! The offer of what an earlier form left unfinished.

use canopy_domain::{
    form::field::Field,
    unicode::{bidi::isolated, unseen::is_blank},
};

use super::labels;
use crate::ago::ago;

pub const RESTORE: &str = "Restore";
pub const DISCARD: &str = "Discard";

/// A draft that was left: how long ago, in seconds and in midnights, and whether its logo is missing.
#[derive(Clone, Copy, Debug)]
pub struct Left {
    pub seconds: f64,
    pub midnights: u32,
    pub without_logo: bool,
}

impl Left {
    fn when(self) -> String {
        ago(self.seconds, self.midnights)
    }

    fn with_what_is_missing(self, sentence: String) -> String {
        if self.without_logo {
            sentence + " The logo was too large to save."
        } else {
            sentence
        }
    }
}

/// The draft of an organization of this name, if it has one yet.
pub fn unfinished(name: &str, left: Left) -> String {
    let when = left.when();
    left.with_what_is_missing(match name.trim() {
        name if is_blank(name) => format!("You have an unfinished draft from {when}."),
        name => format!(
            "You have an unfinished draft from {when}: “{}”.",
            isolated(name)
        ),
    })
}

/// The draft of an organization that was sent, without a good answer.
pub fn may_exist(name: &str, left: Left) -> String {
    left.with_what_is_missing(format!(
        "“{}” was sent {} and may have been created. Check the list before you send it again.",
        isolated(name.trim()),
        left.when()
    ))
}

/// The edit of an organization, with what was changed.
pub fn unsaved(changes: &[Field], left: Left) -> String {
    left.with_what_is_missing(format!(
        "You have unsaved changes from {}: {}.",
        left.when(),
        labels(changes)
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    const LEFT: Left = Left {
        seconds: 300.0,
        midnights: 0,
        without_logo: false,
    };
    const NOW: Left = Left {
        seconds: 0.0,
        midnights: 0,
        without_logo: true,
    };

    #[test]
    fn the_offer_says_whose_draft_it_is_how_old_and_what_is_missing() {
        assert_eq!(
            unfinished(" Acme ", LEFT),
            "You have an unfinished draft from 5 minutes ago: “Acme”."
        );
        assert_eq!(
            unfinished(" ", NOW),
            "You have an unfinished draft from a moment ago. The logo was too large to save."
        );
    }

    #[test]
    fn the_offer_of_what_was_sent_says_that_it_may_exist() {
        assert_eq!(
            may_exist(" Acme ", NOW),
            "“Acme” was sent a moment ago and may have been created. Check the list before you send it again. \
             The logo was too large to save."
        );
    }

    #[test]
    fn the_offer_of_an_edit_says_what_had_been_changed() {
        assert_eq!(
            unsaved(&[Field::Name, Field::LoginHint], LEFT),
            "You have unsaved changes from 5 minutes ago: Name, Login hint."
        );
    }
}
