//! The list as a file for spreadsheets: RFC 4180, a line for each organization shown. Knows no download and no file.

use csv::{Terminator, WriterBuilder};

use crate::{
    limits::status::LimitStatuses,
    list::listing::names_above,
    organization::limits::{Limit, Resource},
    tree::forest::{Forest, Index},
    unicode::unseen::is_unseen,
    words::counts::UNKNOWN,
};

/// Tells spreadsheets that what follows is UTF-8; without it some read umlauts as two letters.
const BYTE_ORDER_MARK: char = '\u{feff}';
/// Between the names of a path.
const BELOW: &str = " > ";
/// Makes a spreadsheet take what follows for text.
const AS_TEXT: char = '\'';

/// What stands between the values of a line: which of them a spreadsheet expects depends on where it is used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Separator {
    #[default]
    Comma,
    Semicolon,
    Tab,
}

impl Separator {
    pub const ALL: [Separator; 3] = [Separator::Comma, Separator::Semicolon, Separator::Tab];

    pub const fn label(self) -> &'static str {
        match self {
            Separator::Comma => "Comma",
            Separator::Semicolon => "Semicolon",
            Separator::Tab => "Tab",
        }
    }

    /// The one with this label.
    pub fn from_label(label: &str) -> Option<Separator> {
        Separator::ALL
            .into_iter()
            .find(|separator| separator.label() == label)
    }

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

/// A file, and in how many of its values `as_text` had to step in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListingCsv {
    pub text: String,
    pub guarded: usize,
}

/// Writes `rows`, in their order, under one line of titles. `billing_account_title` tells what to
/// call a billing account by its id.
///
/// Names and hints are typed by people, and a spreadsheet runs what begins like a formula: such
/// values get an apostrophe in front.
pub fn listing_csv(
    forest: &Forest,
    statuses: &LimitStatuses,
    rows: &[Index],
    separator: Separator,
    billing_account_title: impl Fn(&str) -> String,
) -> ListingCsv {
    let mut guarded = 0;
    let mut record: Vec<String> = titles();
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
        fill(&mut record, forest, statuses, index, &billing_account_title);
        guarded += record.iter_mut().filter_map(as_text).count();
    }
    let bytes = writer.into_inner().unwrap_or_default();
    let mut text = String::with_capacity(bytes.len() + BYTE_ORDER_MARK.len_utf8());
    text.push(BYTE_ORDER_MARK);
    text.push_str(&String::from_utf8_lossy(&bytes));
    ListingCsv { text, guarded }
}

fn titles() -> Vec<String> {
    let mut titles: Vec<String> = ["Name", "Display name", "Parents", "Depth"]
        .map(Into::into)
        .into();
    for resource in Resource::ALL {
        let label = resource.label();
        titles.push(format!("{label} used"));
        titles.push(format!("{label} used here"));
        titles.push(format!("{label} limit"));
        titles.push(format!("{label} ceiling"));
        titles.push(format!("{label} ceiling set by"));
    }
    let last = [
        "Login hint",
        "Billing account",
        "Billing account id",
        "Id",
        "Parent id",
        "External id",
    ];
    titles.extend(last.map(Into::into));
    titles
}

fn fill(
    record: &mut Vec<String>,
    forest: &Forest,
    statuses: &LimitStatuses,
    index: Index,
    billing_account_title: impl Fn(&str) -> String,
) {
    let organization = forest.get(index);
    let branding = &organization.branding;
    record.push(organization.name.clone());
    record.push(branding.display_name.clone().unwrap_or_default());
    record.push(names_above(forest, index).join(BELOW));
    record.push(forest.depth(index).to_string());
    for resource in Resource::ALL {
        let status = statuses.of(forest, index, resource);
        record.push(count(status.subtree_use, status.lacks.subtree_use));
        record.push(count(status.own_use, status.lacks.own_use));
        record.push(limit(status.limit));
        record.push(if status.lacks.ceiling {
            UNKNOWN.to_owned()
        } else {
            limit(status.ceiling.map(|(amount, _)| amount).into())
        });
        // Who sets a ceiling that is unknown, nobody can tell.
        let setter = status.ceiling.filter(|_| !status.lacks.ceiling);
        record.push(setter.map_or_else(String::new, |(_, setter)| {
            forest.get(setter).title().to_owned()
        }));
    }
    let account = organization
        .billing_account_id
        .as_ref()
        .map(|id| id.as_str());
    record.push(branding.login_hint.clone().unwrap_or_default());
    record.push(account.map_or_else(String::new, billing_account_title));
    record.push(account.unwrap_or_default().to_owned());
    record.push(organization.id.to_string());
    record.push(
        organization
            .parent_org_id
            .as_ref()
            .map_or_else(String::new, ToString::to_string),
    );
    record.push(organization.external_id.clone().unwrap_or_default());
}

