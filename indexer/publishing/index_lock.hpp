// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/file_descriptor.hpp"

#include <filesystem>
#include <string>

namespace onrecord::indexer {

/// The lock that lets one process at a time change an index. It is a flock, so it ends with the
/// process. Throws Failure: `locked`, naming the holder; `cannot create`.
class IndexLock {
public:
    /// Creates the index folder if it does not exist.
    explicit IndexLock(const std::filesystem::path& index);

private:
    schema::FileDescriptor descriptor_;
};

}  // namespace onrecord::indexer
