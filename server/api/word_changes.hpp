// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace onrecord::server::api {

/// One piece of two texts laid side by side: the same words in both, or what the one has instead of
/// the other; either side may be empty.
struct WordChange {
    bool is_same = false;
    std::string before;
    std::string after;
    /// `same`, `dropped`, `added` or `changed`.
    std::string_view kind() const;
    bool operator==(const WordChange&) const = default;
};

/// Beyond so many cells of the table the middle counts as replaced, rather than a worker held up.
inline constexpr std::size_t most_compared_cells = 4'000'000;

/// How two texts differ, word by word with the marks on them; a paragraph's end is a word `¶`. By
/// the longest common subsequence (Wagner and Fischer) of what is between their shared ends.
std::vector<WordChange> word_changes(std::string_view before, std::string_view after);

}  // namespace onrecord::server::api
