//! What a self-check makes of an installation: what its host sends with the page, and how far the clocks are apart.

mod policies;

pub use policies::Policies;

use crate::host::clocks::{self, Apart};

/// What was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finding {
    /// The host did not answer.
    Silent,
    Types(Vec<WrongType>),
    /// The host does not say its time.
    NoTime,
    ClocksAgree,
    ClocksApart(Apart),
    NoPolicy,
    LetsIn {
        what: Guarded,
        by: Gap,
    },
    /// Other sites may show the console inside of theirs.
    Framed,
    Protected,
    PicturesFromAnywhere,
    PicturesOverHttps,
    /// From these hosts, as a policy spells them.
    PicturesFrom(Vec<String>),
}

impl Finding {
    /// `None`: nobody can tell, or there is nothing to judge.
    pub fn is_well(&self) -> Option<bool> {
        match self {
            Finding::Silent
            | Finding::NoTime
            | Finding::PicturesFromAnywhere
            | Finding::PicturesOverHttps => None,
            Finding::Types(wrong) => Some(wrong.is_empty()),
            Finding::ClocksAgree | Finding::Protected | Finding::PicturesFrom(_) => Some(true),
            Finding::ClocksApart(_)
            | Finding::NoPolicy
            | Finding::LetsIn { .. }
            | Finding::Framed => Some(false),
        }
    }
}

/// A file of another type than its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrongType {
    /// How its name ends, with the dot.
    pub ending: &'static str,
    /// `None`: it came without a type.
    pub sent: Option<String>,
    pub expected: &'static str,
}

/// What a policy may keep out of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Guarded {
    Scripts,
    Calls,
    Plugins,
    BaseAddress,
}

/// How a policy lets something in. A source that is named says more than a directive that is missing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Gap {
    /// By this source.
    Source(String),
    /// From anywhere, for want of a directive.
    Anywhere,
}

/// A file of the console as its host serves it.
#[derive(Clone, Debug)]
pub struct Served {
    /// How its name ends, with the dot.
    pub ending: &'static str,
    /// The `Content-Type` that came with it.
    pub media_type: Option<String>,
}

impl Served {
    /// The type it has to have, where it has another.
    fn expected(&self) -> Option<&'static str> {
        let sent = self.media_type.as_deref().unwrap_or_default();
        let sent = sent.trim().to_ascii_lowercase();
        // Where WebAssembly streams, it takes no parameter either.
        let essence = sent.split(';').next().unwrap_or_default().trim();
        let (is_right, expected) = match self.ending {
            ".wasm" => (sent == "application/wasm", "application/wasm"),
            ".css" => (essence == "text/css", "text/css"),
            _ => {
                let is_script = essence.ends_with("javascript") || essence.ends_with("ecmascript");
                (is_script, "text/javascript")
            }
        };
        (!is_right).then_some(expected)
    }
}

/// Whether a host says of each kind of file what it is.
pub fn file_types(files: &[Served]) -> Finding {
    if files.is_empty() {
        return Finding::Silent;
    }
    let wrong = files.iter().filter_map(|file| {
        let expected = file.expected()?;
        let sent = file.media_type.as_deref().map(str::trim);
        Some(WrongType {
            ending: file.ending,
            sent: sent.filter(|sent| !sent.is_empty()).map(str::to_owned),
            expected,
        })
    });
    Finding::Types(wrong.collect())
}

/// How far a browser's clock is ahead of its host's, in seconds; `None` where the host does not say.
pub fn clock(ahead: Option<f64>) -> Finding {
    let Some(ahead) = ahead.filter(|ahead| ahead.is_finite()) else {
        return Finding::NoTime;
    };
    clocks::difference(ahead).map_or(Finding::ClocksAgree, Finding::ClocksApart)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_of_another_type_than_its_own_is_named() {
        let served = |ending, media_type: &str| Served {
            ending,
            media_type: Some(media_type.to_owned()),
        };
        for (ending, media_type) in [
            (".wasm", "application/wasm"),
            (".wasm", "Application/WASM"),
            (".css", "text/css; charset=utf-8"),
            (".js", "text/javascript"),
            (".js", "application/javascript; charset=UTF-8"),
        ] {
            let found = file_types(&[served(ending, media_type)]);
            assert_eq!(found, Finding::Types(vec![]), "{media_type}");
        }
        for (ending, media_type, sent, expected) in [
            (
                ".wasm",
                "application/octet-stream",
                Some("application/octet-stream"),
                "application/wasm",
            ),
            (
                ".wasm",
                "application/wasm;charset=utf-8",
                Some("application/wasm;charset=utf-8"),
                "application/wasm",
            ),
            (".css", " text/plain ", Some("text/plain"), "text/css"),
            (".js", "", None, "text/javascript"),
        ] {
            let found = file_types(&[served(".js", "text/javascript"), served(ending, media_type)]);
            let wrong = WrongType {
                ending,
                sent: sent.map(str::to_owned),
                expected,
            };
            assert_eq!(found, Finding::Types(vec![wrong]));
            assert_eq!(found.is_well(), Some(false));
        }
        assert_eq!(file_types(&[]).is_well(), None);
    }

    #[test]
    fn a_clock_that_differs_is_not_well_and_one_that_nobody_knows_is_neither() {
        assert_eq!(clock(Some(30.0)).is_well(), Some(true));
        assert_eq!(clock(Some(120.0)).is_well(), Some(false));
        for unknown in [None, Some(f64::NAN), Some(f64::INFINITY)] {
            assert_eq!(clock(unknown).is_well(), None);
        }
    }
}
