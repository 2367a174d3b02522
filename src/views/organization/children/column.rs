//! The columns of the table of children: their heads, and what is written in their cells. Knows one child at a time.

use canopy_domain::{
    list::children::{Key, Order},
    organization::limits::Resource,
};
use canopy_text::{
    counts::grouped, limits::resource_label, organization::children as text, usage::in_a_cell,
};
use leptos::prelude::*;

use super::row::Row;
use crate::{
    components::{
        meter::paint_meter,
        sort_header::SortHeader,
        tile::TileParts,
        virtual_rows::{Part, Template},
    },
    reactive::memo,
    views::{data_table::column, usage_meter::gauge_of},
};

type Column = column::Column<Key, Row>;
type Cell = column::Cell<Row>;

/// From left to right.
pub static COLUMNS: [Column; 5] = [
    column(Key::Name, text::NAME, "table-cell children-name", name),
    column(
        Key::Descendants,
        text::DESCENDANTS,
        "table-cell children-descendants",
        descendants,
    ),
    column(
        Key::Used(Resource::Locations),
        resource_label(Resource::Locations),
        "table-cell children-use children-locations",
        |template, cell| used(template, cell, Resource::Locations),
    ),
    column(
        Key::Used(Resource::Users),
        resource_label(Resource::Users),
        "table-cell children-use children-users",
        |template, cell| used(template, cell, Resource::Users),
    ),
    column(
        Key::Used(Resource::Sso),
        resource_label(Resource::Sso),
        "table-cell children-use children-sso",
        |template, cell| used(template, cell, Resource::Sso),
    ),
];

const fn column(
    key: Key,
    label: &'static str,
    class: &'static str,
    lay_out: fn(&mut Template, Part) -> Cell,
) -> Column {
    Column {
        label,
        key,
        class,
        lay_out,
    }
}

pub fn head(order: RwSignal<Order>) -> impl IntoView {
    let columns = COLUMNS.iter().zip(1..);
    columns
        .map(|(column, place)| header(column, place, order))
        .collect_view()
}

/// Pressed once it sorts one way, then the other, and then no longer.
fn header(column: &'static Column, place: u32, order: RwSignal<Order>) -> impl IntoView {
    let descending = memo(move |_| {
        let (key, descending) = order.get()?;
        (key == column.key).then_some(descending)
    });
    let first = column.key != Key::Name;
    let press = move |()| {
        let next = match descending.get_untracked() {
            None => Some(first),
            Some(now) => (now == first).then_some(!first),
        };
        order.set(next.map(|descending| (column.key, descending)));
    };
    view! { <SortHeader label=column.label class=column.class place descending on_press=press/> }
}

fn name(template: &mut Template, cell: Part) -> Cell {
    let tile = TileParts::add(template, cell);
    let link = template.add(cell, "a", "table-link");
    template.take_tab(link);
    Cell::painted(move |row, slot| {
        tile.paint(slot, row.name(), row.id(), row.picture().as_deref());
        slot.attribute(link, "href", Some(row.href()));
        slot.text(link, row.name());
    })
}

fn descendants(_: &mut Template, cell: Part) -> Cell {
    Cell::painted(move |row, slot| {
        let count = row.descendants();
        let words = (count > 0).then(|| grouped(count));
        slot.text(cell, words.as_deref().unwrap_or_default());
        // On a phone it stands after the number.
        slot.attribute(cell, "data-noun", Some(text::descendants_noun(count)));
    })
}

fn used(template: &mut Template, cell: Part, resource: Resource) -> Cell {
    template.add_class(cell, "meter");
    // On a phone it stands before the words.
    template.set(cell, "data-noun", resource_label(resource));
    Cell::painted(move |row, slot| {
        let status = row.status(resource);
        paint_meter(slot, cell, gauge_of(&status), &in_a_cell(&status));
    })
}
