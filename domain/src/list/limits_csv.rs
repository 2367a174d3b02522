//! The table of limits as a file for spreadsheets: a line for each limit that is listed, in the words of the table.

use crate::{
    limits::{reconciled::LimitLine, status::LimitStatuses, table::Row},
    list::{
        csv::BELOW,
        listing::names_above,
        sheet::{Separator, Sheet, sheet},
    },
    tree::forest::Forest,
};

choices! {
    /// What a line holds of a limit, from left to right.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Column {
        Name,
        Parents,
        Resource,
        OwnUsage,
        TotalUsage,
        OwnLimit,
        Ceiling,
        SetBy,
        Remaining,
        Id,
    }
}

/// The words of the file: a head, and what stands in a column of a limit.
#[derive(Clone, Copy, Debug)]
pub struct LimitsCsvText {
    pub head: fn(Column) -> &'static str,
    /// Of the columns that say how a limit stands.
    pub value: fn(&Forest, &LimitLine, Column) -> String,
}

/// Writes `rows`, in their order, under one line of heads.
pub fn limits_csv(
    forest: &Forest,
    statuses: &LimitStatuses,
    rows: &[Row],
    separator: Separator,
    text: &LimitsCsvText,
) -> Sheet {
    let head = Column::ALL.map(|column| (text.head)(column).to_owned());
    let records = rows.iter().map(|row| {
        let organization = forest.get(row.index);
        let line = LimitLine::of(forest, statuses, row.index, row.resource, None);
        let value = |column| match column {
            Column::Name => organization.name.clone(),
            Column::Parents => names_above(forest, row.index).join(BELOW),
            Column::Id => organization.id.to_string(),
            column => (text.value)(forest, &line, column),
        };
        Column::ALL.map(value).into()
    });
    sheet(head.into(), records, separator)
}
