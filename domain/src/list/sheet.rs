//! Records as a file for spreadsheets: RFC 4180, with what keeps a spreadsheet from running any of it.

use csv::{Terminator, WriterBuilder};

use crate::{
    limits::ceiling_source::CeilingSource, organization::limits::Limit, tree::forest::Forest,
    unicode::unseen::is_unseen,
};

/// Tells spreadsheets that what follows is UTF-8; without it some read umlauts as two letters.
const BYTE_ORDER_MARK: char = '\u{feff}';
/// Makes a spreadsheet take what follows for text.
const AS_TEXT: char = '\'';

choices! {
    /// What stands between the values of a line: which of them a spreadsheet expects depends on where it is used.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
    pub enum Separator {
        #[default]
        Comma = "comma",
        Semicolon = "semicolon",
        Tab = "tab",
    }
    /// How the preferences spell it.
    slug, from_slug
}

impl Separator {
    /// By its ending programs know what is between the values.
    pub const fn ending(self) -> &'static str {
        match self {
            Separator::Comma | Separator::Semicolon => "csv",
            Separator::Tab => "tsv",
        }
    }

    pub(crate) const fn byte(self) -> u8 {
        match self {
            Separator::Comma => b',',
            Separator::Semicolon => b';',
            Separator::Tab => b'\t',
        }
    }
}

/// What stands in a file for a limit that is no number.
#[derive(Clone, Copy, Debug)]
pub struct LimitWords {
    pub no_limit: &'static str,
    pub off: &'static str,
    /// In place of a number that could not be read.
    pub unknown: &'static str,
    /// Who sets a ceiling, where no organization above does.
    pub this_organization: &'static str,
    pub subscription: &'static str,
}

impl LimitWords {
    /// A number without marks between its thousands, or a word.
    pub(super) fn limit(self, limit: Limit) -> String {
        match limit {
            Limit::None => self.no_limit.to_owned(),
            Limit::Off => self.off.to_owned(),
            Limit::At(amount) => amount.to_string(),
            Limit::Unknown => self.unknown.to_owned(),
        }
    }

    /// Who sets a ceiling, by a name without marks around it; nothing where nobody can tell.
    pub(super) fn setter(self, forest: &Forest, source: Option<CeilingSource>) -> String {
        match source {
            None | Some(CeilingSource::Reported) => String::new(),
            Some(CeilingSource::Own) => self.this_organization.to_owned(),
            Some(CeilingSource::Subscription) => self.subscription.to_owned(),
            Some(CeilingSource::Ancestor(index)) => forest.get(index).title().to_owned(),
        }
    }

    pub(super) fn count(self, count: u64, is_unknown: bool) -> String {
        match is_unknown {
            true => self.unknown.to_owned(),
            false => count.to_string(),
        }
    }
}

/// A file, and in how many of its values `as_text` had to step in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    pub text: String,
    pub guarded: usize,
}

/// Writes records under one line of heads, each of the same length.
///
/// Names and hints are typed by people, and a spreadsheet runs what begins like a formula: such
/// values get an apostrophe in front.
pub fn sheet(
    head: Vec<String>,
    mut records: impl Iterator<Item = Vec<String>>,
    separator: Separator,
) -> Sheet {
    let mut guarded = 0;
    let mut record = head;
    let mut writer = WriterBuilder::new()
        .delimiter(separator.byte())
        .terminator(Terminator::CRLF)
        .from_writer(Vec::new());
    loop {
        if writer.write_record(&record).is_err() {
            // Writing into memory fails only for records of unequal length, and these are all made alike.
            break;
        }
        let Some(next) = records.next() else {
            break;
        };
        record = next;
        guarded += record.iter_mut().filter_map(as_text).count();
    }
    let bytes = writer.into_inner().unwrap_or_default();
    let mut text = String::with_capacity(bytes.len() + BYTE_ORDER_MARK.len_utf8());
    text.push(BYTE_ORDER_MARK);
    text.push_str(&String::from_utf8_lossy(&bytes));
    Sheet { text, guarded }
}

