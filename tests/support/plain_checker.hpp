// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/analyzer.hpp"
#include "schema/entry.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

// The quote check's oracle: every text of every Revision is laid against the words. It has no
// candidates, no limits and no index, so what it finds is there.
namespace onrecord::support {

class PlainChecker {
public:
    explicit PlainChecker(std::vector<schema::AnnotatedEntry> revisions);

    /// The fewest edits that any text takes to have the words; nothing when none has them.
    std::optional<std::uint32_t> fewest_edits(const std::string& words) const;

private:
    std::vector<schema::AnnotatedEntry> revisions_;
    schema::Analyzer analyzer_;
};

}  // namespace onrecord::support
