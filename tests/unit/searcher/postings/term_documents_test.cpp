// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/postings/term_documents.hpp"

#include "schema/generation.hpp"
#include "tests/support/random_entries.hpp"
#include "tests/support/scratch_index.hpp"

#include <gtest/gtest.h>
#include <xapian.h>

#include <vector>

namespace onrecord::searcher {
namespace {

using schema::DocId;

TEST(TermDocuments, AreThoseOfTheDatabaseForEveryTerm) {
    const auto revisions = support::random_entries(11, {3000, 25});
    const support::ScratchIndex index{revisions, {2, {}, 1}};
    const auto generation = schema::open_current(index.path()).generation;
    std::size_t terms = 0;
    for (const schema::OpenShard& shard : generation->shards()) {
        const Xapian::Database database{shard.folder.string()};
        for (auto at = database.allterms_begin(); at != database.allterms_end(); ++at) {
            if (!schema::has_list(*at)) continue;
            ++terms;
            std::vector<DocId> expected;
            for (auto it = database.postlist_begin(*at); it != database.postlist_end(*at); ++it) {
                expected.push_back(*it);
            }
            std::vector<DocId> found;
            read_documents(shard.postings, *at, found);
            ASSERT_EQ(found, expected) << *at;
            ASSERT_EQ(document_frequency(shard.postings, *at), expected.size()) << *at;
        }
        std::vector<DocId> none;
        read_documents(shard.postings, "no such term", none);
        EXPECT_TRUE(none.empty());
    }
    EXPECT_GT(terms, 100U);
}

}  // namespace
}  // namespace onrecord::searcher
