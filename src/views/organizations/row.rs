//! One organization of the list, asked by the cells for what they say of it.

use std::sync::Arc;

use canopy_domain::{
    limits::status::{LimitStatus, LimitStatuses},
    list::listing::{RowPath, elided_path, row_path},
    organization::{Organization, limits::Resource},
    tree::{
        forest::{Forest, Index},
        search::marks,
    },
    unicode::unseen::is_blank,
    wire::List,
    workspace::BillingAccount,
};
use canopy_text::data_issues::data_issues;

use super::rows::ListRows;
use crate::{
    address::Address,
    composed::composed,
    routes::{Route, Tab},
    state::{news::Marked, workspace::WorkspaceState},
    views::{data_table::column::RowSource, row_logos::RowLogos},
};

/// What all rows are drawn from, as it was at one time.
pub struct Drawn {
    pub listed: ListRows,
    pub workspace: WorkspaceState,
    pub address: Address,
    pub logos: RowLogos,
    pub billing_accounts: Option<Arc<List<BillingAccount>>>,
    pub marked: Marked,
}

impl RowSource for Drawn {
    type Row = Row;

    fn count(&self) -> usize {
        self.listed.rows.len()
    }

    /// The place of its organization in the forest.
    fn key(&self, number: usize) -> Option<u64> {
        Some(self.listed.rows.get(number)?.get() as u64)
    }

    fn row(self: &Arc<Self>, number: usize) -> Option<Row> {
        let index = *self.listed.rows.get(number)?;
        Some(Row {
            drawn: Arc::clone(self),
            index,
            organization: Arc::clone(self.listed.forest.get(index)),
        })
    }

    fn is_marked(&self, row: &Row) -> bool {
        self.marked.contains(&row.organization.id)
    }
}

pub struct Row {
    drawn: Arc<Drawn>,
    index: Index,
    organization: Arc<Organization>,
}

impl Row {
    pub fn forest(&self) -> &Forest {
        &self.drawn.listed.forest
    }

    pub fn statuses(&self) -> &LimitStatuses {
        &self.drawn.listed.statuses
    }

    pub fn index(&self) -> Index {
        self.index
    }

    pub fn id(&self) -> &str {
        self.organization.id.as_str()
    }

    pub fn name(&self) -> &str {
        self.organization.title()
    }

    /// Where it is not the name again.
    pub fn display_name(&self) -> Option<&str> {
        let name = filled(self.organization.branding.display_name.as_deref())?;
        (name != self.organization.name && composed(name) != composed(&self.organization.name))
            .then_some(name)
    }

    /// The page of the organization.
    pub fn href(&self) -> String {
        let id = self.organization.id.clone();
        let page = Route::Organization(self.drawn.workspace.id(), id, Tab::Overview);
        self.drawn.address.href(&page)
    }

    /// Where its logo is, if there is one that can be had.
    pub fn picture(&self) -> Option<String> {
        self.drawn.logos.of(&self.organization)
    }

    /// The names above it, as a column shows them; empty for a root.
    pub fn path(&self) -> RowPath {
        row_path(self.forest(), self.index)
    }

    /// All the names above it, where a column leaves some out.
    pub fn elided_path(&self) -> Option<String> {
        elided_path(self.forest(), self.index)
    }

    pub fn depth(&self) -> u32 {
        self.forest().depth(self.index)
    }

    pub fn status(&self, resource: Resource) -> LimitStatus {
        self.statuses().of(self.forest(), self.index, resource)
    }

    pub fn login_hint(&self) -> &str {
        filled(self.organization.branding.login_hint.as_deref()).unwrap_or_default()
    }

    /// The name of its billing account, or its id where the accounts are not known.
    pub fn billing_account(&self) -> &str {
        let id = self.organization.billing_account_id.as_ref();
        let id = id.map_or("", |id| id.as_str());
        let known = self.drawn.billing_accounts.iter();
        let mut known = known.flat_map(|accounts| &accounts.data);
        let account = known.find(|account| account.id.as_str() == id);
        account.map_or(id, |account| account.title())
    }

    /// What does not fit about it; empty where all does.
    pub fn anomalies(&self) -> String {
        data_issues(self.forest().anomalies(self.index))
    }

    /// Where in a text of the row the search was found.
    pub fn marks(&self, text: &str) -> Vec<(usize, usize)> {
        marks(text, &self.drawn.listed.terms)
    }
}

fn filled(text: Option<&str>) -> Option<&str> {
    text.filter(|text| !is_blank(text))
}
