//! What someone else has changed meanwhile and the form has taken over, said once.

use canopy_text::form::edit;
use leptos::prelude::*;

use crate::{components::notice::Notice, reactive::memo, state::form::FormState};

#[component]
pub fn Taken(form: FormState) -> impl IntoView {
    let taken = memo(move |_| form.taken());
    move || {
        taken.with(|taken| {
            let text = (!taken.is_empty()).then(|| edit::taken(taken))?;
            Some(view! { <Notice live=true text/> })
        })
    }
}
