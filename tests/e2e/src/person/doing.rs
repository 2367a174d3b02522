//! What a person does: goes to pages, presses, types, points, brings files.

use std::path::PathBuf;

use serde_json::{Value, json};
use tempfile::TempDir;
use thirtyfour::TypingData;
use thirtyfour::prelude::*;

use super::Person;
use crate::backend::Fault;
use crate::engine::{Media, Unable};
use crate::find::{NotFound, Target, field};
use crate::gestures::{self, Dropped};

impl Person {
    /// Goes to a path of Canopy's, as if typed into the address bar.
    pub async fn opens(&self, path: &str) {
        self.note(format!("opens {path}"));
        let address = format!("{}{path}", self.home);
        self.collect_console().await;
        self.driver
            .goto(&address)
            .await
            .unwrap_or_else(|error| panic!("{path} doesn't open: {error}"));
        self.collect_console().await;
    }

    /// Presses the browser's reload button.
    pub async fn reloads(&self) {
        self.note("reloads".into());
        self.collect_console().await;
        self.driver
            .refresh()
            .await
            .unwrap_or_else(|error| panic!("can't reload: {error}"));
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
            .unwrap_or_else(|error| panic!("can't go back: {error}"));
    }

    /// Presses the browser's forward button.
    pub async fn goes_forward(&self) {
        self.note("goes forward".into());
        self.driver
            .forward()
            .await
            .unwrap_or_else(|error| panic!("can't go forward: {error}"));
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

    /// Drags something here from another page, as what it is under each type; nothing stands for files that the browser
    /// keeps to itself.
    pub async fn drags_here(&self, data: &[(&str, &str)], target: Target) {
        self.does(format!("drags {data:?} onto {target}"), async || {
            let left = gestures::drag_here(&self.driver, &target, data).await?;
            assert!(left.is_empty(), "the browser would open it at {left:?}");
            Ok(())
        })
        .await;
    }

    /// Lets no page read what it draws.
    pub async fn resists_fingerprinting(&self) {
        self.can(self.driver.resist_fingerprinting().await);
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
        if unplugged.unwrap_or_else(|error| panic!("the network can't be switched: {error}")) {
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

    /// Prints the page; answers the PDF.
    pub async fn prints(&self) -> Vec<u8> {
        self.note("prints the page".into());
        self.can(self.driver.print().await)
    }

    /// Lets pages read and write the clipboard.
    pub async fn may_use_the_clipboard(&self) {
        self.can(self.driver.grant_the_clipboard().await);
    }

    /// What the clipboard holds.
    pub async fn clipboard(&self) -> String {
        let read = "navigator.clipboard.readText().then(arguments[0], (error) => arguments[0](String(error)))";
        let answer = self.driver.execute_async(read, vec![]).await;
        let answer = answer.unwrap_or_else(|error| panic!("the clipboard can't be read: {error}"));
        answer.json().as_str().unwrap_or_default().to_owned()
    }

    /// Turns the screen or drags the window: CSS pixels.
    pub async fn resizes_to(&self, width: u32, height: u32) {
        self.note(format!("resizes to {width} by {height}"));
        self.driver
            .resize(width, height)
            .await
            .unwrap_or_else(|error| panic!("can't resize: {error}"));
    }

    /// Has the browser tell pages so about the person.
    pub(crate) async fn tells_pages(&self, media: Media) -> Result<(), Unable> {
        self.driver.show(media).await
    }

    /// What Chromium's developer tools answer: how the page looks to a screen reader, and what comes before a page.
    pub async fn asks_the_tools(&self, method: &str, parameters: Value) -> Value {
        self.can(self.driver.ask_the_tools(method, parameters).await)
    }

    /// As a person scrolls until nothing lies over what they aim at.
    async fn scrolls_to(&self, element: &WebElement) -> WebDriverResult<()> {
        const SCROLL: &str = "
            const [element] = arguments;
            const box = element.getBoundingClientRect();
            const hit = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
            if (!hit || !(element.contains(hit) || hit.contains(element))) \
              element.scrollIntoView({ block: 'center' });";
        self.driver
            .execute(SCROLL, vec![element.to_json()?])
            .await?;
        Ok(())
    }
}
