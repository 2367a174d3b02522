//! The direct children of an organization, as a table.

mod column;
mod row;

use std::sync::Arc;

use canopy_domain::{
    list::children::{Order, sorted},
    tree::{forest::Index, search::cut},
};
use canopy_text::{list, organization::children as text};
use leptos::{html, prelude::*};

use self::{
    column::COLUMNS,
    row::{Child, Drawn},
};
use super::open_organization::OpenOrganization;
use crate::{
    components::{
        icon::Glyph, panel::StatePanel, search_box::SearchBox, skeleton::Skeleton,
        tile::BrokenPictures,
    },
    reactive::{derived, memo},
    views::{
        data_table::{
            DataTable,
            column::{lay_out, rows_of},
        },
        row_cursor::RowCursor,
        row_logos::RowLogos,
    },
};

/// Up to so many are seen at once, without a search.
const FEW: usize = 12;

#[component]
pub fn ChildrenTab(subject: OpenOrganization) -> impl IntoView {
    let count = memo(move |_| subject.child_count());
    let organizations = subject.state.organizations;
    let has_failed = memo(move |_| {
        organizations.error().is_some()
            || organizations.lacking().is_some()
            || organizations.is_cut_below(&subject.id.get())
    });
    let how_many = memo(move |_| count.get().map(|count| count > 0));
    move || match how_many.get() {
        // Why they could not be had is said above.
        None if has_failed.get() => view! {
            <StatePanel
                icon=Glyph::Tree
                title=text::NOT_LOADED
                detail=text::MAY_HAVE_SOME
            />
        }
        .into_any(),
        None => view! { <Skeleton label=text::LOADING lines=4/> }.into_any(),
        Some(false) => view! {
            <StatePanel
                icon=Glyph::Tree
                title=text::NONE
                detail=text::WHAT_A_CHILD_SHARES
            />
        }
        .into_any(),
        Some(true) => view! { <ChildrenTable subject/> }.into_any(),
    }
}

#[component]
fn ChildrenTable(subject: OpenOrganization) -> impl IntoView {
    let pictures = BrokenPictures::default();
    let logos = RowLogos::follow(pictures);
    let (template, cells) = lay_out(&COLUMNS, "table-row children-row");
    let order = RwSignal::new(Order::None);
    let query = RwSignal::new(String::new());
    let search = NodeRef::<html::Input>::new();
    let matches = memo(move |_| {
        let index = subject.state.organizations.search_index();
        query.with(|query| index.find(query))
    });
    let rows = memo(move |_| {
        let known = subject.read(|known| {
            let child = |index: Index| Child {
                index,
                href: subject.href_of(&known.forest.get(index).id),
            };
            let children = known.forest.children(known.index);
            let is_wanted = |&child: &Index| {
                matches.with(|matches| (matches.as_ref()).is_none_or(|all| all.is_match(child)))
            };
            let statuses = subject.state.organizations.statuses();
            let children: Vec<Index> = children.filter(is_wanted).collect();
            let children = sorted(children, &known.forest, &statuses, order.get());
            let children = children.into_iter().map(child).collect();
            (children, Arc::clone(&known.forest))
        });
        let (children, forest) = known.unwrap_or_default();
        let drawn = Drawn {
            children,
            forest,
            statuses: subject.state.organizations.statuses(),
            logos: logos(),
            marked: subject.state.news.marked(),
        };
        rows_of(drawn, &cells)
    });
    let count = derived(move || rows.with(|rows| rows.count()));
    let cursor = RowCursor::new(count, search);
    let is_searched = memo(move |_| query.with(|query| !query.trim().is_empty()));
    let all = memo(move |_| subject.child_count().unwrap_or_default());
    view! {
        <Show when=move || { all.get() > FEW }>
            <div class="children-search">
                <SearchBox
                    label=text::SEARCH
                    value=query
                    on_input=move |text: String| query.set(cut(&text).to_owned())
                    node_ref=search
                />
                <p class="page-count" role="status">
                    {move || list::count(count.get() as u64, all.get() as u64, is_searched.get())}
                </p>
            </div>
        </Show>
        <DataTable
            on:error:capture=move |event| pictures.handle_error(&event)
            style:--children-height=move || format!("{}px", count.get() * cursor.row_height().get() as usize)
            label=text::LABEL
            class="table children-table"
            columns=COLUMNS.len()
            template
            rows=rows.into()
            hidden=Signal::stored(String::new())
            cursor
            head=move || column::head(order)
        />
    }
}