/// A limit as its three words, the number without marks between its thousands.
fn limit(limit: Limit) -> String {
    match limit {
        Limit::None => "No limit".into(),
        Limit::Off => "Off".into(),
        Limit::At(amount) => amount.to_string(),
        Limit::Unknown => UNKNOWN.into(),
    }
}

fn count(count: u64, is_unknown: bool) -> String {
    if is_unknown {
        UNKNOWN.into()
    } else {
        count.to_string()
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
mod tests {
    use super::*;
    use crate::organization::Organization;

    fn csv(organizations: Vec<Organization>) -> (Vec<Vec<String>>, usize) {
        csv_with(Separator::Comma, organizations)
    }

    fn csv_with(
        separator: Separator,
        organizations: Vec<Organization>,
    ) -> (Vec<Vec<String>>, usize) {
        let forest = Forest::new(organizations);
        let rows: Vec<Index> = forest.iter().map(|(index, _)| index).collect();
        let file = listing_csv(
            &forest,
            &LimitStatuses::new(&forest),
            &rows,
            separator,
            |id| format!("Account {id}"),
        );
        let text = file
            .text
            .strip_prefix('\u{feff}')
            .expect("spreadsheets are told that it is UTF-8");
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .delimiter(separator.byte())
            .from_reader(text.as_bytes());
        let records = reader
            .records()
            .map(|record| record.unwrap().iter().map(Into::into).collect());
        (records.collect(), file.guarded)
    }

    fn value<'a>(records: &'a [Vec<String>], row: usize, title: &str) -> &'a str {
        let at = records[0]
            .iter()
            .position(|known| known == title)
            .expect(title);
        &records[row][at]
    }

    #[test]
    fn each_row_is_a_record_under_the_titles() {
        let mut acme = Organization::named("org_1", "Acme, \"Inc\"\nNorth");
        acme.limits.set(Resource::Users, Limit::of(2_000));
        acme.usage.subtree.set(Resource::Users, 1_204);
        acme.usage.own.set(Resource::Users, 4);
        acme.billing_account_id = Some("cus_1".into());
        let mut store = Organization {
            parent_org_id: Some("org_1".into()),
            ..Organization::named("org_2", "Störe")
        };
        store.limits.set(Resource::Locations, Limit::Off);
        store.branding.login_hint = Some("store".into());
        let (records, guarded) = csv(vec![acme, store]);
        assert_eq!((records.len(), guarded), (3, 0));
        for (row, title, expected) in [
            (1, "Name", "Acme, \"Inc\"\nNorth"),
            (1, "Parents", ""),
            (1, "Users used", "1204"),
            (1, "Users used here", "4"),
            (1, "Users limit", "2000"),
            (1, "Users ceiling set by", "Acme, \"Inc\"\nNorth"),
            (1, "Billing account", "Account cus_1"),
            (2, "Name", "Störe"),
            (2, "Parents", "Acme, \"Inc\"\nNorth"),
            (2, "Depth", "1"),
            (2, "Locations limit", "Off"),
            (2, "Users limit", "No limit"),
            (2, "Users ceiling", "2000"),
            (2, "SSO ceiling", "No limit"),
            (2, "Login hint", "store"),
            (2, "Billing account", ""),
            (2, "Parent id", "org_1"),
        ] {
            assert_eq!(
                value(&records, row, title),
                expected,
                "{title} of row {row}"
            );
        }
    }

    #[test]
    fn the_order_is_that_of_the_rows_and_no_others_are_written() {
        let forest = Forest::new(["a", "b", "c"].map(|id| Organization::named(id, id)));
        let rows = ["c", "a"].map(|id| forest.index_of(&id.into()).unwrap());
        let file = listing_csv(
            &forest,
            &LimitStatuses::new(&forest),
            &rows,
            Separator::Comma,
            str::to_owned,
        );
        let names: Vec<char> = file
            .text
            .lines()
            .skip(1)
            .filter_map(|line| line.chars().next())
            .collect();
        assert_eq!(names, ['c', 'a']);
        assert!(file.text.ends_with("\r\n"));
    }

    #[test]
    fn what_a_spreadsheet_would_run_is_kept_as_text() {
        for name in [
            "=1+1",
            "+1",
            "-2",
            "@SUM(A1)",
            "  =cmd|' /C calc'!A0",
            "\u{feff}=1",
            "\"=1",
            "＝1",
            "﹣1",
            "−1",
        ] {
            let (records, guarded) = csv(vec![Organization::named("org_1", name)]);
            assert_eq!(value(&records, 1, "Name"), format!("'{name}"));
            assert_eq!(guarded, 1, "{name}");
        }
        for name in [
            "Acme = Best",
            "1-2",
            "'=1",
            "",
            "ümlaut",
            "a; b, c\td\re\nf",
            "Acme, Inc.",
            ";'=1",
        ] {
            let (records, guarded) = csv(vec![Organization::named("org_1", name)]);
            assert_eq!((value(&records, 1, "Name"), guarded), (name, 0));
        }
    }

    #[test]
    fn a_value_begins_behind_every_separator_whichever_the_file_has() {
        let names = [
            ("Acme;=cmd|'/c calc'!A1", "Acme;'=cmd|'/c calc'!A1"),
            ("Acme,=1", "Acme,'=1"),
            ("Acme\t=1", "Acme\t'=1"),
            ("Acme\r=1", "Acme\r'=1"),
            ("Acme\n=1", "Acme\n'=1"),
            ("Acme\r\n@A1", "Acme\r'\n'@A1"),
            ("\t=1", "'\t'=1"),
            ("a; =1", "a;' =1"),
            ("a;\"=1\"", "a;'\"=1\""),
            ("a;;＝1,＋2;b", "a;;'＝1,'＋2;b"),
            ("a\";=1", "a\";'=1"),
            ("=1;=2", "'=1;'=2"),
            (";=1", ";'=1"),
        ];
        for separator in Separator::ALL {
            for (name, expected) in names {
                let mut organization = Organization::named("org_1", name);
                organization.branding.display_name = Some(name.into());
                let (records, guarded) = csv_with(separator, vec![organization]);
                assert_eq!(value(&records, 1, "Name"), expected, "{separator:?}");
                assert_eq!(value(&records, 1, "Display name"), expected);
                assert_eq!(guarded, 2, "{separator:?} {name}");
            }
        }
    }

    #[test]
    fn the_values_of_a_line_are_parted_by_what_was_chosen() {
        for (separator, begin) in [
            (Separator::Comma, "Name,Display name,"),
            (Separator::Semicolon, "Name;Display name;"),
            (Separator::Tab, "Name\tDisplay name\t"),
        ] {
            let forest = Forest::default();
            let file = listing_csv(
                &forest,
                &LimitStatuses::new(&forest),
                &[],
                separator,
                str::to_owned,
            );
            assert!(
                file.text.starts_with(&format!("\u{feff}{begin}")),
                "{}",
                file.text
            );
            assert_eq!(Separator::from_label(separator.label()), Some(separator));
            let named =
                |name: &str| csv_with(separator, vec![Organization::named("org_1", name)]).0;
            for name in ["a;b", "a,b", "a\tb", "a\"b", "a\nb"] {
                assert_eq!(value(&named(name), 1, "Name"), name);
            }
        }
        assert_eq!(Separator::from_label("Pipe"), None);
    }
}
