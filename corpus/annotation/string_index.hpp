// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// The annotator asks once or twice for every word of every Entry whether a vocabulary has it, so
// this is its hottest place: open addressing, eight bytes of hash beside each slot, no nodes.
namespace onrecord::corpus::annotation {

/// Quick and good enough for words; not for untrusted keys, which are never inserted after the
/// vocabularies are read.
inline std::uint64_t hash_of(std::string_view key) {
    std::uint64_t hash = 0x9e3779b97f4a7c15ULL ^ key.size();
    const char* at = key.data();
    std::size_t left = key.size();
    while (left > 0) {
        std::uint64_t block = 0;
        const std::size_t step = left < 8 ? left : 8;
        std::memcpy(&block, at, step);
        hash = (hash ^ block) * 0xff51afd7ed558ccdULL;
        hash ^= hash >> 32U;
        at += step;
        left -= step;
    }
    return hash | 1U;
}

/// Words to numbers, in the order they were added. Reading it is free of writes: many threads.
class StringIndex {
public:
    static constexpr std::uint32_t absent = UINT32_MAX;

    StringIndex() : slots_(64) {}

    /// The number of `key`, a new one if it was not there.
    std::uint32_t add(std::string_view key) {
        if (2 * (keys_.size() + 1) > slots_.size()) grow();
        Slot& slot = slot_of(key, hash_of(key));
        if (slot.hash == 0) {
            slot = {hash_of(key), static_cast<std::uint32_t>(keys_.size())};
            keys_.emplace_back(key);
        }
        return slot.number;
    }

    /// The number of `key`, or `absent`.
    std::uint32_t find(std::string_view key) const {
        const std::uint64_t hash = hash_of(key);
        for (std::size_t at = hash >> 7U;; ++at) {
            const Slot& slot = slots_[at & (slots_.size() - 1)];
            if (slot.hash == 0) return absent;
            if (slot.hash == hash && keys_[slot.number] == key) return slot.number;
        }
    }

    std::size_t size() const { return keys_.size(); }
    const std::string& key(std::uint32_t number) const { return keys_[number]; }

private:
    struct Slot {
        std::uint64_t hash = 0;  ///< 0: free; hash_of() never gives it.
        std::uint32_t number = 0;
    };

    Slot& slot_of(std::string_view key, std::uint64_t hash) {
        std::size_t at = (hash >> 7U) & (slots_.size() - 1);
        while (slots_[at].hash != 0 &&
               (slots_[at].hash != hash || keys_[slots_[at].number] != key)) {
            at = (at + 1) & (slots_.size() - 1);
        }
        return slots_[at];
    }

    void grow() {
        slots_.assign(slots_.size() * 2, Slot{});
        for (std::uint32_t number = 0; number < keys_.size(); ++number) {
            const std::uint64_t hash = hash_of(keys_[number]);
            slot_of(keys_[number], hash) = {hash, number};
        }
    }

    std::vector<Slot> slots_;  ///< A power of two.
    std::deque<std::string> keys_;
};

}  // namespace onrecord::corpus::annotation
