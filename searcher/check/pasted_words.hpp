// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/analyzer.hpp"
#include "searcher/check/alignment.hpp"
#include "searcher/check/meanings.hpp"

#include <bitset>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace onrecord::searcher::check {

/// By index: which words are in square brackets (an editor's insert: `the future [when] we`).
std::vector<bool> bracketed_words(std::string_view text, const std::vector<schema::Word>& words);

/// A pasted text, read in one language and numbered for alignment.
class PastedWords {
public:
    PastedWords(std::string_view text, std::string_view lang, const schema::Analyzer& analyzer);

    /// In compared form: see check/meanings.hpp.
    const std::vector<schema::Word>& words() const { return read_.words; }
    const std::vector<Unit>& units() const { return read_.units; }
    /// As read by the Analyzer, and so as in the index.
    const std::vector<schema::Word>& analyzed() const { return analyzed_; }
    /// The original text of a compared word.
    std::string_view written(std::size_t at) const {
        const schema::Span span = read_.words[at].span;
        return std::string_view{text_}.substr(span.begin, span.length());
    }
    const std::vector<AlignWord>& aligned() const { return aligned_; }
    bool has_gap() const { return has_gap_; }

    /// Numbers the words of another text consistently: equal words and stems get equal numbers.
    std::vector<AlignWord> number(std::string_view text,
                                  const std::vector<schema::Word>& words,
                                  const schema::Analyzer& analyzer) const;

private:
    void join_words(std::string_view text);

    std::string text_;
    std::string lang_;
    std::vector<schema::Word> analyzed_;
    Meanings read_;
    std::vector<AlignWord> aligned_;
    std::unordered_map<std::string, std::uint32_t> forms_;
    std::unordered_map<std::string, std::uint32_t> stems_;
    std::bitset<4096> beginnings_;  ///< Of the forms: see beginning_of().
    bool has_gap_ = false;
};

}  // namespace onrecord::searcher::check
