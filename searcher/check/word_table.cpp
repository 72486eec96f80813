// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/check/word_table.hpp"

#include <cstring>
#include <utility>

namespace onrecord::searcher::check {

namespace {

template <class Number>
std::uint64_t load(const char* bytes) {
    Number number = 0;
    std::memcpy(&number, bytes, sizeof number);
    return number;
}

/// Up to seven bytes as a number, by two loads of a fixed size that may overlap.
std::uint64_t short_piece(std::string_view bytes) {
    const char* const begin = bytes.data();
    const char* const end = begin + bytes.size();
    if (bytes.size() >= 4) {
        return load<std::uint32_t>(begin) << 32U | load<std::uint32_t>(end - 4);
    }
    if (bytes.size() >= 2) {
        return load<std::uint16_t>(begin) << 16U | load<std::uint16_t>(end - 2);
    }
    return bytes.empty() ? 0 : load<std::uint8_t>(begin);
}

}  // namespace

// Eight bytes at a time, mixed by the multiplication of MurmurHash64A (A. Appleby, public domain).
std::uint64_t WordTable::hash_of(std::string_view word) {
    constexpr std::uint64_t factor = 0xC6A4A7935BD1E995U;
    std::uint64_t hash = word.size() * factor;
    const auto mix = [&hash](std::uint64_t piece) {
        piece *= factor;
        hash = (hash ^ (piece ^ piece >> 47U)) * factor;
    };
    constexpr std::size_t step = sizeof(std::uint64_t);
    while (word.size() > step) {
        mix(load<std::uint64_t>(word.data()));
        word.remove_prefix(step);
    }
    mix(word.size() == step ? load<std::uint64_t>(word.data()) : short_piece(word));
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
