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

// The operator's routes, on the Unix socket of --admin-socket (docs/decisions/0031). Access is
// controlled by the permissions of the file. Not reachable through the network port.
namespace onrecord::server::api {

/// Data of the admin routes. Shared by all threads.
struct AdminDesk {
    searcher::SearcherPool& searchers;
    const Access& access;
    std::filesystem::path index;
    std::function<Vitals()> vitals;
    std::function<std::string()> metrics;
    /// Does what SIGHUP does; returns what failed, a sentence each.
    std::function<std::vector<std::string>()> reload;
};

struct AdminRoute {
    std::string_view method;
    std::string_view path;
    http::Answer (*handler)(const AdminDesk&);
    std::string_view summary;
};

/// The table of admin routes; a test compares docs/operations.md with it.
std::span<const AdminRoute> admin_routes();

/// `desk` must outlive every Job.
http::Plan dispatch_admin(const AdminDesk& desk, const http::Request& request);

}  // namespace onrecord::server::api
