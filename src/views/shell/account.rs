//! Who is signed in, how the console looks to them, and the way out.

use canopy_text::{
    session::person,
    shell::{account as text, account_of, role},
    workspace::ALLOW_CHANGES,
};
use leptos::prelude::*;

use crate::{
    address::use_address,
    code_split::split_off,
    components::{
        button::ButtonKind,
        icon::{Glyph, Icon},
        menu::{Menu, MenuEntries, MenuEntry, MenuItem},
    },
    reactive::{derived, memo},
    routes::Route,
    state::{
        overlays::{Overlay, use_overlays},
        preferences::{Theme, use_preferences},
        session::use_session,
        workspace::use_workspace,
    },
};

#[component]
pub fn Account() -> impl IntoView {
    let session = use_session();
    let name = memo(move |_| {
        session
            .claims()
            .map_or_else(String::new, |claims| person(&claims).to_owned())
    });
    let entries = MenuEntries::later(move || entries(name));
    let trigger = move || {
        view! {
            <Icon glyph=Glyph::User/>
            <span class="switcher-name" dir="auto">{name}</span>
        }
        .into_any()
    };
    let label = derived(move || account_of(&name.get()));
    view! { <Menu label entries kind=ButtonKind::Quiet trigger/> }
}

split_off! {
    places: fn entries(name: Memo<String>) -> Signal<Vec<MenuEntry>> {
        let session = use_session();
        let preferences = use_preferences();
        let address = use_address();
        let workspace = use_workspace();
        let overlays = use_overlays();
        derived(move || {
            let mut entries = vec![MenuEntry::Heading(name.get())];
            entries.extend(workspace.role().map(|own| MenuEntry::Heading(role(own))));
            if workspace.is_role_unknown() {
                entries.push(MenuEntry::Heading(text::ROLE_UNKNOWN.into()));
                let is_on = derived(move || workspace.writes_unasked());
                let turn = Callback::new(move |on| workspace.set_writes_unasked(on));
                entries.push(MenuItem::check(ALLOW_CHANGES, is_on, turn).into());
            }
            entries.push(MenuEntry::Separator);
            entries.extend(Theme::ALL.map(|theme| {
                let (glyph, label) = match theme {
                    Theme::System => (Glyph::Monitor, text::SYSTEM_THEME),
                    Theme::Light => (Glyph::Sun, text::LIGHT_THEME),
                    Theme::Dark => (Glyph::Moon, text::DARK_THEME),
                };
                let is_chosen = derived(move || preferences.theme() == theme);
                let choose = Callback::new(move |()| preferences.set_theme(theme));
                MenuEntry::from(MenuItem::choose(label, is_chosen, choose).icon(glyph))
            }));
            entries.push(MenuEntry::Separator);
            let journal = Callback::new(move |()| session.journal.show(true));
            let shortcuts = Callback::new(move |()| overlays.open(Overlay::Shortcuts));
            let sign_out = Callback::new(move |()| {
                session.sign_out();
                address.go(&Route::SignIn);
            });
            let items = [
                MenuItem::run(text::SESSION_JOURNAL, journal).icon(Glyph::Clock),
                MenuItem::run(text::KEYBOARD_SHORTCUTS, shortcuts).icon(Glyph::Keyboard),
                MenuItem::link(text::ABOUT, address.href(&Route::About)).icon(Glyph::Info),
                MenuItem::run(text::SIGN_OUT, sign_out).icon(Glyph::SignOut),
            ];
            entries.extend(items.map(MenuEntry::from));
            entries
        })
    }
}
