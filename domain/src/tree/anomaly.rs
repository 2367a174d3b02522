//! What in a list of organizations contradicts the tree: missing parents, circles, duplicates, other depths and paths.

use crate::organization::OrganizationId;

/// Something in the list that does not fit. Shown, never dropped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Anomaly {
    /// Its parent is not in the list; it stands as a root.
    Orphan { parent: OrganizationId },
    /// What names its parent could not be read; it stands as a root.
    ParentUnread,
    /// It is its own ancestor; the circle was cut here and it stands as a root.
    Cycle { parent: OrganizationId },
    /// Its id came more than once; the first one is shown. `times` counts all of them.
    Duplicate { times: usize },
    /// The API gives another depth than the tree has.
    Depth { said: u32 },
    /// The API gives another path than the tree has.
    Path { said: String },
}
