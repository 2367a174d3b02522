//! An SVG: the text that is handed to a browser, its size, and whether drawing it takes no longer than a person should
//! wait. A short file can draw itself many times over. What leaves doubt is not drawn.

mod base64_pictures;
mod budget;
mod cost;
mod css;
mod elements;

mod measure;

use roxmltree::{Document, Node, ParsingOptions};

use self::measure::Size;
use super::{data_uri, dimensions::Dimensions, encoding};

const SVG: &str = "http://www.w3.org/2000/svg";

/// A drawing that may be handed to an image element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Vector {
    text: String,
    dimensions: Dimensions,
    drawn: Dimensions,
    moves: bool,
}

impl Vector {
    /// Reads a drawing from a file's bytes.
    ///
    /// # Errors
    /// [`VectorProblem`] where a browser should not be asked to draw it.
    pub fn read(bytes: &[u8]) -> Result<Self, VectorProblem> {
        if bytes.len() > budget::MAX_LENGTH {
            return Err(VectorProblem::TooComplex);
        }
        let text = encoding::text_of(bytes).ok_or(VectorProblem::Encoding)?;
        let text = encoding::without_declaration(&text);
        budget::check(text).ok_or(VectorProblem::TooComplex)?;
        let options = ParsingOptions {
            allow_dtd: true,
            nodes_limit: budget::MAX_NODES,
            ..ParsingOptions::default()
        };
        let document =
            Document::parse_with_options(text, options).map_err(|error| match error {
                roxmltree::Error::NodesLimitReached => VectorProblem::TooComplex,
                _ => VectorProblem::Broken,
            })?;
        let root = document.root_element();
        if root.tag_name().name() != "svg"
            || !matches!(root.tag_name().namespace(), None | Some(SVG))
        {
            return Err(VectorProblem::Broken);
        }
        cost::check(&document).ok_or(VectorProblem::TooComplex)?;
        let size = Size::of(root);
        Ok(Self {
            text: sized(text, root, size),
            dimensions: size.dimensions(),
            drawn: size.drawn(),
            moves: document.descendants().any(sets_in_motion),
        })
    }

    /// The drawing with its size written into it: browsers differ in what they make of a missing one.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The same as an address: what may hold a page's elements is read back from no other kind.
    pub fn data_uri(&self) -> String {
        data_uri::encode("image/svg+xml", self.text.as_bytes())
    }

    /// The size it gives itself, in CSS pixels.
    pub fn dimensions(&self) -> Dimensions {
        self.dimensions
    }

    /// The size written into it: large, in the same proportion.
    pub fn drawn(&self) -> Dimensions {
        self.drawn
    }

    /// Whether it says how it moves; drawn on a canvas, it keeps its first instant.
    pub fn moves(&self) -> bool {
        self.moves
    }
}

/// Why an SVG is not handed to a browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VectorProblem {
    Encoding,
    Broken,
    TooComplex,
}

/// Whether this is an element that moves another, or a stylesheet's text with steps in it.
fn sets_in_motion(node: Node) -> bool {
    let name = node.tag_name().name();
    let is_style = |parent: Node| parent.has_tag_name("style");
    if node.is_text() && node.parent().is_some_and(is_style) {
        let text = node.text().unwrap_or_default();
        return text.to_ascii_lowercase().contains("keyframes");
    }
    name == "set" || name.starts_with("animate")
}

/// `text` with a size on its first element in place of whatever size that gives itself.
fn sized(text: &str, root: Node, size: Size) -> String {
    let start = root.range().start;
    let inside = &text[start + 1..];
    let name = inside.find(|mark: char| mark.is_ascii_whitespace() || matches!(mark, '/' | '>'));
    let after_name = start + 1 + name.unwrap_or(inside.len());
    let missing_view_box = size.missing_view_box();
    let is_replaced = |name: &str| match name {
        "width" | "height" | "style" => true,
        "viewBox" => missing_view_box.is_some(),
        _ => false,
    };
    let mut replaced: Vec<_> = root
        .attributes()
        .filter(|attribute| attribute.namespace().is_none() && is_replaced(attribute.name()))
        .collect();
    replaced.sort_by_key(|attribute| attribute.range().start);
    let style = replaced
        .iter()
        .find(|attribute| attribute.name() == "style")
        .map_or("", |attribute| &text[attribute.range_value()]);
    // Its quotes are the ones it was written in.
    let quote = if style.contains('"') { '\'' } else { '"' };
    let Dimensions { width, height } = size.drawn();
    let mut out = String::with_capacity(text.len() + style.len() + 120);
    out.push_str(&text[..after_name]);
    out.push_str(&format!(
        " width=\"{width}\" height=\"{height}\" style={quote}{style};width:{width}px;height:{height}px{quote}"
    ));
    if let Some((width, height)) = missing_view_box {
        out.push_str(&format!(" viewBox=\"0 0 {width} {height}\""));
    }
    if root.tag_name().namespace().is_none() {
        out.push_str(&format!(" xmlns=\"{SVG}\""));
    }
    let mut at = after_name;
    for attribute in replaced {
        let range = attribute.range();
        out.push_str(&text[at..range.start]);
        at = range.end;
    }
    out.push_str(&text[at..]);
    out
}

#[cfg(test)]
mod tests;
