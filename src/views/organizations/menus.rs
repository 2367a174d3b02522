//! What the menus of the list offer, in a file that arrives when the first of them is opened.

use std::collections::BTreeSet;

use canopy_domain::{
    list::{
        filter::Filter,
        sort::{Sort, SortKey},
    },
    organization::BillingAccountId,
};
use canopy_text::list;
use leptos::prelude::*;

use super::{
    column::{COLUMNS, Column, can_be_hidden, descends_first},
    query::ListQuery,
};
use crate::{
    code_split::split_off,
    components::menu::{MenuEntry, MenuItem},
    reactive::derived,
    state::{preferences::use_preferences, workspace::use_workspace},
};

split_off! {
    places: pub fn sort_entries(query: ListQuery) -> Signal<Vec<MenuEntry>> {
        Signal::stored(orders(query))
    }
}

split_off! {
    places: pub fn column_entries() -> Signal<Vec<MenuEntry>> {
        Signal::stored(columns())
    }
}

split_off! {
    places: pub fn depth_entries(query: ListQuery) -> Signal<Vec<MenuEntry>> {
        let organizations = use_workspace().organizations;
        derived(move || {
            let forest = organizations.forest();
            let deepest = forest.iter().map(|(index, _)| forest.depth(index)).max();
            let entry = |depth: u32| choice(query, Filter::Depth(depth), list::depth(depth));
            (0..=deepest.unwrap_or_default()).map(entry).collect()
        })
    }
}

split_off! {
    places: pub fn account_entries(
        query: ListQuery,
        accounts: Memo<BTreeSet<BillingAccountId>>
    ) -> Signal<Vec<MenuEntry>> {
        let workspace = use_workspace();
        derived(move || {
            let title = |id: &BillingAccountId| workspace.billing_account_title(id.as_str());
            let mut titled: Vec<(String, BillingAccountId)> =
                accounts.with(|accounts| accounts.iter().map(|id| (title(id), id.clone())).collect());
            titled.sort();
            let entry = |(title, id)| choice(query, Filter::BillingAccount(id), title);
            titled.into_iter().map(entry).collect()
        })
    }
}

fn orders(query: ListQuery) -> Vec<MenuEntry> {
    let usual = derived(move || {
        if query.has_search() {
            list::BEST_MATCH
        } else {
            list::TREE_ORDER
        }
        .to_owned()
    });
    let is_usual = derived(move || query.sort.get().is_none());
    let by = |key: SortKey| {
        let is_chosen = derived(move || query.sort.get().is_some_and(|sort| sort.key == key));
        let descending = descends_first(key);
        let choose = Callback::new(move |()| query.sort(Some(Sort { key, descending })));
        MenuEntry::from(MenuItem::choose(list::sort_key(key), is_chosen, choose))
    };
    let is_reversed = derived(move || query.sort.get().is_some_and(|sort| sort.descending));
    let reverse = Callback::new(move |descending| {
        if let Some(sort) = query.sort.get_untracked() {
            query.sort(Some(Sort { descending, ..sort }));
        }
    });
    let no_order = derived(move || {
        let is_usual = query.sort.get().is_none();
        is_usual.then(|| list::SORT_FIRST.to_owned())
    });
    let mut entries: Vec<MenuEntry> =
        vec![MenuItem::choose(usual, is_usual, Callback::new(move |()| query.sort(None))).into()];
    entries.extend(SortKey::ALL.map(by));
    entries.push(MenuEntry::Separator);
    let reversed = MenuItem::check(list::DESCENDING, is_reversed, reverse);
    entries.push(reversed.disabled_reason(no_order).into());
    entries
}

fn columns() -> Vec<MenuEntry> {
    let preferences = use_preferences();
    let is_pooled = untrack(|| use_workspace().is_pooled());
    let entry = |column: &'static Column| {
        let word = column.slug();
        let is_shown = derived(move || !preferences.is_column_hidden(word));
        let show = Callback::new(move |shows: bool| preferences.set_column_hidden(word, !shows));
        MenuEntry::from(MenuItem::check(column.label, is_shown, show))
    };
    let is_compact = derived(move || preferences.is_compact());
    let compact = Callback::new(move |is_compact| preferences.set_compact(is_compact));
    let mut entries: Vec<MenuEntry> = COLUMNS
        .iter()
        .filter(|column| can_be_hidden(column))
        .filter(|column| !is_pooled || column.key != SortKey::BillingAccount)
        .map(entry)
        .collect();
    entries.push(MenuEntry::Separator);
    entries.push(MenuItem::check(list::COMPACT_ROWS, is_compact, compact).into());
    entries
}

/// A filter that is turned on and off in a menu.
fn choice(query: ListQuery, filter: Filter, name: String) -> MenuEntry {
    let asked = filter.clone();
    let is_on = derived(move || query.has(&asked));
    let turn = Callback::new(move |is_on| query.filter(&filter, is_on));
    MenuItem::check(Signal::stored(name), is_on, turn).into()
}
