// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/check/near.hpp"

#include "schema/fit_distance.hpp"

#include <algorithm>
#include <tuple>

namespace onrecord::searcher::check {
namespace {

using schema::Where;

// Chosen by measurement with `scripts/measure-quotes` on spliced quotes and on unrelated sentences.
constexpr std::uint32_t least_run = 8;
constexpr std::uint32_t least_run_tenths = 3;
constexpr std::uint32_t least_run_halves = 12;
constexpr schema::WordId commonest_words = 200;

// A paste of 100 words with a text of 10,000. A longer text is treated as if it may contain the
// words.
constexpr std::uint64_t most_ordered_cells = 1'000'000;

/// FitDistance requires a pattern that is not empty.
std::vector<schema::WordId> ids_or_none(std::vector<schema::WordId> ids) {
    if (ids.empty()) ids.push_back(unknown_word);
    return ids;
}

/// Each edit parts two neighbours from one another, each run that is passed over as many, and each
/// word that print may have otherwise.
std::uint32_t least_neighbours(const AskedWords& words) {
    std::uint32_t least = UINT32_MAX;
    for (std::size_t i = 0; i < words.readings.size(); ++i) {
        const std::size_t varying = words.varying_words(i);
        const std::size_t parted = 1 + OrderedFit::free_runs + 2 * (words.edits + varying);
        const std::size_t size = words.readings[i].size();
        least = std::min(least, static_cast<std::uint32_t>(size - std::min(size, parted)));
    }
    return least;
}

std::uint32_t longest_of(const AskedWords& words) {
    std::size_t most = 0;
    for (const WordReading& reading : words.readings) {
        most = std::max(most, reading.size());
    }
    return static_cast<std::uint32_t>(most);
}

}  // namespace

/// Compares the words with the texts of one Shard.
class ShardTexts {
public:
    ShardTexts(const Glanced& glanced, std::size_t shard, WorkBudget& budget)
        : shard_{shard},
          glanced_{glanced},
          tokens_{glanced.shards[shard].shard->tokens},
          words_{glanced.words},
          budget_{budget},
          denials_{ids_or_none(glanced.denials[shard])},
          longest_{longest_of(glanced.words)} {
        find_alike();
        for (std::size_t i = 0; i < words_.readings.size(); ++i) {
            distances_.emplace_back(numbered(glanced.ids.of(shard, i)));
            varying_.push_back(words_.varying_words(i));
        }
    }

    TextFit fit(schema::DocId document, Where where) {
        TextFit best;
        if (!read(document, where)) return best;
        for (schema::FitDistance& distance : distances_) {
            // Each absent word costs at least one edit, so most candidates are rejected here.
            distance.see(text_);
            const std::uint32_t absent = distance.size() - distance.present();
            if (absent > reach(distance.size())) continue;
            const auto fit = distance.fit();
            const std::uint32_t edits = words_.has_gap ? absent : fit.distance;
            if (std::tie(edits, absent) < std::tie(best.distance, best.absent)) {
                best = {edits, absent, fit.end, 0, 0};
            }
        }
        if (!best.is_near() || is_certain(best)) return best;
        best.wanting = UINT32_MAX;
        denials_.see(text_);
        const std::uint32_t denials = denials_.present();
        for (std::size_t i = 0; i < distances_.size(); ++i) {
            best.neighbours = std::max(best.neighbours, distances_[i].neighbours());
            best.wanting = std::min(best.wanting, wanting_in_order(i, denials));
        }
        return best;
    }

    /// The same with the number of words outside the longest common run as the distance.
    TextFit fit_of_run(schema::DocId document, Where where) {
        TextFit best;
        if (!read(document, where)) return best;
        for (schema::FitDistance& distance : distances_) {
            const auto run = distance.longest_run_in(text_);
            const std::uint32_t beside = distance.size() - run.words;
            if (counts(run, distance.size()) && beside < best.distance) {
                best = {beside, beside, run.end, 0, 0};
            }
        }
        return best;
    }

    /// Whether the text may contain the same statement: at most AskedWords::edits edits.
    bool may_have_statement(schema::DocId document, Where where) {
        return is_any_within(document, where, [this](std::size_t) { return words_.edits; });
    }

