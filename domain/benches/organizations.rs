//! What a workspace costs against its number of organizations: `cargo bench -p canopy-domain`. Each line is one thing
//! the console does to all organizations; beside the time stands how many of them it does in a second.
#![allow(
    clippy::unwrap_used,
    reason = "a benchmark of what cannot be made has nothing to measure"
)]

use std::sync::Arc;

use canopy_domain::{
    limits::{
        status::LimitStatuses,
        table::{self, Narrowing, Order, UsageBands},
    },
    list::{
        listing::listing,
        sort::{Sort, SortKey},
    },
    organization::Organization,
    tree::{
        forest::Forest,
        search::SearchIndex,
        visible_rows::{Expansion, visible_rows},
    },
    wire::ListPieces,
};
use divan::{Bencher, black_box, counter::ItemsCount};

const SIZES: [usize; 4] = [1_000, 10_000, 100_000, 1_000_000];
const WORDS: [&str; 8] = [
    "Harbour", "Nordic", "Clinic", "Östra", "Retail", "Depot", "Atelier", "South",
];

fn main() {
    divan::main();
}

/// The API's answer: every seventh a root, the others below one of those before them, with limits and uses.
fn answer(count: usize) -> Vec<u8> {
    let mut records = Vec::with_capacity(count);
    for number in 0..count {
        let above = (number % 7 != 0).then(|| number - number % 7 + (number % 7) / 2);
        let parent = above
            .filter(|&above| above < number)
            .map_or("null".to_owned(), |above| format!("\"org_{above}\""));
        let limit = if number % 3 == 0 { "40" } else { "null" };
        let word = WORDS[number % WORDS.len()];
        let users = number % 53;
        records.push(format!(
            r#"{{"id":"org_{number}","name":"{word} {number}","parent_org_id":{parent},"external_id":null,
            "branding":{{"display_name":"{word}","login_hint":"{number}.example.com"}},"billing_account_id":"ba_{}",
            "limits":{{"locations":null,"users":{limit},"sso":0}},
            "usage":{{"usage":{{"users":{users}}},"subtree_usage":{{"users":{users}}}}}}}"#,
            number % 5
        ));
    }
    format!(r#"{{"data":[{}],"has_more":false}}"#, records.join(",")).into_bytes()
}

/// Reads an answer in pieces such as come over a network.
fn read(answer: &[u8]) -> Vec<Arc<Organization>> {
    let mut list = ListPieces::default();
    for piece in answer.chunks(64 * 1024) {
        list.take(piece);
    }
    // Made above, and whole.
    list.list().unwrap().data
}

fn organizations(count: usize) -> Vec<Arc<Organization>> {
    read(&answer(count))
}

struct Workspace {
    forest: Forest,
    statuses: LimitStatuses,
    search: SearchIndex,
}

fn workspace(count: usize) -> Workspace {
    let forest = Forest::new(organizations(count));
    Workspace {
        statuses: LimitStatuses::new(&forest),
        search: SearchIndex::new(&forest),
        forest,
    }
}

/// Measures something done to a whole workspace.
fn measure<T>(bencher: Bencher, count: usize, done: impl Fn(&Workspace) -> T + Sync) {
    let workspace = workspace(count);
    bencher
        .counter(ItemsCount::new(count))
        .bench(|| done(black_box(&workspace)));
}

#[divan::bench(args = SIZES, max_time = 5)]
fn decode(bencher: Bencher, count: usize) {
    let bytes = answer(count);
    bencher
        .counter(ItemsCount::new(count))
        .bench(|| read(black_box(&bytes)).len());
}

#[divan::bench(args = SIZES, max_time = 5)]
fn forest(bencher: Bencher, count: usize) {
    let list = organizations(count);
    bencher
        .counter(ItemsCount::new(count))
        .with_inputs(|| list.clone())
        .bench_values(Forest::new);
}

#[divan::bench(args = SIZES, max_time = 5)]
fn statuses(bencher: Bencher, count: usize) {
    measure(bencher, count, |workspace| {
        LimitStatuses::new(&workspace.forest)
    });
}

#[divan::bench(args = SIZES, max_time = 5)]
fn search_index(bencher: Bencher, count: usize) {
    measure(bencher, count, |workspace| {
        SearchIndex::new(&workspace.forest)
    });
}

#[divan::bench(args = SIZES, max_time = 5)]
fn search(bencher: Bencher, count: usize) {
    measure(bencher, count, |workspace| workspace.search.find("harb 1"));
}

#[divan::bench(args = SIZES, max_time = 5)]
fn listing_as_the_tree(bencher: Bencher, count: usize) {
    measure(bencher, count, |workspace| {
        listing(&workspace.forest, &workspace.statuses, None, &[], None)
    });
}

#[divan::bench(args = SIZES, max_time = 5)]
fn listing_by_name(bencher: Bencher, count: usize) {
    let sort = Sort {
        key: SortKey::Name,
        descending: false,
    };
    measure(bencher, count, |workspace| {
        listing(
            &workspace.forest,
            &workspace.statuses,
            None,
            &[],
            Some(sort),
        )
    });
}

#[divan::bench(args = SIZES, max_time = 5)]
fn visible_rows_all_open(bencher: Bencher, count: usize) {
    let open = Expansion::expanded();
    measure(bencher, count, |workspace| {
        visible_rows(&workspace.forest, &open, None)
    });
}

#[divan::bench(args = SIZES, max_time = 5)]
fn limits_in_order(bencher: Bencher, count: usize) {
    measure(bencher, count, |workspace| {
        table::ordered(&workspace.forest, &workspace.statuses, Order::default())
    });
}

#[divan::bench(args = SIZES, max_time = 5)]
fn limits_narrowed(bencher: Bencher, count: usize) {
    let workspace = workspace(count);
    let (forest, statuses) = (&workspace.forest, &workspace.statuses);
    let bands = UsageBands::new(forest, statuses);
    let ordered = table::ordered(forest, statuses, Order::default());
    bencher
        .counter(ItemsCount::new(count))
        .bench(|| table::narrowed(forest, &bands, black_box(&ordered), Narrowing::default()));
}
