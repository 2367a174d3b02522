//! Members of a workspace and what their role lets them do.

use serde::{Deserialize, Serialize};

pub use crate::organization::ids::UserId;
use crate::wire::{
    fields::{fields, record, take_text_or_blank, take_word},
    lenient::{Tolerant, Unknown},
};

/// A member of a workspace (documented: MEM-LIST).
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Member {
    pub user_id: UserId,
    /// `None`: missing, or a role this version of Canopy does not know.
    pub role: Option<Role>,
    /// Keys this version of Canopy does not know.
    #[serde(skip)]
    pub unknown: Unknown,
}

impl Tolerant for Member {
    fields! {
        user_id: take_text_or_blank,
        role: take_word(Role::from_slug)
    }
}

record!(Member: user_id);

choices! {
    /// What a member may do (documented: G-INTRO, WS-*, MEM-*).
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
    #[serde(rename_all = "snake_case")]
    pub enum Role {
        /// Everything; alone may archive the workspace.
        Owner = "owner",
        /// Manages organizations.
        Admin = "admin",
        /// Reads only.
        Viewer = "viewer",
    }
    /// The word on the wire.
    slug, from_slug
}

impl Role {
    /// Whether it may create, change and delete organizations.
    pub const fn can_write(self) -> bool {
        !matches!(self, Role::Viewer)
    }
}

/// The role of the person whom the token calls `subject`. No "who am I" call is documented, so the
/// member list is asked (inferred: MEM-LIST).
pub fn role_of(members: &[Member], subject: &UserId) -> Option<Role> {
    members
        .iter()
        .find(|member| member.user_id == *subject)?
        .role
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ones_role_is_found_by_the_tokens_subject() {
        let members: Vec<Member> = serde_json::from_str(
            r#"[{"user_id":"auth0|1","role":"owner"},{"user_id":"auth0|2","role":"viewer"},
                {"user_id":"auth0|3","role":"auditor"}]"#,
        )
        .unwrap();
        assert_eq!(role_of(&members, &"auth0|2".into()), Some(Role::Viewer));
        assert_eq!(role_of(&members, &"auth0|3".into()), None);
        assert_eq!(role_of(&members, &"auth0|9".into()), None);
    }

    #[test]
    fn a_viewer_may_not_write_and_the_others_may() {
        assert!(!Role::Viewer.can_write());
        assert!(Role::Admin.can_write() && Role::Owner.can_write());
    }
}
