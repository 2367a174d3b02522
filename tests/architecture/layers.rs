//! Who may know whom. Reads sources.

use super::source::{File, Source, at, found, is_in, stem};

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

/// The places where the source names a module of its own crate right after `path`.
fn modules_named(source: &Source, path: &str) -> Vec<usize> {
    // A word and two marks each.
    let length = 3 * path.matches("::").count();
    let places = source.find(path).map(|place| place + length);
    places.flat_map(|place| source.first_names(place)).collect()
}

pub fn layers_know_only_those_below(sources: &[Source]) -> Vec<String> {
    let is_layer = |name: &str| {
        let file = format!("{}/src/{name}.rs", env!("CARGO_MANIFEST_DIR"));
        std::fs::exists(file).unwrap_or(false) || LAYERS.iter().any(|(layer, _)| *layer == name)
    };
    let mut problems = Vec::new();
    for source in sources {
        let known = LAYERS
            .iter()
            .find(|(name, _)| layer(&source.path) == Some(name));
        let Some((own, allowed)) = known else {
            continue;
        };
        let up_to_the_crate = "super::".repeat(stem(&source.path).split('/').count() - 1);
        for path in ["crate::", &up_to_the_crate] {
            for place in modules_named(source, path) {
                let named = &*source.tokens[place].text;
                if is_layer(named) && named != *own && !allowed.contains(&named) {
                    let problem = format_args!("`{own}` must not know `{named}`");
                    problems.push(source.at(place, problem));
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

/// The texts of controls are the only ones that belong to no page.
pub fn components_know_the_texts_of_controls_alone(sources: &[Source]) -> Vec<String> {
    let mut problems = Vec::new();
    let here = |source: &&Source| is_in(&source.path, "src/components");
    for source in sources.iter().filter(here) {
        let modules = modules_named(source, "canopy_text::");
        let others = modules
            .into_iter()
            .filter(|place| source.tokens[*place].text != "controls");
        // Without a module after it, it would bring all of them.
        let paths: Vec<usize> = source.find("canopy_text::").collect();
        let bare = source
            .find("canopy_text")
            .filter(|place| !paths.contains(place));
        let problem = "components know no text but `canopy_text::controls`";
        problems.extend(others.chain(bare).map(|place| source.at(place, problem)));
    }
    problems
}

pub fn the_api_knows_no_text(sources: &[Source]) -> Vec<String> {
    let (here, why) = (
        |path: &str| is_in(path, "src/api"),
        "the API's client makes no sentence",
    );
    named_where(sources, here, &["canopy_text"], why)
}

/// By its manifest: what is not in it cannot be named.
pub fn texts_depend_on_the_domain_alone(manifests: &[File]) -> Vec<String> {
    let mut problems = Vec::new();
    for manifest in manifests {
        let mut within = false;
        for (index, line) in manifest.text.lines().enumerate() {
            if line.starts_with('[') {
                within = line.ends_with("dependencies]") && !line.contains("dev-");
                // A table of its own for one dependency.
                within |= line.contains("dependencies.");
            }
            let is_other = !line.is_empty()
                && !line.starts_with(['#', '['])
                && !line.starts_with("canopy-domain ");
            if within && (is_other || line.contains("dependencies.")) {
                problems.push(at(
                    &manifest.path,
                    index + 1,
                    "text depends on `canopy-domain` alone",
                ));
            }
        }
    }
    problems
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
        |path| is_in(path, "domain/src") || is_in(path, "text/src"),
        &impure,
        "domain and text are pure rules",
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

/// Where these files name one of these paths.
fn named_where(
    sources: &[Source],
    applies: impl Fn(&str) -> bool,
    names: &[&str],
    why: &str,
) -> Vec<String> {
    let mut problems = Vec::new();
    for source in sources.iter().filter(|source| applies(&source.path)) {
        for name in names {
            let places = source.find(name);
            problems.extend(places.map(|place| source.at(place, format_args!("`{name}`: {why}"))));
        }
    }
    problems
}

/// Paths of pages are spelled in `routes` alone, those of the API in `api`.
pub fn addresses_are_spelled_in_one_place(sources: &[Source]) -> Vec<String> {
    let knows = |path: &str| is_in(path, "src/routes") || is_in(path, "src/api");
    let mut problems = Vec::new();
    for source in sources.iter().filter(|source| !knows(&source.path)) {
        for (place, token) in source.tokens.iter().enumerate() {
            if !token.test && is_address(&token.text) {
                let problem = format_args!("the address {} belongs in routes or api", token.text);
                problems.push(source.at(place, problem));
            }
        }
    }
    problems
}

/// `"/workspaces"`, `"/w/…"`, `"/:id"`; not a lone slash, a fraction or a closing tag.
fn is_address(token: &str) -> bool {
    let literal = token.trim_start_matches(['r', '#']).strip_prefix("\"/");
    literal.is_some_and(|rest| {
        rest.starts_with(|mark: char| mark.is_ascii_lowercase() || ":{".contains(mark))
    })
}

#[test]
fn a_view_that_names_the_api_is_found() {
    for (text, problems) in [
        ("use crate::api::organizations;", 1),
        ("use crate::{state::organizations, api};", 1),
        (
            "use crate::{\n    state::{organizations, session},\n    api::{call::Call, client},\n};",
            1,
        ),
        ("use super::super::super::api;", 1),
        ("use super::super::super::{state::organizations, api};", 1),
        ("fn a() -> crate::api::error::Error {}", 1),
        ("use crate::{state::api_like, routes};", 0),
        ("use crate::{state::{api, session}, routes};", 0),
    ] {
        let rule = layers_know_only_those_below;
        assert_eq!(
            found(rule, "src/views/list/row.rs", text),
            problems,
            "{text}"
        );
    }
}

#[test]
fn a_state_that_names_a_view_is_found_with_its_line() {
    let source = Source::new(
        "src/state/organizations.rs",
        "//! Organizations.\n\nuse crate::views::list;",
    );
    assert_eq!(
        layers_know_only_those_below(&[source]),
        ["src/state/organizations.rs:3: `state` must not know `views`"]
    );
}

#[test]
fn the_app_may_know_everyone() {
    let text = "use crate::{api, state, views};";
    assert_eq!(found(layers_know_only_those_below, "src/app.rs", text), 0);
}

#[test]
fn a_path_that_is_not_for_this_file_is_found() {
    let browser: fn(&[Source]) -> Vec<String> = only_a_few_speak_to_the_browser;
    for (rule, path, text, problems) in [
        (
            components_know_no_product as _,
            "src/components/tile.rs",
            "use canopy_domain::picture::Picture;",
            1,
        ),
        (
            components_know_no_product as _,
            "src/components/tile.rs",
            "// canopy_domain is not for us",
            0,
        ),
        (
            browser,
            "src/views/list.rs",
            "let w = web_sys::window();",
            1,
        ),
        (
            browser,
            "src/components/table/rows.rs",
            "use web_sys::Element;",
            0,
        ),
        (
            domain_is_pure as _,
            "domain/src/picture.rs",
            "let bytes = std::fs::read(path);",
            1,
        ),
        (
            domain_is_pure as _,
            "domain/src/picture.rs",
            "use std::time::SystemTime;",
            1,
        ),
        (
            domain_is_pure as _,
            "domain/src/picture.rs",
            "use std::time::Duration;",
            0,
        ),
        (domain_is_pure as _, "text/src/ago.rs", "use std::env;", 1),
        (
            components_know_the_texts_of_controls_alone as _,
            "src/components/tile.rs",
            "use canopy_text::{controls::CLOSE, limits};",
            1,
        ),
        (
            components_know_the_texts_of_controls_alone as _,
            "src/components/tile.rs",
            "use canopy_text as text;",
            1,
        ),
        (
            components_know_the_texts_of_controls_alone as _,
            "src/components/tile.rs",
            "use canopy_text::controls as text;",
            0,
        ),
        (
            the_api_knows_no_text as _,
            "src/api/client.rs",
            "use canopy_text::errors;",
            1,
        ),
        (
            the_sandbox_does_not_know_the_console as _,
            "sandbox/src/api.rs",
            "use canopy::routes::Route;",
            1,
        ),
        (
            the_sandbox_does_not_know_the_console as _,
            "sandbox/src/api.rs",
            "use canopy_domain::limits::Limit;",
            0,
        ),
    ] {
        assert_eq!(found(rule, path, text), problems, "{path}: {text}");
    }
}

#[test]
fn an_address_outside_its_place_is_found() {
    let text = r#"fn a() { let to = "/w/{workspace}/tree"; let share = "5/7"; let end = "/"; }"#;
    for (path, problems) in [("src/views/tree.rs", 1), ("src/routes.rs", 0)] {
        assert_eq!(
            found(addresses_are_spelled_in_one_place, path, text),
            problems
        );
    }
}

#[test]
fn what_text_depends_on_beside_the_domain_is_found() {
    for (text, problems) in [
        (
            "[dependencies]\ncanopy-domain = { path = \"../domain\" }\n\n[dev-dependencies]\nserde_json = \"1\"",
            0,
        ),
        (
            "[dependencies]\ncanopy-domain = { path = \"../domain\" }\nleptos = \"0.8\"",
            1,
        ),
        ("[dependencies.leptos]\nversion = \"0.8\"", 2),
        ("[target.'cfg(unix)'.dependencies]\nweb-sys = \"0.3\"", 1),
    ] {
        let manifest = File {
            path: "text/Cargo.toml".into(),
            text: text.into(),
        };
        assert_eq!(
            texts_depend_on_the_domain_alone(&[manifest]).len(),
            problems,
            "{text}"
        );
    }
}
