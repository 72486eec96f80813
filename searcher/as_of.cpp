// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/as_of.hpp"

#include "searcher/printed.hpp"

#include <algorithm>

namespace onrecord::searcher {
namespace {

using schema::AnnotatedEntry;
using schema::Instant;
using Wordings = std::span<const AnnotatedEntry>;

/// A period in which an Entry had one wording. A wording that returns has several.
struct Run {
    std::size_t wording = 0;
    PrintedWhen appeared;
    std::optional<Instant> lacking;  ///< Time of a Capture that shows the page without it.
    std::optional<Instant> seen;     ///< The first Capture that shows it.
    bool is_last = true;             ///< The last run of its wording, to which `last_seen` refers.
    Instant order;
};

void add_runs(Wordings wordings, std::size_t i, std::vector<Run>& runs) {
    const schema::RevisionStamp& revision = wordings[i].revision;
    const auto& printed = revision.printed;
    const std::size_t count = std::max<std::size_t>(printed.size(), 1);
    for (std::size_t k = 0; k < count; ++k) {
        Run run;
        run.wording = i;
        // The Outlet's own times can narrow the first stretch only.
        run.appeared = k == 0 ? printed_when(wordings[i]) : PrintedWhen{printed[k].after, {}};
        if (k > 0) run.appeared.by = printed[k].by;
        if (k < printed.size()) {
            run.lacking = printed[k].after;
            run.seen = printed[k].by;
        }
        run.is_last = k + 1 == count;
        run.order = run.seen ? *run.seen : revision.seen;
        runs.push_back(run);
    }
}

/// All runs of an Entry, oldest first.
std::vector<Run> runs_of(Wordings wordings) {
    std::vector<Run> runs;
    for (std::size_t i = 0; i < wordings.size(); ++i)
        add_runs(wordings, i, runs);
    std::ranges::stable_sort(runs, {}, &Run::order);
    return runs;
}

/// The end of a run: until when it was certainly present, a Capture without it, when it was
/// certainly over.
struct End {
    std::optional<Instant> stood_until;
    std::optional<Instant> lacking;
    std::optional<Instant> by;
    bool is_open = false;  ///< It has no end: it is on the page.
};

/// Whether a Capture after the run's last one, and before the next run, lacks the Entry.
bool has_gap(Wordings wordings, const Run& run, const Run& next) {
    if (run.wording == next.wording) return true;
    return run.is_last && next.lacking && *next.lacking > wordings[run.wording].revision.last_seen;
}

std::optional<Instant> later(std::optional<Instant> one, std::optional<Instant> other) {
    if (!one || !other) return one ? one : other;
    return std::max(*one, *other);
}

End last_end(Wordings wordings, const Run& run) {
    const auto& gone = wordings[run.wording].revision.gone;
    if (!gone) return {{}, {}, {}, true};
    const Instant seen = wordings[run.wording].revision.last_seen;
    return {later(gone->after, seen), {}, gone->by, false};
}

/// `goes_on`: the next run's wording contains the words too.
End end_of(Wordings wordings, const Run& run, const Run& next, bool goes_on) {
    const auto seen = run.is_last ? std::optional{wordings[run.wording].revision.last_seen}
                                  : later(run.seen, run.appeared.by);
    // Only if the same wording returns directly afterwards is the Capture in between certain to
    // lack it; for other words, their start may be bounded by a Capture of another part of the
    // page.
    if (run.wording == next.wording) return {seen, next.lacking, next.appeared.by, false};
    if (has_gap(wordings, run, next)) return {seen, {}, next.appeared.by, false};
    const auto known = run.is_last ? seen : std::nullopt;
    const auto until = goes_on ? next.appeared.by : next.appeared.after;
    return {later(until, known), {}, next.appeared.by, false};
}

Stood stood_in(Instant at, const Run& run, const End& end) {
    if (run.lacking && at <= *run.lacking) return Stood::NotYet;
    if (run.appeared.after && at < *run.appeared.after) return Stood::NotYet;
    if (end.by && at >= *end.by) return Stood::NoMore;
    if (end.lacking && at == *end.lacking) return Stood::NoMore;
    const bool has_begun = run.appeared.by && at >= *run.appeared.by;
    const bool is_before_end = end.is_open || (end.stood_until && at <= *end.stood_until);
    return has_begun && is_before_end ? Stood::Surely : Stood::Perhaps;
}

/// The nearest times, before and after `at`, about which something is known.
PrintedWhen known_around(Instant at, Wordings wordings) {
    PrintedWhen around;
    const auto take = [&](const std::optional<Instant>& known) {
        if (!known) return;
        if (*known <= at && (!around.after || *around.after < *known)) around.after = known;
        if (*known > at && (!around.by || *known < *around.by)) around.by = known;
    };
    for (const Run& run : runs_of(wordings)) {
        take(run.appeared.after);
        take(run.appeared.by);
        take(run.seen);
        take(run.lacking);
    }
    for (const AnnotatedEntry& wording : wordings) {
        if (!wording.revision.printed.empty()) take(wording.revision.last_seen);
        if (!wording.revision.gone) continue;
        take(wording.revision.gone->after);
        take(wording.revision.gone->by);
    }
    return around;
}

std::string unknown_between(Instant at, Wordings wordings) {
    const PrintedWhen around = known_around(at, wordings);
    if (!around.after || !around.by) return {};
    return ", unknown between " + to_string(*around.after) + " and " + to_string(*around.by);
}

std::string not_known(Instant at, Wordings wordings, const std::vector<std::uint32_t>& perhaps) {
    std::string text =
        "What the entry said at " + to_string(at) + " is not known: it may have been";
    for (const std::uint32_t number : perhaps) {
        text += (number == perhaps.front() ? " Revision " : " or ") + std::to_string(number);
    }
    return text + unknown_between(at, wordings) + '.';
}

}  // namespace

Stood words_stood_at(Instant at, Wordings wordings, const std::vector<bool>& has_words) {
    const std::vector<Run> runs = runs_of(wordings);
    bool has_begun = false;
    bool is_open = false;
    for (std::size_t i = 0; i < runs.size(); ++i) {
        if (!has_words[runs[i].wording]) continue;
        const bool is_last = i + 1 == runs.size();
        const End end =
            is_last ? last_end(wordings, runs[i])
                    : end_of(wordings, runs[i], runs[i + 1], has_words[runs[i + 1].wording]);
        const Stood stood = stood_in(at, runs[i], end);
        if (stood == Stood::Surely) return stood;
        is_open = is_open || stood == Stood::Perhaps;
        has_begun = has_begun || stood == Stood::NoMore;
    }
    if (is_open) return Stood::Perhaps;
    return has_begun ? Stood::NoMore : Stood::NotYet;
}

std::vector<Stood> stood_at(Instant at, Wordings wordings) {
    std::vector<Stood> all;
    for (std::size_t i = 0; i < wordings.size(); ++i) {
        std::vector<bool> only(wordings.size());
        only[i] = true;
        all.push_back(words_stood_at(at, wordings, only));
    }
    return all;
}

std::string why_perhaps(Instant at, Wordings wordings, std::size_t i) {
    const PrintedWhen appeared = printed_when(wordings[i]);
    const bool has_begun = appeared.by && at >= *appeared.by;
    if (!has_begun) return printed_text(appeared);
    if (wordings[i].revision.printed.size() > 1) {
        return "taken out and put back between Captures" + unknown_between(at, wordings);
    }
    const PrintedWhen around = known_around(at, wordings);
    return "last seen " + to_string(wordings[i].revision.last_seen) +
           (around.by ? ", gone by " + to_string(*around.by) : std::string{});
}

AsOf as_of(Instant at, Wordings wordings) {
    AsOf answer;
    answer.at = at;
    const std::vector<Stood> stood = stood_at(at, wordings);
    for (std::size_t i = 0; i < wordings.size(); ++i) {
        const std::uint32_t number = wordings[i].revision.number;
        if (stood[i] == Stood::Surely) answer.revision = number;
        if (stood[i] == Stood::Perhaps) answer.perhaps.push_back(number);
    }
    if (answer.revision) {
        answer.perhaps.clear();
        answer.text = "At " + to_string(at) + " the entry had the words of Revision " +
                      std::to_string(*answer.revision) + '.';
    } else if (answer.perhaps.empty()) {
        answer.text = "At " + to_string(at) + " the entry was not on the page.";
    } else {
        answer.text = not_known(at, wordings, answer.perhaps);
    }
    return answer;
}

}  // namespace onrecord::searcher
