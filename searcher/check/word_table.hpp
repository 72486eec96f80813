// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace onrecord::searcher::check {

/// What words are, a bit each: one look tells of a word all that is known of it, and of most words
/// of a text it tells nothing without comparing a letter. Open addressing, at most half full.
class WordTable {
public:
    /// Adds the bits to those that the word has.
    void add(std::string_view word, std::uint64_t bits);
    /// 0 for a word that is not known.
    std::uint64_t find(std::string_view word) const;

private:
    struct Slot {
        std::uint64_t hash = 0;
        std::uint64_t bits = 0;
        std::string word;
    };
    static std::uint64_t hash_of(std::string_view word);
    Slot& slot_of(std::string_view word, std::uint64_t hash);
    void grow();

    std::vector<Slot> slots_;
    std::size_t count_ = 0;
};

}  // namespace onrecord::searcher::check
