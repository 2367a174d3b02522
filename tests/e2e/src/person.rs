//! What a person can do and see. It waits as a patient person does, and fails in words that say what was done and what was there instead.

use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use std::path::PathBuf;

use serde_json::{Value, json};
use tempfile::TempDir;
use thirtyfour::WindowHandle;
use thirtyfour::prelude::*;

use crate::backend::Fault;
use crate::browser::{Browser, Said};
use crate::engine::{Media, Unable};
use crate::eventually::eventually;
use crate::find::{NotFound, Target, field};
use crate::gestures::{self, Dropped};
use crate::sandbox::Sandbox;
use crate::shortfall::skip;
use crate::violations::PLANTED;

/// Someone with a browser of their own, and a sandbox behind it.
pub struct Person {
    driver: Browser,
    sandbox: Sandbox,
    /// Where Canopy is, without a slash at its end.
    home: String,
    diary: RefCell<Vec<String>>,
    console: RefCell<Vec<Said>>,
    foretold: RefCell<Vec<String>>,
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
            diary: RefCell::default(),
            console: RefCell::default(),
            foretold: RefCell::default(),
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

    // Doing.

    /// Goes to a path of Canopy's, as if typed into the address bar.
    pub async fn opens(&self, path: &str) {
        self.note(format!("opens {path}"));
        let address = format!("{}{path}", self.home);
        self.collect_console().await;
        self.driver
            .goto(&address)
            .await
            .unwrap_or_else(|error| panic!("{path} does not open: {error}"));
        self.collect_console().await;
    }

    /// Presses the browser's reload button.
    pub async fn reloads(&self) {
        self.note("reloads".into());
        self.collect_console().await;
        self.driver
            .refresh()
            .await
            .unwrap_or_else(|error| panic!("cannot reload: {error}"));
        self.collect_console().await;
    }

    /// Is as new to Canopy as on the first day.
    pub async fn forgets_everything(&self) {
        self.opens("/config.json").await;
        self.page_answers("localStorage.clear(); sessionStorage.clear()", vec![])
            .await;
    }

    /// Presses the browser's back button.
    pub async fn goes_back(&self) {
        self.note("goes back".into());
        self.driver
            .back()
            .await
            .unwrap_or_else(|error| panic!("cannot go back: {error}"));
    }

    /// Presses the browser's forward button.
    pub async fn goes_forward(&self) {
        self.note("goes forward".into());
        self.driver
            .forward()
            .await
            .unwrap_or_else(|error| panic!("cannot go forward: {error}"));
    }

    pub async fn clicks(&self, target: Target) {
        self.does(format!("clicks {target}"), async || {
            let element = target.one(&self.driver).await?;
            self.scrolls_to(&element).await?;
            Ok(element.click().await?)
        })
        .await;
    }

    /// Types into a field, after what is there.
    pub async fn types_into(&self, name: &str, text: &str) {
        self.types_in(field(name), text).await;
    }

    pub async fn types_in(&self, target: Target, text: &str) {
        let place = self
            .finds(format!("types “{text}” into {target}"), &target)
            .await;
        place
            .send_keys(text)
            .await
            .unwrap_or_else(|error| panic!("{target} takes no typing: {error}"));
    }

    /// Empties a field as a keyboard does, and types.
    pub async fn replaces(&self, name: &str, text: &str) {
        let target = field(name);
        // What has just been brought may still push the field under something else.
        let place = self
            .does(format!("replaces {target} by “{text}”"), async || {
                let place = target.one(&self.driver).await?;
                self.scrolls_to(&place).await?;
                place.click().await?;
                Ok(place)
            })
            .await;
        let typed = async {
            place.send_keys(Key::Control + "a").await?;
            place.send_keys(Key::Delete).await?;
            // WebKit's driver takes no typing of nothing.
            if text.is_empty() {
                return Ok(());
            }
            place.send_keys(text).await
        };
        typed
            .await
            .unwrap_or_else(|error| panic!("{target} takes no typing: {error}"));
    }

