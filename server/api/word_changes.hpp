// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace onrecord::server::api {

/// One piece of the comparison of two texts: equal words, or the different words of both; either
/// side may be empty.
struct WordChange {
    bool is_same = false;
    std::string before;
    std::string after;
    /// `same`, `dropped`, `added` or `changed`.
    std::string_view kind() const;
    bool operator==(const WordChange&) const = default;
};

/// Limit of the table's cells. Beyond it the whole middle part is reported as replaced.
inline constexpr std::size_t most_compared_cells = 4'000'000;

/// Compares two texts by words including punctuation; the end of a paragraph is a word `
///
/// `. Common prefix and suffix are removed; the rest is compared by longest common subsequence
/// (dynamic programming, Wagner and Fischer, J. ACM 21, 1974).
std::vector<WordChange> word_changes(std::string_view before, std::string_view after);

}  // namespace onrecord::server::api
