//! Which Rust tools/setup chooses, tested with a fake rustup: toolchains are folders, the network is a file.

use std::{
    fs,
    os::unix::fs::{PermissionsExt, symlink},
    path::Path,
    process::Command,
};

use tempfile::TempDir;

/// Looks a toolchain up as rustup does: the variable goes before rust-toolchain.toml.
const RUSTC: &str = r#"#!/bin/sh
dir=$RUSTUP_HOME/toolchains/${RUSTUP_TOOLCHAIN:-$PINNED}
[ -d "$dir" ] || exit 1
case $1 in
  --version) echo "rustc $(cat "$dir/version") (made up)" ;;
  *) cat >/dev/null && [ -e "$dir/wasm" ] ;;
esac
"#;

const RUSTUP: &str = r#"#!/bin/sh
dir=$RUSTUP_HOME/toolchains
case "$1 $2" in
  "which --toolchain") [ -d "$dir/$3" ] ;;
  "toolchain list") ls "$dir" ;;
  "toolchain install") [ -e "$RUSTUP_HOME/online" ] && mkdir "$dir/$3" && echo "$3" >"$dir/$3/version" ;;
  "toolchain link") cp -R "$4/toolchain" "$dir/$3" ;;
  "target add") [ -e "$RUSTUP_HOME/online" ] && touch "$dir/${RUSTUP_TOOLCHAIN:-$PINNED}/wasm" ;;
  *) exit 1 ;;
esac
"#;

const DEBIAN_RUSTC: &str =
    "#!/bin/sh\necho \"rustc $(cat \"$(dirname \"$0\")/../toolchain/version\") (Debian)\"\n";

/// What tools/setup defines beside the file under test, and what it does with it.
const SETUP: &str = r#"
set -euo pipefail
. tools/steps.bash
have() { command -v "$1" >/dev/null 2>&1; }
is_debian() { false; }
paths=()
. tools/rust.bash
debian_bin=$DEBIAN/bin
need_rust
say_which_rust
echo "toolchain ${RUSTUP_TOOLCHAIN:-of the file}, version $(version_of rustc)"
"#;

struct Machine(TempDir);

impl Machine {
    /// With these toolchains, each with its version and whether it compiles for the browser.
    fn with(toolchains: &[(&str, &str, bool)]) -> Machine {
        let machine = Machine(tempfile::tempdir().unwrap());
        for (name, text) in [
            ("bin/rustc", RUSTC),
            ("bin/cargo", "#!/bin/sh\n"),
            ("bin/rustup", RUSTUP),
        ] {
            machine.writes(name, text);
        }
        fs::create_dir_all(machine.folder().join("toolchains")).unwrap();
        let repository = Path::new(env!("CARGO_MANIFEST_DIR"));
        for name in ["tools", "Cargo.toml", "rust-toolchain.toml"] {
            symlink(repository.join(name), machine.folder().join(name)).unwrap();
        }
        for (name, version, wasm) in toolchains {
            machine.has(&format!("toolchains/{name}"), version, *wasm);
        }
        machine
    }

    fn online(self) -> Machine {
        self.writes("online", "");
        self
    }

    fn with_debian(self, version: &str) -> Machine {
        self.has("debian/toolchain", version, true);
        self.writes("debian/bin/rustc", DEBIAN_RUSTC);
        self.writes("debian/bin/cargo", "#!/bin/sh\n");
        self
    }

    fn has(&self, folder: &str, version: &str, wasm: bool) {
        self.writes(&format!("{folder}/version"), version);
        if wasm {
            self.writes(&format!("{folder}/wasm"), "");
        }
    }

    fn folder(&self) -> &Path {
        self.0.path()
    }

    fn writes(&self, name: &str, text: &str) {
        let file = self.folder().join(name);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(&file, text).unwrap();
        fs::set_permissions(&file, fs::Permissions::from_mode(0o755)).unwrap();
    }

