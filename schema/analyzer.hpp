// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/entry.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

// How words are read, the same when indexing and when asking. A change here changes every index:
// raise `analyzer_version`, which stands in the Manifest and forces a rebuild.
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
// A form is at most 256 bytes long; longer words are cut. Reading a form gives that form again
// (`us` in capitals, alone, is the one exception). Only numbers depend on the language, so a Query
// whose language nobody knows is read as its Entries were.
namespace onrecord::schema {

inline constexpr int analyzer_version = 1;

/// One word. `form` is folded (NFKC, case and diacritics folded, marks and dashes unified,
/// possessive 's off) and unstemmed; `span` is where it stands in the text as given, in bytes.
struct Word {
    std::string form;
    Span span;
    bool operator==(const Word&) const = default;
};

/// Reads words and stems. Cheap to make, not to be shared between threads (libstemmer keeps
/// state). An unknown language gets no stemming and the rules of English numbers.
class Analyzer {
public:
    Analyzer();
    ~Analyzer();
    Analyzer(Analyzer&&) noexcept;
    Analyzer& operator=(Analyzer&&) noexcept;
    Analyzer(const Analyzer&) = delete;
    Analyzer& operator=(const Analyzer&) = delete;

    /// The words of `text` in order. `words` is overwritten; giving the same vector again saves
    /// allocations. Never fails: ill-formed UTF-8 separates words.
    void read(std::string_view text, std::string_view lang, std::vector<Word>& words) const;
    std::vector<Word> read(std::string_view text, std::string_view lang) const;

    /// The stem of one folded form in `lang` (ISO 639-1); the form itself when the language has
    /// no stemmer. Valid until the next call. libstemmer was made for words with their accents
    /// and gets them folded: its rules for ä or é never fire, so some forms of a German or French
    /// word part where they would meet. Readers who type `hauser` and `Häuser` meet instead, and
    /// both wings see the same stems, which is what counts.
    std::string_view stem(std::string_view form, std::string_view lang) const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

/// A value as compared: folded like words, inner white space single, ends trimmed. What names
/// and outlets are matched by; not for showing.
std::string fold(std::string_view text);

/// The languages (ISO 639-1) that libstemmer has a stemmer for, sorted.
std::vector<std::string_view> stemmed_languages();

}  // namespace onrecord::schema
