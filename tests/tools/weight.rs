//! The size budget of a bundle: above it, make dist warns and only make check fails.

use std::{fs, path::Path};

use tempfile::TempDir;

use super::{refuses, succeeds, tool};

/// A bundle whose first download is this many bytes with brotli, or a few more.
fn weighing(bytes: usize) -> TempDir {
    let folder = bundle(&[
        ("canopy-0123456789abcdef_bg.wasm", bytes),
        // What loads later isn't in the budget.
        ("split_places-0123456789abcdef.wasm", 40_000),
    ]);
    fs::write(folder.path().join("index.html"), "<!doctype html>").unwrap();
    folder
}

/// Files that weigh this much, with brotli too.
pub fn bundle(files: &[(&str, usize)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        fs::write(folder.path().join(name), noise(*bytes)).unwrap();
    }
    folder
}

/// Bytes that can't be compressed.
fn noise(length: usize) -> Vec<u8> {
    let mut state: u64 = 0x9e37_79b9_7f4a_7c15;
    std::iter::repeat_with(|| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state.to_le_bytes()[3]
    })
    .take(length)
    .collect()
}

fn path(folder: &TempDir) -> &str {
    folder.path().to_str().unwrap()
}

fn warned(folder: &Path) -> String {
    let output = tool("weigh", &[folder.to_str().unwrap()]);
    assert!(output.status.success());
    String::from_utf8(output.stderr).unwrap()
}

#[test]
fn a_bundle_within_the_budget_is_weighed_without_a_word_of_warning() {
    let light = weighing(240_000);
    let said = succeeds("weigh", &["--strict", path(&light)]);
    assert!(said.contains("240.0 kB"), "{said}");
    assert!(said.contains("40.0 kB"), "{said}");
    assert_eq!(warned(light.path()), "");
}

#[test]
fn a_bundle_over_the_budget_is_warned_of_and_can_be_deployed() {
    for (bytes, over) in [(253_000, "3.0 kB"), (300_000, "50.0 kB")] {
        let said = warned(weighing(bytes).path());
        assert!(said.contains("WARNING"), "{said}");
        assert!(
            said.contains(&format!("{over} over its budget of 250.0 kB")),
            "{said}"
        );
        assert!(said.contains("can be deployed"), "{said}");
    }
}

#[test]
fn a_check_fails_only_beyond_what_a_compiler_alone_may_add() {
    succeeds("weigh", &["--strict", path(&weighing(254_000))]);
    let said = refuses("weigh", &["--strict", path(&weighing(256_000))]);
    assert!(said.contains("More than 255.0 kB is a failure"), "{said}");
}
