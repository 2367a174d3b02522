//! What the host says about this installation: `config.json` beside the page.

use serde::Deserialize;

use super::call::Call;

/// The installation's configuration.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Configuration {
    /// Where the API is, without a slash at its end. Empty: under the console's own origin.
    pub api_base_url: String,
    /// Whether that API is Canopy's own sandbox, which also hands out tokens.
    #[serde(default)]
    pub sandbox: bool,
}

/// Asks the page's own host for the configuration.
pub fn retrieve() -> Call<Configuration> {
    Call::get(["config.json"])
}
