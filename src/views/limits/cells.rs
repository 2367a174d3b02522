//! What stands in each cell of the table of limits: its elements, and what is written in them.
//! Knows one limit at a time.

use canopy_domain::{limits::ceiling_source::CeilingSource, list::listing::RowPath};
use canopy_text::{
    limits::{self as text, columns},
    usage,
};

use super::row::Row;
use crate::{
    components::{
        meter::paint_meter,
        tile::TileParts,
        virtual_rows::{Part, Template},
    },
    views::{data_table::column, usage_meter::gauge_of},
};

type Cell = column::Cell<Row>;

pub fn name(template: &mut Template, cell: Part) -> Cell {
    let tile = TileParts::add(template, cell);
    let link = template.add(cell, "a", "table-link");
    template.take_tab(link);
    let path = template.add(cell, "span", "limits-path");
    Cell::painted(move |row, slot| {
        tile.paint(slot, row.name(), row.id(), row.picture().as_deref());
        slot.attribute(link, "href", Some(&row.href()));
        slot.marked(link, row.name(), &row.marks());
        let RowPath { text, is_elided } = row.path();
        slot.attribute(path, "data-tip-if", (!is_elided).then_some("cut"));
        slot.text(path, &text);
    })
    .described(move |row, slot| {
        if let Some(whole) = row.elided_path() {
            slot.describe(link, "aria-description", &whole);
            slot.describe(path, "data-tip", &whole);
        }
    })
}

pub fn resource(_: &mut Template, cell: Part) -> Cell {
    Cell::painted(move |row, slot| slot.text(cell, row.resource()))
}

pub fn used_here(_: &mut Template, cell: Part) -> Cell {
    Cell::painted(move |row, slot| slot.text(cell, &text::own_usage(&row.account)))
}

pub fn used_in_all(_: &mut Template, cell: Part) -> Cell {
    Cell::painted(move |row, slot| slot.text(cell, &text::total_usage(&row.account)))
}

pub fn own_limit(_: &mut Template, cell: Part) -> Cell {
    Cell::painted(move |row, slot| slot.text(cell, &text::limit(row.account.own_limit)))
}

pub fn ceiling(template: &mut Template, cell: Part) -> Cell {
    // On a phone it stands before the number.
    template.set(cell, "data-noun", columns::CEILING);
    Cell::painted(move |row, slot| slot.text(cell, &text::ceiling(&row.account)))
}

/// A link to the limits of whoever sets the ceiling, unless it is the organization itself.
pub fn set_by(template: &mut Template, cell: Part) -> Cell {
    let link = template.add_optional(cell, "a", "limits-setter");
    template.take_tab(link);
    Cell::painted(move |row, slot| {
        let set_by = match row.account.set_by {
            Some(CeilingSource::Own) => columns::THIS_ORGANIZATION,
            Some(CeilingSource::Subscription) => columns::SUBSCRIPTION,
            _ => "",
        };
        slot.text(cell, set_by);
        let setter = row.setter();
        slot.put(link, setter.is_some());
        if let Some((href, name)) = setter {
            slot.attribute(link, "href", Some(&href));
            slot.text(link, name);
        }
    })
}

pub fn room(template: &mut Template, cell: Part) -> Cell {
    template.set(cell, "data-noun", columns::REMAINING);
    Cell::painted(move |row, slot| slot.text(cell, &text::remaining(&row.account)))
}

pub fn share(template: &mut Template, cell: Part) -> Cell {
    template.add_class(cell, "meter");
    Cell::painted(move |row, slot| {
        let status = &row.status;
        paint_meter(slot, cell, gauge_of(status), &usage::share(status));
    })
    .described(move |row, slot| {
        let sentences = row.sentences();
        slot.describe(cell, "aria-description", &sentences);
        slot.describe(cell, "data-tip", &sentences);
    })
}
