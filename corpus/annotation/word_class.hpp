// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

// Classes of words for the rules; the data is in languages/xx/words.tsv.
namespace onrecord::corpus::annotation {

enum class WordClass : std::uint32_t {
    Said = 1U << 0U,           ///< A finite verb of speech: said, told, sagte.
    Held = 1U << 1U,           ///< A possible verb of speech: called, believes, criticized.
    Saying = 1U << 2U,         ///< A participle: saying, adding.
    He = 1U << 3U,             ///< A pronoun for one man.
    She = 1U << 4U,            ///< A pronoun for one woman.
    They = 1U << 5U,           ///< A pronoun for several.
    It = 1U << 6U,             ///< A pronoun for a body.
    I = 1U << 7U,              ///< I, we, you: the speaker or hearer.
    Who = 1U << 8U,            ///< A relative pronoun.
    Determiner = 1U << 9U,     ///< the, a, his.
    Preposition = 1U << 10U,   ///< of, in, with.
    Conjunction = 1U << 11U,   ///< and, but, that, when.
    Auxiliary = 1U << 12U,     ///< has, was, will.
    Adverb = 1U << 13U,        ///< later, also.
    Negation = 1U << 14U,      ///< not, never.
    Time = 1U << 15U,          ///< Monday, January, yesterday.
    Honorific = 1U << 16U,     ///< Mr, Gen, Sir: precedes a name.
    Office = 1U << 17U,        ///< president, spokesman: what a person is.
    Body = 1U << 18U,          ///< ministry, committee: what a body is called.
    Male = 1U << 19U,          ///< A forename of men.
    Female = 1U << 20U,        ///< A forename of women.
    Abbreviation = 1U << 21U,  ///< Its full stop does not end a sentence.
    According = 1U << 22U,     ///< according (to), laut, selon.
    Particle = 1U << 23U,      ///< von, de, bin: inside a name.
    Document = 1U << 24U,      ///< statement, letter: may contain words.
    NotName = 1U << 25U,       ///< Capitalised often, yet no name: The, American, Olympics.
    NoSpeech = 1U << 26U,      ///< declined, refused (to say): no speech.
    Forename = 1U << 27U,      ///< A forename of unknown gender.
    Common = 1U << 28U,        ///< A common word in lower case: not a name by itself.
    Man = 1U << 29U,           ///< spokesman, king: the person is a man.
    Woman = 1U << 30U,         ///< spokeswoman, queen: the person is a woman.
    Place = 1U << 31U,         ///< A capital, a region, a seat: not a person when alone.
};

/// A set of WordClasses.
class WordClasses {
public:
    constexpr WordClasses() = default;
    // A single class is a set too; written out at every use it would hide the rules.
    // NOLINTNEXTLINE(google-explicit-constructor)
    constexpr WordClasses(WordClass one) : bits_{static_cast<std::uint32_t>(one)} {}

    constexpr bool has(WordClasses any) const { return (bits_ & any.bits_) != 0; }
    constexpr void add(WordClasses more) { bits_ |= more.bits_; }
    constexpr void remove(WordClasses less) { bits_ &= ~less.bits_; }
    constexpr bool is_empty() const { return bits_ == 0; }
    friend constexpr WordClasses operator|(WordClasses one, WordClasses other) {
        one.add(other);
        return one;
    }

private:
    std::uint32_t bits_ = 0;
};
constexpr WordClasses operator|(WordClass one, WordClass other) {
    return WordClasses{one} | WordClasses{other};
}

/// The classes by the names they have in words.tsv.
struct NamedClass {
    std::string_view name;
    WordClass word_class;
};
inline constexpr NamedClass named_classes[] = {
    {"said", WordClass::Said},
    {"held", WordClass::Held},
    {"saying", WordClass::Saying},
    {"he", WordClass::He},
    {"she", WordClass::She},
    {"they", WordClass::They},
    {"it", WordClass::It},
    {"i", WordClass::I},
    {"who", WordClass::Who},
    {"determiner", WordClass::Determiner},
    {"preposition", WordClass::Preposition},
    {"conjunction", WordClass::Conjunction},
    {"auxiliary", WordClass::Auxiliary},
    {"adverb", WordClass::Adverb},
    {"negation", WordClass::Negation},
    {"time", WordClass::Time},
    {"honorific", WordClass::Honorific},
    {"office", WordClass::Office},
    {"body", WordClass::Body},
    {"male", WordClass::Male},
    {"female", WordClass::Female},
    {"abbreviation", WordClass::Abbreviation},
    {"according", WordClass::According},
    {"particle", WordClass::Particle},
    {"document", WordClass::Document},
    {"not-name", WordClass::NotName},
    {"no-speech", WordClass::NoSpeech},
    {"forename", WordClass::Forename},
    {"common", WordClass::Common},
    {"man", WordClass::Man},
    {"woman", WordClass::Woman},
    {"place", WordClass::Place},
};

}  // namespace onrecord::corpus::annotation
