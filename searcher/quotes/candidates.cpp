// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/quotes/candidates.hpp"

#include "schema/common_pairs.hpp"
#include "schema/document.hpp"
#include "schema/field.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

namespace onrecord::searcher::quotes {

/// What a Revision may share with the words: any of some terms.
struct CandidateFinder::Feature {
    std::vector<std::string> terms;
    std::uint64_t postings = 0;
    double weight = 0;
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

std::vector<CandidateFinder::Feature> CandidateFinder::features_of(
    const std::vector<std::vector<schema::Word>>& readings) {
    std::set<std::string> forms;
    std::set<std::string> pairs;
    for (const auto& words : readings) {
        for (const schema::Word& word : words)
            forms.insert(word.form);
        for (std::string& term : schema::common_pair_terms(words))
            pairs.insert(std::move(term));
    }
    std::vector<Feature> features;
    for (const std::string& form : forms) {
        std::set<std::string> terms;
        for (const schema::OpenShard& shard : generation_->shards()) {
            for (const std::string& lang : shard.manifest.languages) {
                const std::string stem{analyzer_.stem(form, lang)};
                terms.insert(schema::word_term(schema::FieldId::Text, stem));
                terms.insert(schema::word_term(schema::FieldId::Title, stem));
            }
        }
        terms.erase("");
        features.push_back({{terms.begin(), terms.end()}, 0, 0});
    }
    for (const std::string& pair : pairs)
        features.push_back({{pair}, 0, 0});
    return features;
}

std::vector<CandidateFinder::Feature> CandidateFinder::choose(std::vector<Feature> features) const {
    for (Feature& feature : features) {
        for (const Xapian::Database& database : databases_) {
            for (const std::string& term : feature.terms) {
                feature.postings += database.get_termfreq(term);
            }
        }
        feature.weight = std::log1p(static_cast<double>(generation_->manifest().documents) /
                                    static_cast<double>(feature.postings + 1));
    }
    std::erase_if(features, [](const Feature& feature) { return feature.postings == 0; });
    std::sort(features.begin(), features.end(), [](const Feature& one, const Feature& other) {
        return std::tie(one.postings, one.terms) < std::tie(other.postings, other.terms);
    });
    std::uint64_t postings = 0;
    std::size_t count = 0;
    for (; count < features.size(); ++count) {
        postings += features[count].postings;
        const bool is_enough = count >= limits_.features && postings > limits_.cheap_postings;
        if (is_enough || (count > 0 && postings > limits_.postings)) break;
    }
    features.resize(count);
    return features;
}

void CandidateFinder::collect(std::size_t shard,
                              const std::vector<Feature>& features,
                              std::vector<Candidate>& candidates) {
    const Xapian::Database& database = databases_[shard];
    for (const Feature& feature : features) {
        for (const std::string& term : feature.terms) {
            const auto end = database.postlist_end(term);
            for (auto posting = database.postlist_begin(term); posting != end; ++posting) {
                double& weight = weights_[*posting];
                if (weight == 0) touched_.push_back(*posting);
                weight += feature.weight;
            }
        }
    }
    // Weights beside their documents, so that choosing the heaviest walks memory in order.
    std::vector<Candidate> found;
    found.reserve(touched_.size());
    for (const schema::DocId document : touched_) {
        found.push_back({shard, document, weights_[document]});
        weights_[document] = 0;
    }
    touched_.clear();
    const auto is_heavier = [](const Candidate& one, const Candidate& other) {
        return one.weight != other.weight ? one.weight > other.weight
                                          : one.document < other.document;
    };
    if (found.size() > limits_.candidates) {
        const auto end = found.begin() + static_cast<std::ptrdiff_t>(limits_.candidates);
        std::nth_element(found.begin(), end, found.end(), is_heavier);
        found.erase(end, found.end());
    }
    std::sort(found.begin(), found.end(), is_heavier);
    candidates.insert(candidates.end(), found.begin(), found.end());
}

std::vector<Candidate> CandidateFinder::find(
    const std::vector<std::vector<schema::Word>>& readings) {
    const std::vector<Feature> features = choose(features_of(readings));
    std::vector<Candidate> candidates;
    for (std::size_t shard = 0; shard < databases_.size(); ++shard) {
        collect(shard, features, candidates);
    }
    std::stable_sort(
        candidates.begin(), candidates.end(), [](const Candidate& one, const Candidate& other) {
            return one.weight > other.weight;
        });
    if (candidates.size() > limits_.candidates) candidates.resize(limits_.candidates);
    return candidates;
}

std::string CandidateFinder::frame(const Candidate& candidate) const {
    return databases_[candidate.shard].get_document(candidate.document).get_data();
}

}  // namespace onrecord::searcher::quotes
