// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/entry.hpp"

#include <vector>

namespace onrecord::golden {

/// A dozen Revisions of two invented liveblogs with Annotations made by hand, so that answers
/// depend on nothing but the searcher. In the order of a Generation.
std::vector<schema::AnnotatedEntry> gazette_entries();

}  // namespace onrecord::golden
