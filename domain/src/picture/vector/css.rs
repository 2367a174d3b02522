//! What the styles of an SVG refer to, and which elements they may mean. Not a reader of CSS: where two readings are
//! possible, the one that draws more.

use std::collections::{HashMap, HashSet};

/// The longest id that is followed, in characters. (ours)
const MAX_ID: usize = 256;
/// Bytes of selectors times references that a stylesheet may have. (ours)
const MAX_WORK: usize = 2_000_000;

/// Which elements a rule may mean.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Subject {
    Any,
    Class(String),
    Id(String),
    Tag(String),
}

/// The ids that `url(#…)` names, by how often each is drawn.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Uses {
    /// For each element below, too.
    pub(super) painted: HashSet<String>,
    /// At each corner of each outline below.
    pub(super) markers: HashSet<String>,
    /// For the element alone.
    pub(super) once: HashSet<String>,
    /// Passes of a filter over the whole picture.
    pub(super) passes: u64,
}

impl Uses {
    /// Adds what one property refers to.
    pub(super) fn read(&mut self, property: &str, value: &str) {
        let lower = value.to_ascii_lowercase();
        let count = |word| lower.matches(word).count() as u64;
        let passes = count("blur(") + count("drop-shadow(");
        self.passes = self.passes.saturating_add(passes);
        let property = property.trim().to_ascii_lowercase();
        // What is kept under a name counts where it is kept, and not where it is taken from; and it may grow each time.
        let doubts = match property.starts_with("--") {
            true => count("var(") + passes,
            false => count("var(").saturating_sub(1),
        };
        if doubts > 0 {
            self.passes = u64::MAX;
            return;
        }
        let into = match property.strip_prefix("-webkit-").unwrap_or(&property) {
            "clip-path" | "filter" | "mask" | "mask-image" => &mut self.once,
            "marker" | "marker-mid" => &mut self.markers,
            _ => &mut self.painted,
        };
        let mut named = HashSet::new();
        let opens = |mark: char| mark.is_whitespace() || matches!(mark, '"' | '\'');
        for (at, sign) in lower.match_indices("url(") {
            let inside = value[at + sign.len()..].trim_start_matches(opens);
            if let Some(id) = inside.strip_prefix('#') {
                let mut marks = id.char_indices().take(MAX_ID);
                let end = marks.find(|&(_, mark)| opens(mark) || mark == ')');
                let end = end.map(|(at, _)| at);
                let end = end.or_else(|| (id.len() < MAX_ID).then_some(id.len()));
                // One that does not end is all that follows, again for each; and a browser reads these as others.
                let Some(end) = end.filter(|&end| {
                    !id[..end].contains('%') && !id[end..].starts_with(['\t', '\n', '\r'])
                }) else {
                    self.passes = u64::MAX;
                    return;
                };
                let id = &id[..end];
                // In a list, each is drawn once more.
                if !named.insert(id) && !property.is_empty() {
                    self.passes = u64::MAX;
                    return;
                }
                if !into.contains(id) {
                    into.insert(id.to_owned());
                }
            }
        }
    }

    /// Adds what some declarations refer to.
    pub(super) fn read_all(&mut self, declarations: &str) {
        for declaration in declarations.split(';') {
            let (property, value) = declaration.split_once(':').unwrap_or(("", declaration));
            self.read(property, value);
        }
    }

    fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    fn add(&mut self, other: &Self) {
        self.painted.extend(other.painted.iter().cloned());
        self.markers.extend(other.markers.iter().cloned());
        self.once.extend(other.once.iter().cloned());
        self.passes = self.passes.saturating_add(other.passes);
    }
}

/// `text` without escapes. `None` where one hides a quote, a bracket or a blank, and for an import.
pub(super) fn unescaped(text: &str) -> Option<String> {
    let mut parts = text.split('\\');
    let mut out = parts.next()?.to_owned();
    for part in parts {
        let digits = part
            .bytes()
            .take(6)
            .take_while(u8::is_ascii_hexdigit)
            .count();
        let (escaped, rest) = if digits > 0 {
            let code = u32::from_str_radix(&part[..digits], 16).ok()?;
            let rest = &part[digits..];
            (
                char::from_u32(code).unwrap_or('\u{FFFD}'),
                rest.strip_prefix(|mark: char| mark.is_ascii_whitespace())
                    .unwrap_or(rest),
            )
        } else {
            let escaped = part.chars().next()?;
            (escaped, &part[escaped.len_utf8()..])
        };
        // An unbreakable blank is a letter to CSS.
        if escaped.is_ascii_whitespace()
            || matches!(escaped, '"' | '\'' | '(' | ')' | '{' | '}' | '\\')
        {
            return None;
        }
        out.push(escaped);
        out.push_str(rest);
    }
    (!out.to_ascii_lowercase().contains("@import")).then_some(out)
}

