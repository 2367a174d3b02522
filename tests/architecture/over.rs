//! What is larger than a place may be, with its size: nothing may be added, and what no longer is goes.
//! Read by the rules of sizes.

/// Functions of more than 80 lines.
pub const FUNCTIONS: &[(&str, usize)] = &[
    ("src/components/combobox.rs::Combobox", 143),
    ("src/components/dialog.rs::Dialog", 99),
    ("src/components/file_drop.rs::FileDrop", 97),
    ("src/components/menu.rs::Menu", 105),
    ("src/components/menu/panel.rs::MenuPanel", 110),
    ("src/components/split_pane.rs::SplitPane", 105),
    ("src/components/tooltip.rs::Tooltips", 100),
    ("src/components/virtual_rows.rs::VirtualRows", 203),
    ("src/views/about.rs::About", 131),
    ("src/views/form/limit_fields.rs::LimitField", 86),
    ("src/views/organization/delete.rs::Confirmation", 89),
    ("src/views/organization/shares.rs::Shares", 86),
    ("src/views/organizations/table.rs::OrganizationsTable", 89),
];

/// Functions with braces more than 5 deep.
pub const DEEP: &[(&str, usize)] = &[
    ("src/components/highlight.rs::Highlight", 7),
    ("src/components/menu.rs::Menu", 7),
    ("src/views/about.rs::About", 6),
    ("src/views/organizations.rs::Nothing", 6),
    ("src/views/session/journal.rs::SessionJournal", 6),
];
