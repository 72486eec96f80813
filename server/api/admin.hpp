// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "searcher/searcher_pool.hpp"
#include "server/api/access.hpp"
#include "server/api/routes.hpp"
#include "server/http/message.hpp"

#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// What only the operator asks, over the Unix socket of --admin-socket: whoever may open its file
// may ask, and no key and no proxy can be wrong about it. Never reached by the network's port.
namespace onrecord::server::api {

/// What the routes answer from. Shared by all threads.
struct AdminDesk {
    searcher::SearcherPool& searchers;
    const Access& access;
    std::filesystem::path index;
    std::function<Vitals()> vitals;
    std::function<std::string()> metrics;
    /// Reads anew what SIGHUP does; gives what could not be, a sentence each.
    std::function<std::vector<std::string>()> reload;
};

struct AdminRoute {
    std::string_view method;
    std::string_view path;
    http::Answer (*handler)(const AdminDesk&);
    std::string_view summary;
};

/// The one table; docs/operations.md is held against it by a test.
std::span<const AdminRoute> admin_routes();

/// `desk` must outlive every Job.
http::Plan dispatch_admin(const AdminDesk& desk, const http::Request& request);

}  // namespace onrecord::server::api