    /// Whether the text may contain half of the longest reading. A reading much shorter than that
    /// decides nothing.
    bool may_have_clauses(schema::DocId document, Where where) {
        return is_any_within(document, where, [this](std::size_t size) {
            if (size > OrderedFit::most_bits) return longest_ / 2;
            const std::uint32_t most = words_.most_measured_edits(size);
            return 2 * (most + 1) <= longest_ ? UINT32_MAX : std::min(most, longest_ / 2);
        });
    }

private:
    /// The words that print may have for another, as that one.
    void find_alike() {
        for (const std::vector<std::string>& forms : words_.alike) {
            const std::vector<schema::WordId> ids = known_in(tokens_, forms);
            for (const schema::WordId id : ids) {
                if (id != ids.front()) alike_.emplace_back(id, ids.front());
            }
        }
    }

    std::vector<schema::WordId> numbered(std::vector<schema::WordId> words) const {
        for (schema::WordId& word : words) {
            for (const auto& [id, common] : alike_) {
                if (word == id) word = common;
            }
        }
        return words;
    }

    bool is_certain(const TextFit& fit) const {
        return !words_.has_gap && fit.distance <= words_.near;
    }

    /// Whether any reading needs at most `most(size)` edits. Also true when computing it is too
    /// expensive.
    template <class Most>
    bool is_any_within(schema::DocId document, Where where, Most most) {
        if (!read(document, where)) return true;
        make_ordered();
        for (OrderedFit& ordered : ordered_) {
            const std::uint64_t cells = ordered.size() * text_.size();
            if (cells > most_ordered_cells || !budget_.take(cells)) return true;
            const std::uint32_t edits = most(ordered.size());
            if (edits == UINT32_MAX || ordered.is_within(text_, edits)) return true;
        }
        return false;
    }

    void make_ordered() {
        if (!ordered_.empty()) return;
        for (std::size_t i = 0; i < words_.readings.size(); ++i) {
            const auto ids = numbered(glanced_.ids.of(shard_, i));
            std::vector<OrderedWord> ordered;
            for (std::size_t k = 0; k < ids.size(); ++k) {
                const VaryingWord& word = words_.varying[i][k];
                ordered.push_back({ids[k],
                                   word.may_vary,
                                   word.follows_gap,
                                   numbered(known_in(tokens_, word.others))});
            }
            ordered_.emplace_back(std::move(ordered), glanced_.denials[shard_]);
        }
    }

    bool read(schema::DocId document, Where where) {
        const std::uint64_t cost = tokens_.length(document, where) * distances_.size();
        if (cost == 0 || !budget_.take(cost)) return false;
        tokens_.read(document, where, text_);
        if (!alike_.empty()) text_ = numbered(std::move(text_));
        return true;
    }

    /// A printed negation may match any one word, and a word that may vary counts as present.
    std::uint32_t wanting_in_order(std::size_t reading, std::uint32_t denials) {
        const std::uint32_t size = distances_[reading].size();
        const std::uint32_t there = distances_[reading].in_order() + varying_[reading] + denials;
        return size - std::min(size, there);
    }

    /// One of the Shard's most frequent words counts half.
    bool counts(const schema::FitDistance::Run& run, std::uint32_t pasted) const {
        if (run.words < least_run || run.words * 10 < pasted * least_run_tenths) return false;
        std::uint32_t halves = 0;
        for (std::size_t i = run.end - run.words; i < run.end; ++i) {
            halves += text_[i] < commonest_words ? 1 : 2;
        }
        return halves >= least_run_halves;
    }

    /// With the slack, but at least two words must be present.
    std::uint32_t reach(std::uint32_t words) const {
        const std::uint32_t most = words > 2 ? words - 2 : 0;
        return std::max(words_.near, std::min(words_.near + words_.slack, most));
    }

