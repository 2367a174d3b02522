//! What tools/check says about the list of known vulnerabilities, which is on GitHub: tested with a fake cargo and
//! curl.

use std::{fs, os::unix::fs::PermissionsExt, path::Path, process::Command};

/// `cargo deny fetch` succeeds where the network has the list; everything else that cargo is asked succeeds.
const CARGO: &str = "#!/bin/sh\ncase \"$1 $2\" in 'deny fetch') [ \"$NETWORK\" = whole ] ;; esac\n";
const CURL: &str = "#!/bin/sh\n[ \"$NETWORK\" != none ]\n";
const FINE: &str = "#!/bin/sh\n";

/// Whether the check passes, and all it says.
fn checks(network: &str, required: bool) -> (bool, String) {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| {
        let file = folder.path().join(name);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(&file, text).unwrap();
        fs::set_permissions(&file, fs::Permissions::from_mode(0o755)).unwrap();
    };
    let check = Path::new(env!("CARGO_MANIFEST_DIR")).join("tools/check");
    for (name, text) in [
        ("tools/check", fs::read_to_string(check).unwrap().as_str()),
        ("tools/dist", FINE),
        ("tools/name", FINE),
        ("tools/weigh", FINE),
        (".ci/run", FINE),
        ("dist/index.html", ""),
        ("target/dist.stamp", "rustc 1.95.0"),
        ("bin/cargo", CARGO),
        ("bin/curl", CURL),
        ("bin/shellcheck", FINE),
    ] {
        write(name, text);
    }
    let path = std::env::var("PATH").unwrap();
    let mut check = Command::new("tools/check");
    check
        .current_dir(folder.path())
        .env("PATH", format!("{}/bin:{path}", folder.path().display()))
        .env("NETWORK", network)
        .env_remove("CANOPY_REQUIRE_ADVISORIES");
    if required {
        check.env("CANOPY_REQUIRE_ADVISORIES", "1");
    }
    let output = check.output().unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    let complaint = String::from_utf8(output.stderr).unwrap();
    (output.status.success(), said + &complaint)
}

#[test]
fn with_the_list_everything_is_checked() {
    let (passes, said) = checks("whole", true);
    assert!(passes, "{said}");
    assert!(said.contains("check: known vulnerabilities\n"), "{said}");
    assert!(said.ends_with("check: all good\n"), "{said}");
}

#[test]
fn where_github_cannot_be_reached_the_last_line_counts_what_was_skipped() {
    let (passes, said) = checks("none", false);
    assert!(passes, "{said}");
    assert!(
        said.contains("check: SKIPPED: known vulnerabilities"),
        "{said}"
    );
    assert!(
        said.ends_with("check: all good; 1 SKIPPED: known vulnerabilities\n"),
        "{said}"
    );
}

#[test]
fn where_it_can_be_reached_or_is_required_a_missing_list_is_a_failure() {
    for (network, required) in [("without the list", false), ("none", true)] {
        let (passes, said) = checks(network, required);
        assert!(!passes, "{network}: {said}");
        assert!(
            said.contains("check failed: known vulnerabilities"),
            "{said}"
        );
        assert!(said.ends_with("check: 1 failed\n"), "{said}");
    }
}
