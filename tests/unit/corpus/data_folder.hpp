// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace onrecord::tests {

/// Real data that lies beside the project; tests that need it are skipped where it is absent.
inline std::filesystem::path data_folder() {
    const char* named = std::getenv("ONRECORD_DATA");
    return named != nullptr ? named : "../shared/data";
}

inline std::string read_file(const std::filesystem::path& file) {
    std::ifstream in{file, std::ios::binary};
    return {std::istreambuf_iterator<char>{in}, {}};
}

}  // namespace onrecord::tests
