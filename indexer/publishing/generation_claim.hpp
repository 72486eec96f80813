// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/file_descriptor.hpp"

#include <filesystem>

namespace onrecord::indexer {

/// An exclusive flock on a Generation's Manifest. Readers hold a shared one
/// (schema/generation.cpp), so while this object holds the lock, no reader can open the Generation.
class GenerationClaim {
public:
    explicit GenerationClaim(const std::filesystem::path& generation);

    bool is_read_by_others() const { return is_read_by_others_; }

private:
    schema::FileDescriptor descriptor_;
    bool is_read_by_others_ = false;
};

}  // namespace onrecord::indexer
