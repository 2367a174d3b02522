//! The organization list: its columns, filters, orders and its CSV file.

mod csv;

use canopy_domain::{
    changes::news::News,
    list::{filter::Filter, sort::SortKey},
    organization::limits::Resource,
    unicode::bidi::isolated,
};

pub use self::csv::{
    CSV, CSV_SEPARATOR, DOWNLOAD_CSV, EXPORT_NOT_LOADED, FILE, NOT_SAVED, NOTHING_TO_DOWNLOAD,
    csv_saved, separator,
};
use crate::{
    amounts::resource_label,
    counts::{counted, grouped},
};

pub const TITLE: &str = "Organizations";
pub const RELOAD: &str = "Reload";
pub const CREATE: &str = "Create organization";
pub const LOADING: &str = "Loading organizations";
pub const INCOMPLETE: &str =
    "The API returned only some of the organizations. Open one to load the rest of its branch.";
pub const CLEAR: &str = "Clear search and filters";
pub const CLEAR_FILTERS: &str = "Clear filters";

/// A workspace without organizations.
pub const NONE_YET: &str = "No organizations yet";
pub const WHAT_ONE_IS: &str =
    "An organization is a customer, a site or a department, with its own branding and limits.";

pub const SEARCH: &str = "Search organizations";
pub const COLUMNS: &str = "Columns";
pub const COMPACT_ROWS: &str = "Compact rows";

pub const FILTERS: &str = "Filters";
pub const DEPTH: &str = sort_key(SortKey::Depth);
pub const BILLING_ACCOUNT: &str = sort_key(SortKey::BillingAccount);
pub const NO_FILTER_MATCH: &str = "No organizations match these filters";
pub const FILTERS_NARROW_SEARCH: &str =
    "Filters are also active. Clear them to search all organizations.";

pub const SORT: &str = "Sort";
/// The order of a search.
pub const BEST_MATCH: &str = "Best match";
pub const TREE_ORDER: &str = "Tree order";
pub const DESCENDING: &str = "Descending";
pub const SORT_FIRST: &str = "Choose a column to sort by first.";

/// In place of the parents of a root.
pub const ROOT: &str = "Root";
pub const COPY_ID: &str = "Copy ID";

/// A column's head, and what the list is said to be sorted by.
pub const fn sort_key(key: SortKey) -> &'static str {
    match key {
        SortKey::Name => "Name",
        SortKey::Parent => "Parent",
        SortKey::Depth => "Depth",
        SortKey::Locations => "Locations",
        SortKey::Users => "Users",
        SortKey::Sso => "SSO",
        SortKey::LoginHint => "Login hint",
        SortKey::BillingAccount => "Billing account",
        SortKey::Closest => "Closest to limit",
    }
}

pub fn sorted_by(key: SortKey) -> String {
    format!("Sort: {}", sort_key(key))
}

pub const fn filter(filter: &Filter) -> &'static str {
    match filter {
        Filter::Near => "80% or more",
        Filter::Full => "Full",
        Filter::Over => "Over limit",
        Filter::Off => "Resource off",
        Filter::NoLimit => "No limits set",
        Filter::NoLogo => "No logo",
        Filter::NoLoginHint => "No login hint",
        Filter::RootsOnly => "Roots only",
        Filter::Anomalous => "Data issues",
        Filter::Depth(_) => DEPTH,
        Filter::BillingAccount(_) => BILLING_ACCOUNT,
    }
}

/// A filter, and the resource where all that it lists come from the state of one: "Resource off: SSO". `hits` says for
/// each resource whether its state is meant.
pub fn filter_in(one: &Filter, hits: [bool; Resource::ALL.len()]) -> String {
    let mut label = filter(one).to_owned();
    let mut hit = Resource::ALL.into_iter().filter(|one| hits[*one as usize]);
    if let (Some(only), None) = (hit.next(), hit.next()) {
        label.push_str(": ");
        label.push_str(resource_label(only));
    }
    label
}

/// One choice among the depths.
pub fn depth(depth: u32) -> String {
    match depth {
        0 => "Depth 0 (roots)".into(),
        depth => format!("Depth {depth}"),
    }
}

/// The menu of the depths, with those that are chosen.
pub fn depths(chosen: &[u32]) -> String {
    let chosen: Vec<String> = chosen.iter().map(ToString::to_string).collect();
    chosen_of(DEPTH, &chosen)
}