    /// What setup says, and which Rust it ends with.
    fn is_set_up(&self) -> String {
        let path = std::env::var("PATH").unwrap();
        let output = Command::new("bash")
            .args(["-c", SETUP])
            .current_dir(self.folder())
            .env("PATH", format!("{}/bin:{path}", self.folder().display()))
            .env("RUSTUP_HOME", self.folder())
            .env("DEBIAN", self.folder().join("debian"))
            .env("PINNED", pinned())
            .env_remove("RUSTUP_TOOLCHAIN")
            .output()
            .unwrap();
        let said = String::from_utf8(output.stdout).unwrap();
        said + &String::from_utf8(output.stderr).unwrap()
    }
}

fn pinned() -> String {
    let file = fs::read_to_string("rust-toolchain.toml").unwrap();
    let (_, channel) = file.split_once("channel = \"").unwrap();
    channel.split_once('"').unwrap().0.to_owned()
}

#[test]
fn the_file_names_one_version_and_nothing_that_rustup_would_have_to_fetch_beside_it() {
    let file = fs::read_to_string("rust-toolchain.toml").unwrap();
    assert_eq!(
        pinned()
            .split('.')
            .filter(|part| part.parse::<u32>().is_ok())
            .count(),
        3
    );
    for more in ["targets", "components", "profile"] {
        assert!(!file.contains(&format!("\n{more}")), "{more}");
    }
}

#[test]
fn the_version_of_the_file_is_taken_where_it_is_there_or_can_be_had() {
    let pinned = pinned();
    let there = Machine::with(&[(&pinned, &pinned, true), ("stable", "1.99.0", true)]);
    assert_eq!(
        there.is_set_up(),
        format!("toolchain of the file, version {pinned}\n")
    );

    let fetched = Machine::with(&[("stable", "1.99.0", true)]).online();
    let said = fetched.is_set_up();
    assert!(
        said.contains(&format!("setup: installing Rust {pinned} (rustup)")),
        "{said}"
    );
    assert!(
        said.ends_with(&format!("toolchain of the file, version {pinned}\n")),
        "{said}"
    );
    assert!(!said.contains("instead of"), "{said}");
}

#[test]
fn where_it_cannot_be_had_the_nearest_is_taken_and_named() {
    let pinned = pinned();
    let elsewhere = |version: &str| {
        format!("setup: building with Rust {version} instead of {pinned} (rust-toolchain.toml)")
    };

    let debian = Machine::with(&[("stable", &pinned, false)]).with_debian("1.97.2");
    let said = debian.is_set_up();
    assert!(said.contains(&elsewhere("1.97.2")), "{said}");
    assert!(
        said.ends_with("toolchain debian, version 1.97.2\n"),
        "{said}"
    );

    let newer = Machine::with(&[("stable", "1.98.0", true)]);
    let said = newer.is_set_up();
    assert!(said.contains(&elsewhere("1.98.0")), "{said}");
    assert!(
        said.ends_with("toolchain stable, version 1.98.0\n"),
        "{said}"
    );

    let same = Machine::with(&[("stable", &pinned, true)]).with_debian("1.97.2");
    let said = same.is_set_up();
    assert!(!said.contains("instead of"), "{said}");
    assert!(
        said.ends_with(&format!("toolchain stable, version {pinned}\n")),
        "{said}"
    );
}

#[test]
fn a_download_that_failed_is_not_tried_before_each_command() {
    let offline = Machine::with(&[("stable", "1.98.0", true)]);
    let tries = |said: String| said.matches("installing Rust").count();
    assert_eq!(tries(offline.is_set_up()), 1);
    assert_eq!(tries(offline.is_set_up()), 0);
}

#[test]
fn where_nothing_recent_can_be_had_setup_says_what_to_run() {
    let old = Machine::with(&[("stable", "1.80.0", true)]).with_debian("1.63.0");
    let said = old.is_set_up();
    assert!(said.contains("setup stopped: no Rust"), "{said}");
    let advice = format!(
        "rustup toolchain install {} --target wasm32-unknown-unknown",
        pinned()
    );
    assert!(said.contains(&advice), "{said}");
}
