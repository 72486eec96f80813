// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/failure.hpp"
#include "schema/settings.hpp"
#include "tests/fuzz/fuzzer.hpp"

#include <cstdlib>

namespace {

using namespace onrecord::schema;

// clang-format off
constexpr Setting settings[] = {
    {"oven",    SettingKind::Path,   "DIR",  "",  "Bake in DIR", 0, 0, true},
    {"loaves",  SettingKind::Number, "N",    "4", "Bake N loaves", 1, 64},
    {"topping", SettingKind::List,   "NAME", "",  "Strew NAME on top"},
    {"dry-run", SettingKind::Flag,   "",     "",  "Bake nothing"},
};
constexpr Command commands[] = {
    {"",     "Answers", "[QUERY]",  {},       "baker x"},
    {"bake", "Bakes",   "DOUGH...", settings, "baker bake --oven stone dough"},
};
// clang-format on
constexpr Program program{"baker", "Bakes bread.", commands};

}  // namespace

std::vector<std::string> onrecord::fuzz::seeds() {
    return {"bake\n--oven\nstone\n--loaves=5\ndough",
            "bake\n--oven=x\n--topping\na\n--topping\nb\n--dry-run\n--\n--y",
            "--help",
            "grain -war"};
}

/// A command line, one word a line: it is read, or a Failure names what is wrong with it.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::vector<std::string> arguments(1);
    for (std::size_t at = 0; at < size; ++at) {
        const auto letter = static_cast<char>(data[at]);
        if (letter == '\0') continue;
        if (letter == '\n') {
            arguments.emplace_back();
        } else {
            arguments.back() += letter;
        }
    }
    try {
        const Invocation invocation = read_settings(program, arguments);
        if (invocation.answer) return 0;
        const bool is_bake = invocation.settings.command().name == "bake";
        if (is_bake && invocation.settings.number("loaves") > 64) std::abort();
    } catch (const Failure& failure) {
        const bool is_expected = failure.status() == ExitStatus::Usage ||
                                 failure.status() == ExitStatus::BadSettings ||
                                 failure.status() == ExitStatus::NoInput;
        if (!is_expected) std::abort();
    }
    return 0;
}
