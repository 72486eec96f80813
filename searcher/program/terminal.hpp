// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/entry.hpp"
#include "schema/result.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

// Text output for terminals: colours if supported, and no control sequences from untrusted text.
namespace onrecord::searcher::program {

enum class Ink : std::uint8_t { Plain, Bold, Faint, Match, Removed, Added };

/// Colours text for one stream; does nothing when that is not a terminal or NO_COLOR is set.
class Paint {
public:
    explicit Paint(int file_descriptor);
    /// `text` as one safe line, in that colour.
    std::string operator()(std::string_view text, Ink ink = Ink::Plain) const;
    /// The same with matches highlighted; ascending spans of `text`.
    std::string operator()(std::string_view text, const std::vector<schema::Span>& matches) const;
    bool is_on() const { return is_on_; }

private:
    bool is_on_;
};

/// Line breaks and tabs become blanks, other control characters are removed: entries are untrusted
/// and must not control the terminal.
std::string one_line(std::string_view text);

/// `warning: ...`, with the query and a caret below it if the position is known.
std::string problem_text(const schema::Problem& problem, std::string_view query);

}  // namespace onrecord::searcher::program
