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

/// Lines of an Archive, those of whole Liveblogs, and which of their ids are one.
struct LinesToRead {
    corpus::ArchiveLines lines;
    std::uint64_t revisions = 0;  ///< As many as `lines` gives.
    corpus::Identities identities;
};

/// The first stage: keeps the keys of what `read` gives and spills the Revisions into buckets by
/// Liveblog.
RevisionTable read_lines(const LinesToRead& read, const BuildContext& context);

/// The same of a whole Archive; `ledger` is told of every line, too.
RevisionTable read_archive(const corpus::Archive& archive,
                           const BuildContext& context,
                           LedgerMaker& ledger);

}  // namespace onrecord::indexer
