//! One row of the list: a link to its organization that covers all of it, and what is told of the organization. Knows one row.

use leptos::prelude::*;

use super::{
    choices::Choices,
    column::Column,
    listed::Listed,
    row_text::{Marked, RowText, UseText},
};
use crate::{
    address::use_address,
    boxed::{derived, memo},
    components::{
        copy_button::CopyButton,
        highlight::Highlight,
        icon::{Glyph, Icon},
        meter::{Bound, Meter},
        row_press::{begin_press, press_row},
    },
    routes::{Route, Tab},
    state::workspace::use_workspace,
    views::{organization_tile::OrganizationTile, row_cursor::RowCursor},
};

/// What the element shows now, and whatever a cell needs of it.
#[derive(Clone, Copy)]
struct Row {
    text: Memo<Option<RowText>>,
}

impl Row {
    fn read<T: Default + Send + Sync + 'static>(
        self,
        read: impl Fn(&RowText) -> T + Send + Sync + 'static,
    ) -> Signal<T> {
        derived(move || {
            self.text
                .with(|text| text.as_ref().map(&read).unwrap_or_default())
        })
    }

    fn marked(
        self,
        read: impl Fn(&RowText) -> Marked + Copy + Send + Sync + 'static,
    ) -> impl IntoView {
        view! {
            <Highlight
                text=self.read(move |text| read(text).text)
                ranges=self.read(move |text| read(text).marks)
            />
        }
    }
}

pub fn row(
    shown: Signal<Option<usize>>,
    listed: Memo<Listed>,
    choices: Choices,
    cursor: RowCursor,
) -> impl IntoView {
    let workspace = use_workspace();
    let address = use_address();
    let text = memo(move |_| {
        listed.with(|listed| {
            let index = *listed.rows.get(shown.get()?)?;
            Some(RowText::new(listed, index, |id| {
                workspace.billing_account_title(id)
            }))
        })
    });
    let href = memo(move |_| {
        let id = text.with(|text| text.as_ref().map(|text| text.id.as_str().into()));
        id.map_or_else(String::new, |id| {
            address.href(&Route::Organization(workspace.id(), id, Tab::Overview))
        })
    });
    let row = Row { text };
    let link = NodeRef::new();
    cursor.takes(shown, link);
    let is_on = memo(move |_| cursor.is_on(shown.get()));
    let tabindex = move || if is_on.get() { "0" } else { "-1" };
    view! {
        <div
            class="table-row organizations-row"
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
                    id=row.read(|text| text.id.clone())
                    name=row.read(|text| text.name.text.clone())
                    picture=row.read(|text| text.picture.clone())
                />
                <a
                    class="table-link"
                    href=href
                    tabindex=tabindex
                    node_ref=link
                    on:click=move |_| {
                        address.settle();
                        cursor.keeps_place(choices.spelled());
                    }
                >
                    {row.marked(|text| text.name.clone())}
                </a>
                {anomalies(row)}
                {display_name(row)}
                <span class="organizations-copy">
                    <CopyButton label="Copy id" text=row.read(|text| text.id.clone()) attr:tabindex=tabindex/>
                </span>
            </div>
            {parents(row)}
            <div class=Column::Depth.class() role="cell" aria-colindex=Column::Depth.place()>
                {row.read(|text| text.depth.clone())}
            </div>
            {usage(row, Column::Locations, |text| &text.locations)}
            {usage(row, Column::Users, |text| &text.users)}
            {plain(row, Column::LoginHint, |text| text.login_hint.clone())}
            {plain(row, Column::BillingAccount, |text| Marked { text: text.billing_account.clone(), ..Marked::default() })}
        </div>
    }
}

/// What does not fit about it, as a sign that says it in words.
fn anomalies(row: Row) -> impl IntoView {
    let words = row.read(|text| text.anomalies.clone());
    let has_some = memo(move |_| words.with(|words| !words.is_empty()));
    move || {
        has_some.get().then(|| {
            view! {
                <span
                    class="organizations-anomalies"
                    role="img"
                    aria-label=words
                    data-tip=words
                >
                    <Icon glyph=Glyph::Warning/>
                </span>
            }
        })
    }
}

fn display_name(row: Row) -> impl IntoView {
    let has_one = memo(move |_| {
        row.text.with(|text| {
            text.as_ref()
                .is_some_and(|text| text.display_name.is_some())
        })
    });
    move || {
        has_one.get().then(|| {
            view! {
                <span class="organizations-display-name">
                    {row.marked(|text| text.display_name.clone().unwrap_or_default())}
                </span>
            }
        })
    }
}

/// Cut at its start where it is too long, so that the nearest parent is always read.
fn parents(row: Row) -> impl IntoView {
    let words = row.read(|text| text.parents.text.clone());
    let is_root = memo(move |_| words.with(String::is_empty));
    view! {
        <div class=Column::Parent.class() role="cell" aria-colindex=Column::Parent.place()>
            {move || {
                if is_root.get() {
                    view! { <span class="table-quiet">"Root"</span> }.into_any()
                } else {
                    view! {
                        <span
                            class="organizations-parents"
                            data-tip=words
                            data-tip-if="cut"
                        >
                            {row.marked(|text| text.parents.clone())}
                        </span>
                    }
                        .into_any()
                }
            }}
        </div>
    }
}

fn usage(
    row: Row,
    column: Column,
    of: impl Fn(&RowText) -> &UseText + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let bound = derived(move || {
        row.text.with(|text| {
            text.as_ref()
                .map_or(Bound::Unbounded, |text| of(text).bound)
        })
    });
    let sentences = row.read(move |text| of(text).sentences.clone());
    let own = row.read(move |text| of(text).own.clone());
    view! {
        <div class=column.class() role="cell" aria-colindex=column.place() aria-description=sentences>
            <span class="organizations-noun" aria-hidden="true">
                {column.label()}
            </span>
            <span
                class="organizations-use"
                data-tip=sentences
            >
                <Meter used=row.read(move |text| of(text).used) bound text=row.read(move |text| of(text).words.clone())/>
                <span class="organizations-own">{own}</span>
            </span>
        </div>
    }
}

fn plain(
    row: Row,
    column: Column,
    of: impl Fn(&RowText) -> Marked + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let words = row.read(move |text| of(text).text);
    view! {
        <div class=column.class() role="cell" aria-colindex=column.place()>
            <span
                class="organizations-plain"
                data-tip=words
                data-tip-if="cut"
            >
                {row.marked(of)}
            </span>
        </div>
    }
}
