// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

namespace onrecord::indexer {

/// Whoever has a Generation open holds a shared flock on its Manifest (schema/generation.cpp).
/// While this object has the exclusive one, nobody begins to read it.
class GenerationClaim {
public:
    explicit GenerationClaim(const std::filesystem::path& generation);
    ~GenerationClaim();
    GenerationClaim(const GenerationClaim&) = delete;
    GenerationClaim& operator=(const GenerationClaim&) = delete;
    GenerationClaim(GenerationClaim&&) = delete;
    GenerationClaim& operator=(GenerationClaim&&) = delete;

    bool is_read_by_others() const { return is_read_by_others_; }

private:
    int descriptor_;
    bool is_read_by_others_ = false;
};

}  // namespace onrecord::indexer
