//! The ids the API hands out, one type each, so that one can never stand in for another.

use std::{fmt, sync::Arc};

use serde::{Deserialize, Serialize};

// Each takes the id as the API gave it. Nothing is checked: full-length and shortened ids both appear in the vendor's
// pages, so only the API can say what is one.
macro_rules! identity {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(Arc<str>);

        impl $name {
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl AsMut<Arc<str>> for $name {
            fn as_mut(&mut self) -> &mut Arc<str> {
                &mut self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl std::borrow::Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        impl From<&str> for $name {
            fn from(id: &str) -> Self {
                Self(id.into())
            }
        }

        impl From<String> for $name {
            fn from(id: String) -> Self {
                Self(id.into())
            }
        }
    };
}

identity! {
    /// `org_…`: an organization, and its id at the vendor's login provider (documented: LIST).
    OrganizationId
}
identity! {
    /// `ws_…`: a workspace (documented: WS-GET).
    WorkspaceId
}
identity! {
    /// `cus_…`: a billing account (documented: BA-GET).
    BillingAccountId
}
identity! {
    /// A person, as the token's `sub` and a member's `user_id` name them, e.g. `auth0|64f5…` (documented: MEM-LIST).
    UserId
}
