// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace onrecord::server {

/// What tells this program from every other build of it: its version, and the build id that the
/// linker made of its code, where there is one. The same bytes have the same identity anywhere.
const std::string& program_identity();

}  // namespace onrecord::server
