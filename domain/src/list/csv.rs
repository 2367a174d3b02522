//! The list as a file for spreadsheets: RFC 4180, a line for each organization shown.

use csv::{Terminator, WriterBuilder};

use crate::{
    limits::status::{LimitStatus, LimitStatuses},
    list::listing::names_above,
    organization::limits::{Limit, Resource},
    tree::forest::{Forest, Index},
    unicode::unseen::is_unseen,
};

/// Tells spreadsheets that what follows is UTF-8; without it some read umlauts as two letters.
const BYTE_ORDER_MARK: char = '\u{feff}';
/// Between the names of a path.
const BELOW: &str = " > ";
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
    pub const fn file_name(self) -> &'static str {
        match self {
            Separator::Comma | Separator::Semicolon => "organizations.csv",
            Separator::Tab => "organizations.tsv",
        }
    }

    const fn byte(self) -> u8 {
        match self {
            Separator::Comma => b',',
            Separator::Semicolon => b';',
            Separator::Tab => b'\t',
        }
    }
}

/// What a line holds of an organization.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    Name,
    DisplayName,
    Parents,
    Depth,
    TotalUsage(Resource),
    OwnUsage(Resource),
    Limit(Resource),
    Ceiling(Resource),
    CeilingSetter(Resource),
    LoginHint,
    BillingAccount,
    BillingAccountId,
    Id,
    ParentId,
    ExternalId,
}

impl Column {
    /// From left to right.
    pub fn all() -> impl Iterator<Item = Column> {
        const FIRST: [Column; 4] = [
            Column::Name,
            Column::DisplayName,
            Column::Parents,
            Column::Depth,
        ];
        const LAST: [Column; 6] = [
            Column::LoginHint,
            Column::BillingAccount,
            Column::BillingAccountId,
            Column::Id,
            Column::ParentId,
            Column::ExternalId,
        ];
        let of_resource = |resource| {
            [
                Column::TotalUsage(resource),
                Column::OwnUsage(resource),
                Column::Limit(resource),
                Column::Ceiling(resource),
                Column::CeilingSetter(resource),
            ]
        };
        let of_resources = Resource::ALL.into_iter().flat_map(of_resource);
        FIRST.into_iter().chain(of_resources).chain(LAST)
    }
}

/// The words of the file.
#[derive(Clone, Copy, Debug)]
pub struct CsvText {
    pub head: fn(Column) -> String,
    pub no_limit: &'static str,
    pub off: &'static str,
    /// In place of a number that could not be read.
    pub unknown: &'static str,
}

/// A file, and in how many of its values `as_text` had to step in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListingCsv {
    pub text: String,
    pub guarded: usize,
}

/// Writes `rows`, in their order, under one line of heads. `billing_account_title` tells what to
/// call a billing account by its id.
///
/// Names and hints are typed by people, and a spreadsheet runs what begins like a formula: such
/// values get an apostrophe in front.
pub fn listing_csv(
    forest: &Forest,
    statuses: &LimitStatuses,
    rows: &[Index],
    separator: Separator,
    text: &CsvText,
    billing_account_title: impl Fn(&str) -> String,
) -> ListingCsv {
    let mut guarded = 0;
    let mut record: Vec<String> = Column::all().map(text.head).collect();
    let mut writer = WriterBuilder::new()
        .delimiter(separator.byte())
        .terminator(Terminator::CRLF)
        .from_writer(Vec::new());
    let mut rows = rows.iter();
    loop {
        if writer.write_record(&record).is_err() {
            // Writing into memory fails only for records of unequal length, and these are all made alike.
            break;
        }
        let Some(&index) = rows.next() else {
            break;
        };
        record.clear();
        let row = Row {
            forest,
            statuses,
            index,
            text,
        };
        record.extend(Column::all().map(|column| row.value(column, &billing_account_title)));
        guarded += record.iter_mut().filter_map(as_text).count();
    }
    let bytes = writer.into_inner().unwrap_or_default();
    let mut text = String::with_capacity(bytes.len() + BYTE_ORDER_MARK.len_utf8());
    text.push(BYTE_ORDER_MARK);
    text.push_str(&String::from_utf8_lossy(&bytes));
    ListingCsv { text, guarded }
}

struct Row<'a> {
    forest: &'a Forest,
    statuses: &'a LimitStatuses,
    index: Index,
    text: &'a CsvText,
}

impl Row<'_> {
    fn value(&self, column: Column, billing_account_title: impl Fn(&str) -> String) -> String {
        let organization = self.forest.get(self.index);
        let branding = &organization.branding;
        let account = organization.account_id();
        match column {
            Column::Name => organization.name.clone(),
            Column::DisplayName => branding.display_name.clone().unwrap_or_default(),
            Column::Parents => names_above(self.forest, self.index).join(BELOW),
            Column::Depth => self.forest.depth(self.index).to_string(),
            Column::TotalUsage(resource) => {
                let status = self.status(resource);
                self.count(status.subtree_use, status.lacks.subtree_use)
            }
            Column::OwnUsage(resource) => {
                let status = self.status(resource);
                self.count(status.own_use, status.lacks.own_use)
            }
            Column::Limit(resource) => self.limit(self.status(resource).limit),
            Column::Ceiling(resource) => {
                let status = self.status(resource);
                if status.lacks.ceiling {
                    self.text.unknown.to_owned()
                } else {
                    self.limit(status.ceiling.map(|(amount, _)| amount).into())
                }
            }
            Column::CeilingSetter(resource) => {
                let status = self.status(resource);
                // Who sets a ceiling that is unknown, nobody can tell.
                let setter = status.ceiling.filter(|_| !status.lacks.ceiling);
                setter.map_or_else(String::new, |(_, setter)| {
                    self.forest.get(setter).title().to_owned()
                })
            }
            Column::LoginHint => branding.login_hint.clone().unwrap_or_default(),
            Column::BillingAccount => account.map_or_else(String::new, billing_account_title),
            Column::BillingAccountId => account.unwrap_or_default().to_owned(),
            Column::Id => organization.id.to_string(),
            Column::ParentId => {
                let parent = organization.parent_org_id.as_ref();
                parent.map_or_else(String::new, ToString::to_string)
            }
            Column::ExternalId => organization.external_id.clone().unwrap_or_default(),
        }
    }

    fn status(&self, resource: Resource) -> LimitStatus {
        self.statuses.of(self.forest, self.index, resource)
    }

    /// A number without marks between its thousands, or a word.
    fn limit(&self, limit: Limit) -> String {
        match limit {
            Limit::None => self.text.no_limit.into(),
            Limit::Off => self.text.off.into(),
            Limit::At(amount) => amount.to_string(),
            Limit::Unknown => self.text.unknown.into(),
        }
    }

    fn count(&self, count: u64, is_unknown: bool) -> String {
        if is_unknown {
            self.text.unknown.into()
        } else {
            count.to_string()
        }
    }
}

/// Puts an apostrophe before what a spreadsheet would run. Some step over blanks, quotes and what has no
/// width first, so what comes after them decides; and one that expects another separator than the file has
/// finds the beginning of a value behind each of them, inside quotes too once it has passed the first pair.
fn as_text(value: &mut String) -> Option<()> {
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
    let begin = text
        .chars()
        .find(|&c| !(c.is_whitespace() || c.is_control() || c == '"' || is_unseen(c)));
    begin.is_some_and(|c| "=+-@＝＋－＠﹦﹢﹣﹫−".contains(c))
}

#[cfg(test)]
mod tests;
