// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/generation.hpp"

#include "schema/analyzer.hpp"
#include "schema/failure.hpp"
#include "schema/file_descriptor.hpp"
#include "schema/sha256.hpp"
#include "schema/verified_files.hpp"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <fstream>
#include <iterator>
#include <string>
#include <sys/file.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace onrecord::schema {
namespace {

namespace fs = std::filesystem;

// Of the small files that are read whole; a larger one is not ours.
constexpr std::uintmax_t largest_whole_file = std::uintmax_t{256} << 20U;

[[noreturn]] void refuse(const fs::path& file, const std::string& reason) {
    throw Failure{
        ExitStatus::BadData,
        file.string() + " is damaged (" + reason + "); build the index again, or roll back"};
}

std::string read_whole(const fs::path& file) {
    std::error_code error;
    const std::uintmax_t size = fs::file_size(file, error);
    std::ifstream stream{file, std::ios::binary};
    if (error || !stream) throw Failure{ExitStatus::NoInput, file.string() + " cannot be read"};
    if (size > largest_whole_file) refuse(file, "it is too large");
    std::string bytes{std::istreambuf_iterator<char>{stream}, {}};
    if (stream.bad()) throw Failure{ExitStatus::NoInput, file.string() + " cannot be read"};
    return bytes;
}

/// How much is read, and what need not be.
struct Checking {
    Verify verify;
    VerifiedFiles* verified;
};

void check_file(const fs::path& folder, const ManifestFile& listed, const Checking& checking) {
    const fs::path file = folder / listed.path;
    std::error_code error;
    const std::uintmax_t size = fs::file_size(file, error);
    if (error) refuse(file, "it is missing");
    if (size != listed.bytes) refuse(file, "it has another size than the Manifest says");
    if (checking.verify == Verify::Sizes) return;
    const bool is_good = checking.verified != nullptr ? checking.verified->verify(file, listed)
                                                      : sha256_of_file(file) == listed.sha256;
    if (!is_good) refuse(file, "its SHA-256 is not the Manifest's");
}

bool has_file(const std::vector<ManifestFile>& files, std::string_view path) {
    return std::ranges::find(files, path, &ManifestFile::path) != files.end();
}

OpenShard open_shard(const fs::path& generation,
                     const ManifestShard& shard,
                     const Checking& checking) {
    const fs::path folder = generation / shard.folder;
    for (const std::string_view needed : {facet_columns_file,
                                          token_column_file,
                                          statement_column_file,
                                          posting_column_file,
                                          dictionary_file}) {
        if (!has_file(shard.files, needed)) {
            refuse(folder / needed, "the Manifest does not list it");
        }
    }
    for (const ManifestFile& file : shard.files) {
        check_file(folder, file, checking);
    }
    OpenShard open{folder,
                   shard,
                   FacetColumns{folder / facet_columns_file},
                   TokenColumn{folder / token_column_file},
                   StatementColumn{folder / statement_column_file},
                   PostingColumn{folder / posting_column_file},
                   read_whole(folder / dictionary_file)};
    if (open.facets.size() != shard.documents || open.tokens.size() != shard.documents ||
        open.statements.size() != shard.documents || open.postings.size() != shard.documents) {
        refuse(folder, "its columns have other documents than the Manifest says");
    }
    return open;
}

/// Held as long as a Generation is open: onrecord-index gc leaves alone what somebody reads, for
/// Xapian opens files when it needs them. Where locks are not to be had nothing is held.
class Lease {
public:
    explicit Lease(const fs::path& folder)
        : descriptor_{::open((folder / manifest_file).c_str(), O_RDONLY | O_CLOEXEC)} {
        if (!descriptor_.is_open() || ::flock(descriptor_.number(), LOCK_SH | LOCK_NB) == 0) return;
        const bool is_being_removed = errno == EWOULDBLOCK;
        if (is_being_removed) refuse(folder, "it is being removed");
    }

private:
    FileDescriptor descriptor_;
};

std::vector<SpeakerAlias> read_aliases(const fs::path& file) {
    const std::string text = read_whole(file);
    std::vector<std::pair<std::string, SpeakerAlias>> keyed;
    for (std::string_view rest = text; !rest.empty();) {
        const std::string_view line = rest.substr(0, rest.find('\n'));
        rest.remove_prefix(std::min(line.size() + 1, rest.size()));
        const std::size_t tab = line.find('\t');
        if (tab == std::string_view::npos) refuse(file, "a line has no tab");
        const std::string_view alias = line.substr(0, tab);
        keyed.push_back({fold(alias), {std::string{alias}, std::string{line.substr(tab + 1)}}});
    }
    std::ranges::stable_sort(
        keyed, {}, [](const auto& pair) -> auto& { return pair.first; });
    std::vector<SpeakerAlias> aliases;
    aliases.reserve(keyed.size());
    for (auto& [folded, alias] : keyed) {
        aliases.push_back(std::move(alias));
    }
    return aliases;
}

void check_analyzer(const Manifest& manifest, const fs::path& folder) {
    if (manifest.analyzer_version == analyzer_version) return;
    throw Failure{ExitStatus::BadData,
                  folder.string() + " was made by another analyzer (" +
                      std::to_string(manifest.analyzer_version) + ", this program has " +
                      std::to_string(analyzer_version) + "); build the index again"};
}

}  // namespace

