// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <string>
#include <string_view>
#include <vector>

// The examples of docs/query-language.md are true.
namespace onrecord::searcher {
namespace {

struct Example {
    std::string query;
    std::string tree;
    std::string third;
    bool is_slip = false;
};

/// The text between the first two backquotes of a cell.
std::string code_in(std::string_view cell) {
    const std::size_t begin = cell.find('`');
    const std::size_t end = cell.rfind('`');
    if (begin == std::string_view::npos || end == begin) return {};
    return std::string{cell.substr(begin + 1, end - begin - 1)};
}

std::string trimmed(std::string_view cell) {
    const std::size_t begin = cell.find_first_not_of(' ');
    if (begin == std::string_view::npos) return {};
    return std::string{cell.substr(begin, cell.find_last_not_of(' ') - begin + 1)};
}

std::vector<std::string> cells_of(const std::string& row) {
    std::vector<std::string> cells;
    for (std::size_t at = 1; at < row.size();) {
        const std::size_t end = std::min(row.find('|', at), row.size());
        cells.push_back(trimmed(std::string_view{row}.substr(at, end - at)));
        at = end + 1;
    }
    return cells;
}

std::vector<Example> examples() {
    std::ifstream page{"docs/query-language.md"};
    std::vector<Example> examples;
    bool is_slip = false;
    for (std::string line; std::getline(page, line);) {
        if (line.starts_with("| query |")) is_slip = line.ends_with("| says |");
        if (!line.starts_with("| `")) continue;
        const std::vector<std::string> cells = cells_of(line);
        if (cells.size() >= 3) {
            examples.push_back({code_in(cells[0]), code_in(cells[1]), cells[2], is_slip});
        }
    }
    return examples;
}

TEST(QueryLanguagePage, HasExamplesThatAreTrue) {
    const std::vector<Example> all = examples();
    ASSERT_GT(all.size(), 40U);
    for (const Example& example : all) {
        SCOPED_TRACE(example.query);
        const ParsedQuery parsed = parse_query(example.query);
        ASSERT_TRUE(parsed.query);
        EXPECT_EQ(to_string(*parsed.query), example.tree);
        ASSERT_EQ(parsed.problems.empty(), !example.is_slip);
        if (example.is_slip) {
            EXPECT_THAT(parsed.problems.front().reason, testing::HasSubstr(example.third));
        }
    }
}

}  // namespace
}  // namespace onrecord::searcher
