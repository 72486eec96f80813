// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/entry.hpp"

#include <cstdint>
#include <string>

// The only step that assigns a confidence level, after the speaker is resolved and from all
// evidence. The level claimed by a rule is an upper limit: the result is the minimum of that and
// the limit for the way in which the speaker was identified (a table in admission.cpp).
namespace onrecord::corpus::annotation {

/// How the words before or after a quote identify the speaker.
enum class Basis : std::uint8_t {
    Nothing,    ///< Not at all.
    Name,       ///< A name there.
    ShortName,  ///< One word; the Liveblog never gives the full name.
    Pronoun,    ///< he, she.
    Office,     ///< the minister.
    Body,       ///< The name of a body.
    Voice,      ///< An unnamed spokesperson: the body speaks.
    Anaphor,    ///< the force, they: refers to a body named before.
    Context,    ///< The title, or the subject of the sentence.
};

/// The speaker meant by a Source, and the evidence.
struct Resolution {
    std::string speaker;  ///< Canonical name, several separated by "; "; empty: abstain.
    Basis basis = Basis::Nothing;
    /// Each is confirmed to be a person by a listed forename, a title or the authority file, or to
    /// be a body by a word for bodies.
    bool is_attested = false;
    std::uint32_t sentences_back = 0;  ///< For a pronoun: distance to its person.
    bool has_rival = false;            ///< For a pronoun: another candidate is near.
};

/// The level of a quote whose rule claims at most `claimed`. If both the rule and the
/// identification are weak, no speaker is named: `found.speaker` is cleared.
schema::Level admit(schema::Level claimed, Resolution& found);

}  // namespace onrecord::corpus::annotation
