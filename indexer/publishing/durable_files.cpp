// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/publishing/durable_files.hpp"

#include "schema/failure.hpp"
#include "schema/file_descriptor.hpp"
#include "schema/system_reason.hpp"

#include <cerrno>
#include <fcntl.h>
#include <string>
#include <system_error>
#include <unistd.h>

namespace onrecord::indexer {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void throw_cannot_write(const fs::path& path, int code) {
    throw schema::Failure{
        schema::ExitStatus::CannotWrite,
        "Cannot write '" + path.string() + "': " + schema::reason_and_way_out(code)};
}

int open_for(const fs::path& path, int flags) {
    const int number = ::open(path.c_str(), flags, 0644);
    if (number < 0) throw_cannot_write(path, errno);
    return number;
}

void sync(const schema::FileDescriptor& descriptor, const fs::path& path) {
    if (::fsync(descriptor.number()) != 0) throw_cannot_write(path, errno);
}

}  // namespace

void sync(const fs::path& path) {
    sync(schema::FileDescriptor{open_for(path, O_RDONLY | O_CLOEXEC)}, path);
}

void sync_tree(const fs::path& folder) {
    for (const fs::directory_entry& entry : fs::directory_iterator{folder}) {
        if (entry.is_directory()) {
            sync_tree(entry.path());
        } else {
            sync(entry.path());
        }
    }
    sync(folder);
}

void write_synced(const fs::path& file, std::string_view bytes) {
    const schema::FileDescriptor out{open_for(file, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC)};
    while (!bytes.empty()) {
        const ssize_t written = ::write(out.number(), bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) throw_cannot_write(file, errno);
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    sync(out, file);
}

void rename_synced(const fs::path& from, const fs::path& to) {
    std::error_code code;
    fs::rename(from, to, code);
    if (code) throw_cannot_write(to, code.value());
    sync(to.parent_path());
}

void replace_file(const fs::path& file, std::string_view bytes) {
    const fs::path beside = file.string() + ".new";
    write_synced(beside, bytes);
    rename_synced(beside, file);
}

void make_folders(const fs::path& folder) {
    std::error_code code;
    fs::create_directories(folder, code);
    if (code) {
        throw schema::Failure{schema::ExitStatus::CannotCreate,
                              "Cannot create the folder '" + folder.string() +
                                  "': " + schema::reason_and_way_out(code.value())};
    }
}

}  // namespace onrecord::indexer
