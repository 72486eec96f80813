// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/check/features.hpp"

#include "schema/common_pairs.hpp"
#include "schema/document.hpp"
#include "schema/field.hpp"
#include "searcher/postings/term_documents.hpp"
#include "searcher/shards/hidden_with.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <iterator>
#include <map>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>

namespace onrecord::searcher::check {
namespace {

// A weight of 1 in the sums: fine enough to distinguish features, while 60 of the rarest fit into
// 16 bits.
constexpr double weight_unit = 1.0 / 64;

bool is_rarer(const Feature& one, const Feature& other) {
    return std::tie(one.postings, one.terms) < std::tie(other.postings, other.terms);
}

/// How many shown documents have a term.
std::uint64_t shown_with(const ShardHandle& shard, const std::string& term) {
    const HiddenWith hidden = hidden_with(shard, term);
    const schema::PostingList list = shard.shard->postings.find(term);
    const bool is_of_stem = list.bodies() > 0 || list.titles() > 0;
    return document_frequency(shard.shard->postings, term) -
           (is_of_stem ? hidden.bodies : hidden.all);
}

/// Makes the features of one check.
class FeatureMaker {
public:
    FeatureMaker(const std::vector<ShardHandle>& shards, const schema::Analyzer& analyzer)
        : shards_{shards},
          analyzer_{analyzer} {
        for (const ShardHandle& shard : shards) {
            documents_ += shard.shard->shown();
            languages_.insert(shard.shard->manifest.languages.begin(),
                              shard.shard->manifest.languages.end());
        }
    }

    /// Guessed by how often the words themselves stand. Words that compare equal are one.
    std::vector<Feature> words_of(const LookedUp& asked, const WordIds& ids) const {
        std::map<std::string_view, std::uint64_t> frequencies;
        for (std::size_t i = 0; i < ids.forms().size(); ++i) {
            const auto* alike = asked.alike_of(ids.forms()[i]);
            frequencies[alike == nullptr ? ids.forms()[i] : std::string_view{alike->front()}] +=
                alike == nullptr ? frequency(ids, i) : 0;
        }
        std::vector<Feature> features;
        for (auto& [form, postings] : frequencies) {
            Feature feature;
            feature.name = form;
            feature.is_sure = !asked.is_made(form);
            feature.postings = postings;
            if (const auto* alike = asked.alike_of(form)) {
                for (const std::string& other : *alike)
                    feature.postings += frequency(other);
            }
            features.push_back(std::move(feature));
        }
        return features;
    }

    /// Those with a word that print may have otherwise are not sure.
    std::vector<Feature> pairs_of(const LookedUp& asked) const {
        std::map<std::string, bool> pairs;
        for (WordReading words : asked.readings) {
            for (std::string& term : schema::common_pair_terms(words))
                pairs.try_emplace(std::move(term), false);
            for (schema::Word& word : words) {
                const bool varies =
                    asked.alike_of(word.form) != nullptr || asked.is_made(word.form);
                if (varies) word.form.clear();
            }
            for (std::string& term : schema::common_pair_terms(words))
                pairs[std::move(term)] = true;
        }
        std::vector<Feature> features;
        for (const auto& [pair, is_sure] : pairs) {
            features.push_back({pair, {pair}, 0, 0, true, is_sure});
            count(features.back());
        }
        return features;
    }

    /// In how many documents the stems of a word stand in any language.
    void count_word(const LookedUp& asked, Feature& feature) const {
        std::set<std::string> terms;
        if (const auto* alike = asked.alike_of(feature.name)) {
            for (const std::string& form : *alike)
                add_stems(form, terms);
        } else {
            add_stems(feature.name, terms);
        }
        feature.terms.assign(terms.begin(), terms.end());
        count(feature);
    }

private:
    std::uint64_t frequency(const WordIds& ids, std::size_t form) const {
        std::uint64_t frequency = 0;
        for (const ShardHandle& shard : shards_) {
            const schema::WordId word = ids.of_forms(shard.index)[form];
            if (word == unknown_word) continue;
            frequency +=
                shard.shard->tokens.frequency(word) - shard.prepared->hidden_frequency(word);
        }
        return frequency;
    }

    std::uint64_t frequency(std::string_view form) const {
        std::uint64_t frequency = 0;
        for (const ShardHandle& shard : shards_) {
            if (const auto word = shard.shard->tokens.find(form)) {
                frequency +=
                    shard.shard->tokens.frequency(*word) - shard.prepared->hidden_frequency(*word);
            }
        }
        return frequency;
    }

    void add_stems(const std::string& form, std::set<std::string>& terms) const {
        for (const std::string& lang : languages_)
            add_terms(analyzer_.stem(form, lang), terms);
        add_terms(form, terms);  // Of Entries whose language has no stems, or is not known.
    }

