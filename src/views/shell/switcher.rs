//! The workspace the person is in, and the way to the others.

use canopy_text::{errors, workspace::switcher as text};
use leptos::prelude::*;

use crate::{
    address::use_address,
    code_split::split_off,
    components::{
        button::ButtonKind,
        icon::{Glyph, Icon},
        menu::{Menu, MenuEntries, MenuEntry, MenuItem},
    },
    reactive::derived,
    routes::Route,
    state::{workspace::use_workspace, workspaces::use_workspaces},
};

#[component]
pub fn Switcher() -> impl IntoView {
    let here = use_workspace();
    use_workspaces().ensure();
    let trigger = move || {
        view! {
            <Icon glyph=Glyph::Workspace/>
            <span class="switcher-name" dir="auto">{move || here.title()}</span>
            <Icon glyph=Glyph::Switch/>
        }
        .into_any()
    };
    view! {
        <Menu
            label=derived(move || text::label(&here.title()))
            entries=MenuEntries::later(entries)
            kind=ButtonKind::Quiet
            trigger
        />
    }
}

split_off! {
    places: fn entries() -> Signal<Vec<MenuEntry>> {
        let here = use_workspace();
        let workspaces = use_workspaces();
        let address = use_address();
        derived(move || {
            let id = here.id();
            let mut entries = vec![MenuEntry::Heading(text::WORKSPACES.into())];
            match workspaces.list.latest() {
                Some(list) => entries.extend(list.data.iter().map(|workspace| {
                    let href = address.href(&Route::Organizations(workspace.id.clone()));
                    let item = MenuItem::link(workspace.title().to_owned(), href);
                    let detail = match (workspace.id == id, workspace.archived) {
                        (true, _) => Some(text::CURRENT),
                        (false, true) => Some(text::ARCHIVED),
                        (false, false) => None,
                    };
                    MenuEntry::from(match detail {
                        Some(detail) => item.detail(detail),
                        None => item,
                    })
                })),
                None => {
                    let reason = match workspaces.list.error() {
                        Some(error) => errors::title(&error),
                        None => text::LOADING,
                    };
                    let load = Callback::new(move |()| workspaces.load());
                    entries.push(MenuItem::run(text::OTHERS, load).detail(reason).into());
                }
            }
            let all = MenuItem::link(text::ALL, address.href(&Route::Workspaces));
            entries.push(MenuEntry::Separator);
            entries.push(all.icon(Glyph::Workspace).into());
            entries
        })
    }
}
