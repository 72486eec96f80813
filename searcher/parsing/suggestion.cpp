// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/parsing/suggestion.hpp"

#include "schema/suggestion.hpp"

#include <algorithm>
#include <bit>
#include <utility>

namespace onrecord::searcher {
namespace {

constexpr std::size_t shown_bytes = 60;

/// The length of the well-formed UTF-8 character at the start of `text`, 0 when it is none.
std::size_t character_length(std::string_view text) {
    const auto lead = static_cast<unsigned char>(text.front());
    if (lead < 0x80) return 1;
    const std::size_t length = lead >= 0xF0 ? 4U : lead >= 0xE0 ? 3U : 2U;
    if (lead < 0xC2 || lead > 0xF4 || text.size() < length) return 0;
    const bool continues = std::all_of(
        text.begin() + 1, text.begin() + static_cast<std::ptrdiff_t>(length), [](char c) {
            return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
        });
    return continues ? length : 0;
}

/// Which letters a text has, each a bit that few others share; nothing where one letter may be
/// several bytes.
std::optional<std::uint64_t> letters_of(std::string_view text) {
    std::uint64_t letters = 0;
    for (const char byte : text) {
        if (static_cast<unsigned char>(byte) >= 0x80) return std::nullopt;
        letters |= std::uint64_t{1} << (static_cast<unsigned char>(byte) % 64);
    }
    return letters;
}

/// How many letters `one` has that `other` lacks.
std::size_t more(std::uint64_t one, std::uint64_t other) {
    return static_cast<std::size_t>(std::popcount(one & ~other));
}

}  // namespace

Nearest::Nearest(std::string_view wanted)
    : wanted_{wanted},
      letters_{letters_of(wanted)},
      distance_{std::clamp<std::size_t>(wanted.size() / 3, 1, 3) + 1} {}

bool Nearest::is_plainly_further(std::string_view compared) const {
    if (distance_ == 0) return true;
    if (!letters_) return false;
    // An edit makes a word one letter longer or shorter at most, and brings or takes one letter.
    const std::size_t shorter = std::min(compared.size(), wanted_.size());
    const std::size_t longer = std::max(compared.size(), wanted_.size());
    const std::optional<std::uint64_t> letters = letters_of(compared);
    if (!letters) return false;
    return longer - shorter >= distance_ || more(*letters_, *letters) >= distance_ ||
           more(*letters, *letters_) >= distance_;
}

void Nearest::offer(std::string_view compared, std::string_view shown) {
    if (is_plainly_further(compared)) return;
    const std::size_t distance = schema::edit_distance(wanted_, compared, distance_ - 1);
    if (distance >= distance_) return;
    distance_ = distance;
    name_ = shown;
}

std::string Nearest::question() const {
    return name_.empty() ? std::string{} : "Did you mean " + in_quotes(name_) + '?';
}

std::string in_quotes(std::string_view typed) {
    std::string shown = "'";
    while (!typed.empty()) {
        const std::size_t length = character_length(typed);
        if (shown.size() + std::max<std::size_t>(length, 3) > shown_bytes) {
            shown += "\xE2\x80\xA6";  // U+2026, ellipsis
            break;
        }
        const bool is_control = static_cast<unsigned char>(typed.front()) < 0x20;
        shown += length == 0 ? "\xEF\xBF\xBD" : is_control ? " " : typed.substr(0, length);
        typed.remove_prefix(std::max<std::size_t>(length, 1));
    }
    return shown + '\'';
}

}  // namespace onrecord::searcher
