//! Where in a JSON text a position lies, as a path. Reads only brackets, keys and commas.

/// One step down into a value.
enum Step {
    Key(String),
    Index(usize),
}

/// The path of the value that the given position (a line and a column, counted from 1 as serde_json
/// counts them) lies in or ends, e.g. `data[3].limits.users`; `.` for the text as a whole.
pub(crate) fn path_at(text: &[u8], line: usize, column: usize) -> String {
    let before: usize = text
        .split_inclusive(|byte| *byte == b'\n')
        .take(line.saturating_sub(1))
        .map(<[u8]>::len)
        .sum();
    let end = before.saturating_add(column).min(text.len());
    spell(&steps(&text[..end]))
}

/// The steps down to where a text breaks off.
fn steps(text: &[u8]) -> Vec<Step> {
    let mut steps = Vec::new();
    let mut key = String::new();
    let mut rest = text;
    while let [byte, after @ ..] = rest {
        rest = after;
        match byte {
            b'"' => {
                let length = string_length(after);
                key = String::from_utf8_lossy(&after[..length]).into_owned();
                rest = after.get(length + 1..).unwrap_or_default();
            }
            b'{' => steps.push(Step::Key(String::new())),
            b'[' => steps.push(Step::Index(0)),
            b':' => {
                if let Some(Step::Key(name)) = steps.last_mut() {
                    *name = std::mem::take(&mut key);
                }
            }
            b',' => match steps.last_mut() {
                Some(Step::Index(index)) => *index += 1,
                Some(Step::Key(name)) => name.clear(),
                None => {}
            },
            b'}' | b']' => {
                steps.pop();
            }
            _ => {}
        }
    }
    steps
}

/// How many bytes stand before the quote that ends a string.
fn string_length(text: &[u8]) -> usize {
    let mut escaped = false;
    text.iter()
        .position(|byte| {
            let ends = *byte == b'"' && !escaped;
            escaped = *byte == b'\\' && !escaped;
            ends
        })
        .unwrap_or(text.len())
}

fn spell(steps: &[Step]) -> String {
    let mut path = String::new();
    for step in steps {
        match step {
            Step::Key(name) if name.is_empty() => {}
            Step::Key(name) => {
                if !path.is_empty() {
                    path.push('.');
                }
                path.push_str(name);
            }
            Step::Index(index) => {
                path.push('[');
                path.push_str(&index.to_string());
                path.push(']');
            }
        }
    }
    if path.is_empty() { ".".into() } else { path }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde::Deserialize;

    use super::*;

    /// What takes nothing of another kind than it names.
    #[allow(dead_code, reason = "only read into")]
    #[derive(Debug, Deserialize)]
    struct Strict {
        data: Vec<Record>,
    }

    #[allow(dead_code, reason = "only read into")]
    #[derive(Debug, Deserialize)]
    struct Record {
        id: String,
        name: Option<String>,
        depth: Option<u32>,
        limits: Option<BTreeMap<String, u64>>,
        usage: Option<BTreeMap<String, BTreeMap<String, u64>>>,
    }

    /// Where serde_json's own error says this answer goes wrong.
    fn place(text: &str) -> String {
        let error = serde_json::from_str::<Strict>(text).unwrap_err();
        path_at(text.as_bytes(), error.line(), error.column())
    }

    /// The same from a parser that follows each step.
    fn oracle(text: &str) -> String {
        let mut json = serde_json::Deserializer::from_str(text);
        let error = serde_path_to_error::deserialize::<_, Strict>(&mut json).unwrap_err();
        error.path().to_string()
    }

    #[test]
    fn a_wrong_value_is_found_where_a_following_parser_finds_it() {
        for text in [
            r#"{"data":[{"id":"a"},{"id":"b","limits":{"users":"many"}}]}"#,
            r#"{"data":[{"id":"a","name":7}]}"#,
            r#"{"data":[{"id":"a","name":{"x":[1,2]}}]}"#,
            r#"{"data":[{"id":"a","depth":-1},{"id":"b"}]}"#,
            r#"{"data":[{"id":"a\"},:{","usage":{"usage":{"users":[]}}}]}"#,
            "{\n  \"data\": [\n    {\"id\": \"ü\", \"depth\": true}\n  ]\n}",
            r#"{"data":[{"id":"a"},7]}"#,
            r#"{"data":{"id":"a"}}"#,
            r#"{"has_more":true,"data":[{"id":"a"},{"name":"b"}]}"#,
            r#"{"data":[{}]}"#,
            "{}",
            "[1]",
            "7",
        ] {
            assert_eq!(place(text), oracle(text), "{text}");
        }
    }

    #[test]
    fn a_text_that_breaks_off_is_named_where_it_does() {
        assert_eq!(place(r#"{"data":[{"id":"a"},{"id":"b""#), "data[1].id");
        assert_eq!(place(""), ".");
    }

    proptest::proptest! {
        #[test]
        fn any_position_in_any_text_has_a_path(text: Vec<u8>, line: usize, column: usize) {
            path_at(&text, line, column);
            path_at(&text, 1, column % 64);
        }
    }
}
