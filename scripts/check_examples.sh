#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs every command line of the `sh` blocks in the README and in docs/, and every example that `--help` gives,
# with the programs of the folder BIN, against an index of the samples: an example that lies is a
# defect. Fails when one exits with another status than 0, or than N where the line ends in `# exit N`.
# Usage: scripts/check_examples.sh BIN
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
PATH=$(cd "$1" && pwd):$PATH
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
ln -s "$root/tests" "$root/docs" "$scratch/"

# One command a line, lines that end in a backslash joined.
commands_of() {
    awk '/^```sh$/ {inside = 1; next}  /^```/ {inside = 0}
         inside {while (/\\$/) {sub(/ *\\$/, ""); line = $0; getline; sub(/^ */, ""); $0 = line " " $0} print}' "$1" |
        grep -vE '^ *(#|$)' || true
    sed -nE 's/^Example: `(.*)`$/\1/p' "$1"
}

cd "$scratch"
for folder in my build/demo; do
    mkdir -p "$folder"
    onrecord-index run --quiet --lang en --archive "$folder/archive" --index "$folder/index" tests/data/samples
done
# A second Generation, so that there is one to roll back to.
onrecord-index build --quiet --force --archive my/archive --index my/index

count=0
failed=0
for page in "$root"/README.md "$root"/docs/*.md; do
    while IFS= read -r command; do
        expected=0
        [[ $command =~ \#\ exit\ ([0-9]+)$ ]] && expected=${BASH_REMATCH[1]}
        # A server and a watch are asked to end at once, and a server takes any free port.
        [[ $command == onrecord-server* || $command == 'onrecord-index watch'* ]] &&
            command="timeout --foreground --preserve-status 2 ${command/:8080/:0}"
        status=0
        bash -c "$command" >output 2>&1 </dev/null || status=$?
        count=$((count + 1))
        if [[ $status != "$expected" ]]; then
            printf '%s: exit %d, not %d: %s\n' "${page#"$root"/}" "$status" "$expected" "$command"
            head -n 20 output
            failed=$((failed + 1))
        fi
    done < <(commands_of "$page")
done
echo "$count examples, $failed failed"
[[ $failed == 0 ]]
