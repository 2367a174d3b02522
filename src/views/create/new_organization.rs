//! The form of a new organization: how it is sent, and what follows.

use canopy_text::{
    controls,
    form::{create as text, need_attention},
    workspace::create_block,
};
use leptos::{html, prelude::*};

use crate::{
    address::use_address,
    components::{
        button::{Button, ButtonKind},
        focus::focus_first,
    },
    reactive::{afterwards, derived, effect, memo},
    routes::Route,
    state::{
        form::{FormState, Outcome},
        telling::teller,
        workspace::use_workspace,
    },
    views::form::{
        draft_offer::DraftOffer,
        organization_form::{OrganizationForm, focus_wrong},
        submit_error::Refused,
    },
};

/// What has the keyboard first.
const NAME: &[&str] = &[".organization-form-group input:enabled"];
/// What has the keyboard while the form is sent.
const BUSY: &[&str] = &[".organization-form-actions [type='submit']"];

#[component]
pub fn NewOrganization(form: FormState) -> impl IntoView {
    let element = NodeRef::<html::Form>::new();
    let address = use_address();
    let tell = teller();
    let workspace = use_workspace();
    let place = address.route().get_untracked();
    let settle = afterwards(move |outcome: Outcome| match outcome {
        Outcome::Held | Outcome::Refused => focus_wrong(element),
        Outcome::Created(created) => {
            tell.created(&created);
            // Whoever has gone elsewhere meanwhile is left there, also at another form in this place, and whoever came
            // instead is where they are.
            let is_here = address.route().try_get_untracked().as_ref() == Some(&place)
                && element.try_get_untracked().flatten().is_some();
            if let Some(workspace) = workspace.try_id().filter(|_| is_here) {
                address.go_instead(&Route::Tree(workspace, Some(created.id.clone())));
            }
        }
    });
    let settle = StoredValue::new(settle);
    // Whoever comes here comes to type.
    effect(move || {
        if let Some(element) = element.get() {
            focus_first(element.into(), NAME);
        }
    });
    let send = move || {
        form.submit(settle.get_value());
        // Its fields let go of the keyboard until the answer has come.
        if let Some(element) = element
            .get_untracked()
            .filter(|_| untrack(|| form.is_sending()))
        {
            focus_first(element.into(), BUSY);
        }
    };
    let top = view! {
        <DraftOffer autosave=form.autosave/>
        <Refused form/>
    };
    view! {
        <OrganizationForm
            form
            on_send=send
            element
            seed="new"
            top=top.into_any()
            actions=view! { <Actions form/> }.into_any()
        />
    }
}

#[component]
fn Actions(form: FormState) -> impl IntoView {
    let address = use_address();
    let workspace = use_workspace();
    let back = address.href(&match form.parent() {
        Some(parent) => Route::Tree(workspace.id(), Some(parent)),
        None => Route::Organizations(workspace.id()),
    });
    let wrong = memo(move |_| form.wrong_fields());
    let status = move || {
        wrong.with(|wrong| {
            if wrong.is_empty() {
                return String::new();
            }
            need_attention(wrong)
        })
    };
    view! {
        <footer class="organization-form-actions">
            <Button
                label=text::CREATE
                kind=ButtonKind::Primary
                submit=true
                busy=derived(move || form.is_sending())
                disabled_reason=derived(move || form.block().map(create_block))
            />
            <a class="button" data-kind="quiet" href=back data-tip=text::CANCEL_TIP>
                {controls::CANCEL}
            </a>
            <p
                class="organization-form-status"
                role="status"
                data-tone=move || (!wrong.with(Vec::is_empty)).then_some("over")
            >
                {status}
            </p>
        </footer>
    }
}
