// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/cursor.hpp"

#include <array>
#include <charconv>

namespace onrecord::server::api {

std::string to_string(const Cursor& cursor) {
    return std::to_string(cursor.generation) + '.' +
           std::to_string(static_cast<unsigned>(cursor.sort)) + '.' +
           std::to_string(cursor.place.points) + '.' + std::to_string(cursor.place.shard) + '.' +
           std::to_string(cursor.place.document);
}

std::optional<Cursor> read_cursor(std::string_view text) {
    std::array<std::int64_t, 5> numbers{};
    const char* at = text.data();
    const char* const end = text.data() + text.size();
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        if (i > 0 && (at == end || *at++ != '.')) return std::nullopt;
        const auto [rest, error] = std::from_chars(at, end, numbers.at(i));
        if (error != std::errc{} || numbers.at(i) < 0) return std::nullopt;
        at = rest;
    }
    const auto [generation, sort, points, shard, document] = numbers;
    const bool is_in_range = sort <= static_cast<std::int64_t>(searcher::Sort::Oldest) &&
                             shard <= UINT32_MAX && document <= UINT32_MAX && generation > 0;
    if (at != end || !is_in_range) return std::nullopt;
    return Cursor{
        static_cast<std::uint64_t>(generation),
        static_cast<searcher::Sort>(sort),
        {points, static_cast<std::uint32_t>(shard), static_cast<std::uint32_t>(document)}};
}

}  // namespace onrecord::server::api
