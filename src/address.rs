//! The address bar: where the person is, how to go elsewhere, and the part of the state that lives in the query.
//! Knows routes, not what they show.

pub mod navigation_guard;

use std::time::Duration;

use leptos::prelude::*;
use leptos_router::{
    NavigateOptions,
    hooks::{use_location, use_navigate},
    location::{BrowserUrl, LocationProvider},
};

use crate::reactive::{Rest, effect, memo};
use crate::routes::{Route, query::query_string, tidied};

use self::navigation_guard::{Navigation, NavigationGuard};

/// How long the query rests after a change before it is written into the address: browsers refuse
/// pages that rewrite it with every keystroke.
const DEBOUNCE: Duration = Duration::from_millis(150);

/// Where the person is and what the query says. One for the whole console.
#[derive(Clone, Copy)]
pub struct Address {
    base: StoredValue<String>,
    route: Memo<Route>,
    query: RwSignal<Query>,
    written: StoredValue<String>,
    left: RwSignal<String>,
    pending: Rest,
    navigate: StoredValue<Go>,
    guard: NavigationGuard,
}

type Go = std::sync::Arc<dyn Fn(&str, NavigateOptions) + Send + Sync>;

impl Address {
    /// Reads the address from now on. Has to be called below a router; `base` is the path the
    /// console is served under, without a slash at its end.
    pub fn new(base: String) -> Self {
        let location = use_location();
        let navigate = use_navigate();
        let path = location.pathname;
        let route = memo({
            let base = base.clone();
            move |_| {
                path.with(|path| Route::parse(path.strip_prefix(base.as_str()).unwrap_or(path)))
            }
        });
        let address = Self {
            base: StoredValue::new(base),
            route,
            query: RwSignal::new(read_query(&location.search.get_untracked())),
            written: StoredValue::new(location.search.get_untracked()),
            left: RwSignal::new(String::new()),
            pending: Rest::default(),
            navigate: StoredValue::new(std::sync::Arc::new(navigate)),
            guard: use_context().unwrap_or_default(),
        };
        on_cleanup(move || {
            address.pending.end();
        });
        let browser = use_context::<BrowserUrl>();
        effect(move || {
            path.track();
            // The router holds a click's new address back until its page stands; ours stands at once.
            if let Some(browser) = &browser {
                browser.ready_to_complete();
            }
        });
        Effect::watch(
            move || (path.get(), location.search.get()),
            move |(path, search), before, _| {
                let elsewhere = before.is_some_and(|(before, _)| before != path);
                if elsewhere || address.written.with_value(|written| written != search) {
                    address.pending.end();
                    if let Some((path, _)) = before.filter(|_| elsewhere) {
                        address
                            .left
                            .set(path.clone() + &untrack(|| address.query_string()));
                    }
                    address.written.set_value(search.clone());
                    address.query.set(read_query(search));
                }
            },
            false,
        );
        address
    }

    pub fn route(self) -> Memo<Route> {
        self.route
    }

    /// The address of the place the person came from; empty where this is the first.
    pub fn left(self) -> String {
        self.left.try_get().unwrap_or_default()
    }

    /// What a link to a place says.
    pub fn href(self, route: &Route) -> String {
        self.base
            .with_value(|base| format!("{base}{}", route.path()))
    }

