// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/check/word_table.hpp"

#include <cstring>
#include <utility>

namespace onrecord::searcher::check {

// Eight bytes at a time, mixed by the multiplication of MurmurHash64A (A. Appleby, public domain).
std::uint64_t WordTable::hash_of(std::string_view word) {
    constexpr std::uint64_t factor = 0xC6A4A7935BD1E995U;
    std::uint64_t hash = word.size() * factor;
    while (!word.empty()) {
        std::uint64_t piece = 0;
        const std::size_t bytes = word.size() < sizeof piece ? word.size() : sizeof piece;
        std::memcpy(&piece, word.data(), bytes);
        piece *= factor;
        hash = (hash ^ (piece ^ piece >> 47U)) * factor;
        word.remove_prefix(bytes);
    }
    return (hash ^ hash >> 47U) | 1U;  // Never 0, which an empty slot has.
}

WordTable::Slot& WordTable::slot_of(std::string_view word, std::uint64_t hash) {
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = (hash >> 20U) & mask;
    while (slots_[at].hash != 0 && (slots_[at].hash != hash || slots_[at].word != word)) {
        at = (at + 1) & mask;
    }
    return slots_[at];
}

void WordTable::add(std::string_view word, std::uint64_t bits) {
    if (2 * count_ >= slots_.size()) grow();
    const std::uint64_t hash = hash_of(word);
    Slot& slot = slot_of(word, hash);
    if (slot.hash == 0) {
        slot.hash = hash;
        slot.word = word;
        ++count_;
    }
    slot.bits |= bits;
}

void WordTable::grow() {
    constexpr std::size_t least = 64;
    std::vector<Slot> old(slots_.empty() ? least : 2 * slots_.size());
    std::swap(old, slots_);
    for (Slot& slot : old) {
        if (slot.hash != 0) std::swap(slot_of(slot.word, slot.hash), slot);
    }
}

std::uint64_t WordTable::find(std::string_view word) const {
    if (slots_.empty()) return 0;
    const std::uint64_t hash = hash_of(word);
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t at = (hash >> 20U) & mask; slots_[at].hash != 0; at = (at + 1) & mask) {
        if (slots_[at].hash == hash && slots_[at].word == word) return slots_[at].bits;
    }
    return 0;
}

}  // namespace onrecord::searcher::check
