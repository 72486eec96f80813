// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/formats/page/measures.hpp"
#include "corpus/formats/pasted/time_line.hpp"
#include "corpus/html/tree.hpp"
#include "schema/instant.hpp"

#include <optional>
#include <string>
#include <vector>

namespace onrecord::corpus::formats::page {

/// A time in a page, printed or machine-readable.
struct TimeMark {
    html::NodeIndex node = 0;
    schema::KnownTime time;                ///< Unknown where only a time of day is printed.
    std::optional<int> minute;             ///< Of the day, as printed.
    std::string zone;                      ///< As printed with it.
    std::optional<pasted::Date> day = {};  ///< A day alone is printed, without a time of day.
    bool is_machine = false;               ///< From an attribute, not from what is printed.
    bool is_update = false;                ///< Of a change, not of the publication.
    bool is_prefix = false;                ///< Before other words: `14:05 - Talks resume`.
};

/// Limit per page. A page of 2,000 entries has about 6,000.
inline constexpr std::size_t most_time_marks = 50'000;

/// The time marks of a page, in order, except those within quotations and embedded posts.
std::vector<TimeMark> find_time_marks(const html::Tree& tree, const Measures& measures);

}  // namespace onrecord::corpus::formats::page
