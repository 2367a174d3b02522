//! Why the last attempt to send the form failed, as far as no single field is to blame, and what became of it.

use canopy_text::{
    errors,
    form::{doubt, edit::deleted},
};
use leptos::prelude::*;

use crate::{
    address::use_address,
    components::{
        button::Button,
        icon::{Glyph, Icon},
    },
    routes::{Route, Tab},
    state::{drafts::Target, form::FormState, workspace::use_workspace},
};

#[component]
pub fn Refused(form: FormState) -> impl IntoView {
    move || {
        let error = form.failure()?;
        if form.is_deleted() {
            return Some(view! { <Deleted form/> }.into_any());
        }
        let became = || match form.existing() {
            Some(_) => view! { <SavedOrNot/> }.into_any(),
            None => view! { <Doubt form/> }.into_any(),
        };
        Some(
            view! {
                <section class="organization-form-refused" role="alert" tabindex="-1">
                    <Icon glyph=Glyph::Error/>
                    <div>
                        <h2>{errors::title(&error)}</h2>
                        <p>{errors::advice_above_form(&error)}</p>
                        {form.is_in_doubt().then(became)}
                    </div>
                </section>
            }
            .into_any(),
        )
    }
}

/// What was to be saved has been deleted: all that was typed can go into a new one.
#[component]
fn Deleted(form: FormState) -> impl IntoView {
    let (address, workspace) = (use_address(), use_workspace());
    let way = move || {
        let id = workspace.id();
        let closest = form.closest_above().map(|above| {
            let known = workspace.organizations.find(&above);
            let name = known.map(|(_, known)| known.title().to_owned());
            (above.clone(), name.unwrap_or_else(|| above.to_string()))
        });
        let (place, label) = match closest {
            Some((above, name)) => (
                Route::Organization(id, above, Tab::Overview),
                deleted::go_to(&name),
            ),
            None => (Route::Organizations(id), deleted::GO_TO_ALL.to_owned()),
        };
        view! { <a class="button" data-size="small" href=address.href(&place)>{label}</a> }
    };
    view! {
        <section class="organization-form-refused" role="alert" tabindex="-1">
            <Icon glyph=Glyph::Error/>
            <div>
                <h2>{deleted::TITLE}</h2>
                <p>{deleted::ABOUT}</p>
                <div class="organization-form-ways">
                    <CreateAgain hand_over=move || form.create_again()/>
                    {way}
                </div>
            </div>
        </section>
    }
}

/// Goes to the form of a new organization, once what was typed for one that was deleted is handed to it.
#[component]
pub fn CreateAgain(
    hand_over: impl Fn() -> Option<Target> + Send + Sync + 'static,
) -> impl IntoView {
    let (address, workspace) = (use_address(), use_workspace());
    let create = move || {
        let (id, target) = workspace.try_id().zip(hand_over())?;
        let place = match target {
            Target::NewChild(parent) => Route::NewChild(id, parent),
            Target::NewRoot | Target::Existing(_) => Route::NewOrganization(id),
        };
        // It goes along, so nothing is left behind unsaved.
        address.release();
        address.visit(&address.href(&place), false);
        Some(())
    };
    view! {
        <Button
            label=deleted::CREATE_AGAIN
            small=true
            on_press=move || {
                create();
            }
        />
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
