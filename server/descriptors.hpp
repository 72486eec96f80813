// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

// File descriptors of this process: each Searcher holds some ten a Shard, each connection one.
namespace onrecord::server {

/// Asks for as many as the system lets this process have.
void raise_descriptors_limit();
/// How many may be open.
std::uint64_t descriptors_limit();
/// How many are open.
std::uint64_t open_descriptors();
/// Opens /dev/null as stdin, stdout or stderr where that is closed: else the next file or
/// connection would take its number, and what is meant for stderr would go to a client.
void fill_standard_descriptors();

}  // namespace onrecord::server
