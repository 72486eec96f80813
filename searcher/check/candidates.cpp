// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/check/candidates.hpp"

#include "schema/common_pairs.hpp"
#include "searcher/check/candidate_order.hpp"
#include "searcher/postings/term_documents.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <set>
#include <utility>

namespace onrecord::searcher::check {

namespace {

using schema::DocId;
using schema::Where;

/// The input of both looks in every Shard.
struct Asked {
    const LookedUp& words;
    const WordIds& ids;
    std::vector<WordReading> others;  ///< The readings with other words that compare equal.
    std::vector<Feature> features;    ///< All of them; the near look uses some.
};

/// A reading with all words of a set as one of them.
WordReading with_form(WordReading reading,
                      const std::vector<std::string>& alike,
                      const std::string& form) {
    for (schema::Word& word : reading) {
        if (std::ranges::find(alike, word.form) != alike.end()) word.form = form;
    }
    return reading;
}

bool has_any(const WordReading& reading, const std::vector<std::string>& alike) {
    return std::ranges::any_of(reading, [&](const schema::Word& word) {
        return std::ranges::find(alike, word.form) != alike.end();
    });
}

/// The readings with words that compare equal put in; what mixes them is left to the near look.
std::vector<WordReading> other_readings(const LookedUp& asked) {
    constexpr std::size_t most = 16;
    std::vector<WordReading> others;
    const auto is_among = [](const std::vector<WordReading>& all, const WordReading& one) {
        return std::ranges::any_of(all, [&one](const WordReading& known) {
            return std::ranges::equal(known, one, {}, &schema::Word::form, &schema::Word::form);
        });
    };
    for (const WordReading& reading : asked.readings) {
        for (const auto& alike : asked.alike) {
            if (!has_any(reading, alike)) continue;
            for (const std::string& form : alike) {
                if (others.size() == most) return others;
                WordReading other = with_form(reading, alike, form);
                if (!is_among(asked.readings, other) && !is_among(others, other))
                    others.push_back(std::move(other));
            }
        }
    }
    return others;
}

std::vector<schema::WordId> ids_in(const schema::TokenColumn& tokens, const WordReading& reading) {
    std::vector<schema::WordId> ids;
    for (const schema::Word& word : reading)
        ids.push_back(tokens.find(word.form).value_or(unknown_word));
    return ids;
}

/// Documents that share features, of all Shards.
struct Sharing {
    std::vector<Candidate> all;  ///< Includes all that can be among the first overall.
    std::size_t heavy = 0;       ///< How many share nearly all features, listed or not.
};

/// The two looks at one Shard.
class ShardLook {
public:
    ShardLook(const ShardHandle& shard,
              const CandidateLimits& limits,
              std::vector<std::uint16_t>& weights,
              WorkBudget& budget)
        : shard_{shard},
          limits_{limits},
          weights_{weights},
          budget_{budget} {}
    ShardLook(const ShardLook&) = delete;
    ShardLook& operator=(const ShardLook&) = delete;
    /// Also runs when a damaged Shard throws: the weights are reused for the next one.
    ~ShardLook() {
        for (const DocId document : touched_)
            weights_[document] = 0;
    }

    void look_exactly(const Asked& asked, std::vector<Candidate>& found) {
        for (std::size_t i = 0; i < asked.words.readings.size(); ++i)
            look_exactly(asked.words.readings[i], asked.ids.of(shard_.index, i), asked);
        for (const WordReading& reading : asked.others)
            look_exactly(reading, ids_in(shard_.shard->tokens, reading), asked);
        for (const DocId document : exact_)
            found.push_back({shard_.index, document, UINT16_MAX, true});
    }

    /// Documents that share some of the features and are not exact.
    void look_nearby(const std::vector<Feature>& features, std::uint32_t heavy, Sharing& found) {
        collect(features);
        const std::uint32_t least = lightest(heavy);
        for (const DocId document : touched_) {
            const std::uint32_t weight = std::exchange(weights_[document], 0);
            if (weight >= heavy) ++found.heavy;
            if (weight >= least && !exact_.contains(document))
                found.all.push_back({shard_.index, document, weight, false});
        }
        touched_.clear();
    }

private:
    const std::vector<DocId>& documents_with(const std::string& term) {
        documents_.clear();
        read_documents(shard_.shard->postings, term, documents_);
        return documents_;
    }

