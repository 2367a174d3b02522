//! Pictures in the browser: bytes out of a file, pixels out of bytes, bytes out of pixels.
//! Draws only what an image element has decoded, puts nothing into the page, and knows no form.

use std::sync::Arc;

use canopy_domain::picture::{Attempt, Dimensions, Dragged, Picture, PictureType, dragged};
use futures::future::{Either, select};
use gloo_timers::future::TimeoutFuture;
use js_sys::{Array, ArrayBuffer, Promise, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
pub use web_sys::File;
use web_sys::{
    Blob, BlobPropertyBag, CanvasRenderingContext2d, ClipboardEvent, DataTransfer, DragEvent,
    Element, EventTarget, HtmlCanvasElement, HtmlImageElement, Url,
};

/// How long a picture may take to decode, in milliseconds. A file can be made to take hours.
const TIMEOUT: u32 = 15_000;
/// The longest side of the sample that colors are read from, in pixels.
const SAMPLE: u32 = 192;

/// The bytes of a file.
///
/// # Errors
/// `None` where the browser cannot read it: it is a folder, or has gone since.
pub async fn bytes_of(file: &Blob) -> Option<Arc<[u8]>> {
    let buffer = JsFuture::from(file.array_buffer()).await.ok()?;
    let buffer: ArrayBuffer = buffer.dyn_into().ok()?;
    Some(Uint8Array::new(&buffer).to_vec().into())
}

/// The files a paste brings. None where it also brings text and goes into a text field: there the
/// text is meant.
pub fn pasted(event: &ClipboardEvent) -> Vec<File> {
    let Some(data) = event.clipboard_data() else {
        return Vec::new();
    };
    let into_text = is_text_field(event.target());
    let has_text = data
        .get_data("text/plain")
        .is_ok_and(|text| !text.is_empty());
    if into_text && has_text {
        Vec::new()
    } else {
        files_in(&data)
    }
}

/// What is let go on a page.
#[derive(Debug)]
pub enum Dropped {
    Files(Vec<File>),
    /// Where a picture or a page is that was dragged here from another one.
    Address(String),
    /// Files that the browser does not hand over, or text that is no address.
    Nothing,
    /// Text for the text field under the pointer, or a link of the console itself.
    Other,
}

/// Whether the browser would put what is dragged into the text field under the pointer, rather than open it.
fn is_for_text_field(event: &DragEvent) -> bool {
    !carries(event, "Files") && is_text_field(event.target())
}

/// Keeps the browser from opening in place of the page what is let go on it.
pub fn hold_back(event: &DragEvent) {
    if !is_for_text_field(event) {
        event.prevent_default();
    }
}

pub fn dropped(event: &DragEvent) -> Dropped {
    let Some(data) = event.data_transfer() else {
        return Dropped::Nothing;
    };
    let files = files_in(&data);
    if !files.is_empty() {
        return Dropped::Files(files);
    }
    if is_for_text_field(event) {
        return Dropped::Other;
    }
    let given = |kind| data.get_data(kind).unwrap_or_default();
    let [html, list, text] = ["text/html", "text/uri-list", "text/plain"].map(given);
    let document = web_sys::window().and_then(|window| window.document());
    let base = document.and_then(|document| document.base_uri().ok().flatten());
    match dragged(&html, &list, &text, &base.unwrap_or_default()) {
        Dragged::Address(address) => Dropped::Address(address),
        Dragged::OwnPage => Dropped::Other,
        Dragged::Nothing => Dropped::Nothing,
    }
}

fn carries(event: &DragEvent, wanted: &str) -> bool {
    let types = event.data_transfer().map(|data| data.types());
    types.is_some_and(|types| {
        let mut kinds = types.iter().filter_map(|kind| kind.as_string());
        kinds.any(|kind| kind == wanted)
    })
}

fn is_text_field(target: Option<EventTarget>) -> bool {
    target
        .and_then(|target| target.dyn_into::<Element>().ok())
        .is_some_and(|target| {
            target
                .matches("input:read-write, textarea:read-write, [contenteditable]")
                .unwrap_or(false)
        })
}

fn files_in(data: &DataTransfer) -> Vec<File> {
    let list = data.files();
    list.map(|list| (0..list.length()).filter_map(|at| list.get(at)).collect())
        .unwrap_or_default()
}

/// An address that shows some bytes as a picture for as long as the value lives.
#[derive(Debug, PartialEq, Eq)]
pub struct PictureAddress(String);

impl PictureAddress {
    /// `None` where the browser gives none.
    pub fn new(bytes: &[u8], media_type: &str) -> Option<Self> {
        let options = BlobPropertyBag::new();
        options.set_type(media_type);
        let parts = Array::of1(&Uint8Array::from(bytes));
        let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &options).ok()?;
        Url::create_object_url_with_blob(&blob).ok().map(Self)
    }

    pub fn of(picture: &Picture) -> Option<Self> {
        Self::new(picture.bytes(), picture.kind().media_type())
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Drop for PictureAddress {
    fn drop(&mut self) {
        // Refused only for what is no such address.
        let _ = Url::revoke_object_url(&self.0);
    }
}

/// Where pixels come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImageSource {
    /// Bytes on this machine.
    Here,
    /// Another host, which must allow its pixels to be read.
    Elsewhere,
}

/// A decoded picture. It is in no document: what is in an SVG can neither run nor load anything.
pub struct Decoded(HtmlImageElement);

impl Decoded {
    /// Decodes what stands at an address.
    ///
    /// # Errors
    /// `None` where the browser cannot, or not within `TIMEOUT`.
    pub async fn new(address: &str, source: ImageSource) -> Option<Self> {
        let image = HtmlImageElement::new().ok()?;
        if source == ImageSource::Elsewhere {
            image.set_cross_origin(Some("anonymous"));
            image.set_referrer_policy("no-referrer");
        }
        image.set_src(address);
        let decoded = JsFuture::from(image.decode());
        match select(decoded, TimeoutFuture::new(TIMEOUT)).await {
            Either::Left((Ok(_), _)) => Some(Self(image)),
            _ => None,
        }
    }

    /// The size the browser gives it; an SVG without a size of its own may have none.
    pub fn dimensions(&self) -> Option<Dimensions> {
        let (width, height) = (self.0.natural_width(), self.0.natural_height());
        (width > 0 && height > 0).then_some(Dimensions { width, height })
    }

    /// A small copy's pixels, four bytes each, for looking at its colors.
    pub fn sample(&self) -> Option<Sample> {
        let natural = self.dimensions()?;
        let longest = natural.width.max(natural.height);
        let scale = |length: u32| {
            (u64::from(length) * u64::from(SAMPLE.min(longest)) / u64::from(longest)).max(1)
        };
        // At most `SAMPLE`, which fits.
        let [width, height] = [natural.width, natural.height].map(|length| scale(length) as u32);
        let (_, context) = self.drawn(Dimensions { width, height })?;
        let data = context
            .get_image_data(0.0, 0.0, width.into(), height.into())
            .ok()?;
        Some(Sample {
            rgba: data.data().0,
            width: width as usize,
            height: height as usize,
        })
    }

    /// The picture drawn anew, as a file.
    ///
    /// # Errors
    /// `None` where the browser does not let this picture's pixels out, or has no room to draw it.
    pub async fn redrawn(&self, attempt: Attempt) -> Option<Arc<[u8]>> {
        let (canvas, _) = self.drawn(attempt.dimensions)?;
        let media_type = attempt.kind.media_type();
        let quality = JsValue::from_f64(attempt.quality);
        let mut refused = false;
        let blob = Promise::new(&mut |resolve, _| {
            let asked =
                canvas.to_blob_with_type_and_encoder_options(&resolve, media_type, &quality);
            refused = asked.is_err();
        });
        if refused {
            return None;
        }
        let blob: Blob = JsFuture::from(blob).await.ok()?.dyn_into().ok()?;
        bytes_of(&blob).await
    }

    /// Its first frame, which does not move.
    pub async fn still(&self) -> Option<PictureAddress> {
        let attempt = Attempt {
            kind: PictureType::Png,
            quality: 1.0,
            dimensions: self.dimensions()?,
        };
        let frame = self.redrawn(attempt).await?;
        PictureAddress::new(&frame, attempt.kind.media_type())
    }

    fn drawn(
        &self,
        dimensions: Dimensions,
    ) -> Option<(HtmlCanvasElement, CanvasRenderingContext2d)> {
        let (canvas, context) = canvas(dimensions)?;
        let (width, height) = (dimensions.width.into(), dimensions.height.into());
        context
            .draw_image_with_html_image_element_and_dw_and_dh(&self.0, 0.0, 0.0, width, height)
            .ok()?;
        Some((canvas, context))
    }
}

fn canvas(dimensions: Dimensions) -> Option<(HtmlCanvasElement, CanvasRenderingContext2d)> {
    let canvas = web_sys::window()?
        .document()?
        .create_element("canvas")
        .ok()?;
    let canvas: HtmlCanvasElement = canvas.dyn_into().ok()?;
    canvas.set_width(dimensions.width);
    canvas.set_height(dimensions.height);
    let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    Some((canvas, context))
}

/// Whether this browser lets pages read what they draw. One that protects against fingerprints answers with noise, so a
/// pattern is drawn and compared.
pub fn gives_pixels() -> bool {
    const SIDE: u8 = 32;
    let side = u32::from(SIDE);
    let Some((_, context)) = canvas(Dimensions {
        width: side,
        height: side,
    }) else {
        return false;
    };
    let mut expected = Vec::new();
    for y in 0..SIDE {
        for x in 0..SIDE {
            let color = [x * 8, y * 8, x ^ y, u8::MAX];
            let [red, green, blue, _] = color;
            context.set_fill_style_str(&format!("rgb({red},{green},{blue})"));
            context.fill_rect(x.into(), y.into(), 1.0, 1.0);
            expected.extend(color);
        }
    }
    let side = f64::from(SIDE);
    let read = context.get_image_data(0.0, 0.0, side, side);
    read.is_ok_and(|read| read.data().0 == expected)
}

/// Some of a picture's pixels, row by row.
pub struct Sample {
    pub rgba: Vec<u8>,
    pub width: usize,
    pub height: usize,
}

impl Sample {
    /// Whether nothing shines through any of them.
    pub fn is_opaque(&self) -> bool {
        self.rgba.chunks_exact(4).all(|pixel| pixel[3] == u8::MAX)
    }

    /// Whether nothing can be seen of any of them.
    pub fn is_transparent(&self) -> bool {
        self.rgba.chunks_exact(4).all(|pixel| pixel[3] == 0)
    }
}
