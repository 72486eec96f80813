// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/matching/places.hpp"

#include <algorithm>
#include <iterator>
#include <limits>

namespace onrecord::searcher {
namespace {

using schema::FieldId;
using schema::WordId;

}  // namespace

std::vector<WordId> phrase_ids(const Plan& phrase, const schema::TokenColumn& tokens) {
    std::vector<WordId> ids;
    for (const PlannedWord& word : phrase.words) {
        const std::optional<WordId> id = tokens.find(word.form);
        if (!id) return {};
        ids.push_back(*id);
    }
    return ids;
}

std::vector<bool> wildcard_ids(const Plan& wildcard, const schema::TokenColumn& tokens) {
    std::vector<bool> ids(tokens.vocabulary_size());
    for (const std::string& form : wildcard.forms) {
        if (const std::optional<WordId> id = tokens.find(form)) ids[*id] = true;
    }
    return ids;
}

PlaceFinder::PlaceFinder(const Plan& plan,
                         const ShardHandle& shard,
                         const schema::Analyzer& analyzer)
    : plan_{&plan},
      shard_{shard.shard},
      analyzer_{&analyzer} {
    if (plan.kind == QueryKind::Phrase) phrase_ = phrase_ids(plan, shard_->tokens);
    if (plan.kind == QueryKind::Wildcard) wildcard_ = wildcard_ids(plan, shard_->tokens);
    if (plan.kind == QueryKind::Word) words_ = shard.words_with(plan.words.front().stems);
    for (const Plan& child : plan.children) {
        children_.emplace_back(child, shard, analyzer);
    }
}

const std::vector<bool>& PlaceFinder::words_in(std::uint32_t lang) {
    std::vector<bool>& wanted = words_in_[lang];
    if (!wanted.empty()) return wanted;
    wanted.resize(shard_->tokens.vocabulary_size());
    const schema::FacetColumn& languages = shard_->facets.facet(FieldId::Lang);
    const std::string_view language =
        lang < languages.value_count() ? languages.value(lang) : std::string_view{};
    const std::vector<std::string>& stems = plan_->words.front().stems;
    for (const WordId word : words_) {
        const std::string_view stem = analyzer_->stem(shard_->tokens.form(word), language);
        wanted[word] = std::ranges::find(stems, stem) != stems.end();
    }
    return wanted;
}

void PlaceFinder::find_words(const TokenText& text,
                             const std::vector<bool>& is_wanted,
                             std::vector<Place>& places) {
    for (std::uint32_t i = 0; i < text.words.size(); ++i) {
        if (is_wanted[text.words[i]]) places.push_back({i, i});
    }
}

void PlaceFinder::find_phrase(const TokenText& text, std::vector<Place>& places) const {
    if (phrase_.empty()) return;
    auto at = text.words.begin();
    while (true) {
        at = std::search(at, text.words.end(), phrase_.begin(), phrase_.end());
        if (at == text.words.end()) return;
        const auto first = static_cast<std::uint32_t>(at - text.words.begin());
        places.push_back({first, first + static_cast<std::uint32_t>(phrase_.size()) - 1});
        ++at;
    }
}

void PlaceFinder::find(const TokenText& text, std::vector<Place>& places) {
    places.clear();
    if (plan_->kind == QueryKind::Or) {
        std::vector<Place> more;
        for (PlaceFinder& child : children_) {
            child.find(text, more);
            places.insert(places.end(), more.begin(), more.end());
        }
        std::ranges::sort(places, {}, [](const Place& place) {
            return std::pair{place.first, place.last};
        });
        return;
    }
    if (plan_->field == FieldId::Title && text.where == schema::Where::Body) return;
    if (plan_->kind == QueryKind::Phrase) {
        find_phrase(text, places);
    } else if (plan_->kind == QueryKind::Wildcard) {
        find_words(text, wildcard_, places);
    } else {
        find_words(text, words_in(text.lang), places);
    }
}

namespace {

/// Of one list, how far the places up to each reach: a place that begins later may end earlier
/// only in an Or of phrases.
std::vector<std::uint32_t> reaches(const std::vector<Place>& places) {
    std::vector<std::uint32_t> reaches;
    reaches.reserve(places.size());
    std::uint32_t reach = 0;
    for (const Place& place : places) {
        reaches.push_back(reach = std::max(reach, place.last));
    }
    return reaches;
}

struct List {
    const std::vector<Place>& places;
    std::vector<std::uint32_t> reaches;

    /// Whether a place ends at `last` or later and begins at `latest` or earlier.
    bool fits(std::uint32_t last, std::uint64_t latest) const {
        const auto found = std::ranges::lower_bound(reaches, last);
        return found != reaches.end() &&
               places[static_cast<std::size_t>(found - reaches.begin())].first <= latest;
    }
};

}  // namespace

bool are_near(const std::vector<std::vector<Place>>& lists, std::uint32_t distance) {
    std::vector<List> all;
    for (const std::vector<Place>& places : lists) {
        all.push_back({places, reaches(places)});
    }
    const auto is_first_to_end = [&](const Place& place) {
        const std::uint64_t latest = std::uint64_t{place.last} + distance;
        return std::ranges::all_of(all,
                                   [&](const List& list) { return list.fits(place.last, latest); });
    };
    return std::ranges::any_of(lists, [&](const std::vector<Place>& places) {
        return std::ranges::any_of(places, is_first_to_end);
    });
}

}  // namespace onrecord::searcher
