// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/check/calendar_words.hpp"
#include "searcher/check/language_words.hpp"
#include "searcher/check/spelled_numbers.hpp"
#include "searcher/check/word_table.hpp"

#include <bitset>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace onrecord::searcher::check {

/// The result of one lookup of a word: a bit for each WordClass of the word alone, and the bits
/// below.
namespace word_bits {
constexpr std::uint64_t of(WordClass word_class) {
    return std::uint64_t{1} << static_cast<unsigned>(word_class);
}
inline constexpr std::uint64_t month = std::uint64_t{1} << 60U;
inline constexpr std::uint64_t number = std::uint64_t{1} << 61U;  ///< Starts a number in words.
inline constexpr std::uint64_t phrase = std::uint64_t{1}
                                        << 62U;  ///< Starts a phrase (words joined by `_`).
inline constexpr std::uint64_t digit = std::uint64_t{1} << 63U;  ///< Starts with a digit.
}  // namespace word_bits

/// The vocabulary of one language in a form for reading texts: one hash lookup per word gives all
/// its classes. Immutable; many threads may read.
class Lexicon {
public:
    explicit Lexicon(std::string_view lang);

    std::uint64_t bits_of(std::string_view form) const;
    const LanguageWords& words() const { return words_; }
    const SpelledNumbers* spelled() const { return spelled_; }
    const CalendarWords& calendar() const { return calendar_; }

    /// The word in a canonical spelling: `harbors` as `harbours`, `organise` as `organize`, `til`
    /// as `until`.
    std::string spelled_alike(const std::string& form) const;
    /// Other words for what `spelled_alike` makes the same of: `u.s.` of `us`.
    std::vector<std::string> written_otherwise(const std::string& alike) const;
    /// Whether another spelling of the word may be known. May be true wrongly, never false wrongly.
    bool may_be_spelled_otherwise(std::string_view form) const;
    /// Variant letters unified: `mussen` for `muessen` and `müssen`.
    std::string with_common_letters(std::string form) const;
    /// Whether print may have other letters than the `written` word: `ü`, or nothing for `'`.
    bool may_have_other_letters(std::string_view written, std::string_view form) const;
    /// A number written as one word, a thousand and more: `dreitausend`.
    std::optional<std::uint32_t> compound_number(std::string_view form) const;
    /// Whether it may be the second piece of a contraction: `have` in `we've`.
    bool is_contracted(std::string_view form) const { return (bits_of(form) & contracted) != 0; }

private:
    static constexpr std::uint64_t contracted = std::uint64_t{1} << 59U;
    static_assert(lexicon_class_count <= 59);
    void add_classes();
    void add_phrases();
    void add_spellings();

    const LanguageWords& words_;
    const SpelledNumbers* spelled_;
    const CalendarWords& calendar_;
    WordTable table_;
    std::unordered_multimap<std::string, std::string> others_;  ///< By what they mean.
    std::bitset<4096> spellings_;  ///< By the first letters of words that are spelled in two ways.
};

/// For a language (ISO 639-1; `en-GB` is `en`). For an unknown one, the words common to all
/// languages. Created at first use in some milliseconds; any thread.
const Lexicon& lexicon_of(std::string_view lang);

}  // namespace onrecord::searcher::check
