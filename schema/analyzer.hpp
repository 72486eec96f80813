// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/entry.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

// The tokenizer: how a text is cut into words and how each word is normalised. Indexing and
// searching use the same one. Any change of its output changes every index: raise
// `analyzer_version`, which is recorded in the Manifest and forces a rebuild.
//
// The rules, each with a row in tests/unit/schema/analyzer_test.cpp:
//
//   Kyiv-based, #Kyiv       kyiv based, kyiv      hyphens, dashes and signs part words
//   un(soft hyphen)der      under                 what is not seen is not there
//   Putin's, it's, don&#39;t  putin, it's, don't  11 English words keep their 's
//   l'Ukraine               l ukraine             French and Italian elisions are words
//   8,500; 3.5; 28.01.2022  8500; 3.5; 28 01 2022 `8.500` is 8500 in German and others
//   $11bn, 50%              $ 11 bn, 50 %
//   U.K., U.S., US, us      uk, u.s., u.s., us    see words/us_country.hpp for US in capitals
//   中国                    中 国                 Thai, Kana and others without blanks, too
//
// A form is at most 256 bytes long; longer words are cut into pieces. Reading a form gives the same
// form again (with one exception: `US` alone, in capitals). Only the reading of numbers depends on
// the language, so a Query of unknown language gives the same words as the Entries did.
namespace onrecord::schema {

inline constexpr int analyzer_version = 1;

/// One word. `form` is folded (NFKC, case and diacritics folded, quotation marks and dashes
/// unified, possessive 's removed) and not stemmed; `span` is its byte range in the text as given.
struct Word {
    std::string form;
    Span span;
    bool operator==(const Word&) const = default;
};

/// Cuts texts into words and stems them. Cheap to construct. One thread at a time, because
/// libstemmer keeps state. A text of unknown language is not stemmed, and its numbers are read by
/// the English rules.
class Analyzer {
public:
    Analyzer();
    ~Analyzer();
    Analyzer(Analyzer&&) noexcept;
    Analyzer& operator=(Analyzer&&) noexcept;
    Analyzer(const Analyzer&) = delete;
    Analyzer& operator=(const Analyzer&) = delete;

    /// The words of `text` in order. `words` is overwritten; passing the same vector again saves
    /// allocations. Never fails: ill-formed UTF-8 separates words. `lang` is ISO 639-1, or empty.
    void read(std::string_view text, std::string_view lang, std::vector<Word>& words) const;
    std::vector<Word> read(std::string_view text, std::string_view lang) const;

    /// The stem of one folded form in `lang` (ISO 639-1); the form itself when the language has no
    /// stemmer. The view is valid until the next call. libstemmer expects accented words and is
    /// given folded ones, so its rules for ä or é never apply and some forms of a German or French
    /// word get different stems. In exchange `hauser` finds `Häuser`, and index and Query agree,
    /// which is what matters (docs/decisions/0008).
    std::string_view stem(std::string_view form, std::string_view lang) const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

/// A value in the form in which values are compared: folded as words are, white space collapsed,
/// ends trimmed. Names of Speakers and Outlets are matched by it. Not for display.
std::string fold(std::string_view text);

/// The languages (ISO 639-1) for which libstemmer has a stemmer, sorted.
std::vector<std::string_view> stemmed_languages();

}  // namespace onrecord::schema
