//! A list whose elements stay when their neighbours come and go. `For`, compiled once for all lists in the page.

use std::sync::Arc;

use leptos::prelude::*;

/// How an item looks, by its key.
#[derive(Clone)]
pub struct ItemView(Arc<dyn Fn(u64) -> AnyView + Send + Sync>);

impl<F, V> From<F> for ItemView
where
    F: Fn(u64) -> V + Send + Sync + 'static,
    V: IntoView + 'static,
{
    fn from(view: F) -> Self {
        Self(Arc::new(move |key| view(key).into_any()))
    }
}

/// One view for each key, which is any number that belongs to that item alone.
#[component]
pub fn Each(#[prop(into)] keys: Signal<Vec<u64>>, #[prop(into)] item: ItemView) -> impl IntoView {
    view! { <For each=move || keys.get() key=|key| *key children=move |key| (item.0)(key)/> }
}
