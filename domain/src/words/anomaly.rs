//! What does not fit about an organization, in words. Knows what was found, not how.

use std::fmt;

use crate::tree::forest::Anomaly;

impl fmt::Display for Anomaly {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Anomaly::Orphan { parent } => {
                write!(
                    f,
                    "Its parent {parent} is not in the list, so it stands as a root."
                )
            }
            Anomaly::ParentUnread => {
                f.write_str("Its parent couldn't be read, so it stands as a root.")
            }
            Anomaly::Cycle { parent } => {
                write!(
                    f,
                    "It is its own ancestor by way of its parent {parent}, so it stands as a root."
                )
            }
            Anomaly::Duplicate { times } => {
                write!(f, "The API listed it {times} times; the first is shown.")
            }
            Anomaly::Depth { said } => write!(
                f,
                "The API gives its depth as {said}; its parents say otherwise."
            ),
            Anomaly::Path { said } if said.is_empty() => {
                f.write_str("The API gives it an empty path; its parents say otherwise.")
            }
            Anomaly::Path { said } => {
                write!(
                    f,
                    "The API gives its path as {said}; its parents say otherwise."
                )
            }
        }
    }
}

/// All that was found about one organization, a sentence each; empty where nothing was.
pub fn anomaly_words(found: &[Anomaly]) -> String {
    found
        .iter()
        .map(ToString::to_string)
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_anomaly_is_a_sentence_that_names_what_was_found() {
        let found = [
            (
                Anomaly::Orphan {
                    parent: "org_gone".into(),
                },
                "org_gone",
            ),
            (Anomaly::ParentUnread, "couldn't be read"),
            (
                Anomaly::Cycle {
                    parent: "org_self".into(),
                },
                "org_self",
            ),
            (Anomaly::Duplicate { times: 3 }, "3 times"),
            (Anomaly::Depth { said: 7 }, "7"),
            (
                Anomaly::Path {
                    said: "org_1#org_2".into(),
                },
                "org_1#org_2",
            ),
            (
                Anomaly::Path {
                    said: String::new(),
                },
                "empty",
            ),
        ];
        for (anomaly, named) in &found {
            let sentence = anomaly.to_string();
            assert!(
                sentence.contains(named) && sentence.ends_with('.'),
                "{sentence}"
            );
        }
        let [orphan, _, twice, ..] = found.map(|(anomaly, _)| anomaly);
        assert_eq!(anomaly_words(&[]), "");
        assert_eq!(
            anomaly_words(&[orphan.clone(), twice.clone()]),
            format!("{orphan} {twice}")
        );
    }
}
