//! What the stylesheets promise: text that can be read in both themes, and every class where its name says.

// It reads files, which a test in the browser cannot.
#![cfg(not(target_arch = "wasm32"))]

use std::{collections::BTreeMap, fs, path::Path};

use canopy_domain::color::{Color, contrast};

/// Large enough a ratio for text of any size (WCAG 2.2, 1.4.3), for text that is read all day (1.4.6),
/// and for the edges and shapes one must see to use a control (1.4.11).
const TEXT: f64 = 4.5;
const MAIN_TEXT: f64 = 7.0;
const SHAPE: f64 = 3.0;

const GROUNDS: &[&str] = &["ground", "surface", "surface-floating", "hover", "selected"];

/// Everything that stands on something, and the least ratio between the two.
const PAIRS: &[(&str, &[&str], f64)] = &[
    ("text", GROUNDS, MAIN_TEXT),
    (
        "text",
        &["pressed", "surface-sunken", "selected-hover"],
        MAIN_TEXT,
    ),
    ("text-soft", GROUNDS, TEXT),
    ("text-soft", &["pressed", "surface-sunken"], TEXT),
    ("text-quiet", GROUNDS, TEXT),
    ("text-quiet", &["surface-sunken", "selected-hover"], TEXT),
    ("accent-text", GROUNDS, TEXT),
    ("accent-text", &["pressed", "selected-hover"], TEXT),
    ("good-text", GROUNDS, TEXT),
    ("good-text", &["good-soft"], TEXT),
    ("caution-text", GROUNDS, TEXT),
    ("caution-text", &["caution-soft"], TEXT),
    ("over-text", GROUNDS, TEXT),
    ("over-text", &["over-soft"], TEXT),
    (
        "text",
        &["good-soft", "caution-soft", "over-soft"],
        MAIN_TEXT,
    ),
    (
        "text-on-fill",
        &["accent-fill", "accent-fill-hover", "accent-fill-pressed"],
        TEXT,
    ),
    ("inverse-text", &["inverse"], MAIN_TEXT),
    ("mark-text", &["mark"], MAIN_TEXT),
    ("focus", GROUNDS, SHAPE),
    ("accent", GROUNDS, SHAPE),
    ("line-control", GROUNDS, SHAPE),
    (
        "meter-fill",
        &["surface", "hover", "selected", "meter-track"],
        SHAPE,
    ),
    (
        "over",
        &["surface", "hover", "selected", "meter-track"],
        SHAPE,
    ),
];

