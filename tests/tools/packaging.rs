//! How tools/package reads config.json, which people edit with editors of all kinds.

use std::fs;

use tempfile::TempDir;

use super::{refuses, succeeds};

const USUAL: &str = r#"{"api_base_url": "https://api.example.com/v1", "sandbox": false}"#;

fn bundle(configuration: &[u8]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(
        folder.path().join("index.html"),
        "<!doctype html><base href=/><title>Canopy</title>",
    )
    .unwrap();
    fs::write(folder.path().join("config.json"), configuration).unwrap();
    folder
}

/// The policy that `_headers` sends after packaging for a path.
fn policy(configuration: &[u8]) -> String {
    let folder = bundle(configuration);
    succeeds("package", &[folder.path().to_str().unwrap(), "/admin/"]);
    assert_eq!(
        fs::read(folder.path().join("config.json")).unwrap(),
        configuration,
        "it stays as it was written"
    );
    fs::read_to_string(folder.path().join("_headers")).unwrap()
}

fn refusal(configuration: &[u8]) -> String {
    let folder = bundle(configuration);
    refuses("package", &[folder.path().to_str().unwrap()])
}

fn wide(text: &str, big: bool) -> Vec<u8> {
    let order = |unit: u16| {
        if big {
            unit.to_be_bytes()
        } else {
            unit.to_le_bytes()
        }
    };
    text.encode_utf16().flat_map(order).collect()
}

#[test]
fn a_byte_order_mark_is_read_as_if_it_were_not_there() {
    let marked = format!("\u{feff}{USUAL}");
    for configuration in [USUAL, &marked] {
        let policy = policy(configuration.as_bytes());
        assert!(
            policy.contains("connect-src 'self' https://api.example.com;"),
            "{policy}"
        );
    }
}

#[test]
fn a_file_in_utf_16_is_refused_with_what_to_do() {
    for text in [
        USUAL.to_owned(),
        format!("\u{feff}{USUAL}"),
        "\u{feff}".to_owned(),
    ] {
        for big in [false, true] {
            let said = refusal(&wide(&text, big));
            assert_eq!(
                said, "package: config.json is UTF-16. Save it as UTF-8.\n",
                "{text:?}"
            );
        }
    }
}

#[test]
fn a_file_that_says_nothing_is_refused_in_words() {
    for (configuration, said) in [
        (&b""[..], "config.json can't be read"),
        (b"{", "config.json can't be read"),
        (
            b"{\"api_base_url\": \"https://\xff\"}",
            "config.json can't be read",
        ),
        (b"null", "has no api_base_url"),
        (b"[]", "has no api_base_url"),
        (b"{\"api_base_url\": 7}", "has no api_base_url"),
        (b"{\"sandbox\": true}", "has no api_base_url"),
    ] {
        let complaint = refusal(configuration);
        assert!(
            complaint.starts_with("package: config.json "),
            "{complaint}"
        );
        assert!(complaint.contains(said), "{complaint}");
        assert_eq!(complaint.lines().count(), 1, "{complaint}");
    }
    let folder = bundle(b"");
    fs::remove_file(folder.path().join("config.json")).unwrap();
    let complaint = refuses("package", &[folder.path().to_str().unwrap()]);
    assert!(complaint.contains("has no config.json"), "{complaint}");
}

#[test]
fn a_bundle_may_name_the_hosts_of_pictures() {
    let with = |more: &str| format!(r#"{{"api_base_url": "https://api.example"{more}}}"#);
    let any = "img-src 'self' https: data: blob:;";
    assert!(policy(with("").as_bytes()).contains(any));
    let hosts = r#", "picture_hosts": ["https://cdn.altostrat.io", "https://*.example:8443"]"#;
    let named = policy(with(hosts).as_bytes());
    let sources = "img-src 'self' data: blob: https://cdn.altostrat.io https://*.example:8443;";
    assert!(named.contains(sources), "{named}");
    let none = policy(with(r#", "picture_hosts": []"#).as_bytes());
    assert!(none.contains("img-src 'self' data: blob:;"), "{none}");
    for wrong in [
        r#""https://cdn.example""#,
        r#"["cdn.example"]"#,
        r#"["http://cdn.example"]"#,
        r#"["https://cdn.example; script-src *"]"#,
        r#"["https://cdn.example/logos"]"#,
        r#"["https:"]"#,
        r#"["https://*"]"#,
        "[7]",
        "null",
    ] {
        let said = refusal(with(&format!(r#", "picture_hosts": {wrong}"#)).as_bytes());
        assert!(said.contains("picture_hosts"), "{wrong}: {said}");
    }
}
