//! A button that opens a list of things to do or choose. Knows not what they do.

use leptos::{ev, html, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, Node};

use super::{
    button::ButtonKind,
    icon::{Glyph, Icon},
    id::fresh_id,
    placement::{Align, Side, put_beside},
};

const GAP: f64 = 4.0;

/// What an entry does when it is chosen.
#[derive(Clone, Copy)]
enum Does {
    Run(Callback<()>),
    /// Turned on and off; the menu stays open.
    Check(Signal<bool>, Callback<bool>),
    /// One of several; the menu closes.
    Choose(Signal<bool>, Callback<()>),
}

#[derive(Clone)]
pub struct MenuItem {
    label: Signal<String>,
    does: Option<Does>,
    href: Option<String>,
    detail: Option<String>,
    icon: Option<Glyph>,
    disabled_reason: Option<Signal<Option<String>>>,
    is_danger: bool,
}

impl MenuItem {
    fn new(label: impl Into<Signal<String>>, does: Option<Does>) -> Self {
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
        Self::new(label, Some(Does::Run(run)))
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
        Self::new(label, Some(Does::Check(is_on, turn)))
    }

    pub fn choose(
        label: impl Into<Signal<String>>,
        is_chosen: Signal<bool>,
        choose: Callback<()>,
    ) -> Self {
        Self::new(label, Some(Does::Choose(is_chosen, choose)))
    }

    pub fn icon(self, glyph: Glyph) -> Self {
        Self {
            icon: Some(glyph),
            ..self
        }
    }

    /// Said under the label.
    pub fn detail(self, detail: impl Into<String>) -> Self {
        Self {
            detail: Some(detail.into()),
            ..self
        }
    }

    pub fn disabled_reason(self, reason: Signal<Option<String>>) -> Self {
        Self {
            disabled_reason: Some(reason),
            ..self
        }
    }

