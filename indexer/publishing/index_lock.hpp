// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>

namespace onrecord::indexer {

/// One process may change an index at a time. The lock goes with the process, however it ends
/// (flock). Throws Failure: `locked` naming who holds it, `cannot create`.
class IndexLock {
public:
    /// Makes the index folder where it does not exist.
    explicit IndexLock(const std::filesystem::path& index);
    ~IndexLock();
    IndexLock(const IndexLock&) = delete;
    IndexLock& operator=(const IndexLock&) = delete;
    IndexLock(IndexLock&&) = delete;
    IndexLock& operator=(IndexLock&&) = delete;

private:
    int descriptor_;
};

}  // namespace onrecord::indexer
