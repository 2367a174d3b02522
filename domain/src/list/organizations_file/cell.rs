//! What a cell makes of a field, and how a field is written into one.

use serde_json::Value;

use super::column::letters;
use crate::{
    form::{
        draft::{LimitChoice, LimitDraft, LogoDraft, OrganizationDraft},
        field::Field,
    },
    list::{sheet::to_be_read, table::Cell},
    picture::Picture,
};

/// Clears a field.
const NONE: &str = "none";
const OFF: &str = "off";
/// Other words for no limit: the list's file says the first.
const NO_LIMIT: [&str; 3] = [NONE, "nolimit", "unlimited"];
/// What the list's file says of a limit that couldn't be read.
const UNKNOWN: &str = "unknown";

/// Puts what a cell says into a field. What is no value of the field is kept as it was written, to be found and
/// mended.
pub(super) fn put(draft: &mut OrganizationDraft, field: Field, cell: &Cell) {
    let text = match cell {
        Cell::Null => "",
        Cell::Exact(text) | Cell::Written(text) => text.trim(),
    };
    if let Field::Limit(resource) = field {
        let limit = limit(cell, text, draft.limit(resource));
        *draft.limit_mut(resource) = limit;
        return;
    }
    // A name can't be cleared, so no word stands for that.
    let text = match cell {
        Cell::Written(_) if field != Field::Name => own_text(text).unwrap_or_default(),
        _ => text,
    };
    match field {
        Field::Name if text.is_empty() => {}
        Field::Logo => draft.logo = logo(text, &draft.logo),
        _ => {
            if let Some(value) = text_mut(draft, field) {
                text.clone_into(value);
            }
        }
    }
}

fn limit(cell: &Cell, text: &str, before: &LimitDraft) -> LimitDraft {
    let word = letters(text);
    let choice = match cell {
        Cell::Null => LimitChoice::NoLimit,
        _ if NO_LIMIT.contains(&word.as_str()) => LimitChoice::NoLimit,
        _ if word == OFF => LimitChoice::Off,
        Cell::Written(_) if word == UNKNOWN => return before.clone(),
        _ => LimitChoice::Number,
    };
    let number = match choice {
        LimitChoice::Number => text.to_owned(),
        _ => String::new(),
    };
    LimitDraft { choice, number }
}

fn logo(text: &str, before: &LogoDraft) -> LogoDraft {
    if text.is_empty() {
        return LogoDraft::default();
    }
    if before.current.as_deref().map(str::trim) == Some(text) {
        return before.clone();
    }
    let picture = Picture::from_data_uri(text).ok();
    let url = match picture {
        Some(_) => String::new(),
        None => text.to_owned(),
    };
    let current = before.current.clone();
    LogoDraft {
        picture,
        url,
        current,
    }
}

/// A text that a spreadsheet holds. `None`: the word that clears. An apostrophe makes a text of the word.
fn own_text(text: &str) -> Option<&str> {
    let is_word = is_clearing(text.trim_start_matches('\''));
    match text.strip_prefix('\'') {
        Some(text) if is_word => Some(text),
        None if is_word => None,
        _ => Some(text),
    }
}

fn is_clearing(text: &str) -> bool {
    text.trim().eq_ignore_ascii_case(NONE)
}

/// A field as a spreadsheet is given it. Empty where it can't be read.
pub(super) fn written(draft: &OrganizationDraft, field: Field) -> String {
    if draft.unread.contains(&field) {
        return String::new();
    }
    if let Field::Limit(resource) = field {
        let limit = draft.limit(resource);
        return match limit.choice {
            LimitChoice::NoLimit => NONE.to_owned(),
            LimitChoice::Off => OFF.to_owned(),
            LimitChoice::Number => limit.number.clone(),
        };
    }
    let text = text(draft, field);
    if field != Field::Name && is_clearing(text.trim().trim_start_matches('\'')) {
        return format!("'{}", text.trim());
    }
    to_be_read(text)
}

/// A field as the API would give it. `None` where it can't be read.
pub(super) fn json(draft: &OrganizationDraft, field: Field) -> Option<Value> {
    if draft.unread.contains(&field) {
        return None;
    }
    if let Field::Limit(resource) = field {
        let limit = draft.limit(resource);
        return match limit.choice {
            LimitChoice::NoLimit => Some(Value::Null),
            LimitChoice::Off => Some(0.into()),
            LimitChoice::Number => limit.number.parse::<u64>().ok().map(Value::from),
        };
    }
    let text = text(draft, field);
    Some(match text.trim() {
        "" if field != Field::Name => Value::Null,
        _ => text.into(),
    })
}

fn text(draft: &OrganizationDraft, field: Field) -> &str {
    match field {
        Field::Name => &draft.name,
        Field::BillingAccount => &draft.billing_account,
        Field::Logo => draft.logo.current.as_deref().unwrap_or_default(),
        Field::DisplayName => &draft.display_name,
        Field::LoginHint => &draft.login_hint,
        Field::PrimaryColor => &draft.primary,
        Field::PageBackground => &draft.page_background,
        Field::Limit(_) => "",
    }
}

fn text_mut(draft: &mut OrganizationDraft, field: Field) -> Option<&mut String> {
    Some(match field {
        Field::Name => &mut draft.name,
        Field::BillingAccount => &mut draft.billing_account,
        Field::DisplayName => &mut draft.display_name,
        Field::LoginHint => &mut draft.login_hint,
        Field::PrimaryColor => &mut draft.primary,
        Field::PageBackground => &mut draft.page_background,
        Field::Limit(_) | Field::Logo => return None,
    })
}
