//! What a self-check makes of an installation: what its host sends with the page, and how far the clocks are apart.
//! Knows no browser.

mod policies;

pub use policies::Policies;

use crate::host::clocks;

/// What was found, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// `None`: nobody can tell, or there is nothing to judge.
    pub is_well: Option<bool>,
    pub words: String,
}

impl Finding {
    fn new(is_well: bool, words: impl Into<String>) -> Self {
        Self {
            is_well: Some(is_well),
            words: words.into(),
        }
    }

    /// It could not be found out, or is only said.
    pub fn unknown(words: &str) -> Self {
        Self {
            is_well: None,
            words: words.to_owned(),
        }
    }
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
        return Finding::unknown("The host did not answer");
    }
    let wrong = files.iter().filter_map(|file| {
        let expected = file.expected()?;
        let sent = match file.media_type.as_deref().map(str::trim) {
            None | Some("") => "without a type".to_owned(),
            Some(sent) => format!("as {sent}"),
        };
        Some(format!("{} is sent {sent}, not as {expected}", file.ending))
    });
    let wrong: Vec<String> = wrong.collect();
    if wrong.is_empty() {
        Finding::new(true, "Correct")
    } else {
        Finding::new(false, wrong.join("; "))
    }
}

/// How far a browser's clock is ahead of its host's, in seconds; `None` where the host does not say.
pub fn clock(ahead: Option<f64>) -> Finding {
    let Some(ahead) = ahead.filter(|ahead| ahead.is_finite()) else {
        return Finding::unknown("Host time unknown");
    };
    match clocks::difference(ahead) {
        None => Finding::new(true, "Agrees with the host's"),
        Some(apart) => Finding::new(
            false,
            format!("{apart}; expiry times shown are off by as much"),
        ),
    }
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
            assert_eq!(found, Finding::new(true, "Correct"), "{media_type}");
        }
        for (ending, media_type, words) in [
            (
                ".wasm",
                "application/octet-stream",
                ".wasm is sent as application/octet-stream, not as application/wasm",
            ),
            (
                ".wasm",
                "application/wasm;charset=utf-8",
                ".wasm is sent as application/wasm;charset=utf-8, not as application/wasm",
            ),
            (
                ".css",
                "text/plain",
                ".css is sent as text/plain, not as text/css",
            ),
            (
                ".js",
                "",
                ".js is sent without a type, not as text/javascript",
            ),
        ] {
            let found = file_types(&[served(".js", "text/javascript"), served(ending, media_type)]);
            assert_eq!(found, Finding::new(false, words));
        }
        assert_eq!(file_types(&[]).is_well, None);
    }

    #[test]
    fn a_clock_that_differs_is_not_well_and_one_that_nobody_knows_is_neither() {
        assert_eq!(clock(Some(30.0)).is_well, Some(true));
        let words = "2 min ahead of the host; expiry times shown are off by as much";
        assert_eq!(clock(Some(120.0)), Finding::new(false, words));
        for unknown in [None, Some(f64::NAN), Some(f64::INFINITY)] {
            assert_eq!(clock(unknown).is_well, None);
        }
    }
}
