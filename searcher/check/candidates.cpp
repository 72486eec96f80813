// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/check/candidates.hpp"

#include "schema/common_pairs.hpp"
#include "schema/document.hpp"
#include "schema/field.hpp"
#include "searcher/postings/term_documents.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <iterator>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>

namespace onrecord::searcher::check {

namespace {

using schema::DocId;
using schema::Where;

// A weight of 1 in the sums: fine enough to tell features apart, and 60 of the rarest fit 16 bits.
constexpr double weight_unit = 1.0 / 64;

/// What a Revision may share with the words: any of some terms.
struct Feature {
    std::string name;  ///< The folded word; of a pair its term.
    std::vector<std::string> terms;
    std::uint64_t postings = 0;  ///< Guessed by the word itself, then counted.
    std::uint16_t weight = 0;
    bool is_pair = false;
};

bool is_rarer(const Feature& one, const Feature& other) {
    return std::tie(one.postings, one.terms) < std::tie(other.postings, other.terms);
}

/// What a text weighs at least that lacks so many of the words, but no more than a third of the
/// features: an absent word takes one feature with it and two pairs at most.
std::uint32_t least_weight(const std::vector<Feature>& features, std::uint32_t absent) {
    std::vector<std::uint32_t> words;
    std::vector<std::uint32_t> pairs;
    std::uint32_t sum = 0;
    for (const Feature& feature : features) {
        sum += feature.weight;
        (feature.is_pair ? pairs : words).push_back(feature.weight);
    }
    const auto take = [&sum](std::vector<std::uint32_t>& weights, std::size_t count) {
        std::ranges::sort(weights, std::greater{});
        for (std::size_t i = 0; i < std::min(count, weights.size()); ++i) {
            sum -= weights[i];
        }
    };
    // Of a long paste so much may be absent that any one feature would do: a third is asked for.
    const std::size_t lost = std::min<std::size_t>(absent, (words.size() + 2) / 3);
    take(words, lost);
    take(pairs, 2 * lost);
    return std::min<std::uint32_t>(sum, UINT16_MAX);
}

/// The two looks at one Shard.
class ShardLook {
public:
    ShardLook(const ShardHandle& shard,
              const schema::Analyzer& analyzer,
              const CandidateLimits& limits,
              std::vector<std::uint16_t>& weights,
              WorkBudget& budget)
        : shard_{shard},
          analyzer_{analyzer},
          limits_{limits},
          weights_{weights},
          budget_{budget} {}
    ShardLook(const ShardLook&) = delete;
    ShardLook& operator=(const ShardLook&) = delete;
    /// A damaged Shard throws in the middle; the weights are for the next one.
    ~ShardLook() {
        for (const DocId document : touched_) {
            weights_[document] = 0;
        }
    }

    void look(const std::vector<WordReading>& readings,
              std::uint32_t absent,
              const std::optional<schema::Instant>& before,
              Candidates& found) {
        std::vector<Feature> features = features_of(readings);
        std::set<DocId> exact;
        for (const WordReading& reading : readings) {
            look_exactly(reading, features, before, exact);
        }
        for (const DocId document : exact) {
            found.all.push_back({shard_.index, document, UINT16_MAX, true});
        }
        found.exact += exact.size();
        const bool is_whole = keep_affordable(features, absent);
        collect(features);
        const bool has_all = keep_heaviest(least_weight(features, absent), exact, found);
        if (!is_whole || !has_all) ++found.cut_shards;
    }

private:
    const std::vector<DocId>& documents_with(const std::string& term) {
        documents_.clear();
        read_documents(shard_.shard->postings, term, documents_);
        return documents_;
    }

    void count_postings(Feature& feature) const {
        feature.postings = 0;
        for (const std::string& term : feature.terms) {
            feature.postings += document_frequency(shard_.shard->postings, term);
        }
        const double documents = shard_.shard->facets.size();
        const double weight =
            std::log1p(documents / static_cast<double>(feature.postings + 1)) / weight_unit;
        feature.weight = static_cast<std::uint16_t>(std::clamp(weight, 1.0, 65535.0));
    }

