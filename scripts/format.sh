#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Lays out every C++ file with clang-format 14; with --check only says which ones are not.
set -euo pipefail
cd "$(dirname "$0")/.."

format=$(command -v clang-format-14 || command -v clang-format) ||
    { echo "format: clang-format 14 is missing (scripts/setup --checks)." >&2; exit 1; }
case ${1:-} in
    "") options=(-i) ;;
    --check) options=(--dry-run --Werror) ;;
    *) echo "Usage: scripts/format.sh [--check]" >&2; exit 64 ;;
esac
find schema corpus indexer searcher server tests -name node_modules -prune -o \
    \( -name '*.cpp' -o -name '*.hpp' \) -print0 | xargs -0 -r -n 16 -P "$(nproc)" "$format" "${options[@]}"
