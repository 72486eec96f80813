// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/annotation/names/names.hpp"

#include <vector>

// Recognition of personal names in German, in which every noun is capitalised: only a forename, a
// title or another mention shows that a capitalised word is a name.
namespace onrecord::corpus::annotation {

/// The names in a German `reading`, in order. Adds to its tokens what compounds are
/// (`Bundesinnenminister`: an office) and cuts the s of a genitive off a surname (`Merkels`).
void find_german_names(Reading& reading, std::vector<NameMention>& names);

}  // namespace onrecord::corpus::annotation