    /// Chooses an option of a select by its words.
    pub async fn chooses(&self, name: &str, option: &str) {
        let target = field(name);
        let script = r"
            const option = [...arguments[0].options].find((option) => option.label.trim().startsWith(arguments[1]));
            if (!option) return [...arguments[0].options].map((option) => option.label);
            arguments[0].value = option.value;
            arguments[0].dispatchEvent(new Event('input', { bubbles: true }));
            arguments[0].dispatchEvent(new Event('change', { bubbles: true }));
            return null;";
        self.does(format!("chooses “{option}” for {target}"), async || {
            let element = target.one(&self.driver).await?.to_json()?;
            let offered = self
                .driver
                .execute(script, vec![element, json!(option)])
                .await?;
            if offered.json().is_null() {
                Ok(())
            } else {
                Err(NotFound(format!("it offers {}", offered.json())))
            }
        })
        .await;
    }

    /// Presses keys where the focus is.
    pub async fn presses(&self, keys: impl Into<TypingData>) {
        let keys = keys.into();
        self.note(format!("presses {keys:?}"));
        let focused = self.driver.active_element().await;
        let pressed = match focused {
            Ok(element) => element.send_keys(keys).await,
            Err(error) => Err(error),
        };
        pressed.unwrap_or_else(|error| panic!("no key can be pressed: {error}"));
    }

    /// Moves the pointer over it.
    pub async fn points_at(&self, target: Target) {
        self.does(format!("points at {target}"), async || {
            let element = target.one(&self.driver).await?;
            Ok(self
                .driver
                .action_chain()
                .move_to_element_center(&element)
                .perform()
                .await?)
        })
        .await;
    }

    pub async fn focuses(&self, target: Target) {
        self.does(format!("focuses {target}"), async || {
            Ok(target.one(&self.driver).await?.focus().await?)
        })
        .await;
    }

    /// Drags a file from the desktop onto it.
    pub async fn drops(&self, file: Dropped<'_>, target: Target) {
        self.does(format!("drops {} on {target}", file.name), async || {
            gestures::bring(&self.driver, &target, "drop", file).await
        })
        .await;
    }

    /// Pastes a file from the clipboard while the focus is in it.
    pub async fn pastes(&self, file: Dropped<'_>, target: Target) {
        self.does(format!("pastes {} into {target}", file.name), async || {
            gestures::bring(&self.driver, &target, "paste", file).await
        })
        .await;
    }

    /// Chooses a file in the browser's file dialog, for the chooser in there.
    pub async fn picks_file(&self, file: Dropped<'_>, place: Target) {
        let target = crate::find::with_role(&["file"]).inside(place);
        let (folder, path) = gestures::on_disk(file);
        self.does(format!("picks {} for {target}", file.name), async || {
            Ok(target
                .one(&self.driver)
                .await?
                .send_keys(path.as_str())
                .await?)
        })
        .await;
        // The browser reads it from disk when the page does.
        self.kept.borrow_mut().push(folder);
    }

    /// Pulls the network cable, or puts it back.
    pub async fn is_offline(&self, offline: bool) {
        self.note(format!(
            "is {}",
            if offline { "offline" } else { "online again" }
        ));
        let unplugged = self.driver.unplug(offline).await;
        if unplugged.unwrap_or_else(|error| panic!("the network cannot be switched: {error}")) {
            return;
        }
        // To the page it is the same when nobody at the other end stays on the line.
        if offline {
            for path in ["**", "/sandbox/tokens"] {
                self.sandbox.suffers(Fault::on("*", path).hangs_up()).await;
            }
        } else {
            self.sandbox.recovers().await;
        }
    }

    /// Has the browser put downloads into a folder, which goes when the answer is dropped.
    pub async fn keeps_downloads(&self) -> TempDir {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        self.can(self.driver.download_to(folder.path()).await);
        folder
    }

