//! What tools/setup downloads is held to a checksum of the repository, tried with a curl made up for it.
//! Downloads nothing.

use std::{
    fs,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    process::{Command, Output},
};

use serde_json::Value;
use tempfile::TempDir;

/// Sends the file `served`, where there is one.
const CURL: &str =
    "#!/bin/sh\ntouch asked\nwhile [ \"$1\" != -o ]; do shift; done\ncp served \"$2\"\n";
const UNAME: &str = "#!/bin/sh\n[ \"$1\" = -s ] && echo Plan9 || echo vax\n";
const TOOL: &str = "#!/bin/sh\ntouch ran\necho tool 1.2.3\n";

/// What tools/setup does with a tool that has a release.
const SETUP: &str = r#"
set -euo pipefail
. tools/steps.bash
. tools/downloads.bash
if download_release tool 1.2.3 into; then into/tool; else echo "has to be built"; fi
"#;

/// A machine that has downloaded nothing so far, in a network that has the release or another file in its place.
struct Machine(TempDir);

impl Machine {
    fn with(checksums: &str) -> Machine {
        let machine = Machine(tempfile::tempdir().unwrap());
        for (name, text) in [("curl", CURL), ("uname", UNAME), ("tool", TOOL)] {
            let file = machine.at(name);
            fs::write(&file, text).unwrap();
            fs::set_permissions(&file, fs::Permissions::from_mode(0o755)).unwrap();
        }
        fs::create_dir(machine.at("tools")).unwrap();
        for name in ["tools/steps.bash", "tools/downloads.bash"] {
            fs::copy(name, machine.at(name)).unwrap();
        }
        fs::write(machine.at("tools/checksums"), checksums).unwrap();
        machine
    }

    fn at(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn runs(&self, script: &str) -> Output {
        let path = std::env::var("PATH").unwrap();
        Command::new("bash")
            .args(["-c", script])
            .current_dir(self.0.path())
            .env("PATH", format!("{}:{path}", self.0.path().display()))
            .output()
            .unwrap()
    }

    /// The line of tools/checksums for the release that the network has from now on.
    fn serves(&self) -> String {
        let output = self.runs("tar -czf served tool && . tools/downloads.bash && sha256 served");
        assert!(output.status.success(), "{output:?}");
        let said = String::from_utf8(output.stdout).unwrap();
        let sum = said.trim();
        format!("{sum}  Plan9-vax  https://example.com/download/v1.2.3/tool-plan9.tar.gz\n")
    }
}

#[test]
fn a_release_is_taken_when_it_is_the_one_on_record() {
    let machine = Machine::with("");
    fs::write(machine.at("tools/checksums"), machine.serves()).unwrap();
    let output = machine.runs(SETUP);
    assert_eq!(output.stdout, b"tool 1.2.3\n", "{output:?}");
}

#[test]
fn another_file_in_its_place_is_neither_run_nor_passed_over() {
    let machine = Machine::with("");
    let line = machine.serves();
    fs::write(machine.at("tools/checksums"), line).unwrap();
    fs::write(machine.at("tool"), TOOL.replace("1.2.3", "1.2.3 and more")).unwrap();
    machine.serves();
    let output = machine.runs(SETUP);
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(!output.status.success(), "{said}");
    assert!(
        said.contains("the download of tool 1.2.3 is not the file that tools/checksums names"),
        "{said}"
    );
    assert!(!machine.at("ran").exists() && !machine.at("into").exists());
}

#[test]
fn what_has_no_checksum_is_not_even_asked_for() {
    let machine = Machine::with("");
    let line = machine.serves();
    for other in [
        "# nothing\n".to_owned(),
        line.replace("v1.2.3", "v1.2.4"),
        line.replace("/tool-", "/tool2-"),
        line.replace("vax", "mips"),
    ] {
        fs::write(machine.at("tools/checksums"), &other).unwrap();
        let output = machine.runs(SETUP);
        assert_eq!(output.stdout, b"has to be built\n", "{other}: {output:?}");
        assert!(!machine.at("asked").exists(), "{other}");
    }
}

#[test]
fn where_a_release_cannot_be_reached_the_tool_is_built() {
    let machine = Machine::with("");
    fs::write(machine.at("tools/checksums"), machine.serves()).unwrap();
    fs::remove_file(machine.at("served")).unwrap();
    let output = machine.runs(SETUP);
    assert_eq!(output.stdout, b"has to be built\n", "{output:?}");
    assert!(machine.at("asked").exists());
}

#[test]
fn every_checksum_is_of_the_version_that_is_used() {
    let setup = fs::read_to_string("tools/setup").unwrap();
    let version = |name: &str| {
        let (_, rest) = setup
            .split_once(&format!("readonly {name}_version="))
            .unwrap();
        rest.lines().next().unwrap()
    };
    let checksums = fs::read_to_string("tools/checksums").unwrap();
    for line in checksums.lines().filter(|line| !line.starts_with('#')) {
        let [sum, _, address] = line.split_whitespace().collect::<Vec<_>>()[..] else {
            panic!("{line}");
        };
        assert_eq!(sum.len(), 64, "{line}");
        let known = ["trunk", "deny", "geckodriver"].map(version);
        assert!(
            known
                .iter()
                .any(|version| address.contains(&format!("{version}/"))),
            "{line}"
        );
    }
}

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
