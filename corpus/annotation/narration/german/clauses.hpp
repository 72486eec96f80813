// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/annotation/narration/clauses.hpp"

#include <cstdint>
#include <optional>
#include <vector>

// German word order: in a main clause the finite verb stands second, with its subject before or
// after it; in a subordinate clause the verb stands last.
namespace onrecord::corpus::annotation::german {

enum class ClauseKind : std::uint8_t {
    Main,
    Subordinate,  ///< dass ..., der ... hat
    Tag,          ///< `, sagte der Minister`, `, so der Minister`, `, wie der Minister sagte`
    Fragment,     ///< No finite verb: an apposition, `Schmidt wörtlich:`.
};

struct Clause {
    ItemRange items;
    ClauseKind kind = ClauseKind::Fragment;
    std::optional<std::uint32_t> verb;  ///< The finite one.
    std::optional<Source> subject;
    bool speaks = false;  ///< Has a verb of speech in any form, or `der Meinung`.
    bool is_relative = false;
    bool is_passed_on = false;    ///< Its verb is in the subjunctive of reported speech.
    bool has_own_subject = true;  ///< Else it is that of the clause before: `..., und lobte`.
};

/// The clauses of a sentence in order; every item except commas and dashes is in one. Of a sentence
/// of more than 400 items, only the clauses at its end.
std::vector<Clause> clauses_of(const Narration& told, ItemRange sentence);

}  // namespace onrecord::corpus::annotation::german
