//! What files for spreadsheets say of limits, and what is said of a file that was saved.

use canopy_domain::list::sheet::LimitWords;

use crate::{
    amounts::{SUBSCRIPTION, THIS_ORGANIZATION},
    counts::{NO_LIMIT, OFF, UNKNOWN, grouped},
};

/// What stands in a file for a limit that is no number.
pub const WORDS: LimitWords = LimitWords {
    no_limit: NO_LIMIT,
    off: OFF,
    unknown: UNKNOWN,
    this_organization: THIS_ORGANIZATION,
    subscription: SUBSCRIPTION,
};

/// `what` says how much of what was saved as `file`; `guarded` values would run in a spreadsheet and got an apostrophe.
pub fn saved(what: String, file: &str, guarded: u64) -> String {
    match guarded {
        0 => format!("{what} saved as {file}."),
        1 => format!(
            "{what} saved as {file}. 1 value that looks like a formula was prefixed with an apostrophe."
        ),
        guarded => format!(
            "{what} saved as {file}. {} values that look like formulas were prefixed with an apostrophe.",
            grouped(guarded)
        ),
    }
}