    /// The text of the one finished download.
    pub async fn finds_download(&self, folder: &TempDir) -> String {
        self.does("finds the download".into(), async || {
            let files: Vec<PathBuf> = std::fs::read_dir(folder.path())
                .expect("the folder is there")
                .map(|file| file.expect("the folder is readable").path())
                .collect();
            // While a file is on its way Firefox has an empty one in its place.
            let is_on_its_way = |file: &&PathBuf| {
                let ending = file.extension();
                ending.is_some_and(|ending| ending == "crdownload" || ending == "part")
            };
            if let Some(file) = files.iter().find(is_on_its_way) {
                return Err(NotFound(format!("{} is on its way", file.display())));
            }
            let file = files.first();
            let file = file.ok_or_else(|| NotFound("there is none".into()))?;
            let text =
                std::fs::read_to_string(file).map_err(|error| NotFound(error.to_string()))?;
            if text.is_empty() {
                return Err(NotFound(format!("{} is empty", file.display())));
            }
            Ok(text)
        })
        .await
    }

    /// Lets pages read and write the clipboard.
    pub async fn may_use_the_clipboard(&self) {
        self.can(self.driver.grant_the_clipboard().await);
    }

    /// What the clipboard holds.
    pub async fn clipboard(&self) -> String {
        let read = "navigator.clipboard.readText().then(arguments[0], (error) => arguments[0](String(error)))";
        let answer = self.driver.execute_async(read, vec![]).await;
        let answer = answer.unwrap_or_else(|error| panic!("the clipboard cannot be read: {error}"));
        answer.json().as_str().unwrap_or_default().to_owned()
    }

    /// Turns the screen or drags the window: CSS pixels.
    pub async fn resizes_to(&self, width: u32, height: u32) {
        self.note(format!("resizes to {width} by {height}"));
        self.driver
            .resize(width, height)
            .await
            .unwrap_or_else(|error| panic!("cannot resize: {error}"));
    }

    /// Has the browser tell pages so about the person.
    pub(crate) async fn tells_pages(&self, media: Media) -> Result<(), Unable> {
        self.driver.show(media).await
    }

    /// What Chromium's developer tools answer: how the page looks to a screen reader, and what comes before a page.
    pub async fn asks_the_tools(&self, method: &str, parameters: Value) -> Value {
        self.can(self.driver.ask_the_tools(method, parameters).await)
    }

    // Seeing.

    /// There is exactly one of it.
    pub async fn sees(&self, target: Target) {
        self.finds(format!("looks for {target}"), &target).await;
    }

    /// There is none of it, or soon none any more.
    pub async fn does_not_see(&self, target: Target) {
        self.does(
            format!("looks that there is no {target}"),
            async || match target.all(&self.driver).await?.len() {
                0 => Ok(()),
                many => Err(NotFound(format!("there are {many}"))),
            },
        )
        .await;
    }

    /// These words stand somewhere on the page.
    pub async fn reads(&self, words: &str) {
        self.does(format!("reads “{words}”"), async || {
            let page = self.words_on_the_page().await?;
            if page.contains(words) {
                Ok(())
            } else {
                Err(NotFound(format!("the page says:\n{page}")))
            }
        })
        .await;
    }

    /// These words stand in it.
    pub async fn reads_in(&self, target: Target, words: &str) {
        self.does(format!("reads “{words}” in {target}"), async || {
            let text = self.words_in(&target).await?;
            if text.contains(words) {
                Ok(())
            } else {
                Err(NotFound(format!("it says “{text}”")))
            }
        })
        .await;
    }

    /// These words stand nowhere on the page, or soon no longer.
    pub async fn does_not_read(&self, words: &str) {
        self.does(
            format!("looks that nothing says “{words}”"),
            async || {
                let page = self.words_on_the_page().await?;
                if page.contains(words) {
                    Err(NotFound(format!("the page says:\n{page}")))
                } else {
                    Ok(())
                }
            },
        )
        .await;
    }

