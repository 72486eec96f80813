// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/plain/html.hpp"
#include "server/api/plain/values.hpp"

#include <string>
#include <string_view>

// The page without JavaScript: the same answers of the interface, written as HTML. What the script
// shows more of (facets, timeline, wordings on a slider) is reached by it alone.
namespace onrecord::server::api::plain {

/// What a reader typed, as the forms show it again.
struct Asked {
    std::string query;
    std::string words;
    std::string speaker;
    std::string before;
    /// The address's own parameters without `offset`, for the links between pages of results.
    std::string parameters;
    std::int64_t offset = 0;
};

/// Whether `/captures/{sha}` answers the reader.
enum class RawCaptures : std::uint8_t { Absent, Served };

/// Each gives the inside of `<noscript>`, from the answer of the interface's route of that name.
std::string search_part(const boost::json::object& page, const Asked& asked);
std::string entry_part(const boost::json::object& view, RawCaptures captures);
std::string check_part(const boost::json::object& report, const Asked& asked);
/// Nothing has been pasted yet.
std::string check_form_part(const Asked& asked);
/// What the interface refused or could not answer.
std::string problem_part(const boost::json::object& problem, const Asked& asked);

/// Shared by the parts above.
void write_top(Html& html, const Asked& asked);
/// Between which moments the words were printed, else what is known of a time.
void write_interval(Html& html, const boost::json::object& entry);
/// Outlet, interval, and whether the words are an earlier wording or withdrawn.
void write_origin(Html& html, const boost::json::object& entry);
/// The speaker with the level; or that nobody is named.
void write_speaker(Html& html, const boost::json::object& quote);
void write_title(Html& html, const boost::json::object& entry, std::string_view tag);

}  // namespace onrecord::server::api::plain
