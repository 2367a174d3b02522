//! The tools above the limits: search, resource, and the count of what is shown. Knows the choices, no row.

use canopy_domain::{
    organization::limits::Resource,
    words::counts::{counted, grouped},
};
use leptos::{html, prelude::*};

use super::{choices::Choices, listed::Listed};
use crate::{
    boxed::derived,
    components::id::fresh_id,
    views::{row_cursor::RowCursor, search_tools::SearchTools},
};

#[component]
pub fn Tools(
    choices: Choices,
    listed: Memo<Listed>,
    search: NodeRef<html::Input>,
    cursor: RowCursor,
) -> impl IntoView {
    let count = derived(move || {
        let (shown, all) = listed.with(|listed| (listed.rows.len(), listed.all));
        if choices.is_narrowed() {
            format!("{} of {}", grouped(shown as u64), grouped(all as u64))
        } else {
            counted(all as u64, "row", "rows")
        }
    });
    view! {
        <SearchTools query=choices.query on_search=move |text: String| choices.search(&text) count search cursor>
            <Resources choices/>
        </SearchTools>
    }
}

#[component]
fn Resources(choices: Choices) -> impl IntoView {
    let name = fresh_id("resource");
    let segment = move |resource: Option<Resource>| {
        let label = resource.map_or("All", Resource::label);
        view! {
            <label class="field-segment">
                <input
                    type="radio"
                    class="field-radio"
                    name=name.clone()
                    value=label
                    prop:checked=move || choices.resource.get() == resource
                    on:change=move |_| choices.choose_resource(resource)
                />
                <span>{label}</span>
            </label>
        }
    };
    let all = std::iter::once(None).chain(Resource::ALL.map(Some));
    view! {
        <div class="field-segments" role="radiogroup" aria-label="Resource">
            {all.map(segment).collect_view()}
        </div>
    }
}
