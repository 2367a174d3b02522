//! The list itself. Knows rows by their number, what narrows and sorts them, and which columns are hidden.

use canopy_domain::{list::sort::SortKey, organization::limits::Resource};
use canopy_text::list;
use leptos::{ev, prelude::*};

use super::{
    column::{COLUMNS, Column, head},
    query::ListQuery,
    row::Drawn,
    rows::{ListRows, are_about},
};
use crate::{
    address::use_address,
    components::{
        copy_button::{copy_from, pressed_in},
        row_press::is_within,
        tile::BrokenPictures,
    },
    reactive::{derived, memo},
    state::{
        preferences::{Preferences, use_preferences},
        workspace::{WorkspaceState, use_workspace},
    },
    views::{
        data_table::{
            DataTable, NoMatch,
            column::{lay_out, rows_of},
        },
        row_cursor::RowCursor,
        row_logos::RowLogos,
    },
};

#[component]
pub fn OrganizationsTable(
    query: ListQuery,
    listed: Memo<ListRows>,
    cursor: RowCursor,
) -> impl IntoView {
    let (preferences, address) = (use_preferences(), use_address());
    cursor.leave();
    cursor.restore_place(&query.spelled());
    Effect::watch(
        move || (query.query.get(), query.filters.get(), query.sort.get()),
        move |_, _, _| cursor.starts_over(),
        false,
    );
    let workspace = use_workspace();
    let hidden = derived(move || hidden_columns(preferences, workspace, query, listed));
    let pictures = BrokenPictures::default();
    let logos = RowLogos::follow(pictures);
    let (template, cells) = lay_out(&COLUMNS, "table-row organizations-row");
    let rows = memo(move |_| {
        let drawn = Drawn {
            listed: listed.get(),
            workspace,
            address,
            logos: logos(),
            billing_accounts: workspace.billing_accounts.latest(),
            marked: workspace.news.marked(),
        };
        rows_of(drawn, &cells)
    });
    let said = RwSignal::new("");
    let press = move |event: ev::MouseEvent| {
        if is_within(&event, ".table-link") {
            address.settle();
            cursor.save_place(query.spelled());
        } else if let Some(button) = pressed_in(&event) {
            let row = cursor.handle.row_at(event.target());
            let id = row.and_then(|row| listed.with_untracked(|listed| id_in(listed, row)));
            copy_from(button, id.unwrap_or_default(), said);
        }
    };
    view! {
        <DataTable
            on:click=press
            on:error:capture=move |event| pictures.handle_error(&event)
            label=list::TITLE
            class="table organizations-table"
            columns=COLUMNS.len()
            template
            rows=rows.into()
            hidden
            cursor
            head=move || head(query)
            no_match=no_match(query)
        />
        <span class="visually-hidden" role="status">
            {said}
        </span>
    }
}

/// What is said where the search and the filters leave no organization.
fn no_match(query: ListQuery) -> NoMatch {
    NoMatch {
        title: derived(move || {
            query.query.with(|query| match query.trim() {
                "" => list::NO_FILTER_MATCH.to_owned(),
                query => list::no_match(query),
            })
        }),
        detail: derived(move || {
            let has_filters = query.filters.with(|filters| !filters.is_empty());
            (has_filters && query.has_search()).then(|| list::FILTERS_NARROW_SEARCH.to_owned())
        }),
        clear: Callback::new(move |()| query.clear()),
    }
}

/// The words of the columns that are hidden: by choice, unless a filter is about them, and where no organization has
/// what they are about.
fn hidden_columns(
    preferences: Preferences,
    workspace: WorkspaceState,
    query: ListQuery,
    listed: Memo<ListRows>,
) -> String {
    let is_sso_hit = || {
        query
            .filters
            .with(|filters| listed.with(|listed| are_about(filters, listed, Resource::Sso)))
    };
    let is_hidden = |key: SortKey| match key {
        SortKey::Sso => preferences.is_column_hidden(key.slug()) && !is_sso_hit(),
        SortKey::BillingAccount => {
            preferences.is_column_hidden(key.slug()) || workspace.is_pooled()
        }
        key => preferences.is_column_hidden(key.slug()),
    };
    let words = COLUMNS.iter().filter(|column| is_hidden(column.key));
    words.map(Column::slug).collect::<Vec<_>>().join(" ")
}

/// The id of the organization in a row.
fn id_in(listed: &ListRows, row: usize) -> Option<String> {
    let index = *listed.rows.get(row)?;
    Some(listed.forest.get(index).id.to_string())
}
