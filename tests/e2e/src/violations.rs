//! What the page's policy had to stop, as the browser reported it to the sandbox.

use serde_json::{Value, json};

use crate::eventually::eventually;
use crate::person::Person;
use crate::sandbox::Sandbox;

/// Asks for a picture that no policy of Canopy's allows, where the page is one of the sandbox's and its reports arrive.
const PLANT: &str = "
    const [home, address] = arguments;
    if (location.origin !== home || document.contentType !== 'text/html' || !navigator.onLine) return false;
    new Image().src = address;
    return true;";

/// Where nothing is: a name that never resolves (RFC 6761, 6.4).
pub(crate) const PLANTED: &str = "http://planted.invalid/";

impl Person {
    /// What was reported since it was last asked, a line each. Reports arrive by themselves and in their order: one is
    /// planted and waited for, which also shows that the page is under a policy, and that its browser reports.
    pub async fn violations(&self) -> Vec<String> {
        let count = self.plants();
        let planted = |count: usize| format!("{PLANTED}{count}");
        let plant = vec![json!(self.sandbox().address()), json!(planted(count))];
        // A page that cannot be asked any more, as one with the sandbox dead behind it, has nothing to add.
        let Ok(answer) = self.browser().execute(PLANT, plant).await else {
            return Vec::new();
        };
        if self.sandbox().violations().await.is_none() || answer.json() != &json!(true) {
            return Vec::new();
        }
        let reports = eventually(async || {
            let reports = self.sandbox().violations().await.unwrap_or_default();
            if reports
                .iter()
                .any(|report| blocked(report) == planted(count))
            {
                Ok(reports)
            } else {
                Err(())
            }
        });
        let Ok(reports) = reports.await else {
            return vec!["the page has no policy, or the browser reports no violations".into()];
        };
        let told = |report: &Value| count > 0 && blocked(report) == planted(count - 1);
        let new = reports.iter().rposition(told).map_or(0, |last| last + 1);
        let new = reports.iter().skip(new);
        new.filter(|report| !blocked(report).starts_with(PLANTED))
            .map(line)
            .collect()
    }

    /// Those that were not expected.
    pub async fn unexpected_violations(&self) -> Vec<String> {
        let mut violations = self.violations().await;
        violations.retain(|line| !self.is_foretold(line));
        violations
    }
}

impl Sandbox {
    /// Every report it has kept; `None` where it is gone.
    async fn violations(&self) -> Option<Vec<Value>> {
        let address = format!("{}/sandbox/violations", self.address());
        let answer = reqwest::get(address).await.ok()?;
        let list: Value = answer.json().await.ok()?;
        list["data"].as_array().cloned()
    }
}

fn blocked(report: &Value) -> &str {
    report["blocked-uri"].as_str().unwrap_or_default()
}

fn line(report: &Value) -> String {
    let said = |key: &str| report[key].as_str().unwrap_or("?").to_owned();
    format!(
        "the policy's {} stopped {} on {} (at {}:{})",
        said("violated-directive"),
        blocked(report),
        said("document-uri"),
        said("source-file"),
        report["line-number"],
    )
}
