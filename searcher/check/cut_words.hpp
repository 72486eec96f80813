// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/analyzer.hpp"
#include "searcher/check/language_words.hpp"
#include "searcher/check/meanings.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace onrecord::searcher::check {

/// Printed words that a paste omits: before it, after it or at an ellipsis. The text extends from
/// one pasted word to the other and includes the punctuation between. The questions below decide
/// whether the omission changes the meaning. Linear in the text.
class CutWords {
public:
    CutWords(std::string text, std::string_view lang, const schema::Analyzer& analyzer);

    const std::string& text() const { return text_; }
    bool has(UnitKind kind) const;

    /// Whether they negate what follows: by a negation in the clause that continues there or in the
    /// clause that governs it (`Es stimmt nicht, dass`, `I deny having`). `next` is the following
    /// text.
    bool denies_what_follows(std::string_view next = {}) const;
    /// The same for what precedes: directly (`Ich verkaufe den Leuchtturm nicht`) or as a clause
    /// about the whole (`, and that is a lie`).
    bool denies_what_precedes() const;
    /// Whether they make what follows uncertain without negating it (`I doubt that`, `Perhaps`), or
    /// attribute it to somebody other than the speaker (`They claim`).
    bool doubts_what_follows(std::string_view next = {}) const;
    bool gives_away_what_follows(std::string_view next = {}) const;
    /// The same for what precedes, by a clause after it: `, I doubt it`, `, they say`.
    bool doubts_what_precedes() const;
    bool gives_away_what_precedes() const;
    /// Whether they end in a word that changes the following office or thing: `Deputy`, `alleged`.
    bool qualifies_what_follows() const;
    /// Whether they end in, or start with, words that qualify an adjacent number: `Nearly`, `up
    /// to`, `40 to`. Ask only next to a number.
    bool bounds_what_follows() const;
    bool bounds_what_precedes() const;
    /// For words omitted from the middle: either of the two, or a few words between commas, which
    /// belong to the surrounding clause: `, under no circumstances,`.
    bool denies_what_surrounds() const;

private:
    bool is_denial(std::size_t at) const;
    bool is(WordClass word_class, std::size_t at) const;
    /// Whether words of the class start there.
    bool begins(WordClass word_class, std::size_t at) const;
    /// Whether the negation there affirms what follows: `no doubt`.
    bool denies_doubt(std::size_t at) const;
    bool is_doubt(std::size_t at) const;
    bool is_claim_of_others(std::size_t at) const;
    bool ends_near(std::size_t at) const;
    /// One word, or two: `not true`.
    bool is_untruth(std::size_t at) const;
    bool governs(std::size_t at, std::string_view next) const;
    bool ends_clause(std::size_t at) const;

    std::string text_;
    const LanguageWords& language_;
    Meanings read_;
};

}  // namespace onrecord::searcher::check
