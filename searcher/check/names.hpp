// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace onrecord::searcher::check {

/// How a requested name relates to a printed one.
enum class NameRelation : unsigned char {
    Same,   ///< The same name, disregarding titles, initials and order.
    Fits,   ///< No contradiction, but a part is missing: a surname or office alone.
    Slip,   ///< A similar spelling: asked about, never accepted.
    Other,  ///< Another person: different surname, forename or initial.
};

/// A parsed name: folded words without titles; also `Harjula, Aino` and `J.D. Pike`.
struct Name {
    std::vector<std::string> given;  ///< Forenames and initials.
    std::string surname;             ///< The last word; empty if there are only titles.
    std::vector<std::string> words;  ///< All of them, in order.
};

Name read_name(std::string_view text);

/// Compares two names. `told` is the text that contains the printed one: a full name in it gives
/// the forename of a surname alone (`Pieter van Zanten ... Van Zanten said`).
NameRelation compare_names(std::string_view asked, std::string_view printed, std::string_view told);

}  // namespace onrecord::searcher::check
