// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/facet_columns.hpp"
#include "schema/failure.hpp"
#include "tests/fuzz/column_file.hpp"
#include "tests/fuzz/fuzzer.hpp"

#include <cstdlib>

using namespace onrecord;

namespace {

/// Everything that a column can be asked, so that a sanitizer sees what lies outside it.
std::size_t read_all(const schema::FacetColumns& columns) {
    std::size_t sum = 0;
    for (schema::DocId document = 1; document <= columns.size(); ++document) {
        sum += static_cast<std::size_t>(columns.published(document).milliseconds);
        sum += columns.is_current(document) ? 1 : 0;
        for (const schema::Field& field : schema::fields) {
            if (!field.is_facet) continue;
            const schema::FacetColumn& column = columns.facet(field.id);
            for (const schema::Ordinal ordinal : column.ordinals(document)) {
                if (column.find(column.value(ordinal)) != ordinal) std::abort();
                for (const char byte : column.folded_value(ordinal)) {
                    sum += static_cast<unsigned char>(byte);
                }
            }
        }
    }
    return sum;
}

}  // namespace

std::vector<std::string> fuzz::seeds() {
    schema::FacetColumnsWriter writer;
    for (int i = 0; i < 4; ++i) {
        schema::AnnotatedEntry revision;
        revision.entry.outlet = "Outlet " + std::to_string(i % 2);
        revision.entry.lang = "en";
        revision.annotations.speakers = {"Oda Lind", "Speaker " + std::to_string(i)};
        writer.add(revision);
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
        if (read_all(schema::FacetColumns{file.path()}) == SIZE_MAX) std::abort();
    } catch (const schema::Failure& failure) {
        if (failure.status() != schema::ExitStatus::BadData) std::abort();
    }
    return 0;
}
