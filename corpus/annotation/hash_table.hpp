// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace onrecord::corpus::annotation {

/// A hash table without keys: values are stored with a tag of the hash of their key, so that most
/// lookups touch one cache line. An absent key with the same slot and tag as a present one (a
/// chance of one in 10^9) gives a false match. Immutable once filled: many threads may read.
template <typename Value>
class HashTable {
public:
    /// Room for `count` keys, half of it kept free.
    explicit HashTable(std::size_t count = 0) {
        std::size_t size = 64;
        while (2 * count > size) {
            size *= 2;
        }
        slots_.resize(size);
    }

    /// At most `count` times, each key once.
    void add(std::uint64_t hash, Value value) {
        std::size_t at = place(hash);
        while (slots_[at].tag != 0) {
            at = (at + 1) & (slots_.size() - 1);
        }
        slots_[at] = {tag(hash), std::move(value)};
    }

    const Value* find(std::uint64_t hash) const {
        for (std::size_t at = place(hash);; at = (at + 1) & (slots_.size() - 1)) {
            const Slot& slot = slots_[at];
            if (slot.tag == tag(hash)) return &slot.value;
            if (slot.tag == 0) return nullptr;
        }
    }

    /// Prefetches what find() will read, because a table may be larger than the fast caches.
    void prefetch(std::uint64_t hash) const { __builtin_prefetch(&slots_[place(hash)]); }

private:
    struct Slot {
        std::uint32_t tag = 0;  ///< 0: free; hash_of() is odd.
        Value value{};
    };

    static std::uint32_t tag(std::uint64_t hash) { return static_cast<std::uint32_t>(hash); }
    std::size_t place(std::uint64_t hash) const { return (hash >> 40U) & (slots_.size() - 1); }

    std::vector<Slot> slots_;  ///< The size is a power of two.
};

}  // namespace onrecord::corpus::annotation
