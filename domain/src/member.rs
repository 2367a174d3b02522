//! Members of a workspace and what their role lets them do. Knows no token.

use serde::{Deserialize, Serialize};

pub use crate::identity::UserId;

/// A member of a workspace (documented: MEM-LIST).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Member {
    pub user_id: UserId,
    /// `None`: missing, or a role this version of Canopy does not know.
    #[serde(default, deserialize_with = "known_role")]
    pub role: Option<Role>,
}

/// What a member may do (documented: G-INTRO, WS-*, MEM-*).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Reads only.
    Viewer,
    /// Manages organizations.
    Admin,
    /// Everything; alone may archive the workspace.
    Owner,
}

impl Role {
    pub const ALL: [Role; 3] = [Role::Owner, Role::Admin, Role::Viewer];

    /// The word on the wire and on the screen.
    pub const fn word(self) -> &'static str {
        match self {
            Role::Owner => "owner",
            Role::Admin => "admin",
            Role::Viewer => "viewer",
        }
    }

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

fn known_role<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Option<Role>, D::Error> {
    let role: Option<String> = Option::deserialize(deserializer)?;
    Ok(Role::ALL
        .into_iter()
        .find(|known| role.as_deref() == Some(known.word())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ones_role_is_found_by_the_tokens_subject() {
        let members: Vec<Member> = serde_json::from_str(
            r#"[{"user_id":"auth0|1","role":"owner"},{"user_id":"auth0|2","role":"viewer"},{"user_id":"auth0|3","role":"auditor"}]"#,
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
