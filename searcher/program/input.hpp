// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>

namespace onrecord::searcher::program {

/// All bytes of a file, of stdin for `-`. Throws Failure: no input when it cannot be read, usage
/// when it has more than `most_bytes`.
std::string read_input(const std::string& file, std::size_t most_bytes);

}  // namespace onrecord::searcher::program
