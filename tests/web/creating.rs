//! A form of a new organization in a page of its own, with a workspace whose API is a stub. Knows no test.

use canopy::{
    address::Address,
    api::configuration::Configuration,
    state::{
        drafts::{DraftKey, Target},
        form::FormState,
        preferences::Preferences,
        session::Session,
        toasts::Toasts,
        workspace::WorkspaceState,
    },
    views::create::new_organization::NewOrganization,
};
use js_sys::{Function, Reflect};
use leptos::prelude::*;
use leptos_router::components::Router;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Storage, window};

/// `{"sub":"auth0|1","name":"Ada"}`, unsigned: the console verifies nothing.
const TOKEN: &str =
    "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhdXRoMHwxIiwibmFtZSI6IkFkYSJ9.c2VjcmV0LXNpZ25hdHVyZQ";

/// Whose token that is.
pub const PERSON: &str = "auth0|1";

pub fn storage() -> Storage {
    window()
        .expect("a page")
        .local_storage()
        .expect("allowed")
        .expect("there")
}

/// The API: lists are empty, the workspace is pooled, and what is posted gets what `posted` says. Every
/// body that was posted is in `self.posted`.
pub struct Api(JsValue);

impl Api {
    pub fn that(posted: &str) -> Self {
        let window = window().expect("a page");
        let original = Reflect::get(&window, &"fetch".into()).expect("a browser fetches");
        let script = format!(
            "const answer = (status, body) => new Response(JSON.stringify(body), {{ status }});
             return (async () => {{
               if (request.method === 'POST') {{ self.posted.push(await request.clone().text()); {posted} }}
               if (request.url.endsWith('/workspaces/ws_1'))
                 return answer(200, {{ id: 'ws_1', name: 'Test', billing_mode: 'pooled' }});
               if (request.url.endsWith('/members'))
                 return answer(200, {{ data: [{{ user_id: 'auth0|1', role: 'owner' }}] }});
               return answer(200, {{ data: [], has_more: false }});
             }})();"
        );
        let fetch = Function::new_with_args("request", &script);
        Reflect::set(&window, &"fetch".into(), &fetch).expect("fetch can be replaced");
        Reflect::set(&window, &"posted".into(), &js_sys::Array::new())
            .expect("a page takes properties");
        Self(original)
    }

    pub fn posted(&self) -> Vec<String> {
        let window = window().expect("a page");
        let posted = Reflect::get(&window, &"posted".into()).expect("it is there");
        posted
            .unchecked_into::<js_sys::Array>()
            .iter()
            .filter_map(|body| body.as_string())
            .collect()
    }
}

impl Drop for Api {
    fn drop(&mut self) {
        let window = window().expect("a page");
        Reflect::set(&window, &"fetch".into(), &self.0).expect("fetch can be put back");
    }
}

pub fn place() -> DraftKey {
    DraftKey {
        workspace: "ws_1".into(),
        target: Target::NewRoot,
    }
}

/// The form for a root, signed in, while `open`.
#[component]
pub fn NewRoot(open: RwSignal<bool>) -> impl IntoView {
    let session = Session::restore(
        Configuration {
            api_base_url: "https://api.test".into(),
            sandbox: false,
            share_session: true,
        },
        "",
    );
    session.sign_in(TOKEN).expect("a token");
    provide_context(session);
    provide_context(Toasts::default());
    provide_context(Preferences::default());
    view! {
        <Router>
            <InWorkspace session open/>
        </Router>
    }
}

#[component]
fn InWorkspace(session: Session, open: RwSignal<bool>) -> impl IntoView {
    provide_context(Address::new(String::new()));
    let workspace = WorkspaceState::enter(session, place().workspace, None);
    provide_context(workspace);
    move || {
        open.get()
            .then(|| view! { <NewOrganization form=FormState::new(workspace, place())/> })
    }
}
