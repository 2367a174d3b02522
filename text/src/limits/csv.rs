//! The table of limits as a CSV file.

use canopy_domain::{
    limits::{ceiling_source::CeilingSource, reconciled::LimitLine},
    list::limits_csv::{Column, LimitsCsvText},
    tree::forest::Forest,
};

use super::{columns, resource_label};
use crate::{
    counts::{NO_LIMIT, OFF, UNKNOWN, counted},
    files::saved,
};

/// What the table is called in the name of a file.
pub const FILE: &str = "limits";

/// What the file itself says.
pub const CSV: LimitsCsvText = LimitsCsvText { head, value };

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

/// As the table has it, but numbers without marks between their thousands.
fn value(forest: &Forest, line: &LimitLine, column: Column) -> String {
    let number = |known: u64, is_unknown: bool| match is_unknown {
        true => UNKNOWN.to_owned(),
        false => known.to_string(),
    };
    match column {
        Column::Resource => resource_label(line.resource).to_owned(),
        Column::OwnUsage => number(line.used_here, line.lacks.own_use),
        Column::TotalUsage => number(line.used_in_all, line.lacks.subtree_use),
        Column::OwnLimit => match line.own_limit.amount() {
            Some(0) => OFF.to_owned(),
            Some(amount) => amount.to_string(),
            None if line.own_limit.is_unknown() => UNKNOWN.to_owned(),
            None => NO_LIMIT.to_owned(),
        },
        Column::Ceiling => match line.ceiling {
            _ if line.lacks.ceiling => UNKNOWN.to_owned(),
            Some(0) => OFF.to_owned(),
            Some(amount) => amount.to_string(),
            None => NO_LIMIT.to_owned(),
        },
        Column::SetBy => {
            let source = line.set_by.filter(|_| !line.lacks.ceiling);
            source.map_or_else(String::new, |source| setter(forest, source))
        }
        Column::Remaining => match line.room {
            _ if line.is_room_unknown => UNKNOWN.to_owned(),
            Some(room) => room.to_string(),
            None => NO_LIMIT.to_owned(),
        },
        // Said by the organization itself.
        Column::Name | Column::Parents | Column::Id => String::new(),
    }
}

/// A name as it is: marks around it would be part of the value.
fn setter(forest: &Forest, source: CeilingSource) -> String {
    match source {
        CeilingSource::Own => columns::THIS_ORGANIZATION.to_owned(),
        CeilingSource::Ancestor(index) => {
            let above = forest.at(index.get());
            above.map_or_else(String::new, |above| forest.get(above).title().to_owned())
        }
        CeilingSource::Subscription => columns::SUBSCRIPTION.to_owned(),
        CeilingSource::Reported => String::new(),
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
