//! Why the last attempt to send the form failed, as far as no single field is to blame, and what became of it. Knows no field.

use canopy_text::errors;
use leptos::prelude::*;

use crate::{
    address::use_address,
    components::icon::{Glyph, Icon},
    routes::Route,
    state::{form::FormState, workspace::use_workspace},
};

#[component]
pub fn Refused(form: FormState) -> impl IntoView {
    move || {
        let error = form.failure()?;
        let doubt = || match form.existing() {
            Some(_) => view! { <SavedOrNot/> }.into_any(),
            None => view! { <Doubt form/> }.into_any(),
        };
        Some(view! {
            <section class="organization-form-refused" role="alert" tabindex="-1">
                <Icon glyph=Glyph::Error/>
                <div>
                    <h2>{errors::title(&error)}</h2>
                    <p>{errors::advice_above_form(&error)}</p>
                    {form.is_in_doubt().then(doubt)}
                </div>
            </section>
        })
    }
}

/// No good answer came to a change, which can be sent again without harm.
#[component]
fn SavedOrNot() -> impl IntoView {
    view! {
        <p>
            "It may have been saved all the same. Saving again reads the organization first, so nothing is done twice; \
             everything you typed is still here."
        </p>
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
            view! { <p>"Checking whether it was created…"</p> }.into_any()
        }
        None if form.may_be_unlisted() => view! {
            <p>
                "It may have been created. Check the list before trying again."
            </p>
        }
        .into_any(),
        None => {
            view! { <p>"It is not in the list. Everything you typed is still here."</p> }.into_any()
        }
    }
}
