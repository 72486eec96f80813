// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/archive/kept_captures.hpp"

#include "corpus/files/durable_file.hpp"
#include "corpus/files/zstd_frames.hpp"

namespace onrecord::corpus::archive {

std::filesystem::path kept_file(const std::filesystem::path& archive, const std::string& sha256) {
    return archive / "captures" / sha256.substr(0, 2) / (sha256 + ".zst");
}

std::string digest_of_kept(const std::filesystem::path& kept) {
    return files::digest_of_packed(kept);
}

std::filesystem::path move_aside(const std::filesystem::path& archive,
                                 const std::filesystem::path& file) {
    files::make_folders(archive / "aside");
    const std::filesystem::path wanted = archive / "aside" / file.filename();
    std::filesystem::path aside = wanted;
    for (int number = 2; std::filesystem::exists(aside); ++number) {
        aside = wanted;
        aside += "." + std::to_string(number);
    }
    std::filesystem::rename(file, aside);
    files::flush_folder(archive / "aside");
    return aside;
}

}  // namespace onrecord::corpus::archive
