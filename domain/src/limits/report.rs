//! The server's own report of an organization's limits. Knows what it says, not what the list says.

use serde::{Deserialize, Deserializer, Serialize, de::Error};
use serde_json::{Map, Value};

use crate::wire::{Unread, fields::take_count};

/// What `GET …/limits` answers (documented: LIMITS). It weighs own limits, those above and the
/// subscription's capacity.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct LimitsReport {
    pub organization_id: Option<String>,
    pub organization_name: Option<String>,
    /// The resources it gives every number of. One that could not be read is left out, so that what the list says of
    /// it stands, and no room is claimed that may not be there.
    pub limits: Vec<ReportedLimit>,
    pub context: Option<ReportContext>,
    /// What could not be read.
    #[serde(skip)]
    pub unread: Vec<Unread>,
}

impl<'de> Deserialize<'de> for LimitsReport {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        match Value::deserialize(from)? {
            Value::Object(report) => Self::read(report),
            _ => None,
        }
        .ok_or_else(|| D::Error::custom("a report with a list of limits was expected"))
    }
}

impl LimitsReport {
    /// `None`: the limits are no list.
    fn read(mut said: Map<String, Value>) -> Option<Self> {
        let mut report = Self {
            organization_id: text(&mut said, "organization_id"),
            organization_name: text(&mut said, "organization_name"),
            ..Self::default()
        };
        if let Some(Value::Object(mut context)) = said.remove("context") {
            report.context = Some(ReportContext {
                kind: text(&mut context, "type").unwrap_or_default(),
                name: text(&mut context, "name").unwrap_or_default(),
            });
        }
        match said.remove("limits") {
            None | Some(Value::Null) => {}
            Some(Value::Array(lines)) => {
                for (index, line) in lines.into_iter().enumerate() {
                    report.take(index, line);
                }
            }
            Some(_) => return None,
        }
        Some(report)
    }

    fn take(&mut self, index: usize, line: Value) {
        let place = format!("limits[{index}]");
        let mut line = match line {
            Value::Object(line) => line,
            wrong => return self.unread.push(unread(place, "", wrong)),
        };
        let Some(resource) = text(&mut line, "type") else {
            return self.unread.push(unread(place, "", line.into()));
        };
        let before = self.unread.len();
        let mut number = |key: &str| {
            let mut number = None;
            let value = line.remove(key).unwrap_or_default();
            if let Some(wrong) = take_count(&mut number, value) {
                self.unread
                    .push(unread(format!("{place}.{key}"), &resource, wrong));
            }
            number
        };
        let line = ReportedLimit {
            used: number("used"),
            direct: number("direct"),
            free: number("free"),
            org_limit: number("org_limit"),
            total: number("total"),
            resource: resource.clone(),
        };
        if self.unread.len() == before {
            self.limits.push(line);
        }
    }

    pub fn of(&self, resource_key: &str) -> Option<&ReportedLimit> {
        self.limits
            .iter()
            .find(|reported| reported.resource == resource_key)
    }
}

fn text(from: &mut Map<String, Value>, key: &str) -> Option<String> {
    match from.remove(key) {
        Some(Value::String(text)) => Some(text),
        _ => None,
    }
}

fn unread(place: String, resource: &str, value: Value) -> Unread {
    Unread {
        place,
        name: resource.to_owned(),
        value: Some(value),
        ..Unread::default()
    }
}

/// One resource of the report. Keys documented: LIMITS; meanings inferred from its sample.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ReportedLimit {
    /// The key of a resource, perhaps of one this version of Canopy does not know.
    #[serde(rename = "type")]
    pub resource: String,
    /// Used by the organization and everything below it; `None`: not told.
    pub used: Option<u64>,
    /// Used by the organization itself; `None`: not told.
    pub direct: Option<u64>,
    /// Room left; `None`: without end (assumed).
    pub free: Option<u64>,
    /// The organization's own limit; `None`: not set (assumed).
    pub org_limit: Option<u64>,
    /// The ceiling that decides; `None`: nothing limits (assumed).
    pub total: Option<u64>,
}

/// Where the report says the ceiling comes from. Only the type `parent` was ever seen.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ReportContext {
    #[serde(rename = "type")]
    pub kind: String,
    pub name: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_may_know_resources_that_canopy_does_not_and_leave_numbers_out() {
        let report: LimitsReport = serde_json::from_str(
            r#"{"limits":[{"type":"storage","used":3},
                {"type":"users","used":8,"direct":2,"free":null,"org_limit":50,"total":50}],"context":null}"#,
        )
        .unwrap();
        assert_eq!(
            report.of("storage").and_then(|reported| reported.used),
            Some(3)
        );
        assert_eq!(report.of("users").and_then(|reported| reported.free), None);
        assert_eq!(report.of("sso"), None);
    }
    #[test]
    fn a_number_that_cannot_be_read_costs_the_line_it_is_in_and_is_named() {
        let report: LimitsReport = serde_json::from_str(
            r#"{"limits":[{"type":"users","used":"8","direct":2.0,"total":-1,"free":"some"},
                {"type":"sso","used":"1"},null,{"used":3},7],"context":["x"]}"#,
        )
        .unwrap();
        assert_eq!(report.of("users"), None);
        assert_eq!(report.of("sso").and_then(|reported| reported.used), Some(1));
        let places: Vec<_> = report.unread.iter().map(|one| one.place.as_str()).collect();
        let expected = [
            "limits[0].free",
            "limits[0].total",
            "limits[2]",
            "limits[3]",
            "limits[4]",
        ];
        assert_eq!(places, expected);
        for no_report in ["[]", r#"{"limits":7}"#] {
            assert!(serde_json::from_str::<LimitsReport>(no_report).is_err());
        }
    }
}
