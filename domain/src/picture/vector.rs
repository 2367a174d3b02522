//! What an SVG costs to draw, told from its text before a browser draws it: a short file can draw itself many times over,
//! and a page that draws such a one hangs. Reads as a browser would, and gives up where a browser might read more.

use std::collections::HashMap;

/// Parts an SVG may draw, counted as often as they are drawn. (ours: well under a second in a browser)
pub const MAX_PARTS: u32 = 20_000;
/// The longest SVG that is drawn, in bytes: outlines cost by their length. (ours)
const MAX_LENGTH: usize = 4_000_000;
/// How deep elements may stand in each other, by place and by reference. (ours)
const MAX_DEPTH: usize = 200;
/// What one pass of a filter over the whole picture costs, in parts. (ours)
const FILTER: u32 = 400;
/// Filters whose cost a few digits set.
const BOUNDLESS: [&str; 3] = ["feTurbulence", "feConvolveMatrix", "feMorphology"];

/// Whether drawing an SVG takes no longer than a person should wait. `false` also where its text leaves doubt.
pub fn is_quickly_drawn(bytes: &[u8]) -> bool {
    bytes.len() <= MAX_LENGTH
        && Drawing::read(&String::from_utf8_lossy(bytes))
            .and_then(|drawing| drawing.parts())
            .is_some()
}

#[derive(Default)]
struct Element {
    id: Option<String>,
    weight: u32,
    children: Vec<usize>,
    /// The ids it has drawn in its place, or for its paint.
    references: Vec<String>,
}

/// The elements of an SVG. The first stands for the whole file.
struct Drawing {
    elements: Vec<Element>,
    /// What the stylesheets in it refer to: any element may mean any of it.
    styled: Vec<String>,
}

impl Drawing {
    fn read(text: &str) -> Option<Self> {
        let mut drawing = Self {
            elements: vec![Element::default()],
            styled: Vec::new(),
        };
        let mut entities = HashMap::new();
        let mut open = vec![0];
        let mut rest = text;
        while let Some(start) = rest.find('<') {
            let at = &rest[start..];
            rest = if at.starts_with("<!--") {
                after(at, "-->")?
            } else if at.starts_with("<![CDATA[") {
                after(at, "]]>")?
            } else if at.starts_with("<?") {
                // It can bring a stylesheet of its own.
                let is_harmless = !at.starts_with("<?xml-stylesheet");
                is_harmless.then(|| after(at, "?>"))??
            } else if at.starts_with("<!DOCTYPE") {
                let end = declared(at, &mut entities)?;
                &at[end..]
            } else if at.starts_with("</") {
                open.pop();
                after(at, ">")?
            } else if at.starts_with("<!") {
                return None;
            } else {
                let tag = Tag::read(at, &entities)?;
                let after_tag = &at[tag.length..];
                if tag.is("style") && !tag.is_closed {
                    let end = after_tag.find("</")?;
                    let rules = spelled_out(&after_tag[..end], &entities)?;
                    drawing.styled.extend(painted(&rules)?);
                }
                let parent = *open.last()?;
                let place = drawing.elements.len();
                drawing.elements.get_mut(parent)?.children.push(place);
                if !tag.is_closed {
                    open.push(place);
                }
                drawing.elements.push(tag.element()?);
                if open.len() > MAX_DEPTH || drawing.elements.len() > MAX_PARTS as usize {
                    return None;
                }
                after_tag
            };
        }
        Some(drawing)
    }

    /// How many parts are drawn; `None` for more than [`MAX_PARTS`], and for what draws itself.
    fn parts(&self) -> Option<u32> {
        let mut ids = HashMap::new();
        for (place, element) in self.elements.iter().enumerate() {
            if let Some(id) = &element.id {
                ids.insert(id.as_str(), place);
            }
        }
        let mut count = Count {
            drawing: self,
            ids,
            known: vec![None; self.elements.len()],
        };
        count.of(0, 0)
    }
}

struct Count<'a> {
    drawing: &'a Drawing,
    ids: HashMap<&'a str, usize>,
    known: Vec<Option<u32>>,
}

impl Count<'_> {
    fn of(&mut self, place: usize, depth: usize) -> Option<u32> {
        if let Some(known) = *self.known.get(place)? {
            return Some(known);
        }
        // Whoever draws itself comes here too.
        if depth > MAX_DEPTH {
            return None;
        }
        let drawing = self.drawing;
        let element = drawing.elements.get(place)?;
        let mut parts = element.weight;
        for &child in &element.children {
            parts = sum(parts, self.of(child, depth + 1)?)?;
        }
        let styled = drawing.styled.iter().filter(|_| element.weight > 0);
        for id in element.references.iter().chain(styled) {
            if let Some(&target) = self.ids.get(id.as_str()) {
                parts = sum(parts, self.of(target, depth + 1)?)?;
            }
        }
        *self.known.get_mut(place)? = Some(parts);
        Some(parts)
    }
}

