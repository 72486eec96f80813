// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/printed.hpp"

#include <algorithm>
#include <cstdint>

namespace onrecord::searcher {
namespace {

using schema::Instant;
using schema::KnownTime;

/// How long the period is that a time stands for, in milliseconds.
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

PrintedWhen printed_by_outlet(const schema::AnnotatedEntry& revision) {
    const KnownTime& published = revision.entry.published;
    const KnownTime& modified = revision.entry.modified;
    if (!is_believed(published)) return {};
    const PrintedWhen seen = printed_by_captures(revision);
    // The words stood there before the time that the page gives them.
    if (seen.by && *seen.by < published.at) return {};
    const bool is_contradicted = seen.after && *seen.after > end_of(published);
    const bool is_modified = modified.is_known() && modified.at >= end_of(published);
    PrintedWhen when{published.at, {}};
    if (is_modified) {
        if (is_believed(modified)) when.by = end_of(modified);
    } else if (revision.revision.number == 1 && !is_contradicted) {
        when.by = end_of(published);
    }
    return when;
}

namespace {

PrintedWhen narrowed(PrintedWhen when, const PrintedWhen& outlet) {
    if (outlet.after) when.after = when.after ? std::max(*when.after, *outlet.after) : outlet.after;
    if (outlet.by) when.by = when.by ? std::min(*when.by, *outlet.by) : outlet.by;
    return when;
}

}  // namespace

PrintedWhen printed_when(const schema::AnnotatedEntry& revision) {
    return narrowed(printed_by_captures(revision), printed_by_outlet(revision));
}

PrintedWhen printed_by_all(const schema::AnnotatedEntry& revision) {
    return narrowed(proven_by_captures(revision), printed_by_outlet(revision));
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
