//! Hands the person a file made in the browser. Knows neither what is in it nor where it will be kept.

use js_sys::Array;
use leptos::prelude::document;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, HtmlAnchorElement, Url};

/// Saves `text` as a file of this name, as the browser saves any download. Whether it could be begun.
pub fn save_as_file(name: &str, text: &str) -> bool {
    begin(name, text).is_ok()
}

fn begin(name: &str, text: &str) -> Result<(), JsValue> {
    let blob = Blob::new_with_str_sequence(&Array::of1(&text.into()))?;
    let address = Url::create_object_url_with_blob(&blob)?;
    let link: HtmlAnchorElement = document().create_element("a")?.unchecked_into();
    link.set_href(&address);
    link.set_download(name);
    link.click();
    // The click has taken hold of the blob by now.
    Url::revoke_object_url(&address)
}
