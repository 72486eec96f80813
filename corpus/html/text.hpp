// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/html/tree.hpp"
#include "schema/entry.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

// Extraction of text from a piece of HTML, separated from boilerplate.
namespace onrecord::corpus::html {

struct Text {
    /// Paragraphs separated by "\n\n"; list items start with `• `; a table is one paragraph, with
    /// rows as lines and cells separated by ` | `.
    std::string text;
    /// Block quotes and embedded posts, without the line that names the speaker.
    std::vector<schema::TypedQuote> quotes;
    /// Captions and boilerplate: advertisements, share buttons, links to other pages.
    std::vector<schema::Boilerplate> boilerplate;
};

/// Reads a body that may be HTML or plain text with character references, possibly escaped twice.
/// Without block elements, line feeds separate paragraphs. Well-formed UTF-8 in and out.
Text read_text(std::string_view body);

/// Reads the nodes [begin, end) of a page, without those in `left_out` (sorted) and their
/// descendants.
Text read_text(const Tree& tree,
               NodeIndex begin,
               NodeIndex end,
               std::span<const NodeIndex> left_out = {});

/// Removes the first bytes of a text and adjusts all offsets.
void cut_front(Text& text, std::size_t bytes);

/// The text as one line, for titles and names.
std::string read_line(std::string_view body);
std::string read_line(const Tree& tree,
                      NodeIndex begin,
                      NodeIndex end,
                      std::span<const NodeIndex> left_out = {});

/// True for invisible elements: scripts, styles, templates, `hidden`, `display: none`.
bool is_invisible(const Tree& tree, NodeIndex at);

/// Number of bytes of a text that are not blanks.
std::uint32_t bytes_without_blanks(std::string_view text);

/// Visible bytes of the nodes [begin, end), without blanks, and how many of them are in links.
/// Examines at most `limit` bytes and nodes; beyond that, `all` is above `limit`.
struct VisibleBytes {
    std::size_t all = 0;
    std::size_t linked = 0;
};
VisibleBytes visible_bytes(const Tree& tree, NodeIndex begin, NodeIndex end, std::size_t limit);

}  // namespace onrecord::corpus::html
