// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/field.hpp"

#include <cstdint>
#include <string>

namespace onrecord::searcher {

/// A Facet value proposed as the completion of what the user has typed so far.
struct Completion {
    schema::FieldId field = schema::FieldId::Speaker;
    std::string value;
    std::string label;          ///< For display.
    std::uint64_t entries = 0;  ///< Entries that have it; exact.
    std::uint32_t typos = 0;    ///< Edit distance to what was typed.
};

/// The Facets whose values are completed. Of equally good completions, those of an earlier Facet
/// come first.
inline constexpr schema::FieldId completed_fields[] = {schema::FieldId::Speaker,
                                                       schema::FieldId::Topic,
                                                       schema::FieldId::Country,
                                                       schema::FieldId::Liveblog,
                                                       schema::FieldId::Outlet};

}  // namespace onrecord::searcher
