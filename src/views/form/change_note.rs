//! What a field was before it was changed, beside its label, and the words for its value. Compares nothing itself.

use canopy_domain::{form::problem::Field, unicode::bidi::isolated};
use leptos::prelude::*;

use crate::{
    reactive::derived,
    state::{
        form::FormState,
        workspace::{WorkspaceState, use_workspace},
    },
};

/// Characters of a former value that stand beside a label.
const SHOWN: usize = 40;

/// The note of a field that has been changed; nothing while it is as it was.
pub fn changed(form: FormState, field: Field) -> Signal<Option<String>> {
    let workspace = use_workspace();
    derived(move || {
        let before = named(workspace, field, form.before(field)?);
        Some(match field {
            // An address says nothing here, and the picture itself is in sight.
            Field::Logo => "Changed".to_owned(),
            _ => format!("Changed, was {}", isolated(&shortened(before))),
        })
    })
}

/// The words for what stands in a field, with the name of an account for its id.
pub fn named(workspace: WorkspaceState, field: Field, words: String) -> String {
    match field {
        Field::BillingAccount => workspace.billing_account_title(&words),
        _ => words,
    }
}

fn shortened(words: String) -> String {
    if words.chars().count() <= SHOWN {
        return words;
    }
    let start: String = words.chars().take(SHOWN - 1).collect();
    format!("{}…", start.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_value_is_cut_where_it_still_can_be_recognised() {
        assert_eq!(shortened("Acme".into()), "Acme");
        assert_eq!(shortened("ü".repeat(40)), "ü".repeat(40));
        assert_eq!(shortened("ü".repeat(41)), format!("{}…", "ü".repeat(39)));
    }
}
