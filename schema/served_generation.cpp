// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/failure.hpp"
#include "schema/generation.hpp"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <string>
#include <system_error>

// Which Generation is served: CURRENT, and what to do when what it names is not good.
namespace onrecord::schema {
namespace {

namespace fs = std::filesystem;

std::optional<std::uint64_t> parse_number(std::string_view text) {
    std::uint64_t number = 0;
    const char* const end = text.data() + text.size();
    const auto result = std::from_chars(text.data(), end, number);
    if (text.empty() || result.ec != std::errc{} || result.ptr != end) return std::nullopt;
    return number;
}

[[noreturn]] void refuse_missing(const fs::path& index) {
    throw Failure{ExitStatus::NoInput,
                  "there is no index in " + index.string() +
                      "; make one with: onrecord-index build --archive DIR --index " +
                      index.string()};
}

/// What is wrong with a Generation, as the exception being handled says.
std::string reason_of(std::uint64_t number) {
    return "Generation " + std::to_string(number) +
           " is refused: " + describe_current_exception().message;
}

/// How a Generation is opened.
struct Opening {
    Verify verify;
    VerifiedFiles* verified;
    std::shared_ptr<const Generation> open(const fs::path& folder) const {
        return Generation::open(folder, verify, verified);
    }
};

/// The newest good Generation with a number below `end`; nothing when there is none.
std::shared_ptr<const Generation> newest_good(const fs::path& index,
                                              std::uint64_t end,
                                              const Opening& opening,
                                              std::string& refusal) {
    std::vector<std::uint64_t> numbers = generation_numbers(index);
    std::ranges::reverse(numbers);
    for (const std::uint64_t number : numbers) {
        if (number >= end) continue;
        try {
            return opening.open(generation_folder(index, number));
        } catch (const Failure&) {
            refusal += "; " + reason_of(number);
        }
    }
    return nullptr;
}

/// The Generation that CURRENT names, or null with what is wrong, and the number to look below.
struct Named {
    std::shared_ptr<const Generation> generation;
    std::string refusal;
    std::uint64_t look_below = UINT64_MAX;
};

Named open_named(const fs::path& index, const Opening& opening) {
    Named named;
    std::optional<std::uint64_t> number;
    try {
        number = current_number(index);
    } catch (const Failure& failure) {
        named.refusal = failure.what();
        return named;
    }
    if (!number) refuse_missing(index);
    named.look_below = *number;
    try {
        named.generation = opening.open(generation_folder(index, *number));
    } catch (const Failure&) {
        named.refusal = reason_of(*number);
    }
    return named;
}

}  // namespace

std::optional<std::uint64_t> current_number(const fs::path& index) {
    const fs::path file = index / current_file;
    std::error_code error;
    if (!fs::exists(file, error)) return std::nullopt;
    std::ifstream stream{file, std::ios::binary};
    std::string line;
    std::getline(stream, line);
    const auto number = parse_number(line);
    if (!number) {
        throw Failure{ExitStatus::BadData,
                      file.string() + " does not name a Generation; publish or roll back"};
    }
    return number;
}

std::vector<std::uint64_t> generation_numbers(const fs::path& index) {
    std::vector<std::uint64_t> numbers;
    std::error_code error;
    for (const fs::directory_entry& entry :
         fs::directory_iterator{index / generations_folder, error}) {
        const auto number = parse_number(entry.path().filename().string());
        if (number && fs::exists(entry.path() / manifest_file, error)) numbers.push_back(*number);
    }
    std::ranges::sort(numbers);
    return numbers;
}

fs::path generation_folder(const fs::path& index, std::uint64_t number) {
    std::string digits = std::to_string(number);
    digits.insert(0, 6 - std::min<std::size_t>(digits.size(), 6), '0');
    return index / generations_folder / digits;
}

OpenedGeneration open_current(const fs::path& index, Verify verify, VerifiedFiles* verified) {
    const Opening opening{verify, verified};
    Named named = open_named(index, opening);
    if (named.generation) return {named.generation, {}};
    auto generation = newest_good(index, named.look_below, opening, named.refusal);
    if (!generation) {
        throw Failure{ExitStatus::BadData,
                      "no Generation in " + index.string() + " is good: " + named.refusal};
    }
    named.refusal +=
        "; serving Generation " + std::to_string(generation->manifest().number) + " instead";
    return {generation, named.refusal};
}

}  // namespace onrecord::schema
