//! What the person has chosen to see of the limits: search, resource, bands, order and the subtree stepped into, all of
//! it kept in the address.

use canopy_domain::{
    limits::{
        bands::UsageBand,
        table::{Key, Order},
    },
    organization::{OrganizationId, limits::Resource},
    tree::search::cut,
};
use leptos::prelude::*;

use crate::{
    address::{Address, use_address},
    reactive::memo,
    routes::{
        Route,
        query::{ASCENDING, BAND, DESCENDING, DIRECTION, RESOURCE, SEARCH, SORT, SUBTREE},
    },
    state::workspace::{WorkspaceState, use_workspace},
};

/// The query as the address has them.
#[derive(Clone, Copy)]
pub struct LimitsQuery {
    address: Address,
    workspace: WorkspaceState,
    pub query: Memo<String>,
    /// `None`: all of them.
    pub resource: Memo<Option<Resource>>,
    pub bands: Memo<Vec<UsageBand>>,
    pub order: Memo<Order>,
    /// The organization stepped into.
    pub top: Memo<Option<OrganizationId>>,
}

impl LimitsQuery {
    pub fn in_address() -> Self {
        let address = use_address();
        let (query, resource, band, sort, direction, top) = (
            address.query(SEARCH),
            address.query(RESOURCE),
            address.query(BAND),
            address.query(SORT),
            address.query(DIRECTION),
            address.query(SUBTREE),
        );
        Self {
            address,
            workspace: use_workspace(),
            query: memo(move |_| query.with(|query| cut(query).to_owned())),
            resource: memo(move |_| resource.with(|word| Resource::from_key(word))),
            bands: memo(move |_| band.with(|words| UsageBand::of_words(words))),
            order: memo(move |_| match sort.with(|word| Key::from_slug(word)) {
                Some(key) => Order {
                    key,
                    descending: direction.with(|word| word == DESCENDING),
                },
                None => Order::default(),
            }),
            top: memo(move |_| {
                top.with(|id| (!id.is_empty()).then(|| OrganizationId::from(id.as_str())))
            }),
        }
    }

    pub fn search(self, query: &str) {
        self.address.set_query(SEARCH, cut(query));
    }

    pub fn choose_resource(self, resource: Option<Resource>) {
        self.address
            .set_query(RESOURCE, resource.map_or("", Resource::key));
    }

    pub fn has(self, band: UsageBand) -> bool {
        self.bands.with(|bands| bands.contains(&band))
    }

    pub fn choose_band(self, band: UsageBand, is_on: bool) {
        let mut bands = self.bands.get_untracked();
        bands.retain(|other| *other != band);
        if is_on {
            bands.push(band);
        }
        self.address.set_query(BAND, &words_of(bands));
    }

    pub fn sort(self, order: Order) {
        let (key, direction) = spelled(order);
        self.address
            .set_queries(&[(SORT, key), (DIRECTION, direction)]);
    }

    /// Whether anything but the resource may keep rows from being listed.
    pub fn is_narrowed(self) -> bool {
        self.is_narrowed_within() || self.top.with(Option::is_some)
    }

    /// The same, but for the subtree: the chart shows nothing else anyway.
    pub fn is_narrowed_within(self) -> bool {
        self.has_search() || self.bands.with(|bands| !bands.is_empty())
    }

    pub fn has_search(self) -> bool {
        self.query.with(|query| !query.trim().is_empty())
    }

    /// Lists everything again; the order and the resource stay.
    pub fn clear(self) {
        self.address
            .set_queries(&[(SEARCH, ""), (BAND, ""), (SUBTREE, "")]);
    }

    /// The same page with another subtree, or with all organizations.
    pub fn href_into(self, top: Option<&OrganizationId>) -> String {
        let (key, direction) = spelled(self.order.get());
        let resource = self.resource.get().map_or("", Resource::key);
        self.query.with(|query| {
            self.address.href_with(
                &Route::Limits(self.workspace.id()),
                [
                    (SEARCH, query.as_str()),
                    (RESOURCE, resource),
                    (BAND, &words_of(self.bands.get())),
                    (SORT, key),
                    (DIRECTION, direction),
                    (SUBTREE, top.map_or("", OrganizationId::as_str)),
                ],
            )
        })
    }

    /// Steps into a subtree, or out into all organizations: a place one can go back from.
    pub fn step_into(self, top: Option<&OrganizationId>) {
        let href = untrack(|| self.href_into(top));
        self.address.visit(&href, false);
    }
}

fn words_of(bands: Vec<UsageBand>) -> String {
    let words: Vec<&str> = bands.into_iter().map(UsageBand::slug).collect();
    words.join(",")
}

/// How the address spells an order, by column and direction; nothing for the usual one.
fn spelled(order: Order) -> (&'static str, &'static str) {
    match order.descending {
        _ if order == Order::default() => ("", ""),
        true => (order.key.slug(), DESCENDING),
        false => (order.key.slug(), ASCENDING),
    }
}
