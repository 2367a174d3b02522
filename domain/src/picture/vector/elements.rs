//! The elements of an SVG as far as drawing them costs something: what each weighs, and what it has drawn in its place
//! or for its paint. Adds nothing up.

use std::collections::HashMap;

use roxmltree::{Document, Node};

use super::{
    SVG, base64_pictures,
    css::{self, Subject, Uses},
};
use crate::picture::foreign::MAX_PIXELS;

/// Elements an SVG may have, and parts it may draw, counted as often as they are drawn. (ours: well under a second in a
/// browser)
pub(super) const MAX_PARTS: u64 = 20_000;
/// How deep elements may stand in each other, by place and by reference. (ours)
pub(super) const MAX_DEPTH: usize = 200;
/// Bytes of outline, text or picture that cost as much as a part. (ours)
const BYTES_PER_PART: usize = 1_000;
/// What one pass of a filter over the whole picture costs, in parts. (ours)
const PASS: u64 = 400;
const XLINK: &str = "http://www.w3.org/1999/xlink";
const XHTML: &str = "http://www.w3.org/1999/xhtml";

/// Elements of one id, of which a browser takes the first.
pub(super) type Group = usize;

#[derive(Default)]
pub(super) struct Element {
    pub(super) parent: Option<usize>,
    pub(super) children: Vec<usize>,
    pub(super) weight: u64,
    /// 1 for what is painted.
    pub(super) leaves: u64,
    /// How many corners its outline has at most.
    pub(super) corners: u64,
    /// Drawn where it is referred to alone.
    pub(super) is_filter: bool,
    /// Drawn in its place.
    pub(super) instances: Vec<Group>,
    pub(super) own: Painted,
    /// What the stylesheets say of it, by place in [`Drawing::styles`].
    pub(super) styles: Vec<usize>,
}

/// The groups of [`Uses`].
#[derive(Default)]
pub(super) struct Painted {
    pub(super) painted: Vec<Group>,
    pub(super) markers: Vec<Group>,
    pub(super) once: Vec<Group>,
    /// Passes of a filter, in parts: for the element alone, and for each one below it.
    pub(super) passes: u64,
    pub(super) passes_below: u64,
}

/// The elements of an SVG. The first is the outermost.
#[derive(Default)]
pub(super) struct Drawing {
    pub(super) elements: Vec<Element>,
    pub(super) groups: Vec<Vec<usize>>,
    pub(super) styles: Vec<Painted>,
}

impl Drawing {
    /// `None` for more elements than a drawing may have, and for what cannot be followed.
    pub(super) fn read(document: &Document) -> Option<Self> {
        let nodes: Vec<Node> = document.descendants().filter(Node::is_element).collect();
        if nodes.len() as u64 > MAX_PARTS {
            return None;
        }
        // It can bring a stylesheet of its own.
        let brings_styles = |node: Node| node.pi().is_some_and(|pi| pi.target == "xml-stylesheet");
        if document.descendants().any(brings_styles) {
            return None;
        }
        // A list in the doctype gives each `svg` its namespaces: further in, they may be others than are read here.
        let is_svg = |node: &&Node| node.tag_name().name() == "svg";
        let has_lists = document.input_text().contains("<!ATTLIST");
        if has_lists && nodes.iter().filter(is_svg).count() > 1 {
            return None;
        }
        let mut drawing = Self::default();
        let mut ids = HashMap::<&str, Group>::new();
        for (place, node) in nodes.iter().enumerate() {
            for id in node
                .attributes()
                .filter(|attribute| attribute.name() == "id")
            {
                let whole = id.value();
                if whole.contains("/*") {
                    return None;
                }
                // References are read up to the first of these, where a browser may read on.
                let ends = |mark: char| mark.is_whitespace() || ";)'\"{}".contains(mark);
                let start = whole.split(ends).next().unwrap_or_default();
                for name in std::iter::once(whole).chain((start != whole).then_some(start)) {
                    let group = *ids.entry(name).or_insert(drawing.groups.len());
                    if group == drawing.groups.len() {
                        drawing.groups.push(Vec::new());
                    }
                    drawing.groups[group].push(place);
                }
            }
        }
        let mut styles = drawing.read_styles(&nodes, &ids)?;
        let mut places = HashMap::new();
        let mut depths: Vec<usize> = Vec::with_capacity(nodes.len());
        let mut pixels = 0_u64;
        for (place, node) in nodes.iter().enumerate() {
            places.insert(node.id(), place);
            let parent = node
                .parent()
                .and_then(|parent| places.get(&parent.id()))
                .copied();
            let depth = parent.map_or(0, |parent| depths[parent] + 1);
            depths.push(depth);
            if depth > MAX_DEPTH {
                return None;
            }
            if let Some(parent) = parent {
                drawing.elements[parent].children.push(place);
            }
            let mut element = read(*node, &ids, &mut pixels)?;
            element.parent = parent;
            element.styles = matching(*node, &mut styles);
            drawing.elements.push(element);
        }
        (pixels <= MAX_PIXELS).then_some(drawing)
    }

