//! The whole console in the test's page, at an address, over an API that answers from memory.

use canopy::app::App;
use js_sys::{Function, Reflect};
use leptos::prelude::*;
use serde_json::{Value, json};
use wasm_bindgen::JsValue;
use web_sys::{HtmlElement, window};

use crate::page::{Page, until, with_styles};

pub const WORKSPACE: &str = "ws_1";

/// `self.organizations` is what the API has; `self.refuses` a status it answers the list with instead.
const API: &str = r#"
    const path = new URL(request.url ?? request, location.origin).pathname;
    const say = (body, status = 200) => Promise.resolve(new Response(JSON.stringify(body), { status }));
    if (path.endsWith("/config.json")) return say({ api_base_url: location.origin + "/api" });
    if (self.refuses === 0) return Promise.reject(new TypeError("No network."));
    if (path.endsWith("/organizations") && self.refuses) return say({ message: "Refused." }, self.refuses);
    if (path.endsWith("/organizations")) return say(self.organizations);
    if (path.endsWith("/workspaces/ws_1")) return say({ id: "ws_1", name: "Test" });
    if (path.endsWith("/members")) return say({ data: [{ user_id: "user_1", role: "owner" }] });
    return say({ data: [], has_more: false });
"#;

/// Someone without an expiry: the claims `{"sub":"user_1"}`.
const TOKEN: &str = "e30.eyJzdWIiOiJ1c2VyXzEifQ.e30";

/// The console stands in the page until this is dropped; then address, network and storages are as before.
pub struct Console<M: Mountable> {
    page: Option<Page<M>>,
    fetch: JsValue,
    address: String,
    base: HtmlElement,
}

impl<M: Mountable> Console<M> {
    pub fn page(&self) -> &Page<M> {
        self.page.as_ref().expect("it stands until it is dropped")
    }
}

impl<M: Mountable> Drop for Console<M> {
    fn drop(&mut self) {
        self.page.take();
        keep("fetch", &self.fetch);
        go(&self.address);
        self.base.remove();
        forget();
    }
}

/// Opens the console at an address inside the workspace, before these organizations.
pub fn opens(path: &str, organizations: &[Value]) -> Console<impl Mountable + use<>> {
    answers(organizations, false);
    refuses(None);
    with_styles(&[
        include_str!("../../style/reset.css"),
        include_str!("../../style/tokens.css"),
        include_str!("../../style/base.css"),
        include_str!("../../style/layout.css"),
        include_str!("../../style/later/components/badge.css"),
        include_str!("../../style/components/breadcrumb.css"),
        include_str!("../../style/components/button.css"),
        include_str!("../../style/components/chip.css"),
        include_str!("../../style/components/copy_button.css"),
        include_str!("../../style/components/highlight.css"),
        include_str!("../../style/components/icon.css"),
        include_str!("../../style/components/menu.css"),
        include_str!("../../style/components/meter.css"),
        include_str!("../../style/components/notice.css"),
        include_str!("../../style/components/panel.css"),
        include_str!("../../style/components/search_box.css"),
        include_str!("../../style/components/skeleton.css"),
        include_str!("../../style/components/table.css"),
        include_str!("../../style/components/tile.css"),
        include_str!("../../style/components/virtual_rows.css"),
        include_str!("../../style/views/switcher.css"),
        include_str!("../../style/views/organizations.css"),
    ]);
    let window = window().expect("a page");
    let fetch = Reflect::get(&window, &"fetch".into()).expect("a browser fetches");
    keep("fetch", &Function::new_with_args("request", API));
    let address = window.location().pathname().expect("a page has an address");
    forget();
    let storage = window
        .session_storage()
        .ok()
        .flatten()
        .expect("a tab keeps something");
    let key = format!("canopy  {}/api token", location_origin());
    let kept = format!(" {TOKEN}");
    storage.set_item(&key, &kept).expect("there is room");
    let base: HtmlElement = wasm_bindgen::JsCast::unchecked_into(
        document().create_element("base").expect("an element"),
    );
    base.set_attribute("href", "/").expect("an attribute");
    document()
        .head()
        .expect("a head")
        .prepend_with_node_1(&base)
        .expect("it takes a base");
    go(&format!("/w/{WORKSPACE}/{path}"));
    let page = Some(Page::show(|| view! { <App/> }));
    Console {
        page,
        fetch,
        address,
        base,
    }
}

fn location_origin() -> String {
    let location = window().expect("a page").location();
    location.origin().expect("a page has one")
}

/// What the API has from now on.
pub fn answers(organizations: &[Value], has_more: bool) {
    let list = json!({ "data": organizations, "has_more": has_more }).to_string();
    keep(
        "organizations",
        &js_sys::JSON::parse(&list).expect("it is JSON"),
    );
}

/// With what the API answers the list instead, from now on. 0: nothing reaches it.
pub fn refuses(status: Option<u16>) {
    keep("refuses", &status.map_or(JsValue::NULL, JsValue::from));
}

/// What the browser says of its network from now on, as an event too.
pub fn is_online(is: bool) {
    let event = if is { "online" } else { "offline" };
    let script = format!(
        "Object.defineProperty(navigator, 'onLine', {{ value: {is}, configurable: true }}); \
         dispatchEvent(new Event('{event}'));"
    );
    js_sys::eval(&script).expect("a page takes properties");
}

/// Has the clock go ahead by so many seconds of what it is, until it is set to 0.
pub fn clock_is_ahead(seconds: u32) {
    let script = format!(
        "self.realNow ??= Date.now; Date.now = () => self.realNow.call(Date) + {seconds} * 1000;"
    );
    js_sys::eval(&script).expect("a page takes properties");
}

/// The path and the query the address bar shows.
pub fn address() -> String {
    let location = window().expect("a page").location();
    location.pathname().expect("a path") + &location.search().expect("a query")
}

pub async fn comes_to(what: &str, part: &'static str) {
    until(what, move || address().contains(part)).await;
}

fn keep(name: &str, value: &JsValue) {
    let window = window().expect("a page");
    Reflect::set(&window, &name.into(), value).expect("a page takes properties");
}

fn go(address: &str) {
    let history = window().expect("a page").history().expect("a history");
    history
        .replace_state_with_url(&JsValue::NULL, "", Some(address))
        .expect("an address of this site");
}

fn forget() {
    let window = window().expect("a page");
    for storage in [window.session_storage(), window.local_storage()] {
        storage
            .ok()
            .flatten()
            .expect("a browser keeps something")
            .clear()
            .expect("it forgets");
    }
}
