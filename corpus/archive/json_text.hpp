// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

// Writing JSON straight into a string: a Revision is written a million times, and nothing between
// it and its line need be made.
namespace onrecord::corpus::archive {

/// Writes one JSON object on one line; members in the order of the calls.
class JsonObject {
public:
    explicit JsonObject(std::string& out) : out_{&out} { *out_ += '{'; }
    JsonObject& text(std::string_view name, std::string_view value);
    /// The same, but nothing where the value is empty.
    JsonObject& text_if_any(std::string_view name, std::string_view value);
    JsonObject& number(std::string_view name, std::int64_t value);
    JsonObject& count(std::string_view name, std::uint64_t value);
    /// The name; the caller writes the value into the string that the object was made with.
    std::string& member(std::string_view name);
    void close() { *out_ += '}'; }

private:
    std::string* out_;
    bool is_first_ = true;
};

/// A JSON string with its quotation marks. `text` is UTF-8.
void append_json_string(std::string& out, std::string_view text);

}  // namespace onrecord::corpus::archive
