//! What a write does to an organization.

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    Create,
    Change,
    Delete,
}
