//! A hundred times the list the API allows: list and tree must still feel instant.

use std::time::{Duration, Instant};

use canopy_e2e::*;
use serde_json::Value;

const ALL: usize = 100_000;

/// What a person waits for a first screen of so much without leaving, sandbox and network included.
const FIRST_SCREEN: Duration = Duration::from_secs(30);

/// The longest the page may be busy with one keystroke or click, milliseconds. A tenth of a second is
/// where people begin to notice; the rest is for a machine that also runs the sandbox and the driver.
const BUSY: f64 = 250.0;

const WATCH: &str = "
    window.busy_for = [];
    new PerformanceObserver((list) => list.getEntries().forEach((task) => window.busy_for.push(task.duration)))
      .observe({ type: 'longtask' });";

#[tokio::test]
async fn a_hundred_thousand_organizations_are_listed_searched_and_sorted() {
    Scenario::default()
        .with(Seed::Stress)
        .run(async |person| {
            let workspace = person.sandbox().workspace();
            person.signs_in_as("owner").await;
            let started = Instant::now();
            person.opens(&format!("/w/{workspace}/organizations")).await;
            eventually::within(FIRST_SCREEN, async || person.number_in_the_status().await)
                .await
                .unwrap_or_else(|complaint| panic!("not within {FIRST_SCREEN:?}: {complaint}"));
            println!("the list stands after {:?}", started.elapsed());
            person.lists(ALL).await;

            person.page_answers(WATCH, vec![]).await;
            for letter in ["s", "t", "o", "r", "e"] {
                person
                    .types_in(searchbox("Search organizations"), letter)
                    .await;
            }
            let found = person
                .waits_until("the search has narrowed the list", async || {
                    match person.number_in_the_status().await? {
                        number if number < ALL as u64 => Ok(number),
                        number => Err(format!("{number} are listed")),
                    }
                })
                .await;
            println!("“store” leaves {found}");
            person.was_never_busy("a search").await;

            person.replaces("Search organizations", "").await;
            person.lists(ALL).await;
            person
                .clicks(
                    button("")
                        .starting_with("Name")
                        .inside(column_header("Name")),
                )
                .await;
            person
                .sees_attribute(column_header("Name"), "aria-sort", Some("ascending"))
                .await;
            person.was_never_busy("sorting by name").await;
        })
        .await;
}

#[tokio::test]
async fn a_hundred_thousand_organizations_are_opened_and_walked() {
    Scenario::default()
        .with(Seed::Stress)
        .run(async |person| {
            let workspace = person.sandbox().workspace();
            person.signs_in_as("owner").await;
            person.opens(&format!("/w/{workspace}/tree")).await;
            eventually::within(FIRST_SCREEN, async || {
                tree_item("").nth(0).one(person.browser()).await
            })
            .await
            .unwrap_or_else(|complaint| panic!("not within {FIRST_SCREEN:?}: {complaint}"));
            person.page_answers(WATCH, vec![]).await;
            person.clicks(button("Expand all")).await;
            person.was_never_busy("expanding all").await;
            person.tabs_to(tree("Organizations")).await;
            for key in [Key::End, Key::Home, Key::PageDown, Key::Down, Key::Left] {
                person.presses(key).await;
            }
            person.was_never_busy("walking").await;
            person.clicks(button("Collapse all")).await;
            person.was_never_busy("collapsing all").await;
        })
        .await;
}

trait Patience {
    async fn was_never_busy(&self, during: &str);
}

impl Patience for Person {
    /// Looks back on every long task since the last look.
    async fn was_never_busy(&self, during: &str) {
        // Entries come in after the frame in which the task ended.
        let read = "const done = arguments[0];
            requestAnimationFrame(() => setTimeout(() => { done(window.busy_for); window.busy_for = []; }, 0));";
        let tasks = self.browser().execute_async(read, vec![]).await;
        let tasks: Value = tasks.expect("the page answers").json().clone();
        let longest = tasks
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(Value::as_f64)
            .fold(0.0, f64::max);
        println!("{during}: busy for at most {longest} ms");
        assert!(longest <= BUSY, "{during} kept the page busy: {tasks}");
    }
}
