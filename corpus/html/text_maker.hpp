// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/html/roles.hpp"
#include "corpus/html/text.hpp"
#include "corpus/html/tree.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace onrecord::corpus::html {

/// Collects the text of nodes into paragraphs. Use once for a piece of HTML.
class TextMaker {
public:
    TextMaker(const Tree& tree, std::span<const NodeIndex> left_out)
        : tree_{&tree},
          left_out_{left_out} {}

    /// For text without block elements.
    void part_at_line_feeds() { feeds_part_ = true; }
    /// For titles, in which `Live` is a word and not a label.
    void keep_furniture() { keeps_furniture_ = true; }

    void read(NodeIndex begin, NodeIndex end);
    Text finish();

private:
    bool is_passed_over(NodeIndex at);
    Roles roles_at(NodeIndex at);
    std::optional<schema::BoilerplateKind> set_aside_kind(NodeIndex at, Roles roles) const;
    void set_aside(NodeIndex at, schema::BoilerplateKind kind);
    void open(NodeIndex at);
    void open_block(NodeIndex at, Roles roles);
    void close(NodeIndex at);
    void close_before(NodeIndex at);
    void add_text(std::string_view text);
    void add_blank(char letter);
    void add_break();
    void begin_cell();
    void end_paragraph();
    void end_caption();
    void begin_quote(NodeIndex at);
    void end_quote();
    void begin_source();
    void end_source();
    bool is_furniture(std::string_view words);
    void add_boilerplate(schema::BoilerplateKind kind, std::string&& text);
    std::string take_source_line(std::size_t begin, std::size_t& end) const;

    const Tree* tree_;
    std::span<const NodeIndex> left_out_;
    bool feeds_part_ = false;
    bool keeps_furniture_ = false;

    Roles roles_;
    NodeIndex roles_node_ = no_node;  ///< The node of `roles_`.

    Text made_;
    std::vector<NodeIndex> open_;  ///< Open elements whose end is significant.
    std::string paragraph_;
    std::size_t linked_bytes_ = 0;   ///< In the current paragraph.
    bool points_elsewhere_ = false;  ///< Following links belong to a `Read more`.
    int links_ = 0;
    int preformatted_ = 0;

    NodeIndex caption_ = no_node;  ///< The current caption element.
    std::string caption_text_;
    NodeIndex quote_ = no_node;
    std::optional<std::size_t> quote_begin_;
    std::optional<std::size_t> source_begin_;  ///< Start of the attribution within a quote.
    std::string quote_speaker_;
    std::optional<std::size_t> quote_end_;
};

}  // namespace onrecord::corpus::html
