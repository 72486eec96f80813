// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/formats/pasted/time_line.hpp"
#include "schema/entry.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

// Splits a pasted page into blocks (lines without a blank line between), classified by form alone.
// Their role in the liveblog is decided by the outline.
namespace onrecord::corpus::formats::pasted {

enum class BlockKind : std::uint8_t {
    Heading,    ///< One line with the form of a heading; may still be a caption.
    Paragraph,  ///< Sentences.
    Bullets,
    Time,
    Byline,
    Chrome,   ///< Boilerplate: labels, links, captions, credits.
    Trailer,  ///< A label after which other content follows: `Editor's pick`.
};

struct Block {
    BlockKind kind = BlockKind::Paragraph;
    schema::BoilerplateKind chrome = schema::BoilerplateKind::Other;  ///< Of Chrome and Trailer.
    std::string_view text;
    std::uint64_t line = 1;     ///< Of its first line, from 1.
    TimeLine time = {};         ///< Of Time.
    bool is_signature = false;  ///< Of Time: a name precedes it on its line.
    bool is_glued = false;      ///< Of Time: another time follows on the line.
    bool is_only_time = false;  ///< Of Time: a modification time, the Entry's only time.
};

/// `text` has line feeds only; the blocks are views into it.
std::vector<Block> cut_blocks(std::string_view text);

/// True for a block that ends like a sentence; only such a block shows that a heading has a body.
bool is_sentence(std::string_view text);

/// The names in `By Jane Doe and John Roe`, `Jane Doe`; `JGF` unchanged.
std::vector<std::string> read_byline(std::string_view line);

}  // namespace onrecord::corpus::formats::pasted
