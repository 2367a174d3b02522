//! One ChromeDriver for the whole process and a fresh Chromium for each who asks. It knows nothing of Canopy.

use std::io::{BufRead, BufReader};
use std::process::{Child, Stdio};
use std::sync::OnceLock;

use thirtyfour::common::capabilities::chromium::ChromiumLikeCapabilities;
use thirtyfour::prelude::*;
use thirtyfour::{ChromeCapabilities, LoggingPrefsLogLevel};

use crate::leash::leashed;

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
    "--disable-features=Translate,MediaRouter,OptimizationHints",
    "--force-color-profile=srgb",
    "--lang=en-US",
    // A mouse, which machines without a screen do not have: pages ask whether one can hover.
    "--blink-settings=primaryHoverType=2,availableHoverTypes=2,primaryPointerType=4,availablePointerTypes=4",
];

struct Driver {
    address: String,
    /// Held for its stdin: when that closes, the leash ends the driver and every browser.
    _leash: Child,
}

static DRIVER: OnceLock<Driver> = OnceLock::new();

/// A new browser with nothing in it, `width` by `height` CSS pixels.
pub async fn open(width: u32, height: u32) -> WebDriverResult<WebDriver> {
    let mut wanted = ChromeCapabilities::new();
    wanted.set_binary(&from_env("CANOPY_CHROMIUM", "/usr/bin/chromium"))?;
    for flag in FLAGS {
        wanted.add_arg(flag)?;
    }
    wanted.add_arg(&format!("--window-size={width},{height}"))?;
    wanted.set_browser_log_level(LoggingPrefsLogLevel::All)?;
    let driver = WebDriver::new(&DRIVER.get_or_init(start).address, wanted).await?;
    resize(&driver, width, height).await?;
    Ok(driver)
}

/// Gives the page itself this size, below the width at which a window stops shrinking.
pub async fn resize(driver: &WebDriver, width: u32, height: u32) -> WebDriverResult<()> {
    driver
        .cdp()
        .send_raw(
            "Emulation.setDeviceMetricsOverride",
            serde_json::json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false }),
        )
        .await?;
    Ok(())
}

pub(crate) fn from_env(name: &str, otherwise: &str) -> String {
    std::env::var(name).unwrap_or_else(|_| otherwise.to_owned())
}

fn start() -> Driver {
    let program = from_env("CANOPY_CHROMEDRIVER", "chromedriver");
    let mut leash = leashed(&program)
        .arg("--port=0")
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("sh is on every machine that runs these tests");
    let mut lines = BufReader::new(leash.stdout.take().expect("stdout was piped")).lines();
    let port = lines
        .by_ref()
        .map_while(Result::ok)
        .find_map(|line| {
            line.split("started successfully on port ")
                .nth(1)?
                .trim_end_matches('.')
                .parse::<u16>()
                .ok()
        })
        .unwrap_or_else(|| {
            panic!("{program} did not start; install chromium-driver, or set CANOPY_CHROMEDRIVER")
        });
    // A full pipe would stall the driver.
    std::thread::spawn(move || lines.for_each(drop));
    Driver {
        address: format!("http://127.0.0.1:{port}"),
        _leash: leash,
    }
}
