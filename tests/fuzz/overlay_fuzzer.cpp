// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/failure.hpp"
#include "schema/overlay.hpp"
#include "tests/fuzz/column_file.hpp"
#include "tests/fuzz/fuzzer.hpp"

#include <array>
#include <cstdlib>

using namespace onrecord;

namespace {

constexpr std::array<std::uint32_t, 3> shard_sizes = {4, 3, 2};

/// What is hidden exists, and places are a strict order.
void read_overlay(const std::filesystem::path& file) {
    const schema::Overlay overlay{file, shard_sizes};
    for (std::size_t shard = 0; shard < shard_sizes.size(); ++shard) {
        const schema::ShardOverlay own = overlay.of(shard);
        for (const schema::DocId document : own.hidden) {
            if (document > shard_sizes[shard] || !own.is_hidden(document)) std::abort();
        }
        for (schema::DocId document = 2; document <= shard_sizes[shard]; ++document) {
            if (own.place(document - 1) >= own.place(document)) std::abort();
            if (schema::shard_of(own.place(document)) >= shard_sizes.size()) std::abort();
        }
    }
}

}  // namespace

std::vector<std::string> fuzz::seeds() {
    const ColumnFile column;
    schema::write_overlay(
        column.path(), {{{1, 3}, {2}}, {schema::place_in(0, 3) + 1, schema::place_in(1, 0) + 1}});
    std::vector<std::string> all{column.read()};
    schema::write_overlay(column.path(), {{{}, {1}, {2}}, {}});
    all.push_back(column.read());
    return all;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::string bytes{reinterpret_cast<const char*>(data), size};
    fuzz::mend_header(bytes);
    const fuzz::ColumnFile file;
    file.write(bytes);
    try {
        read_overlay(file.path());
    } catch (const schema::Failure& failure) {
        if (failure.status() != schema::ExitStatus::BadData) std::abort();
    }
    return 0;
}
