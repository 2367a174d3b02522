//! What the person has chosen to see of the list: search, filters and order, all of it kept in the address.

use canopy_domain::{
    list::{
        filter::{Filter, filters_of_word, filters_word},
        sort::{Sort, SortKey},
    },
    tree::search::cut,
};
use leptos::prelude::*;

use crate::{
    address::{Address, use_address},
    reactive::memo,
    routes::query::{DESCENDING, DIRECTION, FILTER, SEARCH, SORT},
};

/// The query as the address has them.
#[derive(Clone, Copy)]
pub struct ListQuery {
    address: Address,
    pub query: Memo<String>,
    pub filters: Memo<Vec<Filter>>,
    pub sort: Memo<Option<Sort>>,
}

impl ListQuery {
    pub fn in_address() -> Self {
        let address = use_address();
        let (query, filter, sort, direction) = (
            address.query(SEARCH),
            address.query(FILTER),
            address.query(SORT),
            address.query(DIRECTION),
        );
        Self {
            address,
            query: memo(move |_| query.with(|query| cut(query).to_owned())),
            filters: memo(move |_| filter.with(|word| filters_of_word(word))),
            sort: memo(move |_| {
                let key = sort.with(|word| SortKey::from_slug(word))?;
                Some(Sort {
                    key,
                    descending: direction.with(|word| word == DESCENDING),
                })
            }),
        }
    }

    pub fn search(self, query: &str) {
        self.address.set_query(SEARCH, cut(query));
    }

    pub fn has(self, filter: &Filter) -> bool {
        self.filters.with(|filters| filters.contains(filter))
    }

    pub fn filter(self, filter: &Filter, is_on: bool) {
        let mut filters = self.filters.get_untracked();
        filters.retain(|other| other != filter);
        if is_on {
            filters.push(filter.clone());
        }
        self.address.set_query(FILTER, &filters_word(&filters));
    }

    /// `None` leaves the order to the search, or to the tree.
    pub fn sort(self, sort: Option<Sort>) {
        let (key, direction) = match sort {
            Some(Sort { key, descending }) => {
                (key.slug(), if descending { DESCENDING } else { "" })
            }
            None => ("", ""),
        };
        self.address
            .set_queries(&[(SORT, key), (DIRECTION, direction)]);
    }

    /// Whether anything may keep rows from being listed.
    pub fn is_narrowed(self) -> bool {
        self.has_search() || self.filters.with(|filters| !filters.is_empty())
    }

    pub fn has_search(self) -> bool {
        self.query.with(|query| !query.trim().is_empty())
    }

    /// Lists everything again; the order stays.
    pub fn clear(self) {
        self.address.set_queries(&[(SEARCH, ""), (FILTER, "")]);
    }

    /// All of it as one text, to be compared.
    pub fn spelled(self) -> String {
        untrack(|| self.address.query_string())
    }
}
