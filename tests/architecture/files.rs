//! What a source file may hold and how it is named.

use super::source::{Source, at, found, stem};

pub fn each_file_says_what_it_is(sources: &[Source]) -> Vec<String> {
    let opens_well = |source: &&Source| {
        source
            .comments
            .first()
            .is_some_and(|line| line.starts_with("//! "))
    };
    let problem = "opens with one `//!` line: what it is and what it must not know";
    let bad = sources.iter().filter(|source| !opens_well(source));
    bad.map(|source| at(&source.path, 1, problem)).collect()
}

pub fn files_are_named_for_what_they_hold(sources: &[Source]) -> Vec<String> {
    // clippy finds `mod.rs` too, but not in tests.
    const NAMELESS: &[&str] = &[
        "util", "utils", "common", "helper", "helpers", "misc", "mod", "type", "types", "manager",
        "managers", "service", "services",
    ];
    let mut problems = Vec::new();
    for Source { path, .. } in sources {
        for part in stem(path).split('/').filter(|part| NAMELESS.contains(part)) {
            problems.push(at(path, 1, format_args!("`{part}` names nothing")));
        }
    }
    problems
}

/// Writing into a `String` drops no error.
pub fn what_drops_an_error_says_why(sources: &[Source]) -> Vec<String> {
    let mut problems = Vec::new();
    for source in sources {
        for place in source.find_in_program("let _ =") {
            let value = &source.tokens[place + 3].text;
            let writes = ["write", "writeln"].contains(&value.as_str());
            if !writes && !source.explains(source.tokens[place].line) {
                problems.push(source.at(place, "`let _ =` needs its reason beside or above it"));
            }
        }
    }
    problems
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
        for (index, comment) in source.comments.iter().enumerate() {
            let said = comment.split(|mark: char| !(mark.is_alphanumeric() || mark == '_'));
            for word in said.filter(|word| words.contains(word)) {
                let problem = format_args!("{word}: nothing is left for later");
                problems.push(at(&source.path, index + 1, problem));
            }
        }
        for place in source.find("#[ignore") {
            problems.push(source.at(place, "#[ignore]: nothing is left for later"));
        }
    }
    problems
}

#[test]
fn a_file_that_opens_without_saying_what_it_is_is_found() {
    for (text, problems) in [
        ("use a::b;", 1),
        ("// Not seen by rustdoc.", 1),
        ("//! A.", 0),
    ] {
        let rule = each_file_says_what_it_is;
        assert_eq!(found(rule, "src/a.rs", text), problems, "{text}");
    }
}

#[test]
fn a_file_or_folder_with_a_name_that_says_nothing_is_found() {
    for (path, problems) in [
        ("src/utils.rs", 1),
        ("domain/src/common/dates.rs", 1),
        ("src/service.rs", 1),
        ("tests/e2e/tests/console/mod.rs", 1),
        ("src/views/typed.rs", 0),
    ] {
        let rule = files_are_named_for_what_they_hold;
        assert_eq!(found(rule, path, ""), problems, "{path}");
    }
}

#[test]
fn an_error_dropped_without_a_reason_is_found_but_not_in_tests() {
    for (text, problems) in [
        ("fn a() {\n    let _ = b();\n}", 1),
        (
            "fn a() {\n    // It may be gone.\n    let _ = b()\n        .c();\n}",
            0,
        ),
        ("fn a() {\n    let _ = b(); // It may be gone.\n}", 0),
        ("// It may be gone.\n\nfn a() {\n    let _ = b();\n}", 1),
        (
            "#[cfg(test)]\nmod tests {\n    fn a() { let _ = b(); }\n}",
            0,
        ),
        ("fn a() {\n    let _ = write!(text, \"{a}\");\n}", 0),
    ] {
        let rule = what_drops_an_error_says_why;
        assert_eq!(found(rule, "src/a.rs", text), problems, "{text}");
    }
}

#[test]
fn what_puts_work_off_is_found() {
    for (text, problems) in [
        (concat!("// TO", "DO: later"), 1),
        (concat!("/// Perhaps (X", "XX)."), 1),
        ("#[test]\n#[ignore = \"slow\"]\nfn a() {}", 1),
        (concat!("// TO", "DOS is a word"), 0),
    ] {
        let rule = nothing_is_left_for_later;
        assert_eq!(found(rule, "src/a.rs", text), problems, "{text}");
    }
}
