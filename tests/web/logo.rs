//! The logo field with real files in a real browser: what passes does so unchanged, what can be converted is, the rest
//! says why.

use js_sys::{Array, Uint8Array};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{
    ClipboardEvent, ClipboardEventInit, DataTransfer, DragEvent, DragEventInit, File,
    FilePropertyBag, HtmlElement, window,
};

use crate::{
    creating::{Api, NewRoot, storage},
    page::{Page, type_in, until},
};

const PNG: &[u8] = include_bytes!("../../domain/tests/pictures/logo.png");
const GIF: &[u8] = include_bytes!("../../domain/tests/pictures/still.gif");
const JPEG: &[u8] = include_bytes!("../../domain/tests/pictures/baseline.jpg");
const WEBP: &[u8] = include_bytes!("../../domain/tests/pictures/logo.webp");
const BMP: &[u8] = include_bytes!("../../domain/tests/pictures/logo.bmp");
const PDF: &[u8] = include_bytes!("../../domain/tests/pictures/logo.pdf");
const SCRIPTED_SVG: &[u8] = b"<svg xmlns='http://www.w3.org/2000/svg' width='24' height='12' onload='top.ran = true'>\
    <script>top.ran = true; parent.ran = true</script><rect width='24' height='12' fill='#0b6e4f'/></svg>";

fn file(bytes: &[u8], name: &str, claimed: &str) -> DataTransfer {
    let options = FilePropertyBag::new();
    options.set_type(claimed);
    let parts = Array::of1(&Uint8Array::from(bytes));
    let file =
        File::new_with_u8_array_sequence_and_options(&parts, name, &options).expect("a file");
    let data = DataTransfer::new().expect("a browser");
    data.items().add_with_file(&file).expect("it takes files");
    data
}

fn drop_on(place: &HtmlElement, data: &DataTransfer) {
    let init = DragEventInit::new();
    init.set_bubbles(true);
    init.set_cancelable(true);
    init.set_data_transfer(Some(data));
    let event = DragEvent::new_with_event_init_dict("drop", &init).expect("an event");
    place.dispatch_event(&event).expect("it is dispatched");
}

struct Field<M: Mountable> {
    page: Page<M>,
    api: Api,
    open: RwSignal<bool>,
}

impl<M: Mountable> Field<M> {
    fn text(&self) -> String {
        self.page.one(".logo-field").inner_text()
    }

    fn drop(&self, bytes: &[u8], name: &str, claimed: &str) {
        drop_on(&self.page.one(".file-drop"), &file(bytes, name, claimed));
    }

    async fn reads(&self, words: &str) {
        until(&format!("“{words}” is read"), || {
            self.text().contains(words)
        })
        .await;
    }

    /// This word is among the facts about the logo that is taken.
    async fn takes(&self, word: &str) {
        let facts = || {
            self.page
                .all(".logo-field-about")
                .iter()
                .any(|facts| facts.inner_text().contains(word))
        };
        until(&format!("{word} is taken"), facts).await;
    }

    /// Goes elsewhere, or the form would go on listening for what is pasted.
    async fn close(self) {
        self.open.set(false);
        until("the form is gone", || self.page.all("form").is_empty()).await;
    }

    /// The picture that is sent.
    async fn sends(&self) -> serde_json::Value {
        type_in(&self.page.named("textbox", "Name"), "With a logo");
        self.page.named("button", "Create organization").click();
        until("it was sent", || !self.api.posted().is_empty()).await;
        let body: serde_json::Value = serde_json::from_str(&self.api.posted()[0]).expect("JSON");
        body["picture"].clone()
    }
}

macro_rules! field {
    () => {{
        storage().clear().expect("clearable");
        let open = RwSignal::new(true);
        Field {
            open,
            api: Api::that("return answer(201, { id: 'org_new', name: 'New' });"),
            page: Page::show(move || view! { <NewRoot open/> }),
        }
    }};
}

fn uri_of(media_type: &str, bytes: &[u8]) -> String {
    let binary: String = bytes.iter().map(|byte| char::from(*byte)).collect();
    let base64 = window().expect("a page").btoa(&binary).expect("bytes");
    format!("data:{media_type};base64,{base64}")
}

#[wasm_bindgen_test]
async fn a_png_a_jpeg_and_a_gif_go_byte_for_byte_whatever_they_are_called() {
    for (bytes, media_type, word) in [
        (PNG, "image/png", "PNG"),
        (JPEG, "image/jpeg", "JPEG"),
        (GIF, "image/gif", "GIF"),
    ] {
        let field = field!();
        field.drop(bytes, "notes.txt", "text/plain");
        field.takes(word).await;
        field.takes("base64").await;
        assert_eq!(field.sends().await, uri_of(media_type, bytes));
        field.close().await;
    }
}

#[wasm_bindgen_test]
async fn an_svg_becomes_a_png_and_what_is_in_it_never_runs() {
    let field = field!();
    field.drop(SCRIPTED_SVG, "logo.png", "image/png");
    field.reads("Converted: PNG, 1024 × 512").await;
    field.reads("Before: SVG file, 24 × 12").await;
    let ran = js_sys::Reflect::get(&window().expect("a page"), &"ran".into()).expect("a property");
    assert!(ran.is_undefined());
    assert!(
        field.page.all("svg script").is_empty(),
        "it is never put into the page"
    );
    let sent = field.sends().await;
    assert!(
        sent.as_str()
            .expect("text")
            .starts_with("data:image/png;base64,"),
        "{sent}"
    );
    field.close().await;
}

