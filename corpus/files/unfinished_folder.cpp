// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/files/unfinished_folder.hpp"

#include "corpus/files/durable_file.hpp"
#include "schema/failure.hpp"

#include <system_error>

namespace onrecord::corpus::files {
namespace {

namespace fs = std::filesystem;

fs::path without_slash(const fs::path& folder) {
    const fs::path whole = fs::absolute(folder).lexically_normal();
    return whole.filename().empty() ? whole.parent_path() : whole;
}

}  // namespace

UnfinishedFolder::UnfinishedFolder(const fs::path& folder)
    : folder_{without_slash(folder)},
      made_{folder_} {
    std::error_code error;
    if (fs::exists(folder_) && !(fs::is_directory(folder_) && fs::is_empty(folder_, error))) {
        throw schema::Failure{
            schema::ExitStatus::CannotCreate,
            "'" + folder.string() + "' is there and not empty. Name another folder."};
    }
    made_ += ".unfinished";
    fs::remove_all(made_, error);
    make_folders(made_);
}

UnfinishedFolder::~UnfinishedFolder() {
    std::error_code ignored;
    if (!made_.empty()) fs::remove_all(made_, ignored);
}

void UnfinishedFolder::finish() {
    flush_file_system(made_);
    std::error_code error;
    fs::rename(made_, folder_, error);
    if (error) {
        throw schema::Failure{schema::ExitStatus::CannotWrite,
                              "Cannot make '" + folder_.string() + "': " + error.message() + "."};
    }
    flush_folder(folder_.parent_path());
    made_.clear();
}

}  // namespace onrecord::corpus::files
