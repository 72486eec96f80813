// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/entry.hpp"
#include "schema/speaker_alias.hpp"
#include "tests/support/temporary_folder.hpp"

#include <cstddef>
#include <filesystem>
#include <vector>

// An index made of Revisions at hand, written with the schema alone: what the read wing's tests
// search, without Captures, Archive, annotator or indexer.
namespace onrecord::support {

/// The order in which a Generation has them: newest first, unknown times last, then the later in
/// the Liveblog, then by id, then the newer Revision.
void sort_as_in_a_generation(std::vector<schema::AnnotatedEntry>& revisions);

struct ScratchIndexOptions {
    std::size_t shards = 1;  ///< Of about equal size.
    std::vector<schema::SpeakerAlias> aliases;
    std::uint64_t number = 1;
    /// Each so many-th Revision stands in a Shard between the others, every second of them in place
    /// of another one that is hidden; 0: none.
    std::size_t between = 0;
};

/// Writes Generation `number` of the index in `folder` and makes it the served one. `revisions`
/// stand in the order above.
void write_index(const std::filesystem::path& folder,
                 const std::vector<schema::AnnotatedEntry>& revisions,
                 const ScratchIndexOptions& options = {});

/// An index of its own for one test, removed with this.
class ScratchIndex {
public:
    explicit ScratchIndex(const std::vector<schema::AnnotatedEntry>& revisions,
                          const ScratchIndexOptions& options = {}) {
        write_index(folder_.path(), revisions, options);
    }
    const std::filesystem::path& path() const { return folder_.path(); }

private:
    TemporaryFolder folder_;
};

}  // namespace onrecord::support
