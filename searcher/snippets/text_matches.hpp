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

// The positions of a Query's words in a text, found by tokenizing it again (the index has no byte
// positions).
namespace onrecord::searcher::snippets {

struct TextMatch {
    schema::Span span;       ///< Bytes of the text.
    std::uint32_t leaf = 0;  ///< Which word, phrase or wildcard of the Query.
    double weight = 0;       ///< The leaf's weight.
};

/// Uses the words, phrases and wildcards of a Query, except excluded ones.
class TextMatcher {
public:
    explicit TextMatcher(const Plan& plan);

    /// All matches, earlier ones first, then longer ones; may overlap.
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

/// The matches' spans within `bounds`, relative to its start, with overlaps merged.
std::vector<schema::Span> joined_spans(const std::vector<TextMatch>& matches, schema::Span bounds);

}  // namespace onrecord::searcher::snippets
