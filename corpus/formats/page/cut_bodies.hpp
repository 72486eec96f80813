// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string_view>
#include <vector>

namespace onrecord::corpus::formats::page {

/// Detects truncated bodies: those that end in mid-sentence after a round number of characters, or
/// several that end after the same number, which is the maximum of all.
class CutBodies {
public:
    void add(std::string_view body, std::size_t characters);

    struct Cut {
        std::size_t characters = 0;
        std::uint64_t bodies = 0;
    };
    /// By number of characters, longest first.
    std::vector<Cut> find() const;

private:
    std::map<std::size_t, std::uint64_t> open_ends_;  ///< By characters.
    std::size_t longest_ = 0;
};

}  // namespace onrecord::corpus::formats::page
