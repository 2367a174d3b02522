//! How this installation is found: what its host sends with the page. Asked when someone looks.

use canopy_domain::host::self_check::{Finding, Policies, clock, file_types};

use crate::api::host;

/// What was found of the host.
#[derive(Clone)]
pub struct HostCheck {
    pub policy: Finding,
    pub pictures: Finding,
    pub files: Finding,
    pub clock: Finding,
}

/// Asks the host.
pub async fn check_host() -> HostCheck {
    let files = file_types(&host::files().await);
    let Some(headers) = host::headers().await else {
        return HostCheck {
            policy: Finding::Silent,
            pictures: Finding::Silent,
            files,
            clock: Finding::Silent,
        };
    };
    let policies = Policies::read(headers.policy.as_deref(), headers.written_policy.as_deref());
    HostCheck {
        policy: policies.protection(),
        pictures: policies.pictures(),
        files,
        clock: clock(headers.clock_ahead),
    }
}
