// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

// The posting column of a Shard, made from its finished database and read back against it: the
// two never say different things.
namespace onrecord::schema {

/// Writes `postings.column` of the Shard in `folder`, whose database and token column stand there.
void write_postings(const std::filesystem::path& folder);

/// Reads every list of the column beside the database's and throws Failure (internal) where they
/// differ. Nothing is published then.
void verify_postings(const std::filesystem::path& folder);

}  // namespace onrecord::schema
