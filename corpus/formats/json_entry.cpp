// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/formats/json_entry.hpp"

#include <algorithm>
#include <limits>
#include <optional>
#include <utility>

namespace onrecord::corpus::formats {
namespace {

using simdjson::dom::element;

/// A quote of the record before its place in the text is known.
struct WrittenQuote {
    std::string speaker;
    std::string text;
    std::optional<std::int64_t> begin;
    std::optional<std::int64_t> end;
};

struct Draft {
    JsonEntry* made;
    std::vector<WrittenQuote> quotes;
};

/// What a member must be instead; empty when it was read.
using Complaint = std::string_view;
constexpr Complaint fine{};

Complaint read_text(const element& value, std::string& into) {
    std::string_view text;
    if (value.get(text) != simdjson::SUCCESS) return "must be a string";
    into = text;
    return fine;
}

/// Ids may be numbers: they are kept as they are written.
Complaint read_id(const element& value, std::string& into) {
    std::int64_t number = 0;
    if (value.get(number) == simdjson::SUCCESS) {
        into = std::to_string(number);
        return fine;
    }
    return read_text(value, into).empty() ? fine : "must be a string or a whole number";
}

Complaint read_time(const element& value, schema::KnownTime& into) {
    constexpr Complaint wrong = "must be a time such as 2022-01-28T14:05:00Z or 2022-01-28";
    std::string_view text;
    if (value.get(text) != simdjson::SUCCESS) return wrong;
    const auto time = schema::parse_time(text);
    if (!time) return wrong;
    into = *time;
    return fine;
}

Complaint read_texts(const element& value, std::vector<std::string>& into) {
    constexpr Complaint wrong = "must be an array of strings";
    simdjson::dom::array array;
    if (value.get(array) != simdjson::SUCCESS) return wrong;
    for (const element item : array) {
        if (!read_text(item, into.emplace_back()).empty()) return wrong;
    }
    return fine;
}

Complaint read_offset(const element& value, std::optional<std::int64_t>& into) {
    std::int64_t offset = 0;
    if (value.get(offset) != simdjson::SUCCESS || offset < 0) {
        return "must have whole numbers from 0 as begin and end";
    }
    into = offset;
    return fine;
}

Complaint read_quote_member(std::string_view name, const element& value, WrittenQuote& quote) {
    if (value.is_null()) return fine;
    if (name == "begin") return read_offset(value, quote.begin);
    if (name == "end") return read_offset(value, quote.end);
    if (name == "speaker") return read_text(value, quote.speaker);
    if (name == "text") return read_text(value, quote.text);
    return fine;
}

Complaint read_quote(const element& value, WrittenQuote& quote) {
    constexpr Complaint wrong =
        "must be an array of objects with speaker and either text or begin and end";
    simdjson::dom::object object;
    if (value.get(object) != simdjson::SUCCESS) return wrong;
    for (const auto& [name, member] : object) {
        if (const auto complaint = read_quote_member(name, member, quote); !complaint.empty()) {
            return wrong;
        }
    }
    const bool has_span = quote.begin && quote.end;
    return has_span || !quote.text.empty() ? fine : wrong;
}

Complaint read_quotes(const element& value, std::vector<WrittenQuote>& into) {
    simdjson::dom::array array;
    if (value.get(array) != simdjson::SUCCESS) return "must be an array";
    for (const element item : array) {
        if (const auto complaint = read_quote(item, into.emplace_back()); !complaint.empty()) {
            return complaint;
        }
    }
    return fine;
}

Complaint read_seen(const element& value, std::optional<schema::Instant>& into) {
    schema::KnownTime time;
    if (const auto complaint = read_time(value, time); !complaint.empty()) return complaint;
    into = time.at;
    return fine;
}

/// Where in the body a sentence begins, and when it was spoken.
Complaint read_time_codes(const element& value, std::vector<schema::TimeCode>& into) {
    constexpr Complaint wrong =
        "must be an array of objects with offset (bytes into text) and ms, both whole numbers";
    simdjson::dom::array array;
    if (value.get(array) != simdjson::SUCCESS) return wrong;
    for (const element item : array) {
        std::int64_t offset = 0;
        std::int64_t milliseconds = 0;
        const bool is_code = item["offset"].get(offset) == simdjson::SUCCESS &&
                             item["ms"].get(milliseconds) == simdjson::SUCCESS &&
                             std::in_range<std::uint32_t>(offset) &&
                             std::in_range<std::uint32_t>(milliseconds);
        if (!is_code) return wrong;
        into.push_back(
            {static_cast<std::uint32_t>(offset), static_cast<std::uint32_t>(milliseconds)});
    }
    return fine;
}

Complaint read_order(const element& value, JsonEntry& into) {
    into.has_order = value.get(into.entry.order) == simdjson::SUCCESS;
    return into.has_order ? fine : "must be a whole number";
}

Complaint read_kind(const element& value, schema::EntryKind& into) {
    std::string_view name;
    if (value.get(name) != simdjson::SUCCESS) return "must be 'outlet' or 'primary'";
    if (name != "primary" && name != "outlet") return "must be 'outlet' or 'primary'";
    into = name == "primary" ? schema::EntryKind::Primary : schema::EntryKind::Outlet;
    return fine;
}

/// One row a member of the exchange format; docs/exchange-format.md says the same in words.
struct Member {
    std::string_view name;
    Complaint (*read)(const element&, Draft&);
};

// clang-format off
constexpr Member members[] = {
    {"outlet",       [](const element& value, Draft& draft) { return read_text(value, draft.made->entry.outlet); }},
    {"liveblog",     [](const element& value, Draft& draft) { return read_text(value, draft.made->entry.liveblog_title); }},
    {"liveblog_url", [](const element& value, Draft& draft) { return read_text(value, draft.made->entry.liveblog_url); }},
    {"liveblog_id",  [](const element& value, Draft& draft) { return read_id(value, draft.made->origin.liveblog_id); }},
    {"id",           [](const element& value, Draft& draft) { return read_id(value, draft.made->origin.local); }},
    {"url",          [](const element& value, Draft& draft) { return read_text(value, draft.made->entry.url); }},
    {"title",        [](const element& value, Draft& draft) { return read_text(value, draft.made->entry.title); }},
    {"text",         [](const element& value, Draft& draft) { return read_text(value, draft.made->entry.text); }},
    {"lang",         [](const element& value, Draft& draft) { return read_text(value, draft.made->entry.lang); }},
    {"published",    [](const element& value, Draft& draft) { return read_time(value, draft.made->entry.published); }},
    {"modified",     [](const element& value, Draft& draft) { return read_time(value, draft.made->entry.modified); }},
    {"seen",         [](const element& value, Draft& draft) { return read_seen(value, draft.made->origin.seen); }},
    {"bylines",      [](const element& value, Draft& draft) { return read_texts(value, draft.made->entry.bylines); }},
    {"sections",     [](const element& value, Draft& draft) { return read_texts(value, draft.made->entry.sections); }},
    {"quotes",       [](const element& value, Draft& draft) { return read_quotes(value, draft.quotes); }},
    {"kind",         [](const element& value, Draft& draft) { return read_kind(value, draft.made->entry.kind); }},
    {"speakers",     [](const element& value, Draft& draft) { return read_texts(value, draft.made->entry.given.speakers); }},
    {"countries",    [](const element& value, Draft& draft) { return read_texts(value, draft.made->entry.given.countries); }},
    {"topics",       [](const element& value, Draft& draft) { return read_texts(value, draft.made->entry.given.topics); }},
    {"time_codes",   [](const element& value, Draft& draft) { return read_time_codes(value, draft.made->entry.time_codes); }},
    {"order",        [](const element& value, Draft& draft) { return read_order(value, *draft.made); }},
};
// clang-format on

schema::Problem wrong_member(std::string_view name, Complaint complaint) {
    return {"The member '" + std::string{name} + "' " + std::string{complaint} + ".", {}, {}};
}

/// Empty, or the sentence about the member that could not be read.
std::optional<schema::Problem> read_member(std::string_view name,
                                           const element& value,
                                           Draft& draft) {
    const auto row = std::find_if(std::begin(members),
                                  std::end(members),
                                  [&](const Member& member) { return member.name == name; });
    if (row == std::end(members)) {
        draft.made->unknown_members.emplace_back(name);
        return std::nullopt;
    }
    if (value.is_null()) return std::nullopt;
    const Complaint complaint = row->read(value, draft);
    if (complaint.empty()) return std::nullopt;
    return wrong_member(name, complaint);
}

bool is_character_begin(std::string_view text, std::size_t at) {
    return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
}

/// Where a quote stands in `text`; the same words twice are taken in their order.
std::optional<schema::Span> place_quote(const WrittenQuote& quote,
                                        std::string_view text,
                                        std::size_t after) {
    std::size_t begin = 0;
    std::size_t end = 0;
    if (quote.begin && quote.end) {
        begin = static_cast<std::size_t>(*quote.begin);
        end = static_cast<std::size_t>(*quote.end);
    } else {
        begin = text.find(quote.text, after);
        if (begin == std::string_view::npos) begin = text.find(quote.text);
        if (begin == std::string_view::npos) return std::nullopt;
        end = begin + quote.text.size();
    }
    if (begin >= end || end > text.size()) return std::nullopt;
    if (!is_character_begin(text, begin) || !is_character_begin(text, end)) return std::nullopt;
    return schema::Span{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

void place_quotes(const Draft& draft) {
    std::size_t after = 0;
    schema::Entry& entry = draft.made->entry;
    for (const WrittenQuote& quote : draft.quotes) {
        const auto span = place_quote(quote, entry.text, after);
        if (!span) {
            draft.made->warnings.push_back(
                "A quote of '" + quote.speaker +
                "' does not stand in the text (begin and end count bytes of UTF-8); the entry was "
                "kept without it.");
            continue;
        }
        after = span->end;
        entry.typed_quotes.push_back({*span, quote.speaker});
    }
}

void place_time_codes(JsonEntry& made) {
    auto& codes = made.entry.time_codes;
    const auto stands_nowhere = [&](const schema::TimeCode& code) {
        return code.body_offset > made.entry.text.size() ||
               !is_character_begin(made.entry.text, code.body_offset);
    };
    if (std::erase_if(codes, stands_nowhere) > 0) {
        made.warnings.emplace_back(
            "A time code does not stand at a character of the text (offset counts bytes of UTF-8); "
            "the entry was kept without it.");
    }
    std::stable_sort(codes.begin(), codes.end(), [](const auto& one, const auto& other) {
        return one.body_offset < other.body_offset;
    });
}

}  // namespace

schema::Result<JsonEntry> read_json_entry(const element& record) {
    simdjson::dom::object object;
    if (record.get(object) != simdjson::SUCCESS) {
        return schema::Problem{"This line is JSON but not an object.", {}, {}};
    }
    JsonEntry made;
    Draft draft{&made, {}};
    for (const auto& [name, value] : object) {
        if (auto problem = read_member(name, value, draft)) return *std::move(problem);
    }
    if (made.entry.text.size() > std::numeric_limits<std::uint32_t>::max()) {
        return wrong_member("text", "must be shorter than 4 GiB");
    }
    place_quotes(draft);
    place_time_codes(made);
    if (made.origin.local.empty() && made.entry.url != made.entry.liveblog_url) {
        made.origin.local = made.entry.url;
    }
    return made;
}

}  // namespace onrecord::corpus::formats