#[wasm_bindgen_test]
async fn undo_gives_the_logo_back_that_was_there_before_a_conversion() {
    let field = field!();
    field.drop(GIF, "a.gif", "image/gif");
    field.takes("GIF").await;
    field.drop(WEBP, "b.webp", "image/webp");
    field.reads("Before: WebP image").await;
    field.page.named("button", "Undo").click();
    field.takes("GIF").await;
    assert_eq!(field.sends().await, uri_of("image/gif", GIF));
    field.close().await;
}

#[wasm_bindgen_test]
async fn what_a_browser_draws_is_converted_and_what_it_does_not_says_where_to_go() {
    let field = field!();
    field.drop(BMP, "a.bmp", "image/bmp");
    field.reads("Converted:").await;
    field.drop(PDF, "a.pdf", "application/pdf");
    field.reads("This is a PDF").await;
    assert!(!field.text().contains("Converted:"), "{}", field.text());
    field.close().await;
}

#[wasm_bindgen_test]
async fn a_file_that_is_cut_off_or_no_picture_leaves_the_former_logo() {
    let field = field!();
    field.drop(PNG, "logo.png", "image/png");
    field.takes("PNG").await;
    for (bytes, words) in [
        (&PNG[..20], "damaged or incomplete"),
        (&b"MZ this is a program"[..], "isn't an image"),
        (&b""[..], "empty"),
        (
            &b"<svg xmlns='http://www.w3.org/2000/svg'><rect"[..],
            "can't convert",
        ),
    ] {
        field.drop(bytes, "logo.png", "image/png");
        field.reads(words).await;
        field.reads("Dismiss this to keep the current logo.").await;
    }
    field.page.named("button", "Dismiss").click();
    assert_eq!(field.sends().await, uri_of("image/png", PNG));
    field.close().await;
}

#[wasm_bindgen_test]
async fn more_pixels_than_can_be_drawn_are_refused_by_the_header_alone() {
    let field = field!();
    let mut bomb = PNG.to_vec();
    bomb[16..24].copy_from_slice(&[0, 0, 0x75, 0x30, 0, 0, 0x75, 0x30]);
    field.drop(&bomb, "bomb.png", "image/png");
    field.reads("30000 × 30000").await;
    field.reads("too large for a logo").await;
    field.close().await;
}

#[wasm_bindgen_test]
async fn the_last_file_given_wins_however_long_the_first_takes() {
    let field = field!();
    field.drop(SCRIPTED_SVG, "slow.svg", "image/svg+xml");
    field.drop(GIF, "quick.gif", "image/gif");
    field.takes("GIF").await;
    for _ in 0..20 {
        crate::page::frame().await;
    }
    assert!(!field.text().contains("SVG"), "{}", field.text());
    field.close().await;
}

#[wasm_bindgen_test]
async fn a_picture_is_pasted_anywhere_but_text_goes_where_it_is_typed() {
    let field = field!();
    let paste = |data: &DataTransfer| {
        let init = ClipboardEventInit::new();
        init.set_bubbles(true);
        init.set_cancelable(true);
        init.set_clipboard_data(Some(data));
        let event = ClipboardEvent::new_with_event_init_dict("paste", &init).expect("an event");
        if event
            .clipboard_data()
            .is_none_or(|held| held.items().length() == 0)
        {
            // Firefox makes one that holds nothing of what it is given.
            let own = js_sys::Object::new();
            let named = js_sys::Reflect::set(&own, &"value".into(), data);
            named.expect("an object takes what it is given");
            js_sys::Object::define_property(&event, &"clipboardData".into(), &own);
        }
        // Whether the browser would still do its own part.
        field
            .page
            .named("textbox", "Name")
            .dispatch_event(&event)
            .expect("it is dispatched")
    };
    let both = file(PNG, "image.png", "image/png");
    both.set_data("text/plain", "Acme").expect("it takes text");
    assert!(paste(&both), "the text is the browser's");
    assert!(!paste(&file(GIF, "image.gif", "image/gif")));
    field.takes("GIF").await;
    field.close().await;
}

#[wasm_bindgen_test]
async fn a_removed_logo_is_not_sent_and_the_address_behind_it_is() {
    let field = field!();
    type_in(
        &field.page.named("textbox", "Logo URL"),
        "https://logo.test/a.png",
    );
    field.drop(PNG, "logo.png", "image/png");
    field.reads("Not used while an image is selected").await;
    field.page.named("button", "Remove logo").click();
    until("it is gone", || field.page.all("dl").is_empty()).await;
    assert_eq!(field.sends().await, "https://logo.test/a.png");
    field.close().await;
}

#[wasm_bindgen_test]
async fn the_colors_of_the_logo_are_offered_and_only_a_click_takes_one() {
    let field = field!();
    field.drop(SCRIPTED_SVG, "logo.svg", "image/svg+xml");
    until("its color is offered", || {
        !field.page.all(".logo-field-swatch").is_empty()
    })
    .await;
    let primary = field.page.named("textbox", "Primary color");
    let value = || primary.unchecked_ref::<web_sys::HtmlInputElement>().value();
    assert_eq!(value(), "");
    let swatch = &field.page.all(".logo-field-swatch")[0];
    let name = swatch.text_content().expect("a name");
    assert!(
        name.starts_with("Use #0b6e4f as primary color, contrast "),
        "{name}"
    );
    swatch.click();
    until("it is taken", || value() == "#0b6e4f").await;
    field.close().await;
}
