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

constexpr schema::WordId unknown_word = 0xFFFFFFFE;

std::vector<schema::WordId> ids_in(const schema::TokenColumn& tokens, const WordReading& words) {
    std::vector<schema::WordId> ids;
    ids.reserve(words.size());
    for (const schema::Word& word : words) {
        ids.push_back(tokens.find(word.form).value_or(unknown_word));
    }
    return ids;
}

std::vector<schema::WordId> known_in(const schema::TokenColumn& tokens,
                                     const std::vector<std::string>& forms) {
    std::vector<schema::WordId> ids;
    for (const std::string& form : forms) {
        if (const auto id = tokens.find(form)) ids.push_back(*id);
    }
    return ids;
}

/// FitDistance requires a pattern that is not empty.
std::vector<schema::WordId> ids_or_none(std::vector<schema::WordId> ids) {
    if (ids.empty()) ids.push_back(unknown_word);
    return ids;
}

OrderedFit ordered_in(const schema::TokenColumn& tokens,
                      const AskedWords& words,
                      std::size_t reading) {
    const auto ids = ids_in(tokens, words.readings[reading]);
    std::vector<OrderedWord> ordered;
    for (std::size_t i = 0; i < ids.size(); ++i) {
        const VaryingWord& word = words.varying[reading][i];
        ordered.push_back({ids[i], word.may_vary, word.follows_gap, known_in(tokens, word.others)});
    }
    return OrderedFit{std::move(ordered), known_in(tokens, words.denials)};
}

/// Compares the words with the texts of one Shard.
class ShardTexts {
public:
    ShardTexts(const ShardHandle& shard, const AskedWords& words, WorkBudget& budget)
        : tokens_{shard.shard->tokens},
          words_{words},
          budget_{budget},
          denials_{ids_or_none(known_in(tokens_, words.denials))} {
        for (const WordReading& reading : words.readings) {
            distances_.emplace_back(ids_in(tokens_, reading));
        }
    }

