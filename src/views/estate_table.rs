//! A table over the whole estate, of which only the rows in sight are drawn, and what stands in it when nothing matches.
//! Knows rows by their number.

use leptos::{ev, prelude::*};

use super::row_cursor::RowCursor;
use crate::{
    boxed::memo,
    components::{
        button::Button,
        icon::Glyph,
        panel::StatePanel,
        virtual_rows::{RowView, VirtualRows},
    },
};

#[component]
pub fn EstateTable(
    label: &'static str,
    class: &'static str,
    columns: usize,
    count: Signal<usize>,
    /// The words of the columns that are hidden, for the stylesheet.
    hidden: Signal<String>,
    cursor: RowCursor,
    /// The column headers.
    #[prop(into)]
    head: ViewFn,
    #[prop(into)] row: RowView,
    /// Says that nothing matches, and what narrows the table.
    nothing: Signal<String>,
    why_nothing: Signal<Option<String>>,
    /// Takes away whatever narrows it.
    #[prop(into)]
    on_clear: Callback<()>,
) -> impl IntoView {
    let is_empty = memo(move |_| count.get() == 0);
    let clear = move || {
        on_clear.run(());
        // The button goes away with what it stands in.
        cursor.focuses_search();
    };
    let head = move || {
        view! {
            <div class="table-head" role="row" aria-rowindex="1">
                {head.run()}
            </div>
        }
    };
    view! {
        <div class=class data-hidden=hidden on:keydown=move |event: ev::KeyboardEvent| cursor.hears(&event)>
            <VirtualRows
                count
                row_height=cursor.row_height()
                head
                row
                handle=cursor.handle
                body_role="rowgroup"
                attr:role="table"
                attr:aria-label=label
                attr:aria-rowcount=move || (count.get() + 1).to_string()
                attr:aria-colcount=columns.to_string()
                attr:tabindex="0"
            />
            <Show when=move || is_empty.get()>
                <div class="table-none">
                    <StatePanel title=nothing detail=why_nothing icon=Glyph::Search>
                        <Button label="Clear search and filters" on_press=clear/>
                    </StatePanel>
                </div>
            </Show>
        </div>
    }
}
