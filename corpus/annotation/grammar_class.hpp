// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

// Grammatical classes of words for the rules of a single language, in addition to WordClasses; the
// data is in languages/xx/grammar.tsv. English has no rows and no cost.
namespace onrecord::corpus::annotation {

enum class GrammarClass : std::uint32_t {
    Subject = 1U << 0U,            ///< A pronoun that is the subject: er, wir.
    Object = 1U << 1U,             ///< A pronoun that is not: ihm, sich.
    Either = 1U << 2U,             ///< A pronoun that may be both: sie, es.
    SubjectDeterminer = 1U << 3U,  ///< der
    ObjectDeterminer = 1U << 4U,   ///< den, einem
    OpenDeterminer = 1U << 5U,     ///< die, ein
    GenitiveDeterminer = 1U << 6U,
    Relative = 1U << 7U,        ///< Starts a relative clause after a comma.
    Subordinator = 1U << 8U,    ///< dass, weil, wie: the verb comes last.
    InfinitiveLead = 1U << 9U,  ///< um ... zu
    Link = 1U << 10U,           ///< und, aber: joins clauses.
    Focus = 1U << 11U,          ///< auch, selbst: precedes a noun phrase.
    View = 1U << 12U,           ///< Meinung, Angaben: nach ... whose.
    Behind = 1U << 13U,         ///< zufolge
    Passive = 1U << 14U,        ///< wird, wurde
    Feminine = 1U << 15U,       ///< A noun before which `der` is no subject.
    Finite = 1U << 16U,         ///< A finite verb not recognisable by its ending.
    Subjunctive = 1U << 17U,    ///< Of reported speech: sei, habe.
    Words = 1U << 18U,          ///< Nouns for words: Worten, Motto.
    Adjective = 1U << 19U,      ///< Or adverb, that ends like a finite verb: letzte, bekannt.
    Light = 1U << 20U,          ///< A verb of speech with its Prefix only: teilte ... mit.
    Prefix = 1U << 21U,         ///< mit, hinzu: a separated prefix.
    SpeechNoun = 1U << 22U,     ///< der Vorwurf (der Partei), ...
};

/// A set of GrammarClasses.
class GrammarClasses {
public:
    constexpr GrammarClasses() = default;
    // A single class is a set too, as with WordClasses.
    // NOLINTNEXTLINE(google-explicit-constructor)
    constexpr GrammarClasses(GrammarClass one) : bits_{static_cast<std::uint32_t>(one)} {}

    constexpr bool has(GrammarClasses any) const { return (bits_ & any.bits_) != 0; }
    constexpr void add(GrammarClasses more) { bits_ |= more.bits_; }
    friend constexpr GrammarClasses operator|(GrammarClasses one, GrammarClasses other) {
        one.add(other);
        return one;
    }

private:
    std::uint32_t bits_ = 0;
};
constexpr GrammarClasses operator|(GrammarClass one, GrammarClass other) {
    return GrammarClasses{one} | GrammarClasses{other};
}

/// The classes by the names they have in grammar.tsv.
struct NamedGrammarClass {
    std::string_view name;
    GrammarClass grammar_class;
};
inline constexpr NamedGrammarClass named_grammar_classes[] = {
    {"subject", GrammarClass::Subject},
    {"object", GrammarClass::Object},
    {"either", GrammarClass::Either},
    {"subject-determiner", GrammarClass::SubjectDeterminer},
    {"object-determiner", GrammarClass::ObjectDeterminer},
    {"open-determiner", GrammarClass::OpenDeterminer},
    {"genitive-determiner", GrammarClass::GenitiveDeterminer},
    {"relative", GrammarClass::Relative},
    {"subordinator", GrammarClass::Subordinator},
    {"infinitive-lead", GrammarClass::InfinitiveLead},
    {"link", GrammarClass::Link},
    {"focus", GrammarClass::Focus},
    {"view", GrammarClass::View},
    {"behind", GrammarClass::Behind},
    {"passive", GrammarClass::Passive},
    {"feminine", GrammarClass::Feminine},
    {"finite", GrammarClass::Finite},
    {"subjunctive", GrammarClass::Subjunctive},
    {"words", GrammarClass::Words},
    {"adjective", GrammarClass::Adjective},
    {"light", GrammarClass::Light},
    {"prefix", GrammarClass::Prefix},
    {"speech-noun", GrammarClass::SpeechNoun},
};

}  // namespace onrecord::corpus::annotation
