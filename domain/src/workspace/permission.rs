//! Why a person cannot change anything in a workspace.

use super::member::Role;

/// What stands against a change, of all organizations of a workspace or of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WriteBlock {
    /// The workspace is archived.
    Archived,
    /// The person's role does not allow it.
    Role(Role),
    /// The API listed only some of the members, and the person is not among them.
    NotListed,
    /// Nothing says which role the person has.
    RoleUnknown,
    /// The organization's id cannot be part of an address.
    UnusableId,
}
