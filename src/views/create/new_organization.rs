//! The form of a new organization: how it is sent, and what follows.

use canopy_domain::{
    form::draft::OrganizationDraft,
    organization::{Organization, OrganizationId},
};
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
        keys::Shortcut,
    },
    reactive::{afterwards, derived, effect, memo},
    routes::Route,
    state::{
        form::{FormState, Outcome},
        telling::teller,
        workspace::use_workspace,
    },
    views::create::way_on::{WayOn, open_place, way_on},
    views::form::{
        draft_offer::DraftOffer,
        organization_form::{OrganizationForm, focus_wrong},
        page_listeners::send_by_shortcut,
        submit_error::Refused,
    },
};

/// What has the keyboard first.
const NAME: &[&str] = &[".organization-form-group input:enabled"];
/// What has the keyboard while the form is sent.
const BUSY: &[&str] = &[".organization-form-actions [type='submit']"];

/// Organizations that are created one after the other in the same place.
#[derive(Clone, Copy, Default)]
pub struct Series {
    /// What the form begins with, for all but the first.
    pub next: RwSignal<Option<OrganizationDraft>>,
    made: RwSignal<Vec<(OrganizationId, String)>>,
}

impl Series {
    /// Goes on with the next one. `false`: the form is gone.
    fn go_on(self, form: FormState, created: &Organization) -> bool {
        let Some(next) = form.another() else {
            return false;
        };
        let made = (created.id.clone(), created.title().to_owned());
        self.made.try_update(|all| all.push(made));
        self.next.try_set(Some(next));
        true
    }
}

#[component]
pub fn NewOrganization(form: FormState, #[prop(optional)] series: Series) -> impl IntoView {
    let element = NodeRef::<html::Form>::new();
    let address = use_address();
    let tell = teller();
    let workspace = use_workspace();
    let place = address.route().get_untracked();
    let adds_another = StoredValue::new(false);
    let settle = afterwards(move |outcome: Outcome| match outcome {
        Outcome::Held | Outcome::Refused => focus_wrong(element),
        Outcome::Created(created) => {
            let id = created.id.clone();
            let workspace_id = workspace.try_id();
            let opened = workspace_id
                .clone()
                .map(|workspace| untrack(|| open_place(address, workspace, id)));
            tell.created(&created, opened);
            // Whoever has gone elsewhere meanwhile is left there, also at another form in this place, and whoever came
            // instead is where they are.
            let is_here = address.route().try_get_untracked().as_ref() == Some(&place)
                && element.try_get_untracked().flatten().is_some();
            let goes_on = is_here && adds_another.try_get_value() == Some(true);
            if goes_on && series.go_on(form, &created) {
                return;
            }
            if let Some(workspace_id) = workspace_id.filter(|_| is_here) {
                let way = untrack(|| way_on(address, workspace_id, form.parent()));
                let WayOn { href, seat } = way;
                workspace.news.mark(vec![created.id.clone()]);
                workspace.news.seek(seat, created.id.clone());
                address.visit(&href, true);
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
    let send = move |another: bool| {
        if !untrack(|| form.is_sending()) {
            adds_another.set_value(another);
        }
        form.submit(settle.get_value());
        // Its fields let go of the keyboard until the answer has come.
        if let Some(element) = element
            .get_untracked()
            .filter(|_| untrack(|| form.is_sending()))
        {
            focus_first(element.into(), BUSY);
        }
    };
    send_by_shortcut(Shortcut::CommandEnter, move || send(true));
    let top = view! {
        <Made series/>
        <DraftOffer autosave=form.autosave/>
        <Refused form/>
    };
    view! {
        <OrganizationForm
            form
            on_send=move || send(false)
            element
            seed="new"
            top=top.into_any()
            actions=view! { <Actions form on_another=move || send(true)/> }.into_any()
        />
    }
}

/// What was created so far, each a link.
#[component]
fn Made(series: Series) -> impl IntoView {
    let (address, workspace) = (use_address(), use_workspace());
    let link = move |(at, (id, name)): (usize, (OrganizationId, String))| {
        let href = address.href(&Route::Tree(workspace.id(), Some(id)));
        view! {
            {(at > 0).then_some(", ")}
            <a href=href>
                <bdi>{name}</bdi>
            </a>
        }
    };
    move || {
        let made = series.made.get();
        (!made.is_empty()).then(|| {
            let links = made.into_iter().enumerate().map(link).collect_view();
            view! { <p class="organization-form-made">{text::CREATED} " " {links}</p> }
        })
    }
}

#[component]
fn Actions(form: FormState, #[prop(into)] on_another: Callback<()>) -> impl IntoView {
    let address = use_address();
    let workspace = use_workspace();
    let back = move || way_on(address, workspace.id(), form.parent()).href;
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
            <Button
                label=text::CREATE_ANOTHER
                busy=derived(move || form.is_sending())
                disabled_reason=derived(move || form.block().map(create_block))
                on_press=on_another
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
