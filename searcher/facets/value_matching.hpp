// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/speaker_alias.hpp"
#include "searcher/facets/facet_dictionary.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// Which Facet values a typed name means.
namespace onrecord::searcher {

/// How a name is interpreted.
enum class Reading : std::uint8_t {
    Query,   ///< `speaker:lavrov`: the whole value, an alias, or all its words.
    Choice,  ///< Selected from a list: exactly this value; if there is none, as in a Query.
};

/// The values that `typed` means, ascending. Values are compared folded; `aliases` are sorted by
/// folded alias. A date means a month; a day means its month.
std::vector<ValueId> matching_values(const FacetDictionary& dictionary,
                                     std::span<const schema::SpeakerAlias> aliases,
                                     schema::FieldId field,
                                     std::string_view typed,
                                     Reading reading);

/// `Did you mean 'Sergey Lavrov'?`, from the values and their words; empty when none is similar.
std::string nearest_value(const FacetValues& facet, std::string_view typed);

/// The words of a folded value: runs of letters and digits.
std::vector<std::string_view> value_words(std::string_view folded);

}  // namespace onrecord::searcher
