// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/annotation/quotes/clauses.hpp"

#include <cstdint>
#include <optional>
#include <vector>

// German word order: in a main clause the finite verb stands second, its subject before it or
// behind it; in a subordinate clause it stands last.
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
    bool is_passed_on = false;    ///< Its verb is in the subjunctive of speech passed on.
    bool has_own_subject = true;  ///< Else it is that of the clause before: `..., und lobte`.
};

/// The clauses of a sentence in their order; every item but commas and dashes is in one. Of a
/// sentence of more than 400 items those of its end.
std::vector<Clause> clauses_of(const Narration& told, ItemRange sentence);

}  // namespace onrecord::corpus::annotation::german
