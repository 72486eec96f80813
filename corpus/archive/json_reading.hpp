// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <simdjson.h>
#include <string>
#include <string_view>
#include <utility>

// Reading the Archive's small JSON objects by tables of their members.
namespace onrecord::corpus::archive {

inline bool read_text(const simdjson::dom::element& from, std::string& into) {
    std::string_view text;
    if (from.get(text) != simdjson::SUCCESS) return false;
    into = text;
    return true;
}

/// Reads an integer that fits the type; values of 2^63 and more only for unsigned types.
template <class Whole>
bool read_whole(const simdjson::dom::element& from, Whole& into) {
    std::int64_t number = 0;
    if (from.get(number) == simdjson::SUCCESS) {
        if (!std::in_range<Whole>(number)) return false;
        into = static_cast<Whole>(number);
        return true;
    }
    std::uint64_t large = 0;
    if (from.get(large) != simdjson::SUCCESS || !std::in_range<Whole>(large)) return false;
    into = static_cast<Whole>(large);
    return true;
}

/// A row of a table of members: the name in JSON and how to read the value.
template <class Record>
struct Member {
    std::string_view name;
    bool (*read)(const simdjson::dom::element&, Record&);
};

/// Reads an object by a table of members; members not in the table are ignored.
template <class Record, std::size_t count>
bool read_object(const simdjson::dom::element& from,
                 const Member<Record> (&members)[count],
                 Record& into) {
    simdjson::dom::object object;
    if (from.get(object) != simdjson::SUCCESS) return false;
    for (const auto& [key, value] : object) {
        const std::string_view name = key;
        const auto row = std::find_if(std::begin(members),
                                      std::end(members),
                                      [&](const auto& member) { return member.name == name; });
        if (row != std::end(members) && !row->read(value, into)) return false;
    }
    return true;
}

template <class Items, class Read>
bool read_array(const simdjson::dom::element& from, Items& into, Read read) {
    simdjson::dom::array array;
    if (from.get(array) != simdjson::SUCCESS) return false;
    into.reserve(array.size());
    for (const simdjson::dom::element item : array) {
        if (!read(item, into.emplace_back())) return false;
    }
    return true;
}

}  // namespace onrecord::corpus::archive