    /// Every document that contains the reading's words as a phrase: walks the list of the rarest
    /// one.
    void look_exactly(const WordReading& reading,
                      const std::vector<schema::WordId>& words,
                      const Asked& asked) {
        if (std::ranges::find(words, unknown_word) != words.end()) return;
        const std::string phrase = schema::TokenColumn::encode(words);
        const auto pairs = schema::common_pair_terms(reading);
        const auto is_of_reading = [&](const Feature& feature) {
            if (feature.is_pair) return std::ranges::binary_search(pairs, feature.name);
            const auto* alike = asked.words.alike_of(feature.name);
            return alike != nullptr
                       ? has_any(reading, *alike)
                       : std::ranges::find(reading, feature.name, &schema::Word::form) !=
                             reading.end();
        };
        const auto rarest = std::ranges::find_if(asked.features, is_of_reading);
        if (rarest == asked.features.end()) return;
        for (const std::string& term : rarest->terms) {
            for (const DocId document : documents_with(term)) {
                if (!budget_.take(1)) return;
                const bool has_all =
                    is_shown(shard_, document) && (has_phrase(document, Where::Body, phrase) ||
                                                   has_phrase(document, Where::Title, phrase));
                if (has_all) exact_.insert(document);
            }
        }
    }

    bool has_phrase(DocId document, Where where, std::string_view phrase) {
        const schema::TokenColumn& tokens = shard_.shard->tokens;
        return budget_.take(tokens.length(document, where)) &&
               tokens.contains_encoded(document, where, phrase);
    }

    void collect(const std::vector<Feature>& features) {
        for (const Feature& feature : features) {
            for (const std::string& term : feature.terms) {
                for (const DocId document : documents_with(term)) {
                    if (!budget_.take(1)) return;
                    if (!shard_.shard->is_shown(document)) continue;
                    std::uint16_t& weight = weights_[document];
                    if (weight == 0) touched_.push_back(document);
                    weight = static_cast<std::uint16_t>(
                        std::min<std::uint32_t>(weight + feature.weight, UINT16_MAX));
                }
            }
        }
    }

    /// A lower bound of the weight of documents that can be among the first of all Shards, from a
    /// histogram of weights: all heavy ones within the limit, and some others.
    std::uint32_t lightest(std::uint32_t heavy) const {
        constexpr unsigned bucket_bits = 6;
        std::array<std::uint32_t, (UINT16_MAX >> bucket_bits) + 1> counts{};
        for (const DocId document : touched_)
            ++counts[weights_[document] >> bucket_bits];
        // Exact ones are among the heaviest but are not candidates of this look.
        const std::size_t light = limits_.light + exact_.size();
        const std::size_t most = limits_.heavy + exact_.size();
        std::size_t bucket = counts.size();
        std::size_t sum = 0;
        while (bucket > 0 && (sum < light || (sum < most && (bucket << bucket_bits) > heavy)))
            sum += counts[--bucket];
        return static_cast<std::uint32_t>(bucket << bucket_bits);
    }

    const ShardHandle& shard_;
    const CandidateLimits& limits_;
    std::vector<std::uint16_t>& weights_;
    WorkBudget& budget_;
    std::set<DocId> exact_;
    std::vector<DocId> touched_;
    std::vector<DocId> documents_;  ///< Of the current term.
};

std::uint64_t documents_of(const std::vector<ShardHandle>& shards) {
    std::uint64_t documents = 0;
    for (const ShardHandle& shard : shards)
        documents += shard.shard->shown();
    return documents;
}

}  // namespace

bool is_shown(const ShardHandle& shard, DocId document) { return shard.shard->is_shown(document); }

std::string to_string(const Candidates& candidates) {
    return std::to_string(candidates.all.size()) + " candidates, " +
           std::to_string(candidates.exact) + " exact" + (candidates.is_cut ? "; cut short" : "");
}

CandidateFinder::CandidateFinder(std::vector<ShardHandle>& shards,
                                 const schema::Analyzer& analyzer,
                                 const CandidateLimits& limits)
    : shards_{shards},
      analyzer_{analyzer},
      limits_{limits.scaled_to(documents_of(shards))} {
    std::size_t most = 0;
    for (const ShardHandle& shard : shards)
        most = std::max<std::size_t>(most, shard.shard->facets.size());
    weights_.resize(most + 1, 0);
}

Candidates CandidateFinder::find(const LookedUp& words,
                                 const WordIds& ids,
                                 std::uint32_t absent,
                                 WorkBudget& budget) {
    const Asked asked{
        words, ids, other_readings(words), features_of(shards_, analyzer_, words, ids, limits_)};
    std::vector<Feature> features = asked.features;
    Candidates found;
    found.is_cut = !keep_affordable(features, absent, limits_);
    const std::uint32_t heavy = least_weight(features, absent);
    Sharing sharing;
    for (const ShardHandle& shard : shards_) {
        ShardLook look{shard, limits_, weights_, budget};
        look.look_exactly(asked, found.all);
        look.look_nearby(features, heavy, sharing);
    }
    keep_first(shards_, found.all, limits_.exact);
    found.exact = found.all.size();
    found.is_cut = found.is_cut || sharing.heavy > limits_.heavy;
    keep_first(
        shards_, sharing.all, std::max(limits_.light, std::min(sharing.heavy, limits_.heavy)));
    std::ranges::move(sharing.all, std::back_inserter(found.all));
    return found;
}

}  // namespace onrecord::searcher::check
