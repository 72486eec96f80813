// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/result.hpp"

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace onrecord::corpus::documents {

/// Reads the wanted members of a zip, in its order, by libarchive, in memory only. A Problem when
/// it is not a zip, is damaged or encrypted, or exceeds `most_bytes` decompressed.
schema::Result<std::vector<std::pair<std::string, std::string>>> read_zip(
    std::string_view bytes,
    std::size_t most_bytes,
    const std::function<bool(std::string_view name)>& is_wanted);

}  // namespace onrecord::corpus::documents
