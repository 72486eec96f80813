// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/entry.hpp"

namespace onrecord::searcher {

/// Whether two Entries of one Outlet at nearly the same time may be one Entry that was given
/// another id: the same text, or texts of two Liveblogs. What they print alike the caller knows.
/// Too little is known to make them one; corpus/identities does that where enough is.
bool may_be_same_entry(const schema::Entry& one, const schema::Entry& other);

}  // namespace onrecord::searcher
