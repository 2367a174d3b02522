//! Who may know whom. Reads sources; knows nothing of how they came to be read.

use super::source::{Source, at, is_in, names_word, stem};

/// Each layer of the console and the layers it may name. Whoever is not listed here is `app`, which knows all of them.
const LAYERS: &[(&str, &[&str])] = &[
    ("reactive", &[]),
    ("composed", &[]),
    ("code_split", &[]),
    ("routes", &[]),
    ("api", &[]),
    ("components", &["reactive", "composed", "code_split"]),
    ("address", &["reactive", "routes"]),
    (
        "state",
        &[
            "reactive",
            "composed",
            "code_split",
            "api",
            "routes",
            "address",
        ],
    ),
    (
        "views",
        &[
            "reactive",
            "composed",
            "code_split",
            "state",
            "components",
            "routes",
            "address",
        ],
    ),
];

/// Who may speak to the browser itself. A folder stands for all below it.
const NEAR_THE_BROWSER: &[&str] = &[
    "src/address/navigation_guard",
    "src/api/client",
    "src/api/configuration",
    "src/api/host",
    "src/api/reach",
    "src/state/clock",
    "src/state/picture_file",
    "src/state/shown_picture",
    "src/state/storage",
    "src/state/tabs",
    "src/components",
    "src/composed",
    "src/views/shell",
    "src/address",
    "src/app",
    "src/lazy_views/style",
];

/// The layer a file of the console belongs to.
fn layer(path: &str) -> Option<&str> {
    stem(path).strip_prefix("src/")?.split('/').next()
}

/// The top-level modules of its own crate that a line of code names.
fn modules_named(path: &str, code: &str) -> Vec<String> {
    let depth = stem(path).split('/').count() - 1;
    let mut named = Vec::new();
    for (index, _) in code.match_indices("crate::") {
        named.extend(first_names(&code[index + "crate::".len()..]));
    }
    let up_to_the_crate = "super::".repeat(depth);
    if let Some(index) = code.find(&up_to_the_crate) {
        named.extend(first_names(&code[index + up_to_the_crate.len()..]));
    }
    named
}

/// `a::b` names `a`; `{a::b, c}` names `a` and `c`.
fn first_names(path: &str) -> Vec<String> {
    let name = |text: &str| {
        text.trim()
            .chars()
            .take_while(|mark| mark.is_alphanumeric() || *mark == '_')
            .collect()
    };
    let Some(group) = path.strip_prefix('{') else {
        return vec![name(path)];
    };
    let mut depth = 0;
    let mut names = vec![String::new()];
    for mark in group.chars() {
        match mark {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => names.push(String::new()),
            _ if depth == 0 => names.last_mut().expect("begins with one name").push(mark),
            _ => {}
        }
    }
    names.iter().map(|path| name(path)).collect()
}

/// The source's statements, each on one line, with the line it begins on: `use` groups span several.
fn statements(source: &Source) -> Vec<(usize, String)> {
    let mut statements: Vec<(usize, String)> = Vec::new();
    let mut open = false;
    for (number, line) in source.numbered() {
        let code = line.code.trim();
        match statements.last_mut() {
            Some((_, statement)) if open => {
                statement.push_str(code);
            }
            _ => statements.push((number, code.to_owned())),
        }
        let begins = code.starts_with("use ") || code.starts_with("pub use ");
        open = (open || begins) && !code.ends_with(';');
    }
    statements
}

pub fn layers_know_only_those_below(sources: &[Source]) -> Vec<String> {
    let mut problems = Vec::new();
    for source in sources {
        let Some(own) = layer(&source.path) else {
            continue;
        };
        let Some((_, allowed)) = LAYERS.iter().find(|(name, _)| *name == own) else {
            continue;
        };
        for (number, statement) in statements(source) {
            for named in modules_named(&source.path, &statement) {
                let is_layer =
                    std::fs::exists(format!("{}/src/{named}.rs", env!("CARGO_MANIFEST_DIR")))
                        .unwrap_or(false)
                        || LAYERS.iter().any(|(name, _)| *name == named);
                if is_layer && named != own && !allowed.contains(&named.as_str()) {
                    problems.push(at(
                        source,
                        number,
                        format_args!("`{own}` must not know `{named}`"),
                    ));
                }
            }
        }
    }
    problems
}

