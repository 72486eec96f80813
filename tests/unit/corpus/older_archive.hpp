// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

namespace onrecord::tests {

/// Makes an Archive one of format 3: its lines say not what is kept, and it has no corrections in
/// its chain. The files beside the chain stay.
void make_format_3(const std::filesystem::path& archive);

}  // namespace onrecord::tests
