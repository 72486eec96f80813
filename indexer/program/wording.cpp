// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/program/wording.hpp"

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdio>

namespace onrecord::indexer::program {
namespace {

std::string with_one_decimal(double number) {
    std::array<char, 64> text{};
    std::snprintf(text.data(), text.size(), "%.1f", number);
    return text.data();
}

}  // namespace

std::string grouped(std::uint64_t number) {
    std::string text = std::to_string(number);
    for (std::size_t i = text.size(); i > 3; i -= 3) {
        text.insert(i - 3, 1, ',');
    }
    return text;
}

std::string counted(std::uint64_t number, std::string_view one, std::string_view many) {
    return grouped(number) + " " + std::string{number == 1 ? one : many};
}

std::string bytes_in_words(std::uint64_t bytes) {
    struct Unit {
        double size;
        std::string_view name;
    };
    constexpr Unit units[] = {
        {1e9, " GB"},
        {1e6, " MB"},
        {1e3, " kB"},
    };
    const auto size = static_cast<double>(bytes);
    for (const Unit& unit : units) {
        if (size >= unit.size) return with_one_decimal(size / unit.size) + std::string{unit.name};
    }
    return std::to_string(bytes) + " B";
}

std::string seconds_in_words(double seconds) {
    if (seconds < 10) return with_one_decimal(seconds) + " s";
    const auto whole = static_cast<std::uint64_t>(std::llround(seconds));
    if (whole < 60) return std::to_string(whole) + " s";
    return grouped(whole / 60) + " min " + std::to_string(whole % 60) + " s";
}

}  // namespace onrecord::indexer::program
