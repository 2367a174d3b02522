//! How this person likes the console: kept in the browser, for all workspaces, and never anything about a customer.

use canopy_domain::list::sheet::Separator;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::storage::{BrowserStorage, Key};

fn key() -> Key {
    Key::new(&["preferences"])
}

/// The column that one has to choose.
const HIDDEN_AT_FIRST: &str = "sso";

/// Light, dark, or as the system says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Theme {
    #[default]
    System,
    Light,
    Dark,
}

impl Theme {
    pub const ALL: [Theme; 3] = [Theme::System, Theme::Light, Theme::Dark];

    /// Puts the page into this theme.
    pub fn show(self) {
        let Some(root) = document().document_element() else {
            return;
        };
        let shown = match self {
            Theme::System => root.remove_attribute("data-theme"),
            Theme::Light => root.set_attribute("data-theme", "light"),
            Theme::Dark => root.set_attribute("data-theme", "dark"),
        };
        // Both fail for a name that is no attribute's only.
        debug_assert!(shown.is_ok());
    }
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
struct Kept {
    theme: Theme,
    compact: bool,
    /// And [`HIDDEN_AT_FIRST`] where that is shown.
    hidden_columns: Vec<String>,
    /// Between the values of a file for spreadsheets, by its slug.
    csv_separator: String,
    /// Of the explorer's tree, in CSS pixels; `None` until it is chosen.
    tree_width: Option<u32>,
    /// Whether the page of limits shows its chart and its subscriptions; `None` until it is chosen.
    limits_chart: Option<bool>,
    subscriptions: Option<bool>,
}

/// The preferences, each change kept at once.
#[derive(Clone, Copy, Default)]
pub struct Preferences(RwSignal<Kept>);

impl Preferences {
    /// Takes up what was chosen before in this installation.
    pub fn restore(self) {
        if let Some(kept) = BrowserStorage::Browser.read(&key()) {
            self.0.set(kept);
        }
    }

    pub fn theme(self) -> Theme {
        self.0.with(|kept| kept.theme)
    }

    pub fn set_theme(self, theme: Theme) {
        self.change(|kept| kept.theme = theme);
    }

    /// Rows of 28 px instead of 32.
    pub fn is_compact(self) -> bool {
        self.0.with(|kept| kept.compact)
    }

    pub fn set_compact(self, compact: bool) {
        self.change(|kept| kept.compact = compact);
    }

    pub fn row_height(self) -> u32 {
        if self.is_compact() { 28 } else { 32 }
    }

    pub fn is_column_hidden(self, column: &str) -> bool {
        let is_kept = self
            .0
            .with(|kept| kept.hidden_columns.iter().any(|other| other == column));
        is_kept != (column == HIDDEN_AT_FIRST)
    }

    pub fn set_column_hidden(self, column: &str, hidden: bool) {
        self.change(|kept| {
            kept.hidden_columns.retain(|other| other != column);
            if hidden != (column == HIDDEN_AT_FIRST) {
                kept.hidden_columns.push(column.to_owned());
            }
        });
    }

    pub fn csv_separator(self) -> Separator {
        self.0
            .with(|kept| Separator::from_slug(&kept.csv_separator))
            .unwrap_or_default()
    }

    pub fn set_csv_separator(self, separator: Separator) {
        self.change(|kept| kept.csv_separator = separator.slug().to_owned());
    }

    /// In CSS pixels.
    pub fn tree_width(self) -> Option<u32> {
        self.0.with(|kept| kept.tree_width)
    }

    pub fn set_tree_width(self, width: u32) {
        self.change(|kept| kept.tree_width = Some(width));
    }

    /// Whether the chart of limits is shown; `None` until it is chosen.
    pub fn limits_chart(self) -> Option<bool> {
        self.0.with(|kept| kept.limits_chart)
    }

    pub fn set_limits_chart(self, is_shown: bool) {
        self.change(|kept| kept.limits_chart = Some(is_shown));
    }

    /// Whether the subscriptions are shown.
    pub fn subscriptions(self) -> Option<bool> {
        self.0.with(|kept| kept.subscriptions)
    }

    pub fn set_subscriptions(self, are_shown: bool) {
        self.change(|kept| kept.subscriptions = Some(are_shown));
    }

    fn change(self, change: impl FnOnce(&mut Kept)) {
        self.0.update(change);
        // Where nothing can be kept, the choice holds until the page is left.
        let _ = self
            .0
            .with_untracked(|kept| BrowserStorage::Browser.write(&key(), kept));
    }
}

pub fn use_preferences() -> Preferences {
    expect_context()
}
