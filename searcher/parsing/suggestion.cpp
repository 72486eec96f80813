// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/parsing/suggestion.hpp"

#include "schema/suggestion.hpp"

#include <algorithm>

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

}  // namespace

Nearest::Nearest(std::string_view wanted)
    : wanted_{wanted},
      most_{std::clamp<std::size_t>(wanted.size() / 3, 1, 3)},
      distance_{most_ + 1} {}

void Nearest::offer(std::string_view compared, std::string_view shown) {
    const std::size_t distance = schema::edit_distance(wanted_, compared, most_);
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
