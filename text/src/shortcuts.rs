//! Keyboard shortcuts.

pub const TITLE: &str = "Keyboard shortcuts";

/// The names of keys that show only a sign, to be read aloud.
pub mod key_names {
    pub const UP: &str = "Up arrow";
    pub const DOWN: &str = "Down arrow";
    pub const LEFT: &str = "Left arrow";
    pub const RIGHT: &str = "Right arrow";
    pub const SLASH: &str = "Slash";
    pub const QUESTION_MARK: &str = "Question mark";
    pub const ASTERISK: &str = "Asterisk";
}

/// What is written on keys that do not show a sign.
pub mod keys {
    pub const ESCAPE: &str = "Esc";
    pub const ENTER: &str = "Enter";
    pub const SPACE: &str = "Space";
    pub const BACKSPACE: &str = "Backspace";
    pub const HOME: &str = "Home";
    pub const END: &str = "End";
    pub const PAGE_UP: &str = "Page Up";
    pub const PAGE_DOWN: &str = "Page Down";
    pub const LETTERS: &str = "A to Z";
}

pub mod everywhere {
    pub const NAME: &str = "Everywhere";
    pub const FIND: &str = "Find an organization or a command";
    pub const SEARCH: &str = "Search organizations";
    pub const UNDO: &str = "Undo the last change, while its notice is shown";
    pub const SHORTCUTS: &str = "Show keyboard shortcuts";
    pub const CLOSE: &str = "Close the top dialog";
}

pub mod search {
    pub const NAME: &str = "Search";
    pub const FIRST_MATCH: &str = "Go to the first match";
    pub const OPEN_FIRST_MATCH: &str = "Go to the first match (opens it in the tree)";
    pub const CLEAR: &str = "Clear, then leave search";
}

pub mod tables {
    pub const NAME: &str = "Organizations and Limits";
    pub const ROWS: &str = "Previous or next row (up from the first goes to search)";
    pub const PAGES: &str = "Previous or next page";
    pub const ENDS: &str = "First or last row";
    pub const OPEN: &str = "Open the organization";
}

pub mod tree {
    pub const NAME: &str = "Tree";
    pub const ROWS: &str = "Previous or next row";
    pub const EXPAND: &str = "Expand, then go to the first child";
    pub const COLLAPSE: &str = "Collapse, then go to the parent";
    pub const EXPAND_SIBLINGS: &str = "Expand all siblings";
    pub const JUMP: &str = "Jump to a name by its first letters";
    pub const OPEN: &str = "Show the organization beside the tree";
    pub const CLEAR: &str = "Clear the search";
}

pub mod chart {
    pub const NAME: &str = "Limits chart";
    pub const UP_AND_DOWN: &str = "Go to the parent or a child";
    pub const ALONG: &str = "Previous or next on this level";
    pub const ZOOM_IN: &str = "Zoom in";
    pub const ZOOM_OUT: &str = "Zoom out";
}

pub mod forms {
    pub const NAME: &str = "Forms";
    pub const SAVE: &str = "Save";
    pub const CREATE_ANOTHER: &str = "Create and add another";
    pub const SAVE_FROM_FIELD: &str = "Save (single-line fields)";
    pub const STEP: &str = "Raise or lower a limit by 1";
}