    std::vector<Feature> words_of(const std::vector<WordReading>& readings) const {
        std::set<std::string_view> forms;
        for (const WordReading& words : readings) {
            for (const schema::Word& word : words) {
                forms.insert(word.form);
            }
        }
        std::vector<Feature> features;
        for (const std::string_view form : forms) {
            Feature feature;
            feature.name = form;
            if (const auto word = shard_.shard->tokens.find(form)) {
                feature.postings = shard_.shard->tokens.frequency(*word);
            }
            std::set<std::string> terms;
            for (const std::string& lang : shard_.shard->manifest.languages) {
                add_terms(analyzer_.stem(form, lang), terms);
            }
            add_terms(form, terms);  // Of Entries whose language has no stems, or is not known.
            feature.terms.assign(terms.begin(), terms.end());
            features.push_back(std::move(feature));
        }
        return features;
    }

    static void add_terms(std::string_view stem, std::set<std::string>& terms) {
        for (const auto field : {schema::FieldId::Text, schema::FieldId::Title}) {
            if (std::string term = schema::word_term(field, stem); !term.empty()) {
                terms.insert(std::move(term));
            }
        }
    }

    std::vector<Feature> pairs_of(const std::vector<WordReading>& readings) const {
        std::set<std::string> pairs;
        for (const WordReading& words : readings) {
            for (std::string& term : schema::common_pair_terms(words)) {
                pairs.insert(std::move(term));
            }
        }
        std::vector<Feature> features;
        for (const std::string& pair : pairs) {
            features.push_back({pair, {pair}, 0, 0, true});
            count_postings(features.back());
        }
        return features;
    }

    /// The rarest words, and the pairs where the words are common ones; rarest first, counted.
    std::vector<Feature> features_of(const std::vector<WordReading>& readings) const {
        std::vector<Feature> features = words_of(readings);
        std::ranges::sort(features, is_rarer);
        std::uint64_t rare = 0;
        for (std::size_t i = 0; i < std::min(features.size(), limits_.features); ++i) {
            rare += features[i].postings;
        }
        const bool has_rare_words =
            features.size() >= limits_.features && rare < limits_.rare_postings;
        // Counting takes a look-up a term, so what is surely not chosen is not counted.
        const auto unknown = static_cast<std::size_t>(std::ranges::count_if(
            features, [](const Feature& feature) { return feature.postings == 0; }));
        const std::size_t counted =
            has_rare_words ? 2 * limits_.features + unknown : features.size();
        if (features.size() > counted) features.resize(counted);
        for (Feature& feature : features) {
            count_postings(feature);
        }
        if (!has_rare_words) std::ranges::move(pairs_of(readings), std::back_inserter(features));
        std::erase_if(features, [](const Feature& feature) { return feature.postings == 0; });
        std::ranges::sort(features, is_rarer);
        return features;
    }

    /// Every document that has the reading's words side by side, found by the rarest of them.
    void look_exactly(const WordReading& reading,
                      const std::vector<Feature>& features,
                      const std::optional<schema::Instant>& before,
                      std::set<DocId>& exact) {
        const schema::TokenColumn& tokens = shard_.shard->tokens;
        std::vector<schema::WordId> words;
        for (const schema::Word& word : reading) {
            const auto id = tokens.find(word.form);
            if (!id) return;
            words.push_back(*id);
        }
        const auto pairs = schema::common_pair_terms(reading);
        const auto is_of_reading = [&](const Feature& feature) {
            return feature.is_pair
                       ? std::ranges::binary_search(pairs, feature.name)
                       : std::ranges::find(reading, feature.name, &schema::Word::form) !=
                             reading.end();
        };
        const auto rarest = std::ranges::find_if(features, is_of_reading);
        if (rarest == features.end()) return;
        for (const std::string& term : rarest->terms) {
            for (const DocId document : documents_with(term)) {
                if (exact.size() >= limits_.exact) break;
                if (!budget_.take(1)) return;
                const bool has_all = is_early_enough(shard_, document, before) &&
                                     (has_phrase(document, Where::Body, words) ||
                                      has_phrase(document, Where::Title, words));
                if (has_all) exact.insert(document);
            }
        }
    }

    bool has_phrase(DocId document, Where where, std::span<const schema::WordId> words) {
        const schema::TokenColumn& tokens = shard_.shard->tokens;
        return budget_.take(tokens.length(document, where)) &&
               tokens.contains_phrase(document, where, words);
    }

    /// Cuts the features to those whose posting lists are worth their price. False when fewer are
    /// left than a near text must share.
    bool keep_affordable(std::vector<Feature>& features, std::uint32_t absent) const {
        // A near text lacks `absent` of the words, so one more than that finds it; the others part
        // it from what is not near.
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
        const bool is_whole = count >= std::min(needed, features.size());
        features.resize(count);
        return is_whole;
    }

