// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/facet_columns.hpp"

#include "schema/analyzer.hpp"
#include "schema/document.hpp"
#include "schema/failure.hpp"
#include "tests/support/temporary_folder.hpp"
#include "tests/unit/schema/file_bytes.hpp"
#include "tests/unit/schema/random_revision.hpp"

#include <gtest/gtest.h>

#include <set>

namespace onrecord::schema {
namespace {

namespace fs = std::filesystem;

std::vector<AnnotatedEntry> random_revisions(unsigned seed, std::size_t count) {
    RandomRevisions random{seed};
    std::vector<AnnotatedEntry> revisions;
    for (std::size_t i = 0; i < count; ++i) {
        revisions.push_back(random.next());
    }
    return revisions;
}

FacetColumns written(const std::vector<AnnotatedEntry>& revisions,
                     const std::filesystem::path& file) {
    FacetColumnsWriter writer;
    for (const AnnotatedEntry& revision : revisions) {
        writer.add(revision);
    }
    writer.write(file);
    return FacetColumns{file};
}

std::set<std::string> values_of(const FacetColumn& column, DocId document) {
    std::set<std::string> values;
    for (const Ordinal ordinal : column.ordinals(document)) {
        values.emplace(column.value(ordinal));
    }
    return values;
}

TEST(FacetColumns, GiveBackWhatEveryRevisionHas) {
    const support::TemporaryFolder folder;
    const auto revisions = random_revisions(1, 700);
    const FacetColumns columns = written(revisions, folder / "facets.column");
    ASSERT_EQ(columns.size(), revisions.size());
    for (DocId document = 1; document <= columns.size(); ++document) {
        const AnnotatedEntry& revision = revisions[document - 1];
        const KnownTime& time = revision.entry.published;
        EXPECT_EQ(columns.is_current(document), revision.revision.is_current());
        EXPECT_EQ(columns.published(document), time.is_known() ? time.at : Instant{INT64_MIN});
        for (const Field& field : fields) {
            if (!field.is_facet) continue;
            const auto values = facet_values(revision, field.id);
            EXPECT_EQ(values_of(columns.facet(field.id), document),
                      std::set<std::string>(values.begin(), values.end()));
        }
    }
}

TEST(FacetColumns, FindEveryValueAndItsFoldedForm) {
    const support::TemporaryFolder folder;
    const FacetColumns columns = written(random_revisions(2, 300), folder / "facets.column");
    const FacetColumn& speakers = columns.facet(FieldId::Speaker);
    ASSERT_GT(speakers.value_count(), 10U);
    for (Ordinal ordinal = 0; ordinal < speakers.value_count(); ++ordinal) {
        EXPECT_EQ(speakers.find(speakers.value(ordinal)), ordinal);
        EXPECT_EQ(speakers.folded_value(ordinal), fold(speakers.value(ordinal)));
    }
    EXPECT_FALSE(speakers.find("Nobody At All"));
}

TEST(FacetColumns, OfNoDocumentsAreFine) {
    const support::TemporaryFolder folder;
    const FacetColumns columns = written({}, folder / "facets.column");
    EXPECT_EQ(columns.size(), 0U);
    EXPECT_EQ(columns.facet(FieldId::Topic).value_count(), 0U);
}

TEST(FacetColumns, AreTheSameBytesForTheSameRevisions) {
    const support::TemporaryFolder folder;
    const auto revisions = random_revisions(3, 100);
    written(revisions, folder / "one");
    written(revisions, folder / "other");
    EXPECT_EQ(read_bytes(folder / "one"), read_bytes(folder / "other"));
}

/// Reads everything, so that a sanitizer sees what lies outside.
std::size_t read_all(const FacetColumns& columns) {
    std::size_t sum = 0;
    for (DocId document = 1; document <= columns.size(); ++document) {
        for (const Field& field : fields) {
            if (!field.is_facet) continue;
            for (const std::string& value : values_of(columns.facet(field.id), document)) {
                sum += value.size();
            }
        }
    }
    return sum;
}

TEST(FacetColumns, WithAnyBitTurnedAreRefusedOrSafeToRead) {
    const support::TemporaryFolder folder;
    written(random_revisions(4, 3), folder / "facets.column");
    const fs::path file = folder / "facets.column";
    for (std::size_t bit = 0; bit < fs::file_size(file) * 8; ++bit) {
        flip_bit(file, bit);
        try {
            EXPECT_LT(read_all(FacetColumns{file}), 1'000'000U);
        } catch (const Failure& failure) {
            EXPECT_EQ(failure.status(), ExitStatus::BadData) << failure.what();
        }
        flip_bit(file, bit);
    }
}

TEST(FacetColumns, CutOffAnywhereAreRefused) {
    const support::TemporaryFolder folder;
    written(random_revisions(5, 2), folder / "facets.column");
    const std::string bytes = read_bytes(folder / "facets.column");
    write_bytes(folder / "cut", bytes);
    for (std::size_t size = bytes.size(); size-- > 0;) {
        fs::resize_file(folder / "cut", size);
        EXPECT_THROW(FacetColumns{folder / "cut"}, Failure);
    }
}

TEST(FacetColumnsWriter, SaysWhereItCannotWrite) {
    const support::TemporaryFolder folder;
    EXPECT_THROW(FacetColumnsWriter{}.write(folder / "none/facets.column"), Failure);
    if (!std::filesystem::exists("/dev/full")) return;
    EXPECT_THROW(FacetColumnsWriter{}.write("/dev/full"), Failure);
}

}  // namespace
}  // namespace onrecord::schema
