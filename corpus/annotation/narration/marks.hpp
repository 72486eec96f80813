// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/annotation/reading.hpp"

#include <vector>

// Where quoted words begin and end. Outermost spans only: marks within marks belong to the quote.
namespace onrecord::corpus::annotation {

struct QuotedSpan {
    schema::Span outer;  ///< With its marks, as far as they are there.
    schema::Span inner;  ///< The words.
    TokenRange tokens;   ///< Of the inner span.
    bool is_single = false;
    bool is_repaired = false;  ///< A mark was missing or one too many.
    bool is_carried = false;   ///< Runs over paragraphs.
    bool is_dashed = false;    ///< Speech after a dash, without marks.
};

/// The quoted spans of a text in order, and numbers the tokens within them (Token::quote).
void find_quoted_spans(Reading& reading, std::vector<QuotedSpan>& spans);

}  // namespace onrecord::corpus::annotation
