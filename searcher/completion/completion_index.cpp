// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/completion/completion_index.hpp"

#include "schema/analyzer.hpp"
#include "schema/suggestion.hpp"
#include "searcher/facets/facet_counter.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

namespace onrecord::searcher {
namespace {

using schema::FieldId;

constexpr std::size_t most_words = 8;  // Of what was typed; the rest is not looked at.
constexpr std::size_t most_letters = 64;
constexpr std::uint8_t none = 255;  // No value differs in so many letters: 8 words, 2 in each.

bool is_within_word(char character) {
    const auto byte = static_cast<unsigned char>(character);
    return byte >= 0x80 || (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') ||
           (byte >= 'A' && byte <= 'Z');
}

std::vector<std::string> words_of(std::string_view folded) {
    std::vector<std::string> words;
    std::string word;
    for (const char character : folded) {
        if (is_within_word(character)) {
            word += character;
        } else if (!word.empty()) {
            words.push_back(std::exchange(word, {}));
        }
    }
    if (!word.empty()) words.push_back(std::move(word));
    return words;
}

/// How many current documents have each value, by the value's number over the Generation.
std::vector<std::uint64_t> counts_of(const schema::Generation& generation,
                                     const FacetValues& values,
                                     FieldId field) {
    std::vector<std::uint64_t> counts(values.values.size());
    for (std::size_t shard = 0; shard < generation.shards().size(); ++shard) {
        const schema::OpenShard& open = generation.shards()[shard];
        const schema::FacetColumn& column = open.facets.facet(field);
        for (schema::DocId document = 1; document <= open.facets.size(); ++document) {
            if (!open.is_current(document)) continue;
            for (const auto ordinal : column.ordinals(document)) {
                ++counts[values.of_shard[shard][ordinal]];
            }
        }
    }
    return counts;
}

std::size_t typos_allowed(std::size_t letters) {
    constexpr std::size_t for_one = 4;
    constexpr std::size_t for_two = 8;
    if (letters < for_one) return 0;
    return letters < for_two ? 1 : 2;
}

std::size_t common_letters(std::u32string_view one, std::u32string_view other) {
    const auto [end, ignored] = std::ranges::mismatch(one, other);
    return static_cast<std::size_t>(end - one.begin());
}

}  // namespace

CompletionIndex::CompletionIndex(const schema::Generation& generation,
                                 const FacetDictionary& facets) {
    for (const FieldId field : completed_fields) {
        const FacetValues& values = facets.facet(field);
        add(field, values, counts_of(generation, values, field));
    }
    gather_words();
}

void CompletionIndex::add(FieldId field,
                          const FacetValues& values,
                          std::span<const std::uint64_t> counts) {
    for (std::size_t i = 0; i < values.values.size(); ++i) {
        if (counts[i] == 0) continue;  // Only earlier wordings have it.
        Value value{field, values.values[i], label_of(field, values.values[i]), "", counts[i]};
        const std::string named =
            value.label == value.value ? value.label : value.label + ' ' + value.value;
        for (const std::string& word : words_of(schema::fold(named))) {
            value.folded += ' ' + word;
        }
        values_.push_back(std::move(value));
    }
}

void CompletionIndex::gather_words() {
    std::map<std::u32string, std::vector<std::uint32_t>> having;
    for (std::size_t i = 0; i < values_.size(); ++i) {
        for (const std::string& word : words_of(values_[i].folded)) {
            auto& values = having[schema::characters(word).substr(0, most_letters)];
            const auto value = static_cast<std::uint32_t>(i);
            if (values.empty() || values.back() != value) values.push_back(value);
        }
    }
    for (auto& [word, values] : having) {
        words_.push_back(word);
        having_.push_back(std::move(values));
    }
}

std::vector<CompletionIndex::NearWord> CompletionIndex::words_that_begin(
    const std::u32string& typed) const {
    std::vector<NearWord> found;
    const auto first = std::ranges::lower_bound(words_, typed);
    for (auto word = first; word != words_.end() && word->starts_with(typed); ++word) {
        found.push_back({static_cast<std::size_t>(word - words_.begin()), 0});
    }
    return found;
}

/// Walks the sorted words as a tree of letters: words with a common beginning share the rows of
/// the edit distance, and below a beginning from which nothing can become near none are computed.
std::vector<CompletionIndex::NearWord> CompletionIndex::words_near(
    const std::u32string& typed) const {
    const std::size_t most = typos_allowed(typed.size());
    std::vector<NearWord> found;
    if (most == 0) return found;
    schema::EditRows rows{typed};
    std::u32string path;
    std::vector<std::size_t> nearest{rows.distance()};  // By letters of the path: least so far.
    for (std::size_t i = 0; i < words_.size(); ++i) {
        const std::u32string& word = words_[i];
        const std::size_t shared = common_letters(path, word);
        rows.cut(shared);
        path.resize(shared);
        nearest.resize(shared + 1);
        while (path.size() < word.size() && rows.least() <= most) {
            path += word[path.size()];
            rows.push(path.back());
            nearest.push_back(std::min(nearest.back(), rows.distance()));
        }
        if (nearest.back() <= most) {
            found.push_back({i, static_cast<std::uint8_t>(nearest.back())});
        }
    }
    return found;
}

/// By value: in how many letters it differs from all words, or `none`.
std::vector<std::uint8_t> CompletionIndex::typos_of(const std::vector<std::string>& words) const {
    std::vector<std::uint8_t> typos(values_.size(), 0);
    for (const std::string& word : words) {
        const std::u32string typed = schema::characters(word);
        auto near = words_that_begin(typed);
        if (near.empty()) near = words_near(typed);
        std::vector<std::uint8_t> next(values_.size(), none);
        for (const auto& [found, wrong] : near) {
            for (const std::uint32_t value : having_[found]) {
                if (typos[value] == none) continue;
                const auto sum = static_cast<std::uint8_t>(typos[value] + wrong);
                next[value] = std::min(next[value], sum);
            }
        }
        typos = std::move(next);
    }
    return typos;
}

std::vector<Completion> CompletionIndex::complete(std::string_view typed,
                                                  std::span<const FieldId> fields,
                                                  std::size_t most) const {
    std::vector<std::string> words = words_of(schema::fold(typed));
    if (words.empty() || most == 0) return {};
    if (words.size() > most_words) words.resize(most_words);
    const auto typos = typos_of(words);
    std::vector<std::uint32_t> found;
    for (std::uint32_t value = 0; value < values_.size(); ++value) {
        const bool is_wanted = std::ranges::find(fields, values_[value].field) != fields.end();
        if (typos[value] != none && is_wanted) found.push_back(value);
    }
    const auto rank = [&](std::uint32_t value) {
        return std::tuple{typos[value], ~values_[value].entries, value};
    };
    most = std::min(most, found.size());
    std::ranges::partial_sort(found, found.begin() + static_cast<std::ptrdiff_t>(most), {}, rank);
    found.resize(most);
    std::vector<Completion> completions;
    for (const std::uint32_t value : found) {
        const Value& each = values_[value];
        completions.push_back({each.field, each.value, each.label, each.entries, typos[value]});
    }
    return completions;
}

}  // namespace onrecord::searcher
