// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/corpus/captured.hpp"
#include "tests/unit/corpus/data_folder.hpp"

#include <boost/json.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

// The pasted liveblog that the project began from, against its hand-made gold.
namespace onrecord::tests {
namespace {

std::set<std::int64_t> lines_outside(const boost::json::value& gold) {
    std::set<std::int64_t> outside;
    for (const auto& piece : gold.at("non_content").as_array()) {
        const auto& lines = piece.at("lines").as_array();
        for (auto line = lines[0].as_int64(); line <= lines[1].as_int64(); ++line) {
            outside.insert(line);
        }
    }
    return outside;
}

/// The gold's range of a body without the lines that are no content, and the blank lines left.
std::string gold_body(const boost::json::value& entry,
                      const std::string& text,
                      const std::set<std::int64_t>& outside) {
    const auto begin = static_cast<std::size_t>(entry.at("body_start_byte").as_int64());
    const auto end = static_cast<std::size_t>(entry.at("body_end_byte").as_int64());
    std::string body;
    auto line = entry.at("body_first_line").as_int64();
    for (std::size_t at = begin; at < end; ++line) {
        const std::size_t feed = std::min(text.find('\n', at), end);
        if (!outside.contains(line)) body += text.substr(at, feed - at) + '\n';
        at = feed + 1;
    }
    body.resize(body.find_last_not_of('\n') + 1);
    return body;
}

class Seed : public ::testing::Test {
protected:
    void SetUp() override {
        const auto file = data_folder() / "seed" / "newsweek-2022-01-28.txt";
        if (!std::filesystem::exists(file)) {
            GTEST_SKIP() << "no " << file << "; set ONRECORD_DATA to the data folder";
        }
        captured_ = capture(file);
        text_ = read_file(file);
        gold_ = boost::json::parse(read_file(data_folder() / "seed" / "gold.json"));
    }

    Captured captured_;
    std::string text_;
    boost::json::value gold_;
};

TEST_F(Seed, GivesTheGoldTitlesAndBodies) {
    const auto& gold = gold_.at("entries").as_array();
    const auto outside = lines_outside(gold_);
    EXPECT_EQ(captured_.entries.size(), gold.size());
    for (std::size_t at = 0; at < std::min(gold.size(), captured_.entries.size()); ++at) {
        SCOPED_TRACE(at);
        EXPECT_EQ(captured_.entries[at].title, gold[at].at("title").as_string());
        EXPECT_EQ(captured_.entries[at].text, gold_body(gold[at], text_, outside));
    }
    EXPECT_EQ(problems_of(captured_.report), "");
}

TEST_F(Seed, KnowsThePageAndItsOrder) {
    ASSERT_FALSE(captured_.entries.empty());
    for (const auto& entry : captured_.entries) {
        EXPECT_EQ(entry.outlet, "Newsweek");
        EXPECT_EQ(entry.liveblog_title, gold_.at("page").at("title").as_string());
        EXPECT_EQ(to_string(entry.published), "2022-01-28");
        EXPECT_EQ(entry.published.trust, schema::TimeTrust::C);
        EXPECT_EQ(entry.lang, "en");
    }
    EXPECT_GT(captured_.entries.front().order, captured_.entries.back().order);
}

TEST_F(Seed, LosesNoLine) {
    std::string kept;
    for (const auto& entry : captured_.entries) {
        kept += entry.title + '\n' + entry.text + '\n';
        for (const auto& piece : entry.boilerplate) {
            kept += piece.text + '\n';
        }
    }
    std::size_t begin = 0;
    while (begin < text_.size()) {
        const std::size_t feed = std::min(text_.find('\n', begin), text_.size());
        const std::string line = text_.substr(begin, feed - begin);
        EXPECT_THAT(kept, ::testing::HasSubstr(line));
        begin = feed + 1;
    }
}

}  // namespace
}  // namespace onrecord::tests
