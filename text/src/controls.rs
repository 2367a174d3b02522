//! What every control says, whatever it controls. Of the product, only its name.

use crate::{counts::grouped, shell::CANOPY};

pub const CANCEL: &str = "Cancel";
pub const CHECK_AGAIN: &str = "Check again";
pub const CLOSE: &str = "Close";
pub const DISMISS: &str = "Dismiss";
pub const RETRY: &str = "Retry";
pub const NOTIFICATIONS: &str = "Notifications";

pub const BREADCRUMB: &str = "Breadcrumb";
/// The menu of a breadcrumb that is too long for its line.
pub const HIDDEN_LEVELS: &str = "Hidden levels";

pub const MENU_NOT_LOADED: &str =
    "The menu couldn't be loaded. Check your connection and try again.";

pub const COPIED: &str = "Copied";
pub const NOT_COPIED: &str = "Couldn't copy. Select the text and copy it.";

/// The browser's color picker beside the field with this label.
pub fn color_picker(field: &str) -> String {
    format!("{field} picker")
}

/// How much of what may be typed in a field is typed.
pub fn length(used: u64, allowed: u64) -> String {
    let [of_allowed, excess] = [allowed, used.saturating_sub(allowed)].map(grouped);
    let used_text = grouped(used);
    if used > allowed {
        format!("{used_text} of {of_allowed}, {excess} too many")
    } else {
        format!("{used_text} of {of_allowed}")
    }
}

/// What the browser calls a page; one without a name of its own is called as the product.
pub fn page_title(page: &str) -> String {
    if page.is_empty() {
        CANOPY.to_owned()
    } else {
        format!("{page} · {CANOPY}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_length_says_by_how_much_it_is_too_long() {
        assert_eq!(length(0, 6), "0 of 6");
        assert_eq!(length(6, 6), "6 of 6");
        assert_eq!(length(1_200, 1_000), "1,200 of 1,000, 200 too many");
    }
}
