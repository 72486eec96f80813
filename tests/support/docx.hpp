// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <archive.h>
#include <archive_entry.h>
#include <string>
#include <utility>
#include <vector>

namespace onrecord::tests {

/// A zip of these members, in memory; what a .docx is.
inline std::string zip_of(const std::vector<std::pair<std::string, std::string>>& members) {
    std::size_t room = 65536;
    for (const auto& [name, bytes] : members) {
        room += 2 * bytes.size() + name.size() + 4096;
    }
    std::string zip(room, '\0');
    std::size_t used = 0;
    archive* const writer = archive_write_new();
    archive_write_set_format_zip(writer);
    archive_write_open_memory(writer, zip.data(), zip.size(), &used);
    for (const auto& [name, bytes] : members) {
        archive_entry* const entry = archive_entry_new();
        archive_entry_set_pathname(entry, name.c_str());
        archive_entry_set_size(entry, static_cast<la_int64_t>(bytes.size()));
        archive_entry_set_filetype(entry, AE_IFREG);
        archive_entry_set_perm(entry, 0644);
        archive_write_header(writer, entry);
        archive_write_data(writer, bytes.data(), bytes.size());
        archive_entry_free(entry);
    }
    archive_write_close(writer);
    archive_write_free(writer);
    zip.resize(used);
    return zip;
}

/// A .docx whose body is `body`, in the elements of WordprocessingML.
inline std::string docx_of(const std::string& body) {
    return zip_of(
        {{"[Content_Types].xml", "<Types/>"},
         {"word/document.xml",
          R"(<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="urn:w"><w:body>)" + body +
              "</w:body></w:document>"}});
}

}  // namespace onrecord::tests