pub fn components_know_no_product(sources: &[Source]) -> Vec<String> {
    named_where(
        sources,
        |path| is_in(path, "src/components"),
        &["canopy_domain"],
        "components know no word of the product",
    )
}

pub fn only_a_few_speak_to_the_browser(sources: &[Source]) -> Vec<String> {
    let far = |path: &str| !NEAR_THE_BROWSER.iter().any(|place| is_in(path, place));
    named_where(
        sources,
        far,
        &["web_sys", "js_sys", "gloo_net", "gloo_file", "wasm_bindgen"],
        "does not speak to the browser itself",
    )
}

pub fn domain_is_pure(sources: &[Source]) -> Vec<String> {
    let impure = [
        "web_sys",
        "js_sys",
        "wasm_bindgen",
        "leptos",
        "gloo_net",
        "std::fs",
        "std::net",
        "std::io",
        "std::env",
        "std::time::SystemTime",
    ];
    named_where(
        sources,
        |path| is_in(path, "domain/src"),
        &impure,
        "domain is pure rules",
    )
}

pub fn the_sandbox_does_not_know_the_console(sources: &[Source]) -> Vec<String> {
    named_where(
        sources,
        |path| is_in(path, "sandbox/src"),
        &["canopy::", "leptos"],
        "the sandbox does not know the console",
    )
}

/// What keys are called depends on layouts and input methods, which one file knows.
pub fn keys_are_read_in_one_place(sources: &[Source]) -> Vec<String> {
    const READS: [&str; 5] = [
        "event.key()",
        "event.code()",
        "key_code()",
        "is_composing()",
        "char_code()",
    ];
    let mut problems = Vec::new();
    for source in sources {
        if is_in(&source.path, "src/components/keys") {
            continue;
        }
        for (number, line) in source.numbered() {
            for read in READS.iter().filter(|read| line.code.contains(*read)) {
                problems.push(at(
                    source,
                    number,
                    format_args!("`{read}`: which key was pressed is for components::keys to say"),
                ));
            }
        }
    }
    problems
}

/// The lines of these files whose code names one of these paths.
fn named_where(
    sources: &[Source],
    applies: impl Fn(&str) -> bool,
    names: &[&str],
    why: &str,
) -> Vec<String> {
    let mut problems = Vec::new();
    for source in sources.iter().filter(|source| applies(&source.path)) {
        for (number, line) in source.numbered() {
            for name in names.iter().filter(|name| names_word(&line.code, name)) {
                problems.push(at(source, number, format_args!("`{name}`: {why}")));
            }
        }
    }
    problems
}

/// Paths of pages are spelled in `routes` alone, those of the API in `api`.
pub fn addresses_are_spelled_in_one_place(sources: &[Source]) -> Vec<String> {
    let mut problems = Vec::new();
    for source in sources
        .iter()
        .filter(|source| !is_in(&source.path, "src/routes") && !is_in(&source.path, "src/api"))
    {
        for (number, line) in source.program() {
            for literal in line.literals.iter().filter(|literal| is_address(literal)) {
                problems.push(at(
                    source,
                    number,
                    format_args!("the address \"{literal}\" belongs in routes or api"),
                ));
            }
        }
    }
    problems
}

