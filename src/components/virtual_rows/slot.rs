//! The elements of one row, told again and again which row they show.
//! Writes only what differs from what they say already.

use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, Node};

use super::template::{Part, Template};
use crate::components::highlight::pieces;

/// Built from a [`Template`]. What it is told stays until it is told otherwise, also when it shows another row.
pub struct Slot {
    parts: Vec<Drawn>,
    row: Option<usize>,
    /// What it shows, or showed last.
    key: Option<u64>,
    /// What was said of the row for those who point at it or listen.
    descriptions: Option<Vec<(Part, &'static str)>>,
    is_current: bool,
}

/// One element and what it says now.
struct Drawn {
    element: Element,
    /// Where an optional element belongs: before this.
    place: Option<Node>,
    is_there: bool,
    takes_tab: bool,
    text: Text,
    attributes: Vec<(&'static str, String)>,
    styles: Vec<(&'static str, String)>,
}

enum Text {
    Nothing,
    /// In one node, which is written anew.
    Plain(Node, String),
    Marked(Vec<Piece>),
}

/// A part of a text that is marked, or is not.
struct Piece {
    is_marked: bool,
    node: Node,
    text: String,
}

impl Slot {
    /// `None` where the page makes no elements.
    pub(super) fn build(template: &Template, number: usize) -> Option<Self> {
        let document = document();
        let mut parts = Vec::<Drawn>::with_capacity(template.elements.len());
        for made in &template.elements {
            let element = document.create_element(made.tag).ok()?;
            element.set_class_name(&made.class);
            for (name, value) in &made.attributes {
                element.set_attribute(name, value).ok()?;
            }
            let parent = made.within.and_then(|within| parts.get(within.index()));
            let place = made.is_optional.then(|| document.create_comment(""));
            let place = place.map(Node::from);
            if let Some(parent) = parent {
                let child = place.as_ref().unwrap_or(&element);
                parent.element.append_child(child).ok()?;
            }
            parts.push(Drawn {
                element,
                is_there: place.is_none(),
                place,
                takes_tab: made.takes_tab,
                text: Text::Nothing,
                attributes: Vec::new(),
                styles: Vec::new(),
            });
        }
        let mut slot = Self {
            parts,
            row: None,
            key: None,
            descriptions: None,
            is_current: true,
        };
        slot.attribute(Template::ROW, SLOT, Some(&number.to_string()));
        slot.set_current(false);
        Some(slot)
    }

    /// The row it shows; `None` while it stands ready for another.
    pub(super) fn row(&self) -> Option<usize> {
        self.row
    }

    pub(super) fn element(&self) -> &Element {
        &self.parts[0].element
    }

    /// Where Tab comes to in it.
    pub(super) fn tab_stop(&self) -> Option<HtmlElement> {
        let stop = self.parts.iter().find(|part| part.takes_tab)?;
        stop.element.clone().dyn_into().ok()
    }

    /// The key of what it shows; `None` while it stands ready for another.
    pub(super) fn key(&self) -> Option<u64> {
        self.row.and(self.key)
    }

    /// Shows a row from now on. Whether that is another one than before, or stands elsewhere.
    pub(super) fn show(&mut self, row: usize, key: u64) -> bool {
        let is_new = self.row != Some(row) || self.key != Some(key);
        self.row = Some(row);
        self.key = Some(key);
        is_new
    }

    /// Stands at its place, about to be written anew.
    pub(super) fn begin(&mut self, top: u64) {
        self.style(Template::ROW, "transform", &format!("translateY({top}px)"));
        for (part, name) in self.descriptions.take().unwrap_or_default() {
            self.attribute(part, name, None);
        }
    }

    /// Leaves the document until it is wanted again.
    pub(super) fn hide(&mut self) {
        if self.row.take().is_some() {
            self.element().remove();
        }
    }

    /// Whether it has been said what [`Slot::describe`] says, of the row that is shown now.
    pub(super) fn is_described(&self) -> bool {
        self.descriptions.is_some()
    }

    pub(super) fn begin_description(&mut self) {
        self.descriptions.get_or_insert_default();
    }

    /// Whether Tab comes to this row.
    pub(super) fn set_current(&mut self, is_current: bool) {
        if self.is_current == is_current {
            return;
        }
        self.is_current = is_current;
        let tabindex = if is_current { "0" } else { "-1" };
        for part in self.parts.iter().filter(|part| part.takes_tab) {
            // A right name is never refused.
            let _ = part.element.set_attribute("tabindex", tabindex);
        }
    }

    /// Writes a text. Not for an element that has others in it.
    pub fn text(&mut self, part: Part, text: &str) {
        let drawn = &mut self.parts[part.index()];
        match &mut drawn.text {
            Text::Plain(_, said) if said == text => {}
            Text::Plain(node, said) => {
                node.set_node_value(Some(text));
                text.clone_into(said);
            }
            Text::Nothing if text.is_empty() => {}
            Text::Nothing => {
                let node = Node::from(document().create_text_node(text));
                // In front, where an optional element may stand after it.
                let first = drawn.element.first_child();
                if drawn.element.insert_before(&node, first.as_ref()).is_ok() {
                    drawn.text = Text::Plain(node, text.to_owned());
                }
            }
            Text::Marked(_) => {
                drawn.element.set_text_content(None);
                drawn.text = Text::Nothing;
                self.text(part, text);
            }
        }
    }

    /// Writes a text with byte ranges of it marked. Not for an element that has others in it.
    pub fn marked(&mut self, part: Part, text: &str, marks: &[(usize, usize)]) {
        if marks.is_empty() {
            return self.text(part, text);
        }
        let drawn = &mut self.parts[part.index()];
        let pieces = pieces(text, marks);
        // As one types on, the same parts of a text are marked or not, and only grow or shrink.
        if let Text::Marked(said) = &mut drawn.text
            && said.len() == pieces.len()
            && (said.iter().zip(&pieces)).all(|(said, (is_marked, _))| said.is_marked == *is_marked)
        {
            for (said, (_, piece)) in said.iter_mut().zip(pieces) {
                if said.text != piece {
                    said.node.set_node_value(Some(piece));
                    piece.clone_into(&mut said.text);
                }
            }
            return;
        }
        let document = document();
        drawn.element.set_text_content(None);
        let said = pieces.into_iter().map(|(is_marked, piece)| {
            let node = Node::from(document.create_text_node(piece));
            let mark = is_marked.then(|| document.create_element("mark").ok());
            let mark = mark.flatten().filter(|mark| {
                mark.set_class_name("highlight-mark");
                mark.append_child(&node).is_ok()
            });
            let child = mark.as_ref().map_or(&node, |mark| mark);
            // An element takes any text.
            let _ = drawn.element.append_child(child);
            Piece {
                is_marked,
                node,
                text: piece.to_owned(),
            }
        });
        drawn.text = Text::Marked(said.collect());
    }

    /// Sets an attribute, or takes it away.
    pub fn attribute(&mut self, part: Part, name: &'static str, value: Option<&str>) {
        let drawn = &mut self.parts[part.index()];
        let said = &mut drawn.attributes;
        let at = said.iter().position(|(known, _)| *known == name);
        match (at, value) {
            (None, None) => return,
            (Some(at), Some(value)) if said[at].1 == value => return,
            (Some(at), Some(value)) => value.clone_into(&mut said[at].1),
            (None, Some(value)) => said.push((name, value.to_owned())),
            (Some(at), None) => {
                said.swap_remove(at);
            }
        }
        // A right name is never refused.
        let _ = match value {
            Some(value) => drawn.element.set_attribute(name, value),
            None => drawn.element.remove_attribute(name),
        };
    }

    /// An attribute for those who point at the row or listen to it. It is gone when the slot shows another row.
    pub fn describe(&mut self, part: Part, name: &'static str, value: &str) {
        self.attribute(part, name, Some(value));
        self.descriptions.get_or_insert_default().push((part, name));
    }

    /// Sets a property of the element's own style.
    pub fn style(&mut self, part: Part, name: &'static str, value: &str) {
        let drawn = &mut self.parts[part.index()];
        let said = drawn.styles.iter_mut().find(|(known, _)| *known == name);
        match said {
            Some((_, said)) if said == value => return,
            Some((_, said)) => value.clone_into(said),
            None => drawn.styles.push((name, value.to_owned())),
        }
        if let Some(element) = drawn.element.dyn_ref::<HtmlElement>() {
            // Only a read-only style refuses.
            let _ = element.style().set_property(name, value);
        }
    }

    /// Puts an optional element into the row, or takes it out.
    pub fn put(&mut self, part: Part, is_there: bool) {
        let drawn = &mut self.parts[part.index()];
        if drawn.is_there == is_there {
            return;
        }
        let Some(place) = &drawn.place else {
            return;
        };
        drawn.is_there = is_there;
        if !is_there {
            drawn.element.remove();
        } else if let Some(parent) = place.parent_node() {
            // Its place is in there.
            let _ = parent.insert_before(&drawn.element, Some(place));
        }
    }
}

/// The attribute that tells the number of a slot.
pub(super) const SLOT: &str = "data-slot";
