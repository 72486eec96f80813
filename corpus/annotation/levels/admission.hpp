// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/entry.hpp"

#include <cstdint>
#include <string>

// The one step that gives a level: after the person is known, from all that is known. What a rule
// says of itself is only the most that it may claim.
namespace onrecord::corpus::annotation {

/// By what the words before or behind a quote lead to somebody.
enum class Basis : std::uint8_t {
    Nothing,    ///< Nobody was found.
    Name,       ///< A name that stands there.
    ShortName,  ///< One word that the Liveblog never gives in full.
    Pronoun,    ///< he, she.
    Office,     ///< the minister.
    Body,       ///< A body by its name.
    Voice,      ///< A spokesperson without a name: the body speaks.
    Anaphor,    ///< the force, they: a body named before.
    Context,    ///< The title, or whoever the sentence begins with.
};

/// Who a Source means, and how that is known.
struct Resolution {
    std::string speaker;  ///< Canonical, several parted by "; "; empty to abstain.
    Basis basis = Basis::Nothing;
    /// A listed forename, a title or the authority says that each is a person, or a body's word
    /// that it is a body.
    bool is_attested = false;
    std::uint32_t sentences_back = 0;  ///< Of a pronoun: where its person stands.
    bool has_rival = false;            ///< Of a pronoun: another person who may be meant is near.
};

/// The level of a quote whose rule claims `claimed` at most. What is a guess twice over, by its
/// rule and by its Speaker, names nobody: `found.speaker` is cleared.
schema::Level admit(schema::Level claimed, Resolution& found);

}  // namespace onrecord::corpus::annotation
