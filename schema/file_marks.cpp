// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/file_marks.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <utility>

namespace onrecord::schema {

FileMarks::Mark FileMarks::mark_of(const FileDescriptor& folder, const std::string& file) {
    struct stat status {};
    if (::fstatat(folder.number(), file.c_str(), &status, 0) != 0) return {};
    return {status.st_dev,
            status.st_ino,
            status.st_size,
            status.st_mtim.tv_sec,
            status.st_mtim.tv_nsec};
}

void FileMarks::add(const std::filesystem::path& path, const std::vector<ManifestFile>& files) {
    constexpr int flags = O_PATH | O_DIRECTORY | O_CLOEXEC;
    auto folder = std::make_shared<Folder>(path, ::open(path.c_str(), flags));
    for (const ManifestFile& file : files) {
        folder->files.emplace_back(file.path, mark_of(folder->descriptor, file.path));
    }
    folders_.push_back(std::move(folder));
}

FileMarks::FileMarks(const std::filesystem::path& folder, const Manifest& manifest) {
    add(folder, manifest.files);
    for (const ManifestShard& shard : manifest.shards) {
        add(folder / shard.folder, shard.files);
    }
}

std::filesystem::path FileMarks::changed() const {
    for (const auto& folder : folders_) {
        for (const auto& [file, mark] : folder->files) {
            const Mark now = mark_of(folder->descriptor, file);
            const bool is_same_file = now.inode == mark.inode && now.device == mark.device;
            if (is_same_file && now != mark) return folder->path / file;
        }
    }
    return {};
}

}  // namespace onrecord::schema
