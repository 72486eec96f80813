// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/publishing/generation_claim.hpp"

#include "schema/generation.hpp"

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace onrecord::indexer {

GenerationClaim::GenerationClaim(const std::filesystem::path& generation)
    : descriptor_{::open((generation / schema::manifest_file).c_str(), O_RDONLY | O_CLOEXEC)} {
    // Without a Manifest there is nothing that could be read.
    is_read_by_others_ =
        descriptor_ >= 0 && ::flock(descriptor_, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK;
}

GenerationClaim::~GenerationClaim() {
    if (descriptor_ >= 0) ::close(descriptor_);
}

}  // namespace onrecord::indexer