    pub fn danger(self) -> Self {
        Self {
            is_danger: true,
            ..self
        }
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

/// `label` names the button and the menu. The button shows `trigger` if there is one, otherwise its icon
/// and, unless `icon_only`, the label. By the ARIA menu-button pattern: arrows, Home, End, first letters,
/// Escape and Tab; the focus goes back to the button.
#[component]
pub fn Menu(
    #[prop(into)] label: Signal<String>,
    #[prop(into)] entries: Signal<Vec<MenuEntry>>,
    #[prop(optional)] kind: ButtonKind,
    #[prop(optional, into)] icon: Option<Glyph>,
    #[prop(optional)] icon_only: bool,
    #[prop(optional)] small: bool,
    #[prop(optional)] align: Align,
    #[prop(optional, into)] trigger: Option<ViewFn>,
) -> impl IntoView {
    let list_id = fresh_id("menu");
    let button = NodeRef::<html::Button>::new();
    let list = NodeRef::<html::Div>::new();
    let is_open = RwSignal::new(false);
    let was_open_on_press = StoredValue::new(false);

    let open = move |from_end: bool| {
        let (Some(button), Some(list)) = (button.get_untracked(), list.get_untracked()) else {
            return;
        };
        if list.show_popover().is_err() {
            // It is open already.
            return;
        }
        is_open.set(true);
        put_beside(&list, &button, Side::Below, align, GAP);
        let items = items_of(&list);
        let first = if from_end {
            items.last()
        } else {
            items.first()
        };
        if let Some(first) = first {
            focus(first);
        }
    };
    let close = move |refocus: bool| {
        if let Some(list) = list.get_untracked() {
            // Refused only when it is closed already.
            let _ = list.hide_popover();
        }
        if refocus && let Some(button) = button.get_untracked() {
            focus(&button);
        }
    };
    let on_button_key = move |event: ev::KeyboardEvent| {
        let from_end = match event.key().as_str() {
            "ArrowDown" => false,
            "ArrowUp" => true,
            _ => return,
        };
        event.prevent_default();
        open(from_end);
    };
    let on_list_key = move |event: ev::KeyboardEvent| {
        let Some(list) = list.get_untracked() else {
            return;
        };
        let items = items_of(&list);
        let current = items.iter().position(|item| {
            document()
                .active_element()
                .is_some_and(|active| item.is_same_node(Some(&active)))
        });
        let key = event.key();
        let next = match key.as_str() {
            "ArrowDown" => current.map_or(0, |current| (current + 1) % items.len()),
            "ArrowUp" => {
                current
                    .map_or(items.len(), |current| current + items.len())
                    .saturating_sub(1)
                    % items.len().max(1)
            }
            "Home" => 0,
            "End" => items.len().saturating_sub(1),
            "Escape" => {
                event.prevent_default();
                event.stop_propagation();
                return close(true);
            }
            "Tab" => return close(true),
            letter if letter.chars().count() == 1 && letter != " " => {
                match next_starting_with(&items, letter, current) {
                    Some(next) => next,
                    None => return,
                }
            }
            _ => return,
        };
        event.prevent_default();
        event.stop_propagation();
        if let Some(item) = items.get(next) {
            focus(item);
        }
    };
    let tip = move || icon_only.then(|| label.get());
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
            aria-controls=list_id.clone()
            aria-label=is_custom.then_some(label)
            node_ref=button
            // Pressing outside closes the menu before the click arrives, which must not open it again.
            on:pointerdown=move |_| was_open_on_press.set_value(is_open.get_untracked())
            on:click=move |event: ev::MouseEvent| {
                let by_pointer = event.detail() > 0;
                if !(by_pointer && was_open_on_press.get_value()) {
                    open(false);
                }
            }
            on:keydown=on_button_key
        >
            {icon.map(|glyph| view! { <Icon glyph/> })}
            {match trigger {
                Some(trigger) => trigger.run(),
                None => {
                    view! {
                        <span class="button-label" class:visually-hidden=icon_only>
                            {label}
                        </span>
                        {(!icon_only).then(|| view! { <Icon glyph=Glyph::ChevronDown/> })}
                    }
                        .into_any()
                }
            }}
        </button>
        <div
            class="menu"
            id=list_id
            role="menu"
            popover="auto"
            tabindex="-1"
            aria-label=label
            node_ref=list
            on:keydown=on_list_key
            on:toggle=move |_| {
                let open = list
                    .try_get_untracked()
                    .flatten()
                    .is_some_and(|list| list.matches(":popover-open").unwrap_or(false));
                is_open.set(open);
            }
        >
            {move || {
                entries.get().into_iter().map(|entry| entry_view(entry, close)).collect_view()
            }}
        </div>
    }
}

fn entry_view(entry: MenuEntry, close: impl Fn(bool) + Copy + Send + Sync + 'static) -> AnyView {
    let item = match entry {
        MenuEntry::Separator => return view! { <hr class="menu-separator"/> }.into_any(),
        MenuEntry::Heading(text) => {
            return view! { <p class="menu-heading" role="presentation">{text}</p> }.into_any();
        }
        MenuEntry::Item(item) => item,
    };
    let reason = item.disabled_reason;
    let refusal = move || reason.and_then(|reason| reason.get());
    let content = view! {
        <span class="menu-sign">
            {match (item.icon, item.does) {
                (Some(glyph), _) => Some(glyph),
                (None, Some(Does::Check(..) | Does::Choose(..))) => Some(Glyph::Check),
                _ => None,
            }
                .map(|glyph| view! { <Icon glyph/> })}
        </span>
        <span class="menu-label" dir="auto">{item.label}</span>
        {(item.icon.is_some() && matches!(item.does, Some(Does::Choose(..) | Does::Check(..))))
            .then(|| view! { <span class="menu-chosen"><Icon glyph=Glyph::Check/></span> })}
        {item.detail.map(|detail| view! { <span class="menu-detail">{detail}</span> })}
        {move || refusal().map(|reason| view! { <span class="menu-detail">{reason}</span> })}
    };
    if let Some(href) = item.href {
        return view! {
            <a class="menu-item" role="menuitem" tabindex="-1" href=href on:click=move |_| close(false)>
                {content}
            </a>
        }
        .into_any();
    }
    let role = match item.does {
        Some(Does::Check(..)) => "menuitemcheckbox",
        Some(Does::Choose(..)) => "menuitemradio",
        _ => "menuitem",
    };
    let checked = move || match item.does {
        Some(Does::Check(is_on, _) | Does::Choose(is_on, _)) => {
            Some(if is_on.get() { "true" } else { "false" })
        }
        _ => None,
    };
    let act = move |_| {
        if reason.is_some_and(|reason| reason.with_untracked(Option::is_some)) {
            return;
        }
        match item.does {
            Some(Does::Check(is_on, turn)) => turn.run(!is_on.get_untracked()),
            // Closed first: what it does may open a dialog, to which the focus then belongs.
            Some(Does::Choose(_, choose)) => {
                close(true);
                choose.run(());
            }
            Some(Does::Run(run)) => {
                close(true);
                run.run(());
            }
            None => {}
        }
    };
    view! {
        <button
            class="menu-item"
            type="button"
            role=role
            tabindex="-1"
            data-tone=item.is_danger.then_some("over")
            aria-checked=checked
            aria-disabled=move || refusal().map(|_| "true")
            on:click=act
        >
            {content}
        </button>
    }
    .into_any()
}

fn items_of(list: &Element) -> Vec<HtmlElement> {
    let Ok(found) = list.query_selector_all("[role^=menuitem]") else {
        return Vec::new();
    };
    (0..found.length())
        .filter_map(|index| found.get(index)?.dyn_into().ok())
        .collect()
}

fn next_starting_with(
    items: &[HtmlElement],
    letter: &str,
    current: Option<usize>,
) -> Option<usize> {
    let letter = letter.to_lowercase();
    let after = current.map_or(0, |current| current + 1);
    (after..items.len())
        .chain(0..after.min(items.len()))
        .find(|&index| {
            Node::text_content(&items[index])
                .is_some_and(|text| text.trim_start().to_lowercase().starts_with(&letter))
        })
}

fn focus(element: &HtmlElement) {
    // An element that cannot have the focus leaves it where it is.
    let _ = element.focus();
}
