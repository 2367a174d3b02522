//! A button that opens a list of things to do or choose. The list itself is made when it is
//! first opened, from code that the page can be read without.

mod entries;
mod panel;

pub use self::entries::MenuEntries;

use canopy_text::controls;
use leptos::{ev, html, prelude::*};
use panel::MenuPanel;

use super::{
    button::ButtonKind,
    icon::{Glyph, Icon},
    id::fresh_id,
    keys::pressed,
    placement::Align,
};
use crate::{
    code_split::{NotThere, split_off},
    reactive::spawn_scoped,
};

/// What an entry does when it is chosen.
#[derive(Clone, Copy)]
enum MenuAction {
    Run(Callback<()>),
    /// Turned on and off; the menu stays open.
    Check(Signal<bool>, Callback<bool>),
    /// One of several; the menu closes.
    Choose(Signal<bool>, Callback<()>),
}

#[derive(Clone)]
pub struct MenuItem {
    label: Signal<String>,
    does: Option<MenuAction>,
    href: Option<String>,
    detail: Option<String>,
    icon: Option<Glyph>,
    disabled_reason: Option<Signal<Option<String>>>,
    is_danger: bool,
}

impl MenuItem {
    fn new(label: impl Into<Signal<String>>, does: Option<MenuAction>) -> Self {
        Self {
            label: label.into(),
            does,
            href: None,
            detail: None,
            icon: None,
            disabled_reason: None,
            is_danger: false,
        }
    }

    pub fn run(label: impl Into<Signal<String>>, run: Callback<()>) -> Self {
        Self::new(label, Some(MenuAction::Run(run)))
    }

    pub fn link(label: impl Into<Signal<String>>, href: impl Into<String>) -> Self {
        Self {
            href: Some(href.into()),
            ..Self::new(label, None)
        }
    }

    pub fn check(
        label: impl Into<Signal<String>>,
        is_on: Signal<bool>,
        turn: Callback<bool>,
    ) -> Self {
        Self::new(label, Some(MenuAction::Check(is_on, turn)))
    }

    pub fn choose(
        label: impl Into<Signal<String>>,
        is_chosen: Signal<bool>,
        choose: Callback<()>,
    ) -> Self {
        Self::new(label, Some(MenuAction::Choose(is_chosen, choose)))
    }

    pub fn icon(mut self, glyph: Glyph) -> Self {
        self.icon = Some(glyph);
        self
    }

    /// Said under the label.
    pub fn detail(mut self, detail: impl Into<String>) -> Self {
        self.detail = Some(detail.into());
        self
    }

    pub fn disabled_reason(mut self, reason: Signal<Option<String>>) -> Self {
        self.disabled_reason = Some(reason);
        self
    }

    pub fn danger(mut self) -> Self {
        self.is_danger = true;
        self
    }
}

#[derive(Clone)]
pub enum MenuEntry {
    Item(MenuItem),
    Heading(String),
    Separator,
}

impl From<MenuItem> for MenuEntry {
    fn from(item: MenuItem) -> Self {
        MenuEntry::Item(item)
    }
}

/// What a menu's button and its list share.
#[derive(Clone)]
struct Opening {
    label: Signal<String>,
    align: Align,
    id: String,
    button: NodeRef<html::Button>,
    is_open: RwSignal<bool>,
    /// The entry that is to have the focus in a menu about to open.
    asked: RwSignal<Option<Entry>>,
}

impl Opening {
    fn new(label: Signal<String>, align: Align) -> Self {
        Self {
            label,
            align,
            id: fresh_id("menu"),
            button: NodeRef::new(),
            is_open: RwSignal::new(false),
            asked: RwSignal::new(None),
        }
    }
}

#[derive(Clone, Copy)]
enum Entry {
    First,
    Last,
}

type ShowPanel = fn(Opening, Signal<Vec<MenuEntry>>) -> AnyView;

/// The list's code and its entries, which come when the menu is first opened.
#[derive(Clone, Copy)]
struct Arrival {
    entries: StoredValue<MenuEntries>,
    show: RwSignal<Option<(ShowPanel, Signal<Vec<MenuEntry>>)>>,
    is_missing: RwSignal<bool>,
    /// The button's, with which the wait for the code ends.
    owner: StoredValue<Option<Owner>, LocalStorage>,
}

