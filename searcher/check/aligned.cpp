// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/check/aligned.hpp"

#include "searcher/check/joined_entries.hpp"
#include "searcher/check/judging.hpp"
#include "searcher/check/printed_text.hpp"
#include "searcher/check/words_in_time.hpp"

#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <utility>

namespace onrecord::searcher::check {
namespace {

using schema::Where;

constexpr std::size_t most_nearest = 3;
constexpr std::size_t most_judged_for_nearest = 8;

/// A Revision with its texts as read, kept for the looks that follow. Not moved: the texts are
/// views of the record.
struct ReadRecord {
    schema::AnnotatedEntry revision;
    std::optional<PrintedText> body;
    std::optional<PrintedText> title;
};

/// The looks of one check.
class Looks {
public:
    Looks(const Ground& ground,
          PasteReadings& paste,
          const AskedWords& words,
          const std::string& speaker,
          NearTexts& texts,
          WorkBudget& budget)
        : ground_{ground},
          paste_{paste},
          words_{words},
          speaker_{speaker},
          texts_{texts},
          budget_{budget} {}

    Aligned take(const std::vector<Candidate>& candidates, const std::vector<NearText>& near) {
        look_for_statement(near);
        if (!has_all_words()) look_over_entries(candidates);
        if (is_empty()) look_for_clauses(near);
        if (is_empty()) look_for_runs(candidates);
        if (is_empty()) look_for_nearest(candidates);
        return std::move(result_);
    }

private:
    bool is_empty() const { return result_.occurrences.empty(); }
    bool has_all_words() const {
        return std::ranges::any_of(result_.occurrences,
                                   [](const Occurrence& found) { return found.edits == 0; });
    }

    void look_for_statement(const std::vector<NearText>& near) {
        std::size_t judged = 0;
        for (const NearText& text : near) {
            const bool is_certain = is_certainly_near(text, words_);
            const bool is_measured = is_certain || text.glance != Glance::NotTaken;
            if (is_measured && !is_certain && text.glance != Glance::Likely) continue;
            if (!is_measured || judged == ground_.limits.near || budget_.is_over()) {
                if (is_certain || text.absent <= words_.slack) ++result_.passed_over;
                continue;
            }
            ++judged;
            judge_text(text, Nearness::Statement, "the look for the statement");
        }
    }

    void look_over_entries(const std::vector<Candidate>& candidates) {
        for (const JoinedEntries& joined :
             joined_neighbours(ground_.shards, candidates, words_, texts_.ids(), budget_)) {
            const PrintedText printed{joined.revision, Where::Body, ground_.analyzer};
            auto found =
                judge(pasted_in(joined.revision), printed, Nearness::Statement, ground_.analyzer);
            if (!found || found->edits > 0 || found->span.begin >= joined.first_bytes ||
                found->span.end <= joined.first_bytes) {
                continue;
            }
            name_speaker(*found);
            found->runs_on_into = joined.second_id;
            add(std::move(*found), "the look over two entries");
        }
    }

    void look_for_clauses(const std::vector<NearText>& near) {
        std::size_t judged = 0;
        for (const NearText& text : near) {
            if (judged == ground_.limits.loose || !is_empty() || budget_.is_over()) return;
            if (!texts_.may_have_clauses(text)) continue;
            ++judged;
            judge_text(text, Nearness::Clauses, "the look for clauses left out");
        }
    }

    /// Nothing is near the whole of the paste; a long part of it may stand in print all the same.
    void look_for_runs(const std::vector<Candidate>& candidates) {
        std::size_t judged = 0;
        for (const NearText& text : texts_.with_run(candidates)) {
            if (budget_.is_over() || judged++ == ground_.limits.parts) return;
            judge_text(text, Nearness::Any, "the look for long runs");
        }
    }

    void look_for_nearest(const std::vector<Candidate>& candidates) {
        std::vector<Occurrence> all;
        for (std::size_t i = 0; i < std::min(candidates.size(), most_judged_for_nearest); ++i) {
            if (budget_.is_over()) break;
            const NearText text = near_text_of(candidates[i]);
            for (const Where where : {Where::Body, Where::Title}) {
                if (auto found = judged(text, where, Nearness::Any)) {
                    all.push_back(std::move(*found));
                }
            }
        }
        keep_nearest(std::move(all));
    }

    /// Best first, each Entry once, what shares one word only left out.
    void keep_nearest(std::vector<Occurrence> all) {
        std::ranges::stable_sort(all, {}, &Occurrence::edits);
        std::set<std::string> ids;
        for (Occurrence& one : all) {
            if (result_.nearest.size() == most_nearest) return;
            if (!one.revision.revision.is_current() || !ids.insert(one.revision.entry.id).second) {
                continue;
            }
            one.verdict = Verdict::NotFound;
            result_.nearest.push_back(std::move(one));
        }
    }

    /// A candidate that is not near has no place to read a long text around but its best fit.
    NearText near_text_of(const Candidate& candidate) {
        NearText text;
        text.candidate = candidate;
        const auto lengths = {Where::Body, Where::Title};
        for (const Where where : lengths) {
            if (ground_.shards[candidate.shard].shard->tokens.length(candidate.document, where) >
                0) {
                (where == Where::Body ? text.body : text.title).distance = 0;
            }
        }
        return text;
    }

