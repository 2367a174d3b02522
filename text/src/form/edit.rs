//! Changing an organization: what has changed, what others changed, and saving it.

use canopy_domain::{form::field::Field, unicode::bidi::isolated};

use super::labels;
use crate::counts::counted;

/// Before the name of the organization, in the heading.
pub const EDIT: &str = "Edit";

pub fn title(name: &str) -> String {
    format!("Edit {}", isolated(name))
}

pub const LOADING: &str = "Loading organization";
pub const ABSENT: &str = "No such organization";
pub const ABSENT_DETAIL: &str = "It was deleted, or your account may not see it.";

/// What others changed and the form has taken over.
pub fn taken(fields: &[Field]) -> String {
    match fields {
        [_] => format!(
            "Someone else changed {}. Their change is shown.",
            labels(fields)
        ),
        _ => format!(
            "Someone else changed these fields: {}. Their changes are shown.",
            labels(fields)
        ),
    }
}

/// Fields that both sides changed.
pub mod conflicts {
    pub const TITLE: &str = "Someone else also changed this";
    pub const ABOUT: &str =
        "Nothing has been saved yet. Choose which value to keep, then save again.";
    pub const ORIGINAL: &str = "Original";
    pub const THEIRS: &str = "Theirs";
    pub const MINE: &str = "Mine";
    pub const USE_THEIRS: &str = "Use theirs";

    /// The last choice also saves.
    pub const fn keep_mine(is_last: bool) -> &'static str {
        match is_last {
            true => "Keep mine and save",
            false => "Keep mine",
        }
    }
}

/// Someone else deleted the organization that is being edited.
pub mod deleted {
    use canopy_domain::unicode::bidi::isolated;

    pub const TITLE: &str = "It was deleted while you edited";
    pub const ABOUT: &str = "This organization no longer exists, or your account can't see it anymore. What you typed \
        is still here.";
    pub const CREATE_AGAIN: &str = "Create it again";
    pub const GO_TO_ALL: &str = "Go to all organizations";

    /// The closest ancestor that still exists.
    pub fn go_to(name: &str) -> String {
        format!("Go to {}", isolated(name))
    }
}

/// The question before unsaved changes are left.
pub mod leave {
    use canopy_domain::form::field::Field;

    pub const TITLE: &str = "Leave without saving?";

    pub fn unsaved(fields: &[Field]) -> String {
        format!(
            "Unsaved changes: {}. They are kept in this browser for a week.",
            super::labels(fields)
        )
    }

    pub const STAY: &str = "Stay";
    pub const LEAVE: &str = "Leave";
}

/// The bar that saves.
pub const CHANGES: &str = "Changes";
pub const SAVE: &str = "Save changes";
pub const DISCARD: &str = "Discard";
pub const UNDO_DISCARD: &str = "Undo discard";
pub const BACK: &str = "Back to organization";

pub const NO_CHANGES: &str = "No changes to save.";
pub const SAVING: &str = "Saving…";

pub fn in_conflict(fields: &[Field]) -> String {
    format!(
        "Also changed by someone else: {}. Choose which value to keep.",
        labels(fields)
    )
}

pub fn changed(fields: &[Field]) -> String {
    let count = counted(fields.len() as u64, "change", "changes");
    format!("{count}: {}.", labels(fields))
}

pub fn discarded(fields: &[Field]) -> String {
    format!("Discarded: {}.", labels(fields))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_others_changed_is_one_change_or_several() {
        assert_eq!(
            taken(&[Field::Name]),
            "Someone else changed Name. Their change is shown."
        );
        assert_eq!(
            taken(&[Field::Name, Field::LoginHint]),
            "Someone else changed these fields: Name, Login hint. Their changes are shown."
        );
    }
}
