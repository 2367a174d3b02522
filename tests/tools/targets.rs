//! The make targets, and the few numbers that have to agree across files.

use std::{collections::BTreeSet, fs, process::Command};

fn read(name: &str) -> String {
    fs::read_to_string(name).unwrap()
}

/// What follows `start` on its line, up to `end`.
fn after<'t>(text: &'t str, start: &str, end: char) -> &'t str {
    let (_, rest) = text.split_once(start).unwrap();
    rest.split(end).next().unwrap()
}

fn targets() -> BTreeSet<String> {
    let makefile = read("Makefile");
    let words = after(&makefile, ".PHONY: ", '\n').split(' ');
    let targets: BTreeSet<String> = words.map(str::to_owned).collect();
    assert!(targets.len() > 10);
    targets
}

#[test]
fn help_names_every_target() {
    let output = Command::new("make").arg("help").output().unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    let named: BTreeSet<String> = said
        .lines()
        .filter_map(|line| line.trim().strip_prefix("make ")?.split(' ').next())
        .map(str::to_owned)
        .collect();
    assert_eq!(named, targets());
}

#[test]
fn the_documentation_says_what_covers_each_target() {
    let contributing = read("CONTRIBUTING.md");
    let table = after(&contributing, "| target | covered by |", '#');
    for target in targets() {
        assert!(
            table.contains(&format!("\n| `make {target}`")),
            "make {target}"
        );
    }
}

#[test]
fn wasm_bindgen_has_one_version_everywhere() {
    let lock = read("Cargo.lock");
    let used = after(&lock, "name = \"wasm-bindgen\"\nversion = \"", '"');
    let manifest = read("Cargo.toml");
    assert_eq!(after(&manifest, "wasm-bindgen = \"=", '"'), used);
    let command = read("tools/wasm-bindgen/Cargo.toml");
    assert_eq!(
        after(&command, "wasm-bindgen-cli = { version = \"=", '"'),
        used
    );
    assert_eq!(after(&command, "\nversion = \"", '"'), used);
    let locked = read("tools/wasm-bindgen/Cargo.lock");
    assert_eq!(
        after(&locked, "name = \"wasm-bindgen-cli\"\nversion = \"", '"'),
        used
    );
}

#[test]
fn a_panic_in_a_sandbox_built_for_release_ends_one_request() {
    let manifest = read("Cargo.toml");
    let (_, release) = manifest.split_once("[profile.release]").unwrap();
    assert!(
        !release.contains("panic"),
        "panic = \"abort\" would end the sandbox"
    );
}

#[test]
fn a_bundle_is_built_anew_when_a_tool_that_makes_it_has_changed() {
    let dist = read("tools/dist");
    let made_of: Vec<&str> = after(&dist, "made_of=(", ')').split_whitespace().collect();
    let split = read("tools/split");
    let tools: BTreeSet<&str> = split
        .split(|sign: char| !(sign.is_alphanumeric() || "/._-".contains(sign)))
        .filter(|word| word.starts_with("tools/"))
        .collect();
    assert!(tools.contains("tools/name"), "{tools:?}");
    for tool in tools
        .into_iter()
        .chain(["tools/split", "tools/styles", "tools/wasm.mjs"])
    {
        assert!(made_of.contains(&tool), "{tool} is not in {made_of:?}");
    }
}
