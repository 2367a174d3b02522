//! Whether the person has asked for as little to be downloaded as can be (Save-Data).

use js_sys::Reflect;
use leptos::prelude::window;
use wasm_bindgen::JsValue;

/// Not every browser says so; one that does not is taken for unasked.
pub fn is_data_saved() -> bool {
    let of = |value: &JsValue, key: &str| Reflect::get(value, &key.into());
    let connection = of(&window().navigator(), "connection");
    let asked = connection.and_then(|connection| of(&connection, "saveData"));
    asked.is_ok_and(|asked| asked.is_truthy())
}
