// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/analyzer.hpp"
#include "searcher/check/language_words.hpp"
#include "searcher/check/meanings.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace onrecord::searcher::check {

/// Printed words that a paste leaves out, before it, behind it or where it has an ellipsis: from
/// the one word that it has to the other, with the marks between. Linear in the text.
class CutWords {
public:
    CutWords(std::string text, std::string_view lang, const schema::Analyzer& analyzer);

    const std::string& text() const { return text_; }
    bool has(UnitKind kind) const;

    /// Whether they deny what stands behind them: a denial in the clause that goes on there, or in
    /// the one that governs it: `Es stimmt nicht, dass`, `I deny having`. `next` is what follows.
    bool denies_what_follows(std::string_view next = {}) const;
    /// The same of what stands before them, right there: `Ich verkaufe den Leuchtturm nicht`, or
    /// near and of the whole: `, and that is a lie`.
    bool denies_what_precedes() const;
    /// Whether they take from what follows that it is so, without a denial: `I doubt that`,
    /// `Perhaps`; or give it to others than the speaker: `They claim`.
    bool doubts_what_follows(std::string_view next = {}) const;
    bool gives_away_what_follows(std::string_view next = {}) const;
    /// The same behind the words, as a clause of its own: `, I doubt it`, `, they say`.
    bool doubts_what_precedes() const;
    bool gives_away_what_precedes() const;
    /// Whether they end in what makes another office or thing of what follows: `Deputy`, `alleged`.
    bool qualifies_what_follows() const;
    /// Whether they end in, or begin with, what says how exact a number beside them is: `Nearly`,
    /// `up to`, `40 to`. The words are beside a number.
    bool bounds_what_follows() const;
    bool bounds_what_precedes() const;
    /// Of words out of the middle, either; and a few words between commas, which belong to the
    /// clause around them: `, under no circumstances,`.
    bool denies_what_surrounds() const;

private:
    bool is_denial(std::size_t at) const;
    bool is(WordClass word_class, std::size_t at) const;
    /// Whether words of the class begin there.
    bool begins(WordClass word_class, std::size_t at) const;
    /// Whether the denial there affirms what follows: `no doubt`.
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
