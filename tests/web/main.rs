//! What the console does in a real browser's page: the document, the keyboard, the focus. Calls no API.
#![cfg(target_arch = "wasm32")]

mod client;
mod components;
mod console;
mod creating;
mod form;
mod limits_reports;
mod list;
mod logo;
mod meeting;
mod page;
mod preview;
mod remembering;
mod remote;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
