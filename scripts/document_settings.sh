#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Prints docs/settings.md, made from the tables of the programs in the folder BIN and from the table of
# exit statuses; with --check fails when the file says something else.
# Usage: scripts/document_settings.sh BIN [--check]
set -euo pipefail
bin=$(cd "$1" && pwd)
cd "$(dirname "$0")/.."

exit_statuses() {
    echo '| status | name | means |'
    echo '| --- | --- | --- |'
    local name number
    while read -r name number; do
        sed -nE "s/^ *\{ExitStatus::$name, *\"([^\"]*)\", *\"([^\"]*)\" *\},?$/| $number | \1 | \2 |/p" schema/failure.hpp
    done < <(sed -nE 's/^    ([A-Z][A-Za-z]*) = ([0-9]+),$/\1 \2/p' schema/failure.hpp)
}

document() {
    cat <<'HEAD'
<!-- SPDX-License-Identifier: GPL-3.0-or-later -->
<!-- Made by scripts/document_settings.sh from the programs' own tables: change those. -->
# Settings

Every setting can be given on the command line, as an environment variable, or in a settings file
(`--settings FILE` or `ONRECORD_SETTINGS`); the first that says something wins, in that order. A file has
lines `name = value`; lines after `[import]` hold for that command only, `#` begins a comment.

```
# onrecord.conf
quiet = true

[build]
shard-entries = 100000
```

HEAD
    local program
    for program in onrecord-index onrecord-search onrecord-server; do
        "$bin/$program" --help-markdown
        echo
    done
    "$bin/onrecord-index" --help-markdown-common
    printf '\n## Exit statuses\n\nThe same for every program.\n\n'
    exit_statuses
}

if [[ ${2:-} == --check ]]; then
    document | diff -u docs/settings.md - ||
        { echo "docs/settings.md is not what the programs say: scripts/document_settings.sh BIN > docs/settings.md" >&2; exit 1; }
else
    document
fi
