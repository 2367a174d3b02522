//! Runs one end-to-end test: with a sandbox, a browser and a person, evidence if it fails, and no unexpected error or
//! policy violation on the page.

use std::panic::{AssertUnwindSafe, resume_unwind};

use futures_util::FutureExt as _;

use crate::evidence;
use crate::person::Person;
use crate::sandbox::Sandbox;
use crate::seed::Seed;
use crate::skip::{Skipped, report_partly_skipped, report_skipped};

/// What a test starts with.
pub struct Scenario {
    seed: Seed,
    width: u32,
    height: u32,
}

impl Default for Scenario {
    fn default() -> Self {
        Self {
            seed: Seed::Tree,
            width: 1280,
            height: 800,
        }
    }
}

/// Runs a test with the usual organizations on a usual screen.
pub async fn in_a_browser(scenario: impl AsyncFnOnce(&mut Person)) {
    Scenario::default().run(scenario).await;
}

impl Scenario {
    /// Starts from other data.
    #[must_use]
    pub fn with(mut self, seed: Seed) -> Self {
        self.seed = seed;
        self
    }

    /// On a screen of this many CSS pixels.
    #[must_use]
    pub fn on(mut self, width: u32, height: u32) -> Self {
        (self.width, self.height) = (width, height);
        self
    }

    /// Runs the test, then checks whether the page reported errors.
    pub async fn run<S: AsyncFnOnce(&mut Person)>(self, scenario: S) {
        let name = name_of::<S>();
        // Remove the evidence of an earlier run.
        if let Err(error) = std::fs::remove_dir_all(evidence::folder(&name)) {
            assert_eq!(error.kind(), std::io::ErrorKind::NotFound, "{error}");
        }
        let sandbox = Sandbox::start(self.seed).await;
        let person = Person::arrives(sandbox, self.width, self.height).await;
        run_scenario(&name, person, scenario).await;
    }
}

/// Runs a test with a person who has a browser open already. Its evidence is stored under `name`.
pub async fn run_scenario(name: &str, mut person: Person, scenario: impl AsyncFnOnce(&mut Person)) {
    let outcome = AssertUnwindSafe(scenario(&mut person)).catch_unwind().await;
    let (outcome, skipped) = match outcome.map_err(|panic| panic.downcast::<Skipped>()) {
        Ok(()) => (Ok(()), None),
        Err(Ok(skipped)) => (Ok(()), Some(skipped.0)),
        Err(Err(panic)) => (Err(panic), None),
    };
    let mut complaints = person.unexpected_complaints().await;
    complaints.extend(person.unexpected_violations().await);
    if outcome.is_err() || !complaints.is_empty() {
        let folder = evidence::keep(name, &person).await;
        eprintln!(
            "{}\nEvidence: {}",
            person.steps().join("\n"),
            folder.display()
        );
    }
    for what in person.left_out() {
        report_partly_skipped(name, &what);
    }
    if let Some(reason) = skipped {
        let after = person.steps().pop().unwrap_or_default();
        report_skipped(name, &after, reason);
    }
    person.leaves().await;
    if let Err(panic) = outcome {
        resume_unwind(panic);
    }
    assert!(
        complaints.is_empty(),
        "the page reported errors: {complaints:#?}"
    );
}

/// The test's path, `list::a_search_says_how_many`: the name of its thread, or that of the closure it passes
/// if the tests run one by one on the main thread.
fn name_of<S>() -> String {
    if let Some(name) = std::thread::current().name().filter(|name| *name != "main") {
        return name.to_owned();
    }
    let whole = std::any::type_name::<S>();
    let path = whole.split("::{{closure}}").next().unwrap_or(whole);
    path.split_once("::")
        .map_or(path, |(_crate, path)| path)
        .to_owned()
}
