// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/check/readings.hpp"

#include "searcher/check/judging.hpp"

#include <algorithm>

namespace onrecord::searcher::check {
namespace {

/// Whether a reading of the same words is there: where they stand does not count.
bool has_reading(const AskedWords& asked, const WordReading& reading) {
    return std::ranges::any_of(asked.readings, [&](const WordReading& known) {
        return std::ranges::equal(known, reading, {}, &schema::Word::form, &schema::Word::form);
    });
}

/// A number takes up to three words where it is written out; a contraction one more.
std::uint32_t slack_of(const PastedWords& words) {
    constexpr std::uint32_t for_a_denial = 2;
    constexpr std::uint32_t for_a_number = 2;
    constexpr std::uint32_t most = 8;
    std::uint32_t slack = for_a_denial;
    for (const Unit& unit : words.units())
        slack += unit.kind == UnitKind::Number ? for_a_number : 0;
    const std::size_t analyzed = words.analyzed().size();
    const std::size_t units = words.words().size();
    slack += static_cast<std::uint32_t>(units > analyzed ? units - analyzed : 0);
    return std::min(slack, most);
}

}  // namespace

const PastedWords& PasteReadings::in(const std::string& lang) {
    const auto known = words_.find(lang);
    if (known != words_.end()) return known->second;
    return words_.try_emplace(lang, text_, lang, analyzer_).first->second;
}

AskedWords PasteReadings::asked(const std::vector<std::string>& languages) {
    AskedWords asked;
    for (const std::string& lang : languages) {
        const PastedWords& words = in(lang);
        const auto optional = std::ranges::count_if(
            words.aligned(), [](const AlignWord& word) { return word.is_optional; });
        asked.near = std::max(
            asked.near, allowed_edits(words.words().size()) + static_cast<std::uint32_t>(optional));
        asked.has_gap = words.has_gap();
        asked.slack = std::max(asked.slack, slack_of(words));
        for (const auto* reading : {&words.analyzed(), &words.words()}) {
            if (!has_reading(asked, *reading)) asked.readings.push_back(*reading);
        }
    }
    return asked;
}

}  // namespace onrecord::searcher::check
