//! What stands in each cell of a row: its elements, and what is written in them. Knows one organization at a time.

use canopy_domain::{list::listing::RowPath, organization::limits::Resource};
use canopy_text::{limits::resource_label, list, usage};

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

/// The class of the button that copies the id of its row.
pub const COPY: &str = "copy-button organizations-copy";

pub fn name(template: &mut Template, cell: Part) -> Cell {
    let tile = TileParts::add(template, cell);
    let link = template.add(cell, "a", "table-link");
    template.take_tab(link);
    let anomalies = template.add_optional(cell, "span", "organizations-anomalies icon-mask");
    template.set(anomalies, "role", "img");
    let display_name = template.add_optional(cell, "span", "organizations-display-name");
    let copy = template.add(cell, "button", COPY);
    for (name, value) in [
        ("type", "button"),
        ("aria-label", list::COPY_ID),
        ("data-tip", list::COPY_ID),
    ] {
        template.set(copy, name, value);
    }
    template.take_tab(copy);
    Cell::painted(move |row, slot| {
        tile.paint(slot, row.name(), row.id(), row.picture().as_deref());
        slot.attribute(link, "href", Some(&row.href()));
        slot.marked(link, row.name(), &row.marks(row.name()));
        let words = row.anomalies();
        slot.put(anomalies, !words.is_empty());
        if !words.is_empty() {
            slot.attribute(anomalies, "aria-label", Some(&words));
            slot.attribute(anomalies, "data-tip", Some(&words));
        }
        let other_name = row.display_name();
        slot.put(display_name, other_name.is_some());
        if let Some(other_name) = other_name {
            slot.marked(display_name, other_name, &row.marks(other_name));
        }
    })
}

/// The root and the parent. The description says what is between them.
pub fn parent(_: &mut Template, cell: Part) -> Cell {
    Cell::painted(move |row, slot| {
        let RowPath { text, is_elided } = row.path();
        slot.attribute(cell, "data-root", text.is_empty().then_some(""));
        slot.attribute(cell, "data-tip-if", (!is_elided).then_some("cut"));
        if text.is_empty() {
            return slot.text(cell, list::ROOT);
        }
        slot.marked(cell, &text, &row.marks(&text));
    })
    .described(move |row, slot| {
        if let Some(path) = row.elided_path() {
            slot.describe(cell, "aria-description", &path);
            slot.describe(cell, "data-tip", &path);
        }
    })
}

pub fn depth(_: &mut Template, cell: Part) -> Cell {
    Cell::painted(move |row, slot| slot.text(cell, &row.depth().to_string()))
}

/// A bar and words. The description says what is used by the organization itself.
pub fn used(template: &mut Template, cell: Part, resource: Resource) -> Cell {
    template.add_class(cell, "meter");
    // On a phone it stands before the words.
    template.set(cell, "data-noun", resource_label(resource));
    Cell::painted(move |row, slot| {
        let status = row.status(resource);
        paint_meter(slot, cell, gauge_of(&status), &usage::in_a_cell(&status));
    })
    .described(move |row, slot| {
        let sentences = usage::sentences(row.forest(), row.statuses(), row.index(), resource);
        slot.describe(cell, "aria-description", &sentences);
        slot.describe(cell, "data-tip", &sentences);
    })
}

pub fn login_hint(template: &mut Template, cell: Part) -> Cell {
    template.set(cell, "data-tip-if", "cut");
    Cell::painted(move |row, slot| {
        let hint = row.login_hint();
        slot.marked(cell, hint, &row.marks(hint));
    })
}

pub fn billing_account(template: &mut Template, cell: Part) -> Cell {
    template.set(cell, "data-tip-if", "cut");
    Cell::painted(move |row, slot| slot.text(cell, row.billing_account()))
}
