//! The page on which an organization is created.

pub const CREATE_ROOT: &str = "Create organization";
pub const CREATE_CHILD: &str = "Create child";
/// Before the names of the parent and everything above it.
pub const PARENT: &str = "Parent:";

pub const LOADING_PARENT: &str = "Loading parent";
pub const NO_PARENT: &str = "No such parent";
pub const NO_PARENT_DETAIL: &str =
    "The parent was deleted, or your account may not see it. Choose another parent.";

/// The button that sends the form.
pub const CREATE: &str = "Create organization";
/// The same, and then stays at the form for the next one.
pub const CREATE_ANOTHER: &str = "Create and add another";
/// Above the form, before the names of what was created with it.
pub const CREATED: &str = "Created:";
/// What becomes of what was typed.
pub const CANCEL_TIP: &str = "Your draft is saved in this browser";
