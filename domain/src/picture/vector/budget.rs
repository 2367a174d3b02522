//! What the text of an SVG may ask of the reader of XML: so much text, so many entities, attributes and namespaces. The
//! reader keeps to what XML means; it compares and copies without a limit, so that is looked at before. Every look here
//! passes over the text once.

use std::collections::{HashMap, HashSet};

/// The longest SVG that is read, in bytes: outlines cost by their length. (ours)
pub(super) const MAX_LENGTH: usize = 4_000_000;
/// Elements, texts and comments. (ours: between any two elements stands a text)
pub(super) const MAX_NODES: u32 = 70_000;
/// What entities may add up to, in bytes, for a file of any length. (ours)
const MAX_SPELLED_OUT: usize = 8_000_000;
/// What they may add in a small file, in bytes. (ours)
const ALWAYS_SPELLED_OUT: usize = 1_000_000;
/// Comparisons of one name with another. (ours)
const MAX_COMPARED: usize = 20_000_000;
/// Prefixes of namespaces. (ours: a drawing program declares ten)
const MAX_PREFIXES: usize = 64;
/// The reader makes room for one attribute at each. (ours)
const MAX_EQUAL_SIGNS: usize = 400_000;

/// `None` for a text that may ask too much, or leaves doubt.
pub(super) fn check(text: &str) -> Option<()> {
    let tags = text.bytes().filter(|byte| *byte == b'<').count();
    let equal_signs = text.bytes().filter(|byte| *byte == b'=').count();
    let fits = tags <= MAX_NODES as usize * 2 && equal_signs <= MAX_EQUAL_SIGNS;
    let entities = declared(text)?;
    (fits && attributes_fit(text) && prefixes_fit(text) && entities_fit(text, &entities))
        .then_some(())
}

/// The reader compares each attribute of an element with each other.
fn attributes_fit(text: &str) -> bool {
    let mut compared = 0_usize;
    for tag in text.split('<') {
        let attributes = tag.split('=').skip(1);
        let quoted = |value: &&str| value.trim_start().starts_with(['"', '\'']);
        let count = attributes.filter(quoted).count();
        compared = compared.saturating_add(count.saturating_mul(count));
        if compared > MAX_COMPARED {
            return false;
        }
    }
    true
}

/// Each element goes through the prefixes around it.
fn prefixes_fit(text: &str) -> bool {
    let ends = |mark: char| mark == '=' || mark.is_ascii_whitespace();
    let mut prefixes = HashSet::new();
    for place in text.split("xmlns:").skip(1) {
        prefixes.insert(place.split(ends).next().unwrap_or_default());
        if prefixes.len() > MAX_PREFIXES {
            return false;
        }
    }
    true
}

/// The entities a text declares, each with the length it adds. `None` where one holds markup or another, or lies in
/// another file, and where every element of a kind is given an attribute that is not written at it.
fn declared(text: &str) -> Option<HashMap<&str, usize>> {
    let mut entities = HashMap::new();
    for declaration in text.split("<!ENTITY").skip(1) {
        let (name, value) = declaration.trim_start().split_once(char::is_whitespace)?;
        let value = value.trim_start();
        let quote = value
            .chars()
            .next()
            .filter(|mark| matches!(mark, '"' | '\''))?;
        let (value, _) = value[1..].split_once(quote)?;
        if name == "%" || value.contains(['<', '&', '%']) {
            return None;
        }
        let longest = entities.entry(name).or_insert(0);
        *longest = value.len().max(*longest);
    }
    let mut lists = text.split("<!ATTLIST").skip(1);
    lists.all(gives_namespaces).then_some(entities)
}

/// Whether a list gives the outermost element namespaces and nothing else: `svg xmlns:xlink CDATA #FIXED "…"`.
fn gives_namespaces(list: &str) -> bool {
    // What stands in quotes is one word, whatever is in it.
    let mut words = String::new();
    let mut rest = list;
    while let Some(at) = rest.find(['"', '\'', '>']) {
        words.push_str(&rest[..at]);
        let (mark, after) = rest[at..].split_at(1);
        if mark == ">" {
            break;
        }
        words.push_str(" \"\" ");
        rest = after.split_once(mark).map_or("", |(_, after)| after);
    }
    let words: Vec<&str> = words
        .split_whitespace()
        .filter(|word| *word != "#FIXED")
        .collect();
    let Some((element, attributes)) = words.split_first() else {
        return true;
    };
    let is_namespace =
        |words: &[&str]| matches!(words, [name, "CDATA", _] if name.starts_with("xmlns"));
    let is_svg = element.rsplit(':').next() == Some("svg");
    is_svg && attributes.chunks(3).all(is_namespace)
}

/// What the entities add where they stand, and what finding them costs.
fn entities_fit(text: &str, entities: &HashMap<&str, usize>) -> bool {
    if entities.is_empty() {
        return true;
    }
    let allowed = text.len().clamp(ALWAYS_SPELLED_OUT, MAX_SPELLED_OUT);
    let (mut added, mut compared) = (0_usize, 0_usize);
    for reference in text.split('&').skip(1) {
        let name = reference.split(';').next().unwrap_or_default();
        added = added.saturating_add(entities.get(name).copied().unwrap_or(0));
        compared = compared.saturating_add(entities.len());
        if added > allowed || compared > MAX_COMPARED {
            return false;
        }
    }
    true
}
