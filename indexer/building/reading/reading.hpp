// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/archive.hpp"
#include "corpus/identities.hpp"
#include "indexer/building/build_context.hpp"
#include "indexer/building/ledger/ledger.hpp"
#include "indexer/building/plan/revision_table.hpp"

#include <string_view>

namespace onrecord::indexer {

/// Name of the spill files of the buckets.
inline constexpr std::string_view bucket_name = "bucket";

/// The lines of complete Liveblogs of an Archive, and which of their ids are the same.
struct LinesToRead {
    corpus::ArchiveLines lines;
    std::uint64_t revisions = 0;  ///< Number of Revisions in `lines`.
    corpus::Identities identities;
};

/// The first stage of a build: collects the keys of all Revisions and spills the Revisions into
/// buckets by Liveblog.
RevisionTable read_lines(const LinesToRead& read, const BuildContext& context);

/// The same for a whole Archive; also adds every line to `ledger`.
RevisionTable read_archive(const corpus::Archive& archive,
                           const BuildContext& context,
                           LedgerMaker& ledger);

}  // namespace onrecord::indexer
