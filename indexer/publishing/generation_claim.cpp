// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/publishing/generation_claim.hpp"

#include "schema/generation.hpp"

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>

namespace onrecord::indexer {

GenerationClaim::GenerationClaim(const std::filesystem::path& generation)
    : descriptor_{::open((generation / schema::manifest_file).c_str(), O_RDONLY | O_CLOEXEC)} {
    // Without a Manifest there is nothing that could be read.
    is_read_by_others_ = descriptor_.is_open() &&
                         ::flock(descriptor_.number(), LOCK_EX | LOCK_NB) != 0 &&
                         errno == EWOULDBLOCK;
}

}  // namespace onrecord::indexer
