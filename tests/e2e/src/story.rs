//! One test's frame: a sandbox, a browser, a person; evidence when it fails; and no error on the page, or violation of its policy, that was not foretold.

use std::panic::{AssertUnwindSafe, resume_unwind};

use futures_util::FutureExt as _;

use crate::evidence;
use crate::person::Person;
use crate::sandbox::Sandbox;
use crate::seed::Seed;
use crate::shortfall::{Skipped, tell_left_out, tell_skipped};

/// What a story starts with.
pub struct Story {
    seed: Seed,
    width: u32,
    height: u32,
}

impl Default for Story {
    fn default() -> Self {
        Self {
            seed: Seed::Estate,
            width: 1280,
            height: 800,
        }
    }
}

/// A story with the usual estate on a usual screen.
pub async fn in_a_browser(story: impl AsyncFnOnce(&mut Person)) {
    Story::default().tell(story).await;
}

impl Story {
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

    /// Tells it to the end, then looks whether the page complained.
    pub async fn tell<S: AsyncFnOnce(&mut Person)>(self, story: S) {
        let name = name_of::<S>();
        // What an earlier run left would mislead.
        if let Err(error) = std::fs::remove_dir_all(evidence::folder(&name)) {
            assert_eq!(error.kind(), std::io::ErrorKind::NotFound, "{error}");
        }
        let sandbox = Sandbox::start(self.seed).await;
        let person = Person::arrives(sandbox, self.width, self.height).await;
        tell(&name, person, story).await;
    }
}

/// Tells a story of someone who has arrived already; what is kept of it lies under `name`.
pub async fn tell(name: &str, mut person: Person, story: impl AsyncFnOnce(&mut Person)) {
    let told = AssertUnwindSafe(story(&mut person)).catch_unwind().await;
    let (told, skipped) = match told.map_err(|panic| panic.downcast::<Skipped>()) {
        Ok(()) => (Ok(()), None),
        Err(Ok(skipped)) => (Ok(()), Some(skipped.0)),
        Err(Err(panic)) => (Err(panic), None),
    };
    let mut complaints = person.unexpected_complaints().await;
    complaints.extend(person.unexpected_violations().await);
    if told.is_err() || !complaints.is_empty() {
        let folder = evidence::keep(name, &person).await;
        eprintln!(
            "{}\nevidence: {}",
            person.diary().join("\n"),
            folder.display()
        );
    }
    for what in person.left_out() {
        tell_left_out(name, &what);
    }
    if let Some(reason) = skipped {
        let after = person.diary().pop().unwrap_or_default();
        tell_skipped(name, &after, reason);
    }
    person.leaves().await;
    if let Err(panic) = told {
        resume_unwind(panic);
    }
    assert!(
        complaints.is_empty(),
        "the page complained: {complaints:#?}"
    );
}

/// The test's own path, `list::a_search_says_how_many`: the name of its thread, or that of the closure it hands over
/// where the tests run one by one on the main thread.
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
