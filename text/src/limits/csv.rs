//! The table of limits as a CSV file.

use canopy_domain::list::limits_csv::{Column, LimitsCsvText};

use super::{columns, resource_label};
use crate::{
    counts::counted,
    files::{WORDS, saved},
};

/// What the table is called in the name of a file.
pub const FILE: &str = "limits";

/// What the file itself says.
pub const CSV: LimitsCsvText = LimitsCsvText {
    head,
    resource: resource_label,
    words: WORDS,
};

fn head(column: Column) -> &'static str {
    match column {
        Column::Name => columns::NAME,
        Column::Parents => "Parents",
        Column::Resource => columns::RESOURCE,
        Column::OwnUsage => columns::OWN_USAGE,
        Column::TotalUsage => columns::TOTAL_USAGE,
        Column::OwnLimit => columns::OWN_LIMIT,
        Column::Ceiling => columns::CEILING,
        Column::SetBy => columns::SET_BY,
        Column::Remaining => columns::REMAINING,
        Column::Id => "ID",
    }
}

/// `guarded` values would run in a spreadsheet and got an apostrophe.
pub fn csv_saved(rows: usize, file: &str, guarded: u64) -> String {
    saved(counted(rows as u64, "limit", "limits"), file, guarded)
}

#[cfg(test)]
mod tests {
    use canopy_domain::{
        limits::{status::LimitStatuses, table::Row},
        list::{limits_csv::limits_csv, sheet::Separator},
        organization::{
            Organization,
            limits::{Limit, Resource},
        },
        tree::forest::Forest,
    };

    use super::*;

    #[test]
    fn the_file_says_what_the_table_says() {
        let mut root = Organization::named("org_1", "=Acme");
        root.limits.set(Resource::Users, Limit::of(2_000));
        root.usage.subtree.set(Resource::Users, 1_500);
        let mut child = Organization::named("org_2", "Østfold, nord");
        child.parent_org_id = Some("org_1".into());
        child.usage.own.set(Resource::Users, 1_500);
        child.usage.subtree.set(Resource::Users, 1_500);
        let forest = Forest::new([root, child]);
        let rows: Vec<Row> = forest
            .iter()
            .map(|(index, _)| Row {
                index,
                resource: Resource::Users,
            })
            .collect();
        let statuses = LimitStatuses::new(&forest);
        let sheet = limits_csv(&forest, &statuses, &rows, Separator::Comma, &CSV);
        let lines: Vec<&str> = sheet.text.lines().collect();
        assert_eq!(
            lines[1],
            "'=Acme,,Users,0,1500,2000,2000,This organization,500,org_1"
        );
        assert_eq!(
            lines[2],
            "\"Østfold, nord\",'=Acme,Users,1500,1500,No limit,2000,'=Acme,500,org_2"
        );
        assert_eq!((lines.len(), sheet.guarded), (3, 3));
    }
}
