//! Files brought to the page: dropped, pasted or chosen.
//! It knows bytes and their claimed type, not what becomes of them.

use std::io::Write as _;

use serde_json::json;
use thirtyfour::prelude::*;

use crate::find::{NotFound, Target};

const SCRIPT: &str = include_str!("gestures.js");

/// A file as a person would have it: a name, what its sender claims it is, and what it holds.
#[derive(Clone, Copy)]
pub struct Dropped<'a> {
    pub name: &'a str,
    pub claimed: &'a str,
    pub bytes: &'a [u8],
}

pub(crate) async fn bring(
    driver: &WebDriver,
    target: &Target,
    gesture: &str,
    file: Dropped<'_>,
) -> Result<(), NotFound> {
    let element = target.one(driver).await?.to_json()?;
    let arguments = vec![
        element,
        json!(gesture),
        json!(file.name),
        json!(file.claimed),
        json!(base64(file.bytes)),
    ];
    driver.execute(SCRIPT, arguments).await?;
    Ok(())
}

/// Drags something here from another page: what it is under each type, or files that the browser keeps to itself.
/// Answers the events that the browser would still act on.
pub(crate) async fn drag_here(
    driver: &WebDriver,
    target: &Target,
    data: &[(&str, &str)],
) -> Result<Vec<String>, NotFound> {
    const DRAG: &str = r#"
        const [element, data] = arguments;
        const transfer = new DataTransfer();
        for (const [type, text] of data) transfer.setData(type, text);
        const empty = { types: ["Files"], files: [], getData: () => "" };
        return ["dragover", "drop"].filter((kind) => {
          const event = new DragEvent(
            kind, { bubbles: true, cancelable: true, composed: true, dataTransfer: transfer });
          if (!data.length) Object.defineProperty(event, "dataTransfer", { value: empty });
          return element.dispatchEvent(event);
        });"#;
    let element = target.one(driver).await?.to_json()?;
    let left = driver.execute(DRAG, vec![element, json!(data)]).await?;
    Ok(left.convert()?)
}

/// Puts the file on disk for the browser's own file chooser; the folder goes when the caller drops it.
pub(crate) fn on_disk(file: Dropped<'_>) -> (tempfile::TempDir, String) {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let path = folder.path().join(file.name);
    std::fs::File::create(&path)
        .and_then(|mut place| place.write_all(file.bytes))
        .expect("it is writable");
    let path = path.to_string_lossy().into_owned();
    (folder, path)
}

/// Standard alphabet, padded.
#[must_use]
pub fn base64(bytes: &[u8]) -> String {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for three in bytes.chunks(3) {
        let bits = three
            .iter()
            .fold(0_u32, |bits, byte| bits << 8 | u32::from(*byte))
            << (8 * (3 - three.len()));
        for place in 0..4 {
            let sextet = (bits >> (18 - 6 * place)) & 63;
            text.push(if place <= three.len() {
                char::from(ALPHABET[sextet as usize])
            } else {
                '='
            });
        }
    }
    text
}