/// The menu of the billing accounts, with those that are chosen.
pub fn billing_accounts(chosen: &[String]) -> String {
    let chosen: Vec<_> = chosen.iter().map(|account| isolated(account)).collect();
    chosen_of(BILLING_ACCOUNT, &chosen)
}

fn chosen_of(name: &str, chosen: &[impl AsRef<str>]) -> String {
    let chosen: Vec<&str> = chosen.iter().map(AsRef::as_ref).collect();
    match chosen.as_slice() {
        [] => name.to_owned(),
        chosen => format!("{name}: {}", chosen.join(", ")),
    }
}

/// When what is shown was read, by the clock of the person's device. `days` is how many midnights there were since.
pub fn as_of((hours, minutes): (u32, u32), days: u32) -> String {
    let time = format!("{hours:02}:{minutes:02}");
    match days {
        0 => format!("as of {time}"),
        1 => format!("as of yesterday, {time}"),
        days => format!("as of {days} days ago, {time}"),
    }
}

/// What has changed since the moment before, said once it is seen. Empty where nothing has.
pub fn news(news: &News, since: (u32, u32)) -> String {
    let [changed, added, gone] = [news.changed.len(), news.added.len(), news.gone];
    let parts = [(changed, "changed"), (added, "added"), (gone, "deleted")];
    let mut said = String::new();
    for (count, what) in parts.into_iter().filter(|&(count, _)| count > 0) {
        let count = count as u64;
        said += &match said.is_empty() {
            true => counted(count, "organization", "organizations"),
            false => format!(", {}", grouped(count)),
        };
        said += " ";
        said += what;
    }
    let (hours, minutes) = since;
    match said.is_empty() {
        true => said,
        false => format!("{said} since {hours:02}:{minutes:02}"),
    }
}

/// "812 organizations", or "37 of 812" where something narrows the list.
pub fn count(shown: u64, all: u64, is_narrowed: bool) -> String {
    if is_narrowed {
        format!("{} of {}", grouped(shown), grouped(all))
    } else {
        counted(all, "organization", "organizations")
    }
}

pub fn no_match(query: &str) -> String {
    format!("No organizations match “{query}”")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_shown_is_counted_of_all() {
        assert_eq!(count(1, 1, false), "1 organization");
        assert_eq!(count(12_000, 12_000, false), "12,000 organizations");
        assert_eq!(count(37, 1_812, true), "37 of 1,812");
    }

    #[test]
    fn a_filter_names_the_resource_where_it_is_about_one() {
        let off = |hits| filter_in(&Filter::Off, hits);
        assert_eq!(off([false, false, true]), "Resource off: SSO");
        assert_eq!(off([true, false, true]), "Resource off");
        assert_eq!(off([false; 3]), "Resource off");
    }

    #[test]
    fn when_it_was_read_is_said_by_the_clock_and_the_day() {
        assert_eq!(as_of((9, 4), 0), "as of 09:04");
        assert_eq!(as_of((23, 59), 1), "as of yesterday, 23:59");
        assert_eq!(as_of((0, 0), 3), "as of 3 days ago, 00:00");
    }

    #[test]
    fn what_others_changed_is_counted_by_its_kind() {
        let ids = |count: usize| vec!["a".into(); count];
        let of = |changed, added, gone| {
            let (changed, added) = (ids(changed), ids(added));
            let all = News {
                changed,
                added,
                gone,
            };
            news(&all, (9, 14))
        };
        assert_eq!(of(3, 0, 0), "3 organizations changed since 09:14");
        assert_eq!(of(0, 1, 2), "1 organization added, 2 deleted since 09:14");
        assert_eq!(of(0, 0, 0), "");
    }

    #[test]
    fn a_menu_says_what_is_chosen_in_it() {
        assert_eq!(depths(&[]), "Depth");
        assert_eq!(depths(&[0, 2]), "Depth: 0, 2");
        let chosen = ["Acme".to_owned(), "שלום".to_owned()];
        assert_eq!(
            billing_accounts(&chosen),
            "Billing account: Acme, \u{2068}שלום\u{2069}"
        );
        assert_eq!(depth(0), "Depth 0 (roots)");
        assert_eq!(depth(3), "Depth 3");
    }
}
