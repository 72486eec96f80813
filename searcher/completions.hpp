// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/field.hpp"

#include <cstdint>
#include <string>

namespace onrecord::searcher {

/// A value of a Facet that what somebody has typed so far may become.
struct Completion {
    schema::FieldId field = schema::FieldId::Speaker;
    std::string value;
    std::string label;          ///< For people.
    std::uint64_t entries = 0;  ///< That have it; exact.
    std::uint32_t typos = 0;    ///< Letters in which what was typed differs.
};

/// What can be completed, in the order in which equals are listed.
inline constexpr schema::FieldId completed_fields[] = {schema::FieldId::Speaker,
                                                       schema::FieldId::Topic,
                                                       schema::FieldId::Country,
                                                       schema::FieldId::Liveblog,
                                                       schema::FieldId::Outlet};

}  // namespace onrecord::searcher
