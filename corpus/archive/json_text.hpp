// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

// Writes JSON directly into a string, without an intermediate tree, because an import writes
// millions of lines.
namespace onrecord::corpus::archive {

/// Writes one JSON object on one line, with members in the order of the calls.
class JsonObject {
public:
    explicit JsonObject(std::string& out) : out_{&out} { *out_ += '{'; }
    JsonObject& text(std::string_view name, std::string_view value);
    /// The same, but omits the member when the value is empty.
    JsonObject& text_if_any(std::string_view name, std::string_view value);
    JsonObject& number(std::string_view name, std::int64_t value);
    JsonObject& count(std::string_view name, std::uint64_t value);
    /// Writes the name; the caller appends the value to the returned string.
    std::string& member(std::string_view name);
    void close() { *out_ += '}'; }

private:
    std::string* out_;
    bool is_first_ = true;
};

/// A JSON string with its quotation marks. `text` is UTF-8.
void append_json_string(std::string& out, std::string_view text);

}  // namespace onrecord::corpus::archive
