// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/building/shards/merging.hpp"

#include "indexer/building/shards/disk_room.hpp"
#include "indexer/building/shards/xapian_writes.hpp"
#include "schema/document.hpp"
#include "schema/failure.hpp"
#include "schema/sha256.hpp"

#include <xapian.h>

#include <algorithm>
#include <cstddef>
#include <sstream>

namespace onrecord::indexer {
namespace {

namespace fs = std::filesystem;

/// Each database has up to five open files, and a process may have 1,024 (ulimit -n).
constexpr std::size_t merged_together = 128;

void merge_once(const std::vector<fs::path>& databases, const fs::path& output) {
    require_room(output.parent_path(), bytes_in(databases));
    const XapianWrites writes;
    Xapian::Database all;
    for (const fs::path& database : databases) {
        all.add_database(Xapian::Database{database.string()});
    }
    all.compact(output.string(), Xapian::Compactor::FULL);
    for (const fs::path& database : databases) {
        fs::remove_all(database);
    }
}

std::vector<fs::path> merge_round(const std::vector<fs::path>& databases) {
    std::vector<fs::path> merged;
    for (std::size_t begin = 0; begin < databases.size(); begin += merged_together) {
        const std::size_t end = std::min(begin + merged_together, databases.size());
        merged.push_back(databases[begin].string() + ".merged");
        merge_once({&databases[begin], &databases[begin] + (end - begin)}, merged.back());
    }
    return merged;
}

[[noreturn]] void throw_unsound(const fs::path& database, const std::string& what) {
    throw schema::Failure{
        schema::ExitStatus::CannotWrite,
        "The new Shard " + database.filename().string() +
            " does not read back as it was written: " + what +
            ". Nothing was published. Look at the disk and the limit of open files "
            "(ulimit -n), and build again; if both are sound, please report it."};
}

}  // namespace

void merge_databases(std::vector<fs::path> databases, const fs::path& output) {
    while (databases.size() > merged_together) {
        databases = merge_round(databases);
    }
    merge_once(databases, output);
}

std::string check_database(const fs::path& database) {
    std::ostringstream messages;
    try {
        const std::size_t errors = Xapian::Database::check(database.string(), 0, &messages);
        return errors == 0 ? std::string{} : messages.str();
    } catch (const Xapian::Error& error) {
        return error.get_description();
    }
}

std::string read_through(const fs::path& database) {
    try {
        const Xapian::Database opened{database.string()};
        for (auto term = opened.allterms_begin(); term != opened.allterms_end(); ++term) {
            Xapian::doccount documents = 0;
            for (auto at = opened.postlist_begin(*term); at != opened.postlist_end(*term); ++at) {
                ++documents;
            }
            if (documents != term.get_termfreq()) return "a posting list has another length";
        }
        for (auto at = opened.postlist_begin({}); at != opened.postlist_end({}); ++at) {
            opened.get_document(*at).get_data();
        }
        return {};
    } catch (const Xapian::Error& error) {
        return error.get_description();
    }
}

void verify_database(const fs::path& database,
                     std::string_view dictionary,
                     const ExpectedDocuments& expected) {
    const std::string complaint = check_database(database);
    if (!complaint.empty()) throw_unsound(database, complaint);
    const Xapian::Database merged{database.string()};
    if (merged.get_doccount() != expected.documents ||
        merged.get_lastdocid() != expected.documents) {
        throw_unsound(database,
                      std::to_string(merged.get_doccount()) + " documents instead of " +
                          std::to_string(expected.documents));
    }
    schema::RecordReader reader{dictionary};
    for (const auto& [id, sha256] : expected.samples) {
        const auto read = reader.read(merged.get_document(id).get_data());
        if (schema::sha256(schema::encode_record(read)) != sha256) {
            throw_unsound(database, "document " + std::to_string(id) + " is another one");
        }
    }
}

}  // namespace onrecord::indexer
