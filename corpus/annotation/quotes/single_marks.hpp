// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/annotation/quotes/mark_roles.hpp"

#include <cstdint>
#include <optional>

namespace onrecord::corpus::annotation {

/// The token that closes the single mark `opener` within its paragraph; nothing when it is an
/// apostrophe ('90s, workers' rights).
std::optional<std::uint32_t> find_single_closer(const Reading& reading, const Mark& opener);

}  // namespace onrecord::corpus::annotation
