// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/archive.hpp"
#include "indexer/building/build_context.hpp"
#include "indexer/building/revision_table.hpp"

#include <string_view>

namespace onrecord::indexer {

/// Name of the spill files of the buckets.
inline constexpr std::string_view bucket_name = "bucket";

/// The first stage: reads the Archive once, keeps the keys and spills the Revisions into buckets
/// by Liveblog.
RevisionTable read_archive(const corpus::Archive& archive, const BuildContext& context);

}  // namespace onrecord::indexer
