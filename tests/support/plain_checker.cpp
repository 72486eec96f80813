// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/plain_checker.hpp"

#include "searcher/check/judging.hpp"
#include "searcher/check/readings.hpp"

#include <algorithm>
#include <utility>

namespace onrecord::support {

using schema::Where;

PlainChecker::PlainChecker(std::vector<schema::AnnotatedEntry> revisions)
    : revisions_{std::move(revisions)} {}

std::optional<std::uint32_t> PlainChecker::fewest_edits(const std::string& words) const {
    namespace check = searcher::check;
    check::PasteReadings paste{words, analyzer_};
    std::optional<std::uint32_t> fewest;
    for (const schema::AnnotatedEntry& revision : revisions_) {
        for (const Where where : {Where::Body, Where::Title}) {
            const check::PrintedText printed{revision, where, analyzer_};
            const auto found = check::judge({paste.text(), paste.in(revision.entry.lang)},
                                            printed,
                                            check::Nearness::Statement,
                                            analyzer_);
            if (found) fewest = std::min(fewest.value_or(found->edits), found->edits);
        }
    }
    return fewest;
}

}  // namespace onrecord::support
