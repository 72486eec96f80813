// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/facets/value_matching.hpp"

#include "schema/analyzer.hpp"
#include "searcher/parsing/suggestion.hpp"

#include <algorithm>
#include <cctype>
#include <iterator>

namespace onrecord::searcher {
namespace {

using schema::FieldId;

bool is_letter(char byte) {
    const auto value = static_cast<unsigned char>(byte);
    return value >= 0x80 || std::isalnum(value) != 0;
}

/// Fields whose values are names in which one word is enough: not codes, not dates.
bool has_words(FieldId field) {
    return field == FieldId::Speaker || field == FieldId::Outlet || field == FieldId::Liveblog ||
           field == FieldId::Byline;
}

bool has_word(std::string_view folded, std::string_view word) {
    for (std::size_t at = folded.find(word); at != std::string_view::npos;
         at = folded.find(word, at + 1)) {
        const std::size_t end = at + word.size();
        const bool begins = at == 0 || !is_letter(folded[at - 1]);
        if (begins && (end == folded.size() || !is_letter(folded[end]))) return true;
    }
    return false;
}

bool has_all_words(std::string_view folded, const std::vector<std::string_view>& words) {
    return std::ranges::all_of(words,
                               [&](std::string_view word) { return has_word(folded, word); });
}

/// The names under which `folded` is to be looked for: itself and who has it as another name.
std::vector<std::string> names_of(std::span<const schema::SpeakerAlias> aliases,
                                  FieldId field,
                                  const std::string& folded) {
    std::vector<std::string> names = {folded};
    if (field != FieldId::Speaker) return names;
    const auto folded_alias = [](const schema::SpeakerAlias& alias) {
        return schema::fold(alias.alias);
    };
    auto same = std::ranges::lower_bound(aliases, folded, {}, folded_alias);
    for (; same != aliases.end() && folded_alias(*same) == folded; ++same) {
        names.push_back(schema::fold(same->speaker));
    }
    return names;
}

template <class Fits>
void collect(const FacetValues& facet, std::vector<ValueId>& values, Fits fits) {
    for (std::size_t i = 0; i < facet.folded.size(); ++i) {
        if (fits(facet.folded[i])) values.push_back(static_cast<ValueId>(i));
    }
}

}  // namespace

std::vector<std::string_view> value_words(std::string_view folded) {
    std::vector<std::string_view> words;
    std::size_t begin = 0;
    for (std::size_t at = 0; at <= folded.size(); ++at) {
        if (at < folded.size() && is_letter(folded[at])) continue;
        if (at > begin) words.push_back(folded.substr(begin, at - begin));
        begin = at + 1;
    }
    return words;
}

std::vector<ValueId> matching_values(const FacetDictionary& dictionary,
                                     std::span<const schema::SpeakerAlias> aliases,
                                     FieldId field,
                                     std::string_view typed,
                                     Reading reading) {
    const FacetValues& facet = dictionary.facet(field);
    const std::string folded = schema::fold(field == FieldId::Date ? typed.substr(0, 7) : typed);
    std::vector<ValueId> values;
    if (reading == Reading::Choice) {
        collect(facet, values, [&](const std::string& value) { return value == folded; });
        if (!values.empty()) return values;
    }
    const std::vector<std::string> names = names_of(aliases, field, folded);
    const std::vector<std::string_view> words = value_words(folded);
    const bool by_words = has_words(field) && !words.empty();
    collect(facet, values, [&](const std::string& value) {
        return std::ranges::find(names, value) != names.end() ||
               (by_words && has_all_words(value, words));
    });
    return values;
}

namespace {

/// Who has the last word of a name of several, as `Mayor Brook` has of Ada Brook's.
std::string names_with_words(const FacetValues& facet, std::string_view typed) {
    constexpr std::size_t most_names = 3;
    const std::string folded = schema::fold(typed);
    const std::vector<std::string_view> words = value_words(folded);
    if (words.size() < 2) return {};
    std::string names;
    std::size_t count = 0;
    for (std::size_t i = 0; i < facet.values.size() && count < most_names; ++i) {
        if (!has_word(facet.folded[i], words.back())) continue;
        names += (count++ == 0 ? "" : " or ") + in_quotes(facet.values[i]);
    }
    return names.empty() ? names : "Did you mean " + names + '?';
}

}  // namespace

std::string nearest_value(const FacetValues& facet, std::string_view typed) {
    if (std::string names = names_with_words(facet, typed); !names.empty()) return names;
    Nearest nearest{schema::fold(typed)};
    for (std::size_t i = 0; i < facet.values.size(); ++i) {
        nearest.offer(facet.folded[i], facet.values[i]);
        for (const std::string_view word : value_words(facet.folded[i])) {
            nearest.offer(word, facet.values[i]);
        }
    }
    return nearest.question();
}

}  // namespace onrecord::searcher
