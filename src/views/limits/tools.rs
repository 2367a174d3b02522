//! The tools above the limits: search, resource, and the count of what is shown. Knows the query, no row.

use canopy_domain::organization::limits::Resource;
use canopy_text::limits as text;
use leptos::{html, prelude::*};

use super::{query::LimitsQuery, rows::LimitRows};
use crate::{
    components::id::fresh_id,
    reactive::derived,
    views::{row_cursor::RowCursor, search_tools::SearchTools},
};

#[component]
pub fn Tools(
    query: LimitsQuery,
    listed: Memo<LimitRows>,
    search: NodeRef<html::Input>,
    cursor: RowCursor,
) -> impl IntoView {
    let count = derived(move || {
        let (shown, all) = listed.with(|listed| (listed.rows.len(), listed.all));
        text::count(shown, all, query.is_narrowed())
    });
    view! {
        <SearchTools query=query.query on_search=move |text: String| query.search(&text) count search cursor>
            <Resources query/>
        </SearchTools>
    }
}

#[component]
fn Resources(query: LimitsQuery) -> impl IntoView {
    let name = fresh_id("resource");
    let segment = move |resource: Option<Resource>| {
        let label = resource.map_or(text::ALL_RESOURCES, text::resource_label);
        view! {
            <label class="field-segment">
                <input
                    type="radio"
                    class="field-radio"
                    name=name.clone()
                    value=label
                    prop:checked=move || query.resource.get() == resource
                    on:change=move |_| query.choose_resource(resource)
                />
                <span>{label}</span>
            </label>
        }
    };
    let all = std::iter::once(None).chain(Resource::ALL.map(Some));
    view! {
        <div class="field-segments" role="radiogroup" aria-label=text::RESOURCE>
            {all.map(segment).collect_view()}
        </div>
    }
}
