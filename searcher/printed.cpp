// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/printed.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace onrecord::searcher {
namespace {

using schema::Instant;
using schema::KnownTime;

/// Length of the period that a time of this precision denotes, in milliseconds.
std::int64_t width(schema::Precision precision) {
    constexpr std::int64_t second = 1000;
    constexpr std::int64_t day = 86'400 * second;
    switch (precision) {
        case schema::Precision::Second:
            return second;
        case schema::Precision::Minute:
            return 60 * second;
        case schema::Precision::Day:
            return day;
        case schema::Precision::Month:
            return 31 * day;
        case schema::Precision::Year:
            return 366 * day;
    }
    return 366 * day;
}

bool is_believed(const KnownTime& time) {
    return time.trust == schema::TimeTrust::A && time.doubt == schema::TimeDoubt::None;
}

Instant end_of(const KnownTime& time) { return {time.at.milliseconds + width(time.precision)}; }

}  // namespace

PrintedWhen printed_by_captures(const schema::AnnotatedEntry& revision) {
    if (revision.revision.printed.empty()) return {};
    const schema::PrintedInterval& first = revision.revision.printed.front();
    return {first.after, first.by};
}

PrintedWhen proven_by_captures(const schema::AnnotatedEntry& revision) {
    PrintedWhen when = printed_by_captures(revision);
    if (revision.revision.count > 1) when.after.reset();
    return when;
}

namespace {

PrintedWhen told_by_outlet(const schema::AnnotatedEntry& revision, bool is_first) {
    const KnownTime& published = revision.entry.published;
    const KnownTime& modified = revision.entry.modified;
    if (!is_believed(published)) return {};
    const PrintedWhen seen = printed_by_captures(revision);
    // A Capture shows the words before the time given by the page.
    if (seen.by && *seen.by < published.at) return {};
    const bool is_contradicted = seen.after && *seen.after > end_of(published);
    const bool is_modified = modified.is_known() && modified.at >= end_of(published);
    PrintedWhen when{published.at, {}};
    if (is_modified) {
        if (is_believed(modified)) when.by = end_of(modified);
    } else if (is_first && !is_contradicted) {
        when.by = end_of(published);
    }
    return when;
}

PrintedWhen narrowed(PrintedWhen when, const PrintedWhen& outlet) {
    if (outlet.after) when.after = when.after ? std::max(*when.after, *outlet.after) : outlet.after;
    if (outlet.by) when.by = when.by ? std::min(*when.by, *outlet.by) : outlet.by;
    return when;
}

/// When a wording was first seen: by a Capture with an attested time, otherwise by any.
Instant first_seen(const schema::AnnotatedEntry& wording) {
    const auto by = printed_by_captures(wording).by;
    return by ? *by : wording.revision.seen;
}

bool is_first(const schema::AnnotatedEntry& wording) { return wording.revision.number == 1; }

}  // namespace

PrintedWhen printed_by_outlet(const schema::AnnotatedEntry& revision) {
    return told_by_outlet(revision, is_first(revision));
}

PrintedWhen printed_when(const schema::AnnotatedEntry& revision) {
    return narrowed(printed_by_captures(revision), printed_by_outlet(revision));
}

PrintedWhen printed_by_all(const schema::AnnotatedEntry& revision) {
    return narrowed(proven_by_captures(revision), printed_by_outlet(revision));
}

WordsPrinted words_printed(const schema::AnnotatedEntry& revision) {
    return {printed_when(revision),
            proven_by_captures(revision),
            printed_by_all(revision),
            revision.entry.published,
            is_first(revision)};
}

WordsPrinted words_printed(std::span<const schema::AnnotatedEntry> wordings,
                           const std::vector<bool>& has_words) {
    std::size_t first = 0;
    std::size_t first_of_all = 0;
    bool is_found = false;
    for (std::size_t i = 0; i < wordings.size(); ++i) {
        if (first_seen(wordings[i]) < first_seen(wordings[first_of_all])) first_of_all = i;
        if (!has_words[i]) continue;
        if (!is_found || first_seen(wordings[i]) < first_seen(wordings[first])) first = i;
        is_found = true;
    }
    const schema::AnnotatedEntry& wording = wordings[first];
    const bool is_oldest = first == first_of_all;
    const PrintedWhen captures = printed_by_captures(wording);
    const PrintedWhen outlet = told_by_outlet(wording, is_oldest);
    const PrintedWhen proven = is_oldest ? captures : PrintedWhen{{}, captures.by};
    return {narrowed(captures, outlet),
            proven,
            narrowed(proven, outlet),
            wording.entry.published,
            is_oldest};
}

std::string printed_text(const PrintedWhen& when) {
    if (!when.after && !when.by) return "printed at an unknown time";
    std::string text = "printed";
    if (when.after) text += " after " + to_string(*when.after);
    if (when.after && when.by) text += ',';
    if (when.by) text += " by " + to_string(*when.by);
    return text;
}

}  // namespace onrecord::searcher
