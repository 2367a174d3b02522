//! A field and, below it, what can be chosen: the keyboard stays in the field while the arrows go through the choices.

use leptos::{ev, html, prelude::*};
use wasm_bindgen::JsCast;

use super::{
    icon::{Glyph, Icon},
    id::fresh_id,
    keys::{is_plain, pressed},
    search_box::LONGEST,
};
use crate::reactive::{derived, effect};

/// Something to choose.
#[derive(Clone)]
pub struct Choice {
    pub content: ViewFn,
    pub pick: Callback<()>,
}

/// Choices under a heading.
#[derive(Clone)]
pub struct ChoiceGroup {
    pub label: String,
    pub choices: Vec<Choice>,
}

/// By the ARIA combobox pattern: arrows go round, Home and End to the ends, Enter picks. With every
/// letter typed the first choice is the active one again. `groups` has to be a memo: all of it is read often.
#[component]
pub fn Combobox(
    /// Names the field and the list.
    #[prop(into)]
    label: Signal<String>,
    value: RwSignal<String>,
    groups: Signal<Vec<ChoiceGroup>>,
) -> impl IntoView {
    let list_id = fresh_id("choices");
    let choosing = Choosing::among(groups);
    let Choosing { count, active, .. } = choosing;
    let typed = move |event: ev::Event| {
        value.set(event_target_value(&event));
        choosing.go(0);
    };
    let active_id = {
        let list_id = list_id.clone();
        move || (count.get() > 0).then(|| option_id(&list_id, active.get()))
    };
    let is_expanded = move || if count.get() == 0 { "false" } else { "true" };
    let shown = {
        let list_id = list_id.clone();
        move || {
            let mut first = 0;
            let mut views = Vec::new();
            for group in groups.get() {
                let next = first + group.choices.len();
                views.push(group_view(choosing, &list_id, first, group));
                first = next;
            }
            views
        }
    };
    view! {
        <div class="combobox">
            <div class="combobox-field">
                <Icon glyph=Glyph::Search/>
                <input
                    class="combobox-input"
                    type="text"
                    role="combobox"
                    dir="auto"
                    autocomplete="off"
                    autocapitalize="off"
                    spellcheck="false"
                    enterkeyhint="go"
                    maxlength=LONGEST
                    aria-label=label
                    aria-autocomplete="list"
                    aria-expanded=is_expanded
                    aria-controls=list_id.clone()
                    aria-activedescendant=active_id
                    placeholder=label
                    prop:value=value
                    on:input=typed
                    on:keydown=move |event| choosing.on_key(&event)
                />
            </div>
            <div
                class="combobox-list"
                role="listbox"
                id=list_id
                aria-label=label
                node_ref=choosing.list
                // The keyboard stays in the field.
                on:mousedown=|event: ev::MouseEvent| event.prevent_default()
            >
                {shown}
            </div>
        </div>
    }
}

/// What there is to choose from, and the choice that Enter would pick.
#[derive(Clone, Copy)]
struct Choosing {
    groups: Signal<Vec<ChoiceGroup>>,
    count: Signal<usize>,
    active: RwSignal<usize>,
    list: NodeRef<html::Div>,
}

impl Choosing {
    fn among(groups: Signal<Vec<ChoiceGroup>>) -> Self {
        let active = RwSignal::new(0_usize);
        let count = derived(move || {
            groups.with(|groups| groups.iter().map(|group| group.choices.len()).sum())
        });
        // Fewer choices may have come than there were.
        effect(move || {
            let last: usize = Signal::get(&count);
            if active.get_untracked() >= last {
                active.set(last.saturating_sub(1));
            }
        });
        Self {
            groups,
            count,
            active,
            list: NodeRef::new(),
        }
    }

    fn pick(self, at: usize) {
        let picked = self.groups.with_untracked(|groups| {
            let mut choices = groups.iter().flat_map(|group| &group.choices);
            choices.nth(at).map(|choice| choice.pick)
        });
        if let Some(picked) = picked {
            picked.run(());
        }
    }

    fn go(self, at: usize) {
        self.active.set(at);
        request_animation_frame(move || {
            if let Some(list) = self.list.try_get_untracked().flatten() {
                keep_in_sight(&list, at == 0);
            }
        });
    }

    fn on_key(self, event: &ev::KeyboardEvent) {
        let count = self.count.get_untracked();
        if count == 0 || !is_plain(event) || event.shift_key() {
            return;
        }
        let at = self.active.get_untracked();
        let next = match pressed(event).as_str() {
            "ArrowDown" => (at + 1) % count,
            "ArrowUp" => (at + count - 1) % count,
            "Home" => 0,
            "End" => count - 1,
            "Enter" => {
                event.prevent_default();
                return self.pick(at);
            }
            _ => return,
        };
        event.prevent_default();
        self.go(next);
    }
}

/// The id of a choice's element, by its place among all choices.
fn option_id(list_id: &str, at: usize) -> String {
    format!("{list_id}-{at}")
}

/// A group whose first choice is the one at `first` among all.
fn group_view(
    choosing: Choosing,
    list_id: &str,
    first: usize,
    group: ChoiceGroup,
) -> impl IntoView + use<> {
    let active = choosing.active;
    let heading_id = fresh_id("choices-heading");
    let mut choices = Vec::new();
    for (at, choice) in (first..).zip(group.choices) {
        choices.push(view! {
            <div
                class="combobox-choice"
                role="option"
                id=option_id(list_id, at)
                aria-selected=move || if active.get() == at { "true" } else { "false" }
                // A list that scrolls under a resting pointer moves nothing.
                on:pointermove=move |_| active.set(at)
                on:click=move |_| choosing.pick(at)
            >
                {choice.content.run()}
            </div>
        });
    }
    view! {
        <div class="combobox-group" role="group" aria-labelledby=heading_id>
            <div class="combobox-heading" id=heading_id.clone() role="presentation" dir="auto">
                {group.label}
            </div>
            {choices}
        </div>
    }
}

/// Scrolls the list, and nothing around it, until the active choice is seen whole; with the first, its heading too.
fn keep_in_sight(list: &web_sys::HtmlElement, is_first: bool) {
    if is_first {
        return list.set_scroll_top(0);
    }
    let Ok(Some(choice)) = list.query_selector("[aria-selected=true]") else {
        return;
    };
    let Ok(choice) = choice.dyn_into::<web_sys::HtmlElement>() else {
        return;
    };
    let (frame, place) = (
        list.get_bounding_client_rect(),
        choice.get_bounding_client_rect(),
    );
    let above = place.top() - frame.top();
    let below = place.bottom() - frame.bottom();
    let by = if above < 0.0 { above } else { below.max(0.0) };
    list.set_scroll_top(list.scroll_top() + by.round() as i32);
}
