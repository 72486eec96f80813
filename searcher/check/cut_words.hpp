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

    /// Whether they deny what stands behind them: a denial in the clause that goes on there.
    bool denies_what_follows() const;
    /// The same of what stands before them, right there: `Ich verkaufe den Leuchtturm nicht`.
    bool denies_what_precedes() const;
    /// Of words out of the middle, either; and a few words between commas, which belong to the
    /// clause around them: `, under no circumstances,`.
    bool denies_what_surrounds() const;

private:
    bool is_denial(std::size_t at) const;
    bool ends_clause(std::size_t at) const;

    std::string text_;
    const LanguageWords& language_;
    Meanings read_;
};

}  // namespace onrecord::searcher::check
