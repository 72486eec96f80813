// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query.hpp"
#include "tests/fuzz/fuzzer.hpp"

#include <algorithm>
#include <cstdlib>

namespace {

using namespace onrecord::searcher;

std::size_t leaves_of(const Query& query) {
    if (query.children.empty()) return 1;
    std::size_t leaves = 0;
    for (const Query& child : query.children) {
        leaves += leaves_of(child);
    }
    return leaves;
}

std::size_t depth_of(const Query& query) {
    std::size_t depth = 0;
    for (const Query& child : query.children) {
        depth = std::max(depth, depth_of(child));
    }
    return depth + 1;
}

void require(bool is_true) {
    if (!is_true) std::abort();
}

bool is_error(const onrecord::schema::Problem& problem) {
    return problem.severity == onrecord::schema::Severity::Error;
}

}  // namespace

std::vector<std::string> onrecord::fuzz::seeds() {
    return {
        "speaker:\"Sergey Lavrov\" \"we don't want\" -missiles",
        "(grain OR \u201Cthe border\u201D) NEAR/5 zel* date:2022-01..2022-02",
        "title:(a OR b) country:ukraine topic:politics -(x NOT y AND z)",
        "((((((a))))) \u00ABb\u00BB \u2018c\u2019 NEAR/ NEAR/x - * ** -- :) speeker:x date:..",
    };
}

/// Whatever is typed gives a tree within the limits, or an Error that says why not; every Problem
/// points into the text.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text{reinterpret_cast<const char*>(data), size};
    const QueryLimits limits;
    const ParsedQuery parsed = parse_query(text, limits);
    require(parsed.query || std::ranges::any_of(parsed.problems, is_error));
    for (const onrecord::schema::Problem& problem : parsed.problems) {
        require(problem.offset_bytes && *problem.offset_bytes <= text.size());
    }
    if (!parsed.query) return 0;
    require(leaves_of(*parsed.query) <= limits.leaves);
    // And, Or and Near stand between two brackets.
    require(depth_of(*parsed.query) <= 4 * (limits.depth + 2));
    require(!to_string(*parsed.query).empty());
    return 0;
}
