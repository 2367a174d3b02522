//! What the host says about this installation: `config.json` beside the page.

use canopy_domain::{
    failure::ApiError,
    wire::{
        Malformed, Mistake,
        api_address::{self, AddressProblem},
    },
};
use serde::Deserialize;
use web_sys::Url;

use super::call::Call;

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
        let href = href.ok_or(AddressProblem::NoAddress);
        let checked = href.and_then(|href| match api_address::problem(&href) {
            Some(problem) => Err(problem),
            None => Ok(href),
        });
        match checked {
            Ok(href) => Ok(Self {
                api_base_url: href.trim_end_matches('/').to_owned(),
                ..self
            }),
            Err(problem) => Err(ApiError::Malformed(Malformed {
                json_path: "api_base_url".into(),
                mistake: Mistake::Address(problem),
            })),
        }
    }
}

/// Asks the page's own host for the configuration.
pub fn retrieve() -> Call<Configuration> {
    Call::get(["config.json"])
}
