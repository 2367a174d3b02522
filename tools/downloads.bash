# What tools/setup downloads, each held to a checksum of this repository: releases to those in tools/checksums, packages
# from npm to those in their lock file below tools/npm. What crates.io has, Cargo holds to its own. Sourced by tools/setup
# after tools/steps.bash, in the root of the repository; uses its tools and cache.
# shellcheck shell=bash disable=SC2154 # shares its names with tools/setup

sha256() { { sha256sum "$1" 2>/dev/null || shasum -a 256 "$1"; } | cut -d ' ' -f 1; }

# release_of COMMAND VERSION: the checksum and the address of its release for this machine, where tools/checksums has it.
release_of() {
  awk -v name="$1" -v version="$2" -v machine="$(uname -s)-$(uname -m)" '
    $2 == machine && index($3, "/" version "/") + index($3, "/v" version "/") > 0 && index($3, "/" name "-") > 0 { print $1, $3 }
  ' tools/checksums
}

# download_release COMMAND VERSION FOLDER: unpacks the command and what lies beside it, if there is a release that may be
# downloaded, and can be. Other bytes than expected are not even unpacked.
download_release() {
  local name=$1 version=$2 folder=$3 sum address scratch found status=1
  read -r sum address < <(release_of "$name" "$version") || return 1
  scratch=$(mktemp -d)
  if curl -fsSL --proto '=https' --connect-timeout 5 --retry 2 -o "$scratch/release" "$address" 2>/dev/null; then
    if [ "$(sha256 "$scratch/release")" != "$sum" ]; then
      rm -rf "$scratch"
      stop "the download of $name $version is not the file that tools/checksums names. Nothing of it was run." \
        "Check that your network hands on $address unchanged, and run the same command again." \
        "If the project has replaced its release, remove its line from tools/checksums: $name is then built from source."
    fi
    mkdir "$scratch/files"
    tar -xzf "$scratch/release" -C "$scratch/files" && found=$(find "$scratch/files" -type f -name "$name" | head -n 1) &&
      [ -n "$found" ] && "$found" --version >/dev/null 2>&1 &&
      mkdir -p "$folder" && cp "$(dirname "$found")/"* "$folder/" && status=0
  fi
  rm -rf "$scratch"
  return $status
}

# The folder of what tools/npm/PART names. A changed lock file has another one, so that an older clone keeps its own.
npm_folder() {
  local lock
  lock=$(sha256 "tools/npm/$1/package-lock.json")
  echo "$tools/npm-$1-${lock:0:16}"
}

# need_npm PART WHY: puts what tools/npm/PART names into its folder.
need_npm() {
  local part=$1 why=$2 folder
  folder=$(npm_folder "$part")
  [ ! -d "$folder" ] || return 0
  have npm || stop "npm is missing: $why." "Install Node.js, which brings it: https://nodejs.org/"
  say "installing tools/npm/$part (npm): $why"
  begin "npm-$part" npm_install "tools/npm/$part" "$folder"
}

# Exactly what the lock file names. No package runs a script of its own: none needs one.
npm_install() {
  local from=$1 folder=$2 scratch
  mkdir -p "$tools"
  scratch=$(mktemp -d "$folder.XXXXXX")
  cp "$from/package.json" "$from/package-lock.json" "$scratch/"
  npm ci --prefix "$scratch" --ignore-scripts --no-audit --no-fund
  mv "$scratch" "$folder"
}
