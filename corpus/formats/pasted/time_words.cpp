// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/formats/pasted/time_words.hpp"

#include "corpus/annotation/table.hpp"
#include "corpus/formats/pasted/vocabulary.hpp"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <unordered_map>
#include <vector>

namespace onrecord::corpus::formats::pasted {
namespace {

struct Kind {
    std::string_view name;
    TimeWord kind;
};
constexpr Kind kinds[] = {
    {"filler", TimeWord::Filler},
    {"lead", TimeWord::Lead},
    {"update", TimeWord::Update},
    {"ago", TimeWord::Ago},
    {"now", TimeWord::Now},
    {"unit", TimeWord::Unit},
    {"count", TimeWord::Count},
    {"today", TimeWord::Today},
    {"yesterday", TimeWord::Yesterday},
    {"am", TimeWord::Am},
    {"pm", TimeWord::Pm},
    {"month", TimeWord::Month},
    {"weekday", TimeWord::Weekday},
    {"all-times", TimeWord::AllTimes},
};

using Table = std::unordered_map<std::string, std::vector<TimeMeaning>>;

Table read_table() {
    Table table;
    annotation::for_each_row(
        vocabulary::time_words, [&](const std::vector<std::string_view>& columns, int) {
            constexpr std::size_t needed = 3;
            if (columns.size() < needed) return;
            const auto kind = std::ranges::find(kinds, columns[1], &Kind::name);
            if (kind == std::end(kinds)) return;
            TimeMeaning meaning{kind->kind};
            if (columns.size() > needed) {
                const std::string_view number = columns[needed];
                std::from_chars(number.data(), number.data() + number.size(), meaning.value);
            }
            table[std::string{columns[2]}].push_back(meaning);
        });
    return table;
}

}  // namespace

std::span<const TimeMeaning> time_meanings(const std::string& phrase) {
    static const Table table = read_table();
    const auto row = table.find(phrase);
    if (row == table.end()) return {};
    return row->second;
}

}  // namespace onrecord::corpus::formats::pasted
