// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/archive/kept_captures.hpp"

#include "corpus/files/byte_source.hpp"
#include "corpus/files/durable_file.hpp"
#include "schema/sha256.hpp"

namespace onrecord::corpus::archive {

std::string digest_of_kept(const std::filesystem::path& kept) {
    constexpr std::size_t piece_bytes = 256U << 10U;
    files::ByteSource source{kept};
    schema::Sha256 digest;
    std::string piece(piece_bytes, '\0');
    while (const std::size_t got = source.read(piece.data(), piece.size())) {
        digest.add(std::string_view{piece}.substr(0, got));
    }
    return source.damage() ? std::string{} : digest.finish();
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
