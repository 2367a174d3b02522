# What tools/setup downloads, each held to a checksum of this repository: packages from npm to those in their lock file
# below tools/npm. Sourced by tools/setup after tools/steps.bash, in the root of the repository; uses its tools and paths.
# shellcheck shell=bash disable=SC2154 # shares its names with tools/setup

sha256() { { sha256sum "$1" 2>/dev/null || shasum -a 256 "$1"; } | cut -d ' ' -f 1; }

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
