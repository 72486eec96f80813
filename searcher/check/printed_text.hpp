// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/analyzer.hpp"
#include "schema/entry.hpp"
#include "searcher/check/pasted_words.hpp"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace onrecord::searcher::check {

/// Of a longer text no more words are read: those around the place where the paste fits best.
/// Nobody's statement is that long, and an alignment's cost is the product of both lengths.
inline constexpr std::size_t most_printed_words = 6000;

/// A Revision's title or body as the quote check reads it: its words with their sentences and
/// Quotes. A view: the Revision outlives it.
class PrintedText {
public:
    /// `focus` is the number of a word, counted as the token column does, that the text is read
    /// around where it is too long to be read whole.
    PrintedText(const schema::AnnotatedEntry& revision,
                schema::Where where,
                const schema::Analyzer& analyzer,
                std::size_t focus = 0);

    const schema::AnnotatedEntry& revision() const { return *revision_; }
    schema::Where where() const { return where_; }
    std::string_view text() const { return text_; }
    /// As compared: see check/meanings.hpp.
    const std::vector<schema::Word>& words() const { return read_.words; }
    const std::vector<Unit>& units() const { return read_.units; }
    const std::vector<schema::Span>& sentences() const { return sentences_; }
    /// The number, among all of the text's words, of the Analyzer's word that begins a unit.
    std::uint32_t word_of(std::uint32_t unit) const {
        return words_before_ + read_.units[unit].word;
    }

    /// Numbered against the paste, with what may be left out marked: inserts in brackets, and the
    /// Outlet's own words between two Quotes of one Speaker.
    std::vector<AlignWord> aligned(const PastedWords& pasted,
                                   const schema::Analyzer& analyzer) const;

    /// The sentence that a word stands in, by index.
    std::size_t sentence_of(std::uint32_t word) const;
    /// The Quote that a word stands in (the innermost); nothing in the Outlet's own prose.
    const schema::Quote* quote_of(std::uint32_t word) const;

private:
    void read_sentences(schema::Span window);
    void read_quotes();
    void mark_optional(std::vector<AlignWord>& words) const;

    const schema::AnnotatedEntry* revision_;
    schema::Where where_;
    std::string_view text_;
    std::uint32_t words_before_ = 0;  ///< Of the text, before the part that is read.
    Meanings read_;
    std::vector<schema::Span> sentences_;
    std::vector<const schema::Quote*> quote_of_;  ///< One a word; not Reported ones.
};

}  // namespace onrecord::searcher::check
