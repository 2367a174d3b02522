//! The list as a file. Knows when it can be had and what to say of it, not how it is written.

use canopy_domain::{
    list::csv::{ListingCsv, Separator, listing_csv},
    words::counts::{counted, grouped},
};
use leptos::prelude::*;

use super::rows::ListRows;
use crate::{
    code_split::split_off,
    components::{
        button::{Button, ButtonKind},
        download::save_as_file,
        icon::Glyph,
        menu::{Menu, MenuEntry, MenuItem},
        placement::Align,
    },
    reactive::{derived, memo, spawn_scoped},
    state::{
        preferences::use_preferences,
        toasts::use_toasts,
        workspace::{WorkspaceState, use_workspace},
    },
};

#[component]
pub fn DownloadCsv(listed: Memo<ListRows>) -> impl IntoView {
    let workspace = use_workspace();
    let toasts = use_toasts();
    let preferences = use_preferences();
    let nothing = memo(move |_| {
        listed
            .with(|listed| listed.rows.is_empty())
            .then(|| "There is nothing to download.".to_owned())
    });
    let save = move || {
        let listed = listed.get_untracked();
        spawn_scoped(async move {
            let separator = preferences.csv_separator();
            toasts.say(
                saved(workspace, listed, separator)
                    .await
                    .unwrap_or_else(|_| {
                        "The export couldn't be loaded. Check your connection and try again.".into()
                    }),
            );
        });
    };
    view! {
        <Button
            label="Download CSV"
            kind=ButtonKind::Quiet
            icon=Glyph::Download
            disabled_reason=nothing
            on_press=save
        />
        <SeparatorMenu/>
    }
}

/// Spreadsheets expect another separator in other countries, and show a file with the wrong one as a single column.
#[component]
fn SeparatorMenu() -> impl IntoView {
    let preferences = use_preferences();
    let entry = |separator: Separator| {
        MenuEntry::from(MenuItem::choose(
            separator.label(),
            derived(move || preferences.csv_separator() == separator),
            Callback::new(move |()| preferences.set_csv_separator(separator)),
        ))
    };
    let entries: Vec<MenuEntry> = Separator::ALL.map(entry).into();
    view! {
        <Menu
            label="List separator"
            entries=Signal::stored(entries)
            kind=ButtonKind::Quiet
            icon=Glyph::ChevronDown
            icon_only=true
            align=Align::End
        />
    }
}

split_off! {
    places: fn saved(workspace: WorkspaceState, listed: ListRows, separator: Separator) -> String {
        let file = untrack(|| {
            listing_csv(&listed.forest, &listed.statuses, &listed.rows, separator, |id| {
                workspace.billing_account_title(id)
            })
        });
        let name = separator.file_name();
        if save_as_file(name, &file.text) {
            said(listed.rows.len(), name, &file)
        } else {
            "The browser refused to save the file.".into()
        }
    }
}

fn said(rows: usize, name: &str, file: &ListingCsv) -> String {
    let saved = format!(
        "{} saved as {name}.",
        counted(rows as u64, "organization", "organizations")
    );
    if file.guarded == 0 {
        return saved;
    }
    let (subject, was) = match file.guarded {
        1 => ("value that looks like a formula", "was"),
        _ => ("values that look like formulas", "were"),
    };
    let number = grouped(file.guarded as u64);
    format!("{saved} {number} {subject} {was} prefixed with an apostrophe.")
}
