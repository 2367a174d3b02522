//! The file read back, and values that a spreadsheet would run.

use super::*;
use crate::organization::Organization;

const TEXT: CsvText = CsvText {
    head: |column| format!("{column:?}"),
    words: LimitWords {
        no_limit: "no limit",
        off: "off",
        unknown: "unknown",
        this_organization: "itself",
        subscription: "the subscription",
    },
};

fn csv(organizations: Vec<Organization>) -> (Vec<Vec<String>>, usize) {
    csv_with(Separator::Comma, organizations)
}

fn csv_with(separator: Separator, organizations: Vec<Organization>) -> (Vec<Vec<String>>, usize) {
    let forest = Forest::new(organizations);
    let rows: Vec<Index> = forest.iter().map(|(index, _)| index).collect();
    let file = listing_csv(
        &forest,
        &LimitStatuses::new(&forest),
        &rows,
        separator,
        &TEXT,
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

fn value(records: &[Vec<String>], row: usize, column: Column) -> &str {
    let at = Column::all().position(|known| known == column);
    &records[row][at.expect("the file has every column")]
}

#[test]
fn each_row_is_a_record_under_the_heads() {
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
    for (row, column, expected) in [
        (1, Column::Name, "Acme, \"Inc\"\nNorth"),
        (1, Column::Parents, ""),
        (1, Column::TotalUsage(Resource::Users), "1204"),
        (1, Column::OwnUsage(Resource::Users), "4"),
        (1, Column::Limit(Resource::Users), "2000"),
        (1, Column::CeilingSetter(Resource::Users), "itself"),
        (1, Column::BillingAccount, "Account cus_1"),
        (2, Column::Name, "Störe"),
        (2, Column::Parents, "Acme, \"Inc\"\nNorth"),
        (2, Column::Depth, "1"),
        (2, Column::Limit(Resource::Locations), "off"),
        (2, Column::Limit(Resource::Users), "no limit"),
        (2, Column::Ceiling(Resource::Users), "2000"),
        (2, Column::Ceiling(Resource::Sso), "no limit"),
        (
            2,
            Column::CeilingSetter(Resource::Users),
            "Acme, \"Inc\"\nNorth",
        ),
        (2, Column::LoginHint, "store"),
        (2, Column::BillingAccount, ""),
        (2, Column::ParentId, "org_1"),
    ] {
        assert_eq!(
            value(&records, row, column),
            expected,
            "{column:?} of row {row}"
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
        &TEXT,
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
        "@SUM(A1)",
        "  =cmd|' /C calc'!A0",
        "\u{feff}=1",
        "\"=1",
        "＝1",
        "﹣1",
        "−1",
    ] {
        let (records, guarded) = csv(vec![Organization::named("org_1", name)]);
        assert_eq!(value(&records, 1, Column::Name), format!("'{name}"));
        assert_eq!(guarded, 1, "{name}");
    }
    for name in [
        "Acme = Best",
        "1-2",
        "-2",
        "'=1",
        "",
        "ümlaut",
        "a; b, c\td\re\nf",
        "Acme, Inc.",
        ";'=1",
    ] {
        let (records, guarded) = csv(vec![Organization::named("org_1", name)]);
        assert_eq!((value(&records, 1, Column::Name), guarded), (name, 0));
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
            assert_eq!(value(&records, 1, Column::Name), expected, "{separator:?}");
            assert_eq!(value(&records, 1, Column::DisplayName), expected);
            assert_eq!(guarded, 2, "{separator:?} {name}");
        }
    }
}

#[test]
fn the_values_of_a_line_are_parted_by_what_was_chosen() {
    for (separator, begin) in [
        (Separator::Comma, "Name,DisplayName,"),
        (Separator::Semicolon, "Name;DisplayName;"),
        (Separator::Tab, "Name\tDisplayName\t"),
    ] {
        let forest = Forest::default();
        let file = listing_csv(
            &forest,
            &LimitStatuses::new(&forest),
            &[],
            separator,
            &TEXT,
            str::to_owned,
        );
        assert!(
            file.text.starts_with(&format!("\u{feff}{begin}")),
            "{}",
            file.text
        );
        assert_eq!(Separator::from_slug(separator.slug()), Some(separator));
        let named = |name: &str| csv_with(separator, vec![Organization::named("org_1", name)]).0;
        for name in ["a;b", "a,b", "a\tb", "a\"b", "a\nb"] {
            assert_eq!(value(&named(name), 1, Column::Name), name);
        }
    }
    assert_eq!(Separator::from_slug("pipe"), None);
}
