//! A menu's list, once it is open.

use leptos::{ev, html, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, Node};

use super::{Entry, MenuAction, MenuEntry, Opening};
use crate::{
    components::{
        icon::{Glyph, Icon},
        keys::{letter, pressed},
        placement::{Side, put_beside},
    },
    composed::composed,
    reactive::effect,
};

const GAP: f64 = 4.0;

#[component]
pub fn MenuPanel(opening: Opening, entries: Signal<Vec<MenuEntry>>) -> impl IntoView {
    let list = NodeRef::<html::Div>::new();
    open_when_asked(&opening, list);
    let Opening {
        label,
        id,
        button,
        is_open,
        ..
    } = opening;
    let close = move |refocus: bool| {
        if let Some(list) = list.get_untracked() {
            // Refused only when it is closed already.
            let _ = list.hide_popover();
        }
        if refocus && let Some(button) = button.get_untracked() {
            focus(&button);
        }
    };
    let on_key = move |event: ev::KeyboardEvent| {
        let Some(list) = list.get_untracked() else {
            return;
        };
        match pressed(&event).as_str() {
            "Escape" => {
                event.prevent_default();
                event.stop_propagation();
                return close(true);
            }
            "Tab" => return close(true),
            _ => {}
        }
        let items = items_of(&list);
        let Some(next) = next_item(&items, &event) else {
            return;
        };
        event.prevent_default();
        event.stop_propagation();
        if let Some(item) = items.get(next) {
            focus(item);
        }
    };

    view! {
        <div
            class="menu"
            id=id
            role="menu"
            popover="auto"
            tabindex="-1"
            aria-label=label
            node_ref=list
            on:keydown=on_key
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

/// Opens the list beside the button and gives the focus to the entry that was asked for.
fn open_when_asked(opening: &Opening, list: NodeRef<html::Div>) {
    let &Opening {
        align,
        button,
        is_open,
        asked,
        ..
    } = opening;
    effect(move || {
        let (Some(entry), Some(list), Some(button)) = (asked.get(), list.get(), button.get())
        else {
            return;
        };
        asked.set(None);
        if list.show_popover().is_err() {
            // It is open already.
            return;
        }
        is_open.set(true);
        put_beside(&list, &button, Side::Below, align, GAP);
        let items = items_of(&list);
        let item = match entry {
            Entry::First => items.first(),
            Entry::Last => items.last(),
        };
        if let Some(item) = item {
            focus(item);
        }
    });
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
                (None, Some(MenuAction::Check(..) | MenuAction::Choose(..))) => Some(Glyph::Check),
                _ => None,
            }
                .map(|glyph| view! { <Icon glyph/> })}
        </span>
        <span class="menu-label" dir="auto">{item.label}</span>
        {(item.icon.is_some() && matches!(item.does, Some(MenuAction::Choose(..) | MenuAction::Check(..))))
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
        Some(MenuAction::Check(..)) => "menuitemcheckbox",
        Some(MenuAction::Choose(..)) => "menuitemradio",
        _ => "menuitem",
    };
    let checked = move || match item.does {
        Some(MenuAction::Check(is_on, _) | MenuAction::Choose(is_on, _)) => {
            Some(if is_on.get() { "true" } else { "false" })
        }
        _ => None,
    };
    let act = move |_| {
        if reason.is_some_and(|reason| reason.with_untracked(Option::is_some)) {
            return;
        }
        match item.does {
            Some(MenuAction::Check(is_on, turn)) => turn.run(!is_on.get_untracked()),
            // Closed first: what it does may open a dialog, to which the focus then belongs.
            Some(MenuAction::Choose(_, choose)) => {
                close(true);
                choose.run(());
            }
            Some(MenuAction::Run(run)) => {
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

/// Where a key leads from the entry that has the focus, if it leads anywhere.
fn next_item(items: &[HtmlElement], event: &ev::KeyboardEvent) -> Option<usize> {
    let current = items.iter().position(|item| {
        document()
            .active_element()
            .is_some_and(|active| item.is_same_node(Some(&active)))
    });
    match pressed(event).as_str() {
        "ArrowDown" => Some(current.map_or(0, |current| (current + 1) % items.len())),
        "ArrowUp" => {
            let from = current.map_or(items.len(), |current| current + items.len());
            Some(from.saturating_sub(1) % items.len().max(1))
        }
        "Home" => Some(0),
        "End" => Some(items.len().saturating_sub(1)),
        " " => None,
        _ => next_starting_with(items, &letter(event)?, current),
    }
}

fn next_starting_with(
    items: &[HtmlElement],
    letter: &str,
    current: Option<usize>,
) -> Option<usize> {
    let fold = |text: &str| composed(text).to_lowercase();
    let letter = fold(letter);
    let after = current.map_or(0, |current| current + 1);
    (after..items.len())
        .chain(0..after.min(items.len()))
        .find(|&index| {
            Node::text_content(&items[index])
                .is_some_and(|text| fold(text.trim_start()).starts_with(&letter))
        })
}

fn focus(element: &HtmlElement) {
    // An element that cannot have the focus leaves it where it is.
    let _ = element.focus();
}
