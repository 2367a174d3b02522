# Messages of tools/setup, and its long steps, which run in the background with a log each and a progress line every 20
# seconds. Sourced in the root of the repository.
# shellcheck shell=bash

set -m # a process group for each step, so that Ctrl-C ends all of them

readonly logs=$PWD/.tools/log
jobs=() # "pid name" of each running step

say() { printf '%s\n' "setup: $*"; }

# Prints what you have to do, and stops.
stop() {
  printf '\nsetup stopped: %s\n' "$1" >&2
  shift
  printf '  %s\n' "$@" >&2
  exit 1
}

# begin NAME COMMAND...: runs the command in the background, its output in a log.
begin() {
  local name=$1
  shift
  mkdir -p "$logs"
  rm -f "$logs/$name.code"
  # The exit code goes into a file: the shell loses it if another process gets the same number in the meantime.
  (
    trap 'echo $? >"$logs/$name.code"' EXIT
    "$@"
  ) >"$logs/$name.log" 2>&1 </dev/null &
  jobs+=("$! $name")
}

# Waits for every step begun so far, with a progress line every 20 seconds.
finish() {
  local job name since=$SECONDS
  while still_running; do
    if ((SECONDS - since >= 20)); then
      since=$SECONDS
      progress
    fi
    sleep 0.2
  done
  for job in ${jobs[@]+"${jobs[@]}"}; do
    name=${job#* }
    [ "$(cat "$logs/$name.code" 2>/dev/null)" = 0 ] || fail_step "$name"
  done
  jobs=()
}

still_running() {
  local job
  for job in ${jobs[@]+"${jobs[@]}"}; do
    runs "$job" && return 0
  done
  return 1
}

runs() { [ ! -e "$logs/${1#* }.code" ] && kill -0 "${1%% *}" 2>/dev/null; }

progress() {
  local job name
  for job in "${jobs[@]}"; do
    runs "$job" || continue
    name=${job#* }
    say "  … $name, $((SECONDS / 60)) min $((SECONDS % 60)) s: $(how_far "$logs/$name.log")"
  done
}

how_far() {
  local crates
  crates=$(grep -c '^ *Compiling' "$1" || true)
  if [ "$crates" -gt 0 ]; then
    echo "$crates crates compiled"
  else
    tail -n 1 "$1" | cut -c 1-60
  fi
}

fail_step() {
  tail -n 20 "$logs/$1.log" >&2
  stop "the step '$1' failed; see its last lines above." "Full log: $logs/$1.log" "To continue from here, run the same command again."
}

stop_steps() {
  local job
  for job in ${jobs[@]+"${jobs[@]}"}; do
    if runs "$job"; then kill -TERM -- "-${job%% *}" 2>/dev/null || true; fi
  done
}
