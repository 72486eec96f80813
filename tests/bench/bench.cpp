// SPDX-License-Identifier: GPL-3.0-or-later
// Measures building and searching beside a plain Xapian program in the same run, and prints one
// table. scripts/bench calls it; docs/performance.md keeps what it printed.
//
// usage: onrecord-bench CAPTURE SCRATCH-FOLDER [RUNS]
#include "corpus/archive.hpp"
#include "indexer/indexer.hpp"
#include "schema/failure.hpp"
#include "schema/generation.hpp"
#include "schema/record.hpp"
#include "searcher/searcher.hpp"
#include "tests/bench/measuring.hpp"
#include "tests/bench/plain_xapian.hpp"

#include <xapian.h>

#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <string>
#include <vector>

namespace onrecord::bench {
namespace {

namespace fs = std::filesystem;

constexpr int processes = 2;
constexpr double planned_bytes = 661 + 178;  // Xapian without positions, and the token column.

/// From every second Entry to one in a thousand, as far as one corpus can have them.
constexpr const char* words[] = {
    "president", "american", "people", "russia", "inflation", "vaccine", "hurricane"};

struct Folders {
    fs::path capture;
    fs::path scratch;
    fs::path archive() const { return scratch / "archive"; }
    fs::path unannotated() const { return scratch / "unannotated"; }
    fs::path annotated() const { return scratch / "annotated"; }
    fs::path plain() const { return scratch / "plain"; }
};

void import_capture(const Folders& folders) {
    corpus::ImportOptions options;
    options.keep_captures = false;
    corpus::Archive::open_for_import(folders.archive()).import({folders.capture}, options);
}

void build(const fs::path& archive, const fs::path& index, bool annotate) {
    indexer::BuildOptions options;
    options.archive = archive;
    options.index = index;
    options.annotate = annotate;
    options.workers = processes;
    indexer::build(options);
}

/// The records of a Generation: so both programs read the same Entries, at the same small cost.
void read_generation(const fs::path& index,
                     const std::function<void(const schema::AnnotatedEntry&)>& visit) {
    const auto generation = schema::open_current(index).generation;
    for (const schema::OpenShard& shard : generation->shards()) {
        const Xapian::Database database{shard.folder.string()};
        schema::RecordReader reader{shard.dictionary};
        for (Xapian::docid id = 1; id <= database.get_doccount(); ++id) {
            visit(reader.read(database.get_document(id).get_data()));
        }
    }
}

std::uint64_t bytes_of(const schema::Manifest& manifest) {
    std::uint64_t bytes = 0;
    for (const schema::ManifestShard& shard : manifest.shards) {
        for (const schema::ManifestFile& file : shard.files) {
            bytes += file.bytes;
        }
    }
    return bytes;
}

double bytes_of(const schema::Manifest& manifest, std::string_view name) {
    std::uint64_t bytes = 0;
    for (const schema::ManifestShard& shard : manifest.shards) {
        for (const schema::ManifestFile& file : shard.files) {
            if (file.path == name) bytes += file.bytes;
        }
    }
    return static_cast<double>(bytes) / static_cast<double>(manifest.documents);
}

schema::Manifest manifest_of(const fs::path& index) {
    return schema::open_current(index).generation->manifest();
}

void print_cost(const char* what, const Cost& cost, double entries, double bytes) {
    std::printf("%-34s %9.1f %10.0f %9.1f %12.0f %9.0f %12.0f\n",
                what,
                cost.seconds,
                entries / cost.seconds,
                cost.cpu_seconds,
                processes * entries / cost.cpu_seconds,
                cost.peak_mb,
                bytes / entries);
    std::fflush(stdout);
}

void print_parts(const schema::Manifest& manifest) {
    std::printf("bytes an entry, without annotation:");
    for (const char* name : {"postlist.glass",
                             "docdata.glass",
                             "facets.column",
                             "tokens.column",
                             "records.dictionary"}) {
        std::printf("  %s %.0f", name, bytes_of(manifest, name));
    }
    const double each =
        static_cast<double>(bytes_of(manifest)) / static_cast<double>(manifest.documents);
    std::printf("\n  in all %.0f: %.2f times the plan's %.0f\n\n",
                each,
                each / planned_bytes,
                planned_bytes);
}

void measure_building(const Folders& folders) {
    std::printf("%-34s %9s %10s %9s %12s %9s %12s\n",
                "building",
                "seconds",
                "entries/s",
                "CPU s",
                "per 2 CPU s",
                "peak MB",
                "bytes/entry");
    const Cost imported = in_child([&] { import_capture(folders); });
    const Cost unannotated =
        in_child([&] { build(folders.archive(), folders.unannotated(), false); });
    const schema::Manifest manifest = manifest_of(folders.unannotated());
    const auto entries = static_cast<double>(manifest.documents);
    print_cost("import", imported, entries, 0);
    print_cost(
        "build without annotation", unannotated, entries, static_cast<double>(bytes_of(manifest)));
    const Cost annotated = in_child([&] { build(folders.archive(), folders.annotated(), true); });
    print_cost("build",
               annotated,
               entries,
               static_cast<double>(bytes_of(manifest_of(folders.annotated()))));
    const Cost plain = in_child([&] {
        build_plain(folders.plain(), processes, [&](const auto& visit) {
            read_generation(folders.annotated(), visit);
        });
    });
    print_cost("plain Xapian, 2 processes",
               plain,
               entries,
               static_cast<double>(merge_plain(folders.plain(), processes)));
    std::printf("(per 2 CPU s: what two cores would do that nobody else used)\n\n");
    print_parts(manifest);
}

void measure_searching(const Folders& folders, int runs) {
    searcher::Searcher ours{schema::open_current(folders.annotated()).generation};
    PlainSearch plain{folders.plain()};
    searcher::SearchOptions options;
    options.facets = {schema::FieldId::Speaker, schema::FieldId::Country, schema::FieldId::Topic};
    searcher::SearchOptions bare = options;
    bare.passages = 0;
    std::printf("%-14s %9s %9s %12s %12s %12s %8s\n",
                "searching",
                "matches",
                "plain's",
                "with text ms",
                "ours ms",
                "plain ms",
                "ratio");
    for (const char* word : words) {
        std::uint64_t total = 0;
        std::uint64_t plain_total = 0;
        const double full =
            median_milliseconds(runs, [&] { total = ours.search(word, options).total; });
        const double mine = median_milliseconds(runs, [&] { ours.search(word, bare); });
        const double theirs =
            median_milliseconds(runs, [&] { plain_total = plain.search(word).total; });
        std::printf("%-14s %9llu %9llu %12.2f %12.2f %12.2f %8.1f\n",
                    word,
                    static_cast<unsigned long long>(total),
                    static_cast<unsigned long long>(plain_total),
                    full,
                    mine,
                    theirs,
                    theirs / full);
        std::fflush(stdout);
    }
    std::printf(
        "(top 10, exact total, counts of 3 Facets; CPU time, medians of %d runs, warm; "
        "'with text' also\n chooses passages; the ratio is plain to 'with text')\n",
        runs);
}

int run(const std::vector<std::string>& arguments) {
    if (arguments.size() < 2 || arguments.size() > 3) {
        std::cerr << "usage: onrecord-bench CAPTURE SCRATCH-FOLDER [RUNS]\n";
        return static_cast<int>(schema::ExitStatus::Usage);
    }
    const Folders folders{arguments[0], arguments[1]};
    fs::remove_all(folders.scratch);
    const int runs = arguments.size() == 3 ? std::atoi(arguments[2].c_str()) : 9;
    measure_building(folders);
    measure_searching(folders, runs);
    fs::remove_all(folders.scratch);
    return 0;
}

}  // namespace
}  // namespace onrecord::bench

int main(int argc, char** argv) try {
    return onrecord::bench::run({argv + 1, argv + argc});
} catch (...) {
    const auto report = onrecord::schema::describe_current_exception();
    std::cerr << "onrecord-bench: " << report.message << '\n';
    return static_cast<int>(report.status);
}
