//! A table of organizations, of which only the rows in sight are drawn, and what stands in it when nothing matches.
//! Knows rows by their number.

pub mod column;

use canopy_text::list;
use leptos::{ev, prelude::*};

use super::row_cursor::RowCursor;
use crate::{
    components::{
        button::Button,
        icon::Glyph,
        panel::StatePanel,
        row_press::{begin_press, press_row},
        virtual_rows::{Rows, Template, VirtualRows},
    },
    reactive::{derived, effect, memo},
    state::{
        news::Seat,
        workspace::{WorkspaceState, use_workspace},
    },
};

/// What stands in place of the rows where nothing matches, in a table that one searches and filters.
pub struct NoMatch {
    /// Says that nothing matches, and what narrows the table.
    pub title: Signal<String>,
    pub detail: Signal<Option<String>>,
    /// Takes away whatever narrows it.
    pub clear: Callback<()>,
}

/// A table of which only the rows in sight are drawn.
#[component]
pub fn DataTable(
    label: &'static str,
    class: &'static str,
    columns: usize,
    template: Template,
    rows: Signal<Rows>,
    /// The words of the columns that are hidden, for the stylesheet.
    hidden: Signal<String>,
    cursor: RowCursor,
    /// The column headers.
    #[prop(into)]
    head: ViewFn,
    #[prop(optional)] no_match: Option<NoMatch>,
) -> impl IntoView {
    let count = memo(move |_| rows.with(|rows| rows.count()));
    let handle = cursor.handle;
    let workspace = use_workspace();
    // Heard once for all rows: what is pressed in one leads where its link does.
    let press = move |event: ev::MouseEvent| {
        if let Some(row) = handle.row_at(event.target()) {
            press_row(&event, handle.tab_stop_of(row));
        }
    };
    let begin = move |event: ev::MouseEvent| {
        if handle.row_at(event.target()).is_some() {
            begin_press(&event);
        }
    };
    let head = move || {
        view! {
            <div class="table-head" role="row" aria-rowindex="1">
                {head.run()}
            </div>
        }
    };
    // Where the rows have become others, the organization that has the focus may stand elsewhere.
    effect(move || {
        if let Some(row) = handle.focused_row() {
            cursor.enters(Some(row));
        }
    });
    seek(workspace, rows, cursor);
    view! {
        <div
            class=class
            data-hidden=hidden
            on:keydown=move |event: ev::KeyboardEvent| cursor.handle_key(&event)
            on:focusin=move |event: ev::FocusEvent| cursor.enters(handle.row_at(event.target()))
            on:focusout=move |_| cursor.leave()
            on:click=press
            on:auxclick=press
            on:mousedown=begin
        >
            <VirtualRows
                template
                rows
                row_height=cursor.row_height()
                current=derived(move || cursor.current())
                head
                handle
                body_role="rowgroup"
                attr:role="table"
                attr:aria-label=label
                attr:aria-rowcount=move || (count.get() + 1).to_string()
                attr:aria-colcount=columns.to_string()
                attr:tabindex="0"
            />
            {no_match.map(|no_match| no_match_view(no_match, count, cursor))}
        </div>
    }
}

/// Brings the keyboard to the row of the organization that is sought.
fn seek(workspace: WorkspaceState, rows: Signal<Rows>, cursor: RowCursor) {
    effect(move || {
        let Some(id) = workspace.news.found(Seat::Table) else {
            return;
        };
        let index = untrack(|| workspace.organizations.forest()).index_of(&id);
        let key = index.map(|index| index.get() as u64);
        let row =
            rows.with_untracked(|rows| (0..rows.count()).find(|&row| Some(rows.key(row)) == key));
        if let Some(row) = row {
            cursor.go_to(row);
        }
    });
}

fn no_match_view(no_match: NoMatch, count: Memo<usize>, cursor: RowCursor) -> impl IntoView {
    let NoMatch {
        title,
        detail,
        clear,
    } = no_match;
    let press = move || {
        clear.run(());
        // The button goes away with what it stands in.
        cursor.focuses_search();
    };
    view! {
        <Show when=move || count.get() == 0>
            <div class="table-none">
                <StatePanel title detail icon=Glyph::Search>
                    <Button label=list::CLEAR on_press=press/>
                </StatePanel>
            </div>
        </Show>
    }
}
