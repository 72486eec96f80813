// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/publishing/publication.hpp"

#include "indexer/publishing/durable_files.hpp"
#include "indexer/publishing/inspection.hpp"

#include <fstream>
#include <string>
#include <system_error>
#include <unistd.h>
#include <vector>

namespace onrecord::indexer {
namespace {

namespace fs = std::filesystem;

fs::path generations_folder(const fs::path& index) {
    return schema::generation_folder(index, 0).parent_path();
}

fs::path rollback_file(const fs::path& index) { return index / "ROLLBACK"; }

}  // namespace

StagingFolder::StagingFolder(const fs::path& index, std::string_view name)
    : path_{generations_folder(index) /
            ("." + std::string{name} + "-" + std::to_string(::getpid()))} {
    make_folders(path_);
}

StagingFolder::~StagingFolder() {
    std::error_code ignored;  // The next build removes what this cannot.
    fs::remove_all(path_, ignored);
}

std::size_t remove_leftovers(const fs::path& index) {
    std::error_code none;
    std::vector<fs::path> leftovers;
    for (const fs::directory_entry& entry :
         fs::directory_iterator{generations_folder(index), none}) {
        if (entry.path().filename().string().starts_with('.')) leftovers.push_back(entry.path());
    }
    for (const fs::path& leftover : leftovers) {
        fs::remove_all(leftover);
    }
    return leftovers.size();
}

void publish(const fs::path& index, const fs::path& staging, const schema::Manifest& manifest) {
    sync_tree(staging);
    write_synced(staging / "MANIFEST", schema::to_text(manifest));
    sync(staging);
    rename_synced(staging, schema::generation_folder(index, manifest.number));
    set_current(index, manifest.number);
    forget_rollback(index);
}

void set_current(const fs::path& index, std::uint64_t number) {
    replace_file(index / "CURRENT", std::to_string(number) + "\n");
}

void remember_rollback(const fs::path& index, const Rollback& rollback) {
    replace_file(
        rollback_file(index),
        std::to_string(rollback.served) + " " + std::to_string(rollback.passed_over) + "\n");
}

void forget_rollback(const fs::path& index) {
    std::error_code ignored;
    if (fs::remove(rollback_file(index), ignored)) sync(index);
}

std::optional<Rollback> remembered_rollback(const fs::path& index) {
    std::ifstream file{rollback_file(index)};
    Rollback rollback;
    if (!(file >> rollback.served >> rollback.passed_over)) return std::nullopt;
    // A rollback that was killed half-way, or that a publication has overtaken, counts for nothing.
    if (served_number(index) != rollback.served) return std::nullopt;
    return rollback;
}

}  // namespace onrecord::indexer
