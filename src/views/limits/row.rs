//! One row of the table of limits: a link to its organization, who holds it back, and what is left. Knows one row.

use leptos::{html, prelude::*};

use super::{
    column::Column,
    listed::Listed,
    row_text::{RowText, SetBy},
};
use crate::{
    address::use_address,
    boxed::{derived, memo},
    components::{
        highlight::Highlight,
        meter::{Bound, Meter},
        row_press::{begin_press, press_row},
    },
    routes::{Route, Tab},
    state::workspace::use_workspace,
    views::{organization_tile::OrganizationTile, row_cursor::RowCursor},
};

pub fn row(shown: Signal<Option<usize>>, listed: Memo<Listed>, cursor: RowCursor) -> impl IntoView {
    let (workspace, address) = (use_workspace(), use_address());
    let text = memo(move |_| {
        listed.with(|listed| {
            let row = *listed.rows.get(shown.get()?)?;
            Some(RowText::new(listed, row))
        })
    });
    let link = NodeRef::<html::A>::new();
    cursor.takes(shown, link);
    let is_on = memo(move |_| cursor.is_on(shown.get()));
    let tabindex = move || if is_on.get() { "0" } else { "-1" };
    let limits_of = move |id| address.href(&Route::Organization(workspace.id(), id, Tab::Limits));
    let href = move || {
        text.with(|text| text.as_ref().map(|text| text.id.clone()))
            .map(limits_of)
    };
    let set_by = memo(move |_| {
        text.with(|text| text.as_ref().map(|text| text.set_by.clone()))
            .unwrap_or_default()
    });
    let number = move |column: Column, read: fn(&RowText) -> &String| {
        view! {
            <div class=column.class() role="cell" aria-colindex=column.place()>
                {said(text, read)}
            </div>
        }
    };
    view! {
        <div
            class="table-row limits-row"
            role="row"
            aria-rowindex=move || shown.get().map(|row| row + 2)
            on:focusin=move |_| cursor.enters(shown.get_untracked())
            on:focusout=move |_| cursor.leaves()
            on:click=move |event| press_row(&event, link)
            on:auxclick=move |event| press_row(&event, link)
            on:mousedown=|event| begin_press(&event)
        >
            <div class=Column::Name.class() role="cell" aria-colindex=Column::Name.place()>
                <OrganizationTile
                    id=read(text, |text| text.id.to_string())
                    name=read(text, |text| text.name.clone())
                    picture=read(text, |text| text.picture.clone())
                />
                <a class="table-link" href=href tabindex=tabindex node_ref=link>
                    <Highlight
                        text=read(text, |text| text.name.clone())
                        ranges=read(text, |text| text.marks.clone())
                    />
                </a>
                <span class="limits-path" dir="auto" data-tip=said(text, |text| &text.path) data-tip-if="cut">
                    {said(text, |text| &text.path)}
                </span>
            </div>
            <div class=Column::Resource.class() role="cell" aria-colindex=Column::Resource.place()>
                {read(text, |text| text.resource)}
            </div>
            {number(Column::UsedHere, |text| &text.used_here)}
            {number(Column::UsedInAll, |text| &text.used_in_all)}
            {number(Column::OwnLimit, |text| &text.own_limit)}
            {number(Column::Ceiling, |text| &text.ceiling)}
            <div class=Column::SetBy.class() role="cell" aria-colindex=Column::SetBy.place()>
                {move || match set_by.get() {
                    SetBy::Nobody => ().into_any(),
                    SetBy::Itself => view! { <span class="table-quiet">"Itself"</span> }.into_any(),
                    SetBy::Other { id, name } => {
                        view! {
                            <a class="limits-setter" href=limits_of(id) tabindex=tabindex>
                                <bdi>{name}</bdi>
                            </a>
                        }
                            .into_any()
                    }
                }}
            </div>
            {number(Column::Room, |text| &text.room)}
            <div class=Column::Share.class() role="cell" aria-colindex=Column::Share.place()>
                <span class="limits-use" data-tip=said(text, |text| &text.sentences)>
                    <Meter
                        used=read(text, |text| text.used)
                        bound=derived(move || {
                            text.with(|text| text.as_ref().map_or(Bound::Unbounded, |text| text.bound))
                        })
                        text=read(text, |text| text.share.clone())
                    />
                </span>
            </div>
        </div>
    }
}

fn read<T: Default + Send + Sync + 'static>(
    text: Memo<Option<RowText>>,
    read: fn(&RowText) -> T,
) -> Signal<T> {
    derived(move || text.with(|text| text.as_ref().map(read).unwrap_or_default()))
}

fn said(text: Memo<Option<RowText>>, read: fn(&RowText) -> &String) -> Signal<String> {
    derived(move || text.with(|text| text.as_ref().map(read).cloned().unwrap_or_default()))
}