impl Arrival {
    fn begin(self) {
        if self.show.with_untracked(Option::is_some) {
            return;
        }
        let arrive = move || {
            spawn_scoped(async move {
                let Some(entries) = self.entries.try_get_value() else {
                    return;
                };
                let arrived = async { Ok::<_, NotThere>((panel().await?, entries.made().await?)) };
                let arrived = arrived.await.ok();
                self.is_missing.try_set(arrived.is_none());
                self.show.try_set(arrived);
            });
        };
        self.owner.with_value(|owner| {
            if let Some(owner) = owner {
                owner.with(arrive);
            }
        });
    }
}

split_off! {
    places: fn panel() -> ShowPanel {
        |opening, entries| view! { <MenuPanel opening entries/> }.into_any()
    }
}

/// `label` names the button and the menu. The button shows `trigger` if there is one, otherwise its icon
/// and, unless `icon_only`, the label. By the ARIA menu-button pattern: arrows, Home, End, first letters,
/// Escape and Tab; the focus goes back to the button.
#[component]
pub fn Menu(
    #[prop(into)] label: Signal<String>,
    #[prop(into)] entries: MenuEntries,
    #[prop(optional)] kind: ButtonKind,
    #[prop(optional, into)] icon: Option<Glyph>,
    #[prop(optional)] icon_only: bool,
    #[prop(optional)] small: bool,
    #[prop(optional)] align: Align,
    #[prop(optional, into)] trigger: Option<ViewFn>,
) -> impl IntoView {
    let opening = Opening::new(label, align);
    let Opening {
        button,
        is_open,
        asked,
        ..
    } = opening;
    let id = opening.id.clone();
    let was_open_on_press = StoredValue::new(false);
    let arrival = Arrival {
        entries: StoredValue::new(entries),
        show: RwSignal::new(None),
        is_missing: RwSignal::new(false),
        owner: StoredValue::new_local(Owner::current()),
    };
    let open = move |entry: Entry| {
        asked.set(Some(entry));
        arrival.begin();
    };
    let on_key = move |event: ev::KeyboardEvent| {
        let entry = match pressed(&event).as_str() {
            "ArrowDown" => Entry::First,
            "ArrowUp" => Entry::Last,
            _ => return,
        };
        event.prevent_default();
        open(entry);
    };
    let tip = move || match arrival.is_missing.get() {
        true => Some(controls::MENU_NOT_LOADED.to_owned()),
        false => icon_only.then(|| label.get()),
    };
    let is_custom = trigger.is_some();

    view! {
        <button
            class="button"
            type="button"
            data-kind=kind.as_str()
            data-size=small.then_some("small")
            data-shape=icon_only.then_some("icon")
            data-menu=is_custom.then_some("custom")
            data-tip=tip
            aria-haspopup="menu"
            aria-expanded=move || if is_open.get() { "true" } else { "false" }
            aria-controls=id
            aria-label=is_custom.then_some(label)
            node_ref=button
            // Pressing outside closes the menu before the click arrives, which must not open it again.
            on:pointerdown=move |_| was_open_on_press.set_value(is_open.get_untracked())
            on:click=move |event: ev::MouseEvent| {
                let by_pointer = event.detail() > 0;
                if !(by_pointer && was_open_on_press.get_value()) {
                    open(Entry::First);
                }
            }
            on:keydown=on_key
        >
            {icon.map(|glyph| view! { <Icon glyph/> })}
            {match trigger {
                Some(trigger) => trigger.run(),
                None => plain_trigger(label, icon_only),
            }}
        </button>
        {move || arrival.show.get().map(|(show, entries)| show(opening.clone(), entries))}
    }
}

/// What the button shows where nothing else is given.
fn plain_trigger(label: Signal<String>, icon_only: bool) -> AnyView {
    view! {
        <span class="button-label" class:visually-hidden=icon_only>
            {label}
        </span>
        {(!icon_only).then(|| view! { <Icon glyph=Glyph::ChevronDown/> })}
    }
    .into_any()
}
