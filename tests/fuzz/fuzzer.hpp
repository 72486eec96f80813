// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

// What every fuzzer defines.

namespace onrecord::fuzz {

/// Well-formed inputs to begin with; files would do, but what is binary is better made afresh.
std::vector<std::string> seeds();

}  // namespace onrecord::fuzz

/// One input. Returns 0; whatever is wrong with the code under test ends the process.
// The name and the types are libFuzzer's.
// NOLINTNEXTLINE(readability-identifier-naming)
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);
