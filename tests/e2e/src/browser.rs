//! A fresh browser of the engine that this run is in, and what a person does with it outside of the page.

use std::ops::Deref;
use std::path::Path;

use serde_json::Value;
use thirtyfour::common::print::{PrintOrientation, PrintParameters};
use thirtyfour::prelude::*;

use crate::driver::Driver;
use crate::engine::{Engine, Media, Unable, chromium, console_log, firefox, webkit};

/// A browser with nothing in it; WebDriver's own words go to it directly.
pub struct Browser {
    driver: WebDriver,
    _behind: Behind,
}

/// What has to last as long as the browser.
#[expect(dead_code, reason = "held so that it lasts")]
enum Behind {
    Nothing,
    Driver(Driver),
    Screen(webkit::Surroundings),
}

/// A line on the page's console.
#[derive(Clone)]
pub struct ConsoleEntry {
    pub words: String,
    pub is_complaint: bool,
}

impl ConsoleEntry {
    pub(crate) fn complaint(words: String) -> Self {
        Self {
            words,
            is_complaint: true,
        }
    }
}

impl Deref for Browser {
    type Target = WebDriver;

    fn deref(&self) -> &WebDriver {
        &self.driver
    }
}

fn landscape() -> PrintParameters {
    PrintParameters {
        orientation: PrintOrientation::Landscape,
        ..PrintParameters::default()
    }
}

/// A new browser, `width` by `height` CSS pixels.
pub async fn open(width: u32, height: u32) -> WebDriverResult<Browser> {
    let (driver, behind) = match Engine::chosen() {
        Engine::Chromium => (chromium::open(width, height).await?, Behind::Nothing),
        Engine::Firefox => {
            let (driver, process) = firefox::open().await?;
            (driver, Behind::Driver(process))
        }
        Engine::WebKit => {
            let (driver, surroundings) = webkit::open().await?;
            (driver, Behind::Screen(surroundings))
        }
    };
    let browser = Browser {
        driver,
        _behind: behind,
    };
    browser.resize(width, height).await?;
    Ok(browser)
}

impl Browser {
    /// Gives the page itself this size in CSS pixels.
    pub async fn resize(&self, width: u32, height: u32) -> WebDriverResult<()> {
        match Engine::chosen() {
            Engine::Chromium => chromium::resize(self, width, height).await,
            Engine::Firefox => firefox::resize(self, width, height).await,
            Engine::WebKit => webkit::resize(self, width, height).await,
        }
    }

    /// Answers pages so when they ask how the person likes to look.
    pub async fn show(&self, media: Media) -> Result<(), Unable> {
        match Engine::chosen() {
            Engine::Chromium => chromium::show(self, media).await?,
            Engine::Firefox => firefox::show(self, media).await?,
            Engine::WebKit => {
                if media.dark || media.forced_colors {
                    return Err(Unable::Lacks(webkit::NO_MEDIA));
                }
            }
        }
        Ok(())
    }

    /// Takes the network away, or gives it back; answers whether it can.
    pub async fn unplug(&self, is_offline: bool) -> WebDriverResult<bool> {
        match Engine::chosen() {
            Engine::Chromium => chromium::unplug(self, is_offline).await?,
            Engine::Firefox => firefox::unplug(self, is_offline).await?,
            Engine::WebKit => return Ok(false),
        }
        Ok(true)
    }

    /// Puts downloads there without asking.
    pub async fn download_to(&self, folder: &Path) -> Result<(), Unable> {
        match Engine::chosen() {
            Engine::Chromium => chromium::download_to(self, folder).await?,
            Engine::Firefox => firefox::download_to(self, folder).await?,
            Engine::WebKit => return Err(Unable::Lacks(webkit::NO_DOWNLOADS)),
        }
        Ok(())
    }

    /// The page as paper, in a PDF.
    pub async fn print(&self) -> Result<Vec<u8>, Unable> {
        match Engine::chosen() {
            Engine::Chromium => Ok(self.driver.print_page(landscape()).await?),
            Engine::Firefox | Engine::WebKit => Err(Unable::Lacks(
                "only Chromium's PDF has text that can be read back",
            )),
        }
    }

    /// Lets pages read and write the clipboard.
    pub async fn grant_the_clipboard(&self) -> Result<(), Unable> {
        match Engine::chosen() {
            Engine::Chromium => chromium::grant_the_clipboard(self).await?,
            Engine::Firefox => firefox::grant_the_clipboard(self).await?,
            Engine::WebKit => return Err(Unable::Lacks(webkit::NO_CLIPBOARD)),
        }
        Ok(())
    }

    /// Lets no page read what it draws, as people do who do not want to be recognized by it.
    pub async fn resist_fingerprinting(&self) -> Result<(), Unable> {
        match Engine::chosen() {
            Engine::Firefox => Ok(firefox::resist_fingerprinting(self).await?),
            Engine::Chromium | Engine::WebKit => Err(Unable::Lacks(
                "only Firefox protects against being recognized by drawings",
            )),
        }
    }

    /// What was said on the page's console since it was last asked.
    pub async fn hear(&self) -> WebDriverResult<Vec<ConsoleEntry>> {
        match Engine::chosen() {
            Engine::Chromium => chromium::hear(self).await,
            Engine::Firefox | Engine::WebKit => console_log::hear(self).await,
        }
    }

    /// Asks Chromium's developer tools; the others have none that a driver can ask.
    pub async fn ask_the_tools(&self, method: &str, parameters: Value) -> Result<Value, Unable> {
        match Engine::chosen() {
            Engine::Chromium => Ok(chromium::ask(self, method, parameters).await?),
            Engine::Firefox | Engine::WebKit => Err(Unable::Lacks(
                "only Chromium's developer tools can be asked",
            )),
        }
    }

    /// Closes it.
    pub async fn quit(self) -> WebDriverResult<()> {
        self.driver.quit().await
    }
}