    /// What a link to a place with a query says.
    pub fn href_with<'a>(
        self,
        route: &Route,
        query: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) -> String {
        self.href(route) + &query_string(query)
    }

    /// Goes to a place.
    pub fn go(self, route: &Route) {
        self.visit(&self.href(route), false);
    }

    /// Goes to a place whose way back leads past the present one.
    pub fn go_instead(self, route: &Route) {
        self.visit(&self.href(route), true);
    }

    /// Goes to an address on this site, as [`Address::href`] spells them.
    ///
    /// Goes nowhere while the person is held back, see [`navigation_guard`].
    pub fn visit(self, href: &str, replace: bool) {
        if self.guard.blocks(Navigation::To(href)) {
            return;
        }
        self.settle();
        let options = NavigateOptions {
            replace,
            resolve: false,
            scroll: true,
            ..Default::default()
        };
        let navigate = self.navigate.get_value();
        navigate(href, options);
    }

    /// The place an address on this site means.
    pub fn place(self, href: &str) -> Route {
        let path = href.split(['?', '#']).next().unwrap_or_default();
        self.base
            .with_value(|base| Route::parse(path.strip_prefix(base.as_str()).unwrap_or(path)))
    }

    /// A value of the query, empty where it is absent.
    pub fn query(self, key: &'static str) -> Memo<String> {
        memo(move |_| {
            self.query
                .with(|query| value_of(query, key).unwrap_or_default().to_owned())
        })
    }

    /// Changes a value of the query at once, and the address a moment later, in place.
    pub fn set_query(self, key: &'static str, value: &str) {
        self.set_queries(&[(key, value)]);
    }

    /// Changes several values of the query.
    pub fn set_queries(self, values: &[(&'static str, &str)]) {
        self.query.update(|query| {
            for &(key, value) in values {
                put(query, key, value);
            }
        });
        // Without a timer the address is written at once.
        if !self.pending.begin(DEBOUNCE, move || self.write_query()) {
            self.write_query();
        }
    }

    /// The query as a link spells it, `?` included.
    pub fn query_string(self) -> String {
        self.query.with(|query| {
            query_string(
                query
                    .iter()
                    .map(|(key, value)| (key.as_str(), value.as_str())),
            )
        })
    }

    /// Writes a change that still waits for its moment: before a link is followed, so that the way back leads to it.
    pub fn settle(self) {
        if !self.pending.end() {
            return;
        }
        let href = self.written_href();
        // The router would write it after the link, which is too late.
        replace(&href);
    }

    /// The address with the query as it is now, which counts as written from here on.
    fn written_href(self) -> String {
        let search = untrack(|| self.query_string());
        self.written
            .set_value(search.trim_start_matches('?').to_owned());
        untrack(|| self.route.with(|route| self.href(route))) + &search
    }

    fn write_query(self) {
        self.pending.end();
        let href = self.written_href();
        let options = NavigateOptions {
            replace: true,
            resolve: false,
            scroll: false,
            ..Default::default()
        };
        let navigate = self.navigate.get_value();
        navigate(&href, options);
    }
}

/// Writes the address the person came by as the console spells it. Has to be called before there is a router, which
/// takes a path of two slashes for another site's address. `base` ends without a slash.
pub fn tidy(base: &str) {
    let location = window().location();
    let Ok(path) = location.pathname() else {
        return;
    };
    let mut href = tidied(&path, base);
    if href != path {
        href += &location.search().unwrap_or_default();
        href += &location.hash().unwrap_or_default();
        replace(&href);
    }
}

/// Puts an address of this site in the place of the present one.
fn replace(href: &str) {
    // Refused only for another site's address.
    let _ = window().history().and_then(|history| {
        history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(href))
    });
}

/// The one address, from anywhere in the console.
pub fn use_address() -> Address {
    expect_context()
}

/// Keys and values in the order of the keys. There are few at a time, and a map is ten times the code.
type Query = Vec<(String, String)>;

fn value_of<'a>(query: &'a Query, key: &str) -> Option<&'a str> {
    let found = query.iter().find(|(known, _)| known == key);
    found.map(|(_, value)| value.as_str())
}

/// A value of the query in an address, empty where it is absent.
pub fn value_in(href: &str, key: &str) -> String {
    let query = href.split_once('?').map(|(_, search)| read_query(search));
    let value = query.as_ref().and_then(|query| value_of(query, key));
    value.unwrap_or_default().to_owned()
}

/// Puts a value in the place of the one before. An empty one is as good as none.
fn put(query: &mut Query, key: &str, value: &str) {
    query.retain(|(known, _)| known != key);
    if !value.is_empty() {
        let place = query.partition_point(|(known, _)| known.as_str() < key);
        query.insert(place, (key.to_owned(), value.to_owned()));
    }
}

/// Reads a query, with or without its `?`.
fn read_query(search: &str) -> Query {
    let pairs = search
        .trim_start_matches('?')
        .split('&')
        .filter(|pair| !pair.is_empty());
    let decode = |text: &str| {
        let spaced = text.replace('+', " ");
        percent_encoding::percent_decode_str(&spaced)
            .decode_utf8_lossy()
            .into_owned()
    };
    let mut query = Query::new();
    for pair in pairs {
        let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
        if !value.is_empty() {
            put(&mut query, &decode(key), &decode(value));
        }
    }
    query
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_is_read_as_it_was_spelled() {
        let query = read_query("?sort=name&q=no&q=a%26b+%C3%BC&empty=&flag&q=");
        assert_eq!(
            query,
            [
                ("q".to_owned(), "a&b ü".to_owned()),
                ("sort".to_owned(), "name".to_owned()),
            ]
        );
        assert!(read_query("").is_empty());
        assert_eq!(value_of(&read_query("q=%FF"), "q"), Some("\u{fffd}"));
    }
}
