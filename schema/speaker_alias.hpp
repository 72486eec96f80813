// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace onrecord::schema {

/// An alternative name of a Speaker; in a Query, `speaker:` accepts it for the canonical one.
struct SpeakerAlias {
    std::string alias;
    std::string speaker;  ///< Canonical name, as Annotations have it.
    bool operator==(const SpeakerAlias&) const = default;
};

}  // namespace onrecord::schema
