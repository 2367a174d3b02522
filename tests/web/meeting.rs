//! What others save while an organization is in a form: the form takes it however it came, and loses nothing typed.
#![allow(clippy::unwrap_used, reason = "a test that finds nothing has failed")]

use canopy::{reactive::afterwards, state::form::FormState};
use canopy_domain::{
    form::field::Field,
    organization::{
        Organization,
        limits::{Limit, Resource},
    },
};
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::{
    creating::{Api, storage, workspace},
    page::{Page, frame, until},
};

const USERS: Field = Field::Limit(Resource::Users);

fn organization(name: &str, users: u64) -> Organization {
    let mut organization = Organization::named("org_1", name);
    organization.limits.set(Resource::Users, Limit::of(users));
    organization
}

fn name(form: FormState) -> String {
    untrack(|| form.read(|draft| draft.name.clone()))
}

fn users(form: FormState) -> String {
    untrack(|| form.read(|draft| draft.limit(Resource::Users).number.clone()))
}

#[wasm_bindgen_test]
async fn what_others_save_is_taken_and_told_where_nothing_was_typed_and_asked_about_where_it_was() {
    storage().clear().unwrap();
    let (_page, _api) = (Page::show(|| ()), Api::where_first(""));
    let console = Owner::new();
    let workspace = console.with(workspace);
    let before = organization("Acme", 5);
    workspace.organizations.put(before.clone());
    let form = console.with(|| FormState::edit_of(workspace, &before));
    form.edit(Field::Name, |draft| draft.name = "Mine".into());
    workspace.organizations.put(organization("Acme", 9));
    until("their limit is taken", || users(form) == "9").await;
    assert_eq!(name(form), "Mine");
    assert_eq!(untrack(|| form.taken()), [USERS]);
    workspace.organizations.put(organization("Theirs", 9));
    until("it is asked about", || {
        untrack(|| form.conflicts()) == [Field::Name]
    })
    .await;
    assert_eq!(name(form), "Mine");
    assert_eq!(untrack(|| form.taken()), [USERS], "it is still told");
    console.cleanup();
}

#[wasm_bindgen_test]
async fn what_is_heard_of_while_the_form_saves_is_taken_when_that_has_ended() {
    storage().clear().unwrap();
    let never_yet = "if (path.endsWith('/org_1')) {
        await new Promise((go) => { self.letGo = go; });
        return answer(403, { message: 'No.' });
    }";
    let (_page, api) = (Page::show(|| ()), Api::where_first(never_yet));
    let console = Owner::new();
    let workspace = console.with(workspace);
    let before = organization("Acme", 5);
    until("the role is known", || {
        untrack(|| workspace.role()).is_some()
    })
    .await;
    until("the list has come", || {
        untrack(|| workspace.organizations.has_arrived())
    })
    .await;
    workspace.organizations.put(before.clone());
    let form = console.with(|| FormState::edit_of(workspace, &before));
    form.edit(Field::Name, |draft| draft.name = "Mine".into());
    form.save(afterwards(|_| ()));
    until("it reads what is there", || {
        api.count("GET /workspaces/ws_1/organizations/org_1") == 1
    })
    .await;
    workspace.organizations.put(organization("Acme", 9));
    frame().await;
    assert_eq!(users(form), "5");
    let window = web_sys::window().unwrap();
    let go = js_sys::Reflect::get(&window, &"letGo".into()).unwrap();
    js_sys::Function::from(go).call0(&window).unwrap();
    until("saving has failed", || untrack(|| form.failure()).is_some()).await;
    until("their limit is taken", || users(form) == "9").await;
    assert_eq!(name(form), "Mine");
    assert_eq!(untrack(|| form.taken()), [USERS]);
    console.cleanup();
}
