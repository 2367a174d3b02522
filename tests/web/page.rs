//! A place in the browser's page for one test's view, and hands for it.

use leptos::{
    mount::{UnmountHandle, mount_to},
    prelude::*,
};
use wasm_bindgen::{JsCast, JsValue, prelude::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Element, Event, EventInit, HtmlElement, HtmlInputElement, KeyboardEvent, KeyboardEventInit,
};

/// The view stands in the page until this is dropped.
pub struct Page<M: Mountable> {
    root: HtmlElement,
    mounted: Option<UnmountHandle<M>>,
}

impl<M: Mountable> Page<M> {
    pub fn show<V>(view: impl FnOnce() -> V + 'static) -> Page<V::State>
    where
        V: IntoView + Render<State = M>,
    {
        let root: HtmlElement = document()
            .create_element("div")
            .expect("a plain element")
            .unchecked_into();
        document()
            .body()
            .expect("a page")
            .append_child(&root)
            .expect("a page takes elements");
        let mounted = Some(mount_to(root.clone(), view));
        Page { root, mounted }
    }

    pub fn all(&self, selector: &str) -> Vec<HtmlElement> {
        let found = self.root.query_selector_all(selector).expect("a selector");
        (0..found.length())
            .filter_map(|index| found.get(index))
            .map(JsCast::unchecked_into)
            .collect()
    }

    /// The only element that fits.
    #[track_caller]
    pub fn one(&self, selector: &str) -> HtmlElement {
        let mut found = self.all(selector);
        assert_eq!(found.len(), 1, "{selector} in {}", self.root.inner_html());
        found.remove(0)
    }

    /// The element of a role with an accessible name, for the few roles that tests need.
    #[track_caller]
    pub fn named(&self, role: &str, name: &str) -> HtmlElement {
        let selector = match role {
            "button" => "button:not([role])",
            "textbox" => "input:not([type=radio], [type=color], [type=search])",
            "radio" => "input[type=radio]",
            role => &format!("[role={role}]"),
        };
        let found: Vec<_> = self
            .all(selector)
            .into_iter()
            .filter(|element| name_of(element) == name)
            .collect();
        assert_eq!(
            found.len(),
            1,
            "{role} “{name}” in {}",
            self.root.inner_html()
        );
        found[0].clone()
    }
}

impl<M: Mountable> Drop for Page<M> {
    fn drop(&mut self) {
        self.mounted.take();
        self.root.remove();
    }
}

fn name_of(element: &HtmlElement) -> String {
    let labels = || {
        let input = element.dyn_ref::<HtmlInputElement>()?;
        let label = input.labels()?.get(0)?;
        label.text_content()
    };
    let name = element
        .get_attribute("aria-label")
        .or_else(labels)
        .unwrap_or_else(|| element.inner_text());
    name.trim().to_owned()
}

/// Waits until `condition` holds, looking once a frame, and fails saying `what` was awaited.
#[track_caller]
pub fn until(what: &str, condition: impl Fn() -> bool) -> impl Future<Output = ()> {
    let caller = std::panic::Location::caller();
    async move {
        for _ in 0..300 {
            if condition() {
                return;
            }
            frame().await;
        }
        let width = window().inner_width().ok().and_then(|width| width.as_f64());
        panic!("{caller}: {what} did not happen, in a window {width:?} px wide");
    }
}

/// Until the browser is about to draw, when everything the last turn changed is in the document.
pub async fn frame() {
    let drawn = js_sys::Promise::new(&mut |resolve, _| {
        request_animation_frame(move || {
            resolve.call0(&JsValue::NULL).expect("a promise resolves");
        });
    });
    JsFuture::from(drawn).await.expect("it is never rejected");
}

/// Presses a key where the focus is. Says whether the browser would still do its own part.
pub fn press(key: &str) -> bool {
    let init = KeyboardEventInit::new();
    init.set_key(key);
    init.set_bubbles(true);
    init.set_cancelable(true);
    let event =
        KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &init).expect("an event");
    focused().dispatch_event(&event).expect("it is dispatched")
}

pub fn send(element: &Element, kind: &str) -> bool {
    let init = EventInit::new();
    init.set_bubbles(true);
    init.set_cancelable(true);
    let event = Event::new_with_event_init_dict(kind, &init).expect("an event");
    element.dispatch_event(&event).expect("it is dispatched")
}

pub fn type_in(field: &HtmlElement, text: &str) {
    field.unchecked_ref::<HtmlInputElement>().set_value(text);
    send(field, "input");
}

pub fn focus(element: &HtmlElement) {
    element.focus().expect("an element of the page");
}

pub fn focused() -> HtmlElement {
    document()
        .active_element()
        .expect("the page has the focus")
        .unchecked_into()
}

/// The order of the layers, which the first sheet that names one would otherwise decide, whichever test comes first.
const LAYERS: &str = include_str!("../../style/layers.css");

/// Stylesheets as the bundle has them, for tests that need boxes. They stay: rules of one sheet fit all.
pub fn with_styles(sheets: &[&str]) {
    let style = document().create_element("style").expect("a plain element");
    style.set_text_content(Some(&format!("{LAYERS}{}", sheets.concat())));
    document()
        .head()
        .expect("a head")
        .append_child(&style)
        .expect("a head takes styles");
}

/// Counts calls of a listener on `target`.
pub fn count(target: &Element, kind: &str) -> RwSignal<usize> {
    let heard = RwSignal::new(0);
    let listener = Closure::<dyn FnMut(Event)>::new(move |event: Event| {
        event.prevent_default();
        heard.update(|heard| *heard += 1);
    });
    target
        .add_event_listener_with_callback(kind, listener.as_ref().unchecked_ref())
        .expect("it listens");
    // It lives as long as the page of the tests.
    listener.forget();
    heard
}
