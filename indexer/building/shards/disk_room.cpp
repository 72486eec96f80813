// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/building/shards/disk_room.hpp"

#include "schema/failure.hpp"

#include <string>
#include <system_error>

namespace onrecord::indexer {
namespace {

constexpr std::uint64_t to_spare = 8U << 20U;

std::string in_megabytes(std::uint64_t bytes) {
    return std::to_string((bytes >> 20U) + 1) + " MiB";
}

}  // namespace

void require_room(const std::filesystem::path& folder, std::uint64_t bytes) {
    std::error_code unknown;
    const std::filesystem::space_info space = std::filesystem::space(folder, unknown);
    if (unknown || space.available >= bytes + to_spare) return;
    throw schema::Failure{schema::ExitStatus::CannotWrite,
                          "The disk of " + folder.string() + " is full: the next step needs " +
                              in_megabytes(bytes + to_spare) + ", and there are " +
                              in_megabytes(space.available) +
                              ". A build needs about three times the room of its index; "
                              "'onrecord-index gc' removes old Generations."};
}

std::uint64_t bytes_in(const std::vector<std::filesystem::path>& folders) {
    std::uint64_t bytes = 0;
    for (const std::filesystem::path& folder : folders) {
        for (const auto& entry : std::filesystem::directory_iterator{folder}) {
            bytes += entry.file_size();
        }
    }
    return bytes;
}

}  // namespace onrecord::indexer
