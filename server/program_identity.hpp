// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace onrecord::server {

/// Identifies this build of the program, for ETags: its version, and the linker's build id if there
/// is one. Identical binaries have the same identity on every machine.
const std::string& program_identity();

}  // namespace onrecord::server