    /// The stylesheets in it, one entry for each subject.
    fn read_styles(
        &mut self,
        nodes: &[Node],
        ids: &HashMap<&str, Group>,
    ) -> Option<HashMap<Subject, usize>> {
        let mut sheets = String::new();
        for node in nodes
            .iter()
            .filter(|node| node.tag_name().name() == "style")
        {
            let texts = node.children().filter(Node::is_text);
            sheets.extend(texts.filter_map(|text| text.text()));
            // Where one ends, no rule goes on.
            sheets.push_str("}\n");
        }
        base64_pictures::pixels(&sheets).filter(|pixels| *pixels <= MAX_PIXELS)?;
        let mut styles = HashMap::new();
        for (subject, uses) in css::rules(&sheets)? {
            let mut painted = grouped(&uses, ids);
            if subject == Subject::Any {
                // It is told of the outermost element, and meant of each.
                painted.painted.append(&mut painted.once);
                painted.passes_below = std::mem::take(&mut painted.passes);
            }
            styles.insert(subject, self.styles.len());
            self.styles.push(painted);
        }
        Some(styles)
    }

    /// How many references there are to follow.
    #[cfg(test)]
    pub(super) fn references(&self) -> usize {
        let of =
            |painted: &Painted| painted.painted.len() + painted.markers.len() + painted.once.len();
        let elements = self.elements.iter();
        let own: usize = elements
            .map(|element| element.instances.len() + element.styles.len() + of(&element.own))
            .sum();
        own + self.styles.iter().map(of).sum::<usize>()
    }
}

/// The entries of the stylesheets that may mean this element.
fn matching(node: Node, styles: &mut HashMap<Subject, usize>) -> Vec<usize> {
    let mut subjects = Vec::new();
    if node.parent().is_some_and(|parent| parent.is_root()) {
        subjects.push(Subject::Any);
    }
    if styles.is_empty() {
        return Vec::new();
    }
    subjects.push(Subject::Tag(node.tag_name().name().to_owned()));
    subjects.extend(node.attribute("id").map(|id| Subject::Id(id.to_owned())));
    let classes = node
        .attribute("class")
        .unwrap_or_default()
        .split_whitespace();
    let mut classes: Vec<&str> = classes.collect();
    classes.sort_unstable();
    classes.dedup();
    subjects.extend(
        classes
            .iter()
            .map(|class| Subject::Class((*class).to_owned())),
    );
    subjects
        .iter()
        .filter_map(|subject| styles.get(subject).copied())
        .collect()
}

