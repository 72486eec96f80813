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

// Every word of every Entry is looked up in vocabularies once or twice, so this is performance
// critical: open addressing, eight bytes per slot, no nodes, no comparison of keys.
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

/// Never 0. `raise` is set in every byte first: 0x20 makes letters of ASCII small, and leaves
/// digits, apostrophes and full stops as they are.
template <std::uint8_t raise = 0>
std::uint64_t hash_of(std::string_view key) {
    constexpr std::uint64_t in_all = raise * 0x0101010101010101ULL;
    constexpr std::uint64_t in_three = raise * 0x010101ULL;
    // Multiplied: beside the first byte the size alone would make one of "b" and "ab".
    std::uint64_t hash = 0x9e3779b97f4a7c15ULL * (key.size() + 1);
    const char* at = key.data();
    std::size_t left = key.size();
    while (true) {
        hash = (hash ^ (load_bytes(at, left) | (left < 4 ? in_three : in_all))) *
               0xff51afd7ed558ccdULL;
        hash ^= hash >> 32U;
        if (left <= 8) break;
        at += 8;
        left -= 8;
    }
    hash *= 0xc4ceb9fe1a85ec53ULL;
    return (hash ^ hash >> 29U) | 1U;
}

/// Maps words to numbers in the order of insertion. Lookups do not write: many threads may read.
class StringIndex {
public:
    static constexpr std::uint32_t absent = UINT32_MAX;

    StringIndex() : slots_(64) {}

    /// The number of `key`, inserting it if necessary.
    std::uint32_t add(std::string_view key) {
        if (2 * (keys_.size() + 1) > slots_.size()) grow();
        const std::uint64_t hash = hash_of(key);
        std::size_t at = place(hash);
        while (slots_[at].tag != 0) {
            if (slots_[at].tag == tag(hash) && keys_[slots_[at].number] == key) {
                return slots_[at].number;
            }
            at = (at + 1) & (slots_.size() - 1);
        }
        slots_[at] = {tag(hash), static_cast<std::uint32_t>(keys_.size())};
        keys_.emplace_back(key);
        return slots_[at].number;
    }

    /// The number of `key`, or `absent`.
    std::uint32_t find(std::string_view key) const { return find_hash(hash_of(key)); }
    /// The same for a key with known hash_of(). An absent key with the same slot and tag as a
    /// present one (a chance of one in 10^9) gives a false match; this saves comparing keys.
    std::uint32_t find_hash(std::uint64_t hash) const {
        for (std::size_t at = place(hash);; at = (at + 1) & (slots_.size() - 1)) {
            const Slot slot = slots_[at];
            if (slot.tag == tag(hash)) return slot.number;
            if (slot.tag == 0) return absent;
        }
    }

    std::size_t size() const { return keys_.size(); }
    const std::string& key(std::uint32_t number) const { return keys_[number]; }

private:
    struct Slot {
        std::uint32_t tag = 0;  ///< 0: free; tag() never gives it.
        std::uint32_t number = 0;
    };

    static std::uint32_t tag(std::uint64_t hash) { return static_cast<std::uint32_t>(hash); }
    std::size_t place(std::uint64_t hash) const { return (hash >> 40U) & (slots_.size() - 1); }

    void grow() {
        std::vector<Slot> old(slots_.size() * 2);
        old.swap(slots_);
        for (std::uint32_t number = 0; number < keys_.size(); ++number) {
            const std::uint64_t hash = hash_of(keys_[number]);
            std::size_t at = place(hash);
            while (slots_[at].tag != 0) {
                at = (at + 1) & (slots_.size() - 1);
            }
            slots_[at] = {tag(hash), number};
        }
    }

    std::vector<Slot> slots_;  ///< A power of two.
    std::deque<std::string> keys_;
};

}  // namespace onrecord::corpus::annotation