    static void add_terms(std::string_view stem, std::set<std::string>& terms) {
        for (const auto field : {schema::FieldId::Text, schema::FieldId::Title}) {
            if (std::string term = schema::word_term(field, stem); !term.empty())
                terms.insert(std::move(term));
        }
    }

    void count(Feature& feature) const {
        feature.postings = 0;
        for (const ShardHandle& shard : shards_) {
            for (const std::string& term : feature.terms)
                feature.postings += shown_with(shard, term);
        }
        const double weight = std::log1p(static_cast<double>(documents_) /
                                         static_cast<double>(feature.postings + 1)) /
                              weight_unit;
        feature.weight = static_cast<std::uint16_t>(std::clamp(weight, 1.0, 65535.0));
    }

    const std::vector<ShardHandle>& shards_;
    const schema::Analyzer& analyzer_;
    std::uint64_t documents_ = 0;
    std::set<std::string> languages_;
};

}  // namespace

const std::vector<std::string>* LookedUp::alike_of(std::string_view form) const {
    const auto set = std::ranges::find_if(alike, [form](const std::vector<std::string>& forms) {
        return std::ranges::find(forms, form) != forms.end();
    });
    return set == alike.end() ? nullptr : &*set;
}

bool LookedUp::is_made(std::string_view form) const {
    return std::ranges::find(made, form) != made.end();
}

std::vector<Feature> features_of(const std::vector<ShardHandle>& shards,
                                 const schema::Analyzer& analyzer,
                                 const LookedUp& asked,
                                 const WordIds& ids,
                                 const CandidateLimits& limits) {
    const FeatureMaker maker{shards, analyzer};
    std::vector<Feature> features = maker.words_of(asked, ids);
    const auto is_rarer_word = [](const Feature& one, const Feature& other) {
        return std::tie(one.postings, one.name) < std::tie(other.postings, other.name);
    };
    std::ranges::sort(features, is_rarer_word);
    std::uint64_t rare = 0;
    for (std::size_t i = 0; i < std::min(features.size(), limits.features); ++i)
        rare += features[i].postings;
    const bool has_rare_words = features.size() >= limits.features && rare < limits.rare_postings;
    // Counting takes a look-up a term, so what is surely not chosen is not counted.
    const auto unknown = static_cast<std::size_t>(std::ranges::count_if(
        features, [](const Feature& feature) { return feature.postings == 0; }));
    const std::size_t counted = has_rare_words ? 2 * limits.features + unknown : features.size();
    if (features.size() > counted) features.resize(counted);
    for (Feature& feature : features)
        maker.count_word(asked, feature);
    if (!has_rare_words) std::ranges::move(maker.pairs_of(asked), std::back_inserter(features));
    std::erase_if(features, [](const Feature& feature) { return feature.postings == 0; });
    std::ranges::sort(features, is_rarer);
    return features;
}

bool keep_affordable(std::vector<Feature>& features,
                     std::uint32_t absent,
                     const CandidateLimits& limits) {
    // A near text lacks `absent` of the words, so one more than that finds it; the others part it
    // from what is not near.
    const std::size_t needed = std::min<std::size_t>(absent + 1, limits.features);
    const std::size_t wanted = std::min(needed + 2, limits.features);
    std::uint64_t postings = 0;
    std::size_t count = 0;
    for (; count < features.size(); ++count) {
        postings += features[count].postings;
        if (count >= wanted && postings > limits.cheap_postings) break;
        if (count >= needed && postings > limits.dear_postings) break;
        if (count > 0 && postings > limits.postings) break;
    }
    const bool is_whole = count >= std::min(needed, features.size());
    features.resize(count);
    return is_whole;
}

std::uint32_t least_weight(const std::vector<Feature>& features, std::uint32_t absent) {
    std::vector<std::uint32_t> words;
    std::vector<std::uint32_t> pairs;
    std::uint32_t sum = 0;
    for (const Feature& feature : features) {
        if (!feature.is_sure) continue;
        sum += feature.weight;
        (feature.is_pair ? pairs : words).push_back(feature.weight);
    }
    const auto take = [&sum](std::vector<std::uint32_t>& weights, std::size_t count) {
        std::ranges::sort(weights, std::greater{});
        for (std::size_t i = 0; i < std::min(count, weights.size()); ++i)
            sum -= weights[i];
    };
    // In a long paste so many words may be absent that a single feature would suffice; require a
    // third of them.
    const std::size_t lost = std::min<std::size_t>(absent, (words.size() + 2) / 3);
    take(words, lost);
    take(pairs, 2 * lost);
    return std::min<std::uint32_t>(sum, UINT16_MAX);
}

}  // namespace onrecord::searcher::check