/// Puts an apostrophe before what a spreadsheet would run. Some step over blanks, quotes and what has no
/// width first, so what comes after them decides; and one that expects another separator than the file has
/// finds the beginning of a value behind each of them, inside quotes too once it has passed the first pair.
fn as_text(value: &mut String) -> Option<()> {
    // Less than nothing is left under a limit that is exceeded. A number by itself runs nothing.
    let is_number = |digits: &str| digits.bytes().all(|byte| byte.is_ascii_digit());
    if value
        .strip_prefix('-')
        .is_some_and(|digits| !digits.is_empty() && is_number(digits))
    {
        return None;
    }
    let mut guarded = String::with_capacity(value.len());
    let mut rest = value.as_str();
    while !rest.is_empty() {
        if is_run(rest) {
            guarded.push(AS_TEXT);
        }
        let next = rest.find([',', ';', '\t', '\r', '\n']);
        let (part, behind) = rest.split_at(next.map_or(rest.len(), |at| at + 1));
        guarded.push_str(part);
        rest = behind;
    }
    let has_changed = guarded.len() > value.len();
    has_changed.then(|| *value = guarded)
}

fn is_run(text: &str) -> bool {
    begin(text).is_some_and(begins_formula)
}

/// The first character that counts.
fn begin(text: &str) -> Option<char> {
    text.chars()
        .find(|&c| !(c.is_whitespace() || c.is_control() || c == '"' || is_unseen(c)))
}

fn begins_formula(c: char) -> bool {
    "=+-@＝＋－＠﹦﹢﹣﹫−".contains(c)
}

/// A value with one apostrophe more wherever it has some of its own that [`as_read`] would take for those of
/// [`sheet`]: so it is read back exactly.
pub fn to_be_read(value: &str) -> String {
    with_apostrophes(value, true)
}

/// What a value was before [`sheet`] put apostrophes into it.
pub fn as_read(value: &str) -> String {
    with_apostrophes(value, false)
}

/// Adds or takes one of the apostrophes before each place that begins like a formula. From the end on, as what begins
/// is decided by the value without them.
fn with_apostrophes(value: &str, adds: bool) -> String {
    if !value.contains(AS_TEXT) {
        return value.to_owned();
    }
    let mut parts: Vec<(usize, &str)> = Vec::new();
    let mut behind = None;
    for part in value.split_inclusive([',', ';', '\t', '\r', '\n']).rev() {
        let rest = part.trim_start_matches(AS_TEXT);
        let count = part.len() - rest.len();
        let first = begin(rest).or(behind);
        let is_guard = count > 0 && first.is_some_and(begins_formula);
        let (written, own) = match (is_guard, adds) {
            (false, _) => (count, count),
            (true, true) => (count + 1, count),
            (true, false) => (count - 1, count - 1),
        };
        behind = if own > 0 { Some(AS_TEXT) } else { first };
        parts.push((written, rest));
    }
    let mut text = String::with_capacity(value.len() + parts.len());
    for (count, rest) in parts.into_iter().rev() {
        text.extend(std::iter::repeat_n(AS_TEXT, count));
        text.push_str(rest);
    }
    text
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn what_was_guarded_is_read_back_exactly(value in "[-=@'\", ;\t\r\na1]{0,12}") {
            let mut written = to_be_read(&value);
            as_text(&mut written);
            prop_assert_eq!(as_read(&written), value);
        }
    }

    #[test]
    fn an_apostrophe_that_guards_nothing_stays() {
        for value in ["'a", "it's", "O'Hara, Inc", "'", "''", "'1"] {
            assert_eq!(as_read(value), value);
            assert_eq!(to_be_read(value), value);
        }
        assert_eq!(as_read("'=SUM(A1)"), "=SUM(A1)");
    }
}
