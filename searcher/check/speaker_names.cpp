// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/check/speaker_names.hpp"

#include "schema/analyzer.hpp"
#include "searcher/check/names.hpp"

#include <algorithm>

namespace onrecord::searcher::check {

namespace {

bool has_words(const std::string& folded_name, const std::string& folded_words) {
    const std::string name = ' ' + folded_name + ' ';
    std::size_t begin = 0;
    while (begin < folded_words.size()) {
        const std::size_t end = std::min(folded_words.find(' ', begin), folded_words.size());
        if (name.find(' ' + folded_words.substr(begin, end - begin) + ' ') == std::string::npos) {
            return false;
        }
        begin = end + 1;
    }
    return !folded_words.empty();
}

}  // namespace

SpeakerNames::SpeakerNames(const std::vector<schema::SpeakerAlias>& aliases) {
    for (const schema::SpeakerAlias& alias : aliases) {
        speakers_.emplace(schema::fold(alias.alias), alias.speaker);
    }
}

bool SpeakerNames::means(std::string_view asked, std::string_view speaker) const {
    if (speaker.empty()) return false;
    const std::string folded = schema::fold(asked);
    if (has_words(schema::fold(speaker), folded)) return true;
    const auto [begin, end] = speakers_.equal_range(folded);
    return std::any_of(begin, end, [&](const auto& row) { return row.second == speaker; });
}

SpeakerFit SpeakerNames::fit(std::string_view asked,
                             std::string_view speaker,
                             std::string_view told) const {
    if (asked.empty() || speaker.empty()) return SpeakerFit::NotAsked;
    if (means(asked, speaker)) return SpeakerFit::Same;
    switch (compare_names(asked, speaker, told)) {
        case NameRelation::Same:
            return SpeakerFit::Same;
        case NameRelation::Fits:
            return SpeakerFit::Fits;
        case NameRelation::Slip:
            return SpeakerFit::Slip;
        case NameRelation::Other:
            return SpeakerFit::Other;
    }
    return SpeakerFit::Other;
}

}  // namespace onrecord::searcher::check
