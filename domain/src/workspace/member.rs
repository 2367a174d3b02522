//! Members of a workspace and what their role lets them do.

use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value;

pub use crate::organization::ids::UserId;
use crate::wire::{
    lenient::{self, Tolerant, Unknown, take_text},
    record::{self, Part, Record},
};

/// A member of a workspace (documented: MEM-LIST).
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Member {
    pub user_id: UserId,
    /// `None`: missing, or a role this version of Canopy does not know.
    pub role: Option<Role>,
    /// Keys this version of Canopy does not know.
    #[serde(skip)]
    pub unknown: Unknown,
}

impl Tolerant for Member {
    const KEYS: &'static [&'static str] = &[Self::ID, "role"];

    fn blank() -> Self {
        Self {
            user_id: "".into(),
            role: None,
            unknown: Unknown::default(),
        }
    }

    fn null() -> Self {
        Self::instead(Value::Null)
    }

    fn take(&mut self, key: &str, value: Value) -> Option<Value> {
        let mut text: Option<String> = None;
        let wrong = take_text(&mut text, value);
        if key == Self::ID {
            self.user_id = text.unwrap_or_default().into();
        } else {
            self.role = (Role::ALL.into_iter()).find(|role| text.as_deref() == Some(role.slug()));
        }
        wrong
    }

    fn unknown(&mut self) -> &mut Unknown {
        &mut self.unknown
    }
}

impl Record for Member {
    const ID: &'static str = "user_id";
    type Raw = Value;

    fn of(raw: Value) -> Self {
        lenient::of_value(raw)
    }

    fn id(&self) -> &str {
        self.user_id.as_str()
    }

    fn name(&self) -> &str {
        ""
    }

    fn parts(&self, see: &mut dyn FnMut(Part)) {
        see(Part::of::<Self>("", &self.unknown));
    }
}

impl<'de> Deserialize<'de> for Member {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        record::read(from)
    }
}

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
