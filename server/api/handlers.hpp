// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/message.hpp"

// One handler for each route; the table in routes.cpp describes them. May throw Failure (a 500).
namespace onrecord::server::api {

struct Call;

http::Answer search(const Call& call);
http::Answer search_multi(const Call& call);
http::Answer suggest(const Call& call);
http::Answer facet(const Call& call);
http::Answer timeline(const Call& call);
http::Answer entry(const Call& call);
http::Answer check(const Call& call);
http::Answer check_draft(const Call& call);
http::Answer health(const Call& call);
http::Answer stats(const Call& call);
http::Answer entry_revisions(const Call& call);
http::Answer compare(const Call& call);
http::Answer liveblog(const Call& call);
http::Answer capture(const Call& call);
http::Answer json_feed(const Call& call);
http::Answer export_lines(const Call& call);
http::Answer export_rows(const Call& call);
http::Answer feed(const Call& call);
http::Answer open_search(const Call& call);
http::Answer mcp(const Call& call);
http::Answer livez(const Call& call);
http::Answer readyz(const Call& call);
http::Answer metrics(const Call& call);
http::Answer list_routes(const Call& call);
http::Answer open_api_file(const Call& call);
http::Answer page(const Call& call);
http::Answer unknown_page(const Call& call);
http::Answer search_page(const Call& call);
http::Answer entry_page(const Call& call);
http::Answer check_page(const Call& call);
http::Answer asset(const Call& call);
http::Answer box_file(const Call& call);
http::Answer instantsearch_file(const Call& call);

}  // namespace onrecord::server::api
