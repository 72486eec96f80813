// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/formats/intake.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace onrecord::corpus::formats::page {

/// Line numbers of offsets in a page. With ascending offsets, all calls together read the page
/// once.
class Places {
public:
    explicit Places(std::string_view page) : page_{page} {}

    Place at(std::size_t offset_bytes) {
        offset_bytes = std::min(offset_bytes, page_.size());
        if (offset_bytes < counted_to_) {
            counted_to_ = 0;
            line_ = 1;
        }
        const std::string_view passed = page_.substr(counted_to_, offset_bytes - counted_to_);
        line_ += static_cast<std::uint64_t>(std::ranges::count(passed, '\n'));
        counted_to_ = offset_bytes;
        return {line_, offset_bytes};
    }

private:
    std::string_view page_;
    std::size_t counted_to_ = 0;
    std::uint64_t line_ = 1;
};

}  // namespace onrecord::corpus::formats::page