/// What a stylesheet refers to, by the elements it may mean. `None` as for [`unescaped`].
pub(super) fn rules(sheet: &str) -> Option<HashMap<Subject, Uses>> {
    let sheet = unescaped(&without_comments(sheet))?;
    let mut rules = HashMap::<Subject, Uses>::new();
    let mut open = vec![""];
    let mut work = 0_usize;
    let mut add = |selector: &str, declarations: &str| -> Option<()> {
        let mut uses = Uses::default();
        uses.read_all(declarations);
        if !uses.is_empty() {
            let names = 1 + uses.painted.len() + uses.markers.len() + uses.once.len();
            work = work.saturating_add(selector.len().saturating_mul(names));
            if work > MAX_WORK {
                return None;
            }
            for subject in subjects(selector) {
                rules.entry(subject).or_default().add(&uses);
            }
        }
        Some(())
    };
    let mut rest = sheet.as_str();
    while let Some(at) = rest.find(['{', '}']) {
        let before = &rest[..at];
        let within = open.last().copied().unwrap_or_default();
        if rest[at..].starts_with('{') {
            let (declarations, selector) = before.rsplit_once(';').unwrap_or(("", before));
            add(within, declarations)?;
            if open.len() > 50 {
                return None;
            }
            open.push(selector);
        } else {
            add(within, before)?;
            open.pop();
        }
        rest = &rest[at + 1..];
    }
    add("", rest)?;
    Some(rules)
}

fn without_comments(sheet: &str) -> String {
    let mut out = String::with_capacity(sheet.len());
    let mut rest = sheet;
    while let Some((before, comment)) = rest.split_once("/*") {
        out.push_str(before);
        rest = comment.split_once("*/").map_or("", |(_, after)| after);
    }
    out + rest
}

/// The elements a list of selectors may mean, by one word of each one's last part.
fn subjects(selectors: &str) -> Vec<Subject> {
    let selectors = selectors.trim();
    // Letters drawn as pictures are drawn nowhere any more.
    if selectors.starts_with("@font-face") {
        return Vec::new();
    }
    // A part in brackets holds commas and names of its own, and steps of an animation mean whoever is moved.
    let is_plain = |mark: char| {
        mark.is_alphanumeric()
            || mark.is_ascii_whitespace()
            || matches!(mark, '.' | '#' | ',' | '-' | '_' | '>' | '+' | '~')
    };
    if selectors.is_empty() || !selectors.chars().all(is_plain) {
        return vec![Subject::Any];
    }
    selectors.split(',').map(subject).collect()
}

fn subject(selector: &str) -> Subject {
    let ends = |mark: char| mark.is_ascii_whitespace() || matches!(mark, '>' | '+' | '~');
    let last = selector.trim().rsplit(ends).next().unwrap_or_default();
    let word = |mark: char| {
        let (_, rest) = last.split_once(mark)?;
        rest.split(['.', '#']).next().map(str::to_owned)
    };
    if let Some(id) = word('#') {
        Subject::Id(id)
    } else if let Some(class) = word('.') {
        Subject::Class(class)
    } else if last.is_empty() || matches!(last, "from" | "to") {
        Subject::Any
    } else {
        Subject::Tag(last.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn subject_of(sheet: &str) -> Vec<Subject> {
        let mut subjects: Vec<_> = rules(sheet).unwrap().into_keys().collect();
        subjects.sort_by_key(|subject| format!("{subject:?}"));
        subjects
    }

    #[test]
    fn a_rule_means_whoever_its_last_part_names() {
        let class = |name: &str| Subject::Class(name.into());
        for (sheet, expected) in [
            (".a{fill:url(#p)}", vec![class("a")]),
            (
                ".a , g .b.c{fill:url( '#p' )}",
                vec![class("a"), class("b")],
            ),
            ("#x>rect{fill:URL(#p)}", vec![Subject::Tag("rect".into())]),
            ("rect#x{fill:url(#p)}", vec![Subject::Id("x".into())]),
            ("@media print{.a{fill:url(#p)}}", vec![class("a")]),
            (".a{fill:red;.b{fill:url(#p)}}", vec![class("b")]),
            (".a{.b{fill:red}fill:url(#p)}", vec![class("a")]),
            (".a{fill:url(#p);.b{fill:red}}", vec![class("a")]),
            (".a{@media print{fill:url(#p)}}", vec![Subject::Any]),
            ("*{fill:url(#p)}", vec![Subject::Any]),
            (".a:hover{fill:url(#p)}", vec![Subject::Any]),
            ("@keyframes k{from{fill:url(#p)}}", vec![Subject::Any]),
            ("@keyframes k{50%{fill:url(#p)}}", vec![Subject::Any]),
            ("url(#p)", vec![Subject::Any]),
            (".a{/*}*/fill:url(#p)}", vec![class("a")]),
            (".a{fill:red}.b{}", vec![]),
            (".\\61 b{fill:u\\72 l(\\23p)}", vec![class("ab")]),
        ] {
            assert_eq!(subject_of(sheet), expected, "{sheet}");
        }
    }

    #[test]
    fn an_escape_is_read_and_one_that_hides_where_something_ends_is_not() {
        assert_eq!(unescaped("a\\42 c\\\\d").as_deref(), None);
        assert_eq!(unescaped("C:\\Users\\logo").as_deref(), Some("C:Userslogo"));
        assert_eq!(unescaped("\\65b0\\7EC6 x").as_deref(), Some("新细x"));
        assert_eq!(unescaped("\\00a0\\2014 ").as_deref(), Some("\u{a0}—"));
        for hidden in [
            "url(#a\\)b)",
            "\\29",
            "\\20",
            "\\7d",
            "\\22",
            "@\\69mport 'x'",
            "@IMPORT x",
        ] {
            assert_eq!(unescaped(hidden), None, "{hidden}");
        }
    }
}