    /// What is said of it, to whoever cannot see where it is said, has these words.
    pub async fn reads_description(&self, target: Target, words: &str) {
        const SAID: &str = r"return (arguments[0].getAttribute('aria-describedby') ?? '').split(/\s+/)
            .map((id) => document.getElementById(id)?.textContent ?? '').join(' ')";
        self.does(format!("reads “{words}” about {target}"), async || {
            let element = target.one(&self.driver).await?.to_json()?;
            let said: String = self.driver.execute(SAID, vec![element]).await?.convert()?;
            if said.contains(words) {
                Ok(())
            } else {
                Err(NotFound(format!("it is said “{said}”")))
            }
        })
        .await;
    }

    /// A field holds exactly this.
    pub async fn finds_in_field(&self, name: &str, value: &str) {
        let target = field(name);
        self.does(format!("finds “{value}” in {target}"), async || {
            let held = target
                .one(&self.driver)
                .await?
                .prop("value")
                .await?
                .unwrap_or_default();
            if held == value {
                Ok(())
            } else {
                Err(NotFound(format!("it holds “{held}”")))
            }
        })
        .await;
    }

    /// An attribute of it has this value; `None` for absent.
    pub async fn sees_attribute(&self, target: Target, attribute: &str, value: Option<&str>) {
        self.does(
            format!("looks for {attribute}={value:?} on {target}"),
            async || {
                let held = target.one(&self.driver).await?.attr(attribute).await?;
                if held.as_deref() == value {
                    Ok(())
                } else {
                    Err(NotFound(format!("it is {held:?}")))
                }
            },
        )
        .await;
    }

    /// The address bar shows an address for which this holds.
    pub async fn is_at(&self, what: &str, holds: impl Fn(&str) -> bool) -> String {
        self.does(format!("is at {what}"), async || {
            let url = self.driver.current_url().await?;
            let path = url
                .as_str()
                .strip_prefix(&self.home)
                .unwrap_or(url.as_str())
                .to_owned();
            if holds(&path) {
                Ok(path)
            } else {
                Err(NotFound(format!("the address is {path}")))
            }
        })
        .await
    }

    /// The keyboard is in it.
    pub async fn is_in(&self, target: Target) {
        self.does(format!("has the keyboard in {target}"), async || {
            let element = target.one(&self.driver).await?;
            let inside = "return arguments[0] === document.activeElement \
                || (arguments[0].getAttribute('aria-activedescendant') ?? '') !== '' && document.activeElement === arguments[0]";
            let answer = self.driver.execute(inside, vec![element.to_json()?]).await?;
            if answer.json() == &json!(true) { Ok(()) } else { Err(NotFound("it is elsewhere".into())) }
        })
        .await;
    }

    /// Everything one can read of it.
    pub async fn text_of(&self, target: Target) -> String {
        self.does(format!("reads {target}"), async || {
            self.words_in(&target).await
        })
        .await
    }

    /// An attribute of it, once it is there.
    pub async fn attribute_of(&self, target: Target, attribute: &str) -> Option<String> {
        self.finds(format!("looks at {attribute} of {target}"), &target)
            .await
            .attr(attribute)
            .await
            .unwrap_or_else(|error| panic!("{target}: {error}"))
    }

    /// It, for a script in the page.
    pub async fn element(&self, target: Target) -> Value {
        let element = self.finds(format!("looks for {target}"), &target).await;
        element.to_json().unwrap_or_else(|error| panic!("{error}"))
    }

    /// How many there are just now.
    pub async fn counts(&self, target: Target) -> usize {
        self.note(format!("counts {target}"));
        target
            .all(&self.driver)
            .await
            .unwrap_or_else(|error| panic!("{error}"))
            .len()
    }

    /// What a script in the page answers, for what no person can see: storage, geometry, frames.
    pub async fn page_answers(&self, script: &str, arguments: Vec<Value>) -> Value {
        let answer = self.driver.execute(script, arguments).await;
        answer
            .unwrap_or_else(|error| panic!("the page could not answer: {error}\n{script}"))
            .json()
            .clone()
    }

