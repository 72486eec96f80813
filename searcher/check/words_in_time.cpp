// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/check/words_in_time.hpp"

#include "searcher/as_of.hpp"
#include "searcher/matching/entry_lookup.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace onrecord::searcher::check {
namespace {

using schema::AnnotatedEntry;
using schema::Instant;
using schema::Where;

/// The printed words of an occurrence.
std::string words_of(const Occurrence& found) {
    const schema::Entry& entry = found.revision.entry;
    const std::string& text = found.where == Where::Title ? entry.title : entry.text;
    return text.substr(found.span.begin, found.span.length());
}

/// Occurrences of one Entry that print the same words of the paste: all of them, whatever marks
/// they have, or the same part of them. What is denied is not what is said.
using SameWords = std::tuple<std::string, Where, std::string, schema::Stance, bool, std::string>;

SameWords same_words(const Occurrence& found) {
    return {found.revision.entry.id,
            found.where,
            found.edits == 0 ? std::string{} : words_of(found),
            found.stance,
            found.in_quote,
            found.runs_on_into};
}

/// The occurrences of one Entry, one for each Revision that has the words.
class EntryWords {
public:
    EntryWords(const Ground& ground, std::vector<Occurrence*> found) : found_{std::move(found)} {
        const AnnotatedEntry& one = found_.front()->revision;
        if (one.revision.count > 1) wordings_ = wordings_of(ground.shards, one.entry.id);
        for (const Occurrence* occurrence : found_) {
            if (!place_of(*occurrence)) wordings_.clear();
        }
        if (wordings_.empty()) wordings_.push_back(one);
        has_words_.resize(wordings_.size());
        for (const Occurrence* occurrence : found_) {
            if (const auto place = place_of(*occurrence)) has_words_[*place] = true;
        }
    }

    void tell_printed() {
        const WordsPrinted printed = words_printed(wordings_, has_words_);
        for (Occurrence* occurrence : found_)
            occurrence->printed = printed;
    }

    void tell_other_speakers() {
        for (Occurrence* one : found_) {
            for (const Occurrence* other : found_)
                tell_other_speaker(*one, *other);
        }
    }

    /// Whether they may have been printed before that.
    bool are_before(Instant before) {
        const PrintedWhen when = found_.front()->printed->when;
        if (when.after && *when.after >= before) return false;
        const bool is_open = !when.by || *when.by > before;
        if (is_open) mark_perhaps(printed_text(when));
        return true;
    }

    /// Whether they may have stood at that moment; then only the wordings that may have are left.
    bool stood(Instant at, std::vector<const Occurrence*>& others) {
        const Stood how = words_stood_at(at, wordings_, has_words_);
        if (how == Stood::NotYet || how == Stood::NoMore) return false;
        const std::vector<Stood> each = stood_at(at, wordings_);
        for (Occurrence* occurrence : found_) {
            const std::size_t place = place_of(*occurrence).value_or(0);
            occurrence->is_as_of = true;
            const bool is_out = each[place] == Stood::NotYet || each[place] == Stood::NoMore;
            if (is_out) others.push_back(occurrence);
            if (how != Stood::Perhaps || is_out) continue;
            occurrence->stood_perhaps = true;
            occurrence->perhaps_why = why_perhaps(at, wordings_, place);
        }
        return true;
    }

private:
    std::optional<std::size_t> place_of(const Occurrence& occurrence) const {
        const auto own = std::ranges::find(
            wordings_, occurrence.revision.revision.number, [](const AnnotatedEntry& wording) {
                return wording.revision.number;
            });
        if (own == wordings_.end()) return std::nullopt;
        return static_cast<std::size_t>(own - wordings_.begin());
    }

    static void tell_other_speaker(Occurrence& one, const Occurrence& other) {
        const bool is_other = !other.speaker.empty() && other.speaker != one.speaker;
        const bool is_better = one.other_speaker.empty() || other.is_asked_speaker;
        if (!is_other || !is_better) return;
        one.other_speaker = other.speaker;
        one.other_speaker_in = other.revision.revision.number;
    }

    void mark_perhaps(const std::string& why) {
        for (Occurrence* occurrence : found_) {
            occurrence->stood_perhaps = true;
            occurrence->perhaps_why = why;
        }
    }

    std::vector<Occurrence*> found_;
    std::vector<AnnotatedEntry> wordings_;
    std::vector<bool> has_words_;
};

std::vector<std::vector<Occurrence*>> by_words(std::vector<Occurrence>& occurrences) {
    std::map<SameWords, std::vector<Occurrence*>> groups;
    for (Occurrence& found : occurrences)
        groups[same_words(found)].push_back(&found);
    std::vector<std::vector<Occurrence*>> all;
    for (auto& [words, group] : groups)
        all.push_back(std::move(group));
    return all;
}

/// The removed occurrences, and the one to report when none is left.
struct Out {
    std::vector<const Occurrence*> all;
    std::optional<Occurrence> nearest;
};

void leave_out(const std::vector<Occurrence*>& group, Out& out) {
    out.all.insert(out.all.end(), group.begin(), group.end());
    if (!out.nearest && group.front()->edits == 0) out.nearest = *group.front();
}

/// Leaves a superseded Revision out where a later one of the Entry prints the same words.
void drop_repeated_revisions(std::vector<Occurrence>& occurrences) {
    using Key = std::tuple<std::string, Where, std::string>;
    const auto key = [](const Occurrence& occurrence) {
        return Key{occurrence.revision.entry.id, occurrence.where, words_of(occurrence)};
    };
    std::map<Key, std::uint32_t> newest;
    for (const Occurrence& occurrence : occurrences) {
        auto& number = newest[key(occurrence)];
        number = std::max(number, occurrence.revision.revision.number);
    }
    std::erase_if(occurrences, [&](const Occurrence& occurrence) {
        return occurrence.revision.revision.number < newest[key(occurrence)];
    });
}

}  // namespace

void place_in_time(const Ground& ground, const CheckRequest& request, Aligned& aligned) {
    Out out;
    for (const std::vector<Occurrence*>& group : by_words(aligned.occurrences)) {
        EntryWords words{ground, group};
        words.tell_printed();
        words.tell_other_speakers();
        const bool is_in = (!request.before || words.are_before(*request.before)) &&
                           (!request.as_of || words.stood(*request.as_of, out.all));
        if (!is_in) leave_out(group, out);
    }
    std::vector<Occurrence> left;
    for (Occurrence& found : aligned.occurrences) {
        const bool is_out = std::ranges::find(out.all, &found) != out.all.end();
        if (!is_out) left.push_back(std::move(found));
    }
    aligned.occurrences = std::move(left);
    drop_repeated_revisions(aligned.occurrences);
    const bool stand = std::ranges::any_of(
        aligned.occurrences, [](const Occurrence& found) { return found.edits == 0; });
    if (stand || !out.nearest) return;
    out.nearest->verdict = Verdict::NotFound;
    aligned.nearest.insert(aligned.nearest.begin(), std::move(*out.nearest));
}

}  // namespace onrecord::searcher::check
