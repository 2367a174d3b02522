//! How far this machine's clock is from its host's. Asked when an expiry is to be said.

use canopy_domain::host::clocks::{Apart, difference};

use crate::api::host;

/// How far this machine's clock is from the host's. `None`: they agree, or the host does not say.
pub async fn clocks_apart() -> Option<Apart> {
    difference(host::headers().await?.clock_ahead?)
}
