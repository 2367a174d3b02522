//! The rows of the table together with what their numbers mean: one value, so that they never come from two estates. Knows no column.

use std::sync::Arc;

use canopy_domain::{
    limits::{
        bands::Band,
        status::Standings,
        table::{Bands, Narrowed, Narrowing, Row, narrowed, ordered},
    },
    tree::{
        forest::{Forest, Index},
        search::{Matches, terms},
    },
};
use leptos::prelude::*;

use super::choices::Choices;
use crate::{
    boxed::{Anew, memo},
    state::estate::Estate,
};

/// Rows with the forest they are good for.
pub struct Listing {
    pub forest: Arc<Forest>,
    pub standings: Arc<Standings>,
    pub rows: Arc<[Row]>,
    /// How many there would be in each band.
    pub counts: [usize; Band::ALL.len()],
    /// How many there are with the same resource and without any other narrowing.
    pub all: usize,
    /// What is searched for, to be marked.
    pub terms: Arc<[String]>,
}

/// A list counts as another whenever it is made anew: with no rows before and none after, the rest may still differ.
pub type Listed = Anew<Listing>;

impl Listed {
    /// Follows the estate and the choices: each change of either makes one new list, once. What a search does not change is
    /// kept for the next letter.
    pub fn follow(estate: Estate, choices: Choices) -> Memo<Listed> {
        let matches = memo(move |_| {
            let find = |query: &String| estate.search_index().find(query);
            choices
                .has_search()
                .then(|| choices.query.with(find))
                .flatten()
        });
        let bands = memo(move |_| Anew::new(Bands::new(&estate.forest(), &estate.standings())));
        let in_order = memo(move |_| {
            let (forest, standings) = (estate.forest(), estate.standings());
            Anew::new(ordered(&forest, &standings, choices.order.get()))
        });
        memo(move |_| {
            let (forest, standings) = (estate.forest(), estate.standings());
            let (bands_of, in_order) = (bands.get(), in_order.get());
            let resource = choices.resource.get();
            let top = top_of(&forest, choices);
            let Narrowed { rows, counts } = matches.with(|matches: &Option<Matches>| {
                choices.bands.with(|bands| {
                    let narrowing = Narrowing {
                        resource,
                        bands,
                        matches: matches.as_ref(),
                        top,
                    };
                    narrowed(&forest, &bands_of, &in_order, narrowing)
                })
            });
            let each = if resource.is_some() {
                1
            } else {
                canopy_domain::organization::limits::Resource::ALL.len()
            };
            Anew::new(Listing {
                all: forest.len() * each,
                forest,
                standings,
                rows: rows.into(),
                counts,
                terms: choices.query.with(|query| terms(query)).into(),
            })
        })
    }
}

/// Where the organization stands that was stepped into, if it is there.
pub fn top_of(forest: &Forest, choices: Choices) -> Option<Index> {
    choices
        .top
        .with(|top| top.as_ref().and_then(|id| forest.index_of(id)))
}
