//! Hands the person a file.

use js_sys::{Array, Uint8Array};
use leptos::prelude::document;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

/// Saves `text` as a file of this name, as the browser saves any download. Whether it could be begun.
pub fn save_as_file(name: &str, text: &str) -> bool {
    let blob = Blob::new_with_str_sequence(&Array::of1(&text.into()));
    blob.and_then(|blob| begin(name, &blob)).is_ok()
}

/// As [`save_as_file`], for bytes of a media type.
pub fn save_bytes_as_file(name: &str, media_type: &str, bytes: &[u8]) -> bool {
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    let parts = Array::of1(&Uint8Array::from(bytes));
    let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &options);
    blob.and_then(|blob| begin(name, &blob)).is_ok()
}

fn begin(name: &str, blob: &Blob) -> Result<(), JsValue> {
    let address = Url::create_object_url_with_blob(blob)?;
    let link: HtmlAnchorElement = document().create_element("a")?.unchecked_into();
    link.set_href(&address);
    link.set_download(name);
    link.click();
    // The click has taken hold of the blob by now.
    Url::revoke_object_url(&address)
}
