// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/html/tree.hpp"
#include "schema/entry.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

// The words of a piece of HTML: what an entry says, apart from what only stands beside it.
namespace onrecord::corpus::html {

struct Text {
    /// Paragraphs parted by "\n\n"; items of lists begin with `• `; a table is one paragraph, its
    /// rows lines and its cells parted by ` | `.
    std::string text;
    /// Block quotes and embedded posts, without the line that names whom.
    std::vector<schema::TypedQuote> quotes;
    /// Captions of pictures, and furniture: advertisements, share buttons, pointers to other pages.
    std::vector<schema::Boilerplate> boilerplate;
};

/// Reads a body that may be HTML or plain text with character references, escaped twice perhaps.
/// Without block elements a line feed parts paragraphs. Well-formed UTF-8 in and out.
Text read_text(std::string_view body);

/// Reads the nodes [begin, end) of a page, without those in `left_out` (sorted) and what they hold.
Text read_text(const Tree& tree,
               NodeIndex begin,
               NodeIndex end,
               std::span<const NodeIndex> left_out = {});

/// Takes the first bytes of a text away, and moves what points into it.
void cut_front(Text& text, std::size_t bytes);

/// The same on one line, for titles and names.
std::string read_line(std::string_view body);
std::string read_line(const Tree& tree,
                      NodeIndex begin,
                      NodeIndex end,
                      std::span<const NodeIndex> left_out = {});

/// True for what a browser does not show: scripts, styles, templates, `hidden`, `display: none`.
bool is_invisible(const Tree& tree, NodeIndex at);

/// How many bytes of a text are no blanks.
std::uint32_t bytes_without_blanks(std::string_view text);

/// How many bytes of the nodes [begin, end) a browser shows, blanks not counted, and how many of
/// them in links. Looks at no more than `limit` bytes and nodes; past it `all` is above `limit`.
struct VisibleBytes {
    std::size_t all = 0;
    std::size_t linked = 0;
};
VisibleBytes visible_bytes(const Tree& tree, NodeIndex begin, NodeIndex end, std::size_t limit);

}  // namespace onrecord::corpus::html
