//! The rows of the table together with what their numbers mean: one value, so that they never come from two lists.

use std::sync::Arc;

use canopy_domain::{
    limits::{
        bands::UsageBand,
        status::LimitStatuses,
        table::{Narrowed, Narrowing, Row, UsageBands, narrowed, ordered},
    },
    organization::limits::Resource,
    tree::{
        forest::{Forest, Index},
        search::{Matches, terms},
    },
};
use leptos::prelude::*;

use super::query::LimitsQuery;
use crate::{
    reactive::{Anew, memo},
    state::organizations::Organizations,
};

/// Rows with the forest they are good for.
pub struct Listing {
    pub forest: Arc<Forest>,
    pub statuses: Arc<LimitStatuses>,
    pub rows: Arc<[Row]>,
    /// How many there would be in each band.
    pub counts: [usize; UsageBand::ALL.len()],
    /// How many there are with the same resource and without any other narrowing.
    pub all: usize,
    /// What is searched for, to be marked.
    pub terms: Arc<[String]>,
}

/// A list counts as another whenever it is made anew: with no rows before and none after, the rest may still differ.
pub type LimitRows = Anew<Listing>;

impl LimitRows {
    /// Follows the list and the query: each change of either makes one new list, once. What a search does not change is
    /// kept for the next letter.
    pub fn follow(organizations: Organizations, query: LimitsQuery) -> Memo<LimitRows> {
        let matches = memo(move |_| {
            let find = |query: &String| organizations.search_index().find(query);
            query.has_search().then(|| query.query.with(find)).flatten()
        });
        let bands = memo(move |_| {
            Anew::new(UsageBands::new(
                &organizations.forest(),
                &organizations.statuses(),
            ))
        });
        let in_order = memo(move |_| {
            let (forest, statuses) = (organizations.forest(), organizations.statuses());
            Anew::new(ordered(&forest, &statuses, query.order.get()))
        });
        memo(move |_| {
            let (forest, statuses) = (organizations.forest(), organizations.statuses());
            let (bands_of, in_order) = (bands.get(), in_order.get());
            let resource = query.resource.get();
            let top = top_of(&forest, query);
            let Narrowed { rows, counts } = matches.with(|matches: &Option<Matches>| {
                query.bands.with(|bands| {
                    let narrowing = Narrowing {
                        resource,
                        bands,
                        matches: matches.as_ref(),
                        top,
                    };
                    narrowed(&forest, &bands_of, &in_order, narrowing)
                })
            });
            let each = resource.map_or(Resource::ALL.len(), |_| 1);
            Anew::new(Listing {
                all: forest.len() * each,
                forest,
                statuses,
                rows: rows.into(),
                counts,
                terms: query.query.with(|query| terms(query)).into(),
            })
        })
    }
}

/// Where the organization stands that was stepped into, if it is there.
pub fn top_of(forest: &Forest, query: LimitsQuery) -> Option<Index> {
    query
        .top
        .with(|top| top.as_ref().and_then(|id| forest.index_of(id)))
}
