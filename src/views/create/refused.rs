//! Why the last attempt to send the form failed, as far as no single field is to blame, and what became of it. Knows no field.

use leptos::prelude::*;

use crate::{
    address::use_address,
    components::icon::{Glyph, Icon},
    routes::Route,
    state::{
        form::{FormState, leaves_doubt},
        workspace::use_workspace,
    },
};

#[component]
pub fn Refused(form: FormState) -> impl IntoView {
    move || {
        let error = form.failure()?;
        let doubt = leaves_doubt(&error);
        Some(view! {
            <section class="organization-form-refused" role="alert" tabindex="-1">
                <Icon glyph=Glyph::Error/>
                <div>
                    <h2>{error.title()}</h2>
                    <p>{error.advice()}</p>
                    {doubt.then(|| view! { <Doubt form/> })}
                </div>
            </section>
        })
    }
}

/// No good answer came, so it may be there all the same.
#[component]
fn Doubt(form: FormState) -> impl IntoView {
    let workspace = use_workspace();
    let address = use_address();
    move || match form.appeared() {
        Some(id) => {
            let href = address.href(&Route::Tree(workspace.id(), Some(id)));
            view! {
                <p>
                    "An organization of this name has appeared here since: it may be this one. "
                    <a href=href>"Open it"</a>
                </p>
            }
            .into_any()
        }
        None if workspace.estate.is_loading() => {
            view! { <p>"Looking whether it was created all the same…"</p> }.into_any()
        }
        None if workspace.estate.error().is_some() => view! {
            <p>
                "It may have been created all the same. Look in the list before you try again."
            </p>
        }
        .into_any(),
        None => {
            view! { <p>"It is not in the list. Everything you typed is still here."</p> }.into_any()
        }
    }
}
