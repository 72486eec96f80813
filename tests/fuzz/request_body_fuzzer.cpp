// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/body.hpp"
#include "server/api/routes.hpp"
#include "server/http/target.hpp"
#include "tests/fuzz/fuzzer.hpp"

#include <cstdlib>

using namespace onrecord::server;

std::vector<std::string> onrecord::fuzz::seeds() {
    return {
        "{}",
        R"({"words": "“peace” now", "speaker": "Ada Brook", "before": "2022-01-28", "limit": 10})",
        R"({"words": "\u201cNein\ud83c\udf3e\u0000", "limit": -1.5e3})",
        R"({"wrods": [{"words": null}], "words": 18446744073709551615})",
    };
}

/// What comes out is text that the rest of the program may rely on.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto& rows = api::find_route("POST", {"api", "v1", "check"}).route->parameters;
    const auto given = api::read_body(rows, {reinterpret_cast<const char*>(data), size});
    if (!given) {
        if (given.error().reason.empty()) std::abort();
        return 0;
    }
    for (const auto& [name, value] : *given) {
        if (!http::is_utf8(name) || !http::is_utf8(value)) std::abort();
        if (value.find('\0') != std::string::npos) std::abort();
    }
    const auto read = api::read_parameters(rows, *given);
    if (read.has_error() && read.error().reason.empty()) std::abort();
    return 0;
}
