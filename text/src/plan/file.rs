//! Files of organizations that are written and read as plans: columns, remarks in the template, and what is wrong.

use canopy_domain::{
    form::field::Field,
    list::organizations_file::{
        Column, MOST_BYTES, MOST_ROWS, Refusal, RowProblem, RowProblemKind,
    },
};

use crate::{
    counts::{counted, grouped},
    form,
};

const MEGABYTE: usize = 1024 * 1024;

/// What a column is called.
pub const fn label(column: Column) -> &'static str {
    match column {
        Column::Id => "ID",
        Column::ExternalId => "External ID",
        Column::Path => "Path",
        Column::Parent => "Parent",
        Column::Field(field) => form::label(field),
    }
}

/// Under the head of a column in the template.
pub fn remark(column: Column) -> String {
    let remark = match column {
        Column::Id => {
            "This row is skipped. Leave the ID empty for a new organization. An empty cell leaves a value as it is."
        }
        Column::ExternalId => "Finds an organization if the ID is empty",
        Column::Path => "Names from the root down, for example: Acme / North",
        Column::Parent => "ID, external ID, path or name of the parent; empty for a root",
        Column::Field(Field::Name) => "Required for a new organization",
        Column::Field(Field::BillingAccount) => "ID of a billing account; only for a root",
        Column::Field(Field::Limit(_)) => "A whole number, off or none",
        Column::Field(Field::Logo) => "HTTPS address of a picture, or none",
        Column::Field(Field::DisplayName | Field::LoginHint) => "Text, or none",
        Column::Field(Field::PrimaryColor | Field::PageBackground) => {
            "A color such as #1a73e8, or none"
        }
    };
    remark.to_owned()
}

/// Why a file can't be read.
pub fn refusal(refusal: Refusal) -> String {
    match refusal {
        Refusal::TooLarge { .. } => format!(
            "This file is larger than {} MB. Split it into smaller files.",
            MOST_BYTES / MEGABYTE
        ),
        Refusal::TooManyRows => format!(
            "This file has more than {} rows. Split it into smaller files.",
            grouped(MOST_ROWS as u64)
        ),
        Refusal::Workbook => {
            "This is a spreadsheet workbook. Save it as CSV, then choose that file.".into()
        }
        Refusal::NotText => "This file isn't text. Choose a CSV or JSON file.".into(),
        Refusal::Empty => "This file is empty.".into(),
        Refusal::Json { line, column } => format!(
            "This isn't valid JSON: see line {}, column {}.",
            grouped(line as u64),
            grouped(column as u64)
        ),
        Refusal::NoOrganizations => "This JSON has no list of organizations.".into(),
    }
}

/// What is wrong with a row.
pub fn problem(problem: &RowProblem) -> String {
    let column = problem.column.map_or("", label);
    match problem.kind {
        RowProblemKind::UnknownId => format!("No organization has this {column}."),
        RowProblemKind::Ambiguous => match problem.column {
            Some(Column::Parent) => {
                "Several organizations match this parent. Use its ID or path.".into()
            }
            _ => format!(
                "Several organizations have this {}. Use the ID.",
                column.to_lowercase()
            ),
        },
        RowProblemKind::Repeats { first } => format!(
            "Row {} is about the same organization, so this row is skipped.",
            grouped(first as u64)
        ),
        RowProblemKind::Moved => "An organization can't be moved to another parent.".into(),
        RowProblemKind::OtherExternalId => "An external ID can't be changed.".into(),
        RowProblemKind::Unnamed => {
            "This row has no name, ID, external ID or path, so it is skipped.".into()
        }
        RowProblemKind::Surplus => {
            "This row has more cells than the file has columns. The extra cells are ignored.".into()
        }
    }
}

/// Where the problem is: "Row 7, Parent".
pub fn place(problem: &RowProblem) -> String {
    let row = grouped(problem.row as u64);
    match problem.column {
        Some(column) => format!("Row {row}, {}", label(column)),
        None => format!("Row {row}"),
    }
}

/// How many rows of the file say nothing new.
pub fn unchanged(rows: usize) -> String {
    let rows = counted(rows as u64, "row changes", "rows change");
    format!("{rows} nothing.")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_problem_says_where_it_is_and_what_it_is() {
        let at = |row, column, kind| RowProblem { row, column, kind };
        for (one, words) in [
            (
                at(2, Some(Column::Id), RowProblemKind::UnknownId),
                "Row 2, ID: No organization has this ID.",
            ),
            (
                at(3, Some(Column::NAME), RowProblemKind::Ambiguous),
                "Row 3, Name: Several organizations have this name. Use the ID.",
            ),
            (
                at(1_200, None, RowProblemKind::Repeats { first: 7 }),
                "Row 1,200: Row 7 is about the same organization, so this row is skipped.",
            ),
            (
                at(4, Some(Column::Parent), RowProblemKind::Moved),
                "Row 4, Parent: An organization can't be moved to another parent.",
            ),
        ] {
            assert_eq!(format!("{}: {}", place(&one), problem(&one)), words);
        }
    }

    #[test]
    fn a_file_that_is_not_read_says_what_to_do() {
        assert_eq!(
            refusal(Refusal::TooLarge { bytes: 6_000_000 }),
            "This file is larger than 5 MB. Split it into smaller files."
        );
        assert_eq!(
            refusal(Refusal::Json { line: 1, column: 9 }),
            "This isn't valid JSON: see line 1, column 9."
        );
        assert_eq!(unchanged(1), "1 row changes nothing.");
        assert_eq!(unchanged(1_000), "1,000 rows change nothing.");
    }

    #[test]
    fn no_two_columns_are_called_the_same() {
        let mut labels = Column::ALL.map(label).to_vec();
        labels.sort_unstable();
        labels.dedup();
        assert_eq!(labels.len(), Column::ALL.len());
    }
}
