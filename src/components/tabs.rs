//! Links between the faces of one thing. Knows addresses as text; which is open, it is told.

use leptos::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tab {
    pub label: String,
    pub href: String,
    /// Shown after the label: how many there are behind it.
    pub count: Option<String>,
}

/// `current` is the `href` of the open one. They are links, so that each can be opened elsewhere, and so
/// a `nav` with `aria-current` and not a `tablist`.
#[component]
pub fn Tabs(
    #[prop(into)] label: Signal<String>,
    #[prop(into)] tabs: Signal<Vec<Tab>>,
    #[prop(into)] current: Signal<String>,
) -> impl IntoView {
    let link = move |tab: Tab| {
        let own = tab.href.clone();
        view! {
            <a
                class="tabs-link"
                href=tab.href
                aria-current=move || current.with(|current| *current == own).then_some("page")
            >
                {tab.label}
                {tab.count.map(|count| view! { <span class="tabs-count">{count}</span> })}
            </a>
        }
    };
    view! {
        <nav class="tabs" aria-label=label>
            {move || tabs.get().into_iter().map(link).collect_view()}
        </nav>
    }
}
