// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever is chosen, the posting lists of the choice and the column say the same.
#include "searcher/facets/selection.hpp"

#include "searcher/shards/prepared_generation.hpp"
#include "tests/support/random_entries.hpp"
#include "tests/support/scratch_index.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace onrecord::searcher {
namespace {

using schema::AnnotatedEntry;
using schema::DocId;
using schema::FieldId;

/// Entries of which each has a Speaker of its own, and some who is spelled in two ways.
std::vector<AnnotatedEntry> entries() {
    std::vector<AnnotatedEntry> revisions = support::random_entries(41, {400, 12});
    for (std::size_t i = 0; i < revisions.size(); ++i) {
        std::vector<std::string>& speakers = revisions[i].annotations.speakers;
        speakers.push_back("Speaker " + std::to_string(i));
        if (i % 5 == 0) speakers.emplace_back(i % 2 == 0 ? "Tilda Ärmel" : "TILDA ÄRMEL");
        std::ranges::sort(speakers);
        speakers.erase(std::unique(speakers.begin(), speakers.end()), speakers.end());
    }
    return revisions;
}

class SelectionTest : public testing::Test {
protected:
    /// With them, those that are the same when folded.
    std::vector<ValueId> alike(FieldId field, const std::set<std::string>& folded) const {
        std::vector<ValueId> values;
        const FacetValues& facet = generation_->facets.facet(field);
        for (ValueId value = 0; value < facet.values.size(); ++value) {
            if (folded.contains(facet.folded[value])) values.push_back(value);
        }
        return values;
    }

    void expect_the_columns_documents(const Condition& condition) const {
        for (std::size_t i = 0; i < generation_->shards.size(); ++i) {
            const schema::OpenShard& shard = generation_->generation->shards()[i];
            Selection selection{{condition}, generation_->facets, shard, i};
            const Window window = Window::of(1);
            const Bits all = Bits::range(window, 1, shard.facets.size());
            selection.test(window, all);
            const Bits passing = selection.passing(all);
            for (DocId document = 1; document <= shard.facets.size(); ++document) {
                EXPECT_EQ(passing.has(document - 1), has_any(condition, i, document))
                    << "Shard " << i << ", document " << document << ", field "
                    << schema::field(condition.field).name;
            }
        }
    }

    std::shared_ptr<const PreparedGeneration> generation_;

private:
    void SetUp() override {
        generation_ = PreparedGeneration::make(schema::open_current(index_.path()).generation);
    }

    bool has_any(const Condition& condition, std::size_t shard, DocId document) const {
        const auto& ids = generation_->facets.facet(condition.field).of_shard[shard];
        const schema::FacetColumns& columns = generation_->generation->shards()[shard].facets;
        return std::ranges::any_of(
            columns.facet(condition.field).ordinals(document), [&](schema::Ordinal ordinal) {
                return std::ranges::binary_search(condition.values, ids[ordinal]);
            });
    }

    support::ScratchIndex index_{entries(), {3, {}, 1}};
};

TEST_F(SelectionTest, FindsWhatHasTheValueByTheColumn) {
    for (const schema::Field& row : schema::fields) {
        if (!row.is_facet) continue;
        const FacetValues& facet = generation_->facets.facet(row.id);
        const std::size_t step = facet.values.size() / 40 + 1;
        for (std::size_t value = 0; value < facet.values.size(); value += step) {
            expect_the_columns_documents({row.id, alike(row.id, {facet.folded[value]})});
        }
    }
}

TEST_F(SelectionTest, FindsWhatHasEitherOfTwoSpellings) {
    const std::vector<ValueId> both = alike(FieldId::Speaker, {"tilda ärmel", "tilda armel"});
    ASSERT_EQ(both.size(), 2U);
    expect_the_columns_documents({FieldId::Speaker, both});
}

TEST_F(SelectionTest, FindsMoreValuesThanHaveListsRead) {
    Condition many{FieldId::Speaker, {}};
    const FacetValues& facet = generation_->facets.facet(FieldId::Speaker);
    for (ValueId value = 0; value < facet.values.size(); value += 2) {
        many.values.push_back(value);
    }
    ASSERT_GT(many.values.size(), 64U);
    expect_the_columns_documents(many);
}

TEST_F(SelectionTest, FindsNothingOfNoValue) {
    expect_the_columns_documents({FieldId::Country, {}});
    expect_the_columns_documents({FieldId::Date, {}});
}

}  // namespace
}  // namespace onrecord::searcher
