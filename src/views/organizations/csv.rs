//! The list as a file. Knows when it can be had and what to say of it, not how it is written.

use canopy_domain::list::csv::{Separator, listing_csv};
use canopy_text::list;
use leptos::prelude::*;

use super::{
    menus::separator_entries,
    rows::{ListRows, Listing},
};
use crate::{
    code_split::split_off,
    components::{
        button::{Button, ButtonKind},
        download::save_as_file,
        icon::Glyph,
        menu::{Menu, MenuEntries},
        placement::Align,
    },
    reactive::{memo, spawn_scoped},
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
            .then(|| list::NOTHING_TO_DOWNLOAD.to_owned())
    });
    let save = move || {
        let listed = listed.get_untracked();
        spawn_scoped(async move {
            let separator = preferences.csv_separator();
            let saved = saved(workspace, listed, separator).await;
            toasts.say(saved.unwrap_or_else(|_| list::EXPORT_NOT_LOADED.into()));
        });
    };
    view! {
        <Button
            label=list::DOWNLOAD_CSV
            kind=ButtonKind::Quiet
            icon=Glyph::Download
            disabled_reason=nothing
            on_press=save
        />
        // Spreadsheets expect another separator in other countries, and show a file with the wrong one as a single
        // column.
        <Menu
            label=list::CSV_SEPARATOR
            entries=MenuEntries::later(separator_entries)
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
            let title = |id: &str| workspace.billing_account_title(id);
            let Listing { forest, statuses, rows, .. } = &*listed;
            listing_csv(forest, statuses, rows, separator, &list::CSV, title)
        });
        let name = separator.file_name();
        if save_as_file(name, &file.text) {
            list::csv_saved(listed.rows.len() as u64, name, file.guarded as u64)
        } else {
            list::NOT_SAVED.into()
        }
    }
}
