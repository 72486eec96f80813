// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/speaker_alias.hpp"
#include "searcher/facets/facet_dictionary.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// Which values of a Facet a name means.
namespace onrecord::searcher {

/// How freely a name is read.
enum class Reading : std::uint8_t {
    Query,   ///< `speaker:lavrov`: the whole value, another name of it, or all its words.
    Choice,  ///< A value that was chosen from a list; read as in a Query only if there is none.
};

/// The values that `typed` means, rising. Values are compared folded; `aliases` are sorted by
/// their folded alias. A date is a month, a day being its month.
std::vector<ValueId> matching_values(const FacetDictionary& dictionary,
                                     std::span<const schema::SpeakerAlias> aliases,
                                     schema::FieldId field,
                                     std::string_view typed,
                                     Reading reading);

/// `Did you mean 'Sergey Lavrov'?` among the values and their words; empty when nothing is near.
std::string nearest_value(const FacetValues& facet, std::string_view typed);

/// Letters and digits in a row: the words of a folded value.
std::vector<std::string_view> value_words(std::string_view folded);

}  // namespace onrecord::searcher
