// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/message.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

// Error responses: RFC 9457, application/problem+json.
namespace onrecord::server::http {

/// A row of the table of statuses that the server sends; docs/http-api.md lists them.
struct StatusRow {
    unsigned status;
    std::string_view title;
    std::string_view meaning;
};

// clang-format off
inline constexpr StatusRow statuses[] = {
    {200, "OK",                              "the answer"                                                                        },
    {202, "Accepted",                        "a notification was taken; there is no answer to it"                                },
    {204, "No Content",                      "the answer to OPTIONS: see Allow"                                                  },
    {304, "Not Modified",                    "the answer that If-None-Match names still holds"                                   },
    {400, "Bad Request",                     "malformed HTTP, an unknown or wrong parameter, or a query of which no sense can be made"},
    {401, "Unauthorized",                    "the route needs a key, or the key is none of this server's"                        },
    {403, "Forbidden",                       "the key is not for that; or a page of this site may not ask here: see --origins"   },
    {404, "Not Found",                       "no such route, entry, liveblog or capture"                                         },
    {405, "Method Not Allowed",              "the route is there, but not for this method: see Allow"                            },
    {410, "Gone",                            "the generation that was asked for is not served any more: begin anew"              },
    {413, "Content Too Large",               "the body is larger than the limit"                                                 },
    {414, "URI Too Long",                    "the request target is longer than the limit"                                       },
    {415, "Unsupported Media Type",          "the body is not of the kind that the route reads"                                  },
    {421, "Misdirected Request",             "the Host is no name of this server: see --hosts"                                   },
    {429, "Too Many Requests",               "more requests a minute than --rate or the key allows: see Retry-After"             },
    {431, "Request Header Fields Too Large", "the headers are larger than the limit"                                             },
    {500, "Internal Server Error",           "the index is damaged, or a mistake of ours; the server's log says which"           },
    {503, "Service Unavailable",             "too many requests wait, or the answer was not ready in time: see Retry-After"      },
};
// clang-format on

/// The title of a status; empty when it is not in the table.
std::string_view status_title(unsigned status);

/// An error as problem+json. `detail` is a whole sentence that says what to do; `members` are
/// further string members of the object.
Answer problem_answer(unsigned status,
                      std::string_view detail,
                      const std::vector<std::pair<std::string, std::string>>& members = {});

}  // namespace onrecord::server::http
