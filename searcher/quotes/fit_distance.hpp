// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace onrecord::searcher::quotes {

/// The fewest word edits that make `pattern` out of any contiguous piece of a text, by Myers'
/// bit-parallel algorithm (J. ACM 46, 1999) in Hyyrö's block form (2003): a dozen instructions a
/// text word and 64 pattern words. Made once for a pattern, used for many texts. One thread.
class FitDistance {
public:
    /// Words are numbers; equal numbers are equal words. `pattern` is not empty.
    explicit FitDistance(std::span<const std::uint32_t> pattern);

    std::uint32_t in(std::span<const std::uint32_t> text);

private:
    using Block = std::uint64_t;
    const Block* masks_of(std::uint32_t word) const;

    std::uint32_t length_ = 0;
    std::size_t blocks_ = 0;
    std::vector<std::uint32_t> keys_;  ///< Open addressing, a power of two.
    std::vector<std::size_t> rows_;    ///< Which row of `masks_` a key has.
    std::vector<Block> masks_;         ///< `blocks_` a distinct word; row 0 is all zero.
    std::vector<Block> plus_, minus_;  ///< Vertical differences of the column.
};

}  // namespace onrecord::searcher::quotes
