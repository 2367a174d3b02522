//! The list as a file. Knows what to say of it, not how it is written.

use canopy_domain::list::{
    csv::listing_csv,
    filter::Filter,
    sheet::{Separator, Sheet},
};
use canopy_text::list;
use leptos::prelude::*;

use super::{
    query::ListQuery,
    rows::{ListRows, Listing},
};
use crate::{
    code_split::split_off,
    reactive::{memo, spawn_scoped},
    state::{
        toasts::use_toasts,
        workspace::{WorkspaceState, use_workspace},
    },
    views::download_csv::{self, DownloadCsv},
};

#[component]
pub fn ListDownload(query: ListQuery, listed: Memo<ListRows>) -> impl IntoView {
    let workspace = use_workspace();
    let toasts = use_toasts();
    let is_empty = memo(move |_| listed.with(|listed| listed.rows.is_empty()));
    let save = move |separator| {
        let listed = listed.get_untracked();
        spawn_scoped(async move {
            match saved(workspace, query, listed, separator).await {
                Ok(Ok(said)) => toasts.say(said),
                Ok(Err(not_saved)) => toasts.fail(not_saved),
                Err(_) => toasts.fail(list::EXPORT_NOT_LOADED),
            }
        });
    };
    view! { <DownloadCsv is_empty on_save=save/> }
}

split_off! {
    places: fn saved(
        workspace: WorkspaceState,
        query: ListQuery,
        listed: ListRows,
        separator: Separator
    ) -> Result<String, &'static str> {
        let Listing { forest, statuses, rows, .. } = &*listed;
        let (Sheet { text, guarded }, parts) = untrack(|| {
            let title = |id: &str| workspace.billing_account_title(id);
            let sheet = listing_csv(forest, statuses, rows, separator, &list::CSV, title);
            let mut parts = vec![workspace.title(), list::FILE.to_owned()];
            parts.extend(query.filters.get().iter().map(Filter::slug));
            parts.push(query.query.get());
            (sheet, parts)
        });
        match download_csv::saved(parts.iter().map(String::as_str), separator, &text) {
            Some(name) => Ok(list::csv_saved(rows.len() as u64, &name, guarded as u64)),
            None => Err(list::NOT_SAVED),
        }
    }
}
