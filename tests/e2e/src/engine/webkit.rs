//! WebKit as WebKitGTK has it: its smallest browser on a screen that nobody sees, with a driver for each, since one
//! drives no more. Nothing beyond WebDriver can be asked of it.

use std::io::{BufRead, BufReader};
use std::process::{Child, Stdio};
use std::time::Duration;

use serde_json::json;
use tempfile::TempDir;
use thirtyfour::Capabilities;
use thirtyfour::prelude::*;

use crate::driver::Driver;
use crate::engine::from_env;
use crate::eventually::within;
use crate::host::free_port;
use crate::supervised::supervised;

pub(crate) const NO_MEDIA: &str = "WebKitGTK's driver can't emulate a dark theme or forced colors";
pub(crate) const NO_DOWNLOADS: &str = "WebKitGTK's driver doesn't report downloads";
pub(crate) const NO_CLIPBOARD: &str = "WebKitGTK's driver can't read the clipboard";

/// Without it the browser's own buttons keep its window from becoming as narrow as a phone.
const STYLE: &str =
    "* { min-width: 0; min-height: 0; padding: 0; margin: 0; border-width: 0; font-size: 1px; }";

/// Who likes motion is the exception here, and cannot be asked for.
const SETTINGS: &str = "[Settings]\ngtk-enable-animations=0\n";

/// What has to last as long as the browser.
pub(crate) struct Surroundings {
    _driver: Driver,
    /// Held for its stdin: when that closes, the screen goes.
    _screen: Child,
    _configuration: TempDir,
}

pub(crate) async fn open() -> WebDriverResult<(WebDriver, Surroundings)> {
    let configuration = tempfile::tempdir().expect("a temporary folder can be made");
    let style = configuration.path().join("gtk-3.0");
    std::fs::create_dir(&style)
        .and_then(|()| std::fs::write(style.join("gtk.css"), STYLE))
        .and_then(|()| std::fs::write(style.join("settings.ini"), SETTINGS))
        .expect("a new folder is writable");
    let (screen, display) = screen();
    let program = from_env("CANOPY_WEBKIT_DRIVER", "WebKitWebDriver");
    let port = free_port();
    let mut command = supervised(&program);
    command
        .args([&format!("--port={port}"), "--host=127.0.0.1"])
        .env("DISPLAY", display)
        .env("XDG_CONFIG_HOME", configuration.path())
        .env("GDK_BACKEND", "x11")
        .env("LANG", "C.UTF-8")
        .env("LANGUAGE", "en_US.UTF-8")
        // Its sandbox needs more rights than a container has, and its compositor a graphics card.
        .env("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1")
        .env("WEBKIT_DISABLE_COMPOSITING_MODE", "1")
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    let driver = Driver::on_port(port, &mut command).await.unwrap_or_else(|error| {
        panic!("{program} didn't start ({error}). Install it with `tools/setup browsers`, or set CANOPY_WEBKIT_DRIVER")
    });
    let wanted = json!({ "webkitgtk:browserOptions": {
        "binary": from_env("CANOPY_MINIBROWSER", "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser"),
        "args": ["--automation"],
    } });
    let wanted: Capabilities = serde_json::from_value(wanted)?;
    let browser = WebDriver::new(&driver.address, wanted).await?;
    let surroundings = Surroundings {
        _driver: driver,
        _screen: screen,
        _configuration: configuration,
    };
    Ok((browser, surroundings))
}

/// A screen of its own, so that no other browser takes the keyboard from this one. It is small so that its pointer,
/// which rests in the middle and says where the keyboard is, lies in every window.
fn screen() -> (Child, String) {
    let mut supervisor = supervised("Xvfb")
        .args(["-displayfd", "1", "-screen", "0", "640x480x24"])
        .args(["-nolisten", "tcp"])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("sh is on every machine that runs these tests");
    let mut number = String::new();
    let output = supervisor.stdout.take().expect("stdout was piped");
    BufReader::new(output)
        .read_line(&mut number)
        .expect("a pipe can be read");
    let number = number.trim();
    assert!(
        !number.is_empty(),
        "Xvfb did not start; `tools/setup browsers` installs it"
    );
    (supervisor, format!(":{number}"))
}

/// The page itself comes to have this size, and the window what it needs around it.
pub(crate) async fn resize(driver: &WebDriver, width: u32, height: u32) -> WebDriverResult<()> {
    const PATIENCE: Duration = Duration::from_secs(5);
    let wanted = [i64::from(width), i64::from(height)];
    let (mut outer_width, mut outer_height) = (wanted[0], wanted[1]);
    let fitted = within(PATIENCE, async || {
        driver
            .set_window_rect(
                0,
                0,
                u32::try_from(outer_width).unwrap_or(width),
                u32::try_from(outer_height).unwrap_or(height),
            )
            .await?;
        let inner: [i64; 2] = driver
            .execute("return [innerWidth, innerHeight]", vec![])
            .await?
            .convert()?;
        if inner == wanted {
            return Ok(());
        }
        let outer = driver.get_window_rect().await?;
        outer_width = wanted[0] + outer.width - inner[0];
        outer_height = wanted[1] + outer.height - inner[1];
        Err(WebDriverError::NotFound(
            format!("{width} by {height}"),
            format!("the page is {inner:?}"),
        ))
    });
    fitted.await
}
