//! How far this machine's clock is from its host's. Asked when an expiry is to be said.

use crate::api::host;

/// How many seconds this machine's clock is ahead. `None`: the host does not say.
pub async fn clock_ahead() -> Option<f64> {
    host::headers().await?.clock_ahead
}