    std::size_t shard_;
    const Glanced& glanced_;
    const schema::TokenColumn& tokens_;
    const AskedWords& words_;
    WorkBudget& budget_;
    schema::FitDistance denials_;
    std::uint32_t longest_;  ///< Words of the longest reading.
    std::vector<std::pair<schema::WordId, schema::WordId>> alike_;  ///< And the one it counts as.
    std::vector<schema::FitDistance> distances_;
    std::vector<std::uint32_t> varying_;  ///< Words of each reading that may vary.
    std::vector<OrderedFit> ordered_;     ///< One a reading, made when asked for.
    std::vector<schema::WordId> text_;
};

std::uint32_t AskedWords::varying_words(std::size_t reading) const {
    return static_cast<std::uint32_t>(std::ranges::count_if(
        varying[reading],
        [](const VaryingWord& word) { return word.may_vary || !word.others.empty(); }));
}

std::uint32_t AskedWords::most_measured_edits(std::size_t size) const {
    return std::max(edits, static_cast<std::uint32_t>(size / 2));
}

bool is_certainly_near(const NearText& text, const AskedWords& words) {
    return !words.has_gap && text.distance <= words.near;
}

NearTexts::NearTexts(const Glanced& glanced, WorkBudget& budget)
    : glanced_{glanced},
      budget_{budget},
      texts_(glanced.shards.size()) {}
NearTexts::~NearTexts() = default;

ShardTexts& NearTexts::of(const Candidate& candidate) {
    auto& own = texts_[candidate.shard];
    if (!own) own = std::make_unique<ShardTexts>(glanced_, candidate.shard, budget_);
    return *own;
}

/// Fits the texts of each candidate and drops those that do not fit.
template <class Fit>
std::vector<NearText> NearTexts::fit_all(const std::vector<Candidate>& candidates, Fit fit) {
    std::vector<NearText> near;
    for (const Candidate& candidate : candidates) {
        if (budget_.was_spent()) break;
        if (!is_shown(glanced_.shards[candidate.shard], candidate.document)) continue;
        NearText text;
        text.candidate = candidate;
        text.body = fit(of(candidate), candidate.document, Where::Body);
        text.title = fit(of(candidate), candidate.document, Where::Title);
        if (!text.body.is_near() && !text.title.is_near()) continue;
        text.distance = std::min(text.body.distance, text.title.distance);
        text.absent = std::min(text.body.absent, text.title.absent);
        text.neighbours = std::max(text.body.neighbours, text.title.neighbours);
        text.wanting = !text.body.is_near()    ? text.title.wanting
                       : !text.title.is_near() ? text.body.wanting
                                               : std::min(text.body.wanting, text.title.wanting);
        near.push_back(text);
    }
    return near;
}

template <class Is>
bool NearTexts::is_either(const NearText& text, Is is) {
    return (text.body.is_near() && is(of(text.candidate), Where::Body)) ||
           (text.title.is_near() && is(of(text.candidate), Where::Title));
}

std::vector<NearText> NearTexts::find(const std::vector<Candidate>& candidates,
                                      std::size_t most_measured) {
    const AskedWords& words = glanced_.words;
    auto near = fit_all(candidates, [](ShardTexts& own, auto document, Where where) {
        return own.fit(document, where);
    });
    std::ranges::stable_sort(near, {}, [&](const NearText& text) {
        const bool is_certain = is_certainly_near(text, words);
        return std::tuple{!is_certain,
                          is_certain ? 0 : UINT32_MAX - text.neighbours,
                          is_certain ? 0 : text.absent,
                          text.distance};
    });
    const std::uint32_t least = least_neighbours(words);
    std::size_t measured = 0;
    for (NearText& text : near) {
        if (is_certainly_near(text, words)) continue;
        if (text.neighbours < least || text.wanting > words.edits) {
            text.glance = Glance::Unlike;
        } else if (measured++ < most_measured) {
            const bool is_likely = is_either(text, [&](ShardTexts& own, Where where) {
                return own.may_have_statement(text.candidate.document, where);
            });
            text.glance = is_likely ? Glance::Likely : Glance::Beyond;
        }
    }
    return near;
}

// Up to three words in ten may be missing (judging.hpp), and more than two clauses skipped.
bool NearTexts::may_have_clauses(const NearText& text) {
    if (is_certainly_near(text, glanced_.words) || text.glance == Glance::Likely) return true;
    return text.glance == Glance::Beyond && is_either(text, [&](ShardTexts& own, Where where) {
               return own.may_have_clauses(text.candidate.document, where);
           });
}

std::vector<NearText> NearTexts::with_run(const std::vector<Candidate>& candidates) {
    auto near = fit_all(candidates, [](ShardTexts& own, auto document, Where where) {
        return own.fit_of_run(document, where);
    });
    std::ranges::stable_sort(near, {}, &NearText::distance);
    return near;
}

std::string to_string(const std::vector<NearText>& texts) {
    if (texts.empty()) return "none near";
    const auto measured = std::ranges::count_if(texts, [](const NearText& text) {
        return text.glance == Glance::Beyond || text.glance == Glance::Likely;
    });
    return std::to_string(texts.size()) + " near, " + std::to_string(measured) +
           " of them measured; the nearest takes " + std::to_string(texts.front().distance) +
           " edits and lacks " + std::to_string(texts.front().absent) + " words";
}

}  // namespace onrecord::searcher::check
