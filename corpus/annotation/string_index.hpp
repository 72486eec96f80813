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

inline std::uint64_t load_bytes(const char* at, std::size_t count) {
    std::uint64_t block = 0;
    if (count >= 8) {
        std::memcpy(&block, at, 8);
    } else if (count >= 4) {  // two loads that overlap: no loop, no call
        std::uint32_t low = 0;
        std::uint32_t high = 0;
        std::memcpy(&low, at, 4);
        std::memcpy(&high, at + count - 4, 4);
        block = low | (std::uint64_t{high} << 32U);
    } else if (count > 0) {
        const auto byte = [&](std::size_t i) {
            return std::uint64_t{static_cast<unsigned char>(at[i])};
        };
        block = byte(0) | (byte(count / 2) << 8U) | (byte(count - 1) << 16U);
    }
    return block;
}

/// Of all 64 bits; a key that is asked for and has the hash of another one that is here is taken
/// for it (one chance in 10^14 for the largest vocabulary), which spares a look at the key.
inline std::uint64_t hash_of(std::string_view key) {
    std::uint64_t hash = 0x9e3779b97f4a7c15ULL ^ key.size();
    const char* at = key.data();
    std::size_t left = key.size();
    while (true) {
        hash = (hash ^ load_bytes(at, left)) * 0xff51afd7ed558ccdULL;
        hash ^= hash >> 32U;
        if (left <= 8) break;
        at += 8;
        left -= 8;
    }
    return (hash * 0xc4ceb9fe1a85ec53ULL) | 1U;
}

/// Words to numbers, in the order they were added. Reading it is free of writes: many threads.
class StringIndex {
public:
    static constexpr std::uint32_t absent = UINT32_MAX;

    StringIndex() : slots_(64) {}

    /// The number of `key`, a new one if it was not there.
    std::uint32_t add(std::string_view key) {
        if (2 * (keys_.size() + 1) > slots_.size()) grow();
        const std::uint64_t hash = hash_of(key);
        Slot& slot = slot_of(hash);
        if (slot.hash == 0) {
            slot = {hash, static_cast<std::uint32_t>(keys_.size())};
            keys_.emplace_back(key);
        }
        return slot.number;
    }

    /// The number of `key`, or `absent`.
    std::uint32_t find(std::string_view key) const {
        const std::uint64_t hash = hash_of(key);
        for (std::size_t at = hash >> 40U;; ++at) {
            const Slot& slot = slots_[at & (slots_.size() - 1)];
            if (slot.hash == 0) return absent;
            if (slot.hash == hash) return slot.number;
        }
    }

    std::size_t size() const { return keys_.size(); }
    const std::string& key(std::uint32_t number) const { return keys_[number]; }

private:
    struct Slot {
        std::uint64_t hash = 0;  ///< 0: free; hash_of() never gives it.
        std::uint32_t number = 0;
    };

    Slot& slot_of(std::uint64_t hash) {
        std::size_t at = (hash >> 40U) & (slots_.size() - 1);
        while (slots_[at].hash != 0 && slots_[at].hash != hash) {
            at = (at + 1) & (slots_.size() - 1);
        }
        return slots_[at];
    }

    void grow() {
        slots_.assign(slots_.size() * 2, Slot{});
        for (std::uint32_t number = 0; number < keys_.size(); ++number) {
            const std::uint64_t hash = hash_of(keys_[number]);
            slot_of(hash) = {hash, number};
        }
    }

    std::vector<Slot> slots_;  ///< A power of two.
    std::deque<std::string> keys_;
};

}  // namespace onrecord::corpus::annotation
