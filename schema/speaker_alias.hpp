// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace onrecord::schema {

/// Another name of a Speaker: `speaker:` finds the canonical one by it.
struct SpeakerAlias {
    std::string alias;
    std::string speaker;  ///< Canonical name, as Annotations have it.
    bool operator==(const SpeakerAlias&) const = default;
};

}  // namespace onrecord::schema
