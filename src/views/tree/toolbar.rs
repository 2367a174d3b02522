//! What stands above the tree: the search, how much it found, and the buttons for the whole tree.

use canopy_text::{list, tree};
use leptos::{ev, prelude::*};

use super::explorer::Explorer;
use crate::{
    components::{
        button::{Button, ButtonKind},
        icon::Glyph,
        keys::pressed,
        search_box::SearchBox,
    },
    views::{as_of::AsOf, reload::Reload},
};

#[component]
pub fn Toolbar(explorer: Explorer) -> impl IntoView {
    let typed = Callback::new(move |query: String| {
        // The box empties itself by Escape and by its cross.
        if query.is_empty() {
            explorer.leave_search();
        } else {
            explorer.search.search(&query);
        }
    });
    let key = Callback::new(
        move |event: ev::KeyboardEvent| match pressed(&event).as_str() {
            "ArrowDown" => {
                event.prevent_default();
                explorer.focus.enter();
            }
            "Enter" => {
                let first = explorer.focus.active_row.get_untracked();
                if let Some(id) = explorer.rows.with_untracked(|rows| rows.id(first?)) {
                    event.prevent_default();
                    explorer.open(id);
                }
            }
            _ => {}
        },
    );
    let count = move || {
        let all = explorer.state.organizations.forest().len() as u64;
        match explorer.search.matches.get() {
            Some(matches) => list::count(matches.count() as u64, all, true),
            // What came by name before the list is not all there is.
            None if !explorer.state.organizations.has_arrived() => String::new(),
            None => list::count(all, all, false),
        }
    };
    view! {
        <div class="tree-tools">
            <SearchBox
                label=list::SEARCH
                value=explorer.search.query
                on_input=typed
                on_key=key
                slash=true
            />
            <Reload/>
            <Button
                label=tree::EXPAND_ALL
                kind=ButtonKind::Quiet
                icon=Glyph::Expand
                icon_only=true
                on_press=move || explorer.expand_all()
            />
            <Button
                label=tree::COLLAPSE_ALL
                kind=ButtonKind::Quiet
                icon=Glyph::Collapse
                icon_only=true
                on_press=move || explorer.collapse_all()
            />
        </div>
        <div class="tree-head">
            <div class="tree-known">
                <p class="tree-status" role="status">{count}</p>
                <AsOf/>
            </div>
            <span
                class="tree-caption"
                aria-hidden="true"
                data-column="count"
                data-tip=tree::CHILDREN_AND_ALL
            >
                {tree::CHILDREN}
            </span>
            <span class="tree-caption" aria-hidden="true" data-column="locations">{tree::LOCATIONS}</span>
            <span class="tree-caption" aria-hidden="true" data-column="users">{tree::USERS}</span>
            <span class="tree-caption" aria-hidden="true" data-column="worst" data-tip=tree::WORST_TIP>
                {tree::WORST}
            </span>
        </div>
    }
}
