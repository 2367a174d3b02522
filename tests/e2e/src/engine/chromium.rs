//! Chromium: one ChromeDriver for the whole process, and its developer tools for what WebDriver has no word for.

use std::path::Path;
use std::process::Stdio;
use std::sync::OnceLock;

use serde_json::{Value, json};
use thirtyfour::common::capabilities::chromium::ChromiumLikeCapabilities;
use thirtyfour::prelude::*;
use thirtyfour::{ChromeCapabilities, LoggingPrefsLogLevel};

use crate::browser::ConsoleEntry;
use crate::driver::Driver;
use crate::engine::{Media, from_env};
use crate::supervised::supervised;

/// Quiet, unsandboxed for root, and without the calls home that stall on a closed network.
const FLAGS: [&str; 13] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-extensions",
    // The last of them keeps a page that was left alive, with the calls it waits for: six of those hold the next page
    // up.
    "--disable-features=Translate,MediaRouter,OptimizationHints,BackForwardCache",
    "--force-color-profile=srgb",
    "--lang=en-US",
    // A mouse, which machines without a screen do not have: pages ask whether one can hover.
    "--blink-settings=primaryHoverType=2,availableHoverTypes=2,primaryPointerType=4,availablePointerTypes=4",
];

static DRIVER: OnceLock<Driver> = OnceLock::new();

pub(crate) async fn open(width: u32, height: u32) -> WebDriverResult<WebDriver> {
    let mut wanted = ChromeCapabilities::new();
    let with_windows = from_env("CANOPY_CHROMIUM", "/usr/bin/chromium");
    wanted.set_binary(&from_env("CANOPY_HEADLESS_SHELL", &with_windows))?;
    for flag in FLAGS {
        wanted.add_arg(flag)?;
    }
    wanted.add_arg(&format!("--window-size={width},{height}"))?;
    wanted.set_browser_log_level(LoggingPrefsLogLevel::All)?;
    WebDriver::new(&DRIVER.get_or_init(start).address, wanted).await
}

fn start() -> Driver {
    let program = from_env("CANOPY_CHROMEDRIVER", "chromedriver");
    let mut command = supervised(&program);
    command.arg("--port=0").stderr(Stdio::null());
    Driver::that_says("started successfully on port ", &mut command).unwrap_or_else(|| {
        panic!("{program} didn't start. Install chromium-driver, or set CANOPY_CHROMEDRIVER")
    })
}

/// Below the width at which a window stops shrinking, too.
pub(crate) async fn resize(driver: &WebDriver, width: u32, height: u32) -> WebDriverResult<()> {
    let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
    ask(driver, "Emulation.setDeviceMetricsOverride", size).await?;
    Ok(())
}

pub(crate) async fn show(driver: &WebDriver, media: Media) -> WebDriverResult<()> {
    let word = |is: bool, yes: &'static str, no: &'static str| if is { yes } else { no };
    let features = json!({ "features": [
        { "name": "prefers-color-scheme", "value": word(media.dark, "dark", "light") },
        { "name": "forced-colors", "value": word(media.forced_colors, "active", "none") },
        { "name": "prefers-reduced-motion", "value": word(media.reduced_motion, "reduce", "no-preference") },
    ] });
    ask(driver, "Emulation.setEmulatedMedia", features).await?;
    Ok(())
}

pub(crate) async fn unplug(driver: &WebDriver, is_offline: bool) -> WebDriverResult<()> {
    let conditions = json!({ "offline": is_offline, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 });
    ask(driver, "Network.enable", json!({})).await?;
    ask(driver, "Network.emulateNetworkConditions", conditions).await?;
    Ok(())
}

pub(crate) async fn download_to(driver: &WebDriver, folder: &Path) -> WebDriverResult<()> {
    let wish = json!({ "behavior": "allow", "downloadPath": folder });
    ask(driver, "Browser.setDownloadBehavior", wish).await?;
    Ok(())
}

pub(crate) async fn grant_the_clipboard(driver: &WebDriver) -> WebDriverResult<()> {
    let wish = json!({ "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"] });
    ask(driver, "Browser.grantPermissions", wish).await?;
    Ok(())
}

/// The driver hands each entry out once.
pub(crate) async fn hear(driver: &WebDriver) -> WebDriverResult<Vec<ConsoleEntry>> {
    let entries = driver.browser_log().await?;
    Ok(entries
        .into_iter()
        .map(|entry| ConsoleEntry {
            is_complaint: entry.level == "SEVERE",
            words: entry.message,
        })
        .collect())
}

/// Whatever the developer tools can be asked.
pub(crate) async fn ask(
    driver: &WebDriver,
    method: &str,
    parameters: Value,
) -> WebDriverResult<Value> {
    driver.cdp().send_raw(method, parameters).await
}
