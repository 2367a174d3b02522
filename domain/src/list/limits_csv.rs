//! The table of limits as a file for spreadsheets: a line for each limit that is listed, in the words of the table.

use crate::{
    limits::{
        reconciled::{LimitLine, Remaining},
        status::LimitStatuses,
        table::Row,
    },
    list::{
        csv::BELOW,
        listing::names_above,
        sheet::{LimitWords, Separator, Sheet, sheet},
    },
    organization::limits::{Limit, Resource},
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

/// The words of the file.
#[derive(Clone, Copy, Debug)]
pub struct LimitsCsvText {
    pub head: fn(Column) -> &'static str,
    pub resource: fn(Resource) -> &'static str,
    pub words: LimitWords,
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
            Column::Resource => (text.resource)(row.resource).to_owned(),
            Column::OwnUsage => text.words.count(line.used_here, line.lacks.own_use),
            Column::TotalUsage => text.words.count(line.used_in_all, line.lacks.subtree_use),
            Column::OwnLimit => text.words.limit(line.own_limit),
            Column::Ceiling => text.words.limit(line.known_ceiling()),
            Column::SetBy => {
                let known = line.set_by.filter(|_| !line.lacks.ceiling);
                text.words.setter(forest, known)
            }
            Column::Remaining => match line.remaining() {
                Remaining::NoLimit => text.words.limit(Limit::None),
                Remaining::Unknown => text.words.limit(Limit::Unknown),
                Remaining::At(room) => room.to_string(),
                Remaining::Over(excess) => format!("-{excess}"),
            },
        };
        Column::ALL.map(value).into()
    });
    sheet(head.into(), records, separator)
}
