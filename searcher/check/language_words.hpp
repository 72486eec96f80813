// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

namespace onrecord::searcher::check {

/// What a word does in a language, as rows of vocabulary/words.tsv say.
enum class WordClass : std::uint8_t {
    Denial,         ///< `not`, `jamais`
    WeakDenial,     ///< Denies together with another: French `ne`.
    Condition,      ///< `if`, `wenn`
    Scale,          ///< `million:1e6`
    Percent,        ///< `per_cent`
    Currency,       ///< `dollars:$`
    Joiner,         ///< `and` in `two hundred and ten`
    NoNumber,       ///< Reads as a number and mostly is none: `one`, Italian `sei`.
    Same,           ///< `no_one:nobody`
    Contraction,    ///< `can't:can_not`
    Ending,         ///< `n't:not`, of any word
    Hesitation,     ///< `um`
    Spelling,       ///< `harbor:harbour`, and every word that begins so
    Title,          ///< Before a name: `mayor`, `frau`
    Attribution,    ///< Beside a quotation: `said`, `reporters`, `March`
    TitleEnding,    ///< Ends an office of one word: German `minister`
    Letter,         ///< A Cyrillic letter in Latin ones; `-` for none.
    Forename,       ///< The same forename in another language: `volodymyr:vladimir`
    Of,             ///< Between a large number and what is counted: `millones de euros`
    DateWord,       ///< Within a date: `the third of April`
    Clause,         ///< Begins another clause: `and`, `but`
    Correction,     ///< By which an Outlet admits a mistake: `misquoted`
    Alike,          ///< Another word for the same, in any text: `til:until`
    Number,         ///< A number of one word that is no whole one: `anderthalb:1.5`
    Half,           ///< Before a scale: `half a million`
    AndHalf,        ///< Behind a number: `and_a_half:0.5`
    Article,        ///< Before a scale, one: `a million`
    Hundred,        ///< Behind an article read as this number: `hundred:one`
    LoneScale,      ///< A scale that may stand alone: Spanish `mil`
    Range,          ///< Between two numbers: `15 to 20`, which a dash says too
    ClockWord,      ///< Behind a time of day: German `Uhr`
    ClockName,      ///< A time of day: `noon:12:00`
    DollarOf,       ///< Before `$`, whose: `us:$`, `r:R$`
    DenialPrefix,   ///< Makes a word deny: `un` in `unable`
    Speech,         ///< A verb of saying, beside a quotation: `insisted`
    Preposition,    ///< Begins a circumstance of the saying: `at the harbour`
    Relative,       ///< Begins a clause that says more than who spoke: `who`
    OtherHyphened,  ///< Another word without its hyphen: `resign` of `re-sign`
    Dimension,      ///< Behind a length: `5m high`
    Sign,           ///< A sign between two words: `&:and`
    Fraction,       ///< Behind a number in words: `thirds:3`
    PercentPoint,   ///< Behind a number, and no per cent: `percentage_points`
    Series,         ///< Between numbers that share one per cent: `10 and 15 per cent`
    Century,        ///< Before the years of one in words: `nineteen:1900`
    Compound,       ///< Within a number of one word: `tausend:1000` in `dreitausend`
    Letters,        ///< Letters that some write for others: `ue:u`, which folding makes of `ü`
    NoLetters,      ///< Not behind one of these, as in `neue`.
    LettersLost,    ///< Where letters may have been left out: `вя` of `зв'язок`
    Gender,         ///< Ends a word for women, and with a sign for all: `innen` in `Bürger*innen`
    Reflexive,      ///< Beside a word of Correction, who corrects is no Outlet: `herself`
    Untruth,        ///< Says of a clause that it is not so: `false`, `deny`
    Truth,          ///< The same with a denial beside it: `true` of `not true`
    That,           ///< Begins a clause behind a comma that what is before it still governs: `dass`
    Bound,          ///< Before a number, how exact it is: `nearly`; `to:+` only behind another
    BoundAfter,     ///< The same behind it: `more` of `or more`
    Measure,        ///< Behind a number, in what it is measured: `kilometres:km`
    Minus,          ///< Before a number below zero: `minus`
    Participle,     ///< Behind `'d`, which is `had` before it: `gone` of `they'd gone`
    Numero,         ///< With a dot before a number, `number`: `no` of `No. 10`
    // A Lexicon has no more bits: what follows is asked of LanguageWords alone.
    Barely,       ///< Denies what follows in its clause, and mostly nothing elsewhere: `seldom`
    Doubt,        ///< Takes from a clause behind it that it is so: `doubt`, `perhaps`
    Claim,        ///< Gives a clause behind it to others: `claim`, but not with FirstPerson
    FirstPerson,  ///< Before a word of Claim, who claims is the speaker: `I`
    Qualifier,    ///< Makes what it stands before another office or thing: `deputy`, `alleged`
    Hedge,        ///< Within a clause, makes it a thing that may be: `may have set`
};
inline constexpr std::size_t word_class_count = 65;
/// So many of them a Lexicon tells, from the first.
inline constexpr std::size_t lexicon_class_count = 59;

/// The words of one language, by class. Immutable; many threads may read it. Who reads texts asks
/// the Lexicon first.
class LanguageWords {
public:
    /// What `form` means in a class; null when it is not of the class. Words whose row has no
    /// `:` mean themselves. `form` may be several words, joined by `_`.
    const std::string* find(WordClass of, std::string_view form) const;
    bool is(WordClass of, std::string_view form) const { return find(of, form) != nullptr; }
    const std::unordered_map<std::string, std::string>& all(WordClass of) const;
    /// Whether the word says by itself how exact a number is.
    bool bounds(std::string_view form) const {
        const std::string* meaning = find(WordClass::Bound, form);
        return meaning != nullptr && *meaning != "+";
    }
    /// Whether denials of the language are known at all.
    bool knows_denials() const { return !all(WordClass::Denial).empty(); }

    void add(WordClass to, std::string_view word);

private:
    std::unordered_map<std::string, std::string> words_[word_class_count];
};

/// Of a language (ISO 639-1, `en-GB` is `en`); of one that is not known, what all have.
const LanguageWords& language_words(std::string_view lang);

}  // namespace onrecord::searcher::check
