//! Why the last attempt to send the form failed, as far as no single field is to blame, and what became of it.

use canopy_text::{errors, form::doubt};
use leptos::prelude::*;

use crate::{
    address::use_address,
    components::{
        button::Button,
        icon::{Glyph, Icon},
    },
    routes::Route,
    state::{form::FormState, workspace::use_workspace},
};

#[component]
pub fn Refused(form: FormState) -> impl IntoView {
    move || {
        let error = form.failure()?;
        let became = || match form.existing() {
            Some(_) => view! { <SavedOrNot/> }.into_any(),
            None => view! { <Doubt form/> }.into_any(),
        };
        Some(view! {
            <section class="organization-form-refused" role="alert" tabindex="-1">
                <Icon glyph=Glyph::Error/>
                <div>
                    <h2>{errors::title(&error)}</h2>
                    <p>{errors::advice_above_form(&error)}</p>
                    {form.is_in_doubt().then(became)}
                </div>
            </section>
        })
    }
}

/// No good answer came to a change, which can be sent again without harm.
#[component]
fn SavedOrNot() -> impl IntoView {
    view! {
        <p>{doubt::SAVED}</p>
        // The form's own submit, so that it is checked as ever.
        <Button label=doubt::SAVE_AGAIN icon=Glyph::Retry small=true submit=true/>
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
                    {doubt::APPEARED} " "
                    <a href=href>{doubt::OPEN}</a>
                </p>
            }
            .into_any()
        }
        None if workspace.organizations.is_loading() => {
            view! { <p>{doubt::CHECKING}</p> }.into_any()
        }
        None if form.may_be_unlisted() => view! { <p>{doubt::MAYBE_CREATED}</p> }.into_any(),
        None => view! { <p>{doubt::NOT_LISTED}</p> }.into_any(),
    }
}
