//! The organizations of a workspace as they were at a time: kept as a file, compared with what there is now, and put
//! back. Knows neither where the file is kept nor what time it is.

mod comparison;
mod file;
mod pairs;
mod reverting;

use crate::{organization::WorkspaceId, tree::forest::Forest};

pub use self::{
    comparison::{
        Changed, Comparison, ComparisonCounts, Customer, Named, UsageDifference, compare,
    },
    file::{NotASnapshot, VERSION},
    reverting::{Reverting, put_back},
};

/// All organizations of a workspace at a time.
#[derive(Clone, Debug, Default)]
pub struct Snapshot {
    /// What the person calls it.
    pub name: String,
    /// RFC 3339, UTC.
    pub taken_at: String,
    pub api_base_url: String,
    pub workspace_id: WorkspaceId,
    pub organizations: Forest,
}

#[cfg(test)]
mod tests;
