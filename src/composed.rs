//! Text in the one form that Unicode composes it to, by the browser's own tables.

use js_sys::JsString;

/// `text` composed, whichever keyboard or system it comes from: the same text is then the same characters.
pub fn composed(text: &str) -> String {
    if text.is_ascii() {
        return text.to_owned();
    }
    JsString::from(text).normalize("NFC").into()
}
