// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/failure.hpp"
#include "schema/posting_column.hpp"
#include "tests/fuzz/column_file.hpp"
#include "tests/fuzz/fuzzer.hpp"
#include "tests/support/temporary_folder.hpp"

#include <array>
#include <cstdlib>
#include <string>
#include <vector>

using namespace onrecord;

namespace {

constexpr const char* terms[] = {"storm", "S:storm", "harbour", "XC:no", "XP:in the"};

/// Everything that a list can be asked, so that a sanitizer sees what lies outside it.
std::size_t read_all(const schema::PostingColumn& column) {
    std::size_t sum = 0;
    std::array<schema::DocId, schema::block_postings> documents{};
    std::array<std::uint32_t, schema::block_postings> counts{};
    for (const char* term : terms) {
        const schema::PostingList list = column.find(term);
        std::vector<std::uint32_t> values(column.stored_values());
        if (list.stored()) list.stored()->add_to(values);
        for (const std::uint32_t value : values) {
            sum += value;
        }
        for (const std::uint64_t word : list.bitmap()) {
            sum += word;
        }
        for (std::size_t block = 0; block < list.blocks().size(); ++block) {
            if (list.before(block) >= list.blocks()[block].last) std::abort();
            list.read_documents(block, documents);
            list.read_counts(block, counts);
            for (std::uint32_t i = 0; i < list.size_of(block); ++i) {
                sum += documents[i] + counts[i];
            }
        }
    }
    return sum;
}

}  // namespace

std::vector<std::string> fuzz::seeds() {
    const support::TemporaryFolder folder;
    const std::filesystem::path facets_file = folder / "facets.column";
    schema::FacetColumnsWriter facets_writer;
    for (std::uint32_t document = 1; document <= 900; ++document) {
        schema::AnnotatedEntry entry;
        entry.annotations.speakers = {"Speaker " + std::to_string(document % 150)};
        facets_writer.add(entry);
    }
    facets_writer.write(facets_file);
    const schema::FacetColumns facets{facets_file};
    schema::PostingColumnWriter writer{std::vector<std::uint32_t>(900, 12), facets};
    for (std::uint32_t step = 1; const char* term : terms) {
        std::vector<schema::Posting> postings;
        for (schema::DocId document = step; document <= 900; document += step) {
            postings.push_back({document, document % 7 == 0 ? step : 1});
        }
        writer.add(term, postings, 3, 2);
        step = step * 3 + 1;
    }
    const ColumnFile file;
    writer.write(file.path());
    return {file.read()};
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::string bytes{reinterpret_cast<const char*>(data), size};
    fuzz::mend_header(bytes);
    const fuzz::ColumnFile file;
    file.write(bytes);
    try {
        // Never true; keeps the reading from being optimised away.
        if (read_all(schema::PostingColumn{file.path()}) == SIZE_MAX) std::abort();
    } catch (const schema::Failure& failure) {
        if (failure.status() != schema::ExitStatus::BadData) std::abort();
    }
    return 0;
}
