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

/// Of a text of more than 128 KiB, this many words around the best fit of the paste are read. No
/// statement is as long, and the cost of an alignment is the product of both lengths.
inline constexpr std::size_t most_printed_words = 6000;

/// A Revision's title or body, read for comparison: words, sentences and Quotes. A view: the
/// Revision must outlive it.
class PrintedText {
public:
    /// `focus` is the number of a word, as in the token column, around which a long text is read.
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
    /// The number, among all words of the text, of the Analyzer's word that starts a unit.
    std::uint32_t word_of(std::uint32_t unit) const {
        return words_before_ + read_.units[unit].word;
    }

    /// The words numbered like the paste's, with optional ones marked: inserts in brackets, and the
    /// Outlet's own words between two Quotes of one Speaker.
    std::vector<AlignWord> aligned(const PastedWords& pasted,
                                   const schema::Analyzer& analyzer) const;

    /// Index of the sentence that contains a word.
    std::size_t sentence_of(std::uint32_t word) const;
    /// The innermost Quote that contains a word; null in the Outlet's own prose.
    const schema::Quote* quote_of(std::uint32_t word) const;

private:
    void read_sentences(schema::Span window);
    void read_quotes();
    void mark_optional(std::vector<AlignWord>& words) const;

    const schema::AnnotatedEntry* revision_;
    schema::Where where_;
    std::string_view text_;
    std::uint32_t words_before_ = 0;  ///< Words of the text before the part read.
    Meanings read_;
    std::vector<schema::Span> sentences_;
    std::vector<const schema::Quote*> quote_of_;  ///< By word; Reported Quotes are left out.
};

}  // namespace onrecord::searcher::check
