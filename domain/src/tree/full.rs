//! Where a workspace has no room for one more organization.

/// A place where no further organization can be created.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Full {
    /// The workspace has as many as it can have.
    Workspace,
    /// The parent stands on the lowest level.
    Levels,
    /// The parent has as many children as it can have.
    Children,
}
