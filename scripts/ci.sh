#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Every check of the project on a clean checkout of a bare Debian 12, without asking anything. Ends with
# the closing lines of ctest's main run, shown once more.
set -euo pipefail
cd "$(dirname "$0")/.."
export CI=true DEBIAN_FRONTEND=noninteractive CTEST_OUTPUT_ON_FAILURE=1

started=$SECONDS
stage() { printf '\n==== %s (after %d min %02d s)\n' "$1" $(((SECONDS - started) / 60)) $(((SECONDS - started) % 60)); }

# sanitized PRESET: every test under that preset's sanitizer. Those that measure quality or speed
# (labels) prove nothing more there and take many times as long.
sanitized() {
    cmake --preset "$1"
    cmake --build --preset "$1"
    ctest --preset "$1" --no-tests=error -j "$(nproc)" -LE 'slow|browser'
}

# Each fuzzer for a short while on its corpus: enough to see that it still runs and that no old
# finding is back.
fuzz_smoke() {
    cmake --preset fuzz
    cmake --build --preset fuzz
    local fuzzer
    for fuzzer in build/fuzz/fuzz/*; do
        [[ -x $fuzzer && -f $fuzzer ]] || continue
        echo "-- $fuzzer"
        "$fuzzer" -max_total_time=15 -rss_limit_mb=2048 -timeout=10 2>&1 | tail -n 4
    done
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
sanitized asan
stage 'ThreadSanitizer'
sanitized tsan
stage 'Fuzzers, briefly'
fuzz_smoke
stage 'All checks passed. The main test run ended so'
sed -n '/tests passed,/,$p' build/main-test-run.log
