//! The rows of the list as search, filters and order leave them. Knows which and in what order, not how they are drawn.

use std::sync::Arc;

use canopy_domain::{
    limits::status::LimitStatuses,
    list::{
        filter::{Filter, hits},
        listing::listing,
    },
    organization::limits::Resource,
    tree::{
        forest::{Forest, Index},
        search::terms,
    },
};
use leptos::prelude::*;

use super::query::ListQuery;
use crate::{
    reactive::{Anew, memo},
    state::organizations::Organizations,
};

/// Rows with the forest they are good for, so that neither is ever read with another's.
pub struct Listing {
    pub forest: Arc<Forest>,
    pub statuses: Arc<LimitStatuses>,
    pub rows: Arc<[Index]>,
    /// What is searched for, to be marked.
    pub terms: Arc<[String]>,
}

/// A list counts as another whenever it is made anew: with no rows before and none after, the rest may still differ.
pub type ListRows = Anew<Listing>;

impl ListRows {
    /// Follows the organizations and the query: each change of either makes one new list, once.
    pub fn follow(organizations: Organizations, query: ListQuery) -> Memo<ListRows> {
        let matches = memo(move |_| {
            let find = |query: &String| organizations.search_index().find(query);
            query.has_search().then(|| query.query.with(find)).flatten()
        });
        memo(move |_| {
            let (forest, statuses) = (organizations.forest(), organizations.statuses());
            let sort = query.sort.get();
            let rows = matches.with(|matches| {
                query
                    .filters
                    .with(|filters| listing(&forest, &statuses, matches.as_ref(), filters, sort))
            });
            let terms = query.query.with(|query| terms(query));
            Anew::new(Listing {
                forest,
                statuses,
                rows: rows.into(),
                terms: terms.into(),
            })
        })
    }
}

/// For each resource, whether its state lets a row through the filter.
pub fn hit_by(listed: &ListRows, filter: &Filter) -> [bool; Resource::ALL.len()] {
    hits(filter, &listed.forest, &listed.statuses, &listed.rows)
}

/// Whether the state of a resource lets a row through one of the filters.
pub fn are_about(filters: &[Filter], listed: &ListRows, resource: Resource) -> bool {
    (filters.iter()).any(|filter| hit_by(listed, filter)[resource as usize])
}
