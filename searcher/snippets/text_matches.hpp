// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/analyzer.hpp"
#include "schema/entry.hpp"
#include "searcher/matching/plan.hpp"

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

// Where the words of a Query stand in a text as it is shown, found by reading it again.
namespace onrecord::searcher::snippets {

struct TextMatch {
    schema::Span span;       ///< Bytes of the text.
    std::uint32_t leaf = 0;  ///< Which word, phrase or wildcard of the Query it is.
    double weight = 0;       ///< How much that tells.
};

/// The words, phrases and wildcards of a Query that are asked for, not those that are excluded.
class TextMatcher {
public:
    explicit TextMatcher(const Plan& plan);

    /// Every match by place: earlier first, then longer first. They may overlap.
    std::vector<TextMatch> find(std::string_view text,
                                std::string_view lang,
                                schema::Where where,
                                const schema::Analyzer& analyzer) const;

private:
    struct Leaf {
        QueryKind kind;
        bool only_title;
        double weight;
        std::set<std::string, std::less<>> words;  ///< Stems of a Word, forms of a Wildcard.
        std::vector<std::string> phrase;
    };
    struct Words;
    void add(const Plan& plan);
    static void find_leaf(const Leaf& leaf, const Words& words, std::vector<TextMatch>& matches);

    std::vector<Leaf> leaves_;
};

/// Their spans within `bounds`, from its beginning, joined where they overlap.
std::vector<schema::Span> joined_spans(const std::vector<TextMatch>& matches, schema::Span bounds);

}  // namespace onrecord::searcher::snippets
