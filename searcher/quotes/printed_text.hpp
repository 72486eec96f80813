// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/analyzer.hpp"
#include "schema/entry.hpp"
#include "searcher/quotes/pasted_words.hpp"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace onrecord::searcher::quotes {

/// A Revision's title or body as the quote check reads it: its words with their sentences and
/// Quotes. A view: the Revision outlives it.
class PrintedText {
public:
    PrintedText(const schema::AnnotatedEntry& revision,
                schema::Where where,
                const schema::Analyzer& analyzer);

    schema::Where where() const { return where_; }
    std::string_view text() const { return text_; }
    /// As compared: see check/meanings.hpp.
    const std::vector<schema::Word>& words() const { return read_.words; }
    const std::vector<check::Unit>& units() const { return read_.units; }
    const std::vector<schema::Span>& sentences() const { return sentences_; }

    /// Numbered against the paste, with what may be left out marked: inserts in brackets, and the
    /// Outlet's own words between two Quotes of one Speaker.
    std::vector<AlignWord> aligned(const PastedWords& pasted,
                                   const schema::Analyzer& analyzer) const;

    /// The sentence that a word stands in, by index.
    std::size_t sentence_of(std::uint32_t word) const;
    /// The Quote that a word stands in (the innermost); nothing in the Outlet's own prose.
    const schema::Quote* quote_of(std::uint32_t word) const;

private:
    void mark_optional(std::vector<AlignWord>& words) const;

    schema::Where where_;
    std::string_view text_;
    check::Meanings read_;
    std::vector<schema::Span> sentences_;
    std::vector<const schema::Quote*> quotes_;    ///< Of this text, by place; not Reported ones.
    std::vector<const schema::Quote*> quote_of_;  ///< One a word.
};

}  // namespace onrecord::searcher::quotes
