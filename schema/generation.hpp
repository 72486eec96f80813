// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/entry.hpp"
#include "schema/facet_columns.hpp"
#include "schema/overlay.hpp"
#include "schema/posting_column.hpp"
#include "schema/speaker_alias.hpp"
#include "schema/statement_clusters.hpp"
#include "schema/statement_column.hpp"
#include "schema/token_column.hpp"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// A Generation on disk and the protocol that publishes it: what the write wing leaves and the
// read wing finds. docs/index-format.md describes the files.
namespace onrecord::schema {

/// Raised with every change of what stands in a Generation; an older one is refused with the way
/// out (build again).
inline constexpr int index_format_version = 6;

struct ManifestFile {
    std::string path;  ///< Relative to the Generation's folder; of a Shard, to the Shard's.
    std::uint64_t bytes = 0;
    std::string sha256;
    bool operator==(const ManifestFile&) const = default;
};

struct ManifestShard {
    std::string folder;           ///< `shard-00` is the newest.
    std::uint64_t documents = 0;  ///< Revisions.
    std::uint64_t entries = 0;    ///< Current ones among them.
    Period window;                ///< Of the times published; empty when none is known.
    std::string content;          ///< SHA-256 over the Shard's records: equal content, equal Shard.
    std::vector<std::string> languages;
    std::vector<ManifestFile> files;
    bool operator==(const ManifestShard&) const = default;
};

struct Manifest {
    int format_version = index_format_version;
    int analyzer_version = 0;
    std::uint64_t number = 0;
    std::string created;           ///< RFC 3339, UTC.
    std::string previous;          ///< SHA-256 of the Manifest before, empty in the first.
    std::string archive_position;  ///< The Archive's chain digest that this was built from.
    std::string settings;  ///< Digest of what else decides the content: annotator, shard size.
    std::uint64_t documents = 0;
    std::uint64_t entries = 0;
    std::uint64_t liveblogs = 0;
    std::uint64_t outlets = 0;
    std::vector<ManifestShard> shards;  ///< Newest first.
    std::vector<ManifestFile> files;    ///< Of the Generation beside its Shards.
    bool operator==(const Manifest&) const = default;
};

/// The Manifest as the text of its file; ends in a line with the digest of what stands above.
std::string to_text(const Manifest& manifest);
/// Throws Failure (bad data) naming `origin` when the digest or the shape is wrong.
Manifest read_manifest(std::string_view text, const std::string& origin);

/// Files of an index: `CURRENT` holds the served Generation's number and a line end, and each
/// Generation `generations/000012/` its Manifest.
inline constexpr std::string_view current_file = "CURRENT";
inline constexpr std::string_view generations_folder = "generations";
inline constexpr std::string_view manifest_file = "MANIFEST";
/// Files within a Shard's folder, beside Xapian's own. All five are always there; a dictionary
/// may be empty.
inline constexpr std::string_view facet_columns_file = "facets.column";
inline constexpr std::string_view token_column_file = "tokens.column";
inline constexpr std::string_view posting_column_file = "postings.column";
inline constexpr std::string_view statement_column_file = "statements.column";
inline constexpr std::string_view dictionary_file = "records.dictionary";
/// Beside the Shards, where there are aliases: one `alias TAB speaker` a line, UTF-8.
inline constexpr std::string_view speaker_aliases_file = "speaker-aliases.tsv";
/// Beside the Shards; without it no Statement is known to be printed twice.
inline constexpr std::string_view statement_clusters_file = "statements.clusters";
/// Beside the Shards, where documents of theirs are hidden or stand between those of others.
inline constexpr std::string_view overlay_file = "overlay";

/// How much of a Generation is read before it is trusted.
enum class Verify {
    Sizes,    ///< The Manifest's own digest, every file's presence and size.
    Digests,  ///< Also the SHA-256 of every file.
};

/// An open Shard: what many threads may share. Xapian handles are each thread's own.
struct OpenShard {
    std::filesystem::path folder;
    ManifestShard manifest;
    FacetColumns facets;
    TokenColumn tokens;
    StatementColumn statements;
    PostingColumn postings;
    std::string dictionary;
    ShardOverlay overlay{};

    /// False of what is hidden: it is no document of the Generation.
    bool is_shown(DocId document) const {
        return overlay.hidden.empty() || !overlay.is_hidden(document);
    }
    /// Whether it is shown and its Entry's current Revision.
    bool is_current(DocId document) const {
        return facets.is_current(document) && is_shown(document);
    }
    /// How many are shown.
    std::uint64_t shown() const { return facets.size() - overlay.hidden.size(); }
    Place place(DocId document) const { return overlay.place(document); }
};

/// The values of a Facet that a Shard's shown documents have, rising.
std::vector<Ordinal> shown_values(const FacetColumns& facets,
                                  const ShardOverlay& overlay,
                                  FieldId field);

class VerifiedFiles;  // schema/verified_files.hpp

/// A Generation open for reading: immutable, shared. Files that are deleted meanwhile stay
/// readable through it (columns are mapped; open the Xapian handles early).
class Generation {
public:
    /// Throws Failure (bad data) when it does not verify or has another format version. Files of
    /// `verified` are not read again for their digests, and those that are read are added.
    static std::shared_ptr<const Generation> open(const std::filesystem::path& folder,
                                                  Verify verify = Verify::Sizes,
                                                  VerifiedFiles* verified = nullptr);
    const Manifest& manifest() const { return manifest_; }
    /// Newest first. The last may stand between the others: see schema/overlay.hpp.
    const std::vector<OpenShard>& shards() const { return shards_; }
    /// Whether documents of the last Shard stand between those of the others.
    bool has_documents_between() const {
        return !shards_.empty() && shards_.back().overlay.is_between();
    }
    /// Sorted by folded alias.
    const std::vector<SpeakerAlias>& speaker_aliases() const { return speaker_aliases_; }
    /// Which Statements are printings of the same one; null where that was not worked out.
    const StatementClusters* statement_clusters() const {
        return statement_clusters_ ? &*statement_clusters_ : nullptr;
    }

private:
    Generation() = default;
    Manifest manifest_;
    std::vector<OpenShard> shards_;
    std::vector<SpeakerAlias> speaker_aliases_;
    std::optional<StatementClusters> statement_clusters_;
    std::optional<Overlay> overlay_;
};

/// The number in CURRENT; nothing when the index has never been published. Throws Failure.
std::optional<std::uint64_t> current_number(const std::filesystem::path& index);
/// The numbers of the Generations that have a Manifest, rising.
std::vector<std::uint64_t> generation_numbers(const std::filesystem::path& index);
std::filesystem::path generation_folder(const std::filesystem::path& index, std::uint64_t number);

/// What open_current() gives: a Generation, and why it is not the one CURRENT names.
struct OpenedGeneration {
    std::shared_ptr<const Generation> generation;
    std::string refusal;  ///< Empty, or what was wrong with the one that CURRENT names.
};
/// The served Generation; when it does not verify, the last good one before it, with the reason.
/// Throws Failure (no input) when there is no index, (bad data) when no Generation is good.
OpenedGeneration open_current(const std::filesystem::path& index,
                              Verify verify = Verify::Sizes,
                              VerifiedFiles* verified = nullptr);

}  // namespace onrecord::schema