fn grouped(uses: &Uses, ids: &HashMap<&str, Group>) -> Painted {
    let groups = |names: &std::collections::HashSet<String>| {
        names
            .iter()
            .filter_map(|name| ids.get(name.as_str()).copied())
            .collect()
    };
    Painted {
        painted: groups(&uses.painted),
        markers: groups(&uses.markers),
        once: groups(&uses.once),
        passes: uses.passes.saturating_mul(PASS),
        passes_below: 0,
    }
}

fn read(node: Node, ids: &HashMap<&str, Group>, pixels: &mut u64) -> Option<Element> {
    let name = node.tag_name().name();
    let is_drawn = matches!(node.tag_name().namespace(), None | Some(SVG | XHTML));
    let weight = if is_drawn { weight(name) } else { 0 };
    let texts = node
        .children()
        .filter(Node::is_text)
        .filter_map(|text| text.text());
    let mut length: usize = texts.map(str::len).sum();
    let is_filter = name == "filter";
    let mut element = Element {
        weight,
        leaves: if is_filter || name.starts_with("fe") {
            0
        } else {
            weight.min(1)
        },
        is_filter,
        ..Element::default()
    };
    let mut uses = Uses::default();
    for attribute in node.attributes() {
        let value = attribute.value();
        length = length.saturating_add(value.len());
        // A drawing program's notes to itself.
        if !matches!(attribute.namespace(), None | Some(XLINK)) {
            continue;
        }
        // Words, which nothing draws.
        if attribute.name().starts_with("data-") || attribute.name().starts_with("aria-") {
            continue;
        }
        *pixels = pixels.saturating_add(base64_pictures::pixels(value)?);
        match attribute.name() {
            "d" | "points" => element.corners = element.corners.saturating_add(corners(value)),
            "id" | "class" => {}
            "href" if name == "a" => {}
            "href" | "values" | "from" | "to" | "by" => {
                // What is animated may name several, one after another.
                let names = value
                    .split(';')
                    .filter_map(|one| one.trim().strip_prefix('#'));
                for name in names {
                    // A browser reads these as others.
                    if name.contains(['%', '\t', '\n', '\r']) {
                        return None;
                    }
                    element.instances.extend(ids.get(name).copied());
                }
                // A link is no style, whatever its backslashes.
                if attribute.name() != "href" && value.contains('(') {
                    uses.read("", &css::unescaped(value)?);
                }
            }
            // What a letter stands for, and what a click does.
            "unicode" | "glyph-name" => {}
            name if name.starts_with("on") => {}
            // Without a bracket nothing is referred to.
            _ if !value.contains('(') => {}
            "style" => uses.read_all(&css::unescaped(value)?),
            name => uses.read(name, &css::unescaped(value)?),
        }
    }
    element.weight = element
        .weight
        .saturating_add((length / BYTES_PER_PART) as u64);
    element.own = grouped(&uses, ids);
    Some(element)
}

/// What drawing an element once costs, in parts.
fn weight(name: &str) -> u64 {
    match name {
        // A few digits set what these cost.
        "feTurbulence" | "feConvolveMatrix" | "feMorphology" => MAX_PARTS + 1,
        "feGaussianBlur" | "feDropShadow" | "feDiffuseLighting" | "feSpecularLighting"
        | "feDisplacementMap" | "feImage" | "feTile" => PASS,
        "feColorMatrix"
        | "feComponentTransfer"
        | "feComposite"
        | "feBlend"
        | "feMerge"
        | "feOffset" => PASS / 4,
        "linearGradient" | "radialGradient" | "stop" | "style" | "metadata" | "title" | "desc" => 0,
        _ => 1,
    }
}

/// No outline has more corners than numbers and letters.
fn corners(outline: &str) -> u64 {
    let mut corners = 0;
    let mut was_digit = false;
    for byte in outline.bytes() {
        let is_digit = byte.is_ascii_digit();
        corners += u64::from((is_digit && !was_digit) || byte.is_ascii_alphabetic());
        was_digit = is_digit;
    }
    corners
}
