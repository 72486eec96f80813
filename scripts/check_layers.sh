#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Fails if a file includes what its component may not: the rules of ARCHITECTURE.md, as a test.
set -euo pipefail
cd "${1:-.}"

# Which components a component may include. Its own subfolders are its private rooms.
declare -A may_include=(
    [schema]="schema"
    [corpus]="corpus schema"
    [indexer]="indexer corpus schema"
    [searcher]="searcher schema"
    [server]="server searcher schema"
)

# A room that may include more: drafts are read as print was, by the public face of corpus.
declare -A room_may_include=(
    [searcher/drafts/]="corpus"
)

# Rooms of a component that know of each other one way: of indexer/building those that a room may
# include beside itself; build.cpp, which ties them together, may all. Files that stand in no room
# are for all.
declare -A building_may_include=(
    [plan]=""
    [spilling]=""
    [statements]=""
    [ledger]=""
    [reading]="plan spilling ledger"
    [annotating]="plan spilling reading"
    [shards]="plan spilling"
    [updating]="plan spilling ledger reading annotating shards"
)

# The only places where a library may be named.
declare -A door_of=(
    [xapian]="schema/document schema/failure.cpp indexer/building/ searcher/shards/ searcher/matching/ searcher/searcher.cpp"
    [libstemmer]="schema/analyzer.cpp"
    [unicode/]="schema/words/ corpus/annotation/ corpus/files/ corpus/formats/pasted/ searcher/check/"
    [openssl]="schema/sha256.cpp server/http/tls"
    [zstd]="corpus/files/ schema/document.cpp schema/record indexer/building/ server/http/compression"
    [zlib]="corpus/files/ server/http/compression"
    [expat]="corpus/xml/"
    [archive.h]="corpus/documents/ corpus/containers/"
    [archive_entry.h]="corpus/documents/ corpus/containers/"
    [simdjson]="corpus/formats/ corpus/archive"
    [boost/system/result]="schema/result.hpp"
    [boost/program_options]="schema/settings"
    [boost/json]="corpus/annotation_report corpus/corrections corpus/formats/ corpus/archive schema/generation indexer/program/ corpus/program/ searcher/json/ searcher/result_json searcher/check_json server/api/ server/http/"
    [boost/url]="server/http/"
    [boost/asio]="server/http/ server/server server/program/"
    [boost/beast]="server/http/"
)

status=0
complain() { echo "$1"; status=1; }

for component in "${!may_include[@]}"; do
    [[ -d $component ]] || continue
    while IFS=: read -r file line directive; do
        included=${directive#*[\"<]}
        included=${included%%[\">]*}
        owner=${included%%/*}
        if [[ $directive == *'"'* && -v may_include[$owner] ]]; then
            more=
            for room in "${!room_may_include[@]}"; do
                [[ $file == "$room"* ]] && more=${room_may_include[$room]}
            done
            [[ " ${may_include[$component]} $more " == *" $owner "* ]] ||
                complain "$file:$line: $component may not include $included"
            [[ $owner == "$component" || $included != */*/* ]] ||
                complain "$file:$line: $included is private to $owner"
        fi
        for library in "${!door_of[@]}"; do
            [[ $included == "$library"* ]] || continue
            allowed=no
            for door in ${door_of[$library]}; do [[ $file == "$door"* ]] && allowed=yes; done
            [[ $allowed == yes ]] || complain "$file:$line: <$included> belongs in ${door_of[$library]}"
        done
    done < <(grep -rnE '^#include ["<]' "$component" --include='*.hpp' --include='*.cpp' || true)
done

building=indexer/building
while IFS=: read -r file line directive; do
    included=${directive#*\"}
    included=${included%%\"*}
    included=${included#"$building/"}
    room=${file#"$building/"}
    [[ $room == */* && $included == */* ]] || continue
    room=${room%%/*}
    [[ -v building_may_include[$room] ]] || { complain "$file: $building/$room has no rule"; continue; }
    [[ " $room ${building_may_include[$room]} " == *" ${included%%/*} "* ]] ||
        complain "$file:$line: $building/$room may not include $included"
done < <(grep -rn "^#include \"$building/" "$building" --include='*.hpp' --include='*.cpp' || true)
scripts/check-rooms || status=1

# What may stand at the top; what a trial left there by mistake is not the project's.
top_level=" .ci .clang-format .clang-tidy .gitignore ARCHITECTURE.md CHANGELOG.md CMakeLists.txt"
top_level+=" CMakePresets.json CONTRIBUTING.md LICENSE README.md SECURITY.md"
top_level+=" corpus docs indexer schema scripts searcher server tests "
while read -r name; do
    [[ $top_level == *" $name "* ]] || complain "$name does not belong at the top level"
done < <(git ls-files 2>/dev/null | cut -d/ -f1 | sort -u)
exit $status
