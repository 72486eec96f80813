// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/entry.hpp"
#include "schema/result.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

// Text for people: colour where a terminal shows it, and nothing in it that a terminal obeys.
namespace onrecord::searcher::program {

enum class Ink : std::uint8_t { Plain, Bold, Faint, Match, Removed, Added };

/// Paints for one stream; paints nothing when that is no terminal or NO_COLOR is set.
class Paint {
public:
    explicit Paint(int file_descriptor);
    /// `text` made fit for a line, in that ink.
    std::string operator()(std::string_view text, Ink ink = Ink::Plain) const;
    /// The same with the matches marked; rising spans into `text`.
    std::string operator()(std::string_view text, const std::vector<schema::Span>& matches) const;
    bool is_on() const { return is_on_; }

private:
    bool is_on_;
};

/// Line breaks and tabs as blanks, other control characters away: an entry's text comes from
/// anywhere and must not move the cursor.
std::string one_line(std::string_view text);

/// `warning: ...`, with the query and a caret under it where the place is known.
std::string problem_text(const schema::Problem& problem, std::string_view query);

}  // namespace onrecord::searcher::program
