//! One limit of the table: a resource of an organization, asked by the cells for what they say of it.

use std::sync::Arc;

use canopy_domain::{
    limits::{ceiling_source::CeilingSource, reconciled::LimitLine, status::LimitStatus, table},
    list::listing::{RowPath, elided_path, row_path},
    organization::{Organization, OrganizationId, limits::Resource},
    tree::search::marks,
};
use canopy_text::{limits::resource_label, usage};

use super::rows::LimitRows;
use crate::{
    address::Address,
    routes::{Route, Tab},
    state::workspace::WorkspaceState,
    views::{data_table::column::RowSource, row_logos::RowLogos},
};

/// What all rows are drawn from, as it was at one time.
pub struct Drawn {
    pub listed: LimitRows,
    pub workspace: WorkspaceState,
    pub address: Address,
    pub logos: RowLogos,
}

impl RowSource for Drawn {
    type Row = Row;

    fn count(&self) -> usize {
        self.listed.rows.len()
    }

    /// The place of its organization in the forest, and the resource.
    fn key(&self, number: usize) -> Option<u64> {
        let limit = self.listed.rows.get(number)?;
        let resources = Resource::ALL.len() as u64;
        Some(limit.index.get() as u64 * resources + limit.resource as u64)
    }

    fn row(self: &Arc<Self>, number: usize) -> Option<Row> {
        let limit = *self.listed.rows.get(number)?;
        let table::Row { index, resource } = limit;
        let (forest, statuses) = (&self.listed.forest, &self.listed.statuses);
        Some(Row {
            limit,
            organization: Arc::clone(forest.get(index)),
            status: statuses.of(forest, index, resource),
            account: LimitLine::of(forest, statuses, index, resource, None),
            drawn: Arc::clone(self),
        })
    }
}

pub struct Row {
    drawn: Arc<Drawn>,
    limit: table::Row,
    organization: Arc<Organization>,
    pub status: LimitStatus,
    pub account: LimitLine,
}

impl Row {
    pub fn id(&self) -> &str {
        self.organization.id.as_str()
    }

    pub fn name(&self) -> &str {
        self.organization.title()
    }

    /// Where in its name the search was found.
    pub fn marks(&self) -> Vec<(usize, usize)> {
        marks(self.name(), &self.drawn.listed.terms)
    }

    /// The limits of the organization.
    pub fn href(&self) -> String {
        self.limits_of(&self.organization.id)
    }

    /// The names above it, as a column shows them; empty for a root.
    pub fn path(&self) -> RowPath {
        row_path(&self.drawn.listed.forest, self.limit.index)
    }

    /// All the names above it, where a column leaves some out.
    pub fn elided_path(&self) -> Option<String> {
        elided_path(&self.drawn.listed.forest, self.limit.index)
    }

    /// Where its logo is, if there is one that can be had.
    pub fn picture(&self) -> Option<String> {
        self.drawn.logos.of(&self.organization)
    }

    pub fn resource(&self) -> &'static str {
        resource_label(self.limit.resource)
    }

    /// The organization above that sets the ceiling: where its limits are, and its name.
    pub fn setter(&self) -> Option<(String, &str)> {
        let Some(CeilingSource::Ancestor(setter)) = self.account.set_by else {
            return None;
        };
        let setter = self.drawn.listed.forest.get(setter);
        Some((self.limits_of(&setter.id), setter.title()))
    }

    /// All there is to say of its use.
    pub fn sentences(&self) -> String {
        let listed = &self.drawn.listed;
        let table::Row { index, resource } = self.limit;
        usage::sentences(&listed.forest, &listed.statuses, index, resource)
    }

    fn limits_of(&self, id: &OrganizationId) -> String {
        let page = Route::Organization(self.drawn.workspace.id(), id.clone(), Tab::Limits);
        self.drawn.address.href(&page)
    }
}
