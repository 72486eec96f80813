// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace onrecord::searcher::check {

/// A hash table from words to sets of bits. A lookup of an unknown word, which is the usual case,
/// compares hashes only. Open addressing with a load factor of at most one half.
class WordTable {
public:
    /// Adds bits to a word.
    void add(std::string_view word, std::uint64_t bits);
    /// The bits of a word; 0 for an unknown one.
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