    void judge_text(const NearText& text, Nearness nearness, std::string_view look) {
        for (const Where where : {Where::Body, Where::Title}) {
            if (auto found = judged(text, where, nearness)) add(std::move(*found), look);
        }
    }

    std::optional<Occurrence> judged(const NearText& text, Where where, Nearness nearness) {
        const TextFit& fit = where == Where::Body ? text.body : text.title;
        if (!fit.is_near()) return std::nullopt;
        ReadRecord* record = read(text.candidate);
        if (record == nullptr) return std::nullopt;
        auto& printed = where == Where::Body ? record->body : record->title;
        if (!printed) printed.emplace(record->revision, where, ground_.analyzer, fit.end);
        const std::uint64_t cells = printed->words().size() * (words_.readings.front().size() + 1);
        if (!budget_.take(cells)) return std::nullopt;
        auto found = judge(pasted_in(record->revision), *printed, nearness, ground_.analyzer);
        if (!found) return std::nullopt;
        name_speaker(*found);
        found->statement = statement_of(text.candidate, *found);
        return found;
    }

    Pasted pasted_in(const schema::AnnotatedEntry& revision) {
        return {paste_.text(), paste_.in(revision.entry.lang)};
    }

    void name_speaker(Occurrence& found) const {
        // A full name is more likely before the words than after them, and near rather than far.
        constexpr std::uint32_t bytes_before = 1U << 15U;
        const std::string& text = found.revision.entry.text;
        const std::size_t end = std::min<std::size_t>(found.span.end + 512U, text.size());
        const std::size_t begin = end - std::min<std::size_t>(end, bytes_before);
        found.speaker_fit = ground_.names.fit(
            speaker_, found.speaker, std::string_view{text}.substr(begin, end - begin));
        found.is_asked_speaker = found.speaker_fit == SpeakerFit::Same;
    }

    /// Null when the budget does not allow it.
    ReadRecord* read(const Candidate& candidate) {
        auto& known = records_[{candidate.shard, candidate.document}];
        if (known) return known.get();
        const ShardHandle& shard = ground_.shards[candidate.shard];
        constexpr std::uint64_t characters_a_word = 6;
        const std::uint64_t cost =
            characters_a_word * (shard.shard->tokens.length(candidate.document, Where::Body) +
                                 shard.shard->tokens.length(candidate.document, Where::Title));
        if (!budget_.take(cost)) return nullptr;
        forget_large(candidate);
        known = std::make_unique<ReadRecord>();
        known->revision = ground_.shards[candidate.shard].read(candidate.document);
        ++result_.read;
        return known.get();
    }

    /// Of long records one at a time is held.
    void forget_large(const Candidate& next) {
        constexpr std::size_t large = 1U << 16U;
        std::erase_if(records_, [&](const auto& held) {
            const bool is_next = held.first == std::pair{next.shard, next.document};
            return held.second && !is_next && held.second->revision.entry.text.size() > large;
        });
    }

    /// The Statement that contains the whole match: the number of its cluster, or its own.
    std::optional<std::uint64_t> statement_of(const Candidate& candidate,
                                              const Occurrence& found) const {
        const schema::StatementClusters* clusters = ground_.generation.statement_clusters();
        if (clusters == nullptr || !found.in_quote) return std::nullopt;
        const schema::StatementColumn& statements =
            ground_.shards[candidate.shard].shard->statements;
        const auto [begin, end] = statements.of(candidate.document);
        for (std::uint32_t i = begin; i < end; ++i) {
            const schema::Statement statement = statements[i];
            if (statement.where != found.where || statement.first_word > found.first_word ||
                statement.first_word + statement.words <= found.last_word ||
                statement.words < schema::least_telling_words) {
                continue;
            }
            if (const auto cluster = clusters->cluster_of({candidate.shard, i})) return *cluster;
            return (std::uint64_t{candidate.shard + 1} << 32U) | i;
        }
        return std::nullopt;
    }

    void add(Occurrence found, std::string_view look) {
        result_.look = look;
        result_.occurrences.push_back(std::move(found));
    }

    const Ground& ground_;
    PasteReadings& paste_;
    const AskedWords& words_;
    const std::string& speaker_;
    NearTexts& texts_;
    WorkBudget& budget_;
    std::map<std::pair<std::size_t, schema::DocId>, std::unique_ptr<ReadRecord>> records_;
    Aligned result_;
};

}  // namespace

Aligned align_texts(const Ground& ground,
                    PasteReadings& paste,
                    const AskedWords& words,
                    const CheckRequest& request,
                    const std::vector<Candidate>& candidates,
                    NearTexts& texts,
                    const std::vector<NearText>& near,
                    WorkBudget& budget) {
    Aligned aligned =
        Looks{ground, paste, words, request.speaker, texts, budget}.take(candidates, near);
    place_in_time(ground, request, aligned);
    return aligned;
}

std::string to_string(const Aligned& aligned) {
    std::string text = std::to_string(aligned.occurrences.size()) + " occurrences";
    if (!aligned.look.empty()) text += " by " + std::string{aligned.look};
    text += "; " + std::to_string(aligned.read) + " records read";
    if (aligned.passed_over > 0) {
        text += ", " + std::to_string(aligned.passed_over) + " near ones not read";
    }
    if (!aligned.nearest.empty()) {
        text += "; " + std::to_string(aligned.nearest.size()) + " nearest lines";
    }
    return text;
}

}  // namespace onrecord::searcher::check
