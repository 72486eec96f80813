// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/postings/list_cursor.hpp"

#include "schema/ranking.hpp"
#include "tests/support/temporary_folder.hpp"

#include <gtest/gtest.h>

#include <map>
#include <optional>
#include <random>
#include <vector>

namespace onrecord::searcher {
namespace {

using schema::DocId;

constexpr DocId documents = 20'000;
constexpr std::uint32_t length = 25;

/// A list of the column beside a plain map of the same.
class Subject {
public:
    Subject(std::uint32_t seed, unsigned one_in) {
        std::mt19937 engine{seed};
        std::vector<schema::Posting> postings;
        for (DocId document = 1; document <= documents; ++document) {
            if (engine() % one_in != 0 && document != 777) continue;
            const bool is_often = engine() % 6 == 0;
            const std::uint32_t count =
                is_often ? static_cast<std::uint32_t>(engine() % 50 + 1) : 1;
            postings.push_back({document, count});
            counts[document] = count;
        }
        schema::PostingColumnWriter writer{std::vector<std::uint32_t>(documents, length)};
        writer.add("gale", postings, 0, 0);
        writer.write(folder_ / "postings.column");
        column_.emplace(folder_ / "postings.column");
    }
    schema::PostingList list() const { return column_->find("gale"); }

    std::map<DocId, std::uint32_t> counts;

private:
    support::TemporaryFolder folder_;
    std::optional<schema::PostingColumn> column_;
};

Bits some_of(const Window& window, std::mt19937& engine, unsigned one_in) {
    Bits some;
    for (std::uint32_t offset = 0; offset < window_documents; ++offset) {
        if (window.first + offset <= documents && engine() % one_in == 0) some.set(offset);
    }
    return some;
}

void expect_same(const Subject& subject, std::uint32_t seed) {
    std::mt19937 engine{seed};
    ListCursor cursor{subject.list()};
    std::vector<std::uint32_t> counts(window_documents);
    for (Window window{1}; window.first <= documents; window = {window.end()}) {
        // Twice, for a window may be asked again: an Or asks its weak words late.
        for (const unsigned one_in : {1U, 3U, 60U, 2000U, 5U}) {
            const Bits asked = some_of(window, engine, one_in);
            Bits found;
            cursor.find(window, asked, found);
            std::fill(counts.begin(), counts.end(), 0);
            cursor.add_counts(window, asked, counts);
            Bounds bounds{};
            cursor.add_bounds(window, bounds);
            asked.for_each([&](std::uint32_t offset) {
                const auto at = subject.counts.find(window.first + offset);
                const std::uint32_t count = at == subject.counts.end() ? 0 : at->second;
                ASSERT_EQ(found.has(offset), count > 0) << window.first + offset;
                ASSERT_EQ(counts[offset], count) << window.first + offset;
                const float norm = schema::length_norm(length, length);
                ASSERT_GE(bounds[offset / 64] * 1.00001, schema::saturation(count, norm));
            });
        }
        if (engine() % 3 == 0) window = {window.end()};  // Windows are left out.
    }
}

TEST(ListCursor, FindsAndCountsWhatTheListHas) {
    for (const unsigned one_in : {1U, 3U, 20U, 40U, 300U, 50'000U}) {
        SCOPED_TRACE(one_in);
        const Subject subject{one_in, one_in};
        for (std::uint32_t seed = 0; seed < 4; ++seed) {
            expect_same(subject, seed);
        }
    }
}

TEST(ListCursor, GivesTheNextDocument) {
    for (const unsigned one_in : {2U, 40U, 900U}) {
        const Subject subject{one_in, one_in};
        ListCursor cursor{subject.list()};
        for (DocId from = 1; from <= documents + 5; from += one_in * 7 / 3) {
            const auto next = subject.counts.lower_bound(from);
            ASSERT_EQ(cursor.next(from), next == subject.counts.end() ? no_document : next->first);
        }
        EXPECT_EQ(cursor.next(no_document), no_document);
    }
}

}  // namespace
}  // namespace onrecord::searcher