    TextFit fit(schema::DocId document, Where where) {
        TextFit best;
        if (!read(document, where)) return best;
        for (schema::FitDistance& distance : distances_) {
            // Each absent word costs at least one edit, so most candidates are rejected here.
            const std::uint32_t absent = distance.size() - distance.present_in(text_);
            if (absent > reach(distance.size())) continue;
            const auto fit = distance.fit(text_);
            const std::uint32_t edits = words_.has_gap ? absent : fit.distance;
            if (std::tie(edits, absent) < std::tie(best.distance, best.absent)) {
                best = {edits, absent, fit.end, 0, 0};
            }
        }
        if (!best.is_near() || is_certain(best)) return best;
        best.wanting = UINT32_MAX;
        for (std::size_t i = 0; i < distances_.size(); ++i) {
            best.neighbours = std::max(best.neighbours, distances_[i].neighbours_in(text_));
            best.wanting = std::min(best.wanting, wanting_in_order(i));
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

    /// A lower bound of the edits; 0, which is always one, when computing it is too expensive.
    std::uint32_t least_edits(schema::DocId document, Where where) {
        if (!read(document, where)) return 0;
        if (ordered_.empty()) {
            for (std::size_t i = 0; i < words_.readings.size(); ++i) {
                ordered_.push_back(ordered_in(tokens_, words_, i));
            }
        }
        std::uint32_t least = UINT32_MAX;
        for (OrderedFit& ordered : ordered_) {
            const std::uint64_t cells = ordered.size() * text_.size();
            if (cells > most_ordered_cells || !budget_.take(cells)) return 0;
            least =
                std::min(least, ordered.edits(text_, words_.most_measured_edits(ordered.size())));
        }
        return least;
    }

private:
    bool is_certain(const TextFit& fit) const {
        return !words_.has_gap && fit.distance <= words_.near;
    }

    bool read(schema::DocId document, Where where) {
        const std::uint64_t cost = tokens_.length(document, where) * distances_.size();
        if (cost == 0 || !budget_.take(cost)) return false;
        tokens_.read(document, where, text_);
        return true;
    }

    /// A printed negation may match any one word, and a word that may vary counts as present.
    std::uint32_t wanting_in_order(std::size_t reading) {
        const std::uint32_t size = distances_[reading].size();
        const std::uint32_t there = distances_[reading].in_order(text_) +
                                    words_.varying_words(reading) + denials_.present_in(text_);
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

    const schema::TokenColumn& tokens_;
    const AskedWords& words_;
    WorkBudget& budget_;
    schema::FitDistance denials_;
    std::vector<schema::FitDistance> distances_;
    std::vector<OrderedFit> ordered_;  ///< One a reading, made when asked for.
    std::vector<schema::WordId> text_;
};

/// Those of the Shards, each made when it is needed.
class AllTexts {
public:
    AllTexts(const std::vector<ShardHandle>& shards, const AskedWords& words, WorkBudget& budget)
        : shards_{shards},
          words_{words},
          budget_{budget},
          texts_(shards.size()) {}

    ShardTexts& of(const Candidate& candidate) {
        auto& own = texts_[candidate.shard];
        if (!own) own.emplace(shards_[candidate.shard], words_, budget_);
        return *own;
    }

    /// Fits each candidate's texts; those that do not fit are left out.
    template <class Fit>
    std::vector<NearText> fit_all(const std::vector<Candidate>& candidates, Fit fit) {
        std::vector<NearText> near;
        for (const Candidate& candidate : candidates) {
            if (budget_.was_spent()) break;
            if (!is_shown(shards_[candidate.shard], candidate.document)) {
                continue;
            }
            NearText text{candidate,
                          fit(of(candidate), candidate.document, Where::Body),
                          fit(of(candidate), candidate.document, Where::Title),
                          0,
                          0,
                          0,
                          0,
                          std::nullopt};
            if (!text.body.is_near() && !text.title.is_near()) continue;
            text.distance = std::min(text.body.distance, text.title.distance);
            text.absent = std::min(text.body.absent, text.title.absent);
            text.neighbours = std::max(text.body.neighbours, text.title.neighbours);
            text.wanting = !text.body.is_near() ? text.title.wanting
                           : !text.title.is_near()
                               ? text.body.wanting
                               : std::min(text.body.wanting, text.title.wanting);
            near.push_back(text);
        }
        return near;
    }

    void measure(NearText& text) {
        std::uint32_t least = UINT32_MAX;
        for (const Where where : {Where::Body, Where::Title}) {
            const TextFit& fit = where == Where::Body ? text.body : text.title;
            if (fit.is_near()) {
                least =
                    std::min(least, of(text.candidate).least_edits(text.candidate.document, where));
            }
        }
        text.least_edits = least;
    }

private:
    const std::vector<ShardHandle>& shards_;
    const AskedWords& words_;
    WorkBudget& budget_;
    std::vector<std::optional<ShardTexts>> texts_;
};

}  // namespace

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

bool may_have_statement(const NearText& text, const AskedWords& words) {
    return is_certainly_near(text, words) || text.least_edits.value_or(UINT32_MAX) <= words.edits;
}

bool may_have_clauses(const NearText& text, const AskedWords& words) {
    // Three words in ten may be wanting (judging.hpp), and more clauses than two passed over.
    std::size_t most = 0;
    for (const WordReading& reading : words.readings) {
        most = std::max(most, reading.size());
    }
    return is_certainly_near(text, words) || 2 * text.least_edits.value_or(UINT32_MAX / 2) <= most;
}

namespace {

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

}  // namespace

std::vector<NearText> near_texts(const std::vector<ShardHandle>& shards,
                                 const std::vector<Candidate>& candidates,
                                 const AskedWords& words,
                                 std::size_t most_measured,
                                 WorkBudget& budget) {
    AllTexts texts{shards, words, budget};
    auto near = texts.fit_all(candidates, [](ShardTexts& own, auto document, Where where) {
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
            text.least_edits = UINT32_MAX;
        } else if (measured++ < most_measured) {
            texts.measure(text);
        }
    }
    return near;
}

std::vector<NearText> texts_with_run(const std::vector<ShardHandle>& shards,
                                     const std::vector<Candidate>& candidates,
                                     const AskedWords& words,
                                     WorkBudget& budget) {
    AllTexts texts{shards, words, budget};
    auto near = texts.fit_all(candidates, [](ShardTexts& own, auto document, Where where) {
        return own.fit_of_run(document, where);
    });
    std::ranges::stable_sort(near, {}, &NearText::distance);
    return near;
}

std::string to_string(const std::vector<NearText>& texts) {
    if (texts.empty()) return "none near";
    const auto measured = std::ranges::count_if(texts, [](const NearText& text) {
        return text.least_edits.value_or(UINT32_MAX) < UINT32_MAX;
    });
    return std::to_string(texts.size()) + " near, " + std::to_string(measured) +
           " of them measured; the nearest takes " + std::to_string(texts.front().distance) +
           " edits and lacks " + std::to_string(texts.front().absent) + " words";
}

}  // namespace onrecord::searcher::check
