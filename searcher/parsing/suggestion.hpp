// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

// "Did you mean": the nearest of the known names.
namespace onrecord::searcher {

/// Keeps the nearest name offered. Ties go to the first.
class Nearest {
public:
    /// Names further than a third of the letters of `wanted` (1 at least, 3 at most) do not count.
    explicit Nearest(std::string_view wanted);
    void offer(std::string_view compared, std::string_view shown);
    /// `Did you mean 'speaker'?`, or nothing.
    std::string question() const;
    /// What was nearest, as shown; empty when nothing was near.
    const std::string& name() const { return name_; }

private:
    /// Whether lengths and letters alone say that a name is further than the nearest so far: a
    /// hundred times quicker than counting edits, and most names are told so.
    bool is_plainly_further(std::string_view compared) const;

    std::string wanted_;
    std::optional<std::uint64_t> letters_;  ///< Of plain ASCII: which letters, each a bit.
    std::size_t distance_;
    std::string name_;
};

/// What a person typed, fit for a message: in quotation marks, cut at 60 bytes, ill-formed UTF-8
/// and control characters replaced.
std::string in_quotes(std::string_view typed);

}  // namespace onrecord::searcher
