#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Every check of the project on a clean checkout of a bare Debian 12, without asking anything. Ends with
# the closing lines of ctest's main run, shown once more.
set -euo pipefail
cd "$(dirname "$0")/.."
export CI=true DEBIAN_FRONTEND=noninteractive CTEST_OUTPUT_ON_FAILURE=1

started=$SECONDS
stage() { printf '\n==== %s (after %d min %02d s)\n' "$1" $(((SECONDS - started) / 60)) $(((SECONDS - started) % 60)); }

# All tests under AddressSanitizer and UndefinedBehaviorSanitizer; the browser's need no second run.
address_and_undefined() {
    cmake --preset asan
    cmake --build --preset asan
    ctest --preset asan --no-tests=error -j "$(nproc)" -LE browser
}

# Under ThreadSanitizer only what has threads: the rest would prove nothing more there.
threads() {
    local programs=(unit_indexer unit_searcher unit_server end_to_end_server)
    cmake --preset tsan
    cmake --build --preset tsan --target "${programs[@]}" onrecord-index onrecord-search onrecord-server
    local program
    for program in "${programs[@]}"; do
        echo "-- $program"
        TSAN_OPTIONS=halt_on_error=1 "build/tsan/tests/$program" --gtest_brief=1
    done
}

# Each fuzzer for a short while: enough to see that it still builds, runs and finds nothing at once.
fuzz_smoke() {
    cmake --preset fuzz
    cmake --build --preset fuzz --target fuzzers
    find build/fuzz/fuzz -maxdepth 1 -type f -executable -print0 | sort -z |
        xargs -0 -n 1 -P "$(nproc)" bash -c '
            if "$0" -max_total_time=10 -rss_limit_mb=2048 -timeout=10 >"$0.log" 2>&1; then
                echo "-- $(basename "$0"): $(tail -n 1 "$0.log")"
            else
                tail -n 40 "$0.log"; exit 255
            fi'
}

stage 'Packages'
scripts/setup --checks
stage 'Format'
scripts/format.sh --check
stage 'Layers'
scripts/check_layers.sh
stage 'Tests, with warnings as errors'
mkdir -p build
scripts/test 2>&1 | tee build/main-test-run.log
stage 'AddressSanitizer and UndefinedBehaviorSanitizer'
address_and_undefined
stage 'ThreadSanitizer'
threads
stage 'Fuzzers, briefly'
fuzz_smoke
stage 'All checks passed. The main test run ended so'
sed -n '/tests passed,/,$p' build/main-test-run.log
