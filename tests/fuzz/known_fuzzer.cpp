// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/archive/known.hpp"
#include "corpus/archive/known_merge.hpp"
#include "schema/sha256.hpp"
#include "tests/fuzz/fuzzer.hpp"

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iterator>
#include <unistd.h>

using namespace onrecord;
using namespace onrecord::corpus::archive;

namespace {

namespace fs = std::filesystem;

const fs::path& folder() {
    static const fs::path made = [] {
        fs::path path =
            fs::temp_directory_path() / ("onrecord-fuzz-known-" + std::to_string(::getpid()));
        fs::create_directories(known_tables_folder(path));
        return path;
    }();
    return made;
}

void write(const fs::path& file, const std::string& bytes) {
    std::ofstream{file, std::ios::binary | std::ios::trunc} << bytes;
}

/// Makes the digests of all pages right, or nothing would ever get past them.
void mend_pages(std::string& bytes, const std::string& name) {
    constexpr std::size_t records = records_a_page * sizeof(KnownRecord);
    bytes.resize(bytes.size() / known_page_bytes * known_page_bytes);
    for (std::uint64_t page = 0; page < bytes.size() / known_page_bytes; ++page) {
        char* const begin = bytes.data() + page * known_page_bytes;
        schema::Sha256 digest;
        digest.add(name).add({reinterpret_cast<const char*>(&page), sizeof page});
        const auto made = digest.add({begin, records}).finish_bytes();
        std::memcpy(begin + records, made.data(), made.size());
    }
}

/// Whatever stands in sound pages, a search ends, and finds only what it was asked for.
void ask(KnownTable table) {
    for (std::size_t kind = 0; kind < known_kinds; ++kind) {
        const auto of_kind = static_cast<KnownKind>(kind);
        for (KnownCursor cursor{table, of_kind}; !cursor.is_at_end(); cursor.step()) {
            const auto answer = table.find(of_kind, cursor.record().key);
            if (!answer.is_sound) std::abort();
            if (answer.record && answer.record->key != cursor.record().key) std::abort();
        }
        static_cast<void>(table.find(of_kind, {1, 2}));
    }
    std::vector<KnownTable> tables;
    tables.push_back(std::move(table));
    static_cast<void>(merge_known(KnownKind::Entry, tables, {}, [](const KnownRecord&) {}));
}

std::string seed_of(std::size_t records) {
    KnownTableWriter out{folder(), "seed"};
    for (std::uint64_t i = 0; i < records; ++i)
        out.add(KnownKind::Entry, {{i << 50U, i}, {i, 1}});
    out.add(KnownKind::Capture, {{3, 4}, {}});
    const KnownTableRow row = out.finish();
    std::ifstream in{known_table_file(folder(), row), std::ios::binary};
    std::string bytes{static_cast<char>(records), '\0', '\1', '\0', '\0'};
    return bytes.append(std::istreambuf_iterator<char>{in}, {});
}

}  // namespace

std::vector<std::string> fuzz::seeds() { return {seed_of(1), seed_of(200), std::string(40, '\1')}; }

/// Five bytes of counts, then a table; and the same bytes as the file that names tables.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::string bytes{reinterpret_cast<const char*>(data), size};
    std::string head = "onrecord known 4" + bytes;
    write(folder() / "known", head + schema::sha256(head));
    static_cast<void>(read_known_head(folder()));
    if (bytes.size() < known_kinds) return 0;
    KnownTableRow row;
    row.name = std::string(64, 'a');
    for (std::size_t kind = 0; kind < known_kinds; ++kind)
        row.counts[kind] = static_cast<std::uint8_t>(bytes[kind]);
    bytes.erase(0, known_kinds);
    mend_pages(bytes, row.name);
    write(known_table_file(folder(), row), bytes);
    if (auto table = KnownTable::open(folder(), row)) ask(std::move(*table));
    return 0;
}
