# The words of tools/setup, and its long steps: run in the background, with a log each and a line of progress now and
# then. Sourced, in the root of the repository; knows nothing of what is installed.
# shellcheck shell=bash

set -m # a process group for each step, so that Ctrl-C leaves none behind

readonly logs=$PWD/.tools/log
jobs=() # "pid name" of each running step

say() { printf '%s\n' "setup: $*"; }

# Says what the person has to do, and stops.
stop() {
  printf '\nsetup cannot go on: %s\n' "$1" >&2
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
  # Its exit code goes into a file: the shell forgets it where another process gets the same number meanwhile.
  (
    trap 'echo $? >"$logs/$name.code"' EXIT
    "$@"
  ) >"$logs/$name.log" 2>&1 </dev/null &
  jobs+=("$! $name")
}

# Waits for every step begun so far, with a line of progress now and then.
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
  stop "the step '$1' failed; its last lines stand above." "All of it: $logs/$1.log" "Running the same command again goes on from here."
}

stop_steps() {
  local job
  for job in ${jobs[@]+"${jobs[@]}"}; do
    if runs "$job"; then kill -TERM -- "-${job%% *}" 2>/dev/null || true; fi
  done
}
