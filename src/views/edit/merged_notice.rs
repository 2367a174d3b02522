//! What someone else has changed meanwhile and the form has taken over, said once. Knows no value.

use leptos::prelude::*;

use crate::{components::notice::Notice, reactive::memo, state::form::FormState};

#[component]
pub fn Taken(form: FormState) -> impl IntoView {
    let taken = memo(move |_| form.taken());
    move || {
        let labels: Vec<&str> =
            taken.with(|taken| taken.iter().map(|field| field.label()).collect());
        (!labels.is_empty()).then(|| {
            let text = format!(
                "Meanwhile someone else changed: {}. What they saved is shown.",
                labels.join(", ")
            );
            view! { <Notice live=true text/> }
        })
    }
}
