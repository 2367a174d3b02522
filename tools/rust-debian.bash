# Debian's Rust, for a machine that reaches Debian's packages and crates.io but not rustup's downloads. No other machine comes
# this far: the one Rust is what rust-toolchain.toml names. Sourced by tools/rust.bash, whose names it uses.
# shellcheck shell=bash disable=SC2034,SC2154 # shares its names with tools/setup

debian_bin=/usr/bin
build_std=no # whether the standard library for the browser has to be built from Debian's packages

# Debian's own Rust, where it is recent enough; linked as a toolchain where rustup is in charge. RUSTUP_TOOLCHAIN goes
# before rust-toolchain.toml.
use_debian_rust() {
  newer_or_same "$(version_of "$debian_bin/rustc")" "$rust_version" && [ -x "$debian_bin/cargo" ] || return 1
  if have rustup; then
    [ -d "$(rustup_home)/toolchains/debian" ] || rustup toolchain link debian "${debian_bin%/bin}" >/dev/null 2>&1 || return 1
    export RUSTUP_TOOLCHAIN=debian
  else
    export PATH="$debian_bin:$PATH"
    paths+=("$debian_bin")
  fi
}

rustup_home() { echo "${RUSTUP_HOME:-$HOME/.rustup}"; }

# Where rustup cannot download: Debian's current toolchain (it keeps one for its browsers), and from its sources the
# standard library it does not ship.
want_debian_rust() {
  local advice="Connect to the internet and run 'rustup toolchain install $rust_pinned --target wasm32-unknown-unknown'."
  have rustup && say "rustup cannot download here; trying Debian's own Rust"
  debian_has_rust || stop "no Rust $rust_version or newer for the browser, and no way to get it." "$advice"
  want_packages "Rust $rust_version or newer; its standard library for the browser is then built from source" "$advice" \
    rustc-web cargo-web rust-web-src rust-web-llvm "lld-$(debian_llvm)" rust-web-clippy rustfmt-web
  build_std=yes
}

debian_has_rust() {
  is_debian || return 1
  apt_offers_rust || { is_root && apt-get update >/dev/null 2>&1 && apt_offers_rust; }
}

apt_offers_rust() { newer_or_same "$(apt-cache policy rustc-web 2>/dev/null | sed -n 's/^ *Candidate: \([0-9.]*\).*/\1/p')" "$rust_version"; }

# The LLVM that Debian's Rust is built with: its linker has to be the same one.
debian_llvm() { apt-cache depends rust-web-llvm | sed -n 's/.*Depends: llvm-\([0-9]*\).*/\1/p' | head -n 1; }

build_wasm_std() {
  local folder=$cache/build/wasm-std
  mkdir -p "$folder/src"
  printf '[package]\nname = "empty"\nversion = "0.0.0"\nedition = "2021"\n[workspace]\n' >"$folder/Cargo.toml"
  : >"$folder/src/lib.rs"
  # Without the bitcode, release builds with link-time optimization would not find what they link.
  (cd "$folder" && RUSTC_BOOTSTRAP=1 RUSTFLAGS=-Cembed-bitcode=yes CARGO_TARGET_DIR=$folder/target \
    cargo build --release --target wasm32-unknown-unknown -Zbuild-std=std,panic_abort,test)
  copy_wasm_std "$folder/target/wasm32-unknown-unknown/release/deps"
  rm -rf "$folder"
}

copy_wasm_std() {
  local to file
  to=$(rustc --print sysroot)/lib/rustlib/wasm32-unknown-unknown/lib
  rm -rf "$to"
  mkdir -p "$to"
  for file in "$1"/*.rlib; do
    case $file in */libempty-*) ;; *) cp "$file" "$to/" ;; esac
  done
}

check_debian_rust() {
  use_debian_rust || stop "Debian's Rust couldn't be installed." "See $logs/packages.log"
  rust_has_wasm || stop "Debian's Rust does not compile for the browser." "See $logs/packages.log"
}
