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

// A Generation on disk: its Manifest, its files, and how readers open the current one. The indexer
// writes these files and publishes them (indexer/publishing); the searcher and the server only
// read. docs/index-format.md describes the files.
namespace onrecord::schema {

/// Raised with every change of a Generation's contents. A Generation of another version is refused,
/// with the advice to build again.
inline constexpr int index_format_version = 6;

struct ManifestFile {
    std::string path;  ///< Relative to the Generation's folder; for a Shard's file, to the Shard's.
    std::uint64_t bytes = 0;
    std::string sha256;
    bool operator==(const ManifestFile&) const = default;
};

struct ManifestShard {
    std::string folder;           ///< `shard-00` is the newest.
    std::uint64_t documents = 0;  ///< Revisions.
    std::uint64_t entries = 0;    ///< Those that are current Revisions.
    Period window;                ///< Of the publication times; empty when none is known.
    std::string content;  ///< SHA-256 over the Shard's records. Shards with equal digests are
                          ///< interchangeable.
    std::vector<std::string> languages;
    std::vector<ManifestFile> files;
    bool operator==(const ManifestShard&) const = default;
};

struct Manifest {
    int format_version = index_format_version;
    int analyzer_version = 0;
    std::uint64_t number = 0;
    std::string created;           ///< RFC 3339, UTC.
    std::string previous;          ///< SHA-256 of the previous Manifest; empty in the first.
    std::string archive_position;  ///< Chain digest of the Archive that it was built from.
    std::string settings;  ///< Digest of what else determines the contents: annotator, shard size.
    std::uint64_t documents = 0;
    std::uint64_t entries = 0;
    std::uint64_t liveblogs = 0;
    std::uint64_t outlets = 0;
    std::vector<ManifestShard> shards;  ///< Newest first.
    std::vector<ManifestFile> files;    ///< Files that belong to no Shard.
    bool operator==(const Manifest&) const = default;
};

/// The text of the Manifest file. Its last line is the digest of all lines before.
std::string to_text(const Manifest& manifest);
/// Throws Failure (bad data) naming `origin` when the digest or the shape is wrong.
Manifest read_manifest(std::string_view text, const std::string& origin);

/// File names within an index: `CURRENT` contains the number of the served Generation and a
/// newline; each Generation has a folder `generations/000012/` with its Manifest.
inline constexpr std::string_view current_file = "CURRENT";
inline constexpr std::string_view generations_folder = "generations";
inline constexpr std::string_view manifest_file = "MANIFEST";
/// Files within a Shard's folder, beside Xapian's own. All five are always present; the dictionary
/// may be empty.
inline constexpr std::string_view facet_columns_file = "facets.column";
inline constexpr std::string_view token_column_file = "tokens.column";
inline constexpr std::string_view posting_column_file = "postings.column";
inline constexpr std::string_view statement_column_file = "statements.column";
inline constexpr std::string_view dictionary_file = "records.dictionary";
/// In the Generation's folder, optional: aliases of Speakers, one `alias TAB speaker` per line,
/// UTF-8.
inline constexpr std::string_view speaker_aliases_file = "speaker-aliases.tsv";
/// In the Generation's folder, optional: Statement clusters. Without it, no Statement is known to
/// be printed twice.
inline constexpr std::string_view statement_clusters_file = "statements.clusters";
/// In the Generation's folder, optional: hidden documents and places in time order
/// (schema/overlay.hpp).
inline constexpr std::string_view overlay_file = "overlay";

/// How thoroughly a Generation is verified when it is opened.
enum class Verify {
    Sizes,    ///< The Manifest's own digest; presence and size of every file.
    Digests,  ///< Also the SHA-256 of every file.
};

/// An open Shard: the parts that threads may share. Xapian handles are not among them: each thread
/// opens its own.
struct OpenShard {
    std::filesystem::path folder;
    ManifestShard manifest;
    FacetColumns facets;
    TokenColumn tokens;
    StatementColumn statements;
    PostingColumn postings;
    std::string dictionary;
    ShardOverlay overlay{};

    /// False for a hidden document, which does not belong to the Generation.
    bool is_shown(DocId document) const {
        return overlay.hidden.empty() || !overlay.is_hidden(document);
    }
    /// Whether it is shown and is its Entry's current Revision.
    bool is_current(DocId document) const {
        return facets.is_current(document) && is_shown(document);
    }
    /// How many are shown.
    std::uint64_t shown() const { return facets.size() - overlay.hidden.size(); }
    Place place(DocId document) const { return overlay.place(document); }
};

/// The Facet values that occur in shown documents of a Shard, ascending.
std::vector<Ordinal> shown_values(const FacetColumns& facets,
                                  const ShardOverlay& overlay,
                                  FieldId field);

class VerifiedFiles;  // schema/verified_files.hpp

/// A Generation open for reading: immutable, shared between threads. It holds a shared lock, where
/// the file system has locks, so that `onrecord-index gc` does not delete it. Columns stay readable
/// even if their files are deleted, because they are mapped; Xapian opens some files late.
class Generation {
public:
    /// Throws Failure (bad data) when it does not verify or has another format version. Files
    /// already in `verified` are not read again for Verify::Digests; files that were read are added
    /// to it.
    static std::shared_ptr<const Generation> open(const std::filesystem::path& folder,
                                                  Verify verify = Verify::Sizes,
                                                  VerifiedFiles* verified = nullptr);
    const Manifest& manifest() const { return manifest_; }
    /// Newest first. Documents of the last Shard may lie between those of the others: see
    /// schema/overlay.hpp.
    const std::vector<OpenShard>& shards() const { return shards_; }
    /// Whether documents of the last Shard lie, in time, between those of the others.
    bool has_documents_between() const {
        return !shards_.empty() && shards_.back().overlay.is_between();
    }
    /// Sorted by folded alias.
    const std::vector<SpeakerAlias>& speaker_aliases() const { return speaker_aliases_; }
    /// Clusters of Statements; null when the Generation has none.
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

/// The number in CURRENT; empty when nothing has been published yet. Throws Failure.
std::optional<std::uint64_t> current_number(const std::filesystem::path& index);
/// The numbers of the Generations that have a Manifest, ascending.
std::vector<std::uint64_t> generation_numbers(const std::filesystem::path& index);
std::filesystem::path generation_folder(const std::filesystem::path& index, std::uint64_t number);

/// The result of open_current(): a Generation, and the reason if it is not the one that CURRENT
/// names.
struct OpenedGeneration {
    std::shared_ptr<const Generation> generation;
    std::string refusal;  ///< Empty, or why the one that CURRENT names was refused.
};
/// Opens the Generation that CURRENT names; when it does not verify, the latest earlier one that
/// does, with the reason. Throws Failure: no input when there is no index, bad data when no
/// Generation verifies.
OpenedGeneration open_current(const std::filesystem::path& index,
                              Verify verify = Verify::Sizes,
                              VerifiedFiles* verified = nullptr);

}  // namespace onrecord::schema
