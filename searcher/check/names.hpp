// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace onrecord::searcher::check {

/// How a name as asked stands to the name that print gives.
enum class NameRelation : unsigned char {
    Same,   ///< The same person as far as names go: titles, initials and order aside.
    Fits,   ///< No part contradicts, but a part is wanting: a bare surname or office.
    Slip,   ///< Nearly the same letters: to be asked, never to be taken.
    Other,  ///< Another person's: another surname, or another forename or initial.
};

/// A name taken apart: folded words without titles; `Harjula, Aino` and `J.D. Pike` in order.
struct Name {
    std::vector<std::string> given;  ///< Forenames and initials.
    std::string surname;             ///< The last word; empty when there are only titles.
    std::vector<std::string> words;  ///< All of them, in order.
};

Name read_name(std::string_view text);

/// Compares two names; `told` is the text that the second one stands in: a full name there tells
/// the forename of a bare surname (`Pieter van Zanten ... Van Zanten said`).
NameRelation compare_names(std::string_view asked, std::string_view printed, std::string_view told);

}  // namespace onrecord::searcher::check
