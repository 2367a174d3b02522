//! A call to the API as a command one can paste into a shell. Knows no token: `$TOKEN` stands in its place.

/// `curl` with the method, the whole address and, where there is one, the JSON body. For POSIX shells:
/// only `$TOKEN` is filled in by the shell, everything else is taken as it stands.
pub fn curl(method: &str, url: &str, body: Option<&str>) -> String {
    let mut command = format!(
        "curl -X {method} {} \\\n  -H \"Authorization: Bearer $TOKEN\" \\\n  -H 'Accept: application/json'",
        quoted(url)
    );
    if let Some(body) = body {
        command.push_str(" \\\n  -H 'Content-Type: application/json' \\\n  --data-raw ");
        command.push_str(&quoted(body));
    }
    command
}

/// One word of the shell, in single quotes, between which nothing but a single quote means anything.
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', r"'\''"))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_command_names_the_token_and_never_holds_it() {
        assert_eq!(
            curl(
                "PATCH",
                "https://api.test/a",
                Some(r#"{"name":"D'Arcy $TOKEN"}"#)
            ),
            "curl -X PATCH 'https://api.test/a' \\\n  -H \"Authorization: Bearer $TOKEN\" \\\n  \
             -H 'Accept: application/json' \\\n  -H 'Content-Type: application/json' \\\n  \
             --data-raw '{\"name\":\"D'\\''Arcy $TOKEN\"}'"
        );
        assert!(!curl("DELETE", "https://api.test/a", None).contains("--data"));
    }

    /// What a shell makes of a word of single-quoted and escaped parts.
    fn unquoted(word: &str) -> Option<String> {
        let (mut text, mut inside, mut marks) = (String::new(), false, word.chars());
        while let Some(mark) = marks.next() {
            match (mark, inside) {
                ('\'', _) => inside = !inside,
                ('\\', false) => text.push(marks.next()?),
                (_, true) => text.push(mark),
                (_, false) => return None,
            }
        }
        (!inside).then_some(text)
    }

    proptest! {
        #[test]
        fn a_shell_reads_back_what_was_quoted(text: String) {
            prop_assert_eq!(unquoted(&quoted(&text)), Some(text));
        }
    }
}
