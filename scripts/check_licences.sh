#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Fails if a file that can carry an SPDX line has none in its first five lines. What has a form of its own
# (scripts/debian) and data files (JSON, HTML of the samples, vocabularies) are covered by the README of their folder.
set -euo pipefail
cd "${1:-$(dirname "$0")/..}"
status=0
while IFS= read -r -d '' file; do
    if ! head -n 5 "$file" | grep -q 'SPDX-License-Identifier: '; then
        echo "$file: no SPDX line"
        status=1
    fi
done < <(find . \( -name build -o -name .git -o -name node_modules -o -name dist -o -path ./tests/data \) -prune -o -type f \
    \( -name '*.cpp' -o -name '*.hpp' -o -name '*.ts' -o -name '*.css' -o -name '*.mjs' -o -name '*.cmake' -o \
       -name CMakeLists.txt -o -name '*.sh' -o -name '*.py' -o -name '*.md' -o -name '*.yaml' \
       -o -path './scripts/*' ! -name '*.*' ! -path './scripts/debian/*' -o -path './.ci/*' \) -print0)
exit $status
