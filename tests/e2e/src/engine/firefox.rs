//! Firefox: a geckodriver for each browser, since one drives no more, and scripts in the browser's own window for what
//! WebDriver has no word for.

use std::path::Path;
use std::process::Stdio;

use serde_json::{Value, json};
use thirtyfour::common::command::FormatRequestData;
use thirtyfour::prelude::*;
use thirtyfour::{Capabilities, RequestData, SessionId};

use crate::driver::Driver;
use crate::engine::{Media, from_env};
use crate::supervised::supervised;

pub(crate) async fn open() -> WebDriverResult<(WebDriver, Driver)> {
    let program = from_env("CANOPY_GECKODRIVER", "geckodriver");
    let mut command = supervised(&program);
    // Scripts in the browser's own window have to be allowed.
    command
        .args(["--port=0", "--allow-system-access"])
        .stderr(Stdio::null());
    let process = Driver::that_says("Listening on 127.0.0.1:", &mut command).unwrap_or_else(|| {
        panic!(
            "{program} didn't start. Install it with `tools/setup browsers`, or set CANOPY_GECKODRIVER"
        )
    });
    let wanted = json!({ "moz:firefoxOptions": {
        "binary": from_env("CANOPY_FIREFOX", "/usr/bin/firefox-esr"),
        "args": ["-headless"],
        "prefs": {
            "intl.accept_languages": "en-US",
            // A mouse, which machines without a screen do not have: pages ask whether one can hover.
            "ui.primaryPointerCapabilities": 6,
            "ui.allPointerCapabilities": 6,
            // Downloads go to a folder of ours, and need not be looked at.
            "browser.download.folderList": 2,
            "browser.download.alwaysOpenPanel": false,
            "browser.download.useDownloadDir": true,
            // A JSON file is a page like any other, not a viewer's.
            "devtools.jsonview.enabled": false,
            // No new version, no advice, no first page.
            "app.update.enabled": false,
            "browser.aboutwelcome.enabled": false,
        },
    } });
    let wanted: Capabilities = serde_json::from_value(wanted)?;
    let driver = WebDriver::new(&process.address, wanted).await?;
    Ok((driver, process))
}

/// Below the width at which a window stops shrinking, too: the page becomes smaller inside its window.
pub(crate) async fn resize(driver: &WebDriver, width: u32, height: u32) -> WebDriverResult<()> {
    const SIZE: &str = "
        const [width, height] = arguments;
        const browser = gBrowser.selectedBrowser;
        window.resizeTo(Math.max(width, 500) + 40, height + 200);
        for (const [side, length] of [['width', width], ['height', height]])
          for (const bound of ['', 'min-', 'max-'])
            browser.style.setProperty(bound + side, `${length}px`, 'important');
        browser.style.setProperty('flex', 'none', 'important');";
    above(driver, SIZE, vec![json!(width), json!(height)]).await?;
    // The page learns of it in a process of its own.
    let arrived = crate::eventually::eventually(async || {
        let now = driver
            .execute("return [innerWidth, innerHeight]", vec![])
            .await?;
        if now.json() == &json!([width, height]) {
            Ok(())
        } else {
            Err(WebDriverError::NotFound(
                format!("{width} by {height}"),
                format!("the page is {}", now.json()),
            ))
        }
    });
    arrived.await
}

pub(crate) async fn show(driver: &WebDriver, media: Media) -> WebDriverResult<()> {
    let preferences = json!({
        "layout.css.prefers-color-scheme.content-override": i32::from(!media.dark),
        "browser.display.document_color_use": if media.forced_colors { 2 } else { 1 },
        "ui.prefersReducedMotion": i32::from(media.reduced_motion),
    });
    prefer(driver, preferences).await
}

pub(crate) async fn unplug(driver: &WebDriver, is_offline: bool) -> WebDriverResult<()> {
    const CABLE: &str = "gBrowser.selectedBrowser.browsingContext.forceOffline = arguments[0]";
    above(driver, CABLE, vec![json!(is_offline)]).await?;
    Ok(())
}

pub(crate) async fn download_to(driver: &WebDriver, folder: &Path) -> WebDriverResult<()> {
    prefer(driver, json!({ "browser.download.dir": folder })).await
}

pub(crate) async fn grant_the_clipboard(driver: &WebDriver) -> WebDriverResult<()> {
    // Reading it would otherwise ask the person with a button of the browser's.
    prefer(driver, json!({ "dom.events.testing.asyncClipboard": true })).await
}

pub(crate) async fn resist_fingerprinting(driver: &WebDriver) -> WebDriverResult<()> {
    prefer(driver, json!({ "privacy.resistFingerprinting": true })).await
}

/// Sets preferences as about:config does.
async fn prefer(driver: &WebDriver, preferences: Value) -> WebDriverResult<()> {
    const PREFER: &str = "
        for (const [name, value] of Object.entries(arguments[0]))
          if (typeof value === 'number') Services.prefs.setIntPref(name, value);
          else if (typeof value === 'boolean') Services.prefs.setBoolPref(name, value);
          else Services.prefs.setStringPref(name, value);";
    above(driver, PREFER, vec![preferences]).await?;
    Ok(())
}

/// Runs a script in the browser's own window, above the page.
async fn above(driver: &WebDriver, script: &str, arguments: Vec<Value>) -> WebDriverResult<Value> {
    driver.handle().cmd(Context("chrome")).await?;
    let answer = driver.execute(script, arguments).await;
    driver.handle().cmd(Context("content")).await?;
    Ok(answer?.json().clone())
}

/// Geckodriver's own command: whether scripts run in the page or in the window around it.
#[derive(Debug)]
struct Context(&'static str);

impl FormatRequestData for Context {
    fn format_request(&self, session: &SessionId) -> RequestData {
        RequestData::new(
            reqwest::Method::POST,
            format!("session/{session}/moz/context"),
        )
        .add_body(json!({ "context": self.0 }))
    }
}
