//! The keys of a query, and how an address spells one. Pages that mean the same by a key share it.

use std::fmt::Write;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

pub const SEARCH: &str = "q";
/// The filters of the list.
pub const FILTER: &str = "filter";
/// The resource whose limits are shown.
pub const RESOURCE: &str = "resource";
/// The usage bands of the limits that are shown.
pub const BAND: &str = "state";
/// The subtree whose limits are shown.
pub const SUBTREE: &str = "in";
/// The tab of the organization beside the tree; on a page of its own the path has it.
pub const TAB: &str = "tab";
/// The column that a table is sorted by.
pub const SORT: &str = "sort";
pub const DIRECTION: &str = "dir";

/// The organizations that are compared.
pub const IDS: &str = "ids";
/// Whether rows without a difference are shown.
pub const DIFFERENCES: &str = "differences";

/// The value of [`DIFFERENCES`] that leaves them out.
pub const ONLY: &str = "only";

/// Values of [`DIRECTION`].
pub const ASCENDING: &str = "asc";
pub const DESCENDING: &str = "desc";

/// What may stand in a query value as it is.
const PLAIN: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// Spells a query, `?` included; empty values are left out, and so is the `?` where all are.
pub fn query_string<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> String {
    let mut query = String::new();
    for (key, value) in pairs {
        if !value.is_empty() {
            let mark = if query.is_empty() { '?' } else { '&' };
            // Writing into a string cannot fail.
            let _ = write!(query, "{mark}{key}={}", utf8_percent_encode(value, PLAIN));
        }
    }
    query
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_leaves_out_what_is_empty_and_escapes_the_rest() {
        assert_eq!(query_string([("q", ""), ("sort", "")]), "");
        assert_eq!(
            query_string([("q", "a&b ü"), ("x", ""), ("sort", "name")]),
            "?q=a%26b%20%C3%BC&sort=name"
        );
    }
}
