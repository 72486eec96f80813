// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/file_descriptor.hpp"

#include <filesystem>

namespace onrecord::indexer::program {

/// All of stdin, held in a file without a name while this object lives: a Capture is read twice
/// (once for its digest), and nothing is left behind however the program ends. The file lies in
/// the folder for temporary files (TMPDIR).
class HeldInput {
public:
    /// Reads stdin to its end. Throws Failure: cannot write; no input past `most_bytes`, for a
    /// stream that has no end must not fill the disk.
    HeldInput();

    /// A path that leads to the file as long as this object lives.
    std::filesystem::path file() const;

private:
    schema::FileDescriptor descriptor_;
};

}  // namespace onrecord::indexer::program
