// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/routes.hpp"
#include "server/http/target.hpp"
#include "tests/fuzz/fuzzer.hpp"

#include <cstdlib>

using namespace onrecord::server;

std::vector<std::string> onrecord::fuzz::seeds() {
    return {
        "/",
        "/api/v1/search?q=%E2%80%9Cpeace%E2%80%9D+-war&country=US&country=RU&limit=20",
        "/api/v1/entries/0123456789abcdef0123456789abcdef",
        "/assets/page.css?x",
        "http://127.0.0.1:8080/api/v1/health?a=%00&&b",
    };
}

namespace {

/// What comes out is text that the rest of the program may rely on.
void check(const std::string& text) {
    if (!http::is_utf8(text) || text.find('\0') != std::string::npos) std::abort();
}

void check_route(const http::Target& target) {
    const auto found = api::find_route("GET", target.segments);
    if (found.route == nullptr) return;
    auto given = found.captures;
    given.insert(given.end(), target.parameters.begin(), target.parameters.end());
    const auto read = api::read_parameters(found.route->parameters, given);
    if (read.has_error() && read.error().reason.empty()) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto target = http::parse_target({reinterpret_cast<const char*>(data), size});
    if (!target) return 0;
    if (target->segments.empty()) std::abort();
    for (const auto& segment : target->segments) {
        check(segment);
    }
    for (const auto& [name, value] : target->parameters) {
        check(name);
        check(value);
    }
    check_route(*target);
    return 0;
}
