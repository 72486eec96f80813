// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <archive.h>
#include <archive_entry.h>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// Packed files for tests, made in memory by libarchive.
namespace onrecord::tests {

enum class Packing { Zip, Tar, TarXz, TarBzip2 };

/// Members with name and bytes; all were written at `seconds` since 1970.
inline std::string pack(Packing packing,
                        const std::vector<std::pair<std::string, std::string>>& members,
                        std::int64_t seconds = 1'714'557'600) {
    std::string packed;
    archive* const writer = archive_write_new();
    if (packing == Packing::Zip) {
        archive_write_set_format_zip(writer);
    } else {
        archive_write_set_format_pax_restricted(writer);
    }
    if (packing == Packing::TarXz) archive_write_add_filter_xz(writer);
    if (packing == Packing::TarBzip2) archive_write_add_filter_bzip2(writer);
    archive_write_set_bytes_in_last_block(writer, 1);
    const auto take = [](archive*, void* into, const void* bytes, std::size_t size) {
        static_cast<std::string*>(into)->append(static_cast<const char*>(bytes), size);
        return static_cast<la_ssize_t>(size);
    };
    archive_write_open(writer, &packed, nullptr, take, nullptr);
    for (const auto& [name, bytes] : members) {
        archive_entry* const entry = archive_entry_new();
        archive_entry_set_pathname(entry, name.c_str());
        archive_entry_set_size(entry, static_cast<la_int64_t>(bytes.size()));
        archive_entry_set_filetype(entry, AE_IFREG);
        archive_entry_set_perm(entry, 0644);
        archive_entry_set_mtime(entry, seconds, 0);
        archive_write_header(writer, entry);
        archive_write_data(writer, bytes.data(), bytes.size());
        archive_entry_free(entry);
    }
    archive_write_close(writer);
    archive_write_free(writer);
    return packed;
}

}  // namespace onrecord::tests
