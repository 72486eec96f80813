// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/result.hpp"

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace onrecord::corpus::documents {

/// The wanted members of a zip, in its order, by libarchive. Nothing is written anywhere. A Problem
/// for what is no zip, is damaged or encrypted, or unpacks to more than `most_bytes`.
schema::Result<std::vector<std::pair<std::string, std::string>>> read_zip(
    std::string_view bytes,
    std::size_t most_bytes,
    const std::function<bool(std::string_view name)>& is_wanted);

}  // namespace onrecord::corpus::documents
