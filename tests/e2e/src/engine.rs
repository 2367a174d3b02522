//! The engines a browser can have, and which of them this run is in.
//! What each does its own way lies in a file of its own.

pub(crate) mod chromium;
pub(crate) mod console_log;
pub(crate) mod firefox;
pub(crate) mod webkit;

use std::fmt;
use std::sync::OnceLock;

use thirtyfour::error::WebDriverError;

/// What renders the page and runs its program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    Chromium,
    Firefox,
    WebKit,
}

impl Engine {
    /// The one this run is in: CANOPY_ENGINE, or Chromium.
    #[must_use]
    pub fn chosen() -> Self {
        static CHOSEN: OnceLock<Engine> = OnceLock::new();
        *CHOSEN.get_or_init(|| match from_env("CANOPY_ENGINE", "chromium").as_str() {
            "chromium" => Self::Chromium,
            "firefox" => Self::Firefox,
            "webkit" => Self::WebKit,
            other => panic!("CANOPY_ENGINE has to be chromium, firefox or webkit, not {other}"),
        })
    }
}

impl fmt::Display for Engine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Chromium => "Chromium",
            Self::Firefox => "Firefox",
            Self::WebKit => "WebKit",
        })
    }
}

/// Why a browser did not do what it was asked.
#[derive(Debug)]
pub enum Unable {
    /// This engine's driver has no way to: the reason, as a clause.
    Lacks(&'static str),
    Failed(WebDriverError),
}

impl From<WebDriverError> for Unable {
    fn from(error: WebDriverError) -> Self {
        Self::Failed(error)
    }
}

impl fmt::Display for Unable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Lacks(reason) => f.write_str(reason),
            Self::Failed(error) => error.fmt(f),
        }
    }
}

/// What a page may ask about the person in front of it.
#[derive(Clone, Copy, Debug)]
pub struct Media {
    pub dark: bool,
    pub forced_colors: bool,
    pub reduced_motion: bool,
}

pub(crate) fn from_env(name: &str, otherwise: &str) -> String {
    std::env::var(name).unwrap_or_else(|_| otherwise.to_owned())
}
