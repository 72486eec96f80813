// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace onrecord::indexer::program {

/// What the operands of `import` stand for.
struct FoundCaptures {
    std::vector<std::filesystem::path> files;
    std::vector<std::string> missing;  ///< Operands that are not there or cannot be read.
    std::uint64_t bytes = 0;           ///< Of the files as they lie on disk.
};

/// A file stands for itself, a folder for every file below it by path, hidden ones left out.
FoundCaptures find_captures(const std::vector<std::string>& operands);

}  // namespace onrecord::indexer::program
