//! Why an organization cannot be created.

use crate::tree::full::Full;
use crate::workspace::permission::WriteBlock;

/// What stands against a new organization in its place, whatever is in its form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CreateBlock {
    /// Nothing can be changed there.
    Write(WriteBlock),
    /// The place has as many organizations as it can have.
    Full(Full),
}
