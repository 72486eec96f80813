// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/analyzer.hpp"
#include "schema/entry.hpp"

#include <vector>

namespace onrecord::schema {

/// The words of a Revision. They are computed once and used for terms, token column and Statements.
struct ReadWords {
    std::vector<Word> title;
    std::vector<Word> body;
};
ReadWords read_words(const Entry& entry, const Analyzer& analyzer);

}  // namespace onrecord::schema
