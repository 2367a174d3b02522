//! When the organizations that are shown were read, and what others had changed by then.

use canopy_text::list;
use leptos::prelude::*;

use crate::state::{clock, workspace::use_workspace};

#[component]
pub fn AsOf() -> impl IntoView {
    let workspace = use_workspace();
    let organizations = workspace.organizations;
    let text = move || {
        let read_at = organizations.read_at()?;
        Some(list::as_of(
            clock::time_of_day(read_at),
            clock::midnights_since(read_at),
        ))
    };
    view! {
        <span class="page-as-of">{text}</span>
        // Said aloud by what looks after it.
        <span class="news-said" aria-hidden="true">
            {move || workspace.news.said()}
        </span>
    }
}
