//! Organizations as a file that can be read back: CSV, JSON, and an empty one to fill in. Knows no screen.

use serde_json::{Map, Value, json};

use super::{
    cell,
    column::{Column, REMARK},
    name_path::path_of,
};
use crate::{
    form::{draft::OrganizationDraft, field::Field},
    list::sheet::{Separator, Sheet, sheet, to_be_read},
    tree::forest::{Forest, Index},
};

/// Of JSON files, raised when older programs could misread them.
const VERSION: u32 = 1;

/// Writes `rows`, in their order, under one line of heads.
pub fn csv(forest: &Forest, rows: &[Index], separator: Separator) -> Sheet {
    let records = rows.iter().map(|&index| {
        let draft = draft(forest, index);
        let value = |column| value(forest, index, &draft, column);
        Column::ALL.into_iter().map(value).collect()
    });
    sheet(heads(), records, separator)
}

/// A file with the heads alone, and a remark under them that says what goes under each.
pub fn template(separator: Separator, remark: fn(Column) -> String) -> Sheet {
    let remarks = Column::ALL.into_iter().map(|column| match column {
        Column::Id => format!("{REMARK} {}", remark(column)),
        column => remark(column),
    });
    let remarks: Vec<String> = remarks.collect();
    sheet(heads(), std::iter::once(remarks), separator)
}

/// Writes `rows`, in their order, each as the API gives it but with what can be set alone, and what it is found by.
pub fn json(forest: &Forest, rows: &[Index]) -> String {
    let organizations: Vec<Value> = rows.iter().map(|&index| object(forest, index)).collect();
    let file = json!({"version": VERSION, "organizations": organizations});
    format!("{file:#}\n")
}

fn heads() -> Vec<String> {
    Column::ALL.map(|column| column.key().to_owned()).to_vec()
}

/// What of an organization is its own: below a root, the billing account is the root's.
fn draft(forest: &Forest, index: Index) -> OrganizationDraft {
    let organization = forest.get(index);
    let mut draft = OrganizationDraft::of(organization);
    if organization.may_have_parent() {
        draft.unread.push(Field::BillingAccount);
    }
    draft
}

fn value(forest: &Forest, index: Index, draft: &OrganizationDraft, column: Column) -> String {
    let organization = forest.get(index);
    match column {
        Column::Id => to_be_read(organization.id.as_str()),
        Column::ExternalId => to_be_read(organization.external_id.as_deref().unwrap_or_default()),
        Column::Path => to_be_read(&path_of(forest, index)),
        Column::Parent => {
            let parent = organization.parent_org_id.as_ref();
            parent.map_or_else(String::new, |id| to_be_read(id.as_str()))
        }
        Column::Field(field) => cell::written(draft, field),
    }
}

fn object(forest: &Forest, index: Index) -> Value {
    let organization = forest.get(index);
    let draft = draft(forest, index);
    let mut object = Map::new();
    object.insert("id".into(), organization.id.as_str().into());
    if let Some(id) = &organization.external_id {
        object.insert("external_id".into(), id.as_str().into());
    }
    if !organization.is_parent_unread() {
        let parent = organization.parent_org_id.as_ref();
        let parent = parent.map_or(Value::Null, |id| id.as_str().into());
        object.insert("parent_org_id".into(), parent);
    }
    for field in Field::ALL {
        if let Some(value) = cell::json(&draft, field) {
            put(&mut object, field.wire_path(), value);
        }
    }
    Value::Object(object)
}

/// Puts a value in its place, dotted, in objects that are made where there are none.
fn put(object: &mut Map<String, Value>, place: &str, value: Value) {
    let Some((key, rest)) = place.split_once('.') else {
        object.insert(place.into(), value);
        return;
    };
    let inner = object.entry(key).or_insert_with(|| Map::new().into());
    if let Value::Object(inner) = inner {
        put(inner, rest, value);
    }
}
