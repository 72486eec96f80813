// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <string_view>

// IPTC Media Topics (CC BY 4.0, IPTC), and the names by which a Query may give them. The index
// stores the codes.
namespace onrecord::schema {

struct Topic {
    std::string_view code;    ///< `medtop:11000000`
    std::string_view name;    ///< `politics`: English.
    std::string_view parent;  ///< Code of the broader topic; empty at the top level.
};

/// The 17 topics of the top level, by code.
std::span<const Topic> top_topics();
/// Every topic in the table, sorted by code.
std::span<const Topic> topics();
/// The name for a code; the code itself when it is unknown.
std::string_view topic_name(std::string_view code);
/// The code for a code (with or without `medtop:`) or an English name, in any case. For Queries;
/// topics of texts are found by corpus/annotation.
std::optional<std::string_view> find_topic(std::string_view text);

}  // namespace onrecord::schema
