//! A workspace whose API is a stub, and in it the form of a new organization in a page of its own.

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
/// body that was posted is in `self.posted`, and the method and path of every call in `self.called`.
pub struct Api(JsValue);

impl Api {
    pub fn that(posted: &str) -> Self {
        Self::where_first(&format!("if (request.method === 'POST') {{ {posted} }}"))
    }

    /// `first` may return an answer of its own to `request`, whose `path` it has.
    pub fn where_first(first: &str) -> Self {
        let window = window().expect("a page");
        let original = Reflect::get(&window, &"fetch".into()).expect("a browser fetches");
        let script = format!(
            "const answer = (status, body) => new Response(JSON.stringify(body), {{ status }});
             return (async () => {{
               const path = new URL(request.url).pathname;
               self.called.push(`${{request.method}} ${{path}}`);
               if (request.method === 'POST') self.posted.push(await request.clone().text());
               {first}
               if (request.url.endsWith('/workspaces/ws_1'))
                 return answer(200, {{ id: 'ws_1', name: 'Test', billing_mode: 'pooled' }});
               if (request.url.endsWith('/members'))
                 return answer(200, {{ data: [{{ user_id: 'auth0|1', role: 'owner' }}] }});
               return answer(200, {{ data: [], has_more: false }});
             }})();"
        );
        let fetch = Function::new_with_args("request", &script);
        Reflect::set(&window, &"fetch".into(), &fetch).expect("fetch can be replaced");
        for notes in ["posted", "called"] {
            Reflect::set(&window, &notes.into(), &js_sys::Array::new())
                .expect("a page takes properties");
        }
        Self(original)
    }

    pub fn posted(&self) -> Vec<String> {
        noted("posted")
    }

    /// How many calls were made with this method and path.
    pub fn count(&self, call: &str) -> usize {
        noted("called")
            .iter()
            .filter(|called| *called == call)
            .count()
    }
}

fn noted(notes: &str) -> Vec<String> {
    let window = window().expect("a page");
    let notes = Reflect::get(&window, &notes.into()).expect("it is there");
    notes
        .unchecked_into::<js_sys::Array>()
        .iter()
        .filter_map(|note| note.as_string())
        .collect()
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

/// The workspace, signed in, as long as the current owner lives.
pub fn workspace() -> WorkspaceState {
    let workspace = WorkspaceState::enter(signed_in(), place().workspace, None);
    provide_context(workspace);
    workspace
}

fn signed_in() -> Session {
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
    session
}

/// The form for a root, signed in, while `open`.
#[component]
pub fn NewRoot(open: RwSignal<bool>) -> impl IntoView {
    let session = signed_in();
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
