//! Which values a field has among the organizations of a selection. Changes nothing.

use std::collections::HashMap;

use super::marked;
use crate::{
    color::Color,
    form::{
        draft::{FieldValue, OrganizationDraft},
        field::Field,
    },
    organization::{OrganizationId, limits::Limit},
    tree::forest::Forest,
};

/// How many organizations of the selection have which value of a field, most frequent first; of values that are equally
/// frequent the one first that comes first in the tree. Colors are the same however they are written. Of billing
/// accounts only those of roots count; ids that aren't there don't.
pub fn spread(
    forest: &Forest,
    selected: &[OrganizationId],
    field: Field,
) -> Vec<(FieldValue, usize)> {
    let is_selected = marked(forest, selected);
    let mut known: HashMap<String, usize> = HashMap::new();
    let mut found: Vec<(FieldValue, usize)> = Vec::new();
    for (_, organization) in forest.iter().filter(|(at, _)| is_selected[at.get()]) {
        if field == Field::BillingAccount && organization.may_have_parent() {
            continue;
        }
        let value = normal(OrganizationDraft::of(organization).value(field), field);
        let at = *known.entry(key(&value)).or_insert(found.len());
        match found.get_mut(at) {
            Some((_, count)) => *count += 1,
            None => found.push((value, 1)),
        }
    }
    // Stable, so that the first seen stays first.
    found.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    found
}

/// A color as it is sent.
fn normal(value: FieldValue, field: Field) -> FieldValue {
    match (&value, field) {
        (FieldValue::Text(text), Field::PrimaryColor | Field::PageBackground) => {
            let color = Color::parse(text).map(|color| FieldValue::Text(color.to_string()));
            color.unwrap_or(value)
        }
        _ => value,
    }
}

/// What tells the values of one field apart. No text is empty.
fn key(value: &FieldValue) -> String {
    match value {
        FieldValue::Text(text) => text.clone(),
        FieldValue::Limit(Limit::Unknown) => "?".to_owned(),
        FieldValue::Limit(limit) => limit.amount().map_or_else(String::new, |it| it.to_string()),
        // An organization that is there has no picture of this machine.
        FieldValue::Nothing | FieldValue::NoLogo | FieldValue::Picture { .. } => String::new(),
    }
}
