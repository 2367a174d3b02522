//! Decides which limit counts for an organization, what is used of it and what remains, when a use is near or over it,
//! and what another limit would change.

pub mod allocation;
pub mod bands;
pub mod bound;
pub mod capacity;
pub mod ceiling;
pub mod ceiling_source;
pub mod icicle;
pub mod over_below;
pub mod reconciled;
pub mod remaining_above;
pub mod report;
pub mod status;
pub mod table;
#[cfg(test)]
mod testing;
pub mod what_if;
