// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

// The file descriptors of this process. Each Searcher holds two per Shard (Xapian's docdata and
// postlist tables), each connection one.
namespace onrecord::server {

/// Raises the soft limit to the hard limit, at most 2^20.
void raise_descriptors_limit();
/// The current limit.
std::uint64_t descriptors_limit();
/// The number of open descriptors.
std::uint64_t open_descriptors();

}  // namespace onrecord::server