fn sum(one: u32, other: u32) -> Option<u32> {
    one.checked_add(other).filter(|&parts| parts <= MAX_PARTS)
}

/// A start tag.
struct Tag<'a> {
    name: &'a str,
    attributes: Vec<(&'a str, String)>,
    is_closed: bool,
    length: usize,
}

impl<'a> Tag<'a> {
    fn read(text: &'a str, entities: &HashMap<String, String>) -> Option<Self> {
        let ends_name = |mark: char| mark.is_ascii_whitespace() || matches!(mark, '/' | '>' | '=');
        let inner = &text[1..];
        let (name, mut rest) = inner.split_at(inner.find(ends_name)?);
        let mut attributes = Vec::new();
        let is_closed = loop {
            rest = rest.trim_start();
            if rest.starts_with('>') {
                break false;
            }
            if rest.starts_with("/>") {
                break true;
            }
            let (attribute, value) = rest.split_at(rest.find(ends_name)?);
            let value = value.trim_start().strip_prefix('=')?.trim_start();
            let quote = value
                .chars()
                .next()
                .filter(|mark| matches!(mark, '"' | '\''))?;
            let (value, after) = value[1..].split_once(quote)?;
            attributes.push((attribute, spelled_out(value, entities)?));
            rest = after;
        };
        let ends = if is_closed { 2 } else { 1 };
        Some(Self {
            name: name.rsplit(':').next()?,
            attributes,
            is_closed,
            length: text.len() - rest.len() + ends,
        })
    }

    fn is(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name)
    }

    fn element(self) -> Option<Element> {
        if BOUNDLESS.iter().any(|name| self.is(name)) {
            return None;
        }
        let weight = if self.name.ends_with("Gradient") || self.is("stop") {
            0
        } else if self.name.starts_with("fe") {
            FILTER
        } else {
            1
        };
        let mut element = Element {
            weight,
            ..Element::default()
        };
        for (name, value) in self.attributes {
            element.references.extend(painted(&value)?);
            // What is animated may name several, one after another.
            let names = value
                .split(';')
                .filter_map(|one| one.trim().strip_prefix('#'));
            element.references.extend(names.map(str::to_owned));
            if name == "id" || name == "xml:id" {
                element.id = Some(value);
            }
        }
        Some(element)
    }
}

/// The ids in `url(#…)`. `None` for what cannot be followed: a vector inside it, an import, or an escape.
fn painted(text: &str) -> Option<Vec<String>> {
    let small = text.to_ascii_lowercase();
    let hides = ["data:image/svg", "@import", "\\"];
    if hides.iter().any(|sign| small.contains(sign)) {
        return None;
    }
    let opens = |mark: char| mark.is_whitespace() || matches!(mark, '"' | '\'');
    let within = |(at, _): (usize, &str)| {
        let inside = text[at + "url(".len()..].trim_start_matches(opens);
        let id = inside.strip_prefix('#')?;
        let end = id
            .find(|mark| opens(mark) || mark == ')')
            .unwrap_or(id.len());
        Some(id[..end].to_owned())
    };
    Some(small.match_indices("url(").filter_map(within).collect())
}

/// Reads `<!DOCTYPE …>` and the entities it declares; the length of it. `None` where one holds markup or another.
fn declared(text: &str, entities: &mut HashMap<String, String>) -> Option<usize> {
    let first_end = text.find('>')?;
    let Some(subset) = text[..first_end].find('[') else {
        return Some(first_end + 1);
    };
    let end = subset + text[subset..].find(']')?;
    for declaration in text[subset..end].split("<!ENTITY").skip(1) {
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
        entities.insert(name.to_owned(), value.to_owned());
    }
    Some(end + text[end..].find('>')? + 1)
}

/// An attribute's value with its entities and its characters given by number put in.
fn spelled_out(value: &str, entities: &HashMap<String, String>) -> Option<String> {
    let mut parts = value.split('&');
    let mut out = parts.next()?.to_owned();
    for part in parts {
        let (name, rest) = part.split_once(';')?;
        match name.strip_prefix('#') {
            Some(number) => {
                let code = match number.strip_prefix('x') {
                    Some(hex) => u32::from_str_radix(hex, 16),
                    None => number.parse(),
                };
                out.push(char::from_u32(code.ok()?)?);
            }
            None => match name {
                "lt" => out.push('<'),
                "gt" => out.push('>'),
                "amp" => out.push('&'),
                "quot" => out.push('"'),
                "apos" => out.push('\''),
                other => out.push_str(entities.get(other)?),
            },
        }
        out.push_str(rest);
    }
    Some(out)
}

