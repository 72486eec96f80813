// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/annotation/speakers/mentions.hpp"

#include <algorithm>

namespace onrecord::corpus::annotation {

TokenRange tokens_of(const Narration& told, ItemRange items) {
    if (items.end <= items.begin) return {};
    return {told.items[items.begin].token, told.items[items.end - 1].token + 1};
}

bool stands_in(const NameMention& name, TokenRange tokens) {
    return name.tokens.begin >= tokens.begin && name.tokens.end <= tokens.end;
}

std::size_t first_name(const std::vector<NameMention>& names, std::uint32_t token) {
    const auto found = std::lower_bound(
        names.begin(), names.end(), token, [](const NameMention& name, std::uint32_t at) {
            return name.tokens.begin < at;
        });
    return static_cast<std::size_t>(found - names.begin());
}

bool is_narrative(const TextReading& text, const NameMention& name) {
    return text.reading.tokens[name.tokens.begin].quote == 0;
}

Gender gender_of(const Narration& told, std::uint32_t item) {
    if (told.is(item, WordClass::He)) return Gender::Male;
    if (told.is(item, WordClass::She)) return Gender::Female;
    return Gender::Unknown;
}

bool has_plain_word(const TextReading& text, const NameMention& name) {
    if (text.reading.lexicon->lang() != "en") return false;
    for (std::uint32_t at = name.tokens.begin; at < name.tokens.end; ++at) {
        const Token& token = text.reading.tokens[at];
        const bool is_plain = token.is(WordClass::Common | WordClass::Place | WordClass::Body |
                                       WordClass::NotName | WordClass::Determiner);
        if (is_plain && !token.is(WordClass::Male | WordClass::Female | WordClass::Forename))
            return true;
    }
    return false;
}

bool stands_within(const TextReading& text, const Token& name) {
    return std::binary_search(text.inner_names.begin(), text.inner_names.end(), name.hash);
}

}  // namespace onrecord::corpus::annotation
