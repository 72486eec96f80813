// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/analyzer.hpp"
#include "schema/document.hpp"
#include "searcher/searcher.hpp"

#include <gtest/gtest.h>
#include <xapian.h>

#include <algorithm>
#include <cstdlib>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

// Facet counts of a large index against a scan of every record, when ONRECORD_BIG_INDEX names one.
namespace onrecord::searcher {
namespace {

using schema::AnnotatedEntry;
using schema::FieldId;
using Counts = std::map<FieldId, std::map<std::string, std::uint64_t>>;

constexpr FieldId facets[] = {
    FieldId::Speaker, FieldId::Country, FieldId::Topic, FieldId::Outlet, FieldId::Liveblog};

/// A Query of one word (or of none: every Entry), with what the scan has found for it.
struct Scan {
    std::string word;
    std::set<std::string, std::less<>> stems = {};
    std::uint64_t total = 0;
    Counts counts = {};
};

bool has_word(const AnnotatedEntry& revision,
              const std::set<std::string, std::less<>>& stems,
              const schema::Analyzer& analyzer) {
    const auto is_it = [&](const schema::Word& word) {
        return stems.contains(analyzer.stem(word.form, revision.entry.lang));
    };
    const schema::ReadWords words = schema::read_words(revision.entry, analyzer);
    return std::ranges::any_of(words.title, is_it) || std::ranges::any_of(words.body, is_it);
}

void for_each_current(const schema::Generation& generation,
                      const std::function<void(const AnnotatedEntry&)>& visit) {
    for (const schema::OpenShard& shard : generation.shards()) {
        Xapian::Database database{shard.folder.string()};
        schema::RecordReader records{shard.dictionary};
        for (schema::DocId document = 1; document <= shard.facets.size(); ++document) {
            const AnnotatedEntry revision =
                records.read(database.get_document(document).get_data());
            if (revision.revision.is_current()) visit(revision);
        }
    }
}

std::set<std::string> languages_of(const schema::Generation& generation) {
    std::set<std::string> languages;
    for (const schema::OpenShard& shard : generation.shards()) {
        const schema::FacetColumn& column = shard.facets.facet(FieldId::Lang);
        for (schema::Ordinal i = 0; i < column.value_count(); ++i) {
            languages.emplace(column.value(i));
        }
    }
    return languages;
}

TEST(BigIndex, HasExactCounts) {
    const char* const path = std::getenv("ONRECORD_BIG_INDEX");  // NOLINT(concurrency-mt-unsafe)
    if (path == nullptr) GTEST_SKIP() << "ONRECORD_BIG_INDEX names no index";
    const auto generation = schema::open_current(path).generation;
    const schema::Analyzer analyzer;
    std::vector<Scan> scans = {{.word = ""}, {.word = "president"}, {.word = "weather"}};
    for (const std::string& lang : languages_of(*generation)) {
        for (Scan& scan : scans) {
            if (!scan.word.empty()) scan.stems.emplace(analyzer.stem(scan.word, lang));
        }
    }
    for_each_current(*generation, [&](const AnnotatedEntry& revision) {
        for (Scan& scan : scans) {
            if (!scan.stems.empty() && !has_word(revision, scan.stems, analyzer)) continue;
            ++scan.total;
            for (const FieldId field : facets) {
                for (const std::string& value : schema::facet_values(revision, field)) {
                    ++scan.counts[field][value];
                }
            }
        }
    });
    Searcher searcher{generation};
    SearchOptions options;
    options.facets.assign(std::begin(facets), std::end(facets));
    options.facet_values = UINT32_MAX;
    options.time_limit = std::chrono::minutes{5};
    for (const Scan& scan : scans) {
        SCOPED_TRACE(scan.word);
        const ResultPage page = searcher.search(scan.word, options);
        EXPECT_EQ(page.total, scan.total);
        for (const FacetCounts& facet : page.facets) {
            std::map<std::string, std::uint64_t> counts;
            for (const FacetCount& count : facet.counts) {
                counts[count.value] = count.count;
            }
            const auto expected = scan.counts.find(facet.field);
            EXPECT_TRUE(counts ==
                        (expected == scan.counts.end() ? decltype(counts){} : expected->second))
                << schema::field(facet.field).name;
        }
    }
}

}  // namespace
}  // namespace onrecord::searcher
