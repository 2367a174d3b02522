//! What the host says about this installation: `config.json` beside the page.

use canopy_domain::wire::{Malformed, api_address};
use serde::Deserialize;
use web_sys::Url;

use super::{call::Call, error::ApiError};

/// The installation's configuration.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Configuration {
    /// Where the API is, without a slash at its end. As the host writes it, it may be relative to
    /// the page.
    pub api_base_url: String,
    /// Whether that API is Canopy's own sandbox, which also hands out tokens.
    #[serde(default)]
    pub sandbox: bool,
    /// Whether a new tab is handed the session of the others.
    #[serde(default = "yes")]
    pub share_session: bool,
}

fn yes() -> bool {
    true
}

impl Configuration {
    /// With the API's address made whole, as seen from `page`.
    ///
    /// # Errors
    /// [`ApiError::Malformed`] where that is no address one can call.
    pub fn seen_from(self, page: &str) -> Result<Self, ApiError> {
        let url = Url::new_with_base(&self.api_base_url, page).ok();
        let url = url.filter(|url| matches!(url.protocol().as_str(), "http:" | "https:"));
        let href = url.map(|url| url.href());
        let problem = match &href {
            Some(href) => api_address::problem(href),
            None => Some("neither an http or https address nor a path"),
        };
        match (href, problem) {
            (Some(href), None) => Ok(Self {
                api_base_url: href.trim_end_matches('/').to_owned(),
                ..self
            }),
            (_, problem) => Err(ApiError::Malformed(Malformed {
                json_path: "api_base_url".into(),
                message: problem.unwrap_or_default().into(),
            })),
        }
    }
}

/// Asks the page's own host for the configuration.
pub fn retrieve() -> Call<Configuration> {
    Call::get(["config.json"])
}

/// What to say where the host does not give it out, and what to do about it.
pub fn advice(error: &ApiError) -> String {
    match error {
        ApiError::Unreachable | ApiError::TimedOut => {
            "The host of this console did not answer. Check the connection and try again.".into()
        }
        // Nobody signs in to a file with a token.
        ApiError::HostSignIn | ApiError::Unauthorized => ApiError::HostSignIn.to_string(),
        ApiError::NotFound => {
            "There is no config.json beside this page. Whoever installed the console has to add it.".into()
        }
        ApiError::Malformed(malformed) => {
            format!("The config.json beside this page cannot be used: {malformed}.")
        }
        ApiError::RateLimited { retry_after: Some(seconds) } => {
            format!("The host of this console asks to wait {seconds} s before the next try.")
        }
        _ => "The host of this console did not give out its config.json. Try again in a moment, or tell whoever \
              runs it.".into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_is_no_api_and_asks_for_no_token() {
        for status in [401, 403, 404, 409, 413, 422, 429, 500] {
            let said = advice(&ApiError::from_answer(status, None, b""));
            assert!(
                said.ends_with('.') && !said.contains("token") && !said.contains("API"),
                "{said}"
            );
        }
    }
}
