// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/formats/pasted/time_line.hpp"
#include "schema/entry.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

// A pasted page cut into blocks (lines without a blank line between), each told by its form
// alone. What a block is in the liveblog, the outline decides.
namespace onrecord::corpus::formats::pasted {

enum class BlockKind : std::uint8_t {
    Heading,    ///< One line in a heading's form; it may yet be a caption.
    Paragraph,  ///< Sentences.
    Bullets,
    Time,
    Byline,
    Chrome,   ///< Of the page, not of the Entry: labels, links, captions, credits.
    Trailer,  ///< A label after which the page speaks of other things: `Editor's pick`.
};

struct Block {
    BlockKind kind = BlockKind::Paragraph;
    schema::BoilerplateKind chrome = schema::BoilerplateKind::Other;  ///< Of Chrome and Trailer.
    std::string_view text;
    std::uint64_t line = 1;     ///< Of its first line, from 1.
    TimeLine time = {};         ///< Of Time.
    bool is_signature = false;  ///< Of Time: a name stands before it on its line.
    bool is_glued = false;      ///< Of Time: the line has another time behind it.
    bool is_only_time = false;  ///< Of Time: of a change, and its Entry has no other.
};

/// `text` has line feeds only; the blocks point into it.
std::vector<Block> cut_blocks(std::string_view text);

/// True for a block that ends like a sentence: only such a one shows that a heading has a body.
bool is_sentence(std::string_view text);

/// The names in `By Jane Doe and John Roe`, `Jane Doe`; `JGF` as it stands.
std::vector<std::string> read_byline(std::string_view line);

}  // namespace onrecord::corpus::formats::pasted
