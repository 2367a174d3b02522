//! What tools/compare-size says of two bundles: it tells and never judges.

use super::{refuses, succeeds, weight::bundle};

#[test]
fn what_got_heavier_or_lighter_is_told_by_name_whatever_its_hash() {
    let before = bundle(&[
        ("canopy-0123456789abcdef_bg.wasm", 20_000),
        ("canopy-0123456789abcdef.js", 5_000),
        ("split_places-0123456789abcdef.wasm", 3_000),
    ]);
    let after = bundle(&[
        ("canopy-fedcba9876543210_bg.wasm", 22_500),
        ("canopy-fedcba9876543210.js", 5_000),
        ("split_tree-fedcba9876543210.wasm", 1_000),
        // Added by tools/package: the same again.
        ("canopy-fedcba9876543210.js.br", 5_000),
    ]);
    let path = |folder: &tempfile::TempDir| folder.path().to_str().unwrap().to_owned();
    let said = succeeds("compare-size", &[&path(&before), &path(&after)]);
    for line in [
        "| **Before the list is usable** | 25.0 kB | 27.5 kB | +2.5 kB |",
        "| **After it, or for another page** | 3.0 kB | 1.0 kB | −2.0 kB |",
        "| `canopy_bg.wasm` | 20.0 kB | 22.5 kB | +2.5 kB |",
        "| `split_places.wasm` | 3.0 kB | 0.0 kB | −3.0 kB |",
        "| `split_tree.wasm` | 0.0 kB | 1.0 kB | +1.0 kB |",
    ] {
        assert!(said.lines().any(|told| told == line), "{line} in\n{said}");
    }
    assert_eq!(said.lines().count(), 7, "{said}");

    let said = succeeds("compare-size", &[&path(&after), &path(&after)]);
    assert!(
        said.ends_with("| **After it, or for another page** | 1.0 kB | 1.0 kB | same |\n"),
        "{said}"
    );
}

#[test]
fn without_two_bundles_it_says_what_it_wants() {
    for arguments in [&["tools"][..], &["tools", "no such folder"]] {
        let said = refuses("compare-size", arguments);
        assert!(said.starts_with("usage: tools/compare-size"), "{said}");
    }
}
