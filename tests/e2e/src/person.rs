//! Someone with a browser of their own, who waits as a patient person does, and fails in words that say what was done
//! and what was there instead.

mod doing;
mod seeing;

use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;

use tempfile::TempDir;
use thirtyfour::WindowHandle;
use thirtyfour::prelude::*;

use crate::browser::{Browser, ConsoleEntry};
use crate::engine::{Engine, Unable};
use crate::eventually::eventually;
use crate::find::{NotFound, Target};
use crate::sandbox::Sandbox;
use crate::skip::skip;
use crate::violations::PLANTED;

/// Someone with a browser of their own, and a sandbox behind it.
pub struct Person {
    driver: Browser,
    sandbox: Sandbox,
    /// Where Canopy is, without a slash at its end.
    home: String,
    steps: RefCell<Vec<String>>,
    console: RefCell<Vec<ConsoleEntry>>,
    expected: RefCell<Vec<String>>,
    plants: Cell<usize>,
    /// What this engine could not be asked for on the way.
    left_out: RefCell<BTreeSet<String>>,
    /// Files on disk that the page may still read.
    kept: RefCell<Vec<TempDir>>,
}

impl Person {
    fn new(driver: Browser, sandbox: Sandbox, home: String) -> Self {
        Self {
            driver,
            sandbox,
            home,
            steps: RefCell::default(),
            console: RefCell::default(),
            expected: RefCell::default(),
            plants: Cell::default(),
            left_out: RefCell::default(),
            kept: RefCell::default(),
        }
    }

    /// Someone for whom a browser is opened beside a sandbox that already runs.
    pub async fn arrives(sandbox: Sandbox, width: u32, height: u32) -> Self {
        let home = sandbox.address();
        Self::arrives_at(home, sandbox, width, height).await
    }

    /// The same, where another host than the sandbox serves the console.
    pub async fn arrives_at(home: String, sandbox: Sandbox, width: u32, height: u32) -> Self {
        let driver = crate::browser::open(width, height)
            .await
            .expect("a browser opens");
        Self::new(driver, sandbox, home)
    }

    /// The page may complain of this, and shall not fail the scenario for it.
    pub fn expects_complaint(&self, words: &str) {
        self.expected.borrow_mut().push(words.to_owned());
    }

    /// Calls will fail, which the browser itself reports on its console.
    pub fn expects_failing_calls(&self) {
        self.expects_complaint("Failed to load resource");
    }

    /// The network goes, and perhaps a part of the program was still to come, which its loader reports.
    pub fn expects_a_part_to_fail(&self) {
        self.expects_complaint(match Engine::chosen() {
            Engine::Chromium => "Failed to fetch",
            Engine::Firefox => "NetworkError when attempting to fetch",
            // It says what the network said.
            Engine::WebKit => "TypeError",
        });
    }

    #[must_use]
    pub fn sandbox(&self) -> &Sandbox {
        &self.sandbox
    }

    pub fn sandbox_mut(&mut self) -> &mut Sandbox {
        &mut self.sandbox
    }

    /// The driver below, for what has no sentence yet.
    #[must_use]
    pub fn browser(&self) -> &WebDriver {
        &self.driver
    }

    /// What the person did so far, a line each.
    #[must_use]
    pub fn steps(&self) -> Vec<String> {
        self.steps.borrow().clone()
    }

    /// The window one would come back to.
    pub async fn window(&self) -> WindowHandle {
        self.driver
            .window()
            .await
            .unwrap_or_else(|error| panic!("there is no window: {error}"))
    }

    /// Everything the page said on its console so far.
    pub async fn console(&self) -> Vec<String> {
        self.collect_console().await;
        let said = self.console.borrow();
        said.iter()
            .map(|entry| {
                let kind = if entry.is_complaint {
                    "complaint"
                } else {
                    "said"
                };
                format!("{kind}: {}", entry.words)
            })
            .collect()
    }

    /// What the page has complained of so far that was not expected.
    pub async fn unexpected_complaints(&self) -> Vec<String> {
        self.collect_console().await;
        let said = self.console.borrow();
        said.iter()
            .filter(|entry| entry.is_complaint && !is_foreseen(&entry.words))
            .filter(|entry| !self.is_foretold(&entry.words))
            .map(|entry| entry.words.clone())
            .collect()
    }

    pub(crate) fn is_foretold(&self, complaint: &str) -> bool {
        let expected = self.expected.borrow();
        expected.iter().any(|words| complaint.contains(words))
    }

    /// The number of another violation to plant, from 0.
    pub(crate) fn plants(&self) -> usize {
        self.plants.replace(self.plants.get() + 1)
    }

    /// Something is left out of the test in this engine, and reported at its end.
    pub(crate) fn leaves_out(&self, what: String) {
        self.left_out.borrow_mut().insert(what);
    }

    /// Everything that was left out.
    pub(crate) fn left_out(&self) -> Vec<String> {
        self.left_out.borrow().iter().cloned().collect()
    }

    /// Closes the browser; the sandbox ends with it.
    pub async fn leaves(self) {
        if let Err(error) = self.driver.quit().await {
            eprintln!("the browser didn't close: {error}");
        }
    }

    /// Ends the scenario as skipped where this engine's driver has no way.
    fn can<T>(&self, answer: Result<T, Unable>) -> T {
        match answer {
            Ok(answer) => answer,
            Err(Unable::Lacks(reason)) => skip(reason),
            Err(Unable::Failed(error)) => panic!("the browser failed: {error}"),
        }
    }

    async fn collect_console(&self) {
        match self.driver.hear().await {
            Ok(entries) => self.console.borrow_mut().extend(entries),
            Err(error) => eprintln!("the browser console can't be read: {error}"),
        }
    }

    async fn finds(&self, what: String, target: &Target) -> WebElement {
        self.does(what, async || target.one(&self.driver).await)
            .await
    }

    async fn does<T>(&self, what: String, look: impl AsyncFnMut() -> Result<T, NotFound>) -> T {
        self.note(what.clone());
        match eventually(look).await {
            Ok(seen) => seen,
            Err(complaint) => panic!("the person {what}, but {complaint}"),
        }
    }

    fn note(&self, mut what: String) {
        const LONGEST: usize = 200;
        if what.chars().count() > LONGEST {
            what = what.chars().take(LONGEST).chain(['…']).collect();
        }
        self.steps.borrow_mut().push(what);
    }
}

/// What we plant ourselves is no complaint.
fn is_foreseen(complaint: &str) -> bool {
    complaint.contains(PLANTED)
}