fn read(path: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The declarations of custom properties outside of any `@media`, the first of each name.
fn tokens() -> BTreeMap<String, String> {
    let css = read("style/tokens.css");
    let mut tokens = BTreeMap::new();
    for line in css.lines() {
        let Some((name, value)) = line
            .trim()
            .strip_prefix("--")
            .and_then(|line| line.split_once(": "))
        else {
            continue;
        };
        tokens
            .entry(name.to_owned())
            .or_insert_with(|| value.trim_end_matches(';').to_owned());
    }
    tokens
}

/// The colors of a token in the light theme and in the dark one.
fn themes(tokens: &BTreeMap<String, String>, name: &str) -> [Color; 2] {
    let value = tokens
        .get(name)
        .unwrap_or_else(|| panic!("there is no --{name}"));
    let sides = value
        .strip_prefix("light-dark(")
        .and_then(|sides| sides.strip_suffix(')'));
    let (light, dark) = match sides {
        Some(sides) => sides.split_once(", ").expect("light-dark has two sides"),
        None => (value.as_str(), value.as_str()),
    };
    [light, dark].map(|side| {
        let raw = side
            .strip_prefix("var(--")
            .and_then(|raw| raw.strip_suffix(')'));
        let raw = raw.map_or(side, |raw| &tokens[raw]);
        Color::parse(raw).unwrap_or_else(|problem| panic!("--{name}: {raw}: {problem:?}"))
    })
}

#[test]
fn all_text_and_every_edge_that_matters_can_be_seen_in_both_themes() {
    let tokens = tokens();
    let mut problems = Vec::new();
    for (name, grounds, least) in PAIRS {
        for ground in *grounds {
            let pairs = themes(&tokens, name)
                .into_iter()
                .zip(themes(&tokens, ground))
                .zip(["light", "dark"]);
            for ((ink, paper), theme) in pairs {
                let ratio = contrast(ink, paper);
                if ratio < *least {
                    problems.push(format!(
                        "{theme}: --{name} on --{ground}: {ratio:.2}, not {least}"
                    ));
                }
            }
        }
    }
    assert!(problems.is_empty(), "\n{}\n", problems.join("\n"));
}

#[test]
fn a_drawing_that_is_a_mask_is_the_drawing_of_that_name() {
    let (css, icons) = (
        read("style/components/icon.css"),
        read("src/components/icon.rs"),
    );
    // A long drawing goes on in the next line.
    let lines: Vec<&str> = icons.split("\\\n").map(str::trim_start).collect();
    let icons = lines.concat();
    let paths: Vec<&str> = (css.split("%3Cpath d='").skip(1))
        .filter_map(|rest| rest.split('\'').next())
        .collect();
    assert!(paths.len() > 3, "{paths:?}");
    for path in paths {
        assert!(icons.contains(&format!("\"{path}\"")), "{path}");
    }
}

#[test]
fn every_token_that_is_used_is_there() {
    let tokens = read("style/tokens.css")
        + &read("style/later/tokens.css")
        + &read("style/components/icon.css");
    let mut problems = Vec::new();
    for folder in [
        "style",
        "style/later",
        "style/components",
        "style/views",
        "style/later/components",
        "style/later/views",
    ] {
        for (path, css) in sheets(folder) {
            for used in css.split("var(--").skip(1) {
                let end = used.find([')', ',', ' ']).unwrap_or(used.len());
                let (name, rest) = used.split_at(end);
                // A value of its own file, one with a fallback, or one a view sets on the element.
                let is_known = tokens.contains(&format!("--{name}:"))
                    || css.contains(&format!("--{name}:"))
                    || rest.starts_with(',')
                    || is_set_by_the_console(name);
                if !is_known {
                    problems.push(format!("{path}: --{name} is nowhere"));
                }
            }
        }
    }
    assert!(problems.is_empty(), "\n{}\n", problems.join("\n"));
}

#[test]
fn a_component_s_classes_begin_with_the_name_of_its_file() {
    let mut problems = Vec::new();
    let both = ["style/components", "style/later/components"];
    for (path, css) in both.into_iter().flat_map(sheets) {
        let file = Path::new(&path)
            .file_stem()
            .and_then(|stem| stem.to_str())
            .unwrap_or_default();
        let own = file.replace('_', "-");
        for selector in css
            .lines()
            .filter(|line| line.trim_end().ends_with(['{', ',']))
        {
            // What follows the first class may be another component inside, or a state around.
            let Some(first) = selector.trim_start().strip_prefix('.') else {
                continue;
            };
            let end = first
                .find(|mark: char| !(mark.is_alphanumeric() || mark == '-'))
                .unwrap_or(first.len());
            let class = &first[..end];
            let belongs = class == own
                || class
                    .strip_prefix(&own)
                    .is_some_and(|rest| rest.starts_with('-'));
            let nested = selector.starts_with("    ");
            if !(belongs || nested) {
                problems.push(format!("{path}: .{class}"));
            }
        }
    }
    assert!(problems.is_empty(), "\n{}\n", problems.join("\n"));
}

fn sheets(folder: &str) -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let entries = fs::read_dir(&root).unwrap_or_else(|error| panic!("{}: {error}", root.display()));
    let mut sheets: Vec<_> = entries
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| name.ends_with(".css"))
        .map(|name| format!("{folder}/{name}"))
        .map(|path| (path.clone(), read(&path)))
        .collect();
    sheets.sort();
    assert!(!sheets.is_empty(), "no stylesheets in {folder}");
    sheets
}

fn is_set_by_the_console(name: &str) -> bool {
    fn any_source_sets(folder: &Path, name: &str) -> bool {
        let Ok(entries) = fs::read_dir(folder) else {
            return false;
        };
        entries
            .filter_map(Result::ok)
            .map(|entry| entry.path())
            .any(|path| {
                if path.is_dir() {
                    any_source_sets(&path, name)
                } else {
                    fs::read_to_string(&path)
                        .is_ok_and(|source| source.contains(&format!("--{name}")))
                }
            })
    }
    any_source_sets(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), name)
}
