//! The pane with the tree in it, in each of its states: loading, failed, empty, nothing found, partial, stale.

use canopy_text::{list, tree};
use leptos::{ev, prelude::*};

use super::{
    explorer::Explorer,
    keys::{Typed, press},
    row::TreePainter,
    toolbar::Toolbar,
};
use crate::{
    components::{
        button::Button,
        icon::Glyph,
        panel::StatePanel,
        row_press::{Way, begin_press, is_within, open_tab, way},
        tile::BrokenPictures,
        virtual_rows::VirtualRows,
    },
    reactive::{derived, memo},
    state::preferences::use_preferences,
    views::{
        answer_notices::AnswerNotices, failure::Lacking, organizations::CreateButton,
        organizations_frame::OrganizationsFrame,
    },
};

#[component]
pub fn TreePane(explorer: Explorer) -> impl IntoView {
    let organizations = explorer.state.organizations;
    let retry = Callback::new(move |()| explorer.state.reload());
    let notices = view! {
        <Lacking organizations retry/>
        <AnswerNotices/>
    };
    let notices = notices.into_any();
    view! {
        <div class="tree-pane">
            <Toolbar explorer/>
            <OrganizationsFrame notices lines=12 empty=|| view! { <Empty/> }>
                <TreeRows explorer/>
            </OrganizationsFrame>
        </div>
    }
}

#[component]
fn TreeRows(explorer: Explorer) -> impl IntoView {
    let preferences = use_preferences();
    let typed = Typed::default();
    let pictures = BrokenPictures::default();
    let (template, rows) = TreePainter::follow(explorer, pictures);
    let handle = explorer.focus.handle;
    let nothing = memo(move |_| explorer.rows.with(|rows| rows.rows.is_empty()));
    let pressed = move |event: ev::KeyboardEvent| press(explorer, typed, &event);
    let left = move |_: ev::FocusEvent| explorer.focus.leave();
    // Events are heard once for all rows.
    let arrived = move |event: ev::FocusEvent| {
        let row = handle.row_at(event.target());
        if let Some(id) = row.and_then(|row| explorer.id_at(row)) {
            explorer.focus.arrive_at(id);
        }
    };
    let clicked = move |event: ev::MouseEvent| {
        let Some(row) = handle.row_at(event.target()) else {
            return;
        };
        // The sign that opens and closes a row, where that can be opened.
        let is_toggle = is_within(&event, "[aria-expanded] > .tree-toggle");
        match (way(&event), explorer.id_at(row)) {
            (Some(Way::Here), _) if is_toggle => explorer.toggle(row),
            _ if is_toggle => {}
            (Some(Way::Here), Some(id)) => explorer.open(id),
            (Some(Way::NewTab), Some(id)) => open_tab(&explorer.href(id)),
            _ => {}
        }
    };
    let begin = move |event: ev::MouseEvent| {
        if handle.row_at(event.target()).is_some() {
            begin_press(&event);
        }
    };
    // Where the row that Tab would come to has no element, Tab comes to the tree.
    let tabindex = memo(move |_| {
        let is_drawn = explorer
            .focus
            .active_row
            .get()
            .is_some_and(|row| handle.shows(row));
        (!is_drawn).then_some("0")
    });
    // The button goes away with what it stands in.
    let clear = move || {
        explorer.leave_search();
        explorer.focus.enter();
    };
    view! {
        <div
            class="tree-rows"
            hidden=nothing
            on:click=clicked
            on:auxclick=clicked
            on:mousedown=begin
            on:focusin=arrived
            on:error:capture=move |event| pictures.handle_error(&event)
        >
            <VirtualRows
                template
                rows
                row_height=derived(move || preferences.row_height())
                current=explorer.focus.active_row
                handle
                attr:role="tree"
                attr:aria-label=tree::ORGANIZATIONS
                attr:tabindex=tabindex
                on:focus=move |_| explorer.focus.enter()
                on:focusout=left
                on:keydown=pressed
            />
        </div>
        <Show when=move || nothing.get()>
            <StatePanel icon=Glyph::Search title=tree::NO_MATCH detail=tree::WHAT_IS_SEARCHED>
                <Button label=tree::CLEAR_SEARCH on_press=clear/>
            </StatePanel>
        </Show>
    }
}

#[component]
fn Empty() -> impl IntoView {
    view! {
        <StatePanel
            icon=Glyph::Tree
            title=list::NONE_YET
            detail=tree::CREATE_FIRST
        >
            <CreateButton/>
        </StatePanel>
    }
}
