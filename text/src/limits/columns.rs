//! The columns of both tables of limits.

pub const NAME: &str = "Name";
pub const RESOURCE: &str = "Resource";
pub const OWN_USAGE: &str = "Own usage";
pub const TOTAL_USAGE: &str = "Total usage";
pub const OWN_LIMIT: &str = "Own limit";
pub const CEILING: &str = "Ceiling";
pub const SET_BY: &str = "Set by";
pub const REMAINING: &str = "Remaining";
pub const SHARE: &str = "% of ceiling";

pub use crate::amounts::{SUBSCRIPTION, THIS_ORGANIZATION};