    /// Waits until a script in the page answers so.
    pub async fn page_comes_to_answer(&self, what: &str, script: &str, expected: Value) {
        self.does(format!("waits until {what}"), async || {
            let answer = self.driver.execute(script, vec![]).await?;
            if answer.json() == &expected {
                Ok(())
            } else {
                Err(NotFound(format!("the page answers {}", answer.json())))
            }
        })
        .await;
    }

    /// Waits until the closure holds, whatever it looks at.
    pub async fn waits_until<T>(
        &self,
        what: &str,
        mut look: impl AsyncFnMut() -> Result<T, String>,
    ) -> T {
        self.does(format!("waits until {what}"), async || {
            look().await.map_err(NotFound)
        })
        .await
    }

    // Around the story.

    /// The page may complain of this, and shall not fail the story for it.
    pub fn expects_complaint(&self, words: &str) {
        self.foretold.borrow_mut().push(words.to_owned());
    }

    /// Calls will fail, which the browser itself reports on its console.
    pub fn expects_failing_calls(&self) {
        self.expects_complaint("Failed to load resource");
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
    pub fn diary(&self) -> Vec<String> {
        self.diary.borrow().clone()
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

    /// What the page has complained of so far that was not foretold.
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
        let foretold = self.foretold.borrow();
        foretold.iter().any(|words| complaint.contains(words))
    }

    /// The number of another violation to plant, from 0.
    pub(crate) fn plants(&self) -> usize {
        self.plants.replace(self.plants.get() + 1)
    }

    /// Something is left out of the story in this engine, and told at its end.
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
            eprintln!("the browser did not close: {error}");
        }
    }

    /// Ends the story as skipped where this engine's driver has no way.
    fn can<T>(&self, answer: Result<T, Unable>) -> T {
        match answer {
            Ok(answer) => answer,
            Err(Unable::Lacks(reason)) => skip(reason),
            Err(Unable::Failed(error)) => panic!("the browser does not do it: {error}"),
        }
    }

    async fn collect_console(&self) {
        match self.driver.hear().await {
            Ok(entries) => self.console.borrow_mut().extend(entries),
            Err(error) => eprintln!("the console cannot be read: {error}"),
        }
    }

    async fn words_on_the_page(&self) -> Result<String, NotFound> {
        // Not every engine counts what is chosen among the text.
        const WORDS: &str = "
            const chosen = [...document.querySelectorAll('select')].map((select) => select.selectedOptions[0]?.label);
            return [document.body?.innerText ?? '', ...chosen].join('\\n')";
        Ok(self.driver.execute(WORDS, vec![]).await?.convert()?)
    }

    async fn words_in(&self, target: &Target) -> Result<String, NotFound> {
        let element = target.one(&self.driver).await?.to_json()?;
        Ok(self
            .driver
            .execute("return arguments[0].innerText", vec![element])
            .await?
            .convert()?)
    }

    /// As a person scrolls until nothing lies over what they aim at.
    async fn scrolls_to(&self, element: &WebElement) -> WebDriverResult<()> {
        const SCROLL: &str = "
            const [element] = arguments;
            const box = element.getBoundingClientRect();
            const hit = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
            if (!hit || !(element.contains(hit) || hit.contains(element))) element.scrollIntoView({ block: 'center' });";
        self.driver
            .execute(SCROLL, vec![element.to_json()?])
            .await?;
        Ok(())
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
        self.diary.borrow_mut().push(what);
    }
}

/// Who comes by a link asks for the parent beside the organization, to lose no time; a root has none, and browsers
/// report every 404. And what we plant ourselves is no complaint.
fn is_foreseen(complaint: &str) -> bool {
    complaint
        .contains("/parent - Failed to load resource: the server responded with a status of 404")
        || complaint.contains(PLANTED)
}
