//! How this installation is found: what its host sends with the page. Asked when someone looks.

use canopy_domain::self_check::{Finding, clock, policy};

use crate::api::host;

/// What was found of the host.
#[derive(Clone)]
pub struct HostCheck {
    pub policy: Finding,
    pub clock: Finding,
}

/// Asks the host.
pub async fn check_host() -> HostCheck {
    match host::headers().await {
        Some(headers) => HostCheck {
            policy: policy(headers.policy.as_deref()),
            clock: clock(headers.clock_ahead),
        },
        None => HostCheck {
            policy: Finding::unknown("The host does not answer"),
            clock: Finding::unknown("The host does not answer"),
        },
    }
}
