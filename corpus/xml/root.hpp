// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace onrecord::corpus::xml {

/// The name of a document's outermost element, without its prefix; empty for what is no XML. Looks
/// past the declaration, comments and processing instructions.
std::string_view root_of(std::string_view head);

}  // namespace onrecord::corpus::xml
