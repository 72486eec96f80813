// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/file_descriptor.hpp"

#include <filesystem>

namespace onrecord::indexer::program {

/// All of stdin, kept in a file without a name while this object lives: a Capture is read twice
/// (once for its digest), and no file remains however the program ends. The file is in the folder
/// for temporary files (TMPDIR).
class HeldInput {
public:
    /// Reads stdin to its end. Throws Failure: cannot write; no input if there are more than
    /// `most_bytes`, so that an endless stream does not fill the disk.
    HeldInput();

    /// A path by which the file can be opened while this object lives.
    std::filesystem::path file() const;

private:
    schema::FileDescriptor descriptor_;
};

}  // namespace onrecord::indexer::program
