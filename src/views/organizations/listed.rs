//! The rows of the list as search, filters and order leave them. Knows which and in what order, not how they are drawn.

use std::sync::Arc;

use canopy_domain::{
    limits::status::Standings,
    list::listing::listing,
    tree::{
        forest::{Forest, Index},
        search::terms,
    },
};
use leptos::prelude::*;

use super::choices::Choices;
use crate::{
    boxed::{Anew, memo},
    state::estate::Estate,
};

/// Rows with the forest they are good for, so that neither is ever read with another's.
pub struct Listing {
    pub forest: Arc<Forest>,
    pub standings: Arc<Standings>,
    pub rows: Arc<[Index]>,
    /// What is searched for, to be marked.
    pub terms: Arc<[String]>,
}

/// A list counts as another whenever it is made anew: with no rows before and none after, the rest may still differ.
pub type Listed = Anew<Listing>;

impl Listed {
    /// Follows the estate and the choices: each change of either makes one new list, once.
    pub fn follow(estate: Estate, choices: Choices) -> Memo<Listed> {
        let matches = memo(move |_| {
            let has_search = choices.has_search();
            has_search
                .then(|| {
                    choices
                        .query
                        .with(|query| estate.search_index().find(query))
                })
                .flatten()
        });
        memo(move |_| {
            let (forest, standings) = (estate.forest(), estate.standings());
            let sort = choices.sort.get();
            let rows = matches.with(|matches| {
                choices
                    .filters
                    .with(|filters| listing(&forest, &standings, matches.as_ref(), filters, sort))
            });
            let terms = choices.query.with(|query| terms(query));
            Anew::new(Listing {
                forest,
                standings,
                rows: rows.into(),
                terms: terms.into(),
            })
        })
    }
}
