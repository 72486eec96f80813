// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace onrecord::corpus::xml {

/// The local name of a document's root element; empty when it is not XML. Skips the declaration,
/// comments and processing instructions.
std::string_view root_of(std::string_view head);

}  // namespace onrecord::corpus::xml
