// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/quotes/candidates.hpp"

#include "schema/common_pairs.hpp"
#include "schema/document.hpp"
#include "schema/field.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>

namespace onrecord::searcher::quotes {

namespace {

// A weight of 1 in the sums: fine enough to tell features apart, and 60 of the rarest fit 16 bits.
constexpr double weight_unit = 1.0 / 64;

}  // namespace

/// What a Revision may share with the words: any of some terms.
struct CandidateFinder::Feature {
    std::vector<std::string> terms;
    std::uint64_t postings = 0;  ///< Guessed from the largest Shard, then counted.
    std::uint16_t weight = 0;
    bool is_pair = false;
};

CandidateFinder::CandidateFinder(std::shared_ptr<const schema::Generation> generation,
                                 const CandidateLimits& limits)
    : generation_{std::move(generation)},
      limits_{limits} {
    std::uint64_t most = 0;
    for (const schema::OpenShard& shard : generation_->shards()) {
        databases_.emplace_back(shard.folder.string());
        most = std::max<std::uint64_t>(most, shard.facets.size());
    }
    weights_.resize(most + 1, 0);
}

std::vector<CandidateFinder::Feature> CandidateFinder::words_of(const Readings& readings) {
    std::set<std::string_view> forms;
    std::set<std::string> languages;
    for (const auto& words : readings) {
        for (const schema::Word& word : words)
            forms.insert(word.form);
    }
    for (const schema::OpenShard& shard : generation_->shards())
        languages.insert(shard.manifest.languages.begin(), shard.manifest.languages.end());
    const auto largest =
        std::ranges::max_element(generation_->shards(), {}, [](const schema::OpenShard& shard) {
            return shard.facets.size();
        });
    std::vector<Feature> features;
    if (largest == generation_->shards().end()) return features;
    for (const std::string_view form : forms) {
        Feature feature;
        if (const auto word = largest->tokens.find(form))
            feature.postings = largest->tokens.frequency(*word);
        std::set<std::string> terms;
        for (const std::string& lang : languages) {
            const std::string stem{analyzer_.stem(form, lang)};
            terms.insert(schema::word_term(schema::FieldId::Text, stem));
            terms.insert(schema::word_term(schema::FieldId::Title, stem));
        }
        terms.erase("");
        feature.terms.assign(terms.begin(), terms.end());
        features.push_back(std::move(feature));
    }
    return features;
}

std::vector<CandidateFinder::Feature> CandidateFinder::pairs_of(const Readings& readings) const {
    std::set<std::string> pairs;
    for (const auto& words : readings) {
        for (std::string& term : schema::common_pair_terms(words))
            pairs.insert(std::move(term));
    }
    std::vector<Feature> features;
    for (const std::string& pair : pairs) {
        features.push_back({{pair}, 0, 0, true});
        count_postings(features.back());
    }
    return features;
}

void CandidateFinder::count_postings(Feature& feature) const {
    feature.postings = 0;
    for (const Xapian::Database& database : databases_) {
        for (const std::string& term : feature.terms)
            feature.postings += database.get_termfreq(term);
    }
    const double documents = static_cast<double>(generation_->manifest().documents);
    const double weight =
        std::log1p(documents / static_cast<double>(feature.postings + 1)) / weight_unit;
    feature.weight = static_cast<std::uint16_t>(std::clamp(weight, 1.0, 65535.0));
}

/// The rarest words; and the rarest pairs where the words are common ones, or where everything is
/// asked for anyway.
std::vector<CandidateFinder::Feature> CandidateFinder::choose(const Readings& readings,
                                                              std::uint32_t absent) {
    const auto by_postings = [](const Feature& one, const Feature& other) {
        return std::tie(one.postings, one.terms) < std::tie(other.postings, other.terms);
    };
    std::vector<Feature> features = words_of(readings);
    std::ranges::sort(features, by_postings);
    std::uint64_t rare = 0;
    for (std::size_t i = 0; i < std::min(features.size(), limits_.features); ++i)
        rare += features[i].postings;
    const bool has_rare_words = features.size() >= limits_.features && rare < limits_.rare_postings;
    // Counting takes a look-up a term and Shard, so what is surely not chosen is not counted.
    const auto unknown = static_cast<std::size_t>(std::ranges::count_if(
        features, [](const Feature& feature) { return feature.postings == 0; }));
    const std::size_t counted = has_rare_words ? 2 * limits_.features + unknown : features.size();
    if (features.size() > counted) features.resize(counted);
    for (Feature& feature : features)
        count_postings(feature);
    if (!has_rare_words) {
        for (Feature& pair : pairs_of(readings))
            features.push_back(std::move(pair));
    }
    std::erase_if(features, [](const Feature& feature) { return feature.postings == 0; });
    std::ranges::sort(features, by_postings);
    // A near text lacks `absent` of the words, so one more than that finds it; the others part it
    // from what is not near.
    const std::size_t needed = std::min<std::size_t>(absent + 1, limits_.features);
    const std::size_t wanted = std::min(needed + 2, limits_.features);
    std::uint64_t postings = 0;
    std::size_t count = 0;
    for (; count < features.size(); ++count) {
        postings += features[count].postings;
        if (count >= wanted && postings > limits_.cheap_postings) break;
        if (count >= needed && postings > limits_.dear_postings) break;
        if (count > 0 && postings > limits_.postings) break;
    }
    features.resize(count);
    return features;
}

void CandidateFinder::collect(std::size_t shard,
                              const std::vector<Feature>& features,
                              Deadline& deadline) {
    const Xapian::Database& database = databases_[shard];
    for (const Feature& feature : features) {
        for (const std::string& term : feature.terms) {
            if (deadline.is_over()) break;
            const auto end = database.postlist_end(term);
            for (auto posting = database.postlist_begin(term); posting != end; ++posting) {
                const schema::DocId document = *posting;
                std::uint16_t& weight = weights_[document];
                if (weight == 0) touched_.push_back(document);
                weight = static_cast<std::uint16_t>(
                    std::min<std::uint32_t>(weight + feature.weight, UINT16_MAX));
            }
        }
    }
}

/// Of what was touched, and clears it: most have one common word and are told by a glance at their
/// weight.
void CandidateFinder::keep_heaviest(std::size_t shard,
                                    std::uint32_t least,
                                    std::vector<Candidate>& candidates) {
    constexpr unsigned bucket_bits = 6;
    std::array<std::uint32_t, (UINT16_MAX >> bucket_bits) + 1> counts{};
    for (const schema::DocId document : touched_)
        ++counts[weights_[document] >> bucket_bits];
    std::size_t bucket = counts.size();
    std::size_t sum = 0;
    while (bucket > 0 && (sum < limits_.light_candidates ||
                          (sum < limits_.candidates && (bucket << bucket_bits) > least))) {
        sum += counts[--bucket];
    }
    const auto lightest = static_cast<std::uint32_t>(bucket << bucket_bits);
    heaviest_.clear();
    for (const schema::DocId document : touched_) {
        if (weights_[document] >= lightest)
            heaviest_.push_back((std::uint64_t{weights_[document]} << 32U) | ~document);
        weights_[document] = 0;
    }
    touched_.clear();
    std::ranges::sort(heaviest_, std::greater{});
    if (heaviest_.size() > limits_.candidates) heaviest_.resize(limits_.candidates);
    for (const std::uint64_t one : heaviest_) {
        candidates.push_back(
            {shard, ~static_cast<schema::DocId>(one), static_cast<std::uint32_t>(one >> 32U)});
    }
}

/// What a text weighs at least that lacks so many of the words, but no more than a third of the
/// features: an absent word takes one feature with it and two pairs at most.
std::uint32_t CandidateFinder::least_weight(const std::vector<Feature>& features,
                                            std::uint32_t absent) {
    std::vector<std::uint32_t> words;
    std::vector<std::uint32_t> pairs;
    std::uint32_t sum = 0;
    for (const Feature& feature : features) {
        sum += feature.weight;
        (feature.is_pair ? pairs : words).push_back(feature.weight);
    }
    const auto take = [&sum](std::vector<std::uint32_t>& weights, std::size_t count) {
        std::ranges::sort(weights, std::greater{});
        for (std::size_t i = 0; i < std::min(count, weights.size()); ++i)
            sum -= weights[i];
    };
    // Of a long paste so much may be absent that any one feature would do: a third is asked for.
    const std::size_t lost = std::min<std::size_t>(absent, (words.size() + 2) / 3);
    take(words, lost);
    take(pairs, 2 * lost);
    return std::min<std::uint32_t>(sum, UINT16_MAX);
}

std::vector<Candidate> CandidateFinder::find(const Readings& readings,
                                             std::uint32_t absent,
                                             Deadline& deadline) {
    const std::vector<Feature> features = choose(readings, absent);
    const std::uint32_t least = least_weight(features, absent);
    std::vector<Candidate> candidates;
    for (std::size_t shard = 0; shard < databases_.size(); ++shard) {
        collect(shard, features, deadline);
        keep_heaviest(shard, least, candidates);
    }
    std::ranges::stable_sort(candidates, std::greater{}, &Candidate::weight);
    const auto light = std::ranges::find_if(
        candidates, [least](const Candidate& one) { return one.weight < least; });
    const auto heavy = static_cast<std::size_t>(light - candidates.begin());
    const std::size_t kept = std::clamp(heavy, limits_.light_candidates, limits_.candidates);
    if (candidates.size() > kept) candidates.resize(kept);
    return candidates;
}

std::string CandidateFinder::frame(const Candidate& candidate) const {
    return databases_[candidate.shard].get_document(candidate.document).get_data();
}

}  // namespace onrecord::searcher::quotes
