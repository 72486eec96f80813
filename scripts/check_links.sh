#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Fails if a document links to a file of the project that is not there.
set -euo pipefail
cd "${1:-$(dirname "$0")/..}"
status=0
while IFS= read -r page; do
    while IFS= read -r target; do
        [[ $target == *:* || -e $(dirname "$page")/$target ]] && continue
        echo "$page: $target is not there"
        status=1
    done < <(grep -oP '\]\(\K[^)#\s]+' "$page" || true)
done < <(find . \( -name build -o -name .git -o -name node_modules \) -prune -o -name '*.md' -print | sort)
exit $status
