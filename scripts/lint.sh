#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# clang-tidy over the sources of build/dev's compile database.
set -euo pipefail
cd "$(dirname "$0")/.."

usage() {
    cat <<'HELP'
Usage: scripts/lint.sh [--changed [COMMIT] | FILE...]

Runs clang-tidy 14 with the rules of .clang-tidy, on as many files at once as there are cores. A
file takes some ten seconds, all of them a good while.

  --changed    Only sources that differ from COMMIT (default: where this branch left main)
  --help       This text

Example: scripts/lint.sh searcher/query.cpp
HELP
}

tidy=$(command -v clang-tidy-14 || command -v clang-tidy) ||
    { echo "lint: clang-tidy 14 is missing (scripts/setup --checks)." >&2; exit 1; }
[[ -f build/dev/compile_commands.json ]] || cmake --preset dev

case ${1:-} in
    --help) usage; exit 0 ;;
    "") mapfile -t files < <(git ls-files '*.cpp') ;;
    --changed)
        base=${2:-$(git merge-base HEAD main)}
        mapfile -t files < <(git diff --name-only --diff-filter=d "$base" -- '*.cpp') ;;
    *) files=("$@") ;;
esac

# Only what the database knows how to compile: fuzzers, for one, are built by another preset.
known=()
for file in "${files[@]}"; do
    grep -qF "\"file\": \"$PWD/$file\"" build/dev/compile_commands.json && known+=("$file")
done
[[ ${#known[@]} -gt 0 ]] || { echo "lint: no such source is compiled in build/dev." >&2; exit 0; }
printf '%s\0' "${known[@]}" | xargs -0 -r -n 1 -P "$(nproc)" "$tidy" -p build/dev --quiet
