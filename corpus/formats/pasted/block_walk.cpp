// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/formats/pasted/block_walk.hpp"

#include "corpus/formats/pasted/line_forms.hpp"

namespace onrecord::corpus::formats::pasted {

bool is_body(const Block& block) {
    return block.kind == BlockKind::Paragraph || block.kind == BlockKind::Bullets;
}

bool is_passed_over(const Block& block) {
    return block.kind == BlockKind::Time || block.kind == BlockKind::Byline ||
           block.kind == BlockKind::Chrome;
}

bool is_entry_time(const Block& block) {
    return block.kind == BlockKind::Time && (!block.time.is_update || block.is_only_time) &&
           (block.time.minute_of_day || block.time.is_relative);
}

bool is_date_line(const Block& block) {
    return block.kind == BlockKind::Time && !block.time.is_update && block.time.date &&
           !block.time.minute_of_day;
}

bool is_update(const Block& block) {
    return block.kind == BlockKind::Time && block.time.is_update && !block.is_only_time;
}

std::size_t next_content(Blocks blocks, std::size_t at) {
    for (++at; at < blocks.size(); ++at) {
        if (!is_passed_over(blocks[at])) return at;
    }
    return blocks.size();
}

bool body_follows(Blocks blocks, std::size_t at) {
    const std::size_t next = next_content(blocks, at);
    return next < blocks.size() && is_body(blocks[next]);
}

bool words_follow(Blocks blocks, std::size_t at, Words words) {
    constexpr std::size_t most_between = 6;
    std::size_t headings = blocks[at].kind == BlockKind::Heading ? 1 : 0;
    const bool begins_with_time = is_entry_time(blocks[at]);
    bool has_time = begins_with_time;
    for (std::size_t next = at + 1; next < blocks.size() && next <= at + most_between; ++next) {
        const Block& block = blocks[next];
        if (is_body(block)) {
            const bool is_telling = block.kind == BlockKind::Paragraph && is_sentence(block.text);
            const bool says_any =
                ends_like_sentence(block.text) || block.kind == BlockKind::Bullets;
            if (words == Words::Telling ? is_telling : says_any) return true;
            continue;
        }
        if (is_entry_time(block) && has_time) return false;
        has_time = has_time || is_entry_time(block);
        if (block.kind != BlockKind::Heading) {
            if (block.kind == BlockKind::Trailer) return false;
            continue;
        }
        // A title, and its writer or a second line under it; under a pointer stands the next title.
        const bool is_second = ++headings > 1;
        const bool is_of_head = headings == 2 && (begins_with_time || is_name_list(block.text));
        if (is_second && !is_of_head) return false;
    }
    return false;
}

bool time_follows(Blocks blocks, std::size_t at) {
    for (++at; at < blocks.size(); ++at) {
        if (is_entry_time(blocks[at])) return true;
        const bool is_between = blocks[at].kind == BlockKind::Byline ||
                                blocks[at].kind == BlockKind::Chrome || is_update(blocks[at]);
        if (!is_between) return false;
    }
    return false;
}

}  // namespace onrecord::corpus::formats::pasted
