//! What a field was before it was changed, beside its label, and the words for its value. Compares nothing itself.

use canopy_domain::form::field::Field;
use canopy_text::form::{CHANGED, changed_from};
use leptos::prelude::*;

use crate::{
    reactive::derived,
    state::{
        form::FormState,
        workspace::{WorkspaceState, use_workspace},
    },
};

/// The note of a field that has been changed; nothing while it is as it was.
pub fn changed(form: FormState, field: Field) -> Signal<Option<String>> {
    let workspace = use_workspace();
    derived(move || {
        let before = named(workspace, field, form.before(field)?);
        Some(match field {
            // An address says nothing here, and the picture itself is in sight.
            Field::Logo => CHANGED.to_owned(),
            _ => changed_from(&before),
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
