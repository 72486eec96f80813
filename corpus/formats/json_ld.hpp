// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/result.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

// schema.org's LiveBlogPosting as JSON-LD, read leniently: publishers differ in everything but the
// names of the members.
namespace onrecord::corpus::formats {

/// One item of liveBlogUpdate; texts as they are in the JSON, HTML and all. Empty: not there.
struct LdUpdate {
    std::string id;  ///< `@id` or `identifier`.
    std::string url;
    std::string headline;
    std::string body;
    std::string published;
    std::string modified;
    std::string lang;
    std::vector<std::string> authors;
    std::vector<std::string> sections;
};

struct LdLiveblog {
    std::string url;
    std::string headline;
    std::string publisher;
    std::string lang;
    std::vector<std::string> sections;
    std::vector<LdUpdate> updates;
    std::uint64_t unusable_updates = 0;  ///< No objects, or without words.
};

struct LdPage {
    std::vector<LdLiveblog> liveblogs;
    std::vector<std::string> types;  ///< Every other `@type` of the top, for the Problem.
    bool is_mended = false;          ///< The JSON was wrong in a way that could be mended.
};

/// Reads one script's content: an object, an array or an `@graph`. Comment and CDATA wrappers,
/// commas before a closing bracket and raw line feeds within strings are mended.
schema::Result<LdPage> read_json_ld(std::string_view script, int nesting_depth);

}  // namespace onrecord::corpus::formats
