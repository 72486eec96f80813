// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/formats/pasted/parting.hpp"

namespace onrecord::corpus::formats::pasted {
namespace {

bool neighbour_is_heading(Blocks blocks, std::size_t begin, std::size_t at, int step) {
    for (auto next = static_cast<std::ptrdiff_t>(at) + step;
         next >= static_cast<std::ptrdiff_t>(begin) &&
         next < static_cast<std::ptrdiff_t>(blocks.size());
         next += step) {
        const Block& block = blocks[static_cast<std::size_t>(next)];
        if (block.kind == BlockKind::Heading) return true;
        if (block.kind != BlockKind::Byline && block.kind != BlockKind::Chrome &&
            !is_update(block)) {
            return false;
        }
    }
    return false;
}

bool body_follows_heading(Blocks blocks, std::size_t at) {
    const std::size_t heading = next_content(blocks, at);
    return heading < blocks.size() && body_follows(blocks, heading);
}

}  // namespace

Parting find_parting(Blocks blocks, std::size_t begin) {
    std::size_t times = 0;
    std::size_t with_words = 0;
    std::size_t before_heading = 0;
    std::size_t behind_heading = 0;
    std::size_t headings = 0;
    for (std::size_t at = begin; at < blocks.size(); ++at) {
        if (blocks[at].kind == BlockKind::Heading && body_follows(blocks, at)) ++headings;
        if (!is_entry_time(blocks[at])) continue;
        ++times;
        if (words_follow(blocks, at)) ++with_words;
        // In a list of titles and times each title stands between two times: no body, no say.
        if (neighbour_is_heading(blocks, begin, at, -1) && body_follows(blocks, at)) {
            ++behind_heading;
        }
        if (neighbour_is_heading(blocks, begin, at, +1) && body_follows_heading(blocks, at)) {
            ++before_heading;
        }
    }
    // Times of other pages alone (`More stories`) part nothing here.
    if (with_words == 0 && headings >= 2) return Parting::ByHeading;
    if (times < 2 || times * 2 < headings) return Parting::ByHeading;
    // One heading that happens to stand before a time is no habit.
    constexpr std::size_t few = 3;
    const bool is_habit = behind_heading * few >= with_words;
    return behind_heading > before_heading && is_habit ? Parting::HeadingFirst : Parting::TimeFirst;
}

bool headings_follow_times(Blocks blocks, std::size_t begin, std::size_t at) {
    for (++at; at < blocks.size(); ++at) {
        if (is_entry_time(blocks[at])) return neighbour_is_heading(blocks, begin, at, +1);
    }
    return false;
}

}  // namespace onrecord::corpus::formats::pasted
