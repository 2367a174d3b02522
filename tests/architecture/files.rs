//! What a source file may hold and how it is named. Knows nothing of layers.

use super::source::{Source, at, names_word, stem};

pub fn each_file_says_what_it_is(sources: &[Source]) -> Vec<String> {
    let opens_well = |source: &&Source| !source.lines[0].comment.starts_with("//! ");
    sources
        .iter()
        .filter(opens_well)
        .map(|source| {
            at(
                source,
                1,
                "opens with one `//!` line: what it is and what it must not know",
            )
        })
        .collect()
}

pub fn files_are_named_for_what_they_hold(sources: &[Source]) -> Vec<String> {
    const NAMELESS: &[&str] = &[
        "util", "utils", "common", "helper", "helpers", "misc", "type", "types", "manager",
        "managers", "service", "services",
    ];
    let mut problems = Vec::new();
    for source in sources {
        for part in stem(&source.path)
            .split('/')
            .filter(|part| NAMELESS.contains(part) || *part == "mod")
        {
            problems.push(at(source, 1, format_args!("`{part}` names nothing")));
        }
    }
    problems
}

pub fn what_may_fail_says_why_it_does_not(sources: &[Source]) -> Vec<String> {
    let mut problems = Vec::new();
    for source in sources {
        for (number, line) in source.program() {
            if let Some(risk) = risk(&line.code).filter(|_| !source.explains(number)) {
                let problem = format_args!("`{risk}` needs its reason beside or above it");
                problems.push(at(source, number, problem));
            }
        }
    }
    problems
}

/// What of this code drops an error or stops at one. Writing into a `String` does neither.
fn risk(code: &str) -> Option<&'static str> {
    let risks = [".unwrap()", "let _ ="];
    let writes = code.contains("let _ = write!(") || code.contains("let _ = writeln!(");
    risks
        .into_iter()
        .find(|risk| code.contains(risk) && !writes)
}

pub fn nothing_is_left_for_later(sources: &[Source]) -> Vec<String> {
    // Split, or this file would break its own rule.
    let words = [
        concat!("TO", "DO"),
        concat!("FIX", "ME"),
        concat!("X", "XX"),
    ];
    let mut problems = Vec::new();
    for source in sources {
        for (number, line) in source.numbered() {
            for word in words.iter().filter(|word| names_word(&line.comment, word)) {
                problems.push(at(
                    source,
                    number,
                    format_args!("{word}: nothing is left for later"),
                ));
            }
            for call in ["todo!", "unimplemented!", "#[ignore"]
                .iter()
                .filter(|call| line.code.contains(**call))
            {
                problems.push(at(
                    source,
                    number,
                    format_args!("{call}: nothing is left for later"),
                ));
            }
        }
    }
    problems
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(text: &str) -> [Source; 1] {
        [Source::new("src/a.rs", text)]
    }

    #[test]
    fn a_file_that_opens_without_saying_what_it_is_is_found() {
        assert_eq!(each_file_says_what_it_is(&source("use a::b;")).len(), 1);
        assert_eq!(
            each_file_says_what_it_is(&source("// Not seen by rustdoc.")).len(),
            1
        );
        assert!(each_file_says_what_it_is(&source("//! A.")).is_empty());
    }

    #[test]
    fn a_file_or_folder_with_a_name_that_says_nothing_is_found() {
        for path in [
            "src/utils.rs",
            "domain/src/common/dates.rs",
            "src/views/mod.rs",
            "src/service.rs",
        ] {
            assert_eq!(
                files_are_named_for_what_they_hold(&[Source::new(path, "")]).len(),
                1,
                "{path}"
            );
        }
        assert!(
            files_are_named_for_what_they_hold(&[Source::new("src/views/modal.rs", "")]).is_empty()
        );
    }

    #[test]
    fn an_unwrap_without_a_reason_is_found_but_not_in_tests() {
        assert_eq!(
            what_may_fail_says_why_it_does_not(&source("fn a() {\n    b().unwrap()\n}")).len(),
            1
        );
        assert_eq!(
            what_may_fail_says_why_it_does_not(&source("fn a() {\n    let _ = b();\n}")).len(),
            1
        );
        assert!(
            what_may_fail_says_why_it_does_not(&source("// Checked above.\nlet a = b().unwrap();"))
                .is_empty()
        );
        assert!(
            what_may_fail_says_why_it_does_not(&source(
                "#[cfg(test)]\nmod tests {\n    fn a() { b().unwrap() }\n}"
            ))
            .is_empty()
        );
        for harmless in [
            "let a = b().unwrap_or_default();",
            "let _ = write!(text, \"{a}\");",
        ] {
            assert!(what_may_fail_says_why_it_does_not(&source(harmless)).is_empty());
        }
    }

    #[test]
    fn a_word_that_puts_work_off_is_found() {
        assert_eq!(
            nothing_is_left_for_later(&source(concat!("// TO", "DO: later"))).len(),
            1
        );
        assert_eq!(
            nothing_is_left_for_later(&source(concat!("fn a() { to", "do!() }"))).len(),
            1
        );
    }
}
