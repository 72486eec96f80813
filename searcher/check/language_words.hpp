// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

namespace onrecord::searcher::check {

/// The classes of words in vocabulary/words.tsv: what a word does in a language. `a:b` means that
/// `a` has the meaning `b`.
enum class WordClass : std::uint8_t {
    Denial,         ///< `not`, `jamais`
    WeakDenial,     ///< Denies only together with another: French `ne`.
    Condition,      ///< `if`, `wenn`
    Scale,          ///< `million:1e6`
    Percent,        ///< `per_cent`
    Currency,       ///< `dollars:$`
    Joiner,         ///< `and` in `two hundred and ten`
    NoNumber,       ///< Looks like a number but mostly is none: `one`, Italian `sei`.
    Same,           ///< `no_one:nobody`
    Contraction,    ///< `can't:can_not`
    Ending,         ///< `n't:not`, of any word
    Hesitation,     ///< `um`
    Spelling,       ///< `harbor:harbour`, and every word that starts so
    Title,          ///< Precedes a name: `mayor`, `frau`
    Attribution,    ///< Next to a quotation: `said`, `reporters`, `March`
    TitleEnding,    ///< Ends an office of one word: German `minister`
    Letter,         ///< A Cyrillic letter in Latin ones; `-` for none.
    Forename,       ///< The same forename in another language: `volodymyr:vladimir`
    Of,             ///< Between a large number and what is counted: `millones de euros`
    DateWord,       ///< Within a date: `the third of April`
    Clause,         ///< Starts another clause: `and`, `but`
    Correction,     ///< With which an Outlet admits a mistake: `misquoted`
    Alike,          ///< Another word for the same, in any text: `til:until`
    Number,         ///< A number of one word that is no whole one: `anderthalb:1.5`
    Half,           ///< Before a scale: `half a million`
    AndHalf,        ///< After a number: `and_a_half:0.5`
    Article,        ///< Before a scale, one: `a million`
    Hundred,        ///< After an article read as this number: `hundred:one`
    LoneScale,      ///< A scale that may stand alone: Spanish `mil`
    Range,          ///< Between two numbers, like a dash: `15 to 20`
    ClockWord,      ///< After a time of day: German `Uhr`
    ClockName,      ///< A time of day: `noon:12:00`
    DollarOf,       ///< Before `$`, the country: `us:$`, `r:R$`
    DenialPrefix,   ///< Makes a word deny: `un` in `unable`
    Speech,         ///< A verb of saying, next to a quotation: `insisted`
    Preposition,    ///< Starts a circumstance of the saying: `at the harbour`
    Relative,       ///< Starts a clause that says more than who spoke: `who`
    OtherHyphened,  ///< A different word without its hyphen: `resign` of `re-sign`
    Dimension,      ///< After a length: `5m high`
    Sign,           ///< A sign between two words: `&:and`
    Fraction,       ///< After a number in words: `thirds:3`
    PercentPoint,   ///< After a number, different from per cent: `percentage_points`
    Series,         ///< Between numbers that share one per cent: `10 and 15 per cent`
    Century,        ///< Before the years of one in words: `nineteen:1900`
    Compound,       ///< Within a number of one word: `tausend:1000` in `dreitausend`
    Letters,        ///< Letters written for others: `ue:u`, which folding makes of `ü`
    NoLetters,      ///< Not after one of these, as in `neue`.
    LettersLost,    ///< Where letters may be missing: `вя` of `зв'язок`
    Gender,         ///< Ending for women, and with a sign for all: `innen` in `Bürger*innen`
    Reflexive,      ///< Next to a Correction: it is not the Outlet's: `herself`
    Untruth,        ///< Says that a clause is false: `false`, `deny`
    Truth,          ///< The same together with a denial: `true` of `not true`
    That,           ///< Starts a clause that the text before the comma still governs: `dass`
    Bound,          ///< Before a number, its exactness: `nearly`; `to:+` only after another
    BoundAfter,     ///< The same after it: `more` of `or more`
    Measure,        ///< After a number, its unit: `kilometres:km`
    Minus,          ///< Before a number below zero: `minus`
    Participle,     ///< After `'d`, which then is `had`: `gone` of `they'd gone`
    Numero,         ///< With a dot before a number, `number`: `no` of `No. 10`
    // A Lexicon has no more bits: the following classes are only in LanguageWords.
    Barely,       ///< Denies the rest of its clause, mostly nothing elsewhere: `seldom`
    Doubt,        ///< Makes the following clause uncertain: `doubt`, `perhaps`
    Claim,        ///< Attributes the following clause to others: `claim`, not with FirstPerson
    FirstPerson,  ///< Before a Claim, the speaker claims it: `I`
    Qualifier,    ///< Changes the following office or thing: `deputy`, `alleged`
    Hedge,        ///< Makes its clause a possibility: `may have set`
    CutEnding,    ///< Behind a word, what the Analyzer cuts off may stand for: `'s:is`
    Filler,       ///< Between marks, says nothing: `you_know`
    AtClock,      ///< Before a number with minutes, that it is a time: German `um`, Spanish `las`
    BeforeHour,   ///< Before an hour, how many minutes from it: `half_past:30`, `viertel_vor:-15`
    Contracting,  ///< May be the first piece of a contraction: `we` of `we're`
    BehindHour,   ///< The same behind it, where something says that it is a time: `y_media:30`
};
inline constexpr std::size_t word_class_count = 71;
/// How many of them, from the first, a Lexicon covers.
inline constexpr std::size_t lexicon_class_count = 59;

/// The words of one language, by class. Immutable; many threads may read. For reading texts use the
/// Lexicon, which looks each word up once.
class LanguageWords {
public:
    /// The meaning of `form` in a class; null when it is not in the class. Words whose row has no
    /// `:` mean themselves. `form` may be several words joined by `_`.
    const std::string* find(WordClass of, std::string_view form) const;
    bool is(WordClass of, std::string_view form) const { return find(of, form) != nullptr; }
    const std::unordered_map<std::string, std::string>& all(WordClass of) const;
    /// Whether the word alone qualifies the exactness of a number.
    bool bounds(std::string_view form) const {
        const std::string* meaning = find(WordClass::Bound, form);
        return meaning != nullptr && *meaning != "+";
    }
    /// Whether the language's denials are known.
    bool knows_denials() const { return !all(WordClass::Denial).empty(); }

    void add(WordClass to, std::string_view word);

private:
    std::unordered_map<std::string, std::string> words_[word_class_count];
};

/// For a language (ISO 639-1; `en-GB` is `en`). For an unknown one, the words common to all
/// languages.
const LanguageWords& language_words(std::string_view lang);

}  // namespace onrecord::searcher::check