fn after<'a>(text: &'a str, end: &str) -> Option<&'a str> {
    text.split_once(end).map(|(_, after)| after)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_quick(text: &str) -> bool {
        is_quickly_drawn(text.as_bytes())
    }

    /// Levels of ten, each of which draws the one before.
    fn unfolding(levels: usize, reference: impl Fn(usize) -> String) -> String {
        let mut text = String::from("<svg><defs><rect id='a0'/>");
        for level in 1..=levels {
            let ten = reference(level - 1).repeat(10);
            text.push_str(&format!("<g id='a{level}'>{ten}</g>"));
        }
        text + "</defs></svg>"
    }

    #[test]
    fn a_logo_is_quickly_drawn() {
        assert!(is_quick("<svg width='1'><path d='M0 0'/></svg>"));
        assert!(is_quick(
            "<?xml version=\"1.0\"?><!-- made > by hand --><!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"http://w3.org\">\n\
             <svg xmlns:xlink='x'><style>.a{fill:url(#paint)}</style><linearGradient id='paint'><stop/><stop/></linearGradient>\
             <symbol id='s'><rect class='a'/></symbol><use xlink:href='#s'/><use href = \"#s\" /><text>a &lt; b</text></svg>"
        ));
        assert!(is_quick(
            "<!DOCTYPE svg [ <!ENTITY ns \"http://x/\"> <!ENTITY b 'c'> ]>\n<svg:svg xmlns:svg='&ns;'/>"
        ));
        assert!(is_quick(&unfolding(3, |below| format!(
            "<use href='#a{below}'/>"
        ))));
    }

    #[test]
    fn one_that_draws_itself_many_times_over_is_not() {
        let by = |reference: fn(usize) -> String| is_quick(&unfolding(8, reference));
        assert!(!by(|below| format!("<use xlink:href='#a{below}'/>")));
        assert!(!by(|below| format!("<use href=' #a{below} '/>")));
        assert!(!by(|below| format!("<use href='&#35;a{below}'/>")));
        assert!(!by(|below| format!("<use href='&#x23;&#97;{below}'/>")));
        assert!(!by(|below| format!("<rect fill='url(#a{below})'/>")));
        assert!(!by(|below| format!(
            "<rect style=\"fill : URL( '#a{below}' )\"/>"
        )));
        assert!(!by(|below| format!(
            "<use><animate values='#b;#a{below}'/></use>"
        )));
        let styled = unfolding(8, |_| "<rect class='x'/>".into())
            .replace("<defs>", "<style>.x{fill:url(#a7)}</style><defs>");
        assert!(!is_quick(&styled), "a stylesheet that comes round");
        let hidden = unfolding(8, |below| format!("<use href='&h;a{below}'/>"));
        assert!(!is_quick(&format!(
            "<!DOCTYPE svg [<!ENTITY h '#'>]>{hidden}"
        )));
        assert!(
            !is_quick("<svg><g id='a'><use href='#a'/></g></svg>"),
            "itself"
        );
    }

    #[test]
    fn what_leaves_doubt_is_not_drawn() {
        assert!(!is_quick(
            "<!DOCTYPE svg [<!ENTITY a '<rect/>'>]><svg>&a;</svg>"
        ));
        assert!(!is_quick(
            "<!DOCTYPE svg [<!ENTITY a 'b'><!ENTITY c '&a;&a;'>]><svg/>"
        ));
        assert!(!is_quick("<!DOCTYPE svg [<!ENTITY % a 'b'>]><svg/>"));
        assert!(!is_quick(
            "<!DOCTYPE svg [<!-- ] --><!ENTITY a '<rect/>'>]><svg>&a;</svg>"
        ));
        assert!(!is_quick("<svg><style>&a;</style></svg>"));
        assert!(!is_quick("<?xml-stylesheet href='data:text/css,x'?><svg/>"));
        assert!(!is_quick("<svg><image href='data:image/svg+xml,x'/></svg>"));
        assert!(!is_quick("<svg><style>@import 'x'</style></svg>"));
        assert!(!is_quick("<svg><style>a{fill:u\\72l(#a)}</style></svg>"));
        assert!(!is_quick(
            "<svg><filter><feTurbulence numOctaves='255'/></filter></svg>"
        ));
        assert!(!is_quick("<svg a"), "cut off");
        assert!(!is_quick("<svg a=b/>"), "no XML");
    }

    #[test]
    fn what_is_large_or_deep_is_not_drawn() {
        assert!(is_quick(&format!("<svg>{}</svg>", "<a/>".repeat(19_000))));
        assert!(!is_quick(&format!("<svg>{}</svg>", "<a/>".repeat(20_001))));
        assert!(!is_quick(&"<a>".repeat(100_000)));
        assert!(!is_quick(&" ".repeat(MAX_LENGTH + 1)));
    }
}
