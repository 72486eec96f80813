// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query.hpp"

#include <algorithm>
#include <cctype>
#include <chrono>
#include <limits>

namespace onrecord::searcher {
namespace {

constexpr std::int64_t day_milliseconds = 24LL * 60 * 60 * 1000;

bool is_plain(unsigned char byte) {
    return byte >= 0x80 || std::isalnum(byte) != 0 || byte == ':' || byte == '.' || byte == '/' ||
           byte == '-' || byte == '_' || byte == '#' || byte == '?' || byte == '=' || byte == '&';
}

/// A value as one item of the printed tree.
std::string item(const std::string& value) {
    const bool plain = !value.empty() && std::all_of(value.begin(), value.end(), [](char byte) {
        return is_plain(static_cast<unsigned char>(byte));
    });
    if (plain) return value;
    std::string quoted = "\"";
    for (const char byte : value) {
        if (byte == '"' || byte == '\\') quoted += '\\';
        quoted += byte;
    }
    return quoted + '"';
}

std::string date_item(schema::Instant instant) {
    if (instant == first_instant || instant == last_instant) return "..";
    const bool midnight = instant.milliseconds % day_milliseconds == 0;
    return midnight ? schema::to_day(instant) : schema::to_string(instant);
}

std::string joined(const std::vector<std::string>& items) {
    std::string text;
    for (const std::string& one : items) {
        text += ' ' + one;
    }
    return text;
}

std::string group(std::string name, const Query& query) {
    std::vector<std::string> children;
    for (const Query& child : query.children) {
        children.push_back(to_string(child));
    }
    return '(' + std::move(name) + joined(children) + ')';
}

/// Text is the Field that needs no name.
std::string in_field(const Query& query, const std::string& inner) {
    if (query.field == schema::FieldId::Text) return inner;
    return '(' + std::string{schema::field(query.field).name} + ' ' + inner + ')';
}

}  // namespace

schema::Instant current_instant() {
    const auto since = std::chrono::system_clock::now().time_since_epoch();
    return {std::chrono::duration_cast<std::chrono::milliseconds>(since).count()};
}

std::string to_string(const Query& query) {
    switch (query.kind) {
        case QueryKind::All:
            return "(all)";
        case QueryKind::Nothing:
            return "(nothing)";
        case QueryKind::And:
            return group("and", query);
        case QueryKind::Or:
            return group("or", query);
        case QueryKind::Not:
            return group("not", query);
        case QueryKind::Near:
            return group("near/" + std::to_string(query.distance), query);
        case QueryKind::Word:
            return in_field(query, query.words.front());
        case QueryKind::Phrase:
            return in_field(query, "(phrase" + joined(query.words) + ')');
        case QueryKind::Wildcard:
            return in_field(query, "(wildcard " + query.words.front() + ')');
        case QueryKind::Value:
            return in_field(query, item(query.value));
        case QueryKind::Date:
            return "(date " + date_item(query.period.begin) + ' ' + date_item(query.period.end) +
                   ')';
    }
    return {};
}

}  // namespace onrecord::searcher
