// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

// "Did you mean": the most similar of the known names.
namespace onrecord::searcher {

/// Keeps the most similar of the offered names; the first of equals.
class Nearest {
public:
    /// Ignores names whose edit distance exceeds a third of the letters of `wanted` (at least 1, at
    /// most 3).
    explicit Nearest(std::string_view wanted);
    void offer(std::string_view compared, std::string_view shown);
    /// `Did you mean 'speaker'?`, or nothing.
    std::string question() const;
    /// The most similar name, as displayed; empty when none is similar.
    const std::string& name() const { return name_; }

private:
    /// A quick test: whether lengths and sets of letters alone prove that a name is farther than
    /// the best so far. A hundred times faster than the edit distance, and rejects most names.
    bool is_plainly_further(std::string_view compared) const;

    std::string wanted_;
    std::optional<std::uint64_t> letters_;  ///< Set of letters, one bit each; ASCII only.
    std::size_t distance_;
    std::string name_;
};

/// User input quoted for a message: in quotation marks, cut at 60 bytes, with ill-formed UTF-8 and
/// control characters replaced.
std::string in_quotes(std::string_view typed);

}  // namespace onrecord::searcher
