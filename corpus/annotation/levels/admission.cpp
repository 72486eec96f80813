// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/annotation/levels/admission.hpp"

#include <algorithm>

namespace onrecord::corpus::annotation {
namespace {

using schema::Level;

constexpr std::uint32_t farthest_sure = 1;    ///< Sentences between a pronoun and its person.
constexpr std::uint32_t farthest_likely = 3;  ///< Beyond, a pronoun is a guess.

Level most_for_pronoun(const Resolution& found) {
    if (!found.is_attested || found.sentences_back > farthest_likely) return Level::Low;
    const bool is_sure = found.sentences_back <= farthest_sure && !found.has_rival;
    return is_sure ? Level::High : Level::Middle;
}

Level most_for(const Resolution& found) {
    switch (found.basis) {
        case Basis::Nothing:
            return Level::Low;
        case Basis::Name:
        case Basis::Body:
            return found.is_attested ? Level::High : Level::Middle;
        case Basis::Pronoun:
            return most_for_pronoun(found);
        case Basis::Office:
            return found.is_attested ? Level::High : Level::Middle;
        case Basis::Voice:
            return found.is_attested ? Level::High : Level::Middle;
        case Basis::Anaphor:
            return found.is_attested && found.sentences_back <= farthest_sure ? Level::High
                                                                              : Level::Middle;
        case Basis::ShortName:
        case Basis::Context:
            return Level::Middle;
    }
    return Level::Low;
}

}  // namespace

Level admit(Level claimed, Resolution& found) {
    const bool is_person = found.basis == Basis::Name || found.basis == Basis::Pronoun;
    if (claimed == Level::Low && !(is_person && found.is_attested)) found.speaker.clear();
    return found.speaker.empty() ? Level::Low : std::min(claimed, most_for(found));
}

}  // namespace onrecord::corpus::annotation
