// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/drafts/named.hpp"

#include "schema/analyzer.hpp"
#include "searcher/check/language_words.hpp"

#include <algorithm>
#include <vector>

namespace onrecord::searcher::drafts {
namespace {

/// Latin, with the accents of Latin-1, and Cyrillic.
bool is_capital_at(std::string_view text, std::size_t at) {
    const auto first = static_cast<unsigned char>(text[at]);
    if (first < 0x80) return first >= 'A' && first <= 'Z';
    const auto second = static_cast<unsigned char>(at + 1 < text.size() ? text[at + 1] : '\0');
    return (first == 0xC3 && second < 0x9F) || (first == 0xD0 && second < 0xB0);
}

/// Nothing but a blank, a dot of an initial, a hyphen or an apostrophe parts the words of a name.
bool touches(std::string_view between) {
    return between.size() <= 3 && between.find_first_of(",;:()\n\"") == std::string_view::npos;
}

bool begins_sentence(std::string_view text, std::size_t at) {
    const std::string_view before = text.substr(0, at);
    const std::size_t last = before.find_last_not_of(" \t");
    return last == std::string_view::npos ||
           std::string_view{"\n.!?"}.find(before[last]) != std::string_view::npos;
}

}  // namespace

Named named_in(std::string_view text, schema::Span evidence, std::string_view lang) {
    if (evidence.end > text.size() || evidence.begin >= evidence.end) return {};
    const std::string_view words = text.substr(evidence.begin, evidence.length());
    const std::string language = lang.empty() ? "en" : std::string{lang};
    const auto& known = check::language_words(language);
    schema::Span run{0, 0};
    std::size_t count = 0;
    for (const schema::Word& word : schema::Analyzer{}.read(words, language)) {
        const bool is_part = is_capital_at(words, word.span.begin) &&
                             !known.is(check::WordClass::Attribution, word.form) &&
                             !known.is(check::WordClass::Title, word.form);
        const bool goes_on = count > 0 && touches(words.substr(run.end, word.span.begin - run.end));
        // The first name is the speaker's: what follows it says who that is.
        if (count > 0 && (!is_part || !goes_on)) break;
        if (!is_part) continue;
        run = {count == 0 ? word.span.begin : run.begin, word.span.end};
        ++count;
    }
    if (count == 0) return {};
    return {std::string{words.substr(run.begin, run.length())},
            count == 1 && begins_sentence(text, evidence.begin + run.begin)};
}

}  // namespace onrecord::searcher::drafts