    void collect(const std::vector<Feature>& features) {
        for (const Feature& feature : features) {
            for (const std::string& term : feature.terms) {
                for (const DocId document : documents_with(term)) {
                    if (!budget_.take(1)) return;
                    std::uint16_t& weight = weights_[document];
                    if (weight == 0) touched_.push_back(document);
                    weight = static_cast<std::uint16_t>(
                        std::min<std::uint32_t>(weight + feature.weight, UINT16_MAX));
                }
            }
        }
    }

    /// The least weight that is kept: all that are heavy, as far as the limits go, and some others.
    std::uint32_t lightest(std::uint32_t heavy) const {
        constexpr unsigned bucket_bits = 6;
        std::array<std::uint32_t, (UINT16_MAX >> bucket_bits) + 1> counts{};
        for (const DocId document : touched_) {
            ++counts[weights_[document] >> bucket_bits];
        }
        std::size_t bucket = counts.size();
        std::size_t sum = 0;
        while (bucket > 0 &&
               (sum < limits_.light || (sum < limits_.heavy && (bucket << bucket_bits) > heavy))) {
            sum += counts[--bucket];
        }
        return static_cast<std::uint32_t>(bucket << bucket_bits);
    }

    /// Of what was touched, which is cleared. False when something heavy was left out.
    bool keep_heaviest(std::uint32_t heavy, const std::set<DocId>& exact, Candidates& found) {
        const std::uint32_t least = lightest(heavy);
        std::vector<std::uint64_t> heaviest;  // Weight, then docid turned round.
        std::size_t heavy_ones = 0;
        for (const DocId document : touched_) {
            const std::uint32_t weight = std::exchange(weights_[document], 0);
            if (weight >= heavy) ++heavy_ones;
            if (weight >= least && !exact.contains(document)) {
                heaviest.push_back((std::uint64_t{weight} << 32U) | ~document);
            }
        }
        touched_.clear();
        std::ranges::sort(heaviest, std::greater{});
        if (heaviest.size() > limits_.heavy) heaviest.resize(limits_.heavy);
        for (const std::uint64_t one : heaviest) {
            found.all.push_back({shard_.index,
                                 ~static_cast<DocId>(one),
                                 static_cast<std::uint32_t>(one >> 32U),
                                 false});
        }
        return heavy_ones <= limits_.heavy;
    }

    const ShardHandle& shard_;
    const schema::Analyzer& analyzer_;
    const CandidateLimits& limits_;
    std::vector<std::uint16_t>& weights_;
    WorkBudget& budget_;
    std::vector<DocId> touched_;
    std::vector<DocId> documents_;  ///< Of the term at hand.
};

}  // namespace

bool is_early_enough(const ShardHandle& shard,
                     DocId document,
                     const std::optional<schema::Instant>& before) {
    if (!before) return true;
    const schema::Instant published = shard.shard->facets.published(document);
    return published.milliseconds != INT64_MIN && published < *before;
}

std::string to_string(const Candidates& candidates) {
    std::string text = std::to_string(candidates.all.size()) + " candidates, " +
                       std::to_string(candidates.exact) + " exact";
    if (candidates.cut_shards > 0) {
        text += "; " + std::to_string(candidates.cut_shards) + " Shards cut short";
    }
    return text;
}

CandidateFinder::CandidateFinder(std::vector<ShardHandle>& shards,
                                 const schema::Analyzer& analyzer,
                                 const CandidateLimits& limits)
    : shards_{shards},
      analyzer_{analyzer},
      limits_{limits} {
    std::size_t most = 0;
    for (const ShardHandle& shard : shards) {
        most = std::max<std::size_t>(most, shard.shard->facets.size());
    }
    weights_.resize(most + 1, 0);
}

Candidates CandidateFinder::find(const std::vector<WordReading>& readings,
                                 std::uint32_t absent,
                                 std::optional<schema::Instant> before,
                                 WorkBudget& budget) {
    Candidates found;
    for (const ShardHandle& shard : shards_) {
        ShardLook{shard, analyzer_, limits_, weights_, budget}.look(
            readings, absent, before, found);
    }
    std::ranges::stable_sort(found.all, [](const Candidate& one, const Candidate& other) {
        return std::tie(one.is_exact, one.weight) > std::tie(other.is_exact, other.weight);
    });
    return found;
}

}  // namespace onrecord::searcher::check
