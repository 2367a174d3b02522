//! The table of limits as a file. Knows what to say of it, not how it is written.

use canopy_domain::{
    limits::bands::UsageBand,
    list::{
        limits_csv::limits_csv,
        sheet::{Separator, Sheet},
    },
    organization::limits::Resource,
};
use canopy_text::{limits, list};
use leptos::prelude::*;

use super::{
    query::LimitsQuery,
    rows::{LimitRows, Listing},
};
use crate::{
    reactive::memo,
    state::{
        toasts::use_toasts,
        workspace::{WorkspaceState, use_workspace},
    },
    views::download_csv::{DownloadCsv, saved},
};

#[component]
pub fn LimitsDownload(query: LimitsQuery, listed: Memo<LimitRows>) -> impl IntoView {
    let workspace = use_workspace();
    let toasts = use_toasts();
    let is_empty = memo(move |_| listed.with(|listed| listed.rows.is_empty()));
    let save = move |separator| {
        let listed = listed.get_untracked();
        match untrack(|| save(workspace, query, &listed, separator)) {
            Ok(said) => toasts.say(said),
            Err(not_saved) => toasts.fail(not_saved),
        }
    };
    view! { <DownloadCsv is_empty on_save=save/> }
}

/// What became of it, or why it was not saved, in words.
fn save(
    workspace: WorkspaceState,
    query: LimitsQuery,
    listed: &LimitRows,
    separator: Separator,
) -> Result<String, &'static str> {
    let Listing {
        forest,
        statuses,
        rows,
        ..
    } = &**listed;
    let Sheet { text, guarded } = limits_csv(forest, statuses, rows, separator, &limits::CSV);
    let top = query.top.get();
    let top = top.and_then(|id| workspace.organizations.find(&id));
    let mut parts = vec![workspace.title(), limits::FILE.to_owned()];
    parts.extend(
        query
            .resource
            .get()
            .map(|one| Resource::key(one).to_owned()),
    );
    parts.extend(
        query
            .bands
            .get()
            .into_iter()
            .map(|band| UsageBand::slug(band).to_owned()),
    );
    parts.extend(top.map(|(_, top)| top.title().to_owned()));
    parts.push(query.query.get());
    match saved(parts.iter().map(String::as_str), separator, &text) {
        Some(name) => Ok(limits::csv_saved(rows.len(), &name, guarded as u64)),
        None => Err(list::NOT_SAVED),
    }
}
