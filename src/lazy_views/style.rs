//! The stylesheet of everything that arrives later. `index.html` names it in a link that fetches nothing until it is
//! asked for; where the page already has it (`make dev`) there is no such link.

use leptos::prelude::document;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::Element;

const LATER: &str = "link[data-later]";

/// Ends when the page has it. Whether it could be had: if not, the next call asks anew.
pub async fn arrive() -> bool {
    match document().query_selector(LATER) {
        Ok(Some(link)) => turned_on(&link).await.is_ok(),
        _ => true,
    }
}

async fn turned_on(link: &Element) -> Result<(), JsValue> {
    let loaded = js_sys::Promise::new(&mut |resolve, reject| {
        // Refused only what is no function.
        let _ = link.add_event_listener_with_callback("load", &resolve);
        // As above.
        let _ = link.add_event_listener_with_callback("error", &reject);
    });
    link.set_attribute("rel", "stylesheet")?;
    match JsFuture::from(loaded).await {
        Ok(_) => link.remove_attribute("data-later"),
        Err(problem) => {
            link.set_attribute("rel", "later")?;
            Err(problem)
        }
    }
}
