//! The server's own report of an organization's limits. Knows what it says, not what the estate says.

use serde::{Deserialize, Serialize};

use crate::organization::null_as_default;

/// What `GET …/limits` answers (documented: LIMITS). It weighs own limits, those above and the
/// subscription's capacity.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LimitsReport {
    #[serde(default)]
    pub organization_id: Option<String>,
    #[serde(default)]
    pub organization_name: Option<String>,
    #[serde(default, deserialize_with = "null_as_default")]
    pub limits: Vec<ReportedLimit>,
    #[serde(default)]
    pub context: Option<ReportContext>,
}

impl LimitsReport {
    pub fn of(&self, resource_key: &str) -> Option<&ReportedLimit> {
        self.limits
            .iter()
            .find(|reported| reported.resource == resource_key)
    }
}

/// One resource of the report. Keys documented: LIMITS; meanings inferred from its sample.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ReportedLimit {
    /// The key of a resource, perhaps of one this version of Canopy does not know.
    #[serde(rename = "type")]
    pub resource: String,
    /// Used by the organization and everything below it.
    #[serde(default, deserialize_with = "null_as_default")]
    pub used: u64,
    /// Used by the organization itself.
    #[serde(default, deserialize_with = "null_as_default")]
    pub direct: u64,
    /// Room left; `None`: without end (assumed).
    #[serde(default)]
    pub free: Option<u64>,
    /// The organization's own limit; `None`: not set (assumed).
    #[serde(default)]
    pub org_limit: Option<u64>,
    /// The ceiling that decides; `None`: nothing limits (assumed).
    #[serde(default)]
    pub total: Option<u64>,
}

/// Where the report says the ceiling comes from. Only the type `parent` was ever seen.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ReportContext {
    #[serde(default, rename = "type", deserialize_with = "null_as_default")]
    pub kind: String,
    #[serde(default, deserialize_with = "null_as_default")]
    pub name: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_may_know_resources_that_canopy_does_not_and_leave_numbers_out() {
        let report: LimitsReport = serde_json::from_str(
            r#"{"limits":[{"type":"storage","used":3},{"type":"users","used":8,"direct":2,"free":null,"org_limit":50,"total":50}],"context":null}"#,
        )
        .unwrap();
        assert_eq!(report.of("storage").map(|reported| reported.used), Some(3));
        assert_eq!(report.of("users").and_then(|reported| reported.free), None);
        assert_eq!(report.of("sso"), None);
    }
}
