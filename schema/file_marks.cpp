// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/file_marks.hpp"

#include <sys/stat.h>

namespace onrecord::schema {

FileMarks::Mark FileMarks::mark_of(const std::filesystem::path& file) {
    struct stat status {};
    if (::stat(file.c_str(), &status) != 0) return {file};
    return {file,
            status.st_dev,
            status.st_ino,
            status.st_size,
            status.st_mtim.tv_sec,
            status.st_mtim.tv_nsec};
}

FileMarks::FileMarks(const std::filesystem::path& folder, const Manifest& manifest) {
    for (const ManifestFile& file : manifest.files) {
        marks_.push_back(mark_of(folder / file.path));
    }
    for (const ManifestShard& shard : manifest.shards) {
        for (const ManifestFile& file : shard.files) {
            marks_.push_back(mark_of(folder / shard.folder / file.path));
        }
    }
}

std::filesystem::path FileMarks::changed() const {
    for (const Mark& mark : marks_) {
        const Mark now = mark_of(mark.file);
        const bool is_same_file = now.inode == mark.inode && now.device == mark.device;
        if (is_same_file && now != mark) return mark.file;
    }
    return {};
}

}  // namespace onrecord::schema
