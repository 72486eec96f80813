// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/as_of.hpp"

#include "searcher/printed.hpp"

namespace onrecord::searcher {
namespace {

using schema::AnnotatedEntry;
using schema::Instant;

/// When a wording went: when the next one appeared, or the Entry was taken off the page.
PrintedWhen gone_when(std::span<const AnnotatedEntry> wordings, std::size_t i) {
    if (i + 1 < wordings.size()) return printed_when(wordings[i + 1]);
    const auto& gone = wordings[i].revision.gone;
    return gone ? PrintedWhen{gone->after, gone->by} : PrintedWhen{};
}

Stood stood_at(Instant at, std::span<const AnnotatedEntry> wordings, std::size_t i) {
    const PrintedWhen appeared = printed_when(wordings[i]);
    const PrintedWhen gone = gone_when(wordings, i);
    const bool is_last = i + 1 == wordings.size();
    const bool comes_back = wordings[i].revision.printed.size() > 1;
    if (appeared.after && at < *appeared.after) return Stood::NotYet;
    if (gone.by && at >= *gone.by) return comes_back ? Stood::Perhaps : Stood::NoMore;
    const bool has_begun = appeared.by && at >= *appeared.by;
    const bool stays = is_last && !gone.by;
    const bool is_before_end = stays || (gone.after && at <= *gone.after) ||
                               (!comes_back && at <= wordings[i].revision.last_seen);
    return has_begun && is_before_end ? Stood::Surely : Stood::Perhaps;
}

std::string not_known(Instant at,
                      std::span<const AnnotatedEntry> wordings,
                      const std::vector<std::uint32_t>& perhaps) {
    std::string text =
        "What the entry said at " + to_string(at) + " is not known: it may have been";
    for (const std::uint32_t number : perhaps) {
        text += (number == perhaps.front() ? " Revision " : " or ") + std::to_string(number);
    }
    for (const AnnotatedEntry& wording : wordings) {
        if (wording.revision.number != perhaps.back()) continue;
        const PrintedWhen when = printed_when(wording);
        text += "; Revision " + std::to_string(perhaps.back()) + " was " + printed_text(when);
        if (when.after && when.by && at >= *when.after && at < *when.by) {
            text += ", unknown between " + to_string(*when.after) + " and " + to_string(*when.by);
        }
    }
    return text + '.';
}

}  // namespace

std::vector<Stood> stood_at(Instant at, std::span<const AnnotatedEntry> wordings) {
    std::vector<Stood> all;
    for (std::size_t i = 0; i < wordings.size(); ++i) {
        all.push_back(stood_at(at, wordings, i));
    }
    return all;
}

std::string why_perhaps(Instant at, std::span<const AnnotatedEntry> wordings, std::size_t i) {
    const PrintedWhen appeared = printed_when(wordings[i]);
    const bool has_begun = appeared.by && at >= *appeared.by;
    if (!has_begun) return printed_text(appeared);
    const auto& revision = wordings[i].revision;
    if (revision.printed.size() > 1) return "taken out and put back between Captures";
    const PrintedWhen gone = gone_when(wordings, i);
    return "last seen " + to_string(revision.last_seen) +
           (gone.by ? ", gone by " + to_string(*gone.by) : std::string{});
}

AsOf as_of(Instant at, std::span<const AnnotatedEntry> wordings) {
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