/// `/workspaces`, `/w/…`, `/:id`; not a lone slash, a fraction or a closing tag.
fn is_address(literal: &str) -> bool {
    let mut marks = literal.chars();
    marks.next() == Some('/')
        && marks
            .next()
            .is_some_and(|mark| mark.is_ascii_lowercase() || mark == ':' || mark == '{')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(path: &str, text: &str) -> [Source; 1] {
        [Source::new(path, text)]
    }

    #[test]
    fn a_key_is_read_only_where_layouts_and_input_methods_are_known() {
        let reads = "if event.key() == \"k\" || event.code() == \"KeyK\" {}";
        let problems =
            |path: &str, text: &str| keys_are_read_in_one_place(&source(path, text)).len();
        assert_eq!(problems("src/views/anything.rs", reads), 2);
        assert_eq!(problems("src/app/keys.rs", "event.is_composing()"), 1);
        assert_eq!(problems("src/components/keys.rs", reads), 0);
        assert_eq!(problems("src/views/column.rs", "column.key()"), 0);
    }

    #[test]
    fn a_view_that_names_the_api_is_found() {
        for text in [
            "use crate::api::organizations;",
            "use crate::{state::estate, api};",
            "use crate::{\n    state::{estate, session},\n    api::{call::Call, client},\n};",
            "use super::super::super::api;",
            "fn a() -> crate::api::error::Error {}",
        ] {
            assert_eq!(
                layers_know_only_those_below(&source("src/views/list/row.rs", text)).len(),
                1,
                "{text}"
            );
        }
        assert!(
            layers_know_only_those_below(&source(
                "src/views/list/row.rs",
                "use crate::{state::api_like, routes};"
            ))
            .is_empty()
        );
    }

    #[test]
    fn a_state_that_names_a_view_is_found_with_its_line() {
        let problems = layers_know_only_those_below(&source(
            "src/state/estate.rs",
            "//! Estate.\n\nuse crate::views::list;",
        ));
        assert_eq!(
            problems,
            ["src/state/estate.rs:3: `state` must not know `views`"]
        );
    }

    #[test]
    fn the_app_may_know_everyone() {
        assert!(
            layers_know_only_those_below(&source("src/app.rs", "use crate::{api, state, views};"))
                .is_empty()
        );
    }

    #[test]
    fn a_component_with_a_word_of_the_product_is_found() {
        assert_eq!(
            components_know_no_product(&source(
                "src/components/tile.rs",
                "use canopy_domain::picture::Picture;"
            ))
            .len(),
            1
        );
        assert!(
            components_know_no_product(&source(
                "src/components/tile.rs",
                "// canopy_domain is not for us"
            ))
            .is_empty()
        );
    }

    #[test]
    fn a_view_that_speaks_to_the_browser_is_found() {
        assert_eq!(
            only_a_few_speak_to_the_browser(&source(
                "src/views/list.rs",
                "let w = web_sys::window();"
            ))
            .len(),
            1
        );
        assert!(
            only_a_few_speak_to_the_browser(&source(
                "src/components/table/rows.rs",
                "use web_sys::Element;"
            ))
            .is_empty()
        );
    }

    #[test]
    fn a_domain_that_reads_a_file_is_found() {
        assert_eq!(
            domain_is_pure(&source(
                "domain/src/picture.rs",
                "let bytes = std::fs::read(path);"
            ))
            .len(),
            1
        );
    }

    #[test]
    fn a_sandbox_that_uses_the_console_is_found() {
        assert_eq!(
            the_sandbox_does_not_know_the_console(&source(
                "sandbox/src/api.rs",
                "use canopy::routes::Route;"
            ))
            .len(),
            1
        );
        assert!(
            the_sandbox_does_not_know_the_console(&source(
                "sandbox/src/api.rs",
                "use canopy_domain::organization::limits::Limit;"
            ))
            .is_empty()
        );
    }

    #[test]
    fn an_address_outside_its_place_is_found() {
        let text = r#"let to = "/w/{workspace}/tree"; let share = "5/7"; let end = "/";"#;
        assert_eq!(
            addresses_are_spelled_in_one_place(&source("src/views/tree.rs", text)).len(),
            1
        );
        assert!(addresses_are_spelled_in_one_place(&source("src/routes.rs", text)).is_empty());
    }
}
