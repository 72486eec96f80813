// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/failure.hpp"
#include "schema/statement_clusters.hpp"
#include "schema/statement_column.hpp"
#include "tests/fuzz/column_file.hpp"
#include "tests/fuzz/fuzzer.hpp"

#include <array>
#include <cstdlib>
#include <functional>

using namespace onrecord;

namespace {

constexpr std::array<std::uint32_t, 2> shard_sizes = {2, 3};

void read_column(const std::filesystem::path& file) {
    const schema::StatementColumn column{file};
    for (schema::DocId document = 1; document <= column.size(); ++document) {
        const auto [begin, end] = column.of(document);
        for (std::uint32_t i = begin; i < end; ++i) {
            if (column.document_of(i) != document || column[i] != column[i]) std::abort();
        }
    }
}

void read_clusters(const std::filesystem::path& file) {
    const schema::StatementClusters clusters{file, shard_sizes};
    for (schema::ClusterNumber cluster = 0; cluster < clusters.size(); ++cluster) {
        for (const schema::StatementPlace& place : clusters.members(cluster)) {
            if (clusters.cluster_of(place) != cluster) std::abort();
        }
    }
}

/// A damaged file is refused as one, or reads as a sound one.
void survive(const std::function<void()>& read) {
    try {
        read();
    } catch (const schema::Failure& failure) {
        if (failure.status() != schema::ExitStatus::BadData) std::abort();
    }
}

}  // namespace

std::vector<std::string> fuzz::seeds() {
    schema::AnnotatedEntry revision;
    revision.entry.lang = "en";
    revision.entry.text = "We must talk. The door is open.";
    revision.annotations.quotes.emplace_back().span = {0, 31};
    schema::StatementColumnWriter writer;
    for (int i = 0; i < 3; ++i) {
        writer.add(revision, schema::read_words(revision.entry, schema::Analyzer{}));
    }
    const ColumnFile column;
    writer.write(column.path());
    std::vector<std::string> all{column.read()};
    schema::write_statement_clusters(column.path(), {{0, 2, 5}, {0, 1, 0, 1, 4}});
    all.push_back(column.read());
    return all;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::string bytes{reinterpret_cast<const char*>(data), size};
    fuzz::mend_header(bytes);
    const fuzz::ColumnFile file;
    file.write(bytes);
    survive([&file] { read_column(file.path()); });
    survive([&file] { read_clusters(file.path()); });
    return 0;
}
