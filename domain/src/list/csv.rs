//! The list as a file for spreadsheets: RFC 4180, a line for each organization shown.

use crate::{
    limits::status::{LimitStatus, LimitStatuses},
    list::{
        listing::names_above,
        sheet::{LimitWords, Separator, Sheet, sheet},
    },
    organization::limits::{Limit, Resource},
    tree::forest::{Forest, Index},
};

/// Between the names of a path.
pub(super) const BELOW: &str = " > ";

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
    pub words: LimitWords,
}

/// Writes `rows`, in their order, under one line of heads. `billing_account_title` tells what to
/// call a billing account by its id.
pub fn listing_csv(
    forest: &Forest,
    statuses: &LimitStatuses,
    rows: &[Index],
    separator: Separator,
    text: &CsvText,
    billing_account_title: impl Fn(&str) -> String,
) -> Sheet {
    let head = Column::all().map(text.head).collect();
    let records = rows.iter().map(|&index| {
        let row = Row {
            forest,
            statuses,
            index,
            text,
        };
        let values = Column::all().map(|column| row.value(column, &billing_account_title));
        values.collect()
    });
    sheet(head, records, separator)
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
                self.text
                    .words
                    .count(status.subtree_use, status.lacks.subtree_use)
            }
            Column::OwnUsage(resource) => {
                let status = self.status(resource);
                self.text.words.count(status.own_use, status.lacks.own_use)
            }
            Column::Limit(resource) => self.text.words.limit(self.status(resource).limit),
            Column::Ceiling(resource) => {
                let status = self.status(resource);
                if status.lacks.ceiling {
                    self.text.words.limit(Limit::Unknown)
                } else {
                    self.text
                        .words
                        .limit(status.ceiling.map(|(amount, _)| amount).into())
                }
            }
            Column::CeilingSetter(resource) => {
                let status = self.status(resource);
                // Who sets a ceiling that is unknown, nobody can tell.
                let setter = status.ceiling.filter(|_| !status.lacks.ceiling);
                let setter = setter.map(|(_, source)| source);
                self.text.words.setter(self.forest, setter)
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
}

#[cfg(test)]
mod tests;
