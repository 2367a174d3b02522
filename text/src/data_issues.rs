//! Data of the API that contradicts itself or can't be read.

use canopy_domain::tree::{anomaly::Anomaly, unread_values::UnreadCount};

use crate::counts::counted;

/// What contradicts itself about an organization.
pub fn data_issue(found: &Anomaly) -> String {
    match found {
        Anomaly::Orphan { parent } => {
            format!("Its parent {parent} is not in the list, so it is shown as a root.")
        }
        Anomaly::ParentUnread => "Its parent couldn't be read, so it is shown as a root.".into(),
        Anomaly::Cycle { parent } => {
            format!("Its parents form a loop through {parent}, so it is shown as a root.")
        }
        Anomaly::Duplicate { times } => {
            format!("The API listed it {times} times. The first entry is shown.")
        }
        Anomaly::Depth { said } => {
            format!("The API says its depth is {said}, but its parents disagree.")
        }
        Anomaly::Path { said } if said.is_empty() => {
            "The API says its path is empty, but its parents disagree.".into()
        }
        Anomaly::Path { said } => {
            format!("The API says its path is {said}, but its parents disagree.")
        }
    }
}

/// All that was found about one organization; empty where nothing was.
pub fn data_issues(found: &[Anomaly]) -> String {
    found.iter().map(data_issue).collect::<Vec<_>>().join(" ")
}

/// How much couldn't be read. `None`: nothing.
pub fn unread(count: UnreadCount) -> Option<String> {
    let UnreadCount { records, values } = count;
    let [records_text, values_text] = [
        counted(records, "record", "records"),
        counted(values, "value", "values"),
    ];
    match (records, values) {
        (0, 0) => None,
        (_, 0) => Some(format!(
            "Couldn't read {records_text}. Everything else is shown."
        )),
        (0, _) => Some(format!(
            "Couldn't read {values_text}. Everything else is shown."
        )),
        _ => Some(format!(
            "Couldn't read {records_text} and {values_text}. Everything else is shown."
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_issue_is_a_sentence_that_names_what_was_found() {
        let issues = [
            Anomaly::Orphan {
                parent: "org_gone".into(),
            },
            Anomaly::ParentUnread,
            Anomaly::Cycle {
                parent: "org_self".into(),
            },
            Anomaly::Duplicate { times: 3 },
            Anomaly::Depth { said: 7 },
            Anomaly::Path {
                said: "org_1#org_2".into(),
            },
            Anomaly::Path {
                said: String::new(),
            },
        ];
        let sentences = [
            "Its parent org_gone is not in the list, so it is shown as a root.",
            "Its parent couldn't be read, so it is shown as a root.",
            "Its parents form a loop through org_self, so it is shown as a root.",
            "The API listed it 3 times. The first entry is shown.",
            "The API says its depth is 7, but its parents disagree.",
            "The API says its path is org_1#org_2, but its parents disagree.",
            "The API says its path is empty, but its parents disagree.",
        ];
        assert_eq!(issues.each_ref().map(data_issue), sentences);
        assert_eq!(data_issues(&[]), "");
        assert_eq!(data_issues(&issues), sentences.join(" "));
    }

    #[test]
    fn records_and_values_are_counted_apart() {
        let sentence = |records, values| unread(UnreadCount { records, values });
        assert_eq!(sentence(0, 0), None);
        for (records, values, expected) in [
            (1, 0, "Couldn't read 1 record. Everything else is shown."),
            (0, 2, "Couldn't read 2 values. Everything else is shown."),
            (
                2_000,
                1,
                "Couldn't read 2,000 records and 1 value. Everything else is shown.",
            ),
        ] {
            assert_eq!(sentence(records, values).as_deref(), Some(expected));
        }
    }
}
