// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/entry.hpp"

namespace onrecord::searcher {

/// Whether two Entries that share a passage may be one Entry under two ids: same Outlet, known
/// publication times at most ten minutes apart, and either equal texts or different Liveblogs. This
/// is a hint for display; the evidence is too weak to merge them. Merging, with stronger evidence,
/// is done by corpus/identities.
bool may_be_same_entry(const schema::Entry& one, const schema::Entry& other);

}  // namespace onrecord::searcher
