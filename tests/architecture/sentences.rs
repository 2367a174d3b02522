//! Where sentences are spelled: in the crate of texts alone.

use super::source::{Source, found, is_in};

/// Where none is spelled. A folder stands for all below it.
const SILENT: &[&str] = &[
    "domain/src",
    "src/api",
    "src/components",
    "src/state",
    "src/views",
];

/// What is handed to these is for whoever works on the program.
const FOR_DEVELOPERS: &[&str] = &[
    "assert",
    "custom",
    "debug_assert",
    "expect",
    "panic",
    "unreachable",
];

/// Texts that look like sentences: the file, the text with its quotes, and what it is.
const NONE: &[(&str, &str, &str)] = &[
    (
        "domain/src/picture.rs",
        r#""Picture({}, {}, {} bytes)""#,
        "for developers",
    ),
    (
        "domain/src/wire/curl.rs",
        r#""curl -X {method} {} \\\n  -H \"Authorization: Bearer $TOKEN\" \\\n  -H 'Accept: application/json'""#,
        "a command for a shell",
    ),
    (
        "src/api/client.rs",
        r#""Bearer {bearer}""#,
        "a header of HTTP",
    ),
    (
        "src/components/search_box.rs",
        r#""input:not([type=checkbox], [type=radio], [type=color]), textarea, select, [role=menu]""#,
        "a selector",
    ),
    (
        "src/state/session/shared.rs",
        r#""session {text}""#,
        "a message to other tabs",
    ),
    ("src/state/storage.rs", r#""canopy {base} {api}""#, "a key"),
];

/// Text in quotes that is a sentence or a part of one is in `text`.
pub fn sentences_are_in_the_crate_of_texts(sources: &[Source]) -> Vec<String> {
    let is_silent = |path: &str| SILENT.iter().any(|place| is_in(path, place));
    let mut problems = Vec::new();
    for source in sources.iter().filter(|source| is_silent(&source.path)) {
        let exempt = exempt(source);
        for (place, token) in source.tokens.iter().enumerate() {
            let is_exempt = || exempt.iter().any(|(from, to)| (from..to).contains(&&place));
            let is_known = || {
                NONE.iter()
                    .any(|(path, text, _)| (*path, *text) == (&*source.path, &*token.text))
            };
            if !token.test && is_sentence(&token.text) && !is_exempt() && !is_known() {
                let problem = format_args!("{} belongs in text/src", token.text);
                problems.push(source.at(place, problem));
            }
        }
    }
    problems
}

/// An exception that excepts nothing goes.
pub fn each_exception_is_needed(sources: &[Source]) -> Vec<String> {
    let is_needed = |path: &str, text: &str| {
        let mut here = sources.iter().filter(|source| source.path == path);
        here.any(|source| source.tokens.iter().any(|token| token.text == text))
    };
    let unneeded = NONE.iter().filter(|(path, text, _)| !is_needed(path, text));
    unneeded
        .map(|(path, text, _)| format!("{path}: has no {text} any longer"))
        .collect()
}

/// Attributes, classes, arguments for developers, and what serde says that it expected.
fn exempt(source: &Source) -> Vec<(usize, usize)> {
    let span = |place: usize| (place, source.tokens[place].end);
    let attributes = source.find("#[").map(|place| span(place + 1));
    let classes = source.find("class=").map(|place| (place + 2, place + 3));
    let calls = FOR_DEVELOPERS.iter().flat_map(|name| {
        let functions = source
            .find(&format!("{name}("))
            .map(|place| span(place + 1));
        functions.chain(
            source
                .find(&format!("{name}!("))
                .map(|place| span(place + 2)),
        )
    });
    let functions = source.functions().into_iter();
    let expecting = functions.filter(|function| function.name == "expecting");
    let bodies = expecting.map(|function| function.body);
    attributes
        .chain(classes)
        .chain(calls)
        .chain(bodies)
        .collect()
}

/// Whether it is a text with two words in a row, one of which may be a value that is put in. The names of classes and
/// what a selector consists of are words only where they have neither a dot nor a hyphen.
fn is_sentence(literal: &str) -> bool {
    let literal = literal.trim_start_matches(['r', '#']);
    let Some(text) = literal.strip_prefix('"') else {
        return false;
    };
    let (mut before, mut before_is_value) = (false, true);
    for part in text.trim_end_matches('#').trim_end_matches('"').split(' ') {
        let word =
            part.trim_matches(['.', ',', ';', ':', '!', '?', '(', ')', '…', '"', '\\'].as_slice());
        let is_value = word.starts_with('{') && word.ends_with('}');
        let is_word = word
            .chars()
            .all(|sign| sign.is_alphabetic() || "'’".contains(sign));
        let is_word = is_word && word.chars().nth(1).is_some();
        if before && (is_word || is_value) && !(before_is_value && is_value) {
            return true;
        }
        (before, before_is_value) = (is_word || is_value, is_value);
    }
    false
}

#[test]
fn a_sentence_outside_of_its_crate_is_found() {
    for (text, problems) in [
        (r#"const A: &str = "No organizations yet";"#, 1),
        (r#"fn a() { view! { <p title="Try again."/> } }"#, 1),
        (r#"fn a() { format!("{count} organizations") }"#, 1),
        (r#"fn a() { format!("Couldn't export: {}", b) }"#, 1),
        (r#"fn a() { format!("Delete {name}") }"#, 1),
        (r#"const A: &str = "Sign in";"#, 1),
        (r##"const A: &str = r#"Sign in"#;"##, 1),
        (r#"const A: &str = "Retry";"#, 0),
        (r#"const A: &str = "table-row limits-row";"#, 0),
        (r#"fn a() { view! { <div class="page limits"/> } }"#, 0),
        (r#"const A: &str = ".conflicts-choice button";"#, 0),
        (r#"const A: &str = "M4 6l4 4 4-4z M 3 3";"#, 0),
        (r#"const A: &str = "(prefers-color-scheme: dark)";"#, 0),
        (r#"fn a() { format!("{x} {y} {width} {height}") }"#, 0),
        (
            r#"fn a() { b.expect("it is there"); assert!(c, "a row has no letters") }"#,
            0,
        ),
        (r#"#[allow(a, reason = "this is that place")] fn a() {}"#, 0),
        (
            r#"fn expecting(f: &mut Formatter) { f.write_str("an object") }"#,
            0,
        ),
        (
            "#[cfg(test)]\nmod tests { const A: &str = \"Sign in\"; }",
            0,
        ),
    ] {
        let rule = sentences_are_in_the_crate_of_texts;
        assert_eq!(found(rule, "src/views/a.rs", text), problems, "{text}");
    }
    let text = r#"const A: &str = "Sign in";"#;
    for (path, problems) in [
        ("domain/src/a.rs", 1),
        ("text/src/a.rs", 0),
        ("src/app.rs", 0),
    ] {
        assert_eq!(
            found(sentences_are_in_the_crate_of_texts, path, text),
            problems
        );
    }
}

#[test]
fn an_exception_that_excepts_nothing_is_found() {
    let sources = NONE
        .iter()
        .map(|(path, text, _)| Source::new(path, text))
        .collect::<Vec<_>>();
    assert_eq!(sentences_are_in_the_crate_of_texts(&sources).len(), 0);
    assert_eq!(each_exception_is_needed(&sources).len(), 0);
    assert_eq!(each_exception_is_needed(&sources[1..]).len(), 1);
}
