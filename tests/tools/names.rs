//! Cacheable files are named after their bytes: a browser caches them for a year.

use std::{collections::BTreeMap, fs, path::Path};

use tempfile::TempDir;

use super::{refuses, succeeds};

const GIVEN: &str = "0123456789abcdef";

/// A bundle as it is before its files have their names: they all carry the same hash, which is that of none of them.
fn bundle(changes: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let page = format!(
        "<!doctype html><base href=/><link href=./canopy-{GIVEN}.css integrity=sha384-old/+ rel=stylesheet>\
         <script integrity=sha384-old src=./start-{GIVEN}.js type=module></script>\
         <link crossorigin href=./canopy-{GIVEN}.js rel=modulepreload>\
         <link as=fetch crossorigin href=./canopy-{GIVEN}_bg.wasm rel=preload type=application/wasm>"
    );
    let files = [
        ("index.html", page),
        ("config.json", "{}".to_owned()),
        (&*format!("canopy-{GIVEN}.css"), "p{margin:0}".to_owned()),
        (&*format!("start-{GIVEN}.js"), "start()".to_owned()),
        (
            &*format!("canopy-{GIVEN}.js"),
            format!(
                "fetch(\"./split_places-{GIVEN}.wasm\");new URL(\"canopy-{GIVEN}_bg.wasm\",import.meta.url);\
                 from(\"./canopy_bg.js\")"
            ),
        ),
        (&*format!("canopy-{GIVEN}_bg.wasm"), "\0asm main".to_owned()),
        (
            &*format!("split_places-{GIVEN}.wasm"),
            "\0asm places".to_owned(),
        ),
    ]
    .map(|(name, text)| (name.to_owned(), text));
    for (name, text) in files {
        let change = changes
            .iter()
            .find(|(prefix, _)| name == *prefix || name.starts_with(&format!("{prefix}-{GIVEN}")));
        let text = change.map_or(text.clone(), |(_, more)| format!("{text}{more}"));
        fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

fn path(folder: &TempDir) -> &str {
    folder.path().to_str().unwrap()
}

fn named(changes: &[(&str, &str)]) -> BTreeMap<String, Vec<u8>> {
    let folder = bundle(changes);
    succeeds("name", &[path(&folder)]);
    succeeds("name", &["--check", path(&folder)]);
    read(folder.path())
}

fn read(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let files = fs::read_dir(folder).unwrap().flatten();
    files
        .map(|file| {
            let name = file.file_name().into_string().unwrap();
            (name, fs::read(file.path()).unwrap())
        })
        .collect()
}

fn name_of<'f>(files: &'f BTreeMap<String, Vec<u8>>, stem: &str, ending: &str) -> &'f str {
    let fits = |name: &&String| name.starts_with(&format!("{stem}-")) && name.ends_with(ending);
    let mut names = files.keys().filter(fits);
    let name = names.next().unwrap();
    assert!(names.next().is_none(), "two are {stem}…{ending}");
    name
}

fn text<'f>(files: &'f BTreeMap<String, Vec<u8>>, name: &str) -> &'f str {
    std::str::from_utf8(&files[name]).unwrap()
}

#[test]
fn no_two_bundles_share_a_name_for_different_bytes() {
    let before = named(&[]);
    for change in [
        ("split_places", "!"),
        ("canopy", "!"),
        ("start", "!"),
        ("index.html", "!"),
    ] {
        let after = named(&[change]);
        assert_ne!(before, after, "{change:?}");
        for (name, bytes) in &after {
            let lasts = !["index.html", "config.json"].contains(&name.as_str());
            if lasts && before.get(name).is_some_and(|former| former != bytes) {
                panic!("{name} stands for different bytes, after {change:?}");
            }
        }
    }
}

#[test]
fn a_part_that_changes_renames_what_names_it_and_nothing_else() {
    let before = named(&[]);
    let after = named(&[("split_places", "!")]);
    for (stem, ending, is_renamed) in [
        ("split_places", ".wasm", true),
        ("canopy", ".js", true),
        ("canopy", "_bg.wasm", false),
        ("canopy", ".css", false),
        ("start", ".js", false),
    ] {
        assert_eq!(
            name_of(&before, stem, ending) != name_of(&after, stem, ending),
            is_renamed,
            "{stem}…{ending}"
        );
    }
}

#[test]
fn every_name_in_the_bundle_is_that_of_a_file_there() {
    let files = named(&[]);
    assert_eq!(files.len(), 7);
    let script = text(&files, name_of(&files, "canopy", ".js"));
    assert!(script.contains(&format!(
        "\"./{}\"",
        name_of(&files, "split_places", ".wasm")
    )));
    assert!(script.contains(&format!("\"{}\"", name_of(&files, "canopy", "_bg.wasm"))));
    let page = text(&files, "index.html");
    for (stem, ending) in [
        ("canopy", ".css"),
        ("start", ".js"),
        ("canopy", ".js"),
        ("canopy", "_bg.wasm"),
    ] {
        let name = name_of(&files, stem, ending);
        assert!(page.contains(&format!("=./{name} ")), "{name}: {page}");
    }
    for (name, bytes) in &files {
        let text = String::from_utf8_lossy(bytes);
        assert!(!text.contains(GIVEN) && !name.contains(GIVEN), "{name}");
    }
}

#[test]
fn the_page_carries_the_integrity_of_everything_but_the_program() {
    let files = named(&[]);
    let page = text(&files, "index.html");
    assert!(!page.contains("sha384-old"), "{page}");
    for tag in page.split('<').filter(|tag| tag.contains("=./")) {
        let is_program = tag.contains(".wasm");
        assert_eq!(tag.contains(" integrity=sha384-"), !is_program, "{tag}");
    }
    // printf 'start()' | openssl dgst -sha384 -binary | base64
    let known = "YO9eH3sX36qyw+UuhVDLik67J+J6POpRYTtOKqiZdbEbjICi3NUmlZIasD9C8qpz";
    assert!(
        page.contains(&format!("<script integrity=sha384-{known} src=")),
        "{page}"
    );
}

#[test]
fn naming_twice_changes_nothing() {
    let folder = bundle(&[]);
    succeeds("name", &[path(&folder)]);
    let once = read(folder.path());
    succeeds("name", &[path(&folder)]);
    assert_eq!(read(folder.path()), once);
}

#[test]
fn a_file_changed_after_it_was_named_is_found() {
    let folder = bundle(&[]);
    succeeds("name", &[path(&folder)]);
    let names = read(folder.path());
    let part = name_of(&names, "split_places", ".wasm");
    fs::write(folder.path().join(part), "other bytes").unwrap();
    let said = refuses("name", &["--check", path(&folder)]);
    assert!(said.contains(part), "{said}");
}

#[test]
fn what_cannot_be_named_is_refused_in_words() {
    let circle = bundle(&[("start", "import './canopy-0123456789abcdef.js'")]);
    let script = circle.path().join(format!("canopy-{GIVEN}.js"));
    fs::write(script, format!("import './start-{GIVEN}.js'")).unwrap();
    let said = refuses("name", &[path(&circle)]);
    assert!(said.contains("contain each other's names"), "{said}");

    let inside = bundle(&[("split_places", "canopy-0123456789abcdef.js")]);
    let said = refuses("name", &[path(&inside)]);
    assert!(said.contains("can't be rewritten"), "{said}");

    let nothing = tempfile::tempdir().unwrap();
    assert!(refuses("name", &[path(&nothing)]).contains("contains no bundle"));
}
