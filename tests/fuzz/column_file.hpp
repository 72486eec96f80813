// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/encoding/sections.hpp"

#include <cstdint>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <unistd.h>
#include <vector>

namespace onrecord::fuzz {

/// A file of this process for the input under test; removed with this.
class ColumnFile {
public:
    ColumnFile()
        : path_{std::filesystem::temp_directory_path() /
                ("onrecord-fuzz-" + std::to_string(::getpid()))} {}
    ~ColumnFile() {
        std::error_code ignored;
        std::filesystem::remove(path_, ignored);
    }
    ColumnFile(const ColumnFile&) = delete;
    ColumnFile& operator=(const ColumnFile&) = delete;
    ColumnFile(ColumnFile&&) = delete;
    ColumnFile& operator=(ColumnFile&&) = delete;

    const std::filesystem::path& path() const { return path_; }
    void write(const std::string& bytes) const {
        std::ofstream{path_, std::ios::binary | std::ios::trunc} << bytes;
    }
    std::string read() const {
        std::ifstream stream{path_, std::ios::binary};
        return {std::istreambuf_iterator<char>{stream}, {}};
    }

private:
    std::filesystem::path path_;
};

/// Makes size and digest of a column's header right, or nothing would ever get past them.
inline void mend_header(std::string& bytes) {
    using schema::encoding::Section;
    schema::encoding::SectionHeader header;
    if (bytes.size() < sizeof header) return;
    std::memcpy(&header, bytes.data(), sizeof header);
    header.file_bytes = bytes.size();
    header.sections = static_cast<std::uint32_t>(
        std::min<std::uint64_t>(header.sections, (bytes.size() - sizeof header) / sizeof(Section)));
    std::vector<Section> table(header.sections);
    if (!table.empty()) {
        std::memcpy(table.data(), bytes.data() + sizeof header, table.size() * sizeof(Section));
    }
    header.digest = schema::encoding::header_digest(header, table);
    std::memcpy(bytes.data(), &header, sizeof header);
}

}  // namespace onrecord::fuzz
