// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/formats/json_mending.hpp"

#include <algorithm>

namespace onrecord::corpus::formats {
namespace {

constexpr std::string_view blanks = " \t\r\n";
constexpr std::string_view openings[] = {"<!--//--><![CDATA[//><!--",
                                         "//<![CDATA[",
                                         "/*<![CDATA[*/",
                                         "<![CDATA[",
                                         "<!--",
                                         "/* <![CDATA[ */",
                                         "// <![CDATA["};
constexpr std::string_view closings[] = {
    "//--><!]]>", "//]]>", "/*]]>*/", "]]>", "-->", ";", "/* ]]> */", "// ]]>", "//"};

std::string_view trimmed(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(blanks);
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(blanks) + 1 - begin);
}

bool is_control(char letter) { return static_cast<unsigned char>(letter) < 0x20; }

std::string_view escape_of(char control) {
    switch (control) {
        case '\n':
            return "\\n";
        case '\t':
            return "\\t";
        case '\r':
            return "\\r";
        default:
            return " ";
    }
}

/// True when nothing but blanks stands between a comma and a closing bracket.
bool is_needless_comma(std::string_view json, std::size_t at) {
    const std::size_t next = json.find_first_not_of(blanks, at + 1);
    return next != std::string_view::npos && (json[next] == ']' || json[next] == '}');
}

}  // namespace

std::string_view unwrap_script(std::string_view script) {
    script = trimmed(script);
    for (bool is_done = false; !is_done;) {
        is_done = true;
        for (const std::string_view opening : openings) {
            if (!script.starts_with(opening)) continue;
            script = trimmed(script.substr(opening.size()));
            is_done = false;
        }
        for (const std::string_view closing : closings) {
            if (!script.ends_with(closing)) continue;
            script = trimmed(script.substr(0, script.size() - closing.size()));
            is_done = false;
        }
    }
    return script;
}

std::string mend_json(std::string_view json) {
    std::string mended;
    mended.reserve(json.size());
    bool is_in_string = false;
    for (std::size_t at = 0; at < json.size(); ++at) {
        const char letter = json[at];
        if (is_in_string && letter == '\\' && at + 1 < json.size()) {
            mended += letter;
            mended += json[++at];
        } else if (is_in_string && is_control(letter)) {
            mended += escape_of(letter);
        } else if (is_in_string || letter != ',' || !is_needless_comma(json, at)) {
            mended += letter;
        }
        if (letter == '"') is_in_string = !is_in_string;
    }
    return mended;
}

}  // namespace onrecord::corpus::formats