std::vector<Ordinal> shown_values(const FacetColumns& facets,
                                  const ShardOverlay& overlay,
                                  FieldId field) {
    const FacetColumn& column = facets.facet(field);
    std::vector<bool> is_shown(column.value_count(), overlay.hidden.empty());
    auto hidden = overlay.hidden.begin();
    for (DocId document = 1; !overlay.hidden.empty() && document <= facets.size(); ++document) {
        if (hidden != overlay.hidden.end() && *hidden == document) {
            ++hidden;
            continue;
        }
        for (const Ordinal ordinal : column.ordinals(document)) {
            is_shown[ordinal] = true;
        }
    }
    std::vector<Ordinal> values;
    for (Ordinal value = 0; value < column.value_count(); ++value) {
        if (is_shown[value]) values.push_back(value);
    }
    return values;
}

std::shared_ptr<const Generation> Generation::open(const fs::path& folder,
                                                   Verify verify,
                                                   VerifiedFiles* verified) {
    const Checking checking{verify, verified};
    const fs::path file = folder / manifest_file;
    // Not make_shared: only this function may construct a Generation.
    const auto lease = std::make_shared<const Lease>(folder);
    std::shared_ptr<Generation> generation{new Generation,
                                           [lease](const Generation* open) { delete open; }};
    generation->manifest_ = read_manifest(read_whole(file), file.string());
    const Manifest& manifest = generation->manifest_;
    check_analyzer(manifest, folder);
    for (const ManifestFile& listed : manifest.files) {
        check_file(folder, listed, checking);
    }
    for (const ManifestShard& shard : manifest.shards) {
        generation->shards_.push_back(open_shard(folder, shard, checking));
    }
    if (has_file(manifest.files, speaker_aliases_file)) {
        generation->speaker_aliases_ = read_aliases(folder / speaker_aliases_file);
    }
    std::vector<std::uint32_t> documents;
    for (const OpenShard& shard : generation->shards_) {
        documents.push_back(shard.facets.size());
    }
    if (has_file(manifest.files, overlay_file)) {
        generation->overlay_.emplace(folder / overlay_file, documents);
    }
    for (std::size_t i = 0; i < generation->shards_.size(); ++i) {
        generation->shards_[i].overlay =
            generation->overlay_ ? generation->overlay_->of(i) : ShardOverlay{i, {}, {}};
    }
    if (has_file(manifest.files, statement_clusters_file)) {
        std::vector<std::uint32_t> statements;
        for (const OpenShard& shard : generation->shards_) {
            statements.push_back(shard.statements.statement_count());
        }
        generation->statement_clusters_.emplace(folder / statement_clusters_file, statements);
    }
    return generation;
}

}  // namespace onrecord::schema
