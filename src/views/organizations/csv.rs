//! The list as a file. Knows when it can be had and what to say of it, not how it is written.

use canopy_domain::{
    listing_csv::{ListingCsv, listing_csv},
    wording::counted,
};
use leptos::prelude::*;

use super::listed::Listed;
use crate::{
    boxed::{memo, spawn_scoped},
    components::{
        button::{Button, ButtonKind},
        download::save_as_file,
        icon::Glyph,
    },
    split::split_off,
    state::{
        toasts::use_toasts,
        workspace::{WorkspaceState, use_workspace},
    },
};

const FILE_NAME: &str = "organizations.csv";

#[component]
pub fn DownloadCsv(listed: Memo<Listed>) -> impl IntoView {
    let workspace = use_workspace();
    let toasts = use_toasts();
    let nothing = memo(move |_| {
        listed
            .with(|listed| listed.rows.is_empty())
            .then(|| "Nothing is listed that could be downloaded.".to_owned())
    });
    let save = move || {
        let listed = listed.get_untracked();
        spawn_scoped(async move {
            toasts.say(saved(workspace, listed).await.unwrap_or_else(|_| {
                "What writes the file did not arrive. Check the connection and try again.".into()
            }));
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
    }
}

split_off! {
    places: fn saved(workspace: WorkspaceState, listed: Listed) -> String {
        let file = untrack(|| {
            listing_csv(&listed.forest, &listed.standings, &listed.rows, |id| {
                workspace.billing_account_title(id)
            })
        });
        if save_as_file(FILE_NAME, &file.text) {
            said(listed.rows.len(), &file)
        } else {
            "The browser refused to save the file.".into()
        }
    }
}

fn said(rows: usize, file: &ListingCsv) -> String {
    let saved = format!(
        "{} saved as {FILE_NAME}.",
        counted(rows as u64, "organization", "organizations")
    );
    if file.guarded == 0 {
        return saved;
    }
    let guarded = counted(file.guarded as u64, "value that", "values that");
    format!("{saved} {guarded} a spreadsheet would run as a formula got an apostrophe in front.")
}
