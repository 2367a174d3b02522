//! The explorer: the tree of a workspace, and beside it the organization one has opened.
//! Knows the two panes, not what is in them.

mod explorer;
mod focus;
mod keys;
mod pane;
mod row;
mod rows;
mod search_session;
mod toolbar;

use canopy_domain::organization::OrganizationId;
use canopy_text::tree;
use leptos::prelude::*;

use self::{explorer::Explorer, pane::TreePane};
use super::organization::OrganizationPanel;
use crate::{
    address::use_address,
    components::{
        icon::Glyph,
        panel::StatePanel,
        split_pane::{Pane, SplitPane},
        title::Title,
    },
    reactive::{derived, memo},
    state::{preferences::use_preferences, workspace::use_workspace},
};

#[component]
pub fn TreePage() -> impl IntoView {
    let preferences = use_preferences();
    let explorer = Explorer::new(use_workspace(), use_address());
    let selected = explorer.selected;
    let shown = derived(move || {
        if selected.with(Option::is_some) {
            Pane::End
        } else {
            Pane::Start
        }
    });
    view! {
        <Title text=tree::TITLE/>
        <div class="tree">
            <h1 class="tree-title visually-hidden">{tree::TITLE}</h1>
            <SplitPane
                label=tree::TREE_WIDTH
                width=derived(move || preferences.tree_width().map(f64::from))
                // Bounded by the panes, so it fits.
                on_resize=move |width: f64| preferences.set_tree_width(width.round() as u32)
                least=280.0
                shown
                start=move || view! { <TreePane explorer/> }
                end=move || view! { <Opened selected/> }
            />
        </div>
    }
}

#[component]
fn Opened(selected: Memo<Option<OrganizationId>>) -> impl IntoView {
    let is_open = memo(move |_| selected.with(Option::is_some));
    move || match (is_open.get(), selected.get_untracked()) {
        (true, Some(first)) => {
            // One panel for all, so that the keyboard keeps its place while one steps through siblings.
            let id = memo(move |before: Option<&OrganizationId>| {
                selected
                    .get()
                    .or_else(|| before.cloned())
                    .unwrap_or_else(|| first.clone())
            });
            view! { <OrganizationPanel id/> }.into_any()
        }
        _ => view! {
            <StatePanel
                icon=Glyph::Tree
                title=tree::NONE_SELECTED
                detail=tree::SELECT_ONE
            />
        }
        .into_any(),
    }
}
