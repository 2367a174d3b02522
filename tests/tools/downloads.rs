//! What tools/setup downloads is held to a checksum of the repository. Downloads nothing.

use std::{fs, path::Path};

use serde_json::Value;

fn read(file: &Path) -> Value {
    serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap()
}

#[test]
fn npm_brings_exactly_what_the_lock_files_name_and_from_nowhere_else() {
    let folders: Vec<_> = fs::read_dir("tools/npm").unwrap().flatten().collect();
    assert_eq!(folders.len(), 3);
    for folder in folders {
        let folder = folder.path();
        let asked = read(&folder.join("package.json"))["dependencies"].clone();
        let lock = read(&folder.join("package-lock.json"));
        assert_eq!(lock["packages"][""]["dependencies"], asked, "{folder:?}");
        for (name, version) in asked.as_object().unwrap() {
            let version = version.as_str().unwrap();
            assert!(
                version.starts_with(|mark: char| mark.is_ascii_digit()),
                "{name} {version}"
            );
        }
        for (name, package) in lock["packages"].as_object().unwrap() {
            if name.is_empty() {
                continue;
            }
            let from = package["resolved"].as_str().unwrap();
            assert!(
                from.starts_with("https://registry.npmjs.org/"),
                "{name}: {from}"
            );
            let sum = package["integrity"].as_str().unwrap();
            assert!(sum.starts_with("sha512-"), "{name}: {sum}");
        }
    }
}
