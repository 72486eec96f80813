// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/program/captures.hpp"

#include <algorithm>
#include <system_error>
#include <unistd.h>

namespace onrecord::indexer::program {
namespace {

namespace fs = std::filesystem;

bool is_hidden(const fs::path& path) { return path.filename().string().starts_with('.'); }

std::vector<fs::path> files_below(const fs::path& folder) {
    std::vector<fs::path> files;
    const auto options = fs::directory_options::skip_permission_denied;
    for (auto at = fs::recursive_directory_iterator{folder, options};
         at != fs::recursive_directory_iterator{};
         ++at) {
        if (is_hidden(at->path())) {
            at.disable_recursion_pending();
        } else if (at->is_regular_file()) {
            files.push_back(at->path());
        }
    }
    std::sort(files.begin(), files.end());
    return files;
}

bool is_readable(const fs::path& path) { return ::access(path.c_str(), R_OK) == 0; }

}  // namespace

FoundCaptures find_captures(const std::vector<std::string>& operands) {
    FoundCaptures found;
    std::error_code ignored;
    for (const std::string& operand : operands) {
        if (!is_readable(operand)) {
            found.missing.push_back(operand);
        } else if (fs::is_directory(operand)) {
            std::ranges::copy(files_below(operand), std::back_inserter(found.files));
        } else {
            found.files.emplace_back(operand);
        }
    }
    for (const fs::path& file : found.files) {
        const std::uintmax_t size = fs::file_size(file, ignored);
        if (!ignored) found.bytes += size;
    }
    return found;
}

}  // namespace onrecord::indexer::program
