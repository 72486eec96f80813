// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/golden_file.hpp"

#include <boost/json.hpp>
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <sstream>

namespace onrecord::support {
namespace {

namespace json = boost::json;
constexpr std::size_t line_length = 100;

void print(const json::value& value, const std::string& margin, std::string& text) {
    const std::string whole = json::serialize(value);
    const std::string inner = margin + "  ";
    if (whole.size() + margin.size() <= line_length || value.is_primitive()) {
        text += whole;
    } else if (const json::object* object = value.if_object()) {
        text += "{\n";
        const char* between = "";
        for (const auto& member : *object) {
            text += between + inner + json::serialize(json::string{member.key()}) + ": ";
            print(member.value(), inner, text);
            between = ",\n";
        }
        text += '\n' + margin + '}';
    } else {
        text += "[\n";
        const char* between = "";
        for (const json::value& element : value.as_array()) {
            text += between + inner;
            print(element, inner, text);
            between = ",\n";
        }
        text += '\n' + margin + ']';
    }
}

std::string first_difference(const std::string& expected, const std::string& actual) {
    std::istringstream expected_lines{expected};
    std::istringstream actual_lines{actual};
    std::string one;
    std::string other;
    for (int number = 1;; ++number) {
        const bool has_one = static_cast<bool>(std::getline(expected_lines, one));
        const bool has_other = static_cast<bool>(std::getline(actual_lines, other));
        if (has_one && has_other && one == other) continue;
        return "line " + std::to_string(number) + "\n  golden: " + (has_one ? one : "(ends)") +
               "\n  now:    " + (has_other ? other : "(ends)");
    }
}

}  // namespace

std::string pretty_json(std::string_view json) {
    std::string text;
    print(json::parse(json), "", text);
    return text + '\n';
}

void expect_golden(const std::filesystem::path& file, const std::string& text) {
    if (std::getenv("ONRECORD_UPDATE_GOLDEN") != nullptr) {  // NOLINT(concurrency-mt-unsafe)
        std::filesystem::create_directories(file.parent_path());
        std::ofstream{file, std::ios::binary} << text;
        return;
    }
    std::ifstream stream{file, std::ios::binary};
    const std::string golden{std::istreambuf_iterator<char>{stream}, {}};
    if (golden == text) return;
    ADD_FAILURE() << file << " differs at " << first_difference(golden, text)
                  << "\nONRECORD_UPDATE_GOLDEN=1 writes what is now.";
}

}  // namespace onrecord::support
