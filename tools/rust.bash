# Which Rust builds Canopy here: the one that rust-toolchain.toml names, which rustup installs. Only where it cannot be had is
# it what is nearest: another that rustup has, or Debian's. Sourced by tools/setup after tools/steps.bash; sets
# RUSTUP_TOOLCHAIN, paths, apt_wanted and build_std.
# shellcheck shell=bash disable=SC2034,SC2154 # shares its names with tools/setup

# shellcheck source=tools/rust-debian.bash
. tools/rust-debian.bash

rust_version=$(sed -n 's/^rust-version = "\(.*\)"/\1/p' Cargo.toml)        # the oldest that compiles it
rust_pinned=$(sed -n 's/^channel = "\(.*\)"/\1/p' rust-toolchain.toml) # the one it is built and weighed with
readonly rust_version rust_pinned

# newer_or_same A B: version A is at least B.
newer_or_same() { [ "$(printf '%s\n' "$2" "$1" | sort -V | head -n 1)" = "$2" ]; }

version_of() { "$1" --version 2>/dev/null | awk 'NR == 1 { print $2 }'; }

rustc_is_recent() { newer_or_same "$(version_of rustc)" "$rust_version"; }

# The one sure sign: a crate compiles for the browser.
rust_has_wasm() {
  mkdir -p .tools
  echo | rustc --target wasm32-unknown-unknown --crate-type lib --crate-name probe --emit metadata --out-dir .tools - 2>/dev/null
}

rust_is_ready() { rustc_is_recent && rust_has_wasm; }

need_rust() {
  have cargo || stop "Rust is missing." \
    "curl --proto '=https' --tlsv1.2 -sSf https://sh.rustup.rs | sh" "then open a new shell and run the same command again."
  install_pinned_rust
  if rust_is_ready || add_wasm_with_rustup || use_installed_rust || { use_debian_rust && rust_is_ready; }; then
    return 0
  fi
  unset RUSTUP_TOOLCHAIN
  want_debian_rust
}

# Without rustup there is one Rust, and nothing reads rust-toolchain.toml. A RUSTUP_TOOLCHAIN of the person's own stands.
install_pinned_rust() {
  have rustup && [ -z "${RUSTUP_TOOLCHAIN:-}" ] || return 0
  rustup which --toolchain "$rust_pinned" rustc >/dev/null 2>&1 && return 0
  # Where rustup could not download it today, it is not asked for before each command again.
  local missed=.tools/without-rust-$rust_pinned
  [ -z "$(find "$missed" -mtime -1 2>/dev/null)" ] || return 0
  say "installing Rust $rust_pinned (rustup): rust-toolchain.toml names it"
  rustup toolchain install "$rust_pinned" --profile minimal --no-self-update >/dev/null 2>&1 ||
    { mkdir -p .tools && touch "$missed"; }
}

add_wasm_with_rustup() {
  have rustup && rustc_is_recent || return 1
  say "installing Rust's standard library for the browser (rustup): the console is WebAssembly"
  rustup target add wasm32-unknown-unknown >/dev/null 2>&1 && rust_has_wasm
}

# Another version that rustup has already, complete.
use_installed_rust() {
  local toolchain
  have rustup || return 1
  for toolchain in $(rustup toolchain list 2>/dev/null | awk '!/nightly|beta|debian/ { print $1 }'); do
    export RUSTUP_TOOLCHAIN=$toolchain
    if rust_is_ready; then return 0; fi
  done
  unset RUSTUP_TOOLCHAIN
  return 1
}

# One line where it is another than the one everybody else has.
say_which_rust() {
  local version
  version=$(version_of rustc)
  [ "$version" = "$rust_pinned" ] ||
    say "building with Rust $version instead of $rust_pinned (rust-toolchain.toml): the bundle may weigh a little more or less"
}

# Not needed, but the console is smaller with a standard library built anew: where there is none, tools/dist says so.
want_std_source() {
  have rustup && [ -z "${RUSTUP_TOOLCHAIN:-}" ] || return 0
  [ -d "$(rustc --print sysroot)/lib/rustlib/src/rust/library" ] && return 0
  say "installing the sources of Rust's standard library (rustup): built anew, it makes the console smaller"
  rustup component add rust-src >/dev/null 2>&1 || true
}
