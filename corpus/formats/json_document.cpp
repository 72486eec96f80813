// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/formats/json_document.hpp"

#include "corpus/files/utf8.hpp"
#include "corpus/formats/api/api_reading.hpp"
#include "corpus/formats/json_records.hpp"

#include <algorithm>
#include <new>
#include <optional>
#include <simdjson.h>
#include <utility>

namespace onrecord::corpus::formats {
namespace {

using simdjson::dom::element;

constexpr std::string_view blanks = " \t\r\n";
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

std::string_view skip_blanks(std::string_view text) {
    if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
    text.remove_prefix(std::min(text.find_first_not_of(blanks), text.size()));
    return text;
}

/// One object that goes on over several lines: its first line leaves it open (then it is no JSON
/// Lines), or is not closed and no other object begins a line (else it is JSON Lines with a broken
/// first line).
bool is_object_over_lines(std::string_view text) {
    const std::size_t feed = text.find('\n');
    if (!text.starts_with('{') || feed == std::string_view::npos) return false;
    const char last = text[text.find_last_not_of(blanks, feed)];
    if (last == '{' || last == '[' || last == ',') return true;
    return last != '}' && text.find("\n{") == std::string_view::npos;
}

/// No second object follows on a line of its own.
bool is_object_alone(std::string_view text) {
    return text.starts_with('{') && text.find("\n{") == std::string_view::npos;
}

/// The whole Capture is one object in one line, and what a record has stands only in objects of a
/// list: it wraps its records.
bool may_wrap_records(std::string_view text) {
    const std::size_t list = text.find("[{");
    const bool is_whole = text.size() + byte_order_mark.size() < head_bytes;
    return is_whole && list != std::string_view::npos && is_object_alone(text) &&
           text.find("\"outlet\"") > list && text.find("\"liveblog") > list;
}

/// The scripts of X archives: `window.YTD.tweets.part0 = [`.
constexpr std::string_view assignment = "window.YTD.";

bool is_assignment(std::string_view text) { return text.starts_with(assignment); }

/// The JSON that such a script assigns.
std::string_view without_assignment(std::string_view text) {
    if (is_assignment(text)) text.remove_prefix(std::min(text.find('=') + 1, text.size()));
    const std::size_t end = text.find_last_not_of(" \t\r\n;");
    return skip_blanks(text.substr(0, end + 1));
}

/// JSON that others write and that is not read, told by members that stand in it at the top, or in
/// its first object.
struct Form {
    std::string_view name;
    std::string_view member;
    std::string_view beside;  ///< A second member that must be there; empty for none.
};

constexpr Form forms[] = {
    {"a Guardian Content API answer without blocks (ask for show-blocks=body)", "response", ""},
    {"an X archive without posts' words", "tweet", ""},
    {"a WordPress answer", "content", "date_gmt"},
    {"JSON-LD outside of a page", "@context", ""},
};

bool has(const simdjson::dom::object& object, std::string_view member) {
    return object.at_key(member).error() == simdjson::SUCCESS;
}

std::string members_of(const simdjson::dom::object& object) {
    constexpr int named = 5;
    std::string list;
    int count = 0;
    for (const auto& [name, value] : object) {
        if (count++ == named) return list + ", ...";
        list += (list.empty() ? "'" : ", '") + std::string{name.substr(0, 40)} + '\'';
    }
    return list.empty() ? "none" : list;
}

/// A record of the exchange format has words.
bool is_record(const element& value) {
    simdjson::dom::object object;
    return value.get(object) == simdjson::SUCCESS &&
           (has(object, "text") || has(object, "title")) && !has(object, "items");
}

std::string name_of(const element& value) {
    simdjson::dom::object object;
    if (value.get(object) != simdjson::SUCCESS) return "JSON, but no object";
    for (const Form& form : forms) {
        if (has(object, form.member) && (form.beside.empty() || has(object, form.beside))) {
            return std::string{form.name};
        }
    }
    return "a JSON object with the members " + members_of(object);
}

void refuse(Intake& intake, std::string_view what) {
    intake.reject("This is " + std::string{what} +
                      ", which is not read. Read are objects of the exchange format, one a line or "
                      "in one JSON array (docs/exchange-format.md).",
                  {});
}

/// In a wrapping of somebody else's a title alone makes no record.
bool is_sure_record(const element& value) {
    simdjson::dom::object object;
    return is_record(value) && value.get(object) == simdjson::SUCCESS &&
           (has(object, "outlet") || has(object, "liveblog") || has(object, "liveblog_id") ||
            has(object, "liveblog_url"));
}

bool has_record(const simdjson::dom::array& array) {
    return std::any_of(array.begin(), array.end(), is_record);
}

/// The array of records that an object holds as one of its members, or theirs; nothing when it has
/// none.
std::optional<simdjson::dom::array> wrapped_records(const element& document, int depth = 3) {
    simdjson::dom::object object;
    if (document.get(object) != simdjson::SUCCESS) return std::nullopt;
    for (const auto& [name, value] : object) {
        simdjson::dom::array array;
        if (value.is_object() && depth > 0) {
            if (auto inner = wrapped_records(value, depth - 1)) return inner;
        }
        if (value.get(array) != simdjson::SUCCESS || array.begin() == array.end()) continue;
        if (is_sure_record(*array.begin())) return array;
    }
    return std::nullopt;
}

void read_array(const simdjson::dom::array& array, Intake& intake) {
    if (!has_record(array)) {
        const bool is_empty = array.begin() == array.end();
        return refuse(intake,
                      is_empty ? "an empty JSON array"
                               : "a JSON array; its first element is " + name_of(*array.begin()));
    }
    JsonRecords records{intake};
    std::uint64_t number = 0;
    for (const element record : array) {
        records.take(record, {++number, {}}, number);
    }
}

}  // namespace

bool JsonDocument::fits(const Head& head) const {
    const std::string_view text = skip_blanks(head.bytes);
    if (is_assignment(text)) return true;
    if (!text.starts_with('[')) {
        return is_object_over_lines(text) || may_wrap_records(text) ||
               (is_object_alone(text) && api::looks_like_one(text));
    }
    const std::string_view inside = skip_blanks(text.substr(1));
    return inside.starts_with('{') || inside.starts_with('[') || inside.starts_with('"') ||
           inside.starts_with(']');
}

void JsonDocument::read(files::LineReader& capture, Intake& intake) const {
    if (is_assignment(skip_blanks(capture.head(head_bytes))) && !intake.hints().is_member) {
        return intake.reject(
            "This is one script of an X archive (JSON), which does not say whose posts it holds. "
            "Import the archive's zip file whole, with --outlet NAME.",
            {});
    }
    auto text = capture.rest(intake.limits().page_bytes);
    if (!text) {
        return intake.reject("The JSON document is longer than " +
                                 std::to_string(intake.limits().page_bytes) +
                                 " bytes. Write it as JSON Lines, one entry a line: they have no "
                                 "limit.",
                             {});
    }
    if (files::find_ill_formed(*text) != std::string::npos) {
        auto repair = files::repair_utf8(*text);
        intake.complain(std::to_string(repair.replaced) +
                        " bytes are not UTF-8; they were kept as U+FFFD. Convert the file with "
                        "iconv and import it again.");
        text = std::move(repair.text);
    }
    // A value costs simdjson some 20 bytes, also where it is one digit: words are no danger.
    constexpr std::ptrdiff_t most_values = 4'000'000;
    if (std::count(text->begin(), text->end(), ',') > most_values) {
        return intake.reject("The JSON document has more than " + std::to_string(most_values) +
                                 " values. Write it as JSON Lines, one entry a line: they have no "
                                 "limit.",
                             {});
    }
    simdjson::dom::parser parser;
    const auto depth = static_cast<std::size_t>(intake.limits().nesting_depth);
    if (parser.allocate(text->size() + 1, depth) != simdjson::SUCCESS) throw std::bad_alloc{};
    text->reserve(text->size() + simdjson::SIMDJSON_PADDING);  // Else it would copy all of it.
    element document;
    const std::string_view json = without_assignment(skip_blanks(*text));
    if (const auto error = parser.parse(json.data(), json.size(), false).get(document);
        error != simdjson::SUCCESS) {
        return intake.reject(
            "The file begins as one JSON document (an array, or an object over "
            "several lines), but is not whole JSON (" +
                std::string{simdjson::error_message(error)} + ").",
            {});
    }
    if (const api::Form* form = api::find_form(document)) {
        api::ApiReading reading{*form, intake};
        reading.read(document, {});
        return reading.finish();
    }
    if (is_assignment(skip_blanks(*text))) {
        return refuse(intake, "the script of an X archive that holds no posts");
    }
    simdjson::dom::array array;
    if (document.get(array) == simdjson::SUCCESS) return read_array(array, intake);
    const auto records = wrapped_records(document);
    if (!records && is_record(document)) return JsonRecords{intake}.take(document, {1, {}}, 1);
    if (!records) return refuse(intake, name_of(document));
    read_array(*records, intake);
}

}  // namespace onrecord::corpus::formats
