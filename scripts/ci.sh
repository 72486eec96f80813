#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Every check of the project on a clean checkout of a bare Debian 12, without asking anything. Ends with
# the closing lines of ctest's main run, shown once more.
set -euo pipefail
cd "$(dirname "$0")/.."
export CI=true DEBIAN_FRONTEND=noninteractive CTEST_OUTPUT_ON_FAILURE=1

started=$SECONDS
stage() { printf '\n==== %s (after %d min %02d s)\n' "$1" $(((SECONDS - started) / 60)) $(((SECONDS - started) % 60)); }

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
scripts/sanitize asan
stage 'All checks passed. The main test run ended so'
sed -n '/tests passed,/,$p' build/main-test-run.log
